"""A file that carries a library, read as what it is: a stranger's. Looked over whole before anything is taken from it.

``check`` copies it away, lifts it to this version there and holds it to the tables' types, to the nouns' hints and to
the texts' lengths; it runs in a process apart (``workflows.receiver``), since the file may lie to SQLite itself.
``read`` takes what the checked copy holds. One complaint for all that is wrong: it is no sound file of Quizbank's.
"""

import sqlite3
import tempfile
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
_COPIED, _CHECKED = "carried.sqlite", "checked.sqlite"
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


def check(file: Path, folder: Path) -> Path:
    """Look a file over whole; a copy in ``folder`` that is sound and of this version. For a process apart.

    A reading that lies is taken out of the copy. QuizbankErrors: source_missing, source_unreadable, carried_too_large,
    carried_newer, carried_damaged, out_of_memory, disk_full.
    """
    check_head(file)
    checked = folder / _CHECKED
    with _known(file), _copied(file, folder) as copy:
        version = int(copy.execute("PRAGMA user_version").fetchone()[0])
        if version > len(migrations.steps()):
            raise QuizbankError("carried_newer", name=file.name, version=version)
        if not version or _schema(copy) != _schema_of(version):
            raise ValueError("another schema")
        if copy.execute("PRAGMA quick_check(1)").fetchone()[0] != "ok":
            raise ValueError("pages damaged")
        lift(copy, migrations.steps())
        carried_checks.check_cells(copy)
        carried_checks.check_references(copy)
        held = holdings.take(copy)
        carried_checks.check_nouns(held)
        _drop_readings(copy, held)
        copy.execute("VACUUM INTO ?", (str(checked),))
    return checked


def read(checked: Path, file: Path) -> Received:
    """What a checked copy of the file holds; QuizbankErrors carried_damaged, out_of_memory."""
    with _known(file), _opened(checked, "mode=ro&immutable=1") as connection:
        if _schema(connection) != _schema_of(len(migrations.steps())):
            raise ValueError("another schema")
        return Received(
            file.name,
            holdings.take(connection),
            dict(connection.execute("SELECT article, data FROM reading WHERE data <> x''").fetchall()),
        )


def check_head(file: Path) -> None:
    """Refuse what is no file of Quizbank's by its beginning and its size; QuizbankErrors as of ``check``."""
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


def _drop_readings(copy: sqlite3.Connection, held: Holdings) -> None:
    """Take out the readings that are not those of their texts; an article without one keeps its questions."""
    for (article,) in copy.execute("SELECT article FROM reading WHERE data <> x''").fetchall():
        (data,) = copy.execute("SELECT data FROM reading WHERE article = ?", (article,)).fetchone()
        if article not in held.blocks or not carried_checks.is_reading(data, held.blocks[article].text):
            copy.execute("UPDATE reading SET data = x'' WHERE article = ?", (article,))


@contextmanager
def _copied(file: Path, folder: Path) -> Iterator[sqlite3.Connection]:
    """The file's pages in a file of our own."""
    wal = file.with_name(f"{file.name}-wal").exists()  # a library in use rather than a copy
    with _opened(folder / _COPIED, "mode=rwc") as copy:
        with closing(sqlite3.connect(_uri(file, "mode=ro" if wal else "mode=ro&immutable=1"), uri=True)) as source:
            source.backup(copy)
        copy.execute("PRAGMA journal_mode = OFF")
        yield copy


@contextmanager
def _opened(file: Path, options: str) -> Iterator[sqlite3.Connection]:
    """A library opened so that nothing in its schema is trusted."""
    with closing(sqlite3.connect(_uri(file, options), uri=True, isolation_level=None)) as connection:
        connection.setconfig(sqlite3.SQLITE_DBCONFIG_DEFENSIVE, True)  # noqa: FBT003 - SQLite's own signature
        connection.setconfig(sqlite3.SQLITE_DBCONFIG_TRUSTED_SCHEMA, False)  # noqa: FBT003
        connection.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, _LONGEST_CELL)
        connection.execute("PRAGMA cell_size_check = ON")
        yield connection


def _uri(file: Path, options: str) -> str:
    return f"{file.absolute().as_uri()}?{options}"


@contextmanager
def _known(file: Path) -> Iterator[None]:
    """Whatever reading the file fails on is the file's fault, a full disk apart."""
    try:
        yield
    except QuizbankError as error:
        if error.code.startswith("carried_"):
            raise
        raise QuizbankError("carried_damaged", name=file.name) from error
    except MemoryError as error:
        raise QuizbankError("out_of_memory", name=file.name) from error
    except OSError as error:
        raise QuizbankError("source_unreadable", name=file.name, reason=error.strerror or str(error)) from error
    except carried_checks.WRONG as error:
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
