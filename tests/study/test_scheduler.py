"""The schedule: equal to the library it stands on, rebuilt from the log, and free of the process's dice."""

import random
import subprocess
import sys
from datetime import UTC, datetime, timedelta, timezone

import fsrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quizbank.domain.review import CardEvent, CardPhase, CardState, EventKind, Grade
from quizbank.study.scheduler import Scheduler

START = datetime(2022, 1, 13, 18, 30, tzinfo=UTC)


def test_a_new_card_learns_in_steps_then_waits_for_days() -> None:
    scheduler = Scheduler()
    first = scheduler.review(CardState(), Grade.GOOD, START)
    assert (first.phase, first.due, first.reviews) == (CardPhase.LEARNING, START + timedelta(minutes=10), 1)
    second = scheduler.review(first, Grade.GOOD, START + timedelta(minutes=10))
    assert second.phase is CardPhase.REVIEW and second.due is not None
    assert second.due - START >= timedelta(days=1)
    lapsed = scheduler.review(second, Grade.AGAIN, second.due)
    assert (lapsed.phase, lapsed.reviews, lapsed.lapses) == (CardPhase.RELEARNING, 3, 1)
    assert scheduler.review(first, Grade.AGAIN, START).lapses == 0


def test_two_hundred_and_forty_reviews_are_due_when_the_library_alone_says_so() -> None:
    scheduler, engine, rng = Scheduler(), fsrs.Scheduler(enable_fuzzing=False), random.Random(7)
    for card in range(24):
        state, plain, now = CardState(), fsrs.Card(card_id=card, due=START), START + timedelta(minutes=card)
        for _ in range(10):
            grade = rng.choice(list(Grade))
            state = scheduler.review(state, grade, now)
            plain, _ = engine.review_card(plain, fsrs.Rating(int(grade)), now)
            assert (state.due, state.stability, state.difficulty) == (plain.due, plain.stability, plain.difficulty)
            assert (state.step, state.last_review) == (plain.step, now)
            now = plain.due + timedelta(hours=rng.randrange(72))


def test_a_higher_retention_brings_cards_back_earlier() -> None:
    good = [Scheduler(r).review(CardState(), Grade.EASY, START).due for r in (0.97, 0.9, 0.7)]
    assert good[0] < good[1] < good[2]  # type: ignore[operator]


def test_the_preview_is_what_the_grades_then_give() -> None:
    scheduler = Scheduler()
    state = scheduler.review(CardState(), Grade.EASY, START)
    now = START + timedelta(days=9)
    assert scheduler.preview(state, now) == tuple(scheduler.review(state, g, now).due - now for g in Grade)  # type: ignore[operator]
    assert scheduler.preview(CardState(), now)[:3] == (
        timedelta(minutes=1),
        timedelta(minutes=5, seconds=30),
        timedelta(minutes=10),
    )


def test_retrievability_falls_from_one_to_the_retention_when_due() -> None:
    scheduler = Scheduler()
    state = scheduler.review(CardState(), Grade.EASY, START)
    assert scheduler.retrievability(CardState(), START) == 0
    assert scheduler.retrievability(state, START) == 1
    assert state.due is not None
    assert scheduler.retrievability(state, state.due) == pytest.approx(0.9, abs=0.01)
    assert scheduler.retrievability(state, state.due + timedelta(days=30)) < 0.9


def test_any_zone_is_kept_as_utc_and_a_time_without_one_is_refused() -> None:
    almaty = START.astimezone(timezone(timedelta(hours=6)))
    state = Scheduler().review(CardState(), Grade.GOOD, almaty)
    assert state == Scheduler().review(CardState(), Grade.GOOD, START)
    assert state.due is not None and state.due.tzinfo is UTC
    with pytest.raises(ValueError, match="zone"):
        Scheduler().review(CardState(), Grade.GOOD, START.replace(tzinfo=None))


