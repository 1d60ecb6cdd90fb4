"""When a backup is due and which ones are kept: one an hour for a day, one a day for a month, one a week for a year."""

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta

LEAST_APART = timedelta(hours=1)
_HOURLY = timedelta(days=1)
_DAILY = timedelta(days=31)
_WEEKLY = timedelta(days=366)
_ALWAYS_KEPT = 3


def is_due(made: Iterable[datetime], now: datetime) -> bool:
    """Whether the newest backup is old enough; those of a time to come (the clock was set back) do not count."""
    past = [moment for moment in made if moment <= now]
    return not past or now - max(past) >= LEAST_APART


def outdated(made: Iterable[datetime], now: datetime) -> frozenset[datetime]:
    """Those that are kept no longer: of each hour, day and week the newest stays, and always the newest three.

    What is dated after ``now`` is left alone: a clock that was set back must not cost a backup.
    """
    past = sorted((moment.astimezone(UTC) for moment in made if moment <= now), reverse=True)
    kept = set(past[:_ALWAYS_KEPT])
    seen: set[tuple[int, ...]] = set()
    for moment in past:
        slot = _slot(moment, now - moment)
        if slot and slot not in seen:
            seen.add(slot)
            kept.add(moment)
    return frozenset(past) - kept


def _slot(moment: datetime, age: timedelta) -> tuple[int, ...]:
    """The hour, day or week that it stands for; () for none."""
    if age <= _HOURLY:
        return (0, moment.toordinal(), moment.hour)
    if age <= _DAILY:
        return (1, moment.toordinal())
    if age <= _WEEKLY:
        return (2, *moment.isocalendar()[:2])
    return ()
