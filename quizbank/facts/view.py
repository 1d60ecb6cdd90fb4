"""What a rule looks at: article and reading with a tree and lookups from a token to what stands there."""

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass

from quizbank.domain.article import Article, ParagraphKind
from quizbank.domain.fact import Span
from quizbank.domain.reading import DateMention, Entity, Mention, Quote, Reading, Reference, Sentence, Tokens
from quizbank.facts.tree import Tree, grow

PROVING = (ParagraphKind.BODY, ParagraphKind.QUOTE)
"""Headings, captions and the like prove nothing."""


@dataclass(frozen=True, slots=True)
class Named:
    """An entity with one of its mentions."""

    entity: Entity
    mention: Mention


@dataclass(frozen=True, slots=True)
class View:
    """A reading prepared for rules; columns ``named``, ``dated`` and ``where`` are parallel to the tokens.

    ``where`` is an index into ``reading.sentences`` (-1 between sentences), ``quoted`` tells tokens inside direct
    quotes, ``refers`` those of a pronoun or description whose meaning is certain.
    """

    article: Article
    reading: Reading
    tree: Tree
    named: tuple[Named | None, ...]
    dated: tuple[DateMention | None, ...]
    where: tuple[int, ...]
    quoted: tuple[Quote | None, ...]
    refers: tuple[Reference | None, ...]

    @property
    def tokens(self) -> Tokens:
        """The reading's tokens."""
        return self.tree.tokens

    def sentences(self) -> Iterator[Sentence]:
        """The sentences that can prove something, in order."""
        for sentence in self.reading.sentences:
            if self.proves(sentence):
                yield sentence

    def proves(self, sentence: Sentence) -> bool:
        """Whether the sentence stands in a body or quote paragraph."""
        return self.article.paragraphs[sentence.paragraph].kind in PROVING

    def sentence(self, token: int) -> Sentence:
        """The sentence of a token."""
        return self.reading.sentences[self.where[token]]

    def before(self, sentence: Sentence) -> Sentence | None:
        """The proving sentence before this one in the same or the previous proving paragraph."""
        index = self.where[sentence.first]
        for earlier in reversed(self.reading.sentences[:index]):
            if self.proves(earlier):
                return earlier
        return None

    def mentions(self, first: int, last: int) -> tuple[Named, ...]:
        """What is named within [first, last), in text order."""
        found: list[Named] = []
        for named in self.named[first:last]:
            if named and (not found or found[-1] is not named):
                found.append(named)
        return tuple(n for n in found if n.mention.first >= first and n.mention.last <= last)

    def dates(self, first: int, last: int) -> tuple[DateMention, ...]:
        """The dates that touch [first, last), in text order."""
        found: list[DateMention] = []
        for date in self.dated[first:last]:
            if date and (not found or found[-1] is not date):
                found.append(date)
        return tuple(found)

    def within(self, start: int, end: int) -> range:
        """The tokens that begin in [start, end) of the text."""
        return _within(self.tokens, start, end)

    def span(self, first: int, last: int) -> Span:
        """Where the tokens [first, last) stand in the text."""
        return Span(self.tokens.start[first], self.tokens.end(last - 1))

    def text(self, first: int, last: int) -> str:
        """The article's text of the tokens [first, last)."""
        span = self.span(first, last)
        return self.article.text[span.start : span.end]

    @property
    def as_of(self) -> str:
        """The day of publication as ISO text, or ""."""
        return self.article.published.isoformat() if self.article.published else ""


def _within(tokens: Tokens, start: int, end: int) -> range:
    return range(bisect_left(tokens.start, start), bisect_left(tokens.start, end))


def look(article: Article, reading: Reading) -> View:
    """Prepare a reading for rules."""
    size = len(reading.tokens)
    named: list[Named | None] = [None] * size
    longest_last = sorted(
        (Named(e, m) for e in reading.entities for m in e.mentions),
        key=lambda n: (n.mention.last - n.mention.first, n.mention.first),
    )
    for item in longest_last:
        named[item.mention.first : item.mention.last] = [item] * (item.mention.last - item.mention.first)
    dated: list[DateMention | None] = [None] * size
    for date in reading.dates:
        dated[date.first : date.last] = [date] * (date.last - date.first)
    where = [-1] * size
    for index, sentence in enumerate(reading.sentences):
        where[sentence.first : sentence.last] = [index] * (sentence.last - sentence.first)
    quoted: list[Quote | None] = [None] * size
    for quote in (q for q in reading.quotes if q.direct):
        for i in _within(reading.tokens, quote.start, quote.end):
            quoted[i] = quote
    refers: list[Reference | None] = [None] * size
    for reference in (r for r in reading.references if r.entity):
        refers[reference.first : reference.last] = [reference] * (reference.last - reference.first)
    return View(
        article,
        reading,
        grow(reading.tokens),
        tuple(named),
        tuple(dated),
        tuple(where),
        tuple(quoted),
        tuple(refers),
    )
