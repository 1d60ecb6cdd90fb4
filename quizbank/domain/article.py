"""The article: what a source gave, as one text with paragraphs that know their role."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class ParagraphKind(StrEnum):
    """What a paragraph is on the page; only bodies and quotes make questions."""

    HEADING = "heading"
    BODY = "body"
    CAPTION = "caption"
    QUOTE = "quote"
    DATELINE = "dateline"
    BYLINE = "byline"


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A stretch of the article's text, [start, end) in code points."""

    kind: ParagraphKind
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Story:
    """One story inside the text; an article has one unless several were recognised."""

    start: int
    end: int
    title: str
    published: date | None


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A line of the source that is not part of the article, and why (a code of the strings catalogue)."""

    text: str
    reason: str


@dataclass(frozen=True, slots=True)
class Notice:
    """Something a reader of the result should know; the sentence stands in the strings catalogue."""

    code: str
    parameters: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Article:
    """A page freed of its furniture.

    ``text`` holds the paragraphs in the order of the page, joined by a blank line (as it stands with
    ``--verbatim``). ``origin`` is a file name or an address only, never a path. ``language`` is an ISO 639-1 code.
    ``id`` is the hash of the text (``identity.article_id``), so the same text has one id from any source.
    """

    id: str
    title: str
    byline: str
    outlet: str
    published: date | None
    origin: str
    language: str
    text: str
    paragraphs: tuple[Paragraph, ...]
    stories: tuple[Story, ...]
    left_out: tuple[LeftOut, ...] = ()
    warnings: tuple[Notice, ...] = ()

    @property
    def words(self) -> int:
        """How many blank-separated words the text has."""
        return len(self.text.split())
