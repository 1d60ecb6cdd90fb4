"""Workload: cards and minutes on past days, cards due today and on the days to come, from the numbers of each day."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import zip_longest


@dataclass(frozen=True, slots=True)
class Day:
    """One study day: how many answers were given, and how many cards are planned (none on past days)."""

    day: date
    answered: int
    planned: int


def forecast(today: date, planned: Iterable[int]) -> tuple[Day, ...]:
    """Today (with what is overdue) and the days after it, each with the number of cards that fall due on it."""
    return tuple(Day(today + timedelta(days=n), 0, cards) for n, cards in enumerate(planned))


def put_off(planned: Sequence[int], parts: Sequence[int]) -> tuple[int, ...]:
    """Take ``parts`` off what is planned for today, and add them to the days after it, one each."""
    first, *rest = planned
    return (first - sum(parts), *(count + part for count, part in zip_longest(rest, parts[: len(rest)], fillvalue=0)))


def days_around(answered: Mapping[date, int], planned: Iterable[int], today: date, *, past: int = 6) -> tuple[Day, ...]:
    """The last ``past`` study days, today and those to come: the bars of Progress. ``planned`` as for ``forecast``."""
    before = (today - timedelta(days=n) for n in range(past, 0, -1))
    first, *rest = forecast(today, planned)
    return (*(Day(d, answered.get(d, 0), 0) for d in before), Day(today, answered.get(today, 0), first.planned), *rest)


def minutes_a_day(milliseconds: Mapping[date, int], today: date, days: int = 28, *, began: date | None = None) -> float:
    """Minutes on cards a day, on average over the last ``days`` study days with today, idle ones included.

    Whoever ``began`` later is averaged from that study day on.
    """
    first = max(today - timedelta(days=days - 1), began or date.min)
    spent = sum(spent for day, spent in milliseconds.items() if first <= day <= today)
    return spent / 60_000 / max(1, (today - first).days + 1)
