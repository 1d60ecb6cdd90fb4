"""Workload: cards and minutes on past days, cards due today and on the days to come."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta, tzinfo

from quizbank.domain.review import CardEvent, CardState, EventKind, standing
from quizbank.domain.study_day import ROLLOVER_HOUR, study_day

_LONGEST_MS = 120_000


@dataclass(frozen=True, slots=True)
class Day:
    """One study day: how many answers were given, and how many cards are planned (none on past days)."""

    day: date
    answered: int
    planned: int


def answered_by_day(
    events: Iterable[CardEvent], zone: tzinfo, *, day_begins: int = ROLLOVER_HOUR
) -> Mapping[date, int]:
    """How many reviews each study day had; days without one are missing (and read as 0)."""
    return Counter(study_day(e.at, zone, day_begins) for e in standing(events) if e.kind is EventKind.REVIEW)


def forecast(
    states: Mapping[str, CardState], now: datetime, zone: tzinfo, days: int = 7, *, day_begins: int = ROLLOVER_HOUR
) -> tuple[Day, ...]:
    """Today (with what is overdue) and the ``days`` after it, each with the cards that fall due on it.

    Cards count once, on their next due date; new ones have none.
    """
    today = study_day(now, zone, day_begins)
    planned = Counter(max(today, study_day(s.due, zone, day_begins)) for s in states.values() if s.due is not None)
    coming = (today + timedelta(days=n) for n in range(days + 1))
    return tuple(Day(day, 0, planned[day]) for day in coming)


def days_around(
    events: Iterable[CardEvent],
    states: Mapping[str, CardState],
    now: datetime,
    zone: tzinfo,
    *,
    past: int = 6,
    coming: int = 7,
    day_begins: int = ROLLOVER_HOUR,
) -> tuple[Day, ...]:
    """The last ``past`` study days, today and the ``coming`` ones: the bars of Progress."""
    today, answered = study_day(now, zone, day_begins), answered_by_day(events, zone, day_begins=day_begins)
    before = (today - timedelta(days=n) for n in range(past, 0, -1))
    first, *rest = forecast(states, now, zone, coming, day_begins=day_begins)
    return (*(Day(d, answered.get(d, 0), 0) for d in before), Day(today, answered.get(today, 0), first.planned), *rest)


def minutes_a_day(
    events: Iterable[CardEvent],
    now: datetime,
    zone: tzinfo,
    days: int = 28,
    *,
    began: date | None = None,
    day_begins: int = ROLLOVER_HOUR,
) -> float:
    """Minutes on cards a day, on average over the last ``days`` study days with today, idle ones included.

    Whoever ``began`` later is averaged from that study day on.
    """
    today = study_day(now, zone, day_begins)
    first = max(today - timedelta(days=days - 1), began or date.min)
    spent = sum(
        _milliseconds(e)
        for e in standing(events)
        if e.kind is EventKind.REVIEW and first <= study_day(e.at, zone, day_begins) <= today
    )
    return spent / 60_000 / max(1, (today - first).days + 1)


def _milliseconds(event: CardEvent) -> int:
    # A card left open over lunch is no work: two minutes at most, as Anki counts.
    return min(max(0, event.duration_ms), _LONGEST_MS)
