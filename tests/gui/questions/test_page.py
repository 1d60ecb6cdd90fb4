"""The Questions page by keyboard in its window, on the real desk: what is written, what is shown, what comes next."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget
from pytestqt.qtbot import QtBot

from gui.answers.edit import EditDialog
from gui.kit.labels import WrapLabel
from gui.kit.pages import chosen_target
from gui.kit.theme import appearance
from gui.questions.page import QuestionsPage
from gui.questions.state import Order
from gui.shell.window import MainWindow
from quizbank.domain.changes import Changes
from quizbank.domain.errors import QuizbankError
from quizbank.domain.review import ItemState
from quizbank.workflows.desk import Desk
from tests.gui.questions_screens import window_on
from tests.gui.windows import leave, put_up, settle
from tests.made_up import made_up_desk, river, studied_desk

RIVER = river().article.id
KEPT, DROPPED, NEW = ItemState.KEPT, ItemState.DROPPED, ItemState.NEW

type Shown = tuple[MainWindow, QuestionsPage]


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    desk = made_up_desk(tmp_path / "library")
    yield desk
    desk.close()


@pytest.fixture
def shown(desk: Desk) -> Iterator[Shown]:
    """The river article's fifteen items, all unread."""
    window, page = show(*window_on(desk, RIVER))
    yield window, page
    leave(window)


def show(window: MainWindow, page: QuestionsPage, size: tuple[int, int] = (1280, 800)) -> Shown:
    put_up(window, size, page)
    return window, page


def press(qtbot: QtBot, *keys: Qt.Key) -> None:
    """Press keys where the keyboard is."""
    for key in keys:
        focused = QApplication.activePopupWidget() or QApplication.focusWidget()
        assert focused is not None
        qtbot.keyClick(focused, key)


def state_of(desk: Desk, uid: str) -> ItemState:
    return next(row.state for row in desk.questions() if row.uid == uid)


def order_of(page: QuestionsPage) -> list[str]:
    return [line.uid for line in page.state.lines]


# --- keep and drop ----------------------------------------------------------------------------------------------
def test_one_key_decides_and_goes_on_to_the_next(shown: Shown, desk: Desk, qtbot: QtBot) -> None:
    window, page = shown
    first, second, third, *_ = places = order_of(page)
    assert page.uid == first and page.pane.list.hasFocus()
    press(qtbot, Qt.Key.Key_K)
    assert (state_of(desk, first), page.uid) == (KEPT, second)
    assert window.status.words.text() == "Kept." and window.status.undo.isVisible()
    press(qtbot, Qt.Key.Key_D)
    assert (state_of(desk, second), page.uid) == (DROPPED, third)
    assert page.pane.list.current() == third
    assert page.view.detail.stem.text() == page.state.lines[2].stem
    assert order_of(page) == places, "nothing moves under the hand"
    assert page.pane.count.text() == "1 of 14 kept"
    assert page.pane.list.hasFocus(), "the next key works as well"


def test_r_asks_what_is_wrong_and_the_list_says_it(shown: Shown, desk: Desk, qtbot: QtBot) -> None:
    window, page = shown
    first, second, *_ = order_of(page)
    press(qtbot, Qt.Key.Key_R, Qt.Key.Key_Escape)
    assert (state_of(desk, first), page.uid) == (NEW, first)
    press(qtbot, Qt.Key.Key_R, Qt.Key.Key_2)
    assert (state_of(desk, first), page.uid) == (DROPPED, second)
    assert window.status.words.text() == "Dropped: the question is not asked again."
    page._choose_order("dropped")
    assert page.uid == first and page.state.lines[0].because == "Dropped: two are right"
    assert page.view.detail.read_by.text() == "Dropped: two are right"
    press(qtbot, Qt.Key.Key_R, Qt.Key.Key_3)
    assert page.state.lines[0].because == "Dropped: unclear", "another reason may be given"
    press(qtbot, Qt.Key.Key_K)
    assert state_of(desk, first) is KEPT and page.state.lines[0].because == ""


