"""Leeches: cards that are missed again and again, and are better reworded or set aside."""


def is_leech(lapses: int, leech_at: int) -> bool:
    """Whether the card has lapsed that often."""
    return lapses >= leech_at


def became_leech(before: int, after: int, leech_at: int) -> bool:
    """Whether this lapse makes it one, or comes half as many lapses after it was last said."""
    return after > before and is_leech(after, leech_at) and (after - leech_at) % max(1, leech_at // 2) == 0
