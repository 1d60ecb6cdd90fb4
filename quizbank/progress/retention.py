"""Retention: the share of cards in review that were still known when they came, beside what was predicted.

Only answers to cards that stood in review before count, so that learning steps do not flatter it; any grade but Again
is known, as in FSRS.
"""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Retention:
    """``right`` of ``reviews`` were known; ``share`` is None without reviews."""

    right: int
    reviews: int

    @property
    def share(self) -> float | None:
        """The share known, 0..1."""
        return self.right / self.reviews if self.reviews else None


@dataclass(frozen=True, slots=True)
class Foretold:
    """What was true of ``true.reviews`` beside the mean chance that the schedule gave them; None without reviews."""

    true: Retention
    predicted: float | None


def foretold(right: Sequence[bool], chances: Sequence[float]) -> Foretold:
    """True and predicted retention of the same reviews: whether each was known, and the chance of it just before."""
    return Foretold(Retention(sum(right), len(right)), sum(chances) / len(chances) if chances else None)
