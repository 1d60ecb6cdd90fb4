"""The Library page in its window on the made-up desk, with an analyst whose answers the test gives."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import UTC
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent, QGuiApplication
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from gui.kit.surfaces import Message
from gui.library.notices import Textless
from gui.library.page import LibraryPage
from gui.shell.window import MainWindow
from quizbank.domain.reading import EMPTY_OUTLINE
from quizbank.domain.selection import Making
from quizbank.workflows.analysis import Analyst, Failed, MakeJob, Progress, Result
from quizbank.workflows.analysis import Message as FromAnalyst
from quizbank.workflows.desk import Desk
from quizbank.workflows.making_codec import encode
from quizbank.workflows.open_desk import open_desk
from tests.gui.desk_double import AnalystDouble
from tests.gui.library_screens import library_on
from tests.made_up import NOW, made_up_desk, short

LONG_MS = 120_000  # for what the real analysis process does; no test measures it
FOUR = [
    "Highland communes win a veto on the river tariff",
    "Who speaks for the coast?",
    "Three ministers leave the cabinet",
    "The long road to the Orsa locks",
]
"""The titles of the made-up library, newest first."""
NO_KEYS = Qt.KeyboardModifier.NoModifier


def bridge() -> Making:
    """An article that is not in the made-up library."""
    words = (
        "Anneke Roth opened the bridge of Tarrowmouth. The mayor spoke of nine years of work and thanked the masons."
    )
    return short("A bridge opens in Tarrowmouth", "Selwyn Post", "2031-03-18", words)


@dataclass
class Room:
    """A window on a library, and the analyst behind it."""

    qtbot: QtBot
    desk: Desk
    window: MainWindow
    page: LibraryPage
    analyst: AnalystDouble

    # --- what the person does ---------------------------------------------------------------------------------
    def press(self, *keys: Qt.Key, on: QWidget | None = None) -> None:
        """Press keys where the keyboard is."""
        for key in keys:
            self.qtbot.keyClick(on or QApplication.focusWidget() or self.page, key)
            QApplication.processEvents()

    def paste(self, text: str = "", html: str = "") -> None:
        """Copy something, then press Ctrl+V."""
        QGuiApplication.clipboard().setMimeData(mime(text, html))
        self.qtbot.keyClick(self.window, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)

    def drop(self, data: QMimeData, on: QWidget | None = None) -> None:
        """Drag over a widget (the page), let go."""
        drag(on or self.page, data)
        event = QDropEvent(QPointF(9, 9), Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, NO_KEYS)
        QApplication.sendEvent(on or self.page, event)

    def come_to_rest(self) -> None:
        """Wait until nothing is read any more, and what is to be said is shown."""
        self.qtbot.waitUntil(lambda: self.page.importer.state.idle, timeout=LONG_MS)
        settle()

    # --- what the analysis process does -----------------------------------------------------------------------
    def job(self, number: int = 1) -> MakeJob:
        """The ``number``-th job, once it has been sent."""
        self.qtbot.waitUntil(lambda: len(self.analyst.jobs) >= number)
        return self.analyst.jobs[number - 1]

    def answer(self, message: FromAnalyst, ticket: int = 0) -> None:
        """Something arrives about a job, the last one if none is named."""
        self.analyst.waiting.append((ticket or len(self.analyst.jobs), message))
        self.window.context.analysis.poll()
        QApplication.processEvents()

    def made(self, making: Making) -> None:
        """The last job is done, and its article is stored, which begins beside the window."""
        source = self.page.importer.state.current
        self.answer(Result(encode(making)))
        self.qtbot.waitUntil(lambda: source is None or self.page.importer.state.current is not source)
        QApplication.processEvents()

    def failed(self, code: str, **parameters: str) -> None:
        """The last job fails."""
        self.answer(Failed(code, tuple(parameters.items())))

    def moved(self, step: str = "reading", done: int = 1, total: int = 2) -> None:
        """The last job is so far."""
        self.answer(Progress(step, done, total))

    # --- what is seen -----------------------------------------------------------------------------------------
    @property
    def titles(self) -> list[str]:
        """The articles in the list."""
        return [line.title for line in self.page.state.lines]

    @property
    def told(self) -> str:
        """The status line."""
        return self.window.status.words.text()

    @property
    def message(self) -> tuple[str, str] | None:
        """Title and body of the one message about what failed, or None."""
        shown = [m for m in self.page.findChildren(Message) if m.isVisible() and not isinstance(m, Textless)]
        assert len(shown) < 2
        return (shown[0].title.text(), shown[0].body.text()) if shown else None


type MakeRoom = Callable[..., Room]


@pytest.fixture
def make_room(qtbot: QtBot, tmp_path: Path) -> Iterator[MakeRoom]:
    """A room on a made-up library, or on an empty one; with another analyst if one is given."""
    rooms: list[Room] = []

    def make(*, empty: bool = False, size: tuple[int, int] = (1280, 800), analyst: Analyst | None = None) -> Room:
        folder = tmp_path / f"library{len(rooms)}"
        desk = open_desk(folder, lambda: NOW, zone=UTC) if empty else made_up_desk(folder)
        window, page, double = library_on(desk, analyst)
        rooms.append(Room(qtbot, desk, window, page, double))
        window.resize(*size)
        with qtbot.waitActive(window):
            window.show()
            window.activateWindow()
        settle()
        return rooms[-1]

    yield make
    for room in rooms:
        room.window.close()
        room.window.deleteLater()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        room.desk.close()


@pytest.fixture
def room(make_room: MakeRoom) -> Room:
    return make_room()


@pytest.fixture
def bare(make_room: MakeRoom) -> Room:
    return make_room(empty=True)


def settle() -> None:
    """Let layouts with height-for-width find their places."""
    for _ in range(4):
        QApplication.processEvents()


def mime(text: str = "", html: str = "", files: tuple[Path, ...] = (), urls: tuple[str, ...] = ()) -> QMimeData:
    """What a program puts on the clipboard or drags."""
    data = QMimeData()
    if text:
        data.setText(text)
    if html:
        data.setHtml(html)
    if files or urls:
        data.setUrls([*(QUrl.fromLocalFile(str(file)) for file in files), *map(QUrl, urls)])
    return data


def drag(widget: QWidget, data: QMimeData) -> None:
    """Hold something over a widget."""
    event = QDragEnterEvent(QPointF(9, 9), Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, NO_KEYS)
    QApplication.sendEvent(widget, event)
    assert event.isAccepted()


def drag_away(widget: QWidget) -> None:
    """Take it away again."""
    QApplication.sendEvent(widget, QDragLeaveEvent())


def undated(making: Making) -> Making:
    """The same without its day."""
    return replace(making, article=replace(making.article, published=None))


def only_read(making: Making) -> Making:
    """The same in another language, without questions."""
    article = replace(making.article, language="kk")
    return replace(making, article=article, outline=EMPTY_OUTLINE, facts=(), questions=(), omitted=(), reading=b"")


def more_articles(room: Room) -> None:
    """Add so many that titles can be looked for."""
    for number in range(5):
        title, words = f"A bridge opens, day {number}", f"Anneke Roth spoke on day {number}. It rained all day long."
        _, changes = room.desk.add(encode(short(title, "Selwyn Post", "2031-03-18", words)))
        room.window.context.publish(changes)
