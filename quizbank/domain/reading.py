"""The reading: sentences, tokens, entities, dates and quotes of one article, as plain values.

All character offsets are code points into ``article.text``, ends are exclusive; all token ranges are
[first, last) indices into ``Tokens``.
"""

from dataclasses import dataclass
from enum import StrEnum

from quizbank.domain.article import Story


class EntityKind(StrEnum):
    """What a name names."""

    PERSON = "person"
    ORGANIZATION = "organization"
    PLACE = "place"
    GROUP = "group"
    EVENT = "event"
    PROJECT = "project"


class Grain(StrEnum):
    """How exact a date is; only day, interval, month, month part, season and year make items."""

    DAY = "day"
    INTERVAL = "interval"
    WEEK = "week"
    MONTH = "month"
    MONTH_PART = "month_part"
    SEASON = "season"
    YEAR = "year"
    DECADE = "decade"
    CENTURY = "century"
    DURATION = "duration"
    VAGUE = "vague"


@dataclass(frozen=True, slots=True)
class Tokens:
    """A parse tree as columns of equal length; ``head`` is the absolute index of the governor (its own at a root).

    ``pos`` and ``dep`` are spaCy's labels (UPOS; ClearNLP dependencies), ``tag`` is Penn Treebank, ``morph`` is in
    the form ``Number=Sing|Tense=Past``.
    """

    text: tuple[str, ...]
    lemma: tuple[str, ...]
    pos: tuple[str, ...]
    tag: tuple[str, ...]
    morph: tuple[str, ...]
    dep: tuple[str, ...]
    head: tuple[int, ...]
    start: tuple[int, ...]
    space_after: tuple[bool, ...]

    def __len__(self) -> int:
        return len(self.text)

    def end(self, index: int) -> int:
        """The offset behind token ``index``."""
        return self.start[index] + len(self.text[index])


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence; ``paragraph`` is an index into ``article.paragraphs``."""

    first: int
    last: int
    start: int
    end: int
    paragraph: int


# What may speak for a name: the language model; a list of known names; its own words ("… Ministry"); a given name
# first; a title or role noun beside it; a verb that persons do; a clause with "who"; words that it said; its acronym in
# brackets; the surname of a person named in full; the same name elsewhere in the text; a slip of the pen away from one.
SIGNALS = frozenset(
    {
        "model",
        "gazetteer",
        "pattern",
        "given_name",
        "title",
        "human_verb",
        "who_clause",
        "quote",
        "acronym",
        "surname",
        "repeat",
        "spelling",
    }
)
# Signals that only carry on what the model or another mention says.
_GUESSES = frozenset({"model", "repeat", "surname", "spelling"})


@dataclass(frozen=True, slots=True)
class Mention:
    """A name where it stands; ``evidence`` names the signals that say so, at least one of ``SIGNALS``."""

    start: int
    end: int
    first: int
    last: int
    evidence: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Entity:
    """All mentions of one actor, organization or place in the document, under its fullest name.

    ``id`` is "e1", "e2" … by first mention. ``aliases`` are the other forms the article uses, the possessive 's
    left off. ``acronym`` is its short form where the article or a gazetteer gives one, else "".
    """

    id: str
    kind: EntityKind
    subtype: str
    name: str
    aliases: tuple[str, ...]
    mentions: tuple[Mention, ...]
    acronym: str = ""

    @property
    def is_backed(self) -> bool:
        """Whether more than the model's guess, or a repetition of it, speaks for the name."""
        return any(signal not in _GUESSES for mention in self.mentions for signal in mention.evidence)


@dataclass(frozen=True, slots=True)
class Reference:
    """A pronoun or description ("he", "the alliance") that means an entity named elsewhere; it is no mention.

    ``entity`` is None where it is not certain which one is meant: nothing may lean on the words then. ``evidence``
    names what settled it: "clause_subject", "sentence_subject", "only_candidate", "role".
    """

    start: int
    end: int
    first: int
    last: int
    entity: str | None
    evidence: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class DateMention:
    """A date where it stands.

    ``value`` is TIMEX3 / ISO 8601 by grain (2022-01-07 · 2022-01-05/2022-01-07 · 2022-W01 · 2022-01 · 2022-WI · 2022 ·
    199 · 20 · P30Y · PAST_REF). ``part`` is start, mid or end of a month, else "". ``explicit`` is false when the
    value needed the publication date. ``certain`` is false for a reading that no question may lean on.
    """

    start: int
    end: int
    first: int
    last: int
    value: str
    grain: Grain
    part: str = ""
    explicit: bool = True
    certain: bool = True


@dataclass(frozen=True, slots=True)
class Quote:
    """Words that somebody said: [start, end) without the quotation marks if direct, the clause if indirect.

    ``speaker`` is an entity id or None; ``verb`` is the token of the say verb, or -1 ("according to" has none).
    """

    start: int
    end: int
    direct: bool
    speaker: str | None
    verb: int


@dataclass(frozen=True, slots=True)
class Outline:
    """The small part of a reading that pages and exports need: everything but the tokens."""

    sentences: tuple[Sentence, ...]
    entities: tuple[Entity, ...]
    dates: tuple[DateMention, ...]
    quotes: tuple[Quote, ...]


@dataclass(frozen=True, slots=True)
class Reading:
    """What the reader understood of an article. ``version`` names the reader and model that made it.

    ``stories`` are the article's, or more where the reader saw that another one begins.
    """

    language: str
    version: str
    tokens: Tokens
    sentences: tuple[Sentence, ...]
    entities: tuple[Entity, ...]
    dates: tuple[DateMention, ...]
    quotes: tuple[Quote, ...]
    references: tuple[Reference, ...] = ()
    stories: tuple[Story, ...] = ()

    def entity(self, entity_id: str) -> Entity:
        """The entity with that id; KeyError if there is none."""
        for entity in self.entities:
            if entity.id == entity_id:
                return entity
        raise KeyError(entity_id)

    @property
    def outline(self) -> Outline:
        """The reading without its tokens."""
        return Outline(self.sentences, self.entities, self.dates, self.quotes)


EMPTY_OUTLINE = Outline((), (), (), ())
