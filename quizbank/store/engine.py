"""Opening a library: its folder, its version, its pragmas, and its one kept connection."""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import AbstractContextManager, suppress
from pathlib import Path

from quizbank.domain.errors import QuizbankError
from quizbank.domain.review import CardState
from quizbank.store import migrations, network_drive
from quizbank.store.copying import copy_whole
from quizbank.store.failures import known_failures, raise_known

FILE_NAME = "library.sqlite"
_MAGIC = b"SQLite format 3\0"
BACKUPS = "backups"
BEFORE_VERSION = "before-version-"


class Library:
    """One open library. ``connection`` is for the modules of this room only; every write goes through ``writing``."""

    def __init__(self, path: Path, connection: sqlite3.Connection) -> None:
        self.path = path
        self.connection = connection
        self.own_steps: list[tuple[int, str]] = []
        """Undo steps (id, label) of this session, newest last; another window's are not ours to undo.

        A negative id is that of an event of the log (``undo.note_logged``).
        """
        self.own_undone: list[tuple[int, str]] = []
        """Those of them that were taken back and can be done again, the last one taken back last."""
        self.changes_kept = connection.total_changes
        """How many rows this connection had changed when the last backup was begun."""
        self.searched: tuple[int, int] | None = None
        """The ``state`` that the search index was last compared with."""
        self.shown: tuple[str, tuple[int, int], CardState] | None = None
        """The card that was read last, and the ``state`` it was read in: as long as that stands, so does the card."""
        self.remembered: tuple[int, dict[str, str]] | None = None
        """What ``preferences`` has read, and the ``version`` it was read in."""
        self._place = str(path)
        self._file = _identity(self._place)
        self._seen = _data_version(connection)

    def state(self) -> tuple[int, int]:
        """Another after any change, by this connection or another; says nothing to a later session."""
        with known_failures(self.path):
            return self.connection.total_changes, _data_version(self.connection)

    def version(self) -> int:
        """Another after another window (or program) has written; within a transaction next to free."""
        return _data_version(self.connection)

    def forget(self) -> None:
        """Read everything anew: the library has been replaced."""
        self.shown = self.remembered = self.searched = None

    def changed_elsewhere(self) -> bool:
        """Whether another window (or program) has written since this was last asked."""
        with known_failures(self.path):
            seen, self._seen = self._seen, _data_version(self.connection)
        return seen != self._seen

    def writing(self, *, careful: bool = False) -> AbstractContextManager[sqlite3.Connection]:
        """One transaction: all or nothing.

        Answers run with synchronous=NORMAL: in WAL nothing is lost when the program dies, at most the last moments
        when the power fails. ``careful`` (import, deletion) makes it FULL: on disk when this returns.
        QuizbankError("library_gone") where the file is no longer at its place: what is written would be lost with it.
        """
        if _identity(self._place) != self._file:
            raise QuizbankError("library_gone", path=self.path)
        return _Writing(self.path, self.connection, careful=careful)

    def looking(self) -> AbstractContextManager[sqlite3.Connection]:
        """Reads that see one state of the library, whatever another window writes meanwhile."""
        return _Looking(self.path, self.connection)

    def close(self) -> None:
        """Write the WAL back into the file and close; closing twice is harmless."""
        with suppress(sqlite3.Error):  # closed already, or another window is busy: the WAL keeps everything
            self.connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        self.connection.close()


class _Writing:
    """A transaction under way. Classes and no generators, as in ``failures``: they take a third of the time."""

    __slots__ = ("_careful", "_connection", "_path")

    def __init__(self, path: Path, connection: sqlite3.Connection, *, careful: bool) -> None:
        self._path, self._connection, self._careful = path, connection, careful

    def __enter__(self) -> sqlite3.Connection:
        try:
            if self._careful:
                self._connection.execute("PRAGMA synchronous = FULL")
            self._connection.execute("BEGIN IMMEDIATE")
        except BaseException as error:
            self._end(error)
            raise
        return self._connection

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: object) -> None:
        if error is None:
            try:
                self._connection.execute("COMMIT")
            except BaseException as failure:
                self._end(failure)
                raise
        self._end(error)

    def _end(self, error: BaseException | None) -> None:
        if error is not None or self._careful:
            with known_failures(self._path):
                try:
                    if self._connection.in_transaction:  # a full disk has ended it already
                        self._connection.execute("ROLLBACK")
                finally:
                    if self._careful:
                        self._connection.execute("PRAGMA synchronous = NORMAL")
            raise_known(error, self._path)


