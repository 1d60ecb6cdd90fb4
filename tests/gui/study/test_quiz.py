"""Quizzes by keyboard on the real desk: skipped, left, gone on with, and their results."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit

from gui.answers.edit import EditDialog
from quizbank.domain.question import Interaction
from quizbank.domain.review import Grade, ItemState
from tests.gui.study.room import ARTICLE, Room


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


def test_i_was_right_makes_a_typed_answer_right(room: Room) -> None:
    room.page.open(f"quiz:{ARTICLE}")
    quiz = room.page.sittings.quiz
    assert quiz is not None and quiz.item.question.interaction in (Interaction.TEXT, Interaction.CLOZE)
    room.key("something else")
    room.key(Qt.Key.Key_Return)
    assert room.page.quiz_view.insist.isVisible()
    room.key("i")
    assert not room.page.quiz_view.insist.isVisible()
    assert room.desk.quiz(quiz.view.id).items[quiz.position].right is True


def test_one_can_go_back_to_what_was_skipped_or_answered(room: Room) -> None:
    room.page.open(f"quiz:{ARTICLE}")
    sittings, view = room.page.sittings, room.page.quiz_view
    assert sittings.quiz is not None and not view.back.isVisible()
    view.answered.emit("nobody")
    room.key(Qt.Key.Key_Return)
    room.key(Qt.Key.Key_Escape)
    room.key("s")
    assert sittings.quiz.position == 2
    room.key(Qt.Key.Key_Escape)
    room.key("z")
    assert (sittings.quiz.position, sittings.quiz.judged) == (1, None)
    room.key(Qt.Key.Key_Escape)
    room.key("z")
    assert sittings.quiz.position == 0
    assert view.verdict.words.text() == "You typed: nobody · not right"
    room.key(Qt.Key.Key_Return)
    assert sittings.quiz.position == 1, "on to what is still open"


def test_why_this_answer_is_said_in_a_quiz_by_its_key(room: Room) -> None:
    room.page.open(f"quiz:{ARTICLE}")
    view = room.page.quiz_view
    room.key(Qt.Key.Key_Escape)
    room.key("w")
    assert not view.why_box.isVisible(), "before the answer it would give it away"
    view.answered.emit("nobody")
    room.key("w")
    assert view.why_box.isVisible() and "Before it: " in view.why_note.accessibleDescription()
    room.key(Qt.Key.Key_Escape)
    assert not view.why_box.isVisible() and room.mode == "quiz"


def test_the_result_shows_each_proof_and_why_not_b(room: Room) -> None:
    room.page.open(f"quiz:{ARTICLE}")
    while room.page.sittings.quiz is not None:
        item = room.page.sittings.quiz.item
        wrong = [option.text for option in item.question.options if option.text != item.question.key]
        room.page.quiz_view.answered.emit(wrong[0] if wrong else item.question.key or "")
        room.page.quiz_view.acted.emit("next")
    end = room.page.end_view
    assert end.summary is not None
    missed = next(row for row in end.summary.missed if row.why != "Why")
    known = end.summary.known[0]
    assert missed.why in ("Why not A?", "Why not B?")
    for row in (missed, known):
        assert not end.reasons[row.uid].isVisible()
        end.links[row.uid].click()
        assert end.reasons[row.uid].isVisible()
        assert end.reasons[row.uid].box.quote.text() == row.proof.sentence
        assert end.reasons[row.uid].note.accessibleDescription()
        end.links[row.uid].click()
        assert not end.reasons[row.uid].isVisible()


def test_a_wrong_question_is_reported_by_one_key_and_never_comes_back(room: Room) -> None:
    room.page.open(f"quiz:{ARTICLE}")
    quiz = room.page.sittings.quiz
    assert quiz is not None
    room.page.quiz_view.answered.emit("nobody")
    room.key("r")
    assert room.window.told == []
    room.key("2")
    assert room.window.told == ["Dropped: the question is not asked again."]
    uid = quiz.item.uid
    assert room.mode == "quiz" and room.page.quiz_view.verdict.isVisible(), "its answer stays up"
    for _ in range(3):
        view, _ = room.desk.new_quiz(ARTICLE, 99)
        assert uid not in {item.uid for item in view.items}


def test_the_last_days_before_an_exam_offer_practice(room: Room) -> None:
    room.desk.remember("exam_on", "2031-03-22")
    for uid in room.desk.queue()[:2]:
        room.desk.grade(uid, Grade.AGAIN)
    room.page.open("")
    offer = room.page.card_view.offer
    assert offer is not None and offer.title.text().startswith("Exam on 22 March 2031")
    offer.buttons[0].click()
    assert (room.mode, len(room.page.sittings.current.session.queue)) == ("practice", 2)


def test_taking_back_a_report_in_a_quiz_leaves_the_review_behind_it_alone(room: Room) -> None:
    room.page.open("")
    room.key(" ")
    room.key("4")
    review = room.page.sittings.review
    room.page.open(f"quiz:{ARTICLE}")
    quiz = room.page.sittings.quiz
    assert quiz is not None
    room.page.quiz_view.answered.emit("nobody")
    room.key("r")
    room.key("4")
    room.window.act("undo")
    assert quiz.item.uid in {row.uid for row in room.desk.questions() if row.state is not ItemState.DROPPED}
    assert room.mode == "quiz" and room.page.sittings.review is not None and review is not None
    assert room.page.sittings.review.session.history == review.session.history


def test_an_item_of_a_quiz_is_put_in_other_words(room: Room) -> None:
    room.page.open(f"quiz:{ARTICLE}")
    quiz = room.page.sittings.quiz
    assert quiz is not None
    room.page.quiz_view.answered.emit("nobody")
    room.key("r")
    room.key("e")
    (dialog,) = room.page.findChildren(EditDialog)
    dialog.stem.setPlainText(f"{quiz.item.question.stem} (In my words)")
    room.qtbot.keyClick(dialog.stem, Qt.Key.Key_Return)
    (row,) = [row for row in room.desk.questions(ARTICLE) if row.uid == quiz.item.uid]
    assert row.question.stem.endswith("(In my words)") and row.state is not ItemState.DROPPED
    assert room.window.told == ["Your words are kept."]
