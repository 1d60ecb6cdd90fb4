"""Sittings and their words, without Qt."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from gui.study.state import done as done_state
from gui.study.state import quiz as quiz_state
from gui.study.state import review as review_state
from gui.study.state import summary as summary_state
from gui.study.state.review import Given
from gui.study.state.targets import Target, read_target
from gui.study.state.wording import key_words, proof_of, say_number, say_seconds, source_line
from quizbank.domain.question import Interaction
from quizbank.domain.review import AnswerVerdict, Grade
from quizbank.workflows.desk import Desk
from quizbank.workflows.rows import Answered, Judged, QuizView, Today
from tests.made_up import NOW, made_up_desk, river

LATER = NOW + timedelta(seconds=8)


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    opened = made_up_desk(tmp_path_factory.mktemp("library"))
    yield opened
    opened.close()


@pytest.mark.parametrize(
    ("words", "target"),
    [
        ("", Target()),
        ("review", Target("review")),
        ("review:a1", Target("review", "a1")),
        ("a1", Target("review", "a1")),
        ("quiz", Target("quiz")),
        ("quiz:a1", Target("quiz", "a1")),
        ("nonsense:a1", Target()),
    ],
)
def test_targets(words: str, target: Target) -> None:
    assert read_target(words) == target


def test_a_graded_card_in_learning_comes_back_and_undo_steps_back() -> None:
    review = review_state.show(review_state.begin(("a", "b"), NOW), "council", Judged(AnswerVerdict.WRONG))
    soon = Answered(7, "a", Grade.AGAIN, LATER + timedelta(minutes=1))
    following = review_state.graded(review, soon, LATER)
    assert following.session.queue == ("a", "b", "a")
    assert (following.session.current, following.given, following.since) == ("b", Given(), LATER)
    back = review_state.stepped_back(following, LATER)
    assert (back.session.current, back.session.shown, back.given.typed) == ("a", True, "council")
    assert review_state.stepped_back(review_state.begin(("a",), NOW), LATER).session.current == "a"


def test_what_is_set_aside_or_dropped_elsewhere_comes_no_more() -> None:
    review = review_state.begin(("a", "b", "c"), NOW)
    assert review_state.set_aside(review, LATER).session.queue == ("b", "c")
    shown = review_state.show(review)
    assert review_state.pruned(shown, ("a", "b", "c"), (), LATER) is shown
    without_b = review_state.pruned(shown, ("a", "c"), (), LATER)
    assert (without_b.session.queue, without_b.session.shown) == (("a", "c"), True)
    without_a = review_state.pruned(shown, ("a", "b", "c"), ("a",), LATER)
    assert (without_a.session.current, without_a.session.shown, without_a.since) == ("b", False, LATER)


@pytest.mark.parametrize(
    ("given", "grade"),
    [
        (Given(), Grade.GOOD),
        (Given(hinted=True), Grade.HARD),
        (Given("x", Judged(AnswerVerdict.RIGHT)), Grade.GOOD),
        (Given("x", Judged(AnswerVerdict.RIGHT), hinted=True), Grade.HARD),
        (Given("x", Judged(AnswerVerdict.NEARLY)), Grade.HARD),
        (Given("x", Judged(AnswerVerdict.WRONG), hinted=True), Grade.AGAIN),
    ],
)
def test_the_tinted_grade_follows_from_the_answer(given: Given, grade: Grade) -> None:
    assert review_state.default_grade(given) is grade


def test_time_on_a_card_ends_after_two_minutes_and_never_runs_back() -> None:
    review = review_state.begin(("a",), NOW)
    assert review_state.milliseconds(review, LATER) == 8000
    assert review_state.milliseconds(review, NOW + timedelta(hours=3)) == 120_000
    assert review_state.milliseconds(review, NOW - timedelta(hours=3)) == 0
    assert review_state.pace_of(Today(10, 5, 5)) == 20
    assert review_state.pace_of(Today(0, 0, 0)) == 20


def test_the_screen_of_a_card(desk: Desk) -> None:
    queue = desk.queue(river().article.id)
    review = review_state.begin(queue, NOW, river().article.id)
    card = desk.card(queue[0])
    asked = review_state.screen(review, card)
    assert (asked.number, asked.total, asked.shown, asked.hint) == (1, len(queue), False, "")
    assert (
        asked.context
        == "Highland communes win a veto on the river tariff · 14\N{NO-BREAK SPACE}March\N{NO-BREAK SPACE}2031"
    )
    assert asked.left == f"about {max(1, round(len(queue) / 3))} min left"
    hinted = review_state.screen(review_state.take_hint(review), card)
    assert hinted.hint
    wrong = review_state.show(review, "Petra", Judged(AnswerVerdict.WRONG))
    shown = review_state.screen(wrong, card)
    assert shown.verdict is not None
    assert not shown.verdict.right
    assert shown.verdict.words == "You typed: Petra · not right"
    start, end = shown.proof.bold[0]
    assert shown.proof.sentence[start:end] == card.question.key
    assert len(shown.intervals) == 4
    assert all(words.startswith("in ") for words in shown.intervals)


def test_a_choice_card_has_no_hint(desk: Desk) -> None:
    card = next(row for row in desk.questions() if row.question.interaction is Interaction.CHOICE)
    row = replace(desk.card(desk.queue()[0]), question=card.question)
    assert review_state.screen(review_state.begin((row.uid,), NOW), row).hint is None


def test_a_quiz_goes_on_from_the_first_open_item_and_skipped_ones_come_again(desk: Desk) -> None:
    view, _ = desk.new_quiz(river().article.id, 4)
    quiz = quiz_state.begin(view, NOW)
    assert quiz is not None
    skipped = quiz_state.skip(quiz, LATER)
    assert (skipped.position, skipped.since) == (1, LATER)
    judged, _ = desk.answer_quiz(view.id, 1, "x", 900)
    answered = quiz_state.answer(skipped, desk.quiz(view.id), "x", judged)
    screen = quiz_state.screen(answered, {row.id: row for row in desk.articles()}, LATER)
    assert (screen.number, screen.total, screen.can_skip, screen.last) == (1, 4, False, False)
    assert screen.proof.source.startswith("The Orsa Courier")
    assert screen.verdict is not None
    assert quiz_state.skip(answered, LATER) is answered
    following = quiz_state.forward(answered, LATER)
    assert following is not None
    assert following.position == 2
    reopened = quiz_state.begin(desk.quiz(view.id), LATER)
    assert reopened is not None
    assert reopened.position == 0
    assert quiz_state.offer(desk.quiz(view.id)).endswith("1 of 4 answered.")
    assert quiz_state.offer(None) == ""


def test_a_quiz_whose_items_all_have_answers_is_over(desk: Desk) -> None:
    view, _ = desk.new_quiz(river().article.id, 2)
    over = replace(view, items=tuple(replace(item, given="x", right=False) for item in view.items))
    assert quiz_state.begin(over, NOW) is None
    assert quiz_state.next_open(over, 0) is None


def _finished(desk: Desk, *, right: bool) -> QuizView:
    view, _ = desk.new_quiz(river().article.id, 3)
    for item in view.items:
        desk.answer_quiz(view.id, item.position, (item.question.key or "") if right else "", 70_000)
    return view


def test_the_result_says_what_was_missed_first(desk: Desk) -> None:
    result = desk.quiz_result(_finished(desk, right=False).id)
    summary = summary_state.of_quiz(result, ("card",), today=0, has_article=True)
    assert (summary.figure, summary.words) == ("0 of 3", "right the first time, in 3 min 30 s")
    assert summary.line == "Three facts to look at again. Nothing here moves your study schedule."
    assert (summary.repeat, summary.back, summary.study) == ("Repeat the 3 I missed", "Back to the article", ("card",))
    assert {row.given for row in summary.missed} == {"no answer"}
    assert [title for title, _ in summary.groups] == ["By topic", "By actor"]


def test_a_result_without_misses_offers_no_repeat(desk: Desk) -> None:
    summary = summary_state.of_quiz(desk.quiz_result(_finished(desk, right=True).id), (), today=2, has_article=False)
    assert (summary.repeat, summary.missed, len(summary.known)) == ("", (), 3)
    assert summary.back == "Back to the library"


def test_the_end_of_a_session(tmp_path: Path) -> None:
    desk = made_up_desk(tmp_path)
    events = []
    for number, uid in enumerate(desk.queue(river().article.id)[:3]):
        grade = Grade.AGAIN if number == 1 else Grade.EASY
        answered, _ = desk.grade(uid, grade, typed="Petra" if number == 1 else "", duration_ms=30_000)
        events.append(answered.event)
    summary = summary_state.of_session(desk.session_end(events), today=0, has_article=True)
    assert (summary.figure, summary.words) == ("3 cards", "in 2 minutes")
    assert summary.line == "One fact to look at again, 2 learnt. Everything is saved."
    assert summary.repeat == "Repeat the one I missed (schedule unchanged)"
    assert [(row.given, bool(row.right)) for row in summary.missed] == [("Petra", True)]
    assert len(summary.known) == 2
    desk.close()


def test_a_card_that_was_only_thought_of_has_no_answer_to_show(tmp_path: Path) -> None:
    desk = made_up_desk(tmp_path)
    answered, _ = desk.grade(desk.queue()[0], Grade.AGAIN)
    summary = summary_state.of_session(desk.session_end([answered.event]), today=3, has_article=False)
    assert [row.given for row in summary.missed] == [""]
    desk.close()


@pytest.mark.parametrize(
    ("counts", "words"),
    [
        ((0, 0, 0), "Nothing is due this week."),
        ((1, 0, 0), "1 more card today"),
        ((14, 2, 9), "14 more cards today\nTomorrow 2 cards · this week 9"),
    ],
)
def test_what_comes_next_begins_with_today(counts: tuple[int, int, int], words: str) -> None:
    assert summary_state.say_coming(*counts) == words


def test_done_offers_only_what_is_there() -> None:
    empty = done_state.done(articles=0, questions=0, tomorrow=0, more=(), scope="", last="", title="")
    assert (bool(empty.add), empty.test, empty.start, empty.read_on) == (True, "", "", "")
    full = done_state.done(articles=2, questions=9, tomorrow=9, more=("a", "b"), scope="", last="x", title="A title")
    assert (full.body, full.start, full.read_on) == ("Next: 9 cards tomorrow.", "Start 2 new cards", "Read on: A title")
    unread = done_state.done(articles=1, questions=0, tomorrow=1, more=(), scope="x", last="x", title="A title")
    assert (unread.test, unread.start, unread.body) == ("", "", "Next: 1 card tomorrow.")
    long = done_state.shortened("A very long headline " * 9)
    assert len(long) <= 61
    assert long.endswith(("headline …", "long …", "very …"))


def test_words() -> None:
    assert [say_seconds(n) for n in (0, 59, 250, 3900)] == ["0 s", "59 s", "4 min 10 s", "1 h 5 min"]
    assert (say_number(3), say_number(12)) == ("Three", "12")
    assert source_line("Post", date(2031, 3, 1)) == "Post, 1\N{NO-BREAK SPACE}March\N{NO-BREAK SPACE}2031"
    assert (source_line("", None), source_line("Post", None)) == ("", "Post")


def test_true_and_false_are_words(desk: Desk) -> None:
    item = next(row.question for row in desk.questions() if row.question.interaction is Interaction.TRUE_FALSE)
    assert key_words(item) in ("True", "False")
    assert key_words(item, "false") == "False"
    assert key_words(item, "") == "no answer"
    assert proof_of(item, "Post", None).source == "Post"
