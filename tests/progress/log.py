"""A made log of two weeks in Berlin whose figures were worked out by hand in the tests."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from quizbank.domain.review import CardEvent, CardPhase, CardState, EventKind, Grade

BERLIN = ZoneInfo("Europe/Berlin")


def at(day: int, hour: int, minute: int = 0, month: int = 3) -> datetime:
    """A moment by the clock on the wall in Berlin, as UTC."""
    return datetime(2022, month, day, hour, minute, tzinfo=BERLIN).astimezone(UTC)


def review(number: int, uid: str, when: datetime, grade: Grade, before: CardPhase, seconds: float = 30) -> CardEvent:
    return CardEvent(
        number,
        uid,
        EventKind.REVIEW,
        when,
        "Europe/Berlin",
        grade,
        duration_ms=round(seconds * 1000),
        before=CardState(before),
    )


_N, _L, _R = CardPhase.NEW, CardPhase.LEARNING, CardPhase.REVIEW

LOG = (
    review(1, "a", at(20, 18, month=2), Grade.AGAIN, _R),  # 38 days ago: beyond both windows
    review(2, "a", at(17, 20), Grade.GOOD, _N),
    review(3, "a", at(17, 20, 10), Grade.GOOD, _L),
    review(4, "b", at(26, 23, 50), Grade.HARD, _R),  # Saturday
    review(5, "c", at(27, 3, 30), Grade.AGAIN, _R),  # half past three on Sunday is Saturday still
    review(6, "b", at(27, 4, 10), Grade.EASY, _R),  # Sunday
    review(7, "d", at(30, 9), Grade.AGAIN, _R),
    CardEvent(8, "d", EventKind.UNDO, at(30, 9, 1), "Europe/Berlin", undoes=7),
    review(9, "d", at(30, 9, 2), Grade.GOOD, _R, seconds=600),  # left open: counts for two minutes
    CardEvent(10, "e", EventKind.SUSPEND, at(30, 9, 3), "Europe/Berlin"),
)
