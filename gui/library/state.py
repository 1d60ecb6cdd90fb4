"""What the library page lists, worked out from rows of the desk; without Qt."""

from collections.abc import Sequence
from dataclasses import dataclass

from gui.kit.days import say_day
from quizbank.domain.question import Interaction
from quizbank.domain.selection import Making
from quizbank.strings import say
from quizbank.workflows.rows import ArticleRow

FILTER_FROM = 8
"""With so many articles there is a field to find one by its title."""
_WORDS_A_MINUTE = 230


@dataclass(frozen=True, slots=True)
class ArticleLine:
    """One article: its title, where it is from and what it holds, and what of it is for today."""

    id: str
    title: str
    meta: str
    today: str


@dataclass(frozen=True, slots=True)
class LibraryState:
    """``lines`` are those that the filter lets through, of ``total``; ``can_filter`` whether there are enough for one.

    ``needle`` is what is looked for, "" for everything.
    """

    lines: tuple[ArticleLine, ...] = ()
    total: int = 0
    can_filter: bool = False
    needle: str = ""

    @property
    def empty(self) -> bool:
        """Whether the library holds nothing."""
        return self.total == 0


@dataclass(frozen=True, slots=True)
class StarterLine:
    """An article that is shipped and ready to begin with."""

    name: str
    title: str
    meta: str
    cards: str


def library_state(rows: Sequence[ArticleRow], needle: str = "") -> LibraryState:
    """The list, newest first as the desk gives it; ``needle`` is looked for in titles, whatever the case."""
    can_filter = len(rows) >= FILTER_FROM
    words = needle.strip() if can_filter else ""
    shown = (row for row in rows if words.casefold() in row.title.casefold())
    return LibraryState(tuple(map(_line, shown)), len(rows), can_filter, words)


def starter_line(name: str, making: Making) -> StarterLine:
    """What is said of a starter before it is added."""
    article = making.article
    # A fact has a card where it can be typed or filled in (the store decides so when it is added).
    on_cards = {q.fact for q in making.questions if q.interaction in (Interaction.TEXT, Interaction.CLOZE)}
    length = max(1, round(len(article.text.split()) / _WORDS_A_MINUTE))
    meta = _joined(article.outlet, say("library", "minutes", count=length))
    return StarterLine(name, article.title, meta, say("library", "cards", count=len(on_cards)))


def _line(row: ArticleRow) -> ArticleLine:
    day = say_day(row.published) if row.published else ""
    holds = say("library", "to_read") if row.reading_only else say("library", "cards", count=row.cards)
    due = say("library", "due", count=row.due) if row.due else ""
    new = say("library", "new", count=row.new) if row.new else ""
    return ArticleLine(row.id, row.title, _joined(row.outlet, day, holds), _joined(due, new))


def _joined(*parts: str) -> str:
    return " · ".join(part for part in parts if part)
