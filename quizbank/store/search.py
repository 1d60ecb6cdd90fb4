"""Search over articles, questions and actors: an index of its own, made from the library and thrown away at will.

It stands in ``search.sqlite`` beside the library, so that no backup carries it and no migration knows it. Each article
is indexed with a mark of what was asked of it and how people worded that; a search after a change first takes in again
the articles whose mark is another. What was deleted or dropped is left out of the answer.
"""

import sqlite3
import zlib
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from quizbank.domain.spelling import spelt
from quizbank.store import articles, copying, questions
from quizbank.store.engine import Library
from quizbank.store.failures import known_failures

FILE_NAME = "search.sqlite"
_VERSION = 2
_SCHEMA = (
    "CREATE TABLE item (id INTEGER PRIMARY KEY, kind TEXT, ref TEXT, article TEXT, label TEXT)",
    "CREATE INDEX ix_item ON item (article)",
    "CREATE VIRTUAL TABLE found USING fts5 (words, prefix = '2 3', tokenize = 'unicode61')",
    "CREATE TABLE taken_in (article TEXT PRIMARY KEY, mark INTEGER)",
    f"PRAGMA user_version = {_VERSION}",
)
_RANKED_FROM = 3  # letters: shorter beginnings match so much that sorting it costs more than it tells


@dataclass(frozen=True, slots=True)
class Hit:
    """``kind`` is article, question or actor; ``ref`` its id (an actor's is its article's), ``label`` its text."""

    kind: str
    ref: str
    article: str
    label: str


def find(library: Library, words: str, limit: int = 50) -> tuple[Hit, ...]:
    """What holds all of the words, by their beginnings; the best first from three letters on."""
    tokens = spelt(words).split()
    if not tokens:
        return ()
    wanted = " ".join(f'"{token}"*' for token in tokens)
    order = "ORDER BY rank" if max(map(len, tokens)) >= _RANKED_FROM else ""
    with _index(library) as index:
        _take_in(library, index)
        rows = index.execute(
            "SELECT kind, ref, article, label FROM found JOIN item ON item.id = found.rowid"
            f" WHERE found MATCH ? {order}",
            (wanted,),
        )
        return tuple(_still_there(library, (Hit(*row) for row in rows), limit))


def rebuild(library: Library) -> int:
    """Make the index anew; how many entries it has."""
    copying.remove(_path(library))
    library.searched = None
    with _index(library) as index:
        _take_in(library, index)
        return int(index.execute("SELECT count(*) FROM item").fetchone()[0])


def _path(library: Library) -> Path:
    return library.path.with_name(FILE_NAME)


@contextmanager
def _index(library: Library) -> Iterator[sqlite3.Connection]:
    """The index, made anew where it is not there, of another version, or damaged."""
    path = _path(library)
    with known_failures(path):
        index = _opened(path)
        try:
            yield index
        finally:
            index.close()


def _opened(path: Path) -> sqlite3.Connection:
    index = sqlite3.connect(path, isolation_level=None)
    try:
        version = index.execute("PRAGMA user_version").fetchone()[0]
        if version == _VERSION:
            index.execute("SELECT count(*) FROM taken_in")
            return index
    except sqlite3.DatabaseError as error:
        if getattr(error, "sqlite_errorcode", 0) & 0xFF in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
            index.close()
            raise
    index.close()
    copying.remove(path)
    index = sqlite3.connect(path, isolation_level=None)
    index.execute("PRAGMA synchronous = OFF")  # what is lost is made again
    index.execute("BEGIN IMMEDIATE")
    for statement in _SCHEMA:
        index.execute(statement)
    index.execute("COMMIT")
    return index


def _take_in(library: Library, index: sqlite3.Connection) -> None:
    state = library.state()
    if library.searched == state and index.execute("SELECT 1 FROM taken_in LIMIT 1").fetchone():
        return
    taken = dict(index.execute("SELECT article, mark FROM taken_in").fetchall())
    new = {article: mark for article, mark in _marks(library).items() if taken.get(article) != mark}
    if new:
        index.execute("BEGIN IMMEDIATE")
        try:
            for article, mark in new.items():
                _index_article(library, index, article, mark)
            index.execute("COMMIT")
        except BaseException:
            if index.in_transaction:
                index.execute("ROLLBACK")
            raise
    library.searched = state


def _marks(library: Library) -> dict[str, int]:
    """A mark of each article's words: its questions as they were made, and people's words over them."""
    marks: dict[str, int] = {}
    with library.looking() as connection:
        for article, title in connection.execute("SELECT id, title FROM article WHERE deleted IS NULL"):
            marks[article] = zlib.crc32(title.encode())
        words = connection.execute(
            "SELECT article, body, (SELECT group_concat(field || value) FROM question_edit AS edit"
            " WHERE edit.uid = generated.uid) FROM generated ORDER BY article, position"
        )
        for article, body, edited in words:
            if article in marks:
                marks[article] = zlib.crc32(f"{body}{edited or ''}".encode(), marks[article])
    return marks


def _index_article(library: Library, index: sqlite3.Connection, article: str, mark: int) -> None:
    index.execute("DELETE FROM found WHERE rowid IN (SELECT id FROM item WHERE article = ?)", (article,))
    index.execute("DELETE FROM item WHERE article = ?", (article,))
    index.execute("INSERT OR REPLACE INTO taken_in VALUES (?, ?)", (article, mark))
    for kind, ref, label, words in _entries(library, article):
        number = index.execute(
            "INSERT INTO item (kind, ref, article, label) VALUES (?, ?, ?, ?)", (kind, ref, article, label)
        ).lastrowid
        index.execute("INSERT INTO found (rowid, words) VALUES (?, ?)", (number, spelt(words)))


def _entries(library: Library, article: str) -> Iterator[tuple[str, str, str, str]]:
    """(kind, ref, label, words) of an article, of its questions, of its actors under all their names."""
    with library.looking() as connection:
        title, outlet, byline, text = connection.execute(
            "SELECT title, outlet, byline, text FROM article JOIN article_version ON article = id WHERE id = ?",
            (article,),
        ).fetchone()
    yield "article", article, title, f"{title} {outlet} {byline} {text}"
    for record in questions.in_text_order(library, article):
        asked = record.question
        yield "question", record.uid, asked.stem, f"{asked.stem} {asked.key or ''}"
    for entity in articles.entities(library, article):
        yield "actor", entity.id, entity.name, " ".join((entity.name, *entity.aliases, entity.acronym))


def _still_there(library: Library, hits: Iterable[Hit], limit: int) -> Iterator[Hit]:
    """Those of the hits whose article is in the library and whose question is not dropped, each question once."""
    with library.looking() as connection:
        there = {row[0] for row in connection.execute("SELECT id FROM article WHERE deleted IS NULL")}
        seen: set[tuple[str, str]] = set()
        for hit in hits:
            mark = (hit.kind, hit.ref if hit.kind == "question" else f"{hit.article} {hit.ref}")
            if hit.article not in there or mark in seen:
                continue
            if (
                hit.kind == "question"
                and connection.execute(
                    "SELECT 1 FROM question WHERE uid = ? AND state = 'dropped'", (hit.ref,)
                ).fetchone()
            ):
                continue
            seen.add(mark)
            yield hit
            if len(seen) >= limit:
                return
