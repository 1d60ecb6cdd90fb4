"""The whole way on the real window with the real analysis process: import, read, study, quit, start again."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from gui.app import open_window
from gui.article.page import ArticlePage
from gui.shell.window import MainWindow
from gui.study.page import StudyPage
from quizbank.domain.review import CardPhase
from quizbank.worker.client import Worker
from quizbank.workflows.desk import Desk
from quizbank.workflows.open_desk import open_desk
from tests.news import TREATY

NOW = datetime(2031, 3, 20, 9, 0, tzinfo=UTC)
_IMPORT_MS = 120_000


@dataclass
class Session:
    """One start of the app, from open to closed."""

    window: MainWindow
    desk: Desk
    qtbot: QtBot

    def key(self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        self.qtbot.keyClick(QApplication.focusWidget() or self.window, key, modifier)

    def drop(self, data: QMimeData) -> None:
        copy, nothing = Qt.DropAction.CopyAction, Qt.KeyboardModifier.NoModifier
        event = QDropEvent(QPointF(500, 300), copy, data, Qt.MouseButton.LeftButton, nothing)
        self.window.dropEvent(event)

    def page[T](self, kind: type[T]) -> T:
        shown = self.window.stack.currentWidget()
        assert isinstance(shown, kind), shown
        return shown


@contextmanager
def started(qtbot: QtBot, folder: Path, moment: datetime) -> Iterator[Session]:
    """The app on a data folder, at a moment that stands still."""
    desk, worker = open_desk(folder, lambda: moment, zone=UTC), Worker()
    window = open_window(desk, worker)
    window.show()
    qtbot.waitExposed(window)
    window.activateWindow()
    try:
        yield Session(window, desk, qtbot)
    finally:
        window.close()
        worker.close()
        desk.close()
        window.deleteLater()


@pytest.mark.slow
def test_import_read_study_quit_start_again(qtbot: QtBot, tmp_path: Path) -> None:
    file = tmp_path / "treaty.txt"
    file.write_text(TREATY, encoding="utf-8")
    with started(qtbot, tmp_path / "data", NOW) as session:
        first = session.page(ArticlePage)
        assert first.state is not None and first.state.starter, "the first start shows a starter article"

        dropped = QMimeData()
        dropped.setUrls([QUrl.fromLocalFile(str(file))])
        session.drop(dropped)
        qtbot.waitUntil(lambda: "border treaty" in session.window.windowTitle(), timeout=_IMPORT_MS)
        article = session.page(ArticlePage)
        assert article.state is not None
        treaty = article.state.text.article
        assert article.state.cards, "the cards stand beside the article"
        session.key(Qt.Key.Key_Space)
        assert article.cards.card.is_shown, "Space shows the answer"

        session.window.go("study", treaty)
        study = session.page(StudyPage)
        graded = []
        for key in (Qt.Key.Key_3, Qt.Key.Key_1, Qt.Key.Key_4):
            graded.append(study.sittings.uid)
            session.key(Qt.Key.Key_Space)
            session.key(key)
        assert len(set(graded)) == 3
        left = study.sittings.uid

    with started(qtbot, tmp_path / "data", NOW + timedelta(minutes=5)) as session:
        opened = session.page(ArticlePage).state
        assert opened is not None
        assert opened.text.article == treaty, "it opens where it was left"
        days = {day.day: day.answered for day in session.desk.progress().days}
        assert days[NOW.date()] == 3
        session.window.go("study", treaty)
        queue = session.page(StudyPage).sittings.current.session.queue
        assert left in queue
        assert graded[2] not in queue, "what was easy is not due again today"
        assert graded[1] in queue, "what was not known is"
        assert session.desk.card(graded[0]).phase is not CardPhase.NEW
        assert session.desk.can_undo() == "", "what was graded before a quit stands"
