"""A whole copy of a library in one file, made while it is in use and looked over before it gets its name."""

import os
import sqlite3
import time
from collections.abc import Callable
from contextlib import closing, suppress
from dataclasses import dataclass
from pathlib import Path

from quizbank.domain.errors import QuizbankError
from quizbank.store.failures import known_failures

_PART = ".part"
_BUSY_SECONDS = 5.0


@dataclass(frozen=True, slots=True)
class Contents:
    """What a library holds, counted: articles that are not deleted, cards, answers that stand, quiz answers included.

    ``version`` is that of the file.
    """

    version: int
    articles: int
    cards: int
    answers: int


def contents(connection: sqlite3.Connection) -> Contents:
    """The counts of any version of a library."""
    has_view = connection.execute("SELECT 1 FROM sqlite_schema WHERE type = 'view' AND name = 'log'").fetchone()
    log = "log" if has_view else "event"
    row = connection.execute(
        "SELECT (SELECT count(*) FROM article WHERE deleted IS NULL), (SELECT count(*) FROM card),"
        f" (SELECT count(*) FROM {log} AS event WHERE kind = 'review' AND NOT EXISTS (SELECT 1 FROM {log} AS back"
        f" WHERE back.undoes = event.id AND NOT EXISTS (SELECT 1 FROM {log} AS again WHERE again.undoes = back.id)))"
        " + (SELECT count(*) FROM attempt_answer)"
    ).fetchone()
    return Contents(int(connection.execute("PRAGMA user_version").fetchone()[0]), *row)


def copy_whole(source: sqlite3.Connection, path: Path, target: Path) -> Contents:
    """Copy the library at ``path``, open as ``source``, to the file ``target``: whole and sound, or not at all.

    The copy is one file without a WAL. QuizbankErrors: library_damaged if it is not sound or does not hold what the
    library holds, disk_full, cannot_write …; a file that was at ``target`` stays then.
    """
    part = target.with_name(target.name + _PART)
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        remove(part)
        with known_failures(target):
            found = _copy(source, path, part)
        _flush(part)
        part.replace(target)
        _flush(target.parent)
    except OSError as error:
        raise QuizbankError("cannot_write", path=target.name, reason=error.strerror or str(error)) from error
    finally:
        with suppress(OSError):
            remove(part)
    return found


def patient() -> Callable[[int, int, int], None]:
    """For ``Connection.backup``: gives up when the target stays locked; by itself it would wait for ever."""
    deadline = time.monotonic() + _BUSY_SECONDS

    def look(status: int, *_: int) -> None:
        if status in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED) and time.monotonic() > deadline:
            raise QuizbankError("library_locked", path="")

    return look


def check(connection: sqlite3.Connection, path: Path) -> Contents:
    """Read the whole file; QuizbankError("library_damaged") if it is not sound."""
    if connection.execute("PRAGMA quick_check(1)").fetchone()[0] != "ok":
        raise QuizbankError("library_damaged", path=path)
    return contents(connection)


def remove(file: Path) -> None:
    """Delete a library's file with what SQLite may have left beside it."""
    for name in (file.name, f"{file.name}-journal", f"{file.name}-wal", f"{file.name}-shm"):
        file.with_name(name).unlink(missing_ok=True)


def _copy(source: sqlite3.Connection, path: Path, part: Path) -> Contents:
    nested = source.in_transaction
    if not nested:
        source.execute("BEGIN")
    try:
        wanted = contents(source)
        with closing(sqlite3.connect(part, isolation_level=None)) as copy:
            source.backup(copy, progress=patient())
            copy.execute("PRAGMA journal_mode = DELETE")
            if check(copy, path) != wanted:
                raise QuizbankError("library_damaged", path=path)
    finally:
        if not nested:
            source.execute("ROLLBACK")
    return wanted


def _flush(path: Path) -> None:
    """Onto the disk; folders too, where the system can."""
    is_folder = path.is_dir()
    try:
        descriptor = os.open(path, os.O_RDONLY if is_folder else os.O_RDWR)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
    except OSError:
        if not is_folder:
            raise
