"""A review session, turn by turn."""

from datetime import UTC, datetime, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from quizbank.domain.review import CardEvent, CardPhase, CardState, EventKind, Grade
from quizbank.study.review_session import ReviewSession, grade, reveal, skip, start, summarise, undo

DAYS, MINUTE = timedelta(days=3), timedelta(minutes=1)
NOW = datetime(2022, 1, 13, 12, tzinfo=UTC)


def good(session: ReviewSession) -> ReviewSession:
    return grade(reveal(session), Grade.GOOD, comes_in=DAYS)


def again(session: ReviewSession) -> ReviewSession:
    return grade(reveal(session), Grade.AGAIN, comes_in=MINUTE)


def test_card_after_card_to_the_end() -> None:
    session = start("abc")
    assert (session.current, session.shown, session.count) == ("a", False, (1, 3))
    assert reveal(session).shown and not good(session).shown
    session = good(good(session))
    assert (session.current, session.count, session.finished) == ("c", (3, 3), False)
    session = good(session)
    assert (session.current, session.count, session.finished) == (None, (3, 3), True)
    assert reveal(session) == good(session) == skip(session) == session


def test_an_empty_session_is_finished() -> None:
    assert start(()).finished and start(()).count == (0, 0)


def test_a_missed_card_comes_back_after_four_others_or_at_the_end() -> None:
    assert again(start("abcdefg")).queue == tuple("abcdeafg")
    assert again(start("ab")).queue == tuple("aba")
    assert again(start("a")).current == "a"
    assert again(start("ab")).count == (2, 3)


def test_undo_puts_the_card_back_with_its_answer() -> None:
    first = start("abc")
    missed = again(first)
    assert undo(missed) == reveal(first)
    assert undo(good(missed)) == reveal(missed)
    assert undo(first) == first


def test_a_skipped_card_does_not_come_back_and_can_be_undone() -> None:
    session = good(good(again(start("abc"))))
    assert session.current == "a"
    assert skip(session).finished
    skipped = skip(start("aba"))
    assert skipped.queue == ("b",) and undo(skipped) == start("aba")


def test_the_events_of_grades_that_stand() -> None:
    session = grade(start("ab"), Grade.GOOD, comes_in=DAYS, event=7)
    session = grade(session, Grade.GOOD, comes_in=DAYS, event=8)
    assert session.events == (7, 8) and undo(session).events == (7,)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from([good, again, skip]), max_size=20), st.integers(0, 6))
def test_undoing_everything_leads_back_to_the_start(turns: list[object], size: int) -> None:
    session = first = start("abcdef"[:size])
    for turn in turns:
        session = turn(session)  # type: ignore[operator]
        assert session.position <= len(session.queue)
    while session.history:
        session = undo(session)
    assert session.queue == first.queue and session.position == 0


def review(number: int, uid: str, given: Grade, before: CardPhase, typed: str = "") -> CardEvent:
    state = CardState(before)
    return CardEvent(number, uid, EventKind.REVIEW, NOW, "UTC", given, typed, duration_ms=4_600, before=state)


def test_the_summary_tells_learnt_from_shaky() -> None:
    summary = summarise(
        [
            review(1, "new", Grade.GOOD, CardPhase.NEW),
            review(2, "known", Grade.EASY, CardPhase.REVIEW),
            review(3, "missed", Grade.AGAIN, CardPhase.REVIEW, "Putin"),
            review(4, "undone", Grade.AGAIN, CardPhase.NEW),
            review(5, "missed", Grade.GOOD, CardPhase.RELEARNING, "Toqaev"),
            review(6, "back", Grade.HARD, CardPhase.RELEARNING),
            CardEvent(7, "undone", EventKind.UNDO, NOW, "UTC", undoes=4),
        ]
    )
    assert (summary.cards, summary.seconds) == (4, 23)
    assert summary.learnt == ("new", "back")
    assert summary.shaky == (("missed", "Putin"),)
