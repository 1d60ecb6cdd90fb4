"""Grades, the log, and taking things back."""

import sqlite3
from datetime import UTC, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizbank.domain.changes import ChangeKind
from quizbank.domain.errors import QuizbankError
from quizbank.domain.review import CardPhase, CardState, EventKind, Grade, ItemState, standing
from quizbank.store import articles, card_rows, cards, day_totals, decisions, events, preferences, questions, undo
from quizbank.store.day_totals import DayTotal
from quizbank.store.engine import Library, open_library
from quizbank.store.events import Stamp
from quizbank.store.plain_json import dump, load
from tests.store.makings import NOW, first

DAY = "2031-05-02"
STAMP = Stamp(NOW, "Asia/Almaty", DAY)
LATER = Stamp(NOW + timedelta(days=1), "Asia/Almaty", "2031-05-03")


@pytest.fixture
def uid(library: Library) -> str:
    articles.add(library, articles.draft(first()), NOW)
    library.own_steps.clear()
    return cards.in_study(library)[0].uid


def plan(state: CardState) -> CardState:
    """A schedule by hand; odd numbers, so that nothing is rounded on its way."""
    return CardState(
        CardPhase.REVIEW, NOW + timedelta(days=3, microseconds=7), 1 / 3, 5.1, None, NOW, state.reviews + 1, 0
    )


def decide(state: CardState) -> tuple[CardState, Stamp]:
    return plan(state), STAMP


def grade(library: Library, uid: str, stamp: Stamp = STAMP, given: Grade = Grade.GOOD) -> int:
    return cards.grade(library, uid, given, lambda state: (plan(state), stamp), typed="Quill ’", duration_ms=4100)[0]


def test_a_grade_moves_the_card_and_is_logged(library: Library, uid: str) -> None:
    event, after, changes = cards.grade(library, uid, Grade.HARD, decide, typed="Quill", duration_ms=4100)
    assert (changes.kinds, changes.ids, changes.label) == ({ChangeKind.CARDS}, (uid,), "grade")
    assert cards.card(library, uid).state == after == plan(CardState())
    (logged,) = events.read(library)
    assert (logged.id, logged.kind, logged.at, logged.zone) == (event, EventKind.REVIEW, NOW, "Asia/Almaty")
    assert (logged.grade, logged.typed, logged.duration_ms) == (Grade.HARD, "Quill", 4100)
    assert (logged.before, logged.after) == (CardState(), after)
    assert day_totals.of_day(library, DAY) == DayTotal(DAY, 1, 1, 4100)


@pytest.mark.parametrize(("typed", "kept"), [("\ud83d half", "? half"), ("a" * 5000, "a" * 1000), ("\0’🏛", "\0’🏛")])
def test_whatever_is_typed_can_be_kept(library: Library, uid: str, typed: str, kept: str) -> None:
    cards.grade(library, uid, Grade.GOOD, decide, typed=typed)
    assert events.read(library)[0].typed == kept


def test_a_second_grade_is_no_new_card(library: Library, uid: str) -> None:
    grade(library, uid)
    grade(library, uid, LATER)
    assert day_totals.since(library, DAY) == (DayTotal(DAY, 1, 1, 4100), DayTotal("2031-05-03", 1, 0, 4100))


def test_undoing_a_grade_appends_to_the_log_and_restores_the_card(library: Library, uid: str) -> None:
    before = cards.card(library, uid)
    event = grade(library, uid)
    changes = undo.undo_last(library, LATER)
    assert changes is not None
    assert (changes.kinds, changes.ids, changes.label) == ({ChangeKind.CARDS}, (uid,), "grade")
    assert cards.card(library, uid) == before
    review, taken_back = events.read(library)
    assert (review.id, review.kind) == (event, EventKind.REVIEW)
    assert (taken_back.kind, taken_back.undoes, taken_back.at) == (EventKind.UNDO, event, LATER.at)
    assert (taken_back.before, taken_back.after) == (review.after, review.before)
    assert standing((review, taken_back)) == ()
    assert events.by_id(library, [event]) == ()
    assert day_totals.of_day(library, DAY) == DayTotal(DAY)


def test_grades_are_taken_back_one_by_one(library: Library, uid: str) -> None:
    states = [cards.card(library, uid).state]
    for _ in range(3):
        grade(library, uid)
        states.append(cards.card(library, uid).state)
    for expected in reversed(states[:-1]):
        undo.undo_last(library, STAMP)
        assert cards.card(library, uid).state == expected
    assert undo.undo_last(library, STAMP) is None
    assert len(events.read(library)) == 6


