"""The Print & export page on a real library, as its tests work it."""

from dataclasses import dataclass, field
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QComboBox, QLineEdit
from pytestqt.qtbot import QtBot

from gui.export.page import ExportPage
from gui.kit.pages import Context
from quizbank.domain.paper import PaperOptions
from quizbank.workflows.desk import Desk
from tests.made_up import river

ARTICLE = river().article.id
OPTIONS = PaperOptions("Quiz")
TAKES_KEYS = (QAbstractButton, QComboBox, QLineEdit)


@dataclass
class WindowDouble:
    """Notes what it is asked."""

    asked: list[tuple[str, str]] = field(default_factory=list)
    told: list[str] = field(default_factory=list)

    def go(self, page: str, target: str = "") -> None:
        self.asked.append((page, target))

    def act(self, action: str) -> None:
        self.asked.append(("act", action))

    def tell(self, sentence: str, *, undo: bool = False) -> None:
        self.told.append(sentence)

    def page_changed(self) -> None:
        pass


@dataclass
class Room:
    """A page on a library."""

    qtbot: QtBot
    context: Context
    page: ExportPage
    window: WindowDouble

    @property
    def desk(self) -> Desk:
        return self.context.desk

    @property
    def uids(self) -> tuple[str, ...]:
        return tuple(row.key for row in self.page.pane.list.rows.rows)

    def key(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        self.qtbot.keyClick(self.page.pane.list, key, modifiers)

    def drawn(self) -> None:
        """Wait for the pages as things stand now."""
        self.page.drawer.forget()
        with self.qtbot.waitSignal(self.page.drawer.drawn, timeout=20_000):
            self.page._soon.start()

    def export(self, format_name: str, out: Path | None) -> None:
        """Export there, and wait for what it came to."""
        self.page.choose_file = lambda words, name: out
        self.page.preview.close_message()
        self.page.export_as(format_name)
        if out:
            self.qtbot.waitUntil(lambda: self.page.preview.message is not None, timeout=20_000)

    @property
    def message(self) -> tuple[str, str, str]:
        """Tone, title and body of the message."""
        message = self.page.preview.message
        assert message is not None
        return message.tone, message.title.text(), message.body.text()


def new_page(context: Context) -> ExportPage:
    """A page that asks nobody."""
    page = ExportPage(context)
    page.choose_file = lambda words, name: pytest.fail("nobody was to be asked for a file")
    page.choose_printer = lambda paper, title, pages: pytest.fail("nobody was to be asked for a printer")
    return page
