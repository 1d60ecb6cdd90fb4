"""Flags: cards that a person wants to look at later; kept among the settings, undoable like any action."""

from quizbank.domain.changes import NOTHING, ChangeKind, Changes
from quizbank.store import preferences
from quizbank.store.engine import Library

PREFIX = "flag/"
_KINDS = (ChangeKind.QUESTIONS,)
"""Not CARDS: a flag does not take the card out of a review that is under way."""


def every(library: Library) -> tuple[str, ...]:
    """The uids of the cards that are flagged, the first flagged first."""
    return tuple(uid for uid, _ in preferences.under(library, PREFIX))


def is_flagged(library: Library, uid: str) -> bool:
    """Whether that card is flagged."""
    return preferences.get(library, PREFIX + uid) != ""


def put(library: Library, uid: str, *, on: bool) -> Changes:
    """Flag a card, or take the flag away."""
    if is_flagged(library, uid) == on:
        return NOTHING
    label = "flag" if on else "unflag"
    return preferences.put_undoably(library, PREFIX + uid, "on" if on else "", label, _KINDS, (uid,))
