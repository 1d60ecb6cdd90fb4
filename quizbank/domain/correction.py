"""Corrections of a reading, made by a person: they say whom they mean by a mention's place, never by a local id.

Ids are given anew by every reading; the place of a mention in an article's text is not. Each correction keeps the
names it was made under, so that the same can be offered for another article.
"""

from dataclasses import dataclass

from quizbank.domain.errors import QuizbankError
from quizbank.domain.fact import Span
from quizbank.domain.plain import from_plain, to_plain
from quizbank.domain.reading import Entity, EntityKind

BY_HAND = "hand"
"""The signal of a mention that a person has looked at."""


@dataclass(frozen=True, slots=True)
class Anchor:
    """An entity, by the place of one of its mentions; its name and kind are those at the time of the correction."""

    at: Span
    name: str
    kind: EntityKind


@dataclass(frozen=True, slots=True)
class Merge:
    """Both are one: ``other`` is taken into ``entity``, whose name and kind stay."""

    entity: Anchor
    other: Anchor


@dataclass(frozen=True, slots=True)
class Split:
    """Those mentions of the entity mean somebody else. ``forms`` are their words at the time, in their order."""

    entity: Anchor
    mentions: tuple[Span, ...]
    forms: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Rename:
    """The entity's full name is another; the old one stays a form of it."""

    entity: Anchor
    name: str


@dataclass(frozen=True, slots=True)
class Retype:
    """The entity is of another kind."""

    entity: Anchor
    kind: EntityKind
    subtype: str = ""


type Correction = Merge | Split | Rename | Retype

_KINDS: dict[str, type[Merge] | type[Split] | type[Rename] | type[Retype]] = {
    "merge": Merge,
    "split": Split,
    "rename": Rename,
    "retype": Retype,
}
_NAMES = {kind: name for name, kind in _KINDS.items()}


def anchor(entity: Entity) -> Anchor:
    """The entity by its first mention; ValueError if it has none."""
    if not entity.mentions:
        raise ValueError("an entity without mentions has no place")
    first = entity.mentions[0]
    return Anchor(Span(first.start, first.end), entity.name, entity.kind)


def name_of(correction: Correction) -> str:
    """Which correction it is: merge, split, rename or retype."""
    return _NAMES[type(correction)]


def to_plain_correction(correction: Correction) -> dict[str, object]:
    """The correction as plain JSON values."""
    return {"do": name_of(correction), **to_plain(correction)}


def from_plain_correction(plain: dict[str, object]) -> Correction:
    """The correction of those values; QuizbankError("correction_damaged") if they are none."""
    try:
        return from_plain(_KINDS[str(plain["do"])], plain)
    except (KeyError, TypeError, ValueError) as error:
        raise QuizbankError("correction_damaged") from error