class _Looking:
    """Reads under way; within others, or within a transaction, they see what those see."""

    __slots__ = ("_connection", "_nested", "_path")

    def __init__(self, path: Path, connection: sqlite3.Connection) -> None:
        self._path, self._connection, self._nested = path, connection, True

    def __enter__(self) -> sqlite3.Connection:
        self._nested = self._connection.in_transaction
        if not self._nested:
            with known_failures(self._path):
                self._connection.execute("BEGIN")
        return self._connection

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: object) -> None:
        if not self._nested:
            with known_failures(self._path):
                self._connection.execute("ROLLBACK")
        if error is not None:
            raise_known(error, self._path)


def open_library(folder: Path, *, steps: tuple[str, ...] | None = None, busy_ms: int = 5000) -> Library:
    """Open the folder's library, making both if they are missing and lifting an older one to this version.

    ``busy_ms`` is how long to wait for another window. QuizbankErrors: library_newer, library_damaged,
    library_locked, library_read_only, cannot_create_folder, disk_full; the file is untouched by any of them.
    """
    steps = migrations.steps() if steps is None else steps
    path = _make_folder(folder) / FILE_NAME
    _check_file(path, len(steps))
    with known_failures(path):
        connection = sqlite3.connect(path, timeout=busy_ms / 1000, isolation_level=None)
        try:
            _prepare(connection, path, steps)
        except BaseException:
            connection.close()
            raise
    return Library(path, connection)


def _make_folder(folder: Path) -> Path:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise QuizbankError("cannot_create_folder", path=folder, reason=error.strerror or str(error)) from error
    return folder


def _check_file(path: Path, version: int) -> None:
    """Refuse a file by its first 100 bytes, before SQLite could touch it (https://www.sqlite.org/fileformat.html)."""
    try:
        size = path.stat().st_size
        with path.open("rb") as file:
            head = file.read(100)
    except FileNotFoundError:
        return
    except OSError as error:
        raise QuizbankError("library_read_only", path=path) from error
    if not (os.access(path, os.W_OK) and os.access(path.parent, os.W_OK)):
        raise QuizbankError("library_read_only", path=path)
    if not head:
        return
    if len(head) < 100 or not head.startswith(_MAGIC):
        raise QuizbankError("library_damaged", path=path)
    if int.from_bytes(head[60:64]) > version:
        raise QuizbankError("library_newer", path=path, version=int.from_bytes(head[60:64]))
    page = int.from_bytes(head[16:18])
    promised = int.from_bytes(head[28:32]) * (65536 if page == 1 else page)
    if size < promised and not path.with_name(path.name + "-wal").exists():
        raise QuizbankError("library_damaged", path=path)


def _prepare(connection: sqlite3.Connection, path: Path, steps: tuple[str, ...]) -> None:
    version = _version(connection)  # once more: the newest header may stand in the WAL
    if version > len(steps):
        raise QuizbankError("library_newer", path=path, version=version)
    connection.execute("PRAGMA foreign_keys = ON")
    journal = "DELETE" if network_drive.is_remote(path.parent) else "WAL"
    connection.execute(f"PRAGMA journal_mode = {journal}")
    connection.execute("PRAGMA synchronous = NORMAL")
    connection.execute("PRAGMA cache_size = -32768")  # KiB; the usual 2 MiB read most pages of a big library anew
    if version < len(steps):
        if version:
            copy_whole(connection, path, path.parent / BACKUPS / f"{BEFORE_VERSION}{version + 1}.sqlite")
        lift(connection, steps)


def lift(connection: sqlite3.Connection, steps: tuple[str, ...]) -> None:
    """Take the steps that the library has not taken, all or none."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        version = _version(connection)  # another window may have been quicker
        for number, sql in enumerate(steps[version:], start=version + 1):
            for statement in _statements(sql):
                connection.execute(statement)
            connection.execute(f"PRAGMA user_version = {number}")
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise


def _statements(sql: str) -> Iterator[str]:
    """The statements of a script; ``executescript`` would commit before the first one."""
    statement = ""
    for line in sql.splitlines(keepends=True):
        statement += line
        if sqlite3.complete_statement(statement):
            yield statement
            statement = ""


def _identity(place: str) -> tuple[int, int] | None:
    """Which file stands at the path, None for none: one deleted or replaced is written no longer."""
    try:
        found = os.stat(place)  # noqa: PTH116 - with every answer, and half as long as by a Path
    except OSError:
        return None
    return found.st_dev, found.st_ino


def _data_version(connection: sqlite3.Connection) -> int:
    return int(connection.execute("PRAGMA data_version").fetchone()[0])


def _version(connection: sqlite3.Connection) -> int:
    return int(connection.execute("PRAGMA user_version").fetchone()[0])
