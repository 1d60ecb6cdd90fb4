"""When a card comes again: FSRS-6 behind one door.

``fsrs`` is imported by the first review only, since it costs 50 ms that the window's start does not have.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from functools import cache, lru_cache
from random import Random
from typing import TYPE_CHECKING, NamedTuple

from quizbank.domain.review import CardEvent, CardPhase, CardState, EventKind, Grade, standing

if TYPE_CHECKING:
    import fsrs

# How far a fuzzed interval may lie off, as py-fsrs and Anki do it: (from days, to days, share of what lies between).
_FUZZ = ((2.5, 7.0, 0.15), (7.0, 20.0, 0.10), (20.0, float("inf"), 0.05))
_LONGEST_DAYS = 36_500
_GRADES = tuple(Grade)
_DAY_0 = datetime(2000, 1, 1, tzinfo=UTC)
_PHASES = (CardPhase.NEW, CardPhase.LEARNING, CardPhase.REVIEW, CardPhase.RELEARNING)


@dataclass(frozen=True, slots=True)
class Scheduler:
    """FSRS-6 with its default weights, learning steps of 1 and 10 minutes and a relearning step of 10 minutes.

    ``retention`` is the share of cards that should still be known when they come, .7 to .97. With ``fuzz`` intervals
    of three days and more are spread a little by dice whose seed is the card's own state and moment, so that the
    schedule stays a function of the log; py-fsrs' own fuzz rolls the process's global dice and is never on.
    """

    retention: float = 0.9
    fuzz: bool = False

    def __init__(self, retention: float = 0.9, *, fuzz: bool = False) -> None:
        object.__setattr__(self, "retention", retention)
        object.__setattr__(self, "fuzz", fuzz)

    def review(self, state: CardState, grade: Grade, now: datetime) -> CardState:
        """The card after that grade at ``now`` (any zone; kept as UTC). ValueError for a time without a zone."""
        at = _utc(now)
        after = _after(*self._known(state, at), grade)
        return CardState(
            phase=after.phase,
            due=at + self._interval(after, state, at),
            stability=after.stability,
            difficulty=after.difficulty,
            step=after.step,
            last_review=at,
            reviews=state.reviews + 1,
            lapses=state.lapses + (grade is Grade.AGAIN and state.phase is CardPhase.REVIEW),
        )

    def preview(self, state: CardState, now: datetime) -> tuple[timedelta, timedelta, timedelta, timedelta]:
        """After how long the card would come again for Again, Hard, Good and Easy."""
        at = _utc(now)
        known = self._known(state, at)
        again, hard, good, easy = [self._interval(_after(*known, grade), state, at) for grade in _GRADES]
        return again, hard, good, easy

    def _known(self, state: CardState, at: datetime) -> "_Known":
        """What FSRS asks for."""
        days = None if state.last_review is None else (at - state.last_review).days
        return self.retention, state.phase, state.stability, state.difficulty, state.step, days

    def _interval(self, after: "_After", before: CardState, at: datetime) -> timedelta:
        """After how long a card that was reviewed comes again."""
        if self.fuzz and after.phase is CardPhase.REVIEW:
            return _spread(after.interval, Random(f"{at.isoformat()} {after.stability!r} {before.reviews}"))
        return after.interval

    def retrievability(self, state: CardState, now: datetime) -> float:
        """The chance, 0..1, that the card would be known at ``now``; 0 for a card never seen."""
        at = _utc(now)
        return float(_engine(self.retention).get_card_retrievability(_card(state, at), at))

    def chances(self, memories: Iterable[tuple[float | None, int]]) -> list[float]:
        """``retrievability`` of many cards that were seen: (stability, whole days since the last answer) of each."""
        waiting = list(memories)
        if not waiting:  # the first view of an empty day does not pay for importing fsrs
            return []
        engine, days_on = _engine(self.retention), cache(lambda days: _DAY_0 + timedelta(days))
        card = _card_class()[0](0, last_review=_DAY_0)
        found = []
        for stability, days in waiting:
            card.stability = stability
            found.append(engine.get_card_retrievability(card, days_on(days)))
        return found

    def replay(self, events: Iterable[CardEvent]) -> CardState:
        """The state that one card's log (in its order) leads to; undone events count as if they had never been.

        What is remembered is worked out anew. A due date that was decided then, under the settings of then, stands:
        without one in the log it is this scheduler's.
        """
        state = CardState()
        for event in standing(events):
            if event.kind is EventKind.REVIEW and event.grade is not None:
                state = self.review(state, event.grade, event.at)
                state = replace(state, due=event.after.due) if event.after else state
            elif event.kind is EventKind.RESET:
                state = CardState()
            elif event.kind is EventKind.RESCHEDULE and event.after is not None:
                state = event.after
        return state


type _Known = tuple[float, CardPhase, float | None, float | None, int | None, int | None]


class _After(NamedTuple):
    """Where a grade leads."""

    phase: CardPhase
    stability: float | None
    difficulty: float | None
    step: int | None
    interval: timedelta


@lru_cache(maxsize=64)
def _after(
    retention: float,
    phase: CardPhase,
    stability: float | None,
    difficulty: float | None,
    step: int | None,
    days: int | None,
    grade: Grade,
) -> _After:
    """Where a grade leads so many whole days after the last one, None for a new card.

    FSRS asks for nothing else, so what was worked out to show a card's four intervals is at hand when it is graded.
    """
    card, states = _card_class()
    at = _DAY_0 if days is None else _DAY_0 + timedelta(days)
    # A number is given, since py-fsrs sleeps for a millisecond to make one up.
    before = card(0, states[phase], step, stability, difficulty, at, None if days is None else _DAY_0)
    after, _ = _engine(retention).review_card(before, _ratings()[grade], at)
    return _After(_PHASES[after.state], after.stability, after.difficulty, after.step, after.due - at)


@cache
def _engine(retention: float) -> "fsrs.Scheduler":
    from fsrs import Scheduler as Engine

    return Engine(desired_retention=retention, enable_fuzzing=False)


@cache
def _ratings() -> "dict[Grade, fsrs.Rating]":
    from fsrs import Rating

    return {grade: Rating(int(grade)) for grade in Grade}


@cache
def _card_class() -> "tuple[type[fsrs.Card], dict[CardPhase, fsrs.State]]":
    from fsrs import Card as PlainCard
    from fsrs import State

    class Card(PlainCard):
        """py-fsrs copies a card for each review; said outright, that takes a third of the time."""

        def __copy__(self) -> "Card":
            return Card(
                self.card_id, self.state, self.step, self.stability, self.difficulty, self.due, self.last_review
            )

    # By the numbers that py-fsrs gives its states; it has none for a new card, which learns.
    return Card, {phase: State(max(1, number)) for number, phase in enumerate(_PHASES)}


def _card(state: CardState, now: datetime) -> "fsrs.Card":
    card, states = _card_class()
    return card(
        card_id=0,  # given, since py-fsrs sleeps for a millisecond to make one up
        state=states[state.phase],
        step=state.step,
        stability=state.stability,
        difficulty=state.difficulty,
        due=state.due or now,
        last_review=state.last_review,
    )


def _utc(moment: datetime) -> datetime:
    if moment.tzinfo is None:
        raise ValueError("a review needs a time with a zone")
    return moment.astimezone(UTC)


def _spread(interval: timedelta, dice: Random) -> timedelta:
    """The interval moved by whole days within FSRS's fuzz range; short ones stay as they are."""
    days = interval.days
    if days < _FUZZ[0][0]:
        return interval
    reach = 1.0 + sum(share * max(min(days, end) - start, 0.0) for start, end, share in _FUZZ)
    least, most = max(2, round(days - reach)), min(round(days + reach), _LONGEST_DAYS)
    return timedelta(days=dice.randint(min(least, most), most))
