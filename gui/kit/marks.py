"""Kinds of things that are named in an article: the colour, the icon and the word of each."""

from quizbank.strings import say

ICONS = {
    "actor": "user",
    "organization": "bank",
    "group": "users-three",
    "date": "calendar-blank",
    "event": "flag-banner",
    "place": "map-pin",
    "project": "briefcase",
    "proof": "quotes",
}
_COLOURS = {"group": "organization", "event": "date", "project": "place", "proof": "proof_bar", "person": "actor"}


def colour_role(kind: str) -> str:
    """The theme's colour for a kind ("group" has that of organizations)."""
    role = _COLOURS.get(kind, kind)
    return role if role in ("actor", "organization", "date", "place", "proof_bar") else "muted"


def icon_name(kind: str) -> str:
    """The icon for a kind; a circle for one that has none."""
    return ICONS.get("actor" if kind == "person" else kind, "circle")


def word(kind: str) -> str:
    """The word for a kind."""
    return say("kit", f"mark_{'actor' if kind == 'person' else kind}")
