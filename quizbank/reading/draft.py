"""The draft: what annotators pass on. Values only; each annotator returns a new draft."""

from dataclasses import dataclass, replace
from datetime import date
from typing import Self

from quizbank.domain.article import ParagraphKind
from quizbank.domain.reading import DateMention, Entity, EntityKind, Quote, Sentence, Tokens
from quizbank.reading.lexicon import Lexicon


@dataclass(frozen=True, slots=True)
class Span:
    """A candidate name: tokens [first, last), what it seems to be and the signals for it."""

    first: int
    last: int
    kind: EntityKind
    subtype: str = ""
    evidence: tuple[str, ...] = ()

    def with_evidence(self, *signals: str) -> Self:
        """The span with these signals added, in order, each once."""
        return replace(self, evidence=tuple(dict.fromkeys((*self.evidence, *signals))))


@dataclass(frozen=True, slots=True)
class Draft:
    """A reading in the making. ``spans`` are sorted and never overlap."""

    text: str
    published: date | None
    kinds: tuple[ParagraphKind, ...]
    tokens: Tokens
    sentences: tuple[Sentence, ...]
    lexicon: Lexicon
    spans: tuple[Span, ...] = ()
    entities: tuple[Entity, ...] = ()
    dates: tuple[DateMention, ...] = ()
    quotes: tuple[Quote, ...] = ()

    def words(self, first: int, last: int) -> str:
        """The text of tokens [first, last) as it stands."""
        return self.text[self.tokens.start[first] : self.tokens.end(last - 1)]
