"""Reviews by keyboard on the real desk: what is written, shown, undone, and how a session ends."""

from datetime import timedelta

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication

from gui.kit.labels import WrapLabel
from quizbank.domain.changes import Changes
from quizbank.domain.errors import QuizbankError
from quizbank.domain.review import DropReason, Grade, ItemState
from quizbank.workflows.making_codec import encode
from tests.gui.study.room import ARTICLE, Room, study_all
from tests.made_up import NOW, river
from tests.synthetic import makings


def test_space_shows_and_space_takes_the_tinted_grade(room: Room) -> None:
    room.page.open("")
    uid = room.uid
    assert room.page.card_view.hasFocus()
    room.wait(7)
    room.key(Qt.Key.Key_Space)
    assert room.page.sittings.current.session.shown
    assert not room.page.card_view.field.isVisible()
    room.key(Qt.Key.Key_Space)
    assert room.uid != uid
    assert room.desk.card(uid).due is not None
    assert room.desk.can_undo() == "grade"


def test_numbers_grade_only_once_the_answer_is_shown(room: Room) -> None:
    room.page.open("")
    uid = room.uid
    room.key("4")
    assert (room.uid, room.desk.can_undo()) == (uid, "import")
    room.key(" ")
    room.key("4")
    assert room.desk.card(uid).due == NOW + timedelta(days=8)


def test_typing_keeps_single_keys_off_until_esc_leaves_the_field(room: Room) -> None:
    room.page.open(ARTICLE)
    uid, view = room.uid, room.page.card_view
    room.key(Qt.Key.Key_Return)
    assert view.field.hasFocus()
    assert (view.hint.key, view.show_button.key) == ("", "Enter")
    room.key("hs b1")
    assert (view.field.text(), room.uid) == ("hs b1", uid)
    room.key(Qt.Key.Key_Escape)
    assert view.hasFocus()
    assert (view.hint.key, room.mode) == ("H", "review")
    room.key("h")
    assert view.hint_words.text()
    room.key(" ")
    assert view.grades.default == Grade.AGAIN


def test_what_was_typed_is_judged_told_and_logged(room: Room) -> None:
    room.page.open(ARTICLE)
    view, uid = room.page.card_view, room.uid
    key = room.desk.card(uid).question.key or ""
    view.field.setFocus()
    room.key(key.lower())
    room.wait(9)
    room.key(Qt.Key.Key_Return)
    assert view.verdict.words.text() == f"You typed: {key.lower()}"
    assert view.grades.isVisible()
    assert view.hasFocus()
    assert room.desk.can_undo() == "import"
    room.key("3")
    assert view.field.hasFocus(), "whoever types goes on typing"
    assert view.field.text() == ""
    end = room.desk.session_end(room.page.sittings.current.session.events)
    assert (end.cards, end.seconds) == (1, 9)


def test_the_question_stays_where_it_is_when_the_answer_comes(room: Room) -> None:
    room.page.open("")
    view = room.page.card_view
    for height in (744, 544):
        room.page.resize(840, height)
        QApplication.processEvents()
        before = view.stem.mapTo(room.page, QPoint())
        room.key(" ")
        QApplication.processEvents()
        assert view.stem.mapTo(room.page, QPoint()) == before
        room.key("4")


def test_grades_keep_their_place_from_card_to_card(room: Room) -> None:
    room.page.open("")
    places = set()
    for _ in range(6):
        room.key(" ")
        QApplication.processEvents()
        places.add(room.page.card_view.grades.mapTo(room.page, QPoint()).y())
        room.key("4")
    assert len(places) == 1


def test_undo_steps_back_to_the_card_with_its_answer(room: Room) -> None:
    room.page.open(ARTICLE)
    uid = room.uid
    room.page.card_view.field.setText("Petra")
    room.page.card_view.acted.emit("show")
    room.key("1")
    assert room.page.card_view.undo.isVisible()
    room.page.card_view.undo.click()
    assert (room.uid, room.page.sittings.current.session.shown) == (uid, True)
    assert room.desk.card(uid).due is None
    assert room.page.card_view.verdict.words.text().startswith("You typed: Petra")


