"""Retention: the share of cards in review that were still known when they came."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from quizbank.domain.review import CardEvent, CardPhase, EventKind, Grade, standing


@dataclass(frozen=True, slots=True)
class Retention:
    """``right`` of ``reviews`` were known; ``share`` is None without reviews."""

    right: int
    reviews: int

    @property
    def share(self) -> float | None:
        """The share known, 0..1."""
        return self.right / self.reviews if self.reviews else None


def retention(events: Iterable[CardEvent], now: datetime, days: int = 30) -> Retention:
    """The retention over the last ``days`` times 24 hours up to ``now``.

    Only answers to cards that stood in review before count, so that learning steps do not flatter it; any grade but
    Again is known, as in FSRS.
    """
    since = now - timedelta(days=days)
    grades = [
        e.grade
        for e in standing(events)
        if e.kind is EventKind.REVIEW and since < e.at <= now and e.before and e.before.phase is CardPhase.REVIEW
    ]
    return Retention(sum(g is not None and g > Grade.AGAIN for g in grades), len(grades))
