"""A quiz at the real desk: begun, broken off, resumed, finished; cards keep their dates."""

from datetime import timedelta

import pytest

from quizbank.domain.errors import QuizbankError
from quizbank.domain.review import AnswerVerdict
from quizbank.workflows.rows import QuizWish
from tests.made_up import others, river
from tests.store.makings import first, to_read
from tests.workflows.conftest import Table


def test_a_quiz_asks_one_item_a_fact_and_begins_with_typed_ones(table: Table) -> None:
    table.add(*others(), river())
    quiz, changes = table.desk.new_quiz(count=10)
    assert changes.ids == (str(quiz.id),)
    assert len(quiz.items) == 10
    assert len({item.question.fact for item in quiz.items}) == 10
    assert {item.article for item in quiz.items} == {row.id for row in table.desk.articles()}
    assert quiz.finished is None
    assert table.desk.new_quiz(count=10)[0].items == quiz.items


def test_a_quiz_of_one_article_carries_its_title(table: Table) -> None:
    table.add(*others(), river())
    quiz, _ = table.desk.new_quiz(river().article.id, count=5)
    assert quiz.title == river().article.title
    assert {item.article for item in quiz.items} == {river().article.id}


def test_a_quiz_of_chosen_items_asks_these_in_their_order(table: Table) -> None:
    table.add(river())
    uids = [row.uid for row in table.desk.questions()][3:0:-1]
    quiz, _ = table.desk.new_quiz(uids=uids)
    assert [item.uid for item in quiz.items] == uids


def test_a_quiz_that_was_broken_off_resumes_and_ends_with_a_result(table: Table) -> None:
    table.add(first())
    cards = [table.desk.card(uid).due for uid in table.desk.queue()]
    quiz, _ = table.desk.new_quiz(count=3)
    right = quiz.items[0]
    judged, _ = table.desk.answer_quiz(quiz.id, 0, right.question.key or "", duration_ms=2000)
    assert judged.verdict is AnswerVerdict.RIGHT
    table.restart()
    resumed = table.desk.open_quiz()
    assert resumed is not None
    assert [(item.given, item.right) for item in resumed.items][:2] == [(right.question.key, True), (None, None)]
    table.desk.answer_quiz(quiz.id, 1, "nobody at all", duration_ms=3000)
    result = table.desk.quiz_result(quiz.id)
    assert (result.right, result.asked, result.seconds) == (1, len(quiz.items), 5)
    assert [item.uid for item in result.known] == [right.uid]
    assert [item.uid for item in result.missed] == [item.uid for item in quiz.items[1:]]
    assert sum(tally.asked for tally in result.by_topic) == len(quiz.items)
    assert table.desk.open_quiz() is None
    assert [table.desk.card(uid).due for uid in table.desk.queue()] == cards
    with pytest.raises(QuizbankError, match="quiz_finished"):
        table.desk.answer_quiz(quiz.id, 2, "late")


def test_a_corrected_answer_counts_last(table: Table) -> None:
    table.add(first())
    quiz, _ = table.desk.new_quiz(count=1)
    table.desk.answer_quiz(quiz.id, 0, "wrong")
    table.desk.answer_quiz(quiz.id, 0, quiz.items[0].question.key or "")
    assert table.desk.quiz(quiz.id).items[0].right is True


def test_a_sitting_outlives_its_article(table: Table) -> None:
    table.add(first())
    quiz, _ = table.desk.new_quiz(count=2)
    table.desk.delete_article(first().article.id)
    assert table.desk.quiz(quiz.id) == quiz


def test_nothing_to_ask_is_a_known_error(table: Table) -> None:
    table.add(to_read())
    with pytest.raises(QuizbankError, match="no_questions"):
        table.desk.new_quiz()
    for number, position in ((99, 0), (1, 7)):
        with pytest.raises(QuizbankError, match="no_such_quiz"):
            table.desk.answer_quiz(number, position, "x")


def test_the_same_items_again_are_another_attempt_at_the_same_quiz(table: Table) -> None:
    table.add(river())
    quiz, _ = table.desk.new_quiz(count=3)
    uids = [item.uid for item in quiz.items]
    table.desk.answer_quiz(quiz.id, 0, quiz.items[0].question.key or "")
    table.desk.quiz_result(quiz.id)
    table.wait(days=1)
    again, _ = table.desk.new_quiz(uids=uids[::-1])
    assert [view.id for view in table.desk.attempts(again.id)] == [quiz.id], "it is not finished yet"
    table.desk.quiz_result(again.id)
    fewer, _ = table.desk.new_quiz(uids=uids[:2])
    table.desk.quiz_result(fewer.id)
    attempts = table.desk.attempts(quiz.id)
    assert [view.id for view in attempts] == [quiz.id, again.id]
    assert [[item.right for item in view.items if item.uid == uids[0]] for view in attempts] == [[True], [None]]
    assert [view.id for view in table.desk.past_quizzes()] == [fewer.id, again.id, quiz.id]
    assert [view.id for view in table.desk.past_quizzes(1)] == [fewer.id]


def test_the_time_that_was_wanted_and_taken_outlives_a_restart(table: Table) -> None:
    table.add(first())
    quiz, _ = table.desk.build_quiz(QuizWish(count=2, minutes=5))
    assert (quiz.minutes, quiz.spent) == (5, timedelta())
    table.desk.answer_quiz(quiz.id, 0, "nobody", duration_ms=90_000)
    table.restart()
    resumed = table.desk.open_quiz()
    assert resumed is not None and (resumed.minutes, resumed.spent) == (5, timedelta(seconds=90))
    table.desk.remember(f"quiz_minutes/{quiz.id}", "soon")
    assert table.desk.quiz(quiz.id).minutes == 0, "what cannot be read is no timer"
