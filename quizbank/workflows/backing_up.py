"""Backups at the desk and on the command line: made, listed, compared with the library, put back."""

from collections.abc import Callable
from contextlib import suppress
from datetime import UTC, datetime
from functools import lru_cache
from pathlib import Path

from quizbank.domain.changes import Changes
from quizbank.domain.errors import QuizbankError
from quizbank.store import backups
from quizbank.store.backups import Backup
from quizbank.store.copying import Contents, contents
from quizbank.store.engine import FILE_NAME, open_library
from quizbank.strings import say
from quizbank.workflows.backup_rows import BackupRow, Comparison
from quizbank.workflows.bench import Bench

_COUNTED = ("articles", "cards", "answers")


def back_up_job(bench: Bench, *, at_once: bool = False) -> Callable[[], BackupRow] | None:
    """The work of a backup when one is due, or ``at_once``, else None; the work may run in any thread."""
    library, now = bench.library, bench.now()
    if not at_once and not backups.is_due(library, now):
        return None
    library.changes_kept = library.connection.total_changes
    return lambda: _row(*backups.make(library.path.parent, now))


def back_up(data_dir: Path, out: Path | None, now: datetime) -> BackupRow:
    """A backup in the folder of backups, or at ``out`` (a file to be, or a folder)."""
    if out is None:
        return _row(*backups.make(data_dir, now))
    if out.is_dir():
        out = out / f"quizbank-{now.astimezone(UTC):%Y%m%dT%H%M%SZ}.sqlite"
    return _row(Backup(out, now), backups.save(data_dir, out))


def rows(data_dir: Path) -> tuple[BackupRow, ...]:
    """All backups, newest first; each is read whole to see that it is sound."""
    return tuple(_looked_over(backup) for backup in backups.listed(data_dir))


def last_good(data_dir: Path) -> BackupRow | None:
    """The newest backup that is sound; those before it are not read."""
    for backup in backups.listed(data_dir):
        if not (row := _looked_over(backup)).fault:
            return row
    return None


def find(data_dir: Path, name: Path) -> Path:
    """The file of that name, else the backup of that name."""
    own = data_dir / backups.FOLDER / name.name
    return own if not name.exists() and name.parent == Path() and own.exists() else name


def compare(data_dir: Path, backup: Path) -> Comparison:
    """The backup beside the library as it stands; QuizbankErrors as of ``store.backups.inspect``."""
    found = backups.inspect(backup)
    now: Contents | None = None
    if (data_dir / FILE_NAME).exists():
        with suppress(QuizbankError):
            library = open_library(data_dir)
            try:
                with library.looking() as connection:
                    now = contents(connection)
            finally:
                library.close()
    row = _row(Backup(backup, None), found)
    if now is None:
        return Comparison(row, None, None, None)
    return Comparison(row, *(getattr(found, name) - getattr(now, name) for name in _COUNTED))


def compare_open(bench: Bench, backup: Path) -> Comparison:
    """As ``compare``, with the library that is open."""
    found = backups.inspect(backup)
    with bench.library.looking() as connection:
        now = contents(connection)
    return Comparison(
        _row(Backup(backup, None), found), *(getattr(found, name) - getattr(now, name) for name in _COUNTED)
    )


def restore_open(bench: Bench, backup: Path) -> tuple[Path, Changes]:
    """Put the backup in the place of the open library; where a copy of that is kept, and that all has changed."""
    return backups.restore(bench.library, backup, bench.now())


def restore(data_dir: Path, backup: Path, now: datetime) -> Path | None:
    """Put the backup in the place of the folder's library, damaged or not; where that is kept."""
    return backups.restore_folder(data_dir, backup, now)


def say_holdings(row: BackupRow) -> str:
    """As in "12 articles, 212 cards, 96 answers"."""
    return ", ".join(say("backup", name, count=getattr(row, name)) for name in _COUNTED)


def say_difference(comparison: Comparison) -> str:
    """As in "3 answers fewer"; or that it is the same, or that the library cannot be read."""
    numbers = {name: getattr(comparison, name) for name in _COUNTED}
    if None in numbers.values():
        return say("backup", "no_comparison")
    parts = [
        say("backup", "more" if number > 0 else "fewer", what=say("backup", name, count=abs(number)))
        for name, number in numbers.items()
        if number
    ]
    return say("backup", "difference", parts=", ".join(parts)) if parts else say("backup", "same")


def say_moment(row: BackupRow) -> str:
    """When it was made, as this computer counts time; the file's name for one without a moment."""
    return f"{row.made.astimezone():%Y-%m-%d %H:%M}" if row.made else row.path.name


def _looked_over(backup: Backup) -> BackupRow:
    try:
        state = backup.path.stat()
        return _row(backup, _inspected(backup.path, state.st_size, state.st_mtime_ns))
    except OSError:
        return BackupRow(backup.path, backup.made, 0, 0, 0, "backup_missing")
    except QuizbankError as error:
        return BackupRow(backup.path, backup.made, 0, 0, 0, error.code)


@lru_cache(maxsize=256)
def _inspected(backup: Path, _size: int, _changed: int) -> Contents:
    """What the file of that size and moment holds: reading a hundred of them takes a while, and they do not change."""
    return backups.inspect(backup)


def _row(backup: Backup, found: Contents) -> BackupRow:
    return BackupRow(backup.path, backup.made, found.articles, found.cards, found.answers)
