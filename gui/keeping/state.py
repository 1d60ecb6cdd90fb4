"""What the page says of backups, of the bin and of sets, worked out from rows of the desk; without Qt."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from gui.kit.days import say_day
from quizbank.domain.keeping import BinRow, Merged
from quizbank.domain.study_set import SetKind, StudySet
from quizbank.strings import say
from quizbank.workflows import backing_up, carrying_over
from quizbank.workflows.backup_rows import BackupRow, Comparison
from quizbank.workflows.rows import ArticleRow, StudySetRow

WHOLE = "library"
KINDS = (WHOLE, *SetKind)
"""What can be written into a file, in the order of the choice."""
FIRST = 5
"""So many backups are shown before one asks for all."""


@dataclass(frozen=True, slots=True)
class KeptLine:
    """A line of a list: its words, a second line, and what its button does ("" for no button)."""

    key: str
    title: str
    meta: str
    verb: str


@dataclass(frozen=True, slots=True)
class Choice:
    """A set to choose by its name."""

    name: str
    wanted: StudySet


@dataclass(frozen=True, slots=True)
class Offer:
    """What is asked before something is done."""

    title: str
    body: str


def backup_lines(rows: Iterable[BackupRow]) -> tuple[KeptLine, ...]:
    """A line a backup, as the rows come; one that is damaged says so and cannot be put back."""
    return tuple(
        KeptLine(
            str(row.path),
            say_when(row.made) if row.made else say("keeping", "before_version"),
            say("keeping", "damaged") if row.fault else backing_up.say_holdings(row),
            "" if row.fault else say("keeping", "compare"),
        )
        for row in rows
    )


def bin_lines(rows: Iterable[BinRow]) -> tuple[KeptLine, ...]:
    """A line an article."""
    return tuple(
        KeptLine(
            row.id,
            row.title,
            say("keeping", "binned", deleted=_local_day(row.deleted), goes=_local_day(row.goes)),
            say("keeping", "put_back"),
        )
        for row in rows
    )


def restore_offer(title: str, comparison: Comparison) -> Offer:
    """What putting a backup back would mean."""
    holds, difference = backing_up.say_holdings(comparison.backup), backing_up.say_difference(comparison)
    return Offer(
        say("keeping", "restore_title", moment=title),
        f"{say('keeping', 'holds', holds=holds)} {difference} {say('keeping', 'restore_safe')}",
    )


def merge_offer(name: str, merged: Merged) -> Offer:
    """What a file would bring, or that it brings nothing."""
    body = "" if merged.brings_nothing else say("keeping", "merge_safe")
    return Offer(say("keeping", "brings", name=name, what=carrying_over.say_merged(merged)), body)


def choices(rows: Sequence[StudySetRow]) -> tuple[Choice, ...]:
    """The sets of one kind by name, topics in words."""
    return tuple(
        Choice(
            say("study", f"topic_{row.name}") if row.study_set.kind is SetKind.TOPIC else row.name,
            row.study_set,
        )
        for row in rows
    )


def article_choices(rows: Sequence[ArticleRow]) -> tuple[Choice, ...]:
    """The articles, the newest first."""
    return tuple(Choice(row.title, StudySet(SetKind.ARTICLE, row.id)) for row in rows)


def file_name(name: str) -> str:
    """The name to offer for a file: letters and digits of what it carries."""
    plain = "".join(c if c.isalnum() else " " for c in name)
    return ("-".join(plain.split())[:60].strip("-") or "quizbank") + carrying_over.SUFFIX


def out_path(chosen: str) -> Path:
    """The chosen file, with its ending."""
    path = Path(chosen)
    return path if path.suffix == carrying_over.SUFFIX else path.with_name(path.name + carrying_over.SUFFIX)


def say_when(moment: datetime) -> str:
    """As in "20 Mar 2031, 09:00", by this computer's clock."""
    local = moment.astimezone()
    return f"{say_day(local.date())}, {local:%H:%M}"


def _local_day(moment: datetime) -> str:
    return say_day(moment.astimezone().date())
