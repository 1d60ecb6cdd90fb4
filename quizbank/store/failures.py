"""What SQLite says when the disk or the file is at fault, as known errors."""

import sqlite3
from contextlib import AbstractContextManager
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


class _KnownFailures:
    """A class and no generator: every read and every answer passes here, and this takes a third as long."""

    __slots__ = ("path",)

    def __init__(self, path: Path) -> None:
        self.path = path

    def __enter__(self) -> None:
        pass

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: object) -> None:
        raise_known(error, self.path)


def raise_known(error: BaseException | None, path: Path) -> None:
    """Raise the QuizbankError that SQLite's error about the file at ``path`` stands for; nothing for another."""
    if is_no_text(error):
        raise QuizbankError("library_damaged", path=path) from error
    if isinstance(error, sqlite3.Error):
        code = _KNOWN.get(getattr(error, "sqlite_errorcode", 0) & 0xFF)  # the low byte is the primary code
        if code is not None:
            raise QuizbankError(code, path=path) from error


def is_no_text(error: BaseException | None) -> bool:
    """Whether bytes of a text were changed, which no check of pages sees; SQLite's complaints repeat such bytes."""
    return isinstance(error, UnicodeDecodeError) or (
        isinstance(error, sqlite3.Error) and str(error).startswith("Could not decode to UTF-8")
    )


def known_failures(path: Path) -> AbstractContextManager[None]:
    """Turn SQLite's errors about the file at ``path`` into QuizbankErrors; others pass."""
    return _KnownFailures(path)