def test_an_undo_of_something_else_does_not_step_back(room: Room) -> None:
    room.page.open(ARTICLE)
    room.key(" ")
    room.key("4")
    uid = room.uid
    elsewhere = [row.uid for row in room.desk.questions() if row.uid != uid][:1]
    room.window.bus.changed.emit(room.desk.keep(elsewhere))
    room.window.act("undo")
    assert room.uid == uid
    room.window.act("undo")
    assert room.uid != uid


def test_not_today_and_suspend_go_on_and_are_undone(room: Room) -> None:
    room.page.open(ARTICLE)
    first = room.uid
    room.key("b")
    assert (room.uid != first, first in room.desk.queue(ARTICLE)) == (True, False)
    second = room.uid
    room.key("s")
    assert room.desk.card(second).suspended
    assert room.window.told == [
        "Not today: the card comes back tomorrow.",
        "Suspended: it stays out of study until you resume it in its article.",
    ]
    room.window.act("undo")
    room.window.act("undo")
    assert room.uid == first
    assert first in room.desk.queue(ARTICLE)


def test_a_wrong_question_is_dropped_and_undone(room: Room) -> None:
    room.page.open(ARTICLE)
    first = room.uid
    assert not room.page.card_view.undo.isVisible(), "nothing was done yet"
    room.key("r")
    room.key(Qt.Key.Key_Escape)
    assert (room.uid, room.desk.card(first).state) == (first, ItemState.NEW), "Esc leads back"
    room.key("r")
    room.key("3")
    assert room.uid != first
    assert room.desk.card(first).state is ItemState.DROPPED
    assert room.window.told == ["Dropped: the question is not asked again."]
    room.window.act("undo")
    assert (room.uid, room.desk.card(first).state) == (first, ItemState.NEW)
    room.key(" ")
    room.key("r")
    room.key("1")
    assert [row.reason for row in room.desk.questions() if row.uid == first] == [DropReason.WRONG]
    assert room.uid != first, "so it is once the answer is shown"


@pytest.mark.parametrize(
    ("typed", "words", "grade"),
    [
        ("basin council", "You typed: basin council", Grade.GOOD),
        ("basin", "You typed: basin. A part of it: what is it in full?", Grade.HARD),
        ("Harbour League", "You typed: Harbour League · not right", Grade.AGAIN),
    ],
)
def test_the_tinted_grade_follows_what_was_typed(room: Room, typed: str, words: str, grade: Grade) -> None:
    room.page.open(ARTICLE)
    while room.desk.card(room.uid).question.key != "Basin Council":
        room.key("b")
    view = room.page.card_view
    room.key(Qt.Key.Key_Return)
    room.key(typed)
    room.key(Qt.Key.Key_Return)
    if not room.page.sittings.current.session.shown:  # nearly: one more try
        room.key(Qt.Key.Key_Return)
    assert (view.verdict.words.text(), view.grades.default) == (words, grade)
    uid = room.uid
    room.key(" ")
    assert room.uid != uid
    assert room.desk.can_undo() == "grade"


def test_a_hint_counts_as_hard_and_is_gone_with_the_next_card(room: Room) -> None:
    room.page.open(ARTICLE)
    view = room.page.card_view
    room.key("h")
    assert view.hint_words.text().endswith("Counts as Hard.")
    assert not view.hint.isVisible()
    room.key("h")
    room.key(" ")
    assert view.grades.default == Grade.HARD
    room.key(" ")
    assert (view.hint_words.text(), view.hint.isVisible()) == ("", True)


def test_why_is_said_only_after_the_answer_and_esc_puts_it_away(room: Room) -> None:
    room.page.open(ARTICLE)
    view = room.page.card_view
    room.key("w")
    assert not view.why_box.isVisible()
    assert not view.why.isVisible(), "nothing is given away"
    room.key(" ")
    room.key("w")
    assert [label.text() for label in view.why_note.findChildren(WrapLabel)][-1].startswith("The question passed")
    room.key(Qt.Key.Key_Escape)
    assert (view.why_box.isVisible(), room.mode) == (False, "review")
    view.why.click()
    room.key("3")
    assert not view.why_box.isVisible()


