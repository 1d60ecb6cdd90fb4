"""The question: what is asked, its key, and the sentence that proves it."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

HIDDEN = "…"
"""What stands in a title for the words that would give the answer away."""


class Interaction(StrEnum):
    """How an answer is given; closed, since each one needs a widget."""

    CHOICE = "choice"
    TEXT = "text"
    CLOZE = "cloze"
    ORDERING = "ordering"
    MATCHING = "matching"
    TRUE_FALSE = "true_false"


class Topic(StrEnum):
    """What the key is about."""

    ACTOR = "actor"
    DATE = "date"
    ORGANIZATION = "organization"


@dataclass(frozen=True, slots=True)
class Evidence:
    """A sentence that proves the key, with its place in an article's version and some words around it."""

    article: str
    start: int
    end: int
    text: str
    before: str = ""
    after: str = ""
    version: int = 1


@dataclass(frozen=True, slots=True)
class Context:
    """Shown with the stem when it stands alone: the article's title and publication date (ISO or "")."""

    title: str
    date: str


@dataclass(frozen=True, slots=True)
class Option:
    """One option of a choice. ``feedback`` says why it is wrong (or that it is the key); ``origin`` is
    article, lexicon or derived (a date near by).
    """

    text: str
    feedback: str = ""
    entity: str | None = None
    origin: str = "article"


@dataclass(frozen=True, slots=True)
class Question:
    """An item ready to be asked.

    ``id`` is ``identity.derived_id``. A cloze gap is ``___``. ``key`` is None for matching and ordering, "true" or
    "false" for true/false. ``answer_span`` is where the key stands in the evidence text ([start, end) inside
    ``evidence[0].text``), or None. ``key_entity`` is the entity id of the key, or None. ``difficulty`` and
    ``salience`` lie in 0..1. ``claimed`` is true when the stem asks what somebody claims.

    A set (matching, ordering, which came first) asks ``fact`` and the facts in ``also``; its ``evidence`` proves part
    by part: the pairs, the steps, or the events of the options in time, and ``answer_spans`` says where the answer
    stands in each ((0, 0) if not known). ``pairs`` stand in the natural order of their
    right sides, ``order`` in time; ``domain.parts`` says how they are shown and answered.
    """

    id: str
    kind: str
    interaction: Interaction
    topic: Topic
    fact: str
    relation: str
    asked_role: str
    context: Context
    stem: str
    key: str | None
    evidence: tuple[Evidence, ...]
    accepted: tuple[str, ...] = ()
    options: tuple[Option, ...] = ()
    pairs: tuple[tuple[str, str], ...] = ()
    order: tuple[str, ...] = ()
    explanation: str = ""
    difficulty: float = 0.5
    salience: float = 0.0
    polarity: str = ""
    key_entity: str | None = None
    key_date: str = ""
    key_grain: str = ""
    answer_span: tuple[int, int] | None = None
    claimed: bool = False
    also: tuple[str, ...] = ()
    answer_spans: tuple[tuple[int, int], ...] = ()

    @property
    def facts(self) -> tuple[str, ...]:
        """The ids of all facts that it asks; one sitting asks none of them again."""
        return (self.fact, *self.also)

    @property
    def context_date(self) -> date | None:
        """The publication date as a date."""
        return date.fromisoformat(self.context.date) if self.context.date else None
