"""The Study page by keyboard on the real desk: what is written, what is shown, and that nothing is squeezed or kept."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, QPoint, Qt
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from gui.kit import theme
from gui.kit.labels import WrapLabel
from gui.kit.pages import Bus, Context
from gui.kit.tasks import AnalysisRunner, Pool
from gui.study.page import StudyPage
from quizbank.domain.changes import Changes
from quizbank.domain.errors import QuizbankError
from quizbank.domain.question import Interaction
from quizbank.domain.review import Grade, ItemState
from quizbank.workflows.desk import Desk
from quizbank.workflows.making_codec import encode
from quizbank.workflows.open_desk import open_desk
from tests.gui.desk_double import AnalystDouble
from tests.made_up import NOW, others, river

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
        target = QApplication.focusWidget() or self.page
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


@pytest.fixture
def bare(qtbot: QtBot, tmp_path: Path) -> Iterator[Room]:
    """An empty library; the page is not opened yet."""
    moment = [NOW]
    desk = open_desk(tmp_path, lambda: moment[0], zone=UTC)
    owner = QObject()
    bus = Bus(owner)
    window = WindowDouble(desk, bus)
    pool = Pool(owner)
    page = StudyPage(Context(desk, bus, window, AnalysisRunner(AnalystDouble(), owner), pool))
    bus.changed.connect(page.refresh)
    qtbot.addWidget(page)
    page.resize(1220, 744)
    page.show()
    qtbot.waitExposed(page)
    page.activateWindow()
    yield Room(qtbot, desk, page, window, moment)
    pool.close()
    desk.close()


@pytest.fixture
def room(bare: Room) -> Room:
    for making in (*others(), river()):
        bare.desk.add(encode(making))
    return bare


# --- review ---------------------------------------------------------------------------------------------------
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
    assert room.uid != first
    assert room.desk.card(first).state is ItemState.DROPPED
    assert room.window.told == ["Dropped: the question is not asked again."]
    room.window.act("undo")
    assert (room.uid, room.desk.card(first).state) == (first, ItemState.NEW)
    room.key(" ")
    room.key("r")
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
    assert list(buttons) == ["test", "start", "read"]
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


# --- quiz -----------------------------------------------------------------------------------------------------
def test_test_me_asks_ten_over_the_library_and_ends_with_a_result(room: Room) -> None:
    assert room.page.act("test_me")
    quiz = room.page.sittings.quiz
    assert quiz is not None
    total = len(quiz.view.items)
    due = room.desk.today()
    while room.mode == "quiz":
        item = room.page.sittings.quiz.item  # type: ignore[union-attr]
        if item.question.interaction in (Interaction.TEXT, Interaction.CLOZE):
            focus = QApplication.focusWidget()
            assert isinstance(focus, QLineEdit)
            room.key(item.question.key or "")
            room.key(Qt.Key.Key_Return)
        else:
            room.key("a")
        assert room.page.sittings.quiz.judged is not None, "Enter gives the answer and does not go on by itself"  # type: ignore[union-attr]
        assert room.page.quiz_view.proof.isVisible()
        room.key(Qt.Key.Key_Return)
    summary = room.page.end_view.summary
    assert room.mode == "result"
    assert summary is not None
    assert summary.figure.endswith(f"of {total}")
    assert room.desk.today() == due, "a quiz moves no schedule"


def test_skipped_items_come_again_and_the_answer_may_be_asked_for(room: Room) -> None:
    room.page.open(f"quiz:{ARTICLE}")
    sittings = room.page.sittings
    assert sittings.quiz is not None
    room.key(Qt.Key.Key_Escape)
    assert room.mode == "quiz", "the first Esc leaves the field"
    room.key("s")
    assert sittings.quiz.position == 1
    room.key(Qt.Key.Key_Escape)
    room.key(" ")
    assert (sittings.quiz.judged is not None, sittings.quiz.item.given) == (True, "")
    assert room.page.quiz_view.verdict.words.text() == "Shown, so it counts as missed"
    room.key(Qt.Key.Key_Return)
    assert sittings.quiz.position == 2


def test_a_quiz_without_an_answer_is_left_without_a_word(room: Room) -> None:
    room.page.open(f"quiz:{ARTICLE}")
    room.key(Qt.Key.Key_Escape)
    room.key(Qt.Key.Key_Escape)
    assert room.window.asked == [("article", ARTICLE)]
    assert not room.window.told, "nothing waits"


def test_skipping_goes_round_and_ends_with_the_last_open_item(room: Room) -> None:
    room.page.open(f"quiz:{ARTICLE}")
    sittings, view = room.page.sittings, room.page.quiz_view
    assert sittings.quiz is not None
    total = len(sittings.quiz.view.items)
    for _ in range(total):
        view.skip.click()
    assert sittings.quiz.position == 0, "all round"
    for _ in range(total - 1):
        view.answered.emit("nobody")
        view.acted.emit("next")
    assert not view.skip.isVisible(), "there is no other item to go to"
    view.answered.emit("nobody")
    assert view.next.text() == "See the result"


def test_what_was_typed_in_a_quiz_is_repeated_with_the_verdict(room: Room) -> None:
    room.page.open(f"quiz:{ARTICLE}")
    room.key("Meadow Party")
    room.key(Qt.Key.Key_Return)
    view = room.page.quiz_view
    assert view.verdict.words.text() == "You typed: Meadow Party · not right"
    assert view.proof.isVisible()


def test_a_quiz_all_right_has_nothing_to_repeat(room: Room) -> None:
    room.page.open(f"quiz:{ARTICLE}")
    while room.page.sittings.quiz is not None:
        room.page.quiz_view.answered.emit(room.page.sittings.quiz.item.question.key or "")
        room.page.quiz_view.acted.emit("next")
    end = room.page.end_view
    assert not end.repeat.isVisible()
    assert not end.study.isVisible()
    room.key(Qt.Key.Key_Return)
    assert room.window.asked[-1] == ("article", ARTICLE), "Enter goes back"


def test_a_quiz_that_was_left_is_offered_and_goes_on(room: Room) -> None:
    room.page.open(f"quiz:{ARTICLE}")
    room.page.quiz_view.answered.emit("x")
    room.key(Qt.Key.Key_Return)
    room.page.quiz_view.acted.emit("end")
    assert room.window.asked[-1] == ("article", ARTICLE)
    assert room.window.told == ["The quiz waits in Study: 1 of 10 answered."]
    room.page.open("")
    offer = room.page.card_view.offer
    assert offer is not None
    assert offer.isVisible()
    offer.buttons[0].click()
    assert room.page.sittings.quiz is not None
    assert room.page.sittings.quiz.position == 1
    room.page.quiz_view.acted.emit("end")
    room.page.open(f"quiz:{ARTICLE}")
    assert room.page.sittings.quiz.position == 1


def test_what_was_missed_is_asked_again_or_studied(room: Room) -> None:
    room.page.open(f"quiz:{ARTICLE}")
    while room.mode == "quiz":
        room.page.quiz_view.answered.emit("nobody")
        room.page.quiz_view.acted.emit("next")
    items = room.page.sittings.result.missed  # type: ignore[union-attr]
    missed = {item.question.fact for item in items}
    # A fact that only a true-or-false item asks has no recall card.
    recalled = {item.question.fact for item in items if item.question.interaction is not Interaction.TRUE_FALSE}
    room.key(Qt.Key.Key_Return)
    again = room.page.sittings.quiz
    assert again is not None
    assert {item.question.fact for item in again.view.items} == missed
    room.page.sittings.finish(again.view.id)
    room.page._show()
    room.page.end_view.study.click()
    queue = room.page.sittings.current.session.queue
    assert {room.desk.card(uid).question.fact for uid in queue} == recalled


def test_a_quiz_over_an_article_that_is_gone_is_told(room: Room) -> None:
    room.page.open("quiz:nowhere")
    assert room.window.told
    assert room.mode in ("review", "done")


# --- the look -------------------------------------------------------------------------------------------------
@pytest.mark.parametrize(("size", "scale"), [((840, 544), 1.0), ((1220, 744), 1.0), ((840, 544), 1.5), ((840, 544), 2)])
def test_no_label_is_squeezed(room: Room, size: tuple[int, int], scale: float) -> None:
    theme.appearance().set_scale(scale)
    room.page.resize(*size)
    steps = (
        lambda: room.page.open(ARTICLE),
        lambda: room.key(" "),
        lambda: room.key("w"),
        lambda: study_all(room, wrong=1),
        lambda: room.page.open(f"quiz:{ARTICLE}"),
        lambda: room.page.quiz_view.answered.emit("nobody"),
    )
    for show in steps:
        show()
        QApplication.processEvents()
        QApplication.processEvents()
        labels = [label for label in room.page.findChildren(WrapLabel) if label.isVisible() and label.text()]
        assert labels
        for label in labels:
            if label.lines == 0:
                assert label.height() >= label.heightForWidth(label.width()), label.text()


@pytest.mark.parametrize("scale", [1.0, 1.5, 2.0])
def test_actions_fit_in_a_small_window_at_every_scale(room: Room, scale: float) -> None:
    theme.appearance().set_scale(scale)
    room.page.resize(840, 544)
    room.page.open(ARTICLE)
    for _ in range(2):
        QApplication.processEvents()
        for button in (room.page.card_view.why, room.page.card_view.later, room.page.card_view.wrong):
            right = button.mapTo(room.page, QPoint(button.width(), 0)).x()
            assert not button.isVisible() or right <= room.page.width()
        assert room.page.width() == 840, "the page asks for no more than there is"
        room.key(" ")


def test_an_answered_item_in_a_low_page_shows_the_question_whole(room: Room) -> None:
    room.page.resize(840, 544)
    room.page.open(f"quiz:{ARTICLE}")
    sittings, view = room.page.sittings, room.page.quiz_view
    while sittings.quiz is not None and sittings.quiz.item.question.interaction is not Interaction.CHOICE:
        view.answered.emit("x")
        view.acted.emit("next")
    room.key("a")
    for _ in range(4):
        QApplication.processEvents()
    assert view.article.isVisible()
    assert view.stem.mapTo(view.scroller.viewport(), QPoint()).y() >= 0
    below = view.proof.mapTo(view.scroller.viewport(), QPoint(0, view.proof.height())).y()
    assert below <= view.scroller.viewport().height()
    room.page.resize(1220, 744)
    QApplication.processEvents()
    assert view.article.isVisible(), "it moves to the foot of the page"


def test_everything_that_takes_the_keyboard_has_a_name(room: Room) -> None:
    room.page.open("")
    room.key(" ")
    named = [room.page.card_view, *room.page.card_view.grades.buttons, room.page.card_view.undo]
    assert all(widget.accessibleName() for widget in named)
    assert room.page.card_view.accessibleName() == room.desk.card(room.uid).question.stem


def test_views_let_go_of_what_they_showed(room: Room) -> None:
    room.page.open(f"quiz:{ARTICLE}")
    QApplication.processEvents()
    before = len(room.page.quiz_view.findChildren(QObject))
    for _ in range(5):
        room.page.quiz_view.acted.emit("skip")
    QApplication.sendPostedEvents(None, 52)  # deferred deletes
    QApplication.processEvents()
    assert len(room.page.quiz_view.findChildren(QObject)) <= before + 30
