"""The fact: one relation between entities, dates and words, with the sentences that prove it."""

from dataclasses import dataclass
from enum import StrEnum

WHOLE = "told"
"""The relation of a whole sentence that can stand alone."""


class Asserted(StrEnum):
    """How the article says it; only what is stated or claimed may be asked, a claim only as a claim."""

    STATED = "stated"
    CLAIMED = "claimed"
    DENIED = "denied"
    PLANNED = "planned"
    CONDITIONAL = "conditional"


@dataclass(frozen=True, slots=True)
class Span:
    """[start, end) in code points of ``article.text``."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class EntityValue:
    """An argument that is an entity of the reading; ``name`` is its canonical name."""

    entity: str
    name: str


@dataclass(frozen=True, slots=True)
class DateValue:
    """An argument that is a date; value and grain as in ``DateMention``."""

    date: str
    grain: str
    part: str = ""


@dataclass(frozen=True, slots=True)
class QuantityValue:
    """An argument that is a number with its unit, as written."""

    quantity: str


@dataclass(frozen=True, slots=True)
class TextValue:
    """An argument in words; ``lemmas`` are its folded content lemmas, which its identity is made of."""

    text: str
    lemmas: tuple[str, ...] = ()


type Value = EntityValue | DateValue | QuantityValue | TextValue


@dataclass(frozen=True, slots=True)
class Argument:
    """One role of a fact; a role may occur several times (members). ``span`` is where it stands in the evidence."""

    role: str
    value: Value
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class Fact:
    """A relation with its arguments and proof.

    ``id`` is ``identity.fact_key``: no article in it. ``phrases`` are pieces of wording in the article's language that
    the rule cut for the stems (which ones a relation gives is said in its rule's docstring); they are no part of the
    identity and are not exported. ``as_of`` is an ISO date or "". ``by`` is the entity id of a claim's speaker.
    """

    id: str
    relation: str
    arguments: tuple[Argument, ...]
    asserted: Asserted
    evidence: tuple[Span, ...]
    by: str | None = None
    as_of: str = ""
    salience: float = 0.0
    rule: str = ""
    phrases: tuple[tuple[str, str], ...] = ()

    def argument(self, role: str) -> Argument | None:
        """The first argument with that role."""
        return next((a for a in self.arguments if a.role == role), None)

    def all(self, role: str) -> tuple[Argument, ...]:
        """Every argument with that role, in order."""
        return tuple(a for a in self.arguments if a.role == role)

    def phrase(self, name: str) -> str:
        """The phrase with that name, or ""."""
        return dict(self.phrases).get(name, "")