def test_chosen_questions_are_read_alone(shown: Shown, desk: Desk, qtbot: QtBot) -> None:
    window, page = shown
    chosen = order_of(page)[3:6]
    window.go("questions", chosen_target(chosen))
    assert order_of(page) == chosen and page.pane.article.currentText() == "3 questions that wait"
    assert page.pane.count.text() == "0 of 3 kept"
    press(qtbot, Qt.Key.Key_K, Qt.Key.Key_K)
    window.go("library")
    window.go("questions")
    assert page.uid == chosen[2], "they are still there"
    press(qtbot, Qt.Key.Key_K)
    assert page.done.title.text() == "All of these questions are read"
    window.go("library")
    window.go("questions")
    assert len(order_of(page)) > 3 and page.pane.article.currentText() == "All articles"


def test_r_and_e_put_a_question_in_other_words(shown: Shown, desk: Desk, qtbot: QtBot) -> None:
    _, page = shown
    first, *_ = order_of(page)
    press(qtbot, Qt.Key.Key_R, Qt.Key.Key_E)
    (dialog,) = page.findChildren(EditDialog)
    dialog.stem.setPlainText("In my words?")
    qtbot.keyClick(dialog.stem, Qt.Key.Key_Return)
    assert (page.uid, page.view.detail.stem.text()) == (first, "In my words?")
    page.view.bar.undo.click()
    assert page.view.detail.stem.text() != "In my words?"


