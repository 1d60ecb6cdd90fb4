"""From the article to how it was read, a name put right, and the questions made anew by the real analysis process."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from gui.app import page_factories
from gui.article.page import ArticlePage
from gui.article.panes import WHO
from gui.reading_view import state as reading
from gui.reading_view.page import ReadingPage
from gui.reading_view.remaker import Stage
from gui.shell.window import MainWindow
from quizbank.domain.review import Grade
from quizbank.worker.client import Worker
from quizbank.workflows import starters
from quizbank.workflows.desk import Desk
from quizbank.workflows.open_desk import open_desk

NOW = datetime(2031, 3, 20, 9, tzinfo=UTC)


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    desk = open_desk(tmp_path / "library", lambda: NOW, zone=UTC)
    desk.add(starters.making(starters.names()[0]), starter=True)
    yield desk
    desk.close()


@pytest.fixture
def window(desk: Desk) -> Iterator[MainWindow]:
    worker = Worker()
    window = MainWindow(desk, worker, page_factories())
    window.resize(1280, 800)
    window.show()
    yield window
    window.close()
    window.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    worker.close()


def test_a_name_put_right_and_the_questions_made_anew(window: MainWindow, desk: Desk, qtbot: QtBot) -> None:
    article = desk.articles()[0].id
    window.go("article", article)
    page = window.page("article")
    assert isinstance(page, ArticlePage)
    menu = page.panes.reader_bar.more_menu()
    menu.actions()[0].trigger()
    menu.close()
    assert window.page_name == "reading"
    window.go("article", article)
    page.tabs.set_current(WHO)
    head = max(page.state.who, key=lambda line: line.cards)  # type: ignore[union-attr]
    page.who.list.select(head.entity)
    page.who.ask_button.click()
    read = window.page("reading")
    assert isinstance(read, ReadingPage) and read.view is not None
    assert (window.page_name, read.detail.name.text()) == ("reading", head.name)
    assert read.remaker.stage is Stage.RESTING
    for uid in [card.uid for card in desk.article(article).cards][:5]:
        desk.grade(uid, Grade.GOOD)
    studied = {card.uid: card.due for card in desk.article(article).cards if card.due}
    name = f"{head.name} Ivanovich"
    read._correct(reading.rename(read.view, read.key, name))
    qtbot.waitUntil(lambda: read.remaker.stage is Stage.READY, timeout=120_000)
    preview = read.remaker.preview
    assert preview is not None and preview.changed and not preview.is_empty
    read.remake()
    assert read.remaker.stage is Stage.RESTING, "the questions are those of the reading as it is now"
    now = desk.article(article)
    assert name in [actor.name for actor in now.actors]
    assert {card.uid: card.due for card in now.cards if card.due} == studied, "nobody's cards were lost"
    assert any(name in row.question.stem or row.question.key == name for row in now.questions)