def test_a_grade_overtaken_in_another_window_is_not_taken_back(library: Library, uid: str) -> None:
    decisions.keep(library, [uid])
    grade(library, uid)
    other = open_library(library.path.parent)
    grade(other, uid, LATER)
    after = cards.card(library, uid)
    with pytest.raises(QuizbankError, match="cannot_undo"):
        undo.undo_last(library, LATER)
    assert cards.card(library, uid) == after
    other.close()
    earlier = undo.undo_last(library, LATER)
    assert earlier is not None
    assert earlier.label == "keep"


def test_a_card_that_was_shown_is_graded_as_it_stands_then(library: Library, uid: str) -> None:
    other = open_library(library.path.parent)
    assert cards.card(library, uid).state == CardState()
    grade(other, uid)
    grade(library, uid, LATER)
    assert cards.card(library, uid).state.reviews == 2
    cards.suspend(library, uid, LATER)
    undo.undo_last(library, LATER)
    undo.undo_last(library, LATER)
    grade(library, uid, LATER)
    assert [event.before.reviews for event in events.read(library) if event.before and event.undoes is None] == [
        0,
        1,
        1,
    ]
    other.close()


def test_a_failing_scheduler_leaves_no_trace(library: Library, uid: str) -> None:
    with pytest.raises(ZeroDivisionError):
        cards.grade(library, uid, Grade.GOOD, lambda state: 1 // 0)  # type: ignore[arg-type, return-value]
    assert events.read(library) == ()
    assert library.own_steps == []
    grade(library, uid)


def test_an_unknown_card_is_a_known_error(library: Library, uid: str) -> None:
    for call in (cards.card, lambda lib, u: grade(lib, u), lambda lib, u: cards.suspend(lib, u, STAMP)):
        with pytest.raises(QuizbankError, match="no_such_card"):
            call(library, "nobody")


def test_bury_and_suspend_are_logged_and_taken_back(library: Library, uid: str) -> None:
    before = cards.card(library, uid)
    until = NOW + timedelta(hours=8)
    cards.bury(library, uid, STAMP, until)
    assert cards.card(library, uid).buried_until == until
    cards.suspend(library, uid, STAMP)
    assert cards.card(library, uid).suspended
    undo.undo_last(library, STAMP)
    assert not cards.card(library, uid).suspended
    undo.undo_last(library, STAMP)
    assert cards.card(library, uid) == before
    kinds = [event.kind for event in events.read(library)]
    assert kinds == [EventKind.BURY, EventKind.SUSPEND, EventKind.UNDO, EventKind.UNDO]


def test_keep_and_drop_are_taken_back_in_one_step(library: Library, uid: str) -> None:
    uids = [q.id for q in first().questions[:4]]
    decisions.keep(library, uids[:1])
    changes = decisions.drop(library, uids)
    assert changes.ids == tuple(uids)
    assert uid not in {card.uid for card in cards.in_study(library)}
    undo.undo_last(library, STAMP)
    states = {record.uid: record.state for record in questions.in_text_order(library)}
    assert states == {q.id: ItemState.NEW for q in first().questions} | {uids[0]: ItemState.KEPT}


@pytest.mark.parametrize("sql", ["UPDATE event SET grade = 4", "DELETE FROM event"])
def test_the_log_is_never_rewritten(library: Library, uid: str, sql: str) -> None:
    grade(library, uid)
    with pytest.raises(sqlite3.IntegrityError, match="never rewritten"):
        library.connection.execute(sql)


def test_only_the_last_steps_are_kept(library: Library, uid: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(undo, "_KEPT_STEPS", 30)
    for number in range(40):
        (decisions.keep, decisions.drop)[number % 2](library, [uid])
    assert library.connection.execute("SELECT count(*) FROM undo_step").fetchone() == (30,)
    assert library.connection.execute("SELECT count(*) FROM undo_row").fetchone() == (30,)


def test_a_library_opened_again_has_nothing_to_undo_but_everything_else(library: Library, uid: str) -> None:
    grade(library, uid)
    preferences.put(library, "new_per_day", "3")
    again = open_library(library.path.parent)
    assert undo.undo_last(again, LATER) is None
    assert cards.card(again, uid).state == plan(CardState())
    assert preferences.get(again, "new_per_day") == "3"
    assert preferences.get(again, "other", "x") == "x"
    again.close()


@given(
    st.builds(
        CardState,
        st.sampled_from(CardPhase),
        st.none() | st.datetimes(timezones=st.just(UTC)),
        st.none() | st.floats(0.001, 36500),
        st.none() | st.floats(1, 10),
        st.none() | st.integers(0, 5),
        st.none() | st.datetimes(timezones=st.just(UTC)),
        st.integers(0, 1000),
        st.integers(0, 99),
    )
)
def test_a_state_written_by_hand_is_what_the_codec_writes(state: CardState) -> None:
    assert card_rows.as_json(state) == dump(state)
    assert load(CardState, card_rows.as_json(state)) == state