def test_the_last_cards_suspended_leave_nothing_to_study(room: Room) -> None:
    room.page.open(ARTICLE)
    for _ in range(len(room.page.sittings.current.session.queue)):
        room.key("s")
    assert room.mode == "done"
    assert room.page.done_view.done is not None
    assert room.page.done_view.done.title == "Done with this article for today"


def test_a_card_dropped_elsewhere_comes_no_more(room: Room) -> None:
    room.page.open(ARTICLE)
    room.key(" ")
    room.key("4")
    uid = room.uid
    room.window.bus.changed.emit(room.desk.drop([uid]))
    assert room.uid != uid
    assert uid not in room.page.sittings.current.session.queue[1:]


def test_p_shows_the_article_and_study_goes_on_where_it_was(room: Room) -> None:
    room.page.open(ARTICLE)
    room.key(" ")
    room.key("4")
    uid = room.uid
    room.key("p")
    assert room.window.asked == [], "nothing is given away before the answer"
    room.key(" ")
    room.key("p")
    assert room.window.asked == [("article", f"{ARTICLE}/{uid}")]
    room.page.open("")
    assert room.uid == uid


def test_a_session_ends_with_what_was_learnt_and_a_practice_grades_nothing(room: Room) -> None:
    room.page.open(ARTICLE)
    count = study_all(room, wrong=1)
    summary = room.page.end_view.summary
    assert room.mode == "end"
    assert summary is not None
    assert summary.figure == f"{count - 1} cards"
    assert [row.given for row in summary.missed] == ["Petra"]
    due = {row.uid: row.due for row in room.desk.article(ARTICLE).cards}
    room.key(Qt.Key.Key_Return)
    assert room.mode == "practice"
    assert not room.page.card_view.undo.isVisible()
    room.key(" ")
    assert not room.page.card_view.grades.isVisible()
    room.key("4")
    room.key(" ")
    assert room.mode == "end"
    assert {row.uid: row.due for row in room.desk.article(ARTICLE).cards} == due
    room.page.end_view.proofs[0].click()
    assert room.window.asked[-1][1].startswith(f"{ARTICLE}/")
    room.page.open("")
    assert room.mode == "end", "one comes back from the proof to the list of what was missed"
    room.window.act("undo")
    assert room.mode == "review", "Ctrl+Z takes back the last grade"
    room.key("4")
    room.key(Qt.Key.Key_Escape)
    assert room.window.asked[-1] == ("article", ARTICLE)


def test_esc_ends_a_session_and_without_grades_just_leaves(room: Room) -> None:
    room.page.open("")
    room.key(Qt.Key.Key_Escape)
    assert room.window.asked == [("library", "")]
    room.page.open("")
    room.key(" ")
    room.key("4")
    room.key(Qt.Key.Key_Escape)
    assert room.mode == "end"


def test_the_end_by_escape_can_be_taken_back_and_gone_on_with(room: Room) -> None:
    room.page.open("")
    room.key(" ")
    room.key("4")
    room.key(Qt.Key.Key_Escape)
    room.window.act("undo")
    assert (room.mode, room.page.sittings.current.session.shown) == ("review", True)


def test_nothing_due_offers_buttons_that_work(room: Room) -> None:
    room.desk.remember("new_per_day", "1")
    room.desk.grade(room.desk.queue()[0], Grade.EASY)
    room.page.open("")
    assert room.mode == "done"
    buttons = room.page.done_view.buttons
    assert list(buttons) == ["test", "start", "read", "choose", "plan"]
    buttons["read"].click()
    assert room.window.asked[-1][0] == "article"
    buttons["start"].click()
    assert (room.mode, len(room.page.sittings.current.session.queue)) == ("review", 5)
    room.page.sittings.review = None
    room.page.open("")
    room.page.done_view.buttons["test"].click()
    assert room.mode == "quiz"


