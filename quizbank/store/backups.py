"""Backups: copies in the folder ``backups`` beside the library, verified when made, kept by age, and put back."""

import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from quizbank.domain.changes import ChangeKind, Changes
from quizbank.domain.errors import QuizbankError
from quizbank.store import backup_ages, engine, migrations
from quizbank.store.copying import Contents, check, copy_whole, patient, remove
from quizbank.store.engine import FILE_NAME, Library
from quizbank.store.failures import is_no_text, known_failures

FOLDER = engine.BACKUPS
_REGULAR, _SAFETY, _DAMAGED = "library-", "before-restore-", "damaged-"
_STAMP = "%Y%m%dT%H%M%SZ"
_UNREADABLE = (sqlite3.SQLITE_ERROR, sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_CANTOPEN)
_SAFETY_KEPT = timedelta(days=31)


@dataclass(frozen=True, slots=True)
class Backup:
    """A file in the folder of backups; ``made`` is None for a copy made before a migration."""

    path: Path
    made: datetime | None
    regular: bool = True


def listed(folder: Path) -> tuple[Backup, ...]:
    """The backups of the library in that folder by their names, newest first; nothing is opened."""
    found = []
    for path in (folder / FOLDER).glob("*.sqlite"):
        if path.name.startswith((_REGULAR, _SAFETY)):
            made = _moment(path.stem)
            if made:
                found.append(Backup(path, made, path.name.startswith(_REGULAR)))
        elif path.name.startswith(engine.BEFORE_VERSION):
            found.append(Backup(path, None, regular=False))
    long_ago = datetime.min.replace(tzinfo=UTC)
    return tuple(sorted(found, key=lambda b: (b.made or long_ago, b.path.name), reverse=True))


def is_due(library: Library, now: datetime) -> bool:
    """Whether the library changed since its newest backup, and that is an hour old."""
    made = [b for b in listed(library.path.parent) if b.regular and b.made]
    if not backup_ages.is_due((b.made for b in made if b.made), now):
        return False
    return not made or library.connection.total_changes != library.changes_kept or _is_newer(library.path, made[0].path)


def make(folder: Path, now: datetime) -> tuple[Backup, Contents]:
    """Back the folder's library up, then drop the backups that are kept no longer; may run beside the window."""
    target = _free_name(folder / FOLDER / f"{_REGULAR}{now.astimezone(UTC).strftime(_STAMP)}.sqlite")
    found = save(folder, target)
    drop_outdated(folder, now)
    return Backup(target, now.replace(microsecond=0)), found


def save(folder: Path, target: Path) -> Contents:
    """A verified copy of the folder's library at ``target``; QuizbankErrors as of ``copying.copy_whole``."""
    path = folder / FILE_NAME
    if not path.exists():
        raise QuizbankError("no_library", path=folder)
    if target.exists() and target.samefile(path):
        raise QuizbankError("backup_onto_library", path=target)
    with known_failures(path), closing(sqlite3.connect(path, isolation_level=None)) as source:
        return copy_whole(source, path, target)


def drop_outdated(folder: Path, now: datetime) -> None:
    """Delete backups that are kept no longer, those made before a restoration after a month."""
    backups = listed(folder)
    gone = backup_ages.outdated((b.made for b in backups if b.regular and b.made), now)
    for backup in backups:
        if backup.made and (backup.made in gone if backup.regular else now - backup.made > _SAFETY_KEPT):
            with suppress(OSError):  # it is tried again at the next backup
                backup.path.unlink()


def inspect(backup: Path) -> Contents:
    """What the file holds; read whole, changed in nothing.

    QuizbankErrors: backup_missing, backup_damaged, backup_newer.
    """
    with _reading(backup) as connection:
        version = int(connection.execute("PRAGMA user_version").fetchone()[0])
        if version > len(migrations.steps()):
            raise QuizbankError("backup_newer", path=backup, version=version)
        return check(connection, backup)


def restore(library: Library, backup: Path, now: datetime) -> tuple[Path, Changes]:
    """Make the open library what the backup is, in one transaction; a copy of what it was is kept, and its place.

    QuizbankErrors as of ``inspect`` and ``copying.copy_whole``, library_locked; the library stays as it was then.
    """
    _inspect_other(backup, library.path)
    folder = library.path.parent
    safety = _free_name(folder / FOLDER / f"{_SAFETY}{now.astimezone(UTC).strftime(_STAMP)}.sqlite")
    with known_failures(library.path):
        copy_whole(library.connection, library.path, safety)
        with _reading(backup) as source:
            library.connection.execute("PRAGMA synchronous = FULL")
            try:
                source.backup(library.connection, progress=patient())
            except QuizbankError as error:
                raise QuizbankError(error.code, path=library.path) from error
            finally:
                library.connection.execute("PRAGMA synchronous = NORMAL")
        engine.lift(library.connection, migrations.steps())
    library.own_steps.clear()
    library.own_undone.clear()
    library.forget()
    return safety, Changes(frozenset(ChangeKind))


