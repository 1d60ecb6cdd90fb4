"""What the desk says of backups: frozen rows."""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path


@dataclass(frozen=True, slots=True)
class BackupRow:
    """A backup for reading; ``made`` is None for a copy made before a migration, ``fault`` is an error code or ""."""

    path: Path
    made: datetime | None
    articles: int
    cards: int
    answers: int
    fault: str = ""


@dataclass(frozen=True, slots=True)
class Comparison:
    """What a backup holds, and how much less (negative) or more than the library does now; None if that is unknown."""

    backup: BackupRow
    articles: int | None
    cards: int | None
    answers: int | None
