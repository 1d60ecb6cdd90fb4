"""Retention: the share of cards in review that were still known when they came, beside what was predicted."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from quizbank.domain.review import CardEvent, CardPhase, CardState, EventKind, Grade, standing


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
    grades = [e.grade for e in _reviews(events, now, days)]
    return Retention(sum(g is not None and g > Grade.AGAIN for g in grades), len(grades))


@dataclass(frozen=True, slots=True)
class Foretold:
    """What was true of ``true.reviews`` beside the mean chance that the schedule gave them; None without reviews."""

    true: Retention
    predicted: float | None


def foretold(
    events: Iterable[CardEvent], now: datetime, recall: Callable[[CardState, datetime], float], days: int = 30
) -> Foretold:
    """True and predicted retention of the same reviews, those that ``retention`` counts.

    ``recall`` gives the chance that a card in that state is known at that moment: it is asked for each review as the
    card stood before it.
    """
    reviews = _reviews(events, now, days)
    chances = [recall(e.before, e.at) for e in reviews if e.before]
    right = sum(e.grade is not None and e.grade > Grade.AGAIN for e in reviews)
    return Foretold(Retention(right, len(reviews)), sum(chances) / len(chances) if chances else None)


def _reviews(events: Iterable[CardEvent], now: datetime, days: int) -> list[CardEvent]:
    """The answers to cards in review within those days."""
    since = now - timedelta(days=days)
    return [
        e
        for e in standing(events)
        if e.kind is EventKind.REVIEW and since < e.at <= now and e.before and e.before.phase is CardPhase.REVIEW
    ]
