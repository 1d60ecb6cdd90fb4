"""Moments as whole numbers: microseconds since 1970 UTC, exact both ways and quick to compare in an index."""

from datetime import UTC, datetime, timedelta

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
DAY = 86_400_000_000
"""A day of 24 hours."""
_TICK = timedelta(microseconds=1)


def to_ticks(moment: datetime) -> int:
    """The moment in microseconds; ValueError for one without a zone."""
    if moment.tzinfo is None:
        raise ValueError("a moment needs a zone")
    return (moment - _EPOCH) // _TICK


def to_moment(ticks: int) -> datetime:
    """The UTC moment of those microseconds."""
    return _EPOCH + timedelta(microseconds=ticks)


def ticks_or_none(moment: datetime | None) -> int | None:
    """As ``to_ticks``, None for none."""
    return None if moment is None else to_ticks(moment)


def moment_or_none(ticks: int | None) -> datetime | None:
    """As ``to_moment``, None for none."""
    return None if ticks is None else to_moment(ticks)