@pytest.mark.parametrize("fuzz", [False, True])
def test_the_dice_of_the_process_are_left_alone(fuzz: bool) -> None:
    before = random.getstate()
    scheduler = Scheduler(fuzz=fuzz)
    state = scheduler.review(scheduler.review(CardState(), Grade.EASY, START), Grade.EASY, START + timedelta(days=8))
    scheduler.preview(state, START + timedelta(days=20))
    assert random.getstate() == before


def test_fuzz_spreads_equal_cards_and_is_the_same_each_time() -> None:
    plain, fuzzy = Scheduler(), Scheduler(fuzz=True)
    moments = [START + timedelta(seconds=n) for n in range(30)]
    days = [(fuzzy.review(CardState(), Grade.EASY, at).due - at).days for at in moments]  # type: ignore[operator]
    exact = (plain.review(CardState(), Grade.EASY, START).due - START).days  # type: ignore[operator]
    assert len(set(days)) > 1 and all(abs(d - exact) <= 3 for d in days)
    assert days == [(fuzzy.review(CardState(), Grade.EASY, at).due - at).days for at in moments]  # type: ignore[operator]


ACTIONS = st.lists(
    st.tuples(st.sampled_from([*Grade, "undo", "reset", "suspend"]), st.integers(0, 60 * 24 * 40)), max_size=25
)


@settings(max_examples=60, deadline=None)
@given(ACTIONS)
def test_a_replay_gives_the_state_that_reviews_and_undos_left(actions: list[tuple[Grade | str, int]]) -> None:
    scheduler, log, states, now = Scheduler(), list[CardEvent](), [CardState()], START
    undoable: list[CardEvent] = []
    for number, (action, minutes) in enumerate(actions):
        now += timedelta(minutes=minutes)
        if action == "undo":
            if undoable:
                last = undoable.pop()
                states.pop()
                log.append(CardEvent(number, "u", EventKind.UNDO, now, "UTC", undoes=last.id))
            continue
        if isinstance(action, Grade):
            states.append(scheduler.review(states[-1], action, now))
            event = CardEvent(number, "u", EventKind.REVIEW, now, "UTC", action)
        elif action == "reset":
            states.append(CardState())
            event = CardEvent(number, "u", EventKind.RESET, now, "UTC")
        else:
            states.append(states[-1])
            event = CardEvent(number, "u", EventKind.SUSPEND, now, "UTC")
        log.append(event)
        undoable.append(event)
    assert scheduler.replay(log) == states[-1]


def test_an_undo_that_was_undone_takes_nothing_back() -> None:
    log = [
        CardEvent(1, "u", EventKind.REVIEW, START, "UTC", Grade.EASY),
        CardEvent(2, "u", EventKind.UNDO, START, "UTC", undoes=1),
    ]
    assert Scheduler().replay(log) == CardState()
    assert Scheduler().replay([*log, CardEvent(3, "u", EventKind.UNDO, START, "UTC", undoes=2)]).reviews == 1


def test_fsrs_is_loaded_by_the_first_review_only() -> None:
    probe = (
        "import sys; from quizbank.study import queue, quiz_session, review_session, scheduler;"
        "scheduler.Scheduler(); sys.exit('fsrs' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", probe], check=False).returncode == 0


@given(
    grades=st.lists(st.sampled_from(Grade), min_size=1, max_size=6),
    hours=st.lists(st.floats(-30, 2000), min_size=6, max_size=6),
)
def test_what_a_grade_leads_to_hangs_on_whole_days_alone(grades: list[Grade], hours: list[float]) -> None:
    engine, plain = fsrs.Scheduler(enable_fuzzing=False), fsrs.Card(card_id=0)
    state, at = CardState(), START
    for grade, wait in zip(grades, hours, strict=False):
        at += timedelta(hours=wait)
        plain, _ = engine.review_card(plain, fsrs.Rating(int(grade)), at)
        shown = Scheduler().preview(state, at)
        state = Scheduler().review(state, grade, at)
        assert (state.due, state.stability, state.difficulty, state.step) == (
            plain.due,
            plain.stability,
            plain.difficulty,
            plain.step,
        )
        assert shown[grade - 1] == plain.due - at
