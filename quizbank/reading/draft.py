"""The draft: what annotators pass on. Values only; each annotator returns a new draft."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from typing import Self

from quizbank.domain.article import ParagraphKind, Story
from quizbank.domain.reading import DateMention, Entity, EntityKind, Quote, Reference, Sentence, Tokens
from quizbank.reading.calendar import DateRule
from quizbank.reading.lexicon import Lexicon


class Layer(StrEnum):
    """What an annotator may need or give."""

    TOKENS = "tokens"
    MODEL_NAMES = "model_names"
    SPANS = "spans"
    KINDS = "kinds"
    KNOWN_NAMES = "known_names"
    NEIGHBOURS = "neighbours"
    BODIES = "bodies"
    PHRASES = "phrases"
    UNSEEN_PERSONS = "unseen_persons"
    ACRONYMS = "acronyms"
    FULL_NAMES = "full_names"
    SIGNALS = "signals"
    ENTITIES = "entities"
    DATES = "dates"
    STORIES = "stories"
    REFERENCES = "references"
    QUOTES = "quotes"


@dataclass(frozen=True, slots=True)
class Span:
    """A candidate name: tokens [first, last), what it seems to be and the signals for it.

    ``canonical`` is the name of its bearer where a gazetteer or the text itself gives one, else "".
    """

    first: int
    last: int
    kind: EntityKind
    subtype: str = ""
    evidence: tuple[str, ...] = ()
    canonical: str = ""
    acronym: str = ""

    def with_evidence(self, *signals: str) -> Self:
        """The span with these signals added, in order, each once."""
        return replace(self, evidence=tuple(dict.fromkeys((*self.evidence, *signals))))

    def overlaps(self, first: int, last: int) -> bool:
        """Whether it shares a token with [first, last)."""
        return self.first < last and first < self.last

    @property
    def is_known(self) -> bool:
        """Whether a gazetteer vouches for it."""
        return "gazetteer" in self.evidence


@dataclass(frozen=True, slots=True)
class Draft:
    """A reading in the making. ``spans`` are sorted and never overlap."""

    text: str
    published: date | None
    kinds: tuple[ParagraphKind, ...]
    tokens: Tokens
    sentences: tuple[Sentence, ...]
    lexicon: Lexicon
    date_rules: tuple[DateRule, ...] = ()
    stories: tuple[Story, ...] = ()
    spans: tuple[Span, ...] = ()
    entities: tuple[Entity, ...] = ()
    dates: tuple[DateMention, ...] = ()
    references: tuple[Reference, ...] = ()
    quotes: tuple[Quote, ...] = ()

    def words(self, first: int, last: int) -> str:
        """The text of tokens [first, last) as it stands, runs of blanks as one."""
        return " ".join(self.text[self.tokens.start[first] : self.tokens.end(last - 1)].split())

    def form(self, span: Span) -> str:
        """A span's words."""
        return self.words(span.first, span.last)

    def token_range(self, start: int, end: int) -> tuple[int, int] | None:
        """The tokens that cover exactly the text [start, end), or None if a token crosses its border."""
        first = bisect_left(self.tokens.start, start)
        last = bisect_left(self.tokens.start, end)
        if first >= last or self.tokens.start[first] != start or self.tokens.end(last - 1) != end:
            return None
        return first, last

    def sentence_number(self, token: int) -> int:
        """The index of the sentence that holds the token."""
        return bisect_left(self.sentences, token + 1, key=lambda sentence: sentence.last)

    def sentence_of(self, token: int) -> Sentence:
        """The sentence that holds the token."""
        return self.sentences[self.sentence_number(token)]

    def kind_at(self, token: int) -> ParagraphKind:
        """The role of the paragraph that holds the token."""
        return self.kinds[self.sentence_of(token).paragraph]

    def published_at(self, offset: int) -> date | None:
        """The publication date that holds at this place: the story's own, else the article's."""
        for story in self.stories:
            if story.start <= offset < story.end and story.published:
                return story.published
        return self.published

    def is_dated_at(self, offset: int) -> bool:
        """Whether the story at this place is the first or has a date of its own."""
        return not any(s.start <= offset < s.end and not s.published for s in self.stories[1:])

    def with_spans(self, spans: Iterable[Span]) -> "Draft":
        """The draft with these spans, sorted."""
        return replace(self, spans=tuple(sorted(spans, key=lambda span: span.first)))


def free_of(spans: Iterable[Span], taken: Iterable[Span]) -> Iterator[Span]:
    """Those of the spans that share no token with one of ``taken``."""
    used = {index for span in taken for index in range(span.first, span.last)}
    return (span for span in spans if used.isdisjoint(range(span.first, span.last)))
