"""The bin: deleted articles for thirty days, with all that was made of them; then their text goes and the log stays."""

import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from quizbank.domain.changes import NOTHING, ChangeKind, Changes
from quizbank.store import articles, remade_cards
from quizbank.store.engine import Library
from quizbank.store.moments import to_moment, to_ticks
from quizbank.store.undo import Step

KEPT = timedelta(days=30)
_WITH_TEXT = "deleted IS NOT NULL AND EXISTS (SELECT 1 FROM article_version WHERE article = article.id)"
_TABLES = ("evidence", "generated", "sleeping", "fact", "omission", "reading", "reading_correction", "article_version")


@dataclass(frozen=True, slots=True)
class BinnedRecord:
    """An article in the bin; ``questions`` are those that it asked."""

    id: str
    title: str
    outlet: str
    published: date | None
    deleted: datetime
    questions: int


def records(library: Library) -> tuple[BinnedRecord, ...]:
    """What lies in the bin, the last deleted first."""
    with library.looking() as connection:
        rows = connection.execute(
            "SELECT id, title, outlet, published, deleted,"
            " (SELECT count(*) FROM generated WHERE generated.article = article.id)"
            f" FROM article WHERE {_WITH_TEXT} ORDER BY deleted DESC, article.rowid DESC"
        ).fetchall()
    return tuple(
        BinnedRecord(id_, title, outlet, date.fromisoformat(day) if day else None, to_moment(deleted), asked)
        for id_, title, outlet, day, deleted, asked in rows
    )


def restore(library: Library, article: str) -> Changes:
    """Put an article back as it was, with its history; QuizbankError("not_in_bin")."""
    return articles.bring_back(library, article, "restore_article")


def clear(library: Library, before: datetime | None = None) -> Changes:
    """Remove what was deleted before that moment, or all: the text and what was made of it.

    What was answered stays in the log and in finished quizzes, a person's words and variants with their questions.
    It cannot be undone, nor can what was done before it: an earlier action may lean on one that touched those articles,
    and that on another, so none is kept.
    """
    limit = None if before is None else to_ticks(before)
    with library.looking() as connection:
        gone = _ids(connection, limit)
    if not gone:
        return NOTHING
    with library.writing(careful=True) as connection:
        gone = _ids(connection, limit)
        for article in gone:
            _remove(connection, article)
        connection.execute("DELETE FROM undo_step")
    library.own_steps.clear()
    library.own_undone.clear()
    return Changes(frozenset({ChangeKind.ARTICLES, ChangeKind.QUESTIONS, ChangeKind.CARDS}), gone)


def clear_outdated(library: Library, now: datetime) -> Changes:
    """Remove what has lain in the bin for thirty days."""
    return clear(library, now - KEPT)


def _ids(connection: sqlite3.Connection, before: int | None) -> tuple[str, ...]:
    rows = connection.execute(
        f"SELECT id FROM article WHERE {_WITH_TEXT} AND (?1 IS NULL OR deleted <= ?1) ORDER BY deleted", (before,)
    )
    return tuple(row[0] for row in rows)


def _remove(connection: sqlite3.Connection, article: str) -> None:
    """Remove an article's text and items; its cards rest, unless another article asks their facts."""
    facts = _column(connection, "SELECT DISTINCT fact_key FROM fact WHERE article = ?", article)
    asked = _column(
        connection, "SELECT uid FROM generated WHERE article = ?1 UNION SELECT uid FROM evidence WHERE article = ?1",
        article,
    )  # fmt: skip
    for table in _TABLES:
        connection.execute(f"DELETE FROM {table} WHERE article = ?", (article,))
    number = connection.execute("INSERT INTO undo_step (label, kinds, ids) VALUES ('', '[]', '[]')").lastrowid
    assert number is not None
    step = Step(connection, number, NOTHING)
    remade_cards.prove(step, article, remade_cards.settle(step, (), facts, asked))
    connection.execute("DELETE FROM undo_step WHERE id = ?", (number,))
    used = "EXISTS (SELECT 1 FROM attempt WHERE article = ?1) OR EXISTS (SELECT 1 FROM quiz WHERE article = ?1)"
    if connection.execute(f"SELECT {used}", (article,)).fetchone()[0]:  # a quiz of the past still names it
        connection.execute(
            "UPDATE article SET title = '', byline = '', outlet = '', published = NULL, origin = '', language = '',"
            " words = 0, warnings = '[]', making_warnings = '[]', remade = NULL WHERE id = ?",
            (article,),
        )
    else:
        connection.execute("DELETE FROM article WHERE id = ?", (article,))


def _column(connection: sqlite3.Connection, query: str, *values: str) -> set[str]:
    rows: Iterable[tuple[str]] = connection.execute(query, values)
    return {row[0] for row in rows}
