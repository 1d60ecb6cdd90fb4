"""A desk that keeps nothing: rows are attributes, calls are recorded; for tests and pictures of the shell."""

from collections.abc import Iterator
from datetime import UTC, date, datetime

from quizbank.domain.changes import NOTHING, Changes
from quizbank.workflows.analysis import MakeJob, Message
from quizbank.workflows.rows import ArticleRow, Today

NOW = datetime(2031, 3, 14, 9, tzinfo=UTC)
NOTHING_TODAY = Today(0, 0, 0)


def article_row(identity: str, title: str, *, due: int = 0, unread: int = 0, day: int = 1) -> ArticleRow:
    """A row of a made-up article."""
    published, added = date(2031, 3, day), NOW.replace(day=day)
    return ArticleRow(identity, title, "The Orsa Courier", published, added, 640, 30, 14, due, 5, unread)


class DeskDouble:
    """What the shell asks for."""

    def __init__(self, articles: tuple[ArticleRow, ...] = (), today: Today = NOTHING_TODAY) -> None:
        self._articles, self._today = articles, today
        self.settings: dict[str, str] = {}
        self.label = ""
        self.undone_label = ""
        self.calls: list[str] = []

    def now(self) -> datetime:
        return NOW

    def articles(self, article: str = "") -> tuple[ArticleRow, ...]:
        return tuple(row for row in self._articles if article in ("", row.id))

    def today(self) -> Today:
        return self._today

    def can_undo(self) -> str:
        return self.label

    def undo(self) -> Changes | None:
        self.calls.append("undo")
        if not self.label:
            return None
        label, self.label = self.label, ""
        self.undone_label = label
        return Changes(frozenset(), (), label, undone=True)

    def can_redo(self) -> str:
        return self.undone_label

    def redo(self) -> Changes | None:
        self.calls.append("redo")
        if not self.undone_label:
            return None
        self.label, self.undone_label = self.undone_label, ""
        return Changes(frozenset(), (), self.label, redone=True)

    def setting(self, name: str, default: str = "") -> str:
        return self.settings.get(name, default)

    def remember(self, name: str, value: str) -> Changes:
        self.settings[name] = value
        return NOTHING


class AnalystDouble:
    """An analyst whose messages are put in by the test."""

    def __init__(self) -> None:
        self.waiting: list[tuple[int, Message]] = []
        self.jobs: list[MakeJob] = []
        self.cancelled: list[int] = []

    def start(self, job: MakeJob) -> int:
        self.jobs.append(job)
        return len(self.jobs)

    def messages(self) -> Iterator[tuple[int, Message]]:
        waiting, self.waiting = self.waiting, []
        return iter(waiting)

    def cancel(self, ticket: int) -> None:
        self.cancelled.append(ticket)

    def close(self) -> None:
        pass


LIBRARY = (
    article_row("a1", "Highland communes win a veto", due=5, unread=8, day=14),
    article_row("a2", "Who speaks for the coast?", due=3, day=12),
    article_row("a3", "Three ministers leave the cabinet", day=10),
    article_row("a4", "The long road to the Orsa locks", due=4, day=8),
)
TODAY = Today(12, 5, 6)
