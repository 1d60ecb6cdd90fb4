"""What an input format gives: the lines of a page in its order, and what the source says about itself."""

from dataclasses import dataclass
from datetime import date

from quizbank.domain.article import LeftOut, Notice, ParagraphKind


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the page without blanks at its ends.

    Lines of one ``block`` have no blank line between them. ``kind`` is the role that the source itself states
    (a heading's or a quotation's tag), else None and the rules of ``roles`` decide.
    """

    text: str
    block: int
    kind: ParagraphKind | None = None


@dataclass(frozen=True, slots=True)
class Page:
    """The lines, what the source's metadata state ("" or None: nothing) and what the format itself left out."""

    lines: tuple[Line, ...]
    title: str = ""
    byline: str = ""
    outlet: str = ""
    published: date | None = None
    left_out: tuple[LeftOut, ...] = ()
    notices: tuple[Notice, ...] = ()


@dataclass(frozen=True, slots=True)
class Piece:
    """A line that belongs to the article, with its role."""

    kind: ParagraphKind
    text: str
