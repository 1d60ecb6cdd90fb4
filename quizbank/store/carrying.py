"""A library, a set or an article as one file: a small library of its own, which any later version can lift.

The whole library goes with its log and what a person sorted, without settings of study and undo steps. A set or an
article goes to somebody else: with its items, a person's words and accepted answers, without answers, decisions and
what was dropped.
"""

import errno
import json
import os
import sqlite3
from collections.abc import Collection, Mapping
from contextlib import closing, suppress
from pathlib import Path

from quizbank.domain.errors import QuizbankError
from quizbank.domain.keeping import Carried
from quizbank.store import migrations
from quizbank.store.copying import check, copy_whole, remove
from quizbank.store.engine import Library, lift
from quizbank.store.failures import known_failures
from quizbank.store.holdings import ACCEPTED, PARTIAL, SAID

_PART = ".part"
_OF_ARTICLE = ("article_version", "reading", "fact", "omission", "reading_correction")
_KEPT = "question.state <> 'dropped'"


def carry_library(library: Library, out: Path) -> Carried:
    """Write the whole library to ``out``; QuizbankErrors as of ``copying.copy_whole``."""
    part = _part(library, out)
    try:
        copy_whole(library.connection, library.path, part)
        with known_failures(out), closing(sqlite3.connect(part, isolation_level=None)) as copy:
            copy.execute("DELETE FROM undo_step")
            copy.execute("DELETE FROM undo_row")
            kept = " OR ".join("name GLOB ?" for _ in SAID)
            copy.execute(f"DELETE FROM setting WHERE NOT ({kept})", [prefix + "*" for prefix in SAID])
            copy.execute("VACUUM")
            found = _counted(copy)
        _put(part, out)
    finally:
        with suppress(OSError):
            remove(part)
    return found


def carry_items(library: Library, articles: Mapping[str, Collection[str] | None], out: Path) -> Carried:
    """Write articles to ``out``, each with those of its items (None: all) that were not dropped.

    QuizbankErrors: no_such_article, nothing_to_carry, cannot_write, disk_full.
    """
    part = _part(library, out)
    try:
        with known_failures(out), closing(sqlite3.connect(part, isolation_level=None)) as copy:
            copy.execute("PRAGMA foreign_keys = ON")
            lift(copy, migrations.steps())
            copy.execute("BEGIN")
            with library.looking() as source:
                for article, uids in articles.items():
                    _carry(source, copy, article, uids)
            if any(uids is not None for uids in articles.values()):
                copy.execute("INSERT INTO setting VALUES (?, '1')", (PARTIAL,))
            copy.execute("COMMIT")
            check(copy, out)
            found = _counted(copy)
        if not found.articles:
            raise QuizbankError("nothing_to_carry")
        _put(part, out)
    finally:
        with suppress(OSError):
            remove(part)
    return found


def _part(library: Library, out: Path) -> Path:
    if out.exists() and out.samefile(library.path):
        raise QuizbankError("backup_onto_library", path=out)
    if out.is_dir():
        raise QuizbankError("cannot_write_folder", path=out.name)
    if not out.absolute().parent.is_dir():
        raise QuizbankError("cannot_write_no_folder", path=out.name, folder=out.parent)
    if not os.access(out.absolute().parent, os.W_OK):
        raise QuizbankError("cannot_write", path=out.name, reason=os.strerror(errno.EACCES))
    part = out.with_name(f"{out.name}{_PART}")
    with suppress(OSError):
        remove(part)
    return part


def _put(part: Path, out: Path) -> None:
    try:
        part.replace(out)
    except OSError as error:
        raise QuizbankError("cannot_write", path=out.name, reason=error.strerror or str(error)) from error


def _carry(source: sqlite3.Connection, copy: sqlite3.Connection, article: str, uids: Collection[str] | None) -> None:
    asked = (
        "SELECT generated.uid FROM generated JOIN question USING (uid)"
        f" WHERE article = ?1 AND {_KEPT} AND (?2 IS NULL OR generated.uid IN (SELECT value FROM json_each(?2)))"
    )
    values = (article, None if uids is None else json.dumps(sorted(uids)))
    head = source.execute("SELECT * FROM article WHERE id = ? AND deleted IS NULL", (article,)).fetchone()
    if head is None:
        raise QuizbankError("no_such_article", article=article)
    if uids is not None and not source.execute(asked, values).fetchone():
        return
    _write(copy, "article", [head])
    for table in _OF_ARTICLE:
        _write(copy, table, source.execute(f"SELECT * FROM {table} WHERE article = ?1", (article,)).fetchall())
    questions = source.execute(
        "SELECT uid, derived_id, fact_key, kind, interaction, topic, asked_role, actor, actor_kind,"
        f" CASE state WHEN 'edited' THEN 'edited' ELSE 'new' END FROM question WHERE uid IN ({asked})",
        values,
    ).fetchall()
    _write(copy, "question", questions, or_ignore=True)
    for table in ("generated", "evidence"):
        rows = source.execute(f"SELECT * FROM {table} WHERE article = ?1 AND uid IN ({asked})", values).fetchall()
        _write(copy, table, rows)
    edits = source.execute(f"SELECT * FROM question_edit WHERE uid IN ({asked})", values).fetchall()
    _write(copy, "question_edit", edits, or_ignore=True)
    said = source.execute(
        f"SELECT * FROM setting WHERE name IN (SELECT '{ACCEPTED}' || uid FROM ({asked}))", values
    ).fetchall()
    _write(copy, "setting", said, or_ignore=True)


def _write(copy: sqlite3.Connection, table: str, rows: list[tuple[object, ...]], *, or_ignore: bool = False) -> None:
    """Rows as they were read; ``or_ignore`` for those of a question that another article has brought."""
    if rows:
        marks = ", ".join("?" * len(rows[0]))
        copy.executemany(f"INSERT {'OR IGNORE ' if or_ignore else ''}INTO {table} VALUES ({marks})", rows)


def _counted(copy: sqlite3.Connection) -> Carried:
    row = copy.execute(
        "SELECT (SELECT count(*) FROM article WHERE deleted IS NULL),"
        " (SELECT count(DISTINCT uid) FROM generated JOIN article ON id = article AND deleted IS NULL),"
        " (SELECT count(*) FROM log WHERE kind = 'review')"
    ).fetchone()
    return Carried(*row)
