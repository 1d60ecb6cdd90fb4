"""The search page in its window, on the made-up library: typed, found, opened at its place."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from gui.app import page_factories
from gui.article.page import ArticlePage
from gui.article.panes import WHO
from gui.kit.labels import WrapLabel
from gui.kit.theme import appearance
from gui.questions.page import QuestionsPage
from gui.search import page as search_page
from gui.search.page import SearchPage
from gui.shell.window import MainWindow
from quizbank.domain.changes import ChangeKind, Changes
from quizbank.domain.errors import QuizbankError
from quizbank.workflows.desk import Desk
from tests.gui.desk_double import AnalystDouble
from tests.gui.library_screens import empty_desk
from tests.gui.windows import leave, put_up, settle
from tests.made_up import river, studied_desk

CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    made = studied_desk(tmp_path)
    yield made
    made.close()


@pytest.fixture
def window(desk: Desk) -> Iterator[MainWindow]:
    made = MainWindow(desk, AnalystDouble(), page_factories())
    made.go("progress")
    put_up(made)
    yield made
    leave(made)


def searching(window: MainWindow, words: str = "") -> SearchPage:
    window.go("search", words)
    settle()
    page = window.page("search")
    assert isinstance(page, SearchPage)
    return page


def rows(page: SearchPage, sort: str) -> list[str]:
    return [line.text for line in page.state.lines if line.sort == sort]


def press(qtbot: QtBot, *keys: Qt.Key) -> None:
    for key in keys:
        qtbot.keyClick(QApplication.focusWidget(), key)
        settle()


def test_the_keys_lead_to_it_from_wherever_nothing_else_is_searched(window: MainWindow, qtbot: QtBot) -> None:
    qtbot.keyClick(window, Qt.Key.Key_F, CTRL)
    assert (window.page_name, window.sidebar._rows[0].chosen) == ("search", True)
    window.go("article", river().article.id)
    qtbot.keyClick(window, Qt.Key.Key_F, CTRL)
    assert window.page_name == "article", "there it looks in the text"
    qtbot.keyClick(window, Qt.Key.Key_F, CTRL | SHIFT)
    page = searching(window)
    assert page.field.hasFocus()
    assert page.nothing.text() == "What are you looking for?"


def test_what_is_typed_is_found_in_articles_names_and_questions(window: MainWindow, qtbot: QtBot) -> None:
    page = searching(window)
    page.field.setText("Аннеке Рот")
    assert len(rows(page, "article")) == 4, "in any alphabet"
    assert rows(page, "person") == ["Anneke Roth"]
    assert "Who spoke for the coast in “Who speaks for the coast?”?" in rows(page, "question")
    assert page.summary.text() == "4 articles · 1 name · 5 questions."
    around = page.state.lines[0].meta
    assert around.startswith("Anneke Roth said that three ministers") and around.endswith(" …")
    qtbot.keyClicks(page.field, " court")
    assert rows(page, "article") == ["Highland communes win a veto on the river tariff"]


def test_enter_opens_an_article_where_the_words_stand(window: MainWindow, qtbot: QtBot) -> None:
    page = searching(window)
    qtbot.keyClicks(page.field, "court acc")
    press(qtbot, Qt.Key.Key_Return)
    article = window.page("article")
    assert isinstance(article, ArticlePage) and article.state is not None
    start, end = article.reader.lit or (0, 0)
    assert "Court of Accounts" in article.state.view.article.text[start:end]
    press(qtbot, Qt.Key.Key_Escape)
    assert window.page_name == "article" and article.reader.lit is None, "Esc puts the light out first"


def test_a_name_opens_who_that_is_and_a_question_itself(window: MainWindow, desk: Desk, qtbot: QtBot) -> None:
    page = searching(window, "corrin")
    page.list.opened.emit(next(line.key for line in page.state.lines if line.sort == "person"))
    article = window.page("article")
    assert isinstance(article, ArticlePage) and article.tabs.current() == WHO
    assert article.who.list.rows.rows[article.who.list.currentIndex().row()].text == "Ilsa Corrin"
    assert article.reader.lit is not None
    page = searching(window, "harbour league")
    line = next(line for line in page.state.lines if line.sort == "question")
    page.list.select(line.key)
    page.list.opened.emit(line.key)
    questions = window.page("questions")
    assert isinstance(questions, QuestionsPage)
    assert next(row.question.stem for row in desk.questions() if row.uid == questions.uid) == line.text
    page = searching(window)
    assert (page.field.text(), page.list.current()) == ("harbour league", line.key), "what was found is there still"


def test_by_keyboard_down_into_the_list_and_back_by_typing(window: MainWindow, qtbot: QtBot) -> None:
    page = searching(window, "roth")
    press(qtbot, Qt.Key.Key_Down, Qt.Key.Key_Down)
    assert page.list.hasFocus() and page.list.current() == "1"
    press(qtbot, Qt.Key.Key_S)
    assert page.field.hasFocus() and page.field.text() == "roths"
    assert not page.state.lines and page.nothing.text() == "Nothing has all of “roths” in it."
    press(qtbot, Qt.Key.Key_Down)
    assert page.field.hasFocus(), "there is nothing to go down to"
    press(qtbot, Qt.Key.Key_Escape)
    assert page.field.text() == ""
    press(qtbot, Qt.Key.Key_Escape)
    assert window.page_name == "library"


HOSTILE = ('"', "* OR NEAR(", "a AND b:c", "'; DROP TABLE item;--", "-", "\u202eabc", "<b>roth</b>", "{words}", "%s",
           "$x$ \\input{a} #let", "x" * 5000, "no " * 2000, "\ud83d", "\0")  # fmt: skip


@pytest.mark.parametrize("words", HOSTILE, ids=ascii)
def test_whatever_is_typed_is_words_to_look_for(window: MainWindow, words: str) -> None:
    page = searching(window, words)
    assert page.failure.isHidden()
    assert len(page.field.text()) <= 200
    if not page.state.lines:
        said = page.nothing.text()
        assert said and len(said) < 130 and "\n" not in said and "\u202e" not in said
    assert not any("<b>" in label.text() for label in page.findChildren(WrapLabel) if label is not page.nothing)
    assert page.list.rows.rowCount() == len(page.state.lines)


def test_many_articles_are_made_ready_bit_by_bit_without_stopping_the_window(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(search_page, "_AT_ONCE", 1)
    window.go("search", "roth")
    page = window.page("search")
    assert isinstance(page, SearchPage)
    assert page.nothing.text() == "3 articles are still being made ready to be searched."
    settle()
    assert len(rows(page, "article")) == 4


def test_it_follows_what_changes_while_it_is_shown(window: MainWindow, desk: Desk) -> None:
    page = searching(window, "roth")
    window.context.publish(desk.delete_article(river().article.id))
    assert len(rows(page, "article")) == 3
    window.act("undo")
    assert len(rows(page, "article")) == 4
    for row in desk.articles():
        window.context.publish(desk.delete_article(row.id))
    assert page.box.isVisible() and page.add_button.hasFocus()


def test_what_stands_in_the_way_is_said(window: MainWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    page = searching(window, "roth")

    def full(most: int) -> int:
        raise QuizbankError("disk_full", path="search.sqlite")

    with monkeypatch.context() as patch:
        patch.setattr(window.desk, "take_in", full)
        window.context.publish(Changes(frozenset({ChangeKind.ARTICLES}), ()))
        assert page.failure.isVisible() and not page.list.isVisible()
        assert page.failure.body.text().startswith("The disk is full, so search.sqlite could not be written.")
    page.field.setText("rot")
    assert not page.failure.isVisible() and page.list.isVisible(), "it goes on when there is room"


def test_an_empty_library_leads_to_the_door(tmp_path: Path, qtbot: QtBot) -> None:
    desk = empty_desk(tmp_path)
    window = MainWindow(desk, AnalystDouble(), page_factories())
    window.go("search")
    put_up(window)
    page = searching(window)
    assert page.add_button.hasFocus() and not page.field.isVisible()
    press(qtbot, Qt.Key.Key_Space)
    assert window.page_name == "library"
    leave(window)
    desk.close()


@pytest.mark.parametrize("scale", [1.0, 1.5])
@pytest.mark.parametrize("size", [(1280, 800), (900, 600)])
@pytest.mark.parametrize("words", ["", "roth", "Wasserstraßengebührenverordnungsänderungsgesetz " * 4])
def test_no_text_is_squeezed_and_every_control_has_a_name(
    window: MainWindow, size: tuple[int, int], scale: float, words: str
) -> None:
    appearance().set_scale(scale)
    try:
        window.resize(*size)
        page = searching(window, words)
        settle()
        for label in page.findChildren(WrapLabel):
            if label.isVisible() and label.text():
                assert label.height() >= label.heightForWidth(label.width()), label.text()
        for control in page.findChildren(QWidget):
            if control.isVisible() and control.focusPolicy() & Qt.FocusPolicy.TabFocus:
                assert control.accessibleName() or control.objectName().startswith("qt_"), control
        assert page.width() <= window.width()
    finally:
        appearance().set_scale(1.0)
