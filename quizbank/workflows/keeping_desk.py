"""The real desk's part that keeps a library (the contract stands in ``workflows.keeping.Keeping``)."""

from collections.abc import Callable
from pathlib import Path

from quizbank.domain.changes import Changes
from quizbank.domain.keeping import BinRow, Carried, Merged
from quizbank.domain.study_set import StudySet
from quizbank.store import binned
from quizbank.workflows import backing_up, carrying_over
from quizbank.workflows.backup_rows import BackupRow, Comparison
from quizbank.workflows.bench import Bench
from quizbank.workflows.keeping import Parcel
from quizbank.workflows.receiving_apart import Receiving


class KeepingDesk:
    """Backups, the bin, and files that carry a library, over one open library."""

    def __init__(self, bench: Bench) -> None:
        self._bench = bench

    def back_up_job(self, *, at_once: bool = False) -> Callable[[], BackupRow] | None:
        """The work of a backup when one is due, or at once."""
        return backing_up.back_up_job(self._bench, at_once=at_once)

    def backups(self) -> tuple[BackupRow, ...]:
        """All backups, newest first, each read whole."""
        return backing_up.rows(self._bench.library.path.parent)

    def compare_backup(self, backup: Path) -> Comparison:
        """What it holds beside what the library holds."""
        return backing_up.compare_open(self._bench, backup)

    def restore(self, backup: Path) -> tuple[Path, Changes]:
        """Put it in the library's place; where a copy of the library as it was is kept."""
        return backing_up.restore_open(self._bench, backup)

    def bin(self) -> tuple[BinRow, ...]:
        """The articles in the bin, the last deleted first."""
        return tuple(
            BinRow(r.id, r.title, r.outlet, r.published, r.deleted, r.deleted + binned.KEPT, r.questions)
            for r in binned.records(self._bench.library)
        )

    def restore_article(self, article: str) -> Changes:
        """Put an article back as it was."""
        return binned.restore(self._bench.library, article)

    def empty_bin(self) -> Changes:
        """Remove what lies in the bin."""
        return binned.clear(self._bench.library)

    def carry_library(self, out: Path) -> Carried:
        """Write the whole library into one file."""
        return carrying_over.carry_library(self._bench, out)

    def carry(self, wanted: StudySet, out: Path) -> Carried:
        """Write an article or the items of a set into one file for somebody else."""
        return carrying_over.carry(self._bench, wanted, out)

    def receive(self, file: Path) -> Receiving:
        """Another's file, yet to be looked over."""
        return Receiving(file, self._bench.library.path.parent, self._bench.now())

    def look_into(self, parcel: Parcel) -> Merged:
        """What merging it would bring."""
        return carrying_over.look_into(self._bench, parcel)

    def merge(self, parcel: Parcel) -> tuple[Merged, Changes]:
        """Merge it into the library in one step."""
        return carrying_over.merge(self._bench, parcel)
