"""Coverage: how many sentences of an article have something to ask."""

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Coverage:
    """Of ``sentences`` in the article's own paragraphs ``asked`` prove an answer."""

    asked: int
    sentences: int


def coverage(sentences: Iterable[tuple[int, int]], proofs: Iterable[tuple[int, int]]) -> Coverage:
    """The sentences that a proof meets; both are [start, end) in code points, in any order."""
    bounds, asked = sorted(proofs), 0
    wanted = sorted(sentences)
    at = 0
    reach = -1  # how far the proofs that began so far go
    for start, end in wanted:
        while at < len(bounds) and bounds[at][0] < end:
            reach = max(reach, bounds[at][1])
            at += 1
        asked += reach > start
    return Coverage(asked, len(wanted))
