"""The doctor: looks a library over and says, line by line, what is sound and what is not. It repairs nothing."""

from dataclasses import dataclass
from pathlib import Path

from quizbank.store import articles, cards, integrity, schema, search
from quizbank.store.engine import FILE_NAME, Library, open_library
from quizbank.strings import say
from quizbank.study.scheduler import Scheduler
from quizbank.workflows import backing_up
from quizbank.workflows.backup_rows import BackupRow


@dataclass(frozen=True, slots=True)
class Report:
    """What was found, for reading; ``healthy`` is false when any check failed."""

    lines: tuple[str, ...]
    healthy: bool


def examine(data_dir: Path) -> Report:
    """Open the folder's library and check it; QuizbankError as of ``store.engine.open_library``."""
    if not (data_dir / FILE_NAME).exists():
        return Report((say("doctor", "missing", path=data_dir),), healthy=True)
    library = open_library(data_dir)
    try:
        checks: tuple[tuple[str, bool], ...]
        checks = (
            _file(library),
            _integrity(library),
            _references(library),
            _schema(library),
            contents := _contents(library),
        )
        if contents[1]:  # the others read all of it
            checks += (_cards(library), _search(library))
    finally:
        library.close()
    checks += _backups(data_dir)
    return Report(tuple(line for line, _ in checks), all(sound for _, sound in checks))


def cards_off(library: Library) -> tuple[str, ...]:
    """The uids of cards whose stored schedule is not what replaying their log gives."""
    scheduler = Scheduler()
    return tuple(uid for uid, state, log in integrity.card_logs(library) if scheduler.replay(log) != state)


def _file(library: Library) -> tuple[str, bool]:
    count = len(articles.records(library))
    return say("doctor", "file", path=library.path, version=integrity.version(library), count=count), True


def _integrity(library: Library) -> tuple[str, bool]:
    detail = integrity.fault(library)
    return (say("doctor", "integrity_off", detail=detail), False) if detail else (say("doctor", "integrity"), True)


def _references(library: Library) -> tuple[str, bool]:
    tables = integrity.dangling(library)
    if tables:
        return say("doctor", "references_off", count=len(tables), table=tables[0]), False
    return say("doctor", "references"), True


def _schema(library: Library) -> tuple[str, bool]:
    different = schema.differences(library)
    if different:
        return say("doctor", "schema_off", detail=", ".join(different)), False
    return say("doctor", "schema"), True


def _contents(library: Library) -> tuple[str, bool]:
    """Also what no reference and no type speaks of: texts, words, settings, links that wait."""
    table = integrity.unreadable(library)
    return (say("doctor", "contents_off", table=table), False) if table else (say("doctor", "contents"), True)


def _cards(library: Library) -> tuple[str, bool]:
    off = cards_off(library)
    if off:
        return say("doctor", "cards_off", count=len(off), uid=off[0]), False
    return say("doctor", "cards", count=len(cards.every(library))), True


def _search(library: Library) -> tuple[str, bool]:
    """The index is made anew: it holds nothing of its own."""
    return say("doctor", "search", count=search.rebuild(library)), True


def _backups(data_dir: Path) -> tuple[tuple[str, bool], ...]:
    """One line a backup; each is read whole."""
    found = backing_up.rows(data_dir)
    if not found:
        return ((say("doctor", "no_backups"), True),)
    return tuple(_backup(row) for row in found)


def _backup(row: BackupRow) -> tuple[str, bool]:
    if row.fault:
        return say("doctor", "backup_off", name=row.path.name), False
    moment, holds = backing_up.say_moment(row), backing_up.say_holdings(row)
    return say("doctor", "backup", moment=moment, holds=holds, name=row.path.name), True
