"""What SQLite says when the disk or the file is at fault, as known errors."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from quizbank.domain.errors import QuizbankError

# Primary result codes, https://www.sqlite.org/rescode.html. What is not listed (SQL errors, constraints) is our bug.
_KNOWN = {
    sqlite3.SQLITE_BUSY: "library_locked",
    sqlite3.SQLITE_LOCKED: "library_locked",
    sqlite3.SQLITE_READONLY: "library_read_only",
    sqlite3.SQLITE_PERM: "library_read_only",
    sqlite3.SQLITE_CANTOPEN: "library_read_only",
    sqlite3.SQLITE_FULL: "disk_full",
    sqlite3.SQLITE_CORRUPT: "library_damaged",
    sqlite3.SQLITE_NOTADB: "library_damaged",
    sqlite3.SQLITE_IOERR: "disk_failed",
}


@contextmanager
def known_failures(path: Path) -> Iterator[None]:
    """Turn SQLite's errors about the file at ``path`` into QuizbankErrors; others pass."""
    try:
        yield
    except sqlite3.Error as error:
        code = _KNOWN.get(getattr(error, "sqlite_errorcode", 0) & 0xFF)  # the low byte is the primary code
        if code is None and str(error).startswith("Could not decode to UTF-8"):
            code = "library_damaged"  # bytes of a text were changed, which no check of pages sees
        if code is None:
            raise
        raise QuizbankError(code, path=path) from error
