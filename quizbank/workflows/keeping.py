"""What the desk does to keep a library: backups, the bin, and files that carry it to another one."""

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Protocol

from quizbank.domain.changes import Changes
from quizbank.domain.keeping import BinRow, Carried, Merged
from quizbank.domain.study_set import StudySet
from quizbank.workflows.backup_rows import BackupRow, Comparison


class Parcel(Protocol):
    """A file that carries a library, a set or an article, looked over and read."""

    @property
    def name(self) -> str:
        """The file's name."""
        ...


class LookedOver(Protocol):
    """A file that was looked over."""

    @property
    def parcel(self) -> Parcel:
        """What it holds."""
        ...

    @property
    def merged(self) -> Merged | None:
        """What merging it into the library would bring."""
        ...


class Receiving(Protocol):
    """A file that is looked over in a process of its own."""

    def result(self) -> LookedOver | None:
        """Wait for it, in any thread; None when it was cancelled.

        QuizbankErrors: source_missing, source_unreadable, carried_too_large, carried_newer, carried_damaged,
        carried_without_end, out_of_memory, disk_full.
        """
        ...

    def cancel(self) -> None:
        """End it at once, from any thread."""
        ...


class Keeping(Protocol):
    """The part of the desk's contract that keeps a library; ``workflows.desk.Desk`` is the whole."""

    # --- backups ----------------------------------------------------------------------------------------------
    def back_up_job(self, *, at_once: bool = False) -> Callable[[], BackupRow] | None:
        """The work of a backup when one is due, or ``at_once``; the work may run in any thread. Else None."""
        ...

    def backups(self) -> tuple[BackupRow, ...]:
        """All backups, newest first, each read whole once: not for the window's thread; it may run in any other."""
        ...

    def compare_backup(self, backup: Path) -> Comparison:
        """What it holds beside what the library holds; backup_missing, backup_damaged, backup_newer."""
        ...

    def restore(self, backup: Path) -> tuple[Path, Changes]:
        """Put it in the library's place, in one transaction; where a copy of the library as it was is kept.

        QuizbankErrors as of ``compare_backup``, and disk_full, cannot_write, library_locked: nothing changed then.
        """
        ...

    # --- the bin ----------------------------------------------------------------------------------------------
    def bin(self) -> tuple[BinRow, ...]:
        """The articles that were deleted in the last thirty days, the last one first."""
        ...

    def restore_article(self, article: str) -> Changes:
        """Put an article back as it was, with its history (undoable); QuizbankError("not_in_bin")."""
        ...

    def empty_bin(self) -> Changes:
        """Remove what lies in the bin; its answers stay in the log. Not undoable."""
        ...

    # --- files ------------------------------------------------------------------------------------------------
    def carry_library(self, out: Path) -> Carried:
        """Write the whole library into one file, log included; disk_full, cannot_write …"""
        ...

    def carry(self, wanted: StudySet, out: Path) -> Carried:
        """Write an article whole, or the items of another set, into one file for somebody else: without answers.

        QuizbankErrors: no_such_article, nothing_to_carry, disk_full, cannot_write …
        """
        ...

    def receive(self, file: Path) -> Receiving:
        """Another's file, yet to be looked over beside the window: with what merging it would bring."""
        ...

    def look_into(self, parcel: Parcel) -> Merged:
        """What merging it would bring, worked out here; nothing is changed."""
        ...

    def merge(self, parcel: Parcel) -> tuple[Merged, Changes]:
        """Merge it into the library in one step (undoable); nothing changes when all is here already."""
        ...


def parcel(file: Path) -> Parcel:
    """Look a file over in a process of its own and wait for it; QuizbankErrors as of ``Receiving.result``."""
    from quizbank.workflows.receiving_apart import Receiving as Apart

    found = Apart(file, None, datetime.now(UTC)).result()
    assert found is not None  # nobody else could cancel it
    return found.parcel


def is_parcel(file: Path) -> bool:
    """Whether the file looks like one that carries a library; false for one that cannot be read."""
    from quizbank.store.receiving import is_carried

    try:
        with file.open("rb") as opened:
            return is_carried(opened.read(16))
    except OSError:
        return False
