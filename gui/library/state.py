"""What the library page lists, worked out from rows of the desk; without Qt."""

from collections.abc import Sequence
from dataclasses import dataclass

from gui.kit.days import say_day
from quizbank.domain.link import WaitingLink, host_of, show_link
from quizbank.domain.question import Interaction
from quizbank.domain.selection import Making
from quizbank.strings import say
from quizbank.workflows.rows import ArticleRow

FILTER_FROM = 8
"""With so many articles there is a field to find one by its title."""
_WORDS_A_MINUTE = 230


@dataclass(frozen=True, slots=True)
class ArticleLine:
    """One article: its title, where it is from and what it holds, and what of it is for today.

    ``waiting`` is a link that has no text yet instead; its ``id`` is the link.
    """

    id: str
    title: str
    meta: str
    today: str
    waiting: WaitingLink | None = None


@dataclass(frozen=True, slots=True)
class LibraryState:
    """``lines`` are those that the filter lets through, of ``total``, the links that wait among them.

    ``can_filter`` is whether there are enough for one; ``needle`` what is looked for, "" for everything.
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


def library_state(rows: Sequence[ArticleRow], needle: str = "", waiting: Sequence[WaitingLink] = ()) -> LibraryState:
    """The list, newest first as the desk gives it, above it what waits; titles have ``needle`` in them, in any case."""
    total = len(rows) + len(waiting)
    can_filter = total >= FILTER_FROM
    words = needle.strip() if can_filter else ""
    lines = (*map(_waiting_line, waiting), *map(_line, rows))
    shown = tuple(line for line in lines if words.casefold() in line.title.casefold())
    return LibraryState(shown, total, can_filter, words)


def starter_line(name: str, making: Making) -> StarterLine:
    """What is said of a starter before it is added."""
    article = making.article
    # A fact has a card where it can be typed or filled in (the store decides so when it is added).
    on_cards = {q.fact for q in making.questions if q.interaction in (Interaction.TEXT, Interaction.CLOZE)}
    length = max(1, round(len(article.text.split()) / _WORDS_A_MINUTE))
    meta = _joined(article.outlet, say("library", "minutes", count=length))
    return StarterLine(name, article.title, meta, say("library", "cards", count=len(on_cards)))


def _waiting_line(waiting: WaitingLink) -> ArticleLine:
    title = waiting.title or show_link(waiting.link)
    meta = _joined(host_of(waiting.link) if waiting.title else "", say("library", "waits"))
    return ArticleLine(waiting.link, title, meta, "", waiting)


def _line(row: ArticleRow) -> ArticleLine:
    day = say_day(row.published) if row.published else ""
    holds = say("library", "to_read") if row.reading_only else say("library", "cards", count=row.cards)
    due = say("library", "due", count=row.due) if row.due else ""
    new = say("library", "new", count=row.new) if row.new else ""
    return ArticleLine(row.id, row.title, _joined(row.outlet, day, holds), _joined(due, new))


def _joined(*parts: str) -> str:
    return " · ".join(part for part in parts if part)
