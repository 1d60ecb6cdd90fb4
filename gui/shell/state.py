"""What the sidebar shows, from rows of the desk; without Qt."""

from collections.abc import Sequence
from dataclasses import dataclass

from quizbank.workflows.rows import ArticleRow, Today

RECENT = 5
NAV = (
    ("library", "books"),
    ("study", "cards"),
    ("questions", "tray"),
    ("progress", "chart-line-up"),
    ("export", "printer"),
)
"""Page and icon of the five places, in the order of Ctrl+1..5."""
LIT_BY = {
    "article": "library",
    "reading": "library",
    "search": "library",
    "keeping": "library",
    "quiz": "study",
    "plan": "study",
}
"""Pages without an entry of their own keep another one lit."""


@dataclass(frozen=True, slots=True)
class RecentRow:
    """An article of late and how many of its cards are due."""

    article: str
    title: str
    due: int


@dataclass(frozen=True, slots=True)
class SidebarState:
    """Counts by page (only where there is something to do), recent articles, and whether anything can be asked."""

    counts: tuple[tuple[str, int], ...] = ()
    recent: tuple[RecentRow, ...] = ()
    can_test: bool = False

    def count(self, page: str) -> int:
        """The number beside a page's name; 0 shows none."""
        return dict(self.counts).get(page, 0)


def latest(articles: Sequence[ArticleRow]) -> list[ArticleRow]:
    """The last added articles, as many as the sidebar names."""
    return sorted(articles, key=lambda row: (row.added, row.id), reverse=True)[:RECENT]


def sidebar_state(articles: Sequence[ArticleRow], today: Today) -> SidebarState:
    """The state: Study has today's number, Questions what was read by nobody yet; the last added articles first."""
    unread = sum(row.unread for row in articles)
    return SidebarState(
        counts=(("study", today.total), ("questions", unread)),
        recent=tuple(RecentRow(row.id, row.title, row.due) for row in latest(articles)),
        can_test=any(row.questions for row in articles),
    )


def lit(page: str) -> str:
    """The entry that is lit while a page is shown."""
    return LIT_BY.get(page, page)
