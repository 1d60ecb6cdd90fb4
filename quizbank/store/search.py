"""Search over articles, questions and actors: an index of its own, made from the library and thrown away at will.

It stands in ``search.sqlite`` beside the library, so that no backup carries it and no migration knows it. Each article
is indexed with a mark of what was asked of it and how people worded that; a search after a change first takes in again
the articles whose mark is another, and leaves out those that were deleted. What was dropped is left out of the answer.
"""

import sqlite3
import sys
import zlib
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from quizbank.domain.spelling import spelt
from quizbank.store import articles, copying, questions
from quizbank.store.engine import Library
from quizbank.store.failures import known_failures

FILE_NAME = "search.sqlite"
KINDS = ("article", "actor", "question")
_VERSION = 3
_SCHEMA = (
    "CREATE TABLE item (id INTEGER PRIMARY KEY, kind TEXT, ref TEXT, article TEXT, label TEXT, sort TEXT)",
    "CREATE INDEX ix_item ON item (article)",
    # One table a kind: rank goes by length, and questions are short, so that together no article came up.
    *(
        f"CREATE VIRTUAL TABLE found_{kind} USING fts5 (words, prefix = '2 3', tokenize = 'unicode61')"
        for kind in KINDS
    ),
    "CREATE TABLE taken_in (article TEXT PRIMARY KEY, mark INTEGER)",
    f"PRAGMA user_version = {_VERSION}",
)
_RANKED_FROM = 3  # letters: shorter beginnings match so much that sorting it costs more than it tells
_MOST_WORDS = 12  # a pasted page is no search, and each word more is looked up


@dataclass(frozen=True, slots=True)
class Hit:
    """``kind`` is article, question or actor; ``ref`` its id (an actor's is its article's), ``label`` its text.

    ``sort`` is the kind of entity that an actor is, else ``kind``.
    """

    kind: str
    ref: str
    article: str
    label: str
    sort: str


def find(library: Library, words: str, limit: int = 50) -> tuple[Hit, ...]:
    """What holds all of the words (the first twelve), by their beginnings; the best first from three letters on.

    At most ``limit`` of a kind: articles, then actors, then questions.
    """
    tokens = spelt(words).split()[:_MOST_WORDS]
    if not tokens:
        return ()
    wanted = " ".join(f'"{token}"*' for token in tokens)
    order = "ORDER BY rank" if max(map(len, tokens)) >= _RANKED_FROM else ""
    hits: list[Hit] = []
    with _index(library) as index, library.looking() as connection:
        _take_in(library, index)
        for kind in KINDS:
            rows = index.execute(
                f"SELECT kind, ref, article, label, sort FROM found_{kind} AS found JOIN item ON item.id = found.rowid"
                f" WHERE found_{kind} MATCH ? {order}",
                (wanted,),
            )
            hits += islice(_still_there(connection, (Hit(*row) for row in rows)), limit)
    return tuple(hits)


def take_in(library: Library, most: int) -> int:
    """Index at most so many of the articles that are not in the index as they are now; how many are left."""
    with _index(library) as index:
        return _take_in(library, index, most)


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


def _take_in(library: Library, index: sqlite3.Connection, most: int = sys.maxsize) -> int:
    """Bring the index up to date, at most so many articles of it; how many are left."""
    state = library.state()
    if library.searched == state and index.execute("SELECT 1 FROM taken_in LIMIT 1").fetchone():
        return 0
    marks = _marks(library)
    taken = dict(index.execute("SELECT article, mark FROM taken_in").fetchall())
    gone = taken.keys() - marks.keys()  # it may come back under other ids
    new = [article for article, mark in marks.items() if taken.get(article) != mark]
    if new or gone:
        index.execute("BEGIN IMMEDIATE")
        try:
            for article in gone:
                _leave_out(index, article)
            for article in new[:most]:
                _index_article(library, index, article, marks[article])
            index.execute("COMMIT")
        except BaseException:
            if index.in_transaction:
                index.execute("ROLLBACK")
            raise
    if len(new) <= most:
        library.searched = state
    return max(0, len(new) - most)


def _marks(library: Library) -> dict[str, int]:
    """A mark of each article as it is asked now: when that was made, and people's words over it.

    Whoever writes what an article asks notes when in ``article.remade``; to read all the questions for every search
    took longer than the search.
    """
    with library.looking() as connection:
        marks = {
            article: zlib.crc32(f"{title} {remade}".encode())
            for article, title, remade in connection.execute(
                "SELECT id, title, remade FROM article WHERE deleted IS NULL ORDER BY added DESC"
            )
        }
        edits = connection.execute(
            "SELECT article, edit.uid, field, value FROM question_edit AS edit CROSS JOIN generated USING (uid)"
            " ORDER BY article, edit.uid, field"
        )
        for article, *words in edits:
            if article in marks:
                marks[article] = zlib.crc32(repr(words).encode(), marks[article])
    return marks


def _index_article(library: Library, index: sqlite3.Connection, article: str, mark: int) -> None:
    _leave_out(index, article)
    index.execute("INSERT INTO taken_in VALUES (?, ?)", (article, mark))
    first = index.execute("SELECT coalesce(max(id), 0) + 1 FROM item").fetchone()[0]
    entries = list(enumerate(_entries(library, article), first))
    index.executemany(
        "INSERT INTO item (id, kind, ref, article, label, sort) VALUES (?, ?, ?, ?, ?, ?)",
        ((number, kind, ref, article, label, sort) for number, (kind, ref, label, sort, _) in entries),
    )
    for wanted in KINDS:
        index.executemany(
            f"INSERT INTO found_{wanted} (rowid, words) VALUES (?, ?)",
            ((number, spelt(words)) for number, (kind, *_, words) in entries if kind == wanted),
        )


def _leave_out(index: sqlite3.Connection, article: str) -> None:
    for kind in KINDS:
        index.execute(
            f"DELETE FROM found_{kind} WHERE rowid IN (SELECT id FROM item WHERE article = ? AND kind = ?)",
            (article, kind),
        )
    index.execute("DELETE FROM item WHERE article = ?", (article,))
    index.execute("DELETE FROM taken_in WHERE article = ?", (article,))


def _entries(library: Library, article: str) -> Iterator[tuple[str, str, str, str, str]]:
    """(kind, ref, label, sort, words) of an article, of its questions, of its actors under all their names."""
    with library.looking() as connection:
        title, outlet, byline, text = connection.execute(
            "SELECT title, outlet, byline, text FROM article JOIN article_version ON article = id WHERE id = ?",
            (article,),
        ).fetchone()
    yield "article", article, title, "article", f"{title} {outlet} {byline} {text}"
    for record in questions.in_text_order(library, article):
        asked = record.question
        yield "question", record.uid, asked.stem, "question", f"{asked.stem} {asked.key or ''}"
    for entity in articles.entities(library, article):
        words = " ".join((entity.name, *entity.aliases, entity.acronym))
        yield "actor", entity.id, entity.name, entity.kind.value, words


def _still_there(connection: sqlite3.Connection, hits: Iterable[Hit]) -> Iterator[Hit]:
    """Those of the hits that were not dropped, each question and each name once."""
    seen: set[str] = set()
    for hit in hits:
        mark = spelt(hit.label) if hit.kind == "actor" else hit.ref
        if mark not in seen and not (hit.kind == "question" and _is_dropped(connection, hit.ref)):
            seen.add(mark)
            yield hit


def _is_dropped(connection: sqlite3.Connection, uid: str) -> bool:
    row = connection.execute("SELECT 1 FROM question WHERE uid = ? AND state = 'dropped'", (uid,)).fetchone()
    return row is not None
