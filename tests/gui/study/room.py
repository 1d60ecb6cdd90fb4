"""The Study page on a library for its tests: a window that notes what it is asked, and the keyboard."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from gui.kit.pages import Bus
from gui.study.page import StudyPage
from quizbank.workflows.desk import Desk
from tests.made_up import river

ARTICLE = river().article.id


@dataclass
class WindowDouble:
    """Notes what it is asked; undo is done as the real window does it."""

    desk: Desk
    bus: Bus
    asked: list[tuple[str, str]] = field(default_factory=list)
    told: list[str] = field(default_factory=list)

    def go(self, page: str, target: str = "") -> None:
        self.asked.append((page, target))

    def act(self, action: str) -> None:
        self.asked.append(("act", action))
        if action == "undo" and (changes := self.desk.undo()):
            self.bus.changed.emit(changes)

    def tell(self, sentence: str, *, undo: bool = False) -> None:
        self.told.append(sentence)

    def page_changed(self) -> None:
        pass


@dataclass
class Room:
    """A page on a library, and its clock."""

    qtbot: QtBot
    desk: Desk
    page: StudyPage
    window: WindowDouble
    moment: list[datetime]

    def key(self, key: Qt.Key | str) -> None:
        """Press a key where the keyboard is."""
        target = QApplication.activePopupWidget() or QApplication.focusWidget() or self.page
        if isinstance(key, str):
            self.qtbot.keyClicks(target, key)
        else:
            self.qtbot.keyClick(target, key)

    def wait(self, seconds: int) -> None:
        self.moment[0] += timedelta(seconds=seconds)

    @property
    def mode(self) -> str:
        return self.page.sittings.mode

    @property
    def uid(self) -> str:
        return self.page.sittings.uid


def study_all(room: Room, wrong: int = -1) -> int:
    """Grade every card Easy, one of them Again once; how many grades that took."""
    count = 0
    while room.mode == "review":
        room.page.card_view.field.setText("Petra" if count == wrong else "")
        room.page.card_view.acted.emit("show")
        room.key("1" if count == wrong else "4")
        count += 1
        assert count < 60
    return count
