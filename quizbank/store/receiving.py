"""A file that carries a library, read as what it is: a stranger's. Looked over whole before anything is taken from it.

It is copied away first and lifted to this version there; what is read is held to the tables' types, to the nouns'
hints and to the texts' lengths. One complaint for all that is wrong: it is no sound file of Quizbank's.
"""

import sqlite3
import tempfile
import zlib
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path

from quizbank.domain.errors import QuizbankError
from quizbank.store import carried_checks, holdings, migrations
from quizbank.store.engine import lift
from quizbank.store.holdings import Holdings

MOST_BYTES = 512 << 20
_LONGEST_CELL = 32 << 20
_MAGIC = b"SQLite format 3\0"
_FULL = (sqlite3.SQLITE_FULL, sqlite3.SQLITE_IOERR)


@dataclass(frozen=True)
class Received:
    """What a file holds, and the encoded readings of its articles; ``name`` is the file's."""

    name: str
    holdings: Holdings
    readings: dict[str, bytes]


def is_carried(data: bytes) -> bool:
    """Whether a file that begins so may be one that carries a library."""
    return data.startswith(_MAGIC)


def receive(file: Path) -> Received:
    """Read a file; needs no library, may be called in any thread.

    QuizbankErrors: source_missing, source_unreadable, carried_too_large, carried_newer, carried_damaged, disk_full.
    """
    _check_head(file)
    with _known(file), tempfile.TemporaryDirectory(prefix="quizbank-") as folder, _copied(file, Path(folder)) as copy:
        version = int(copy.execute("PRAGMA user_version").fetchone()[0])
        if version > len(migrations.steps()):
            raise QuizbankError("carried_newer", name=file.name, version=version)
        if not version or _schema(copy) != _schema_of(version):
            raise ValueError("another schema")
        if copy.execute("PRAGMA quick_check(1)").fetchone()[0] != "ok":
            raise ValueError("pages damaged")
        lift(copy, migrations.steps())
        carried_checks.check_cells(copy)
        held = holdings.take(copy)
        carried_checks.check_nouns(held)
        readings = {
            article: data
            for article, data in copy.execute("SELECT article, data FROM reading WHERE data <> x''")
            if article in held.blocks and carried_checks.is_reading(data, held.blocks[article].text)
        }
    return Received(file.name, held, readings)


def _check_head(file: Path) -> None:
    if not file.is_file():
        raise QuizbankError("source_missing", name=file.name)
    try:
        with file.open("rb") as opened:
            head = opened.read(100)
        size = file.stat().st_size
    except OSError as error:
        raise QuizbankError("source_unreadable", name=file.name, reason=error.strerror or str(error)) from error
    if not is_carried(head):
        raise QuizbankError("carried_damaged", name=file.name)
    if size > MOST_BYTES:
        raise QuizbankError("carried_too_large", name=file.name, limit=f"{MOST_BYTES >> 20} MiB")


@contextmanager
def _copied(file: Path, folder: Path) -> Iterator[sqlite3.Connection]:
    """The file's pages in a file of our own, opened so that nothing in its schema is trusted."""
    wal = file.with_name(f"{file.name}-wal").exists()  # a library in use rather than a copy
    options = "mode=ro" if wal else "mode=ro&immutable=1"
    with closing(sqlite3.connect(folder / "carried.sqlite", isolation_level=None)) as copy:
        with closing(sqlite3.connect(f"{file.absolute().as_uri()}?{options}", uri=True)) as source:
            source.backup(copy)
        copy.setconfig(sqlite3.SQLITE_DBCONFIG_DEFENSIVE, True)  # noqa: FBT003 - SQLite's own signature
        copy.setconfig(sqlite3.SQLITE_DBCONFIG_TRUSTED_SCHEMA, False)  # noqa: FBT003
        copy.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, _LONGEST_CELL)
        copy.execute("PRAGMA cell_size_check = ON")
        copy.execute("PRAGMA journal_mode = OFF")
        yield copy


@contextmanager
def _known(file: Path) -> Iterator[None]:
    """Whatever reading the file fails on is the file's fault, a full disk apart."""
    wrong: tuple[type[Exception], ...] = (
        sqlite3.Error, ValueError, TypeError, KeyError, AttributeError, IndexError, OverflowError, RecursionError,
        zlib.error, MemoryError,
    )  # fmt: skip
    try:
        yield
    except QuizbankError as error:
        if error.code.startswith("carried_"):
            raise
        raise QuizbankError("carried_damaged", name=file.name) from error
    except OSError as error:
        raise QuizbankError("source_unreadable", name=file.name, reason=error.strerror or str(error)) from error
    except wrong as error:
        if getattr(error, "sqlite_errorcode", 0) & 0xFF in _FULL:
            raise QuizbankError("disk_full", path=tempfile.gettempdir()) from error
        raise QuizbankError("carried_damaged", name=file.name) from error


def _schema(connection: sqlite3.Connection) -> set[tuple[str, ...]]:
    rows = connection.execute("SELECT type, name, tbl_name, sql FROM sqlite_schema WHERE name NOT GLOB 'sqlite_*'")
    return set(rows.fetchall())


def _schema_of(version: int) -> set[tuple[str, ...]]:
    """What the steps up to that version make: no trigger, view or table of another origin is ever run."""
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as fresh:
        lift(fresh, migrations.steps()[:version])
        return _schema(fresh)