def test_an_empty_library_asks_for_an_article(bare: Room) -> None:
    bare.page.open("")
    assert list(bare.page.done_view.buttons) == ["add"]
    bare.page.done_view.buttons["add"].click()
    assert bare.window.asked == [("act", "add_article")]
    bare.page.act("test_me")
    assert bare.window.told, "there is nothing to ask, and it says so"
    bare.window.bus.changed.emit(bare.desk.add(encode(river()))[1])
    assert bare.mode == "review"


def test_a_grade_that_cannot_be_written_is_told_and_the_card_stays(room: Room, monkeypatch: pytest.MonkeyPatch) -> None:
    room.page.open("")
    uid = room.uid
    room.key(" ")

    def full(*_: object, **__: object) -> tuple[object, Changes]:
        raise QuizbankError("disk_full", path="library.db")

    monkeypatch.setattr(room.desk, "grade", full)
    room.key("3")
    assert (room.uid, room.page.sittings.current.session.shown) == (uid, True)
    assert "disk is full" in room.window.told[0]


def test_i_was_right_keeps_the_answer_and_can_be_taken_back(room: Room) -> None:
    room.page.open(ARTICLE)
    uid, view = room.uid, room.page.card_view
    room.key("i")  # nothing to insist on yet
    room.key(Qt.Key.Key_Return)
    room.key("something else")
    room.key(Qt.Key.Key_Return)
    assert view.insist.isVisible() and view.grades.default == Grade.AGAIN
    room.key("i")
    assert not view.insist.isVisible() and view.grades.default == Grade.GOOD
    assert (room.uid, room.desk.can_undo()) == (uid, "accept")
    assert [(row.uid, row.variant) for row in room.desk.variants()] == [(uid, "something else")]
    room.page.context.window.act("undo")
    assert view.insist.isVisible() and view.grades.default == Grade.AGAIN
    assert (room.uid, room.desk.variants()) == (uid, ())
    room.key("i")
    room.key(" ")
    assert room.uid != uid
    room.page.context.window.act("undo")
    assert room.uid == uid and not view.insist.isVisible()


def test_what_is_nearly_right_may_be_typed_once_more(room: Room) -> None:
    room.page.open(ARTICLE)
    view = room.page.card_view
    while " " not in (key := room.desk.card(room.uid).question.key or "") or not key.isascii():
        room.key(" ")
        room.key("4")
    part = max(key.split(), key=len)
    room.key(Qt.Key.Key_Return)
    room.key(part)
    room.key(Qt.Key.Key_Return)
    assert not room.page.sittings.current.session.shown
    assert view.hint_words.text() == "A part of it: what is it in full?"
    assert view.field.hasFocus() and view.field.text() == part
    view.field.setText(key)
    room.key(Qt.Key.Key_Return)
    assert room.page.sittings.current.session.shown
    assert view.grades.default == Grade.HARD, "as with a hint"


def test_whoever_does_not_know_better_sees_the_answer(room: Room) -> None:
    room.page.open(ARTICLE)
    view = room.page.card_view
    while " " not in (key := room.desk.card(room.uid).question.key or "") or not key.isascii():
        room.key(" ")
        room.key("4")
    room.key(Qt.Key.Key_Return)
    room.key(max(key.split(), key=len))
    room.key(Qt.Key.Key_Return)
    room.key(Qt.Key.Key_Return)
    assert view.verdict.words.text().endswith("A part of it: what is it in full?")
    assert view.grades.default == Grade.HARD and view.insist.isVisible()


def test_after_days_away_todays_part_is_offered_and_all_of_it(bare: Room) -> None:
    for making in makings(1, 80):
        bare.desk.add(encode(making))
    bare.desk.remember("new_per_day", "80")
    for uid in bare.desk.queue():
        bare.desk.grade(uid, Grade.EASY)
    bare.wait(12 * 24 * 3600)
    bare.page.open("")
    offer = bare.page.card_view.offer
    assert offer is not None
    bare.qtbot.waitUntil(offer.isVisible)
    assert offer.title.text() == "You were away 11 days: 30 cards today, 50 more over the 2 days after it."
    assert len(bare.page.sittings.current.session.queue) == 30
    offer.buttons[0].click()
    assert len(bare.page.sittings.current.session.queue) == 80
