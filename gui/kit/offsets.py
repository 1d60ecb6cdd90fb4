"""Qt counts UTF-16 units, the contract counts code points: conversion both ways; without Qt."""

from bisect import bisect_right
from itertools import accumulate


class Offsets:
    """Conversion for one text; positions are 0..len(text), and one inside a surrogate pair counts as its start."""

    def __init__(self, text: str) -> None:
        self.length = len(text)
        self._plain = text.isascii() or max(text, default="") <= "\uffff"
        units = () if self._plain else accumulate((1 + (letter > "\uffff") for letter in text), initial=0)
        self._starts = list(units)

    def to_qt(self, position: int) -> int:
        """A code-point offset in UTF-16 units."""
        position = min(max(0, position), self.length)
        return position if self._plain else self._starts[position]

    def from_qt(self, position: int) -> int:
        """An offset in UTF-16 units as code points."""
        if self._plain:
            return min(max(0, position), self.length)
        return max(0, bisect_right(self._starts, max(0, position)) - 1)

    def span_to_qt(self, start: int, end: int) -> tuple[int, int]:
        """[start, end) in code points as UTF-16 units."""
        return self.to_qt(start), self.to_qt(end)


def utf16_span(text: str, start: int, end: int) -> tuple[int, int]:
    """[start, end) of a short text in UTF-16 units."""
    return Offsets(text).span_to_qt(start, end)
