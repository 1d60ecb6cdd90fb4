"""Right of asked, by name: the one count that quiz results, session ends and Progress share."""

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Tally:
    """How many of the questions on one actor, organization or topic were answered right. ``kind`` says which it is."""

    name: str
    kind: str
    right: int
    asked: int


def tally(answers: Iterable[tuple[str, str, bool]]) -> tuple[Tally, ...]:
    """The counts of (name, kind, right), most asked first, then by name; nameless ones are left out."""
    counts: dict[tuple[str, str], list[int]] = {}
    for name, kind, right in answers:
        if name:
            count = counts.setdefault((name, kind), [0, 0])
            count[0] += right
            count[1] += 1
    rows = (Tally(name, kind, right, asked) for (name, kind), (right, asked) in counts.items())
    return tuple(sorted(rows, key=lambda t: (-t.asked, t.name, t.kind)))