def restore_folder(folder: Path, backup: Path, now: datetime) -> Path | None:
    """As ``restore`` for a library that need not open: one that is damaged is put aside, none needs to be there.

    Where the library as it was is kept, None if there was none.
    """
    path = folder / FILE_NAME
    _inspect_other(backup, path)
    try:
        if path.exists():
            with closing(engine.open_library(folder)) as library:
                return restore(library, backup, now)[0]
    except QuizbankError as error:
        if error.code != "library_damaged":
            raise
    aside = _put_aside(path, now) if path.exists() else None
    fresh = path.with_name(f"{FILE_NAME}-restored")
    with _reading(backup) as source:
        copy_whole(source, backup, fresh)
    # The WAL of the damaged file goes before the file: the new one must never meet it.
    for name in (f"{FILE_NAME}-wal", f"{FILE_NAME}-shm", f"{FILE_NAME}-journal"):
        path.with_name(name).unlink(missing_ok=True)
    fresh.replace(path)
    engine.open_library(folder).close()
    return aside


def _inspect_other(backup: Path, library: Path) -> None:
    if backup.exists() and library.exists() and backup.samefile(library):
        raise QuizbankError("backup_onto_library", path=backup)
    inspect(backup)


def _put_aside(path: Path, now: datetime) -> Path:
    """Copy a damaged library and its WAL or journal into the backups; the original stays until it is replaced."""
    stamp = now.astimezone(UTC).strftime(_STAMP)
    aside = _free_name(path.parent / FOLDER / f"{_DAMAGED}{stamp}.sqlite")
    try:
        aside.parent.mkdir(exist_ok=True)
        shutil.copyfile(path, aside)
        for kind in ("wal", "journal"):
            beside = path.with_name(f"{path.name}-{kind}")
            if beside.exists():
                shutil.copyfile(beside, aside.with_name(f"{aside.name}-{kind}"))
    except OSError as error:
        remove(aside)
        raise QuizbankError("cannot_write", path=aside.name, reason=error.strerror or str(error)) from error
    return aside


@contextmanager
def _reading(backup: Path) -> Iterator[sqlite3.Connection]:
    """The file opened to be read only; whatever is wrong with it is its own fault, not the library's."""
    if not backup.is_file():
        raise QuizbankError("backup_missing", path=backup)
    has_wal = backup.with_name(f"{backup.name}-wal").exists()  # a library in use rather than a copy
    options = "mode=ro" if has_wal else "mode=ro&immutable=1"
    try:
        with closing(sqlite3.connect(f"{backup.absolute().as_uri()}?{options}", uri=True)) as connection:
            connection.isolation_level = None
            yield connection
    except (sqlite3.DatabaseError, UnicodeDecodeError) as error:
        if is_no_text(error) or getattr(error, "sqlite_errorcode", 0) & 0xFF in _UNREADABLE:
            raise QuizbankError("backup_damaged", path=backup) from error
        raise
    except QuizbankError as error:
        raise QuizbankError("backup_damaged", path=backup) if error.code == "library_damaged" else error from error


def _moment(stem: str) -> datetime | None:
    """The moment in a backup's name."""
    stamp = stem.removeprefix(_REGULAR).removeprefix(_SAFETY).split("-")[0]
    try:
        return datetime.strptime(stamp, _STAMP).replace(tzinfo=UTC)
    except ValueError:
        return None


def _free_name(path: Path) -> Path:
    """The name itself, or with the next number behind it."""
    number, free = 1, path
    while free.exists():
        number += 1
        free = path.with_name(f"{path.stem}-{number}{path.suffix}")
    return free


def _is_newer(library: Path, backup: Path) -> bool:
    """Whether the library was written after the backup, by this session or another."""
    files = (library, library.with_name(f"{library.name}-wal"))
    try:
        return max(file.stat().st_mtime for file in files if file.exists()) > backup.stat().st_mtime
    except (OSError, ValueError):
        return True
