"""Search over articles, questions and actors: an index of its own, made from the library and thrown away at will.

It stands in ``search.sqlite`` beside the library, so that no backup carries it and no migration knows it. What an
article says never changes; what is asked of it does when it is remade or reworded. Each search first takes in the
articles that are new to it or other than it knows them; what was deleted or dropped is left out of the answer.
"""

import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from quizbank.domain.edit import overlaid
from quizbank.domain.question import Question
from quizbank.domain.spelling import spelt
from quizbank.store import articles, copying, edits
from quizbank.store.engine import Library
from quizbank.store.failures import known_failures
from quizbank.store.plain_json import load

FILE_NAME = "search.sqlite"
_VERSION = 2
_SCHEMA = (
    # No number comes twice: words that nobody asks any more stay in ``found``, but lead nowhere.
    "CREATE TABLE item (id INTEGER PRIMARY KEY AUTOINCREMENT, kind TEXT, ref TEXT, article TEXT, label TEXT)",
    "CREATE VIRTUAL TABLE found USING fts5 (words, content = '', prefix = '2 3', tokenize = 'unicode61')",
    "CREATE INDEX item_of ON item (article)",
    "CREATE TABLE taken_in (article TEXT PRIMARY KEY, mark TEXT)",
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
    taken = dict(index.execute("SELECT article, mark FROM taken_in").fetchall())
    with library.looking() as connection:
        marks = _marks(connection)
    if all(taken.get(article) == mark for article, mark in marks.items()):
        return
    index.execute("BEGIN IMMEDIATE")
    try:
        taken = dict(index.execute("SELECT article, mark FROM taken_in").fetchall())  # another window may be quicker
        for article, mark in marks.items():
            if taken.get(article) == mark:
                continue
            index.execute("DELETE FROM item WHERE article = ?", (article,))
            index.execute("INSERT OR REPLACE INTO taken_in VALUES (?, ?)", (article, mark))
            for kind, ref, label, words in _entries(library, article):
                number = index.execute(
                    "INSERT INTO item (kind, ref, article, label) VALUES (?, ?, ?, ?)", (kind, ref, article, label)
                ).lastrowid
                index.execute("INSERT INTO found (rowid, words) VALUES (?, ?)", (number, spelt(words)))
        index.execute("COMMIT")
    except BaseException:
        if index.in_transaction:
            index.execute("ROLLBACK")
        raise


def _marks(connection: sqlite3.Connection) -> dict[str, str]:
    """For each article what tells whether it is asked about as the index has it: when it was remade and reworded."""
    reworded = dict(
        connection.execute(
            "SELECT article, max(at) || ' ' || count(*) FROM question_edit JOIN generated USING (uid) GROUP BY article"
        ).fetchall()
    )
    rows = connection.execute("SELECT id, coalesce(remade, '') FROM article").fetchall()
    return {article: f"{remade} {reworded.get(article, '')}" for article, remade in rows}


def _entries(library: Library, article: str) -> Iterator[tuple[str, str, str, str]]:
    """(kind, ref, label, words) of an article, of its questions, of its actors under all their names."""
    with library.looking() as connection:
        title, outlet, byline, text = connection.execute(
            "SELECT title, outlet, byline, text FROM article JOIN article_version ON article = id WHERE id = ?",
            (article,),
        ).fetchone()
        asked = connection.execute("SELECT uid, body FROM generated WHERE article = ?", (article,)).fetchall()
        own = edits.of_items(library, (uid for uid, _ in asked))
    yield "article", article, title, f"{title} {outlet} {byline} {text}"
    for uid, body in asked:
        question = overlaid(load(Question, body), own.get(uid, ()))
        yield "question", uid, question.stem, f"{question.stem} {question.key or ''}"
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
