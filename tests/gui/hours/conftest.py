"""A start of the app for somebody's first hour: the real window and library, keys alone, pages on the clipboard."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, Qt, QUrl
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from gui.app import open_window
from gui.kit.pages import PageWidget
from gui.library.page import LibraryPage
from quizbank.domain.selection import Making
from quizbank.workflows.analysis import Analyst, MakeJob, Result
from quizbank.workflows.making_codec import encode
from quizbank.workflows.open_desk import open_desk
from tests.gui.desk_double import AnalystDouble
from tests.gui.windows import leave, settle
from tests.made_up import NOW

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
_IMPORT_MS = 120_000


class ReadyAnalyst(AnalystDouble):
    """An analyst that gives the making whose title is in the page, at once."""

    def __init__(self, makings: tuple[Making, ...]) -> None:
        super().__init__()
        self._makings = {making.article.title: making for making in makings}

    def start(self, job: MakeJob) -> int:
        ticket = super().start(job)
        self.waiting.append((ticket, Result(encode(self._makings[job.data.decode()]))))
        return ticket

    def warm(self) -> None:
        pass


class Hour:
    """One person at the keyboard, from the start of the app on."""

    def __init__(self, qtbot: QtBot, folder: Path, analyst: Analyst) -> None:
        self.qtbot, self.folder = qtbot, folder
        self.moment = NOW
        self.desk = open_desk(folder / "data", self._clock, zone=UTC)
        self.window = open_window(self.desk, analyst)  # type: ignore[arg-type]
        self.window.show()
        qtbot.waitExposed(self.window)
        self.window.activateWindow()
        settle()

    def _clock(self) -> datetime:
        self.moment += timedelta(seconds=1)
        return self.moment

    def press(self, *keys: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """Press keys where the keyboard is."""
        for key in keys:
            self.qtbot.keyClick(QApplication.focusWidget() or self.window, key, modifier)
            settle()

    def write(self, words: str) -> None:
        """Type into the field that has the keyboard, then Enter."""
        field = QApplication.focusWidget()
        assert isinstance(field, QLineEdit), field
        field.clear()
        self.qtbot.keyClicks(field, words)
        self.press(Qt.Key.Key_Return)

    def paste_files(self, texts: dict[str, str]) -> None:
        """Copy files in another program, press Ctrl+V, and wait until they are read."""
        urls = []
        for name, text in texts.items():
            (self.folder / name).write_text(text, encoding="utf-8")
            urls.append(QUrl.fromLocalFile(str(self.folder / name)))
        data = QMimeData()
        data.setUrls(urls)
        QGuiApplication.clipboard().setMimeData(data)
        before = len(self.desk.articles())
        self.press(Qt.Key.Key_V, modifier=CTRL)
        library = self.page(LibraryPage)
        self.qtbot.waitUntil(lambda: library.importer.state.idle, timeout=_IMPORT_MS)
        settle()
        assert len(self.desk.articles()) == before + len(texts)

    def page[T: PageWidget](self, kind: type[T]) -> T:
        """The page that is shown."""
        shown = self.window.stack.currentWidget()
        assert isinstance(shown, kind), shown
        return shown


type StartHour = Callable[[Analyst], Hour]


@pytest.fixture
def start_hour(qtbot: QtBot, tmp_path: Path) -> Iterator[StartHour]:
    """Start the app with an analyst; it is closed at the end."""

    @contextmanager
    def running() -> Iterator[StartHour]:
        hours: list[Hour] = []

        def start(analyst: Analyst) -> Hour:
            hours.append(Hour(qtbot, tmp_path, analyst))
            return hours[-1]

        yield start
        for hour in hours:
            leave(hour.window)
            hour.desk.close()

    with running() as start:
        yield start