def test_the_whole_article_in_as_many_keys_as_it_has_questions(shown: Shown, desk: Desk, qtbot: QtBot) -> None:
    window, page = shown
    total = len(order_of(page))
    press(qtbot, *[Qt.Key.Key_K, Qt.Key.Key_K, Qt.Key.Key_D] * (total // 3))
    assert {row.state for row in desk.questions(RIVER)} == {KEPT, DROPPED}
    assert page.done.isVisible() and page.done.title.text() == "All questions of this article are read"
    assert page.done.body.text().startswith(f"{total - total // 3} kept, {total // 3} dropped.")
    assert page.pane.count.text() == f"{total - total // 3} of {total - total // 3} kept"
    assert page.done.next.isVisible()
    press(qtbot, Qt.Key.Key_K, Qt.Key.Key_D, Qt.Key.Key_Return)
    assert len([row for row in desk.questions(RIVER) if row.state is KEPT]) == total - total // 3, "nothing is open now"
    assert window.page_name == "questions"


def test_buttons_do_what_their_keys_do(shown: Shown, desk: Desk, qtbot: QtBot) -> None:
    _, page = shown
    first, second, *_ = order_of(page)
    qtbot.mouseClick(page.view.bar.keep, Qt.MouseButton.LeftButton)
    qtbot.mouseClick(page.view.bar.drop, Qt.MouseButton.LeftButton)
    assert (state_of(desk, first), state_of(desk, second)) == (KEPT, DROPPED)
    qtbot.mouseClick(page.view.bar.undo, Qt.MouseButton.LeftButton)
    assert state_of(desk, second) is NEW and page.uid == second


def test_a_question_is_put_in_other_words_and_back(shown: Shown, desk: Desk, qtbot: QtBot) -> None:
    window, page = shown
    uid, before = page.uid, page.view.detail.stem.text()
    press(qtbot, Qt.Key.Key_E)
    dialog = page.findChild(EditDialog)
    assert dialog is not None
    dialog.stem.setPlainText("Who presides over Marenia?")
    dialog.accept()
    assert (page.uid, page.view.detail.stem.text()) == (uid, "Who presides over Marenia?")
    assert state_of(desk, uid) is ItemState.EDITED
    assert window.status.words.text() == "Your words are kept."
    qtbot.mouseClick(page.view.bar.undo, Qt.MouseButton.LeftButton)
    assert (state_of(desk, uid), page.view.detail.stem.text()) == (NEW, before)


def test_undo_takes_back_and_shows_what_it_took_back(shown: Shown, desk: Desk, qtbot: QtBot) -> None:
    window, page = shown
    first, second, third, *_ = order_of(page)
    assert not page.view.bar.undo.isEnabled()
    press(qtbot, Qt.Key.Key_K, Qt.Key.Key_D)
    assert page.view.bar.undo.isEnabled()
    window.menus.actions["undo"].trigger()
    assert (state_of(desk, second), page.uid) == (NEW, second)
    window.menus.actions["undo"].trigger()
    assert (state_of(desk, first), page.uid) == (NEW, first)
    assert not page.view.bar.undo.isEnabled() and page.pane.count.text() == "0 of 15 kept"
    press(qtbot, Qt.Key.Key_D, Qt.Key.Key_K)
    assert (state_of(desk, first), state_of(desk, second), page.uid) == (DROPPED, KEPT, third)


def test_undo_leads_back_from_the_end(shown: Shown, desk: Desk, qtbot: QtBot) -> None:
    window, page = shown
    *_, last = order_of(page)
    press(qtbot, *[Qt.Key.Key_K] * len(order_of(page)))
    assert page.done.isVisible()
    window.act("undo")
    assert page.view.isVisible() and page.uid == last and state_of(desk, last) is NEW


def test_a_kept_question_is_left_by_k_and_can_still_be_dropped(shown: Shown, desk: Desk, qtbot: QtBot) -> None:
    _, page = shown
    first, second, third, *_ = order_of(page)
    press(qtbot, Qt.Key.Key_K, Qt.Key.Key_Up)
    assert page.uid == first and page.view.bar.keep.text() == "Next unread"
    assert page.view.detail.read_by.text() == "Kept"
    steps = desk.can_undo()
    press(qtbot, Qt.Key.Key_K)
    assert page.uid == second and desk.can_undo() == steps, "nothing was written"
    press(qtbot, Qt.Key.Key_Up, Qt.Key.Key_D)
    assert state_of(desk, first) is DROPPED and page.uid == second
    press(qtbot, Qt.Key.Key_Down)
    assert page.uid == third


def test_what_cannot_be_written_is_said_and_the_question_stays(
    shown: Shown, desk: Desk, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    window, page = shown

    def full(_: object) -> Changes:
        raise QuizbankError("library_full", path="library.sqlite")

    monkeypatch.setattr(desk, "keep", full)
    first = page.uid
    press(qtbot, Qt.Key.Key_K)
    assert page.uid == first and state_of(desk, first) is NEW
    assert window.status.words.text() and not window.status.undo.isVisible()


# --- the lists --------------------------------------------------------------------------------------------------
def test_the_dropped_ones_can_be_seen_and_brought_back(shown: Shown, desk: Desk, qtbot: QtBot) -> None:
    window, page = shown
    first, second, *_ = order_of(page)
    press(qtbot, Qt.Key.Key_D, Qt.Key.Key_D)
    page.pane.order_chosen.emit(str(Order.DROPPED))
    assert order_of(page) == [first, second] and page.uid == first
    assert page.view.bar.keep.text() == "Bring back" and not page.view.bar.drop.isEnabled()
    press(qtbot, Qt.Key.Key_D)
    assert state_of(desk, first) is DROPPED
    press(qtbot, Qt.Key.Key_K)
    assert state_of(desk, first) is KEPT and page.uid == second
    window.act("undo")
    assert state_of(desk, first) is DROPPED and page.uid == first
    page.pane.order_chosen.emit(str(Order.UNREAD))
    assert first not in order_of(page) and page.view.bar.keep.text() == "Keep"


def test_a_list_without_rows_says_so(shown: Shown, desk: Desk) -> None:
    _, page = shown
    page.pane.order_chosen.emit(str(Order.DROPPED))
    assert page.done.isVisible() and page.done.title.text() == "Nothing was dropped" and not page.done.ways.isVisible()
    desk.drop([row.uid for row in desk.questions(RIVER)])
    page.pane.order_chosen.emit(str(Order.ARTICLE))
    assert page.done.title.text() == "No questions here"


def test_unread_ones_come_first_until_one_asks_for_the_articles_order(shown: Shown, desk: Desk) -> None:
    window, page = shown
    rows = desk.questions(RIVER)
    window.context.publish(desk.keep([rows[0].uid, rows[3].uid]))
    page.pane.order_chosen.emit(str(Order.UNREAD))
    assert [line.state for line in page.state.lines] == [NEW] * 13 + [KEPT] * 2
    page.pane.order_chosen.emit(str(Order.ARTICLE))
    assert order_of(page) == [row.uid for row in rows]
    assert page.uid == rows[1].uid, "at the first unread one"


def test_another_article_and_all_of_them_can_be_chosen(shown: Shown, desk: Desk) -> None:
    _, page = shown
    articles = desk.articles()
    assert page.pane.article.count() == len(articles) + 1
    other = next(row for row in articles if row.id != RIVER)
    page.pane.article_chosen.emit(other.id)
    assert len(order_of(page)) == other.questions and page.pane.article.currentText() == other.title
    page.pane.article_chosen.emit("")
    assert len(order_of(page)) == len(desk.questions())
    assert page.view.detail.proof.source.text().startswith(page._rows[0].article_title), "now the article is named"


def test_from_one_article_to_the_next_that_has_unread_ones(shown: Shown, desk: Desk, qtbot: QtBot) -> None:
    window, page = shown
    window.context.publish(desk.keep([row.uid for row in desk.questions(RIVER)]))
    window.go("questions", RIVER)
    assert page.done.isVisible()
    qtbot.mouseClick(page.done.next, Qt.MouseButton.LeftButton)
    assert page.article != RIVER and page.view.isVisible() and page.pane.list.hasFocus()
    press(qtbot, Qt.Key.Key_K)
    assert page.done.isVisible()


@pytest.mark.parametrize("by", ["arrow", "click"])
def test_all_read_from_the_start_says_so_and_the_list_leads_back(
    desk: Desk, qtbot: QtBot, by: str, tmp_path: Path
) -> None:
    desk.keep([row.uid for row in desk.questions(RIVER)])
    window, page = show(*window_on(desk, RIVER))
    try:
        assert page.pane.list.hasFocus() and page.done.isVisible() and page.uid == ""
        rows = page.pane.list
        if by == "arrow":
            press(qtbot, Qt.Key.Key_Down)
        else:
            at = rows.visualRect(rows.rows.index(0)).center()
            qtbot.mouseClick(rows.viewport(), Qt.MouseButton.LeftButton, pos=at)
        assert page.view.isVisible() and page.uid == order_of(page)[0], "the row that had been current unseen"
        press(qtbot, Qt.Key.Key_Down)
        assert page.uid == order_of(page)[1]
    finally:
        leave(window)


def test_an_article_of_which_all_was_dropped_can_still_be_looked_through(
    shown: Shown, desk: Desk, qtbot: QtBot
) -> None:
    _, page = shown
    first, *_ = order_of(page)
    press(qtbot, *[Qt.Key.Key_D] * len(order_of(page)))
    assert page.done.isVisible() and page.done.body.text().startswith("0 kept, 15 dropped.")
    page.pane.order_chosen.emit(str(Order.DROPPED))
    assert page.article == RIVER and page.uid == first and len(order_of(page)) == 15
    assert page.pane.article.currentText() == river().article.title


def test_when_all_is_read_study_and_paper_are_next(shown: Shown, desk: Desk, qtbot: QtBot) -> None:
    window, page = shown
    window.context.publish(desk.keep([row.uid for row in desk.questions()]))
    page.pane.article_chosen.emit("")
    assert page.done.title.text() == "All questions are read" and not page.done.next.isVisible()
    assert page.done.study.kind == "primary"
    qtbot.mouseClick(page.done.study, Qt.MouseButton.LeftButton)
    assert window.page_name == "study"
    window.go("questions")
    qtbot.mouseClick(page.done.print, Qt.MouseButton.LeftButton)
    assert window.page_name == "export"


# --- one question -----------------------------------------------------------------------------------------------
def test_a_question_stands_with_options_and_proof(shown: Shown) -> None:
    _, page = shown
    row = next(row for row in page._rows if row.question.kind == "choice")
    page._show(row.uid)
    view = page.view.detail
    assert [option.text() for option in view.options] == [option.text for option in row.question.options]
    assert not view.answer.isVisible()
    assert view.proof.isVisible() and len(view.siblings) == 2
    typed = next(row for row in page._rows if row.question.kind == "typed")
    page._show(typed.uid)
    assert view.options == [] and view.answer.isVisible() and view.answer.text() == typed.question.key


def test_another_question_of_the_sentence_is_a_press_away(shown: Shown, desk: Desk, qtbot: QtBot) -> None:
    _, page = shown
    row = next(row for row in page._rows if row.question.kind == "choice")
    page._show(row.uid)
    settle()
    qtbot.mouseClick(page.view.detail.siblings[0], Qt.MouseButton.LeftButton)
    assert page.uid != row.uid and page.pane.list.current() == page.uid and page.pane.list.hasFocus()
    assert page._row().question.evidence[0].start == row.question.evidence[0].start  # type: ignore[union-attr]


def test_a_dropped_one_of_the_sentence_leads_to_the_dropped_ones(shown: Shown, desk: Desk, qtbot: QtBot) -> None:
    _, page = shown
    row = next(row for row in page._rows if row.question.kind == "choice")
    other = next(r for r in page._rows if r.question.stem == row.question.stem and r.uid != row.uid)
    desk.drop([other.uid])
    page.open(RIVER)
    page._show(row.uid)
    settle()
    dropped = next(button for button in page.view.detail.siblings if "dropped" in button.right)
    qtbot.mouseClick(dropped, Qt.MouseButton.LeftButton)
    assert page.uid == other.uid and page.order is Order.DROPPED


def test_w_says_why_and_hides_it_again(shown: Shown, qtbot: QtBot) -> None:
    window, page = shown
    window.resize(900, 600)
    page._show(next(row.uid for row in page._rows if row.question.kind == "choice"))
    settle()
    note, view = page.view.detail.why_note, page.view.detail
    assert not note.isVisible()
    press(qtbot, Qt.Key.Key_W)
    settle()
    assert "Ministry of Waterways: enough until now" in note.accessibleDescription()
    assert "Nobody has read it yet." in note.accessibleDescription()
    top = note.mapTo(view.viewport(), note.rect().topLeft()).y()
    assert note.isVisible() and 0 <= top < view.viewport().height() - 40, "it is scrolled into sight"
    assert_whole(page)
    press(qtbot, Qt.Key.Key_W)
    assert not note.isVisible()
    qtbot.mouseClick(page.view.bar.why, Qt.MouseButton.LeftButton)
    assert note.isVisible()
    press(qtbot, Qt.Key.Key_Escape)
    assert not note.isVisible()
    press(qtbot, Qt.Key.Key_W, Qt.Key.Key_K)
    assert not note.isVisible(), "the next question is shown without"


def test_the_pages_undo_takes_back_no_import(shown: Shown, desk: Desk, qtbot: QtBot) -> None:
    _, page = shown
    assert desk.can_undo() == "import" and not page.view.bar.undo.isEnabled()
    press(qtbot, Qt.Key.Key_D)
    assert page.view.bar.undo.isEnabled()


def test_enter_opens_the_article_at_the_card_of_the_fact(shown: Shown, desk: Desk, qtbot: QtBot) -> None:
    window, page = shown
    uid = page.uid
    press(qtbot, Qt.Key.Key_Return)
    (card,) = desk.cards_for([uid])
    assert (window.page_name, window.target) == ("article", f"{RIVER}/{card}")
    desk.drop([uid])
    window.go("questions")
    page.pane.order_chosen.emit(str(Order.DROPPED))
    qtbot.mouseClick(page.view.detail.show_button, Qt.MouseButton.LeftButton)
    assert window.target.partition("/")[0] == RIVER


# --- coming and going -------------------------------------------------------------------------------------------
def test_coming_back_the_open_question_is_still_open(shown: Shown, desk: Desk, qtbot: QtBot) -> None:
    window, page = shown
    press(qtbot, Qt.Key.Key_Down, Qt.Key.Key_Down)
    third = page.uid
    window.go("study")
    window.go("questions")
    assert (page.article, page.uid) == (RIVER, third)
    window.go("study")
    desk.keep([third])
    window.go("questions")
    assert page.uid == page.state.lines[0].uid != third, "one that was read meanwhile is not asked for again"


def test_a_deleted_article_is_left(shown: Shown, desk: Desk) -> None:
    window, page = shown
    window.context.publish(desk.delete_article(RIVER))
    window.go("questions")
    assert page.article == "" and len(order_of(page)) == len(desk.questions())


def test_an_empty_library_leads_to_the_door(tmp_path: Path, qtbot: QtBot) -> None:
    desk = made_up_desk(tmp_path / "empty", makings=())
    window, page = show(*window_on(desk))
    assert page.add_button.isVisible()
    qtbot.keyClick(page, Qt.Key.Key_K)
    qtbot.mouseClick(page.add_button, Qt.MouseButton.LeftButton)
    assert window.page_name == "library"
    leave(window)
    desk.close()


# --- look -------------------------------------------------------------------------------------------------------
def test_by_tab_alone_everything_is_reached_in_reading_order(shown: Shown, qtbot: QtBot) -> None:
    _, page = shown
    page._show(next(row.uid for row in page._rows if row.question.kind == "choice"))
    settle()
    page.pane.order.setFocus(Qt.FocusReason.TabFocusReason)
    walked: list[QWidget] = []
    for _ in range(11):
        focused = QApplication.focusWidget()
        assert focused is not None and (focused.accessibleName() or getattr(focused, "text", str)())
        assert getattr(focused, "ring", True)
        walked.append(focused)
        qtbot.keyClick(focused, Qt.Key.Key_Tab)
    view, bar = page.view.detail, page.view.bar
    assert walked == [
        page.pane.order,
        page.pane.article,
        page.pane.list,
        view.show_button,
        *view.siblings,
        bar.keep,
        bar.edit,
        bar.drop,
        bar.wrong,
        bar.why,
    ]


@pytest.mark.parametrize(("width", "height", "scale"), [(1280, 800, 1.0), (900, 600, 1.0), (900, 600, 1.5)])
@pytest.mark.parametrize("kind", ["choice", "typed", "cloze", "true_false", ""])
def test_no_text_is_squeezed(tmp_path: Path, width: int, height: int, scale: float, kind: str) -> None:
    desk = studied_desk(tmp_path / "studied")
    appearance().set_scale(scale)
    window, page = show(*window_on(desk, RIVER), (width, height))
    try:
        if kind:
            page.pane.order_chosen.emit(str(Order.ARTICLE))
            page._show(next(row.uid for row in page._rows if row.question.kind == kind))
        else:
            window.context.publish(desk.keep([row.uid for row in page._rows if row.state is NEW]))
            window.go("questions", RIVER)
        settle()
        assert page.done.isVisible() is not bool(kind)
        assert_whole(page)
        if kind:
            bar = page.view.bar
            assert bar.mapTo(page, bar.rect().bottomRight()).y() < page.height(), "Keep and Drop are always in reach"
    finally:
        leave(window)
        appearance().set_scale(1.0)
        desk.close()


def assert_whole(page: QWidget) -> None:
    """Wrapped words have the height that they need, buttons their width."""
    for label in page.findChildren(WrapLabel):
        if label.isVisible() and label.text():
            assert label.height() >= label.heightForWidth(label.width()), label.text()
    for button in page.findChildren(QAbstractButton):
        if button.isVisible():
            assert button.width() >= button.minimumSizeHint().width(), button.text()
            inside = QRect(button.mapTo(page, button.rect().topLeft()), button.size())
            assert inside.right() <= page.width(), button.text()
