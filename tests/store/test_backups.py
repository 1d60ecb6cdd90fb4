"""Backups are whole, kept by age, and put back without losing what they replace."""

import random
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from quizbank.domain.errors import QuizbankError
from quizbank.store import articles, backup_ages, backups, copying, integrity, migrations
from quizbank.store.copying import Contents
from quizbank.store.engine import FILE_NAME, Library, open_library
from tests.store.makings import NOW, first, second, to_read

HOUR, DAY = timedelta(hours=1), timedelta(days=1)


@pytest.fixture
def filled(library: Library) -> Library:
    articles.add(library, articles.draft(first()), NOW)
    return library


def titles(library: Library) -> list[str]:
    return [record.title for record in articles.records(library)]


def failing(call: object, *arguments: object) -> str:
    with pytest.raises(QuizbankError) as caught:
        call(*arguments)  # type: ignore[operator]
    return caught.value.code


# --- when, and which are kept -------------------------------------------------------------------------------------
def test_of_a_year_of_hours_the_last_hours_days_and_weeks_stay() -> None:
    kept: set[datetime] = set()
    for hour in range(24 * 500):
        now = NOW + hour * HOUR
        kept.add(now)
        kept -= backup_ages.outdated(kept, now)
    ages = sorted((now - moment) / DAY for moment in kept)
    assert [age for age in ages if age <= 1] == pytest.approx([n / 24 for n in range(25)])
    assert 30 <= len([age for age in ages if 1 < age <= 31]) <= 31
    assert 47 <= len([age for age in ages if 31 < age <= 366]) <= 49
    assert ages[-1] <= 366
    assert len(kept) < 110


@pytest.mark.parametrize("seed", range(20))
def test_dropping_again_drops_nothing_and_the_newest_three_stay(seed: int) -> None:
    dice = random.Random(seed)
    made = {NOW - timedelta(minutes=dice.expovariate(1 / 100_000)) for _ in range(dice.randint(0, 60))}
    kept = made - backup_ages.outdated(made, NOW)
    assert backup_ages.outdated(kept, NOW) == frozenset()
    assert set(sorted(made)[-3:]) <= kept


def test_a_clock_set_back_costs_no_backup_and_stops_none() -> None:
    made = {NOW - n * HOUR for n in range(3)}
    earlier = NOW - 300 * DAY
    assert backup_ages.outdated(made, earlier) == frozenset()
    assert backup_ages.is_due(made, earlier)
    assert not backup_ages.is_due(made, NOW + HOUR / 2)
    assert backup_ages.is_due(made, NOW + HOUR)


def test_a_backup_is_due_after_a_change_and_an_hour(filled: Library) -> None:
    folder = filled.path.parent
    assert backups.is_due(filled, NOW)
    filled.changes_kept = filled.connection.total_changes
    backups.make(folder, NOW)
    assert not backups.is_due(filled, NOW + 2 * HOUR), "nothing has changed"
    articles.add(filled, articles.draft(second()), NOW)
    assert not backups.is_due(filled, NOW + HOUR / 2)
    assert backups.is_due(filled, NOW + HOUR)
    filled.close()
    again = open_library(folder)
    assert backups.is_due(again, NOW + HOUR), "another session has changed it"
    again.close()


# --- made ---------------------------------------------------------------------------------------------------------
def test_a_backup_is_one_sound_file_with_all_that_is_committed(filled: Library) -> None:
    with filled.writing() as connection:
        connection.execute("UPDATE article SET title = 'not yet'")
        backup, found = backups.make(filled.path.parent, NOW)
    assert found == Contents(len(migrations.steps()), 1, 2, 0)
    assert backup.path.name == "library-20310502T093015Z.sqlite"
    assert [path.name for path in backup.path.parent.iterdir()] == [backup.path.name]
    with closing(sqlite3.connect(backup.path)) as copy:
        assert copy.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        assert copy.execute("PRAGMA journal_mode").fetchone() == ("delete",)
        assert copy.execute("SELECT title FROM article").fetchone() == (first().article.title,)
    assert backups.inspect(backup.path) == found


def test_backups_of_one_second_stand_beside_each_other(filled: Library) -> None:
    folder = filled.path.parent
    names = {backups.make(folder, NOW)[0].path.name for _ in range(3)}
    assert names == {backup.path.name for backup in backups.listed(folder)}
    assert len(names) == 3
    assert {backup.made for backup in backups.listed(folder)} == {NOW.replace(microsecond=0)}


def test_old_ones_go_when_a_new_one_is_made(filled: Library) -> None:
    folder = filled.path.parent
    for hours in range(60):
        backups.make(folder, NOW + hours * HOUR)
    assert len(backups.listed(folder)) < 30


def test_a_copy_that_is_not_what_it_copies_is_not_kept(filled: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = filled.path.parent
    real = copying.contents
    counted: list[Contents] = []

    def miscount(connection: sqlite3.Connection) -> Contents:
        found = real(connection)
        counted.append(found)
        return found if len(counted) == 1 else Contents(found.version, found.articles, found.cards - 1, found.answers)

    monkeypatch.setattr(copying, "contents", miscount)
    assert failing(backups.make, folder, NOW) == "library_damaged"
    assert list((folder / "backups").iterdir()) == []


def test_a_library_that_is_not_there_or_not_sound_gives_no_backup(data_folder: Path) -> None:
    assert failing(backups.make, data_folder, NOW) == "no_library"
    assert not data_folder.exists()
    data_folder.mkdir()
    (data_folder / FILE_NAME).write_bytes(b"no library" * 1000)
    assert failing(backups.make, data_folder, NOW) == "library_damaged"
    assert list((data_folder / "backups").iterdir()) == []


def test_a_place_that_cannot_be_written_is_named(filled: Library, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    assert failing(backups.save, filled.path.parent, tmp_path / "file" / "x.sqlite") == "cannot_write"
    assert failing(backups.save, filled.path.parent, filled.path) == "backup_onto_library"


# --- put back -----------------------------------------------------------------------------------------------------
@pytest.fixture
def backup(filled: Library) -> Path:
    """The first article alone; the library has the second one, too."""
    made = backups.make(filled.path.parent, NOW)[0].path
    articles.add(filled, articles.draft(second()), NOW + HOUR)
    return made


def test_restoring_is_one_change_seen_by_another_window(filled: Library, backup: Path) -> None:
    other = open_library(filled.path.parent)
    assert len(titles(other)) == 2
    kept, changes = backups.restore(filled, backup, NOW + 2 * HOUR)
    assert titles(filled) == titles(other) == [first().article.title]
    assert changes.kinds and (filled.own_steps, filled.own_undone) == ([], [])
    articles.add(other, articles.draft(to_read()), NOW)
    assert len(titles(filled)) == 2
    assert filled.connection.execute("PRAGMA journal_mode").fetchone() == ("wal",)
    backups.restore(filled, kept, NOW + 3 * HOUR)
    assert len(titles(filled)) == 2 and second().article.title in titles(filled)
    other.close()


def test_an_older_backup_is_lifted(filled: Library, tmp_path: Path) -> None:
    import gzip

    old = tmp_path / "old.sqlite"
    old.write_bytes(gzip.decompress((Path(__file__).parent / "old" / "version-1.sqlite.gz").read_bytes()))
    assert backups.inspect(old).version == 1
    backups.restore(filled, old, NOW)
    assert filled.connection.execute("PRAGMA user_version").fetchone() == (len(migrations.steps()),)
    assert len(titles(filled)) == 2
    articles.delete(filled, first().article.id, NOW)


@pytest.mark.parametrize("wrong", ["missing", "text", "cut", "newer", "empty", "other", "itself"])
def test_what_is_no_backup_is_refused(filled: Library, backup: Path, wrong: str) -> None:
    whole = backup.read_bytes()
    if wrong == "missing":
        backup = backup.with_name("no.sqlite")
    elif wrong == "itself":
        backup = filled.path
    elif wrong in ("newer", "other"):
        with closing(sqlite3.connect(backup)) as connection:
            connection.execute("PRAGMA user_version = 99" if wrong == "newer" else "DROP TABLE attempt_answer")
    else:
        backup.write_bytes({"text": b"words " * 900, "cut": whole[: len(whole) // 2], "empty": b""}[wrong])
    before = sorted(path.name for path in filled.path.parent.rglob("*"))
    code = failing(backups.restore, filled, backup, NOW)
    named = {"missing": "backup_missing", "newer": "backup_newer", "itself": "backup_onto_library"}
    assert code == named.get(wrong, "backup_damaged")
    assert failing(backups.restore_folder, filled.path.parent, backup, NOW) == code
    assert len(titles(filled)) == 2
    assert sorted(path.name for path in filled.path.parent.rglob("*")) == before


@pytest.fixture(params=["text", "scribbled", "deep"])
def damaged(filled: Library, backup: Path, request: pytest.FixtureRequest) -> Iterator[Path]:
    """The folder of a library that was spoilt at its head, or where only reading it all shows it."""
    filled.close()
    whole = filled.path.read_bytes()
    spoilt = {
        "text": b"This is no library. " * 500,
        "scribbled": whole[:100] + b"\xa5" * 4000 + whole[4100:],
        "deep": whole[:20_480] + b"\xa5" * (len(whole) - 20_480),
    }
    filled.path.write_bytes(spoilt[request.param])
    filled.path.with_name(f"{FILE_NAME}-wal").write_bytes(b"left over")
    return filled.path.parent


def test_a_damaged_library_is_put_aside(damaged: Path, backup: Path) -> None:
    spoilt = (damaged / FILE_NAME).read_bytes()
    aside = backups.restore_folder(damaged, backup, NOW + 2 * HOUR)
    assert aside is not None and aside.name == "damaged-20310502T113015Z.sqlite"
    assert aside.read_bytes() == spoilt
    library = open_library(damaged)
    assert titles(library) == [first().article.title]
    library.close()
    assert not (damaged / f"{FILE_NAME}-restored").exists()


def test_a_library_can_be_restored_where_there_is_none(backup: Path, tmp_path: Path) -> None:
    folder = tmp_path / "elsewhere"
    assert backups.restore_folder(folder, backup, NOW) is None
    library = open_library(folder)
    assert titles(library) == [first().article.title]
    library.close()


def test_a_library_in_use_elsewhere_can_be_a_backup_with_its_last_words(
    filled: Library, backup: Path, tmp_path: Path
) -> None:
    folder = tmp_path / "elsewhere"
    backups.restore_folder(folder, filled.path, NOW)
    library = open_library(folder)
    assert len(titles(library)) == 2, "the WAL was read"
    library.close()


def test_a_locked_library_is_not_restored(data_folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(copying, "_BUSY_SECONDS", 0.1)
    library = open_library(data_folder, busy_ms=20)
    articles.add(library, articles.draft(first()), NOW)
    backup = backups.make(data_folder, NOW)[0].path
    with closing(sqlite3.connect(library.path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        assert failing(backups.restore, library, backup, NOW.astimezone(UTC)) == "library_locked"
        other.execute("ROLLBACK")
    assert len(titles(library)) == 1
    backups.restore(library, backup, NOW)
    library.close()


def test_what_sqlite_says_of_a_damaged_file_need_not_be_text(filled: Library, backup: Path) -> None:
    """Its complaint repeats a name whose bytes were changed."""
    with closing(sqlite3.connect(backup, isolation_level=None)) as connection:
        connection.execute("CREATE TABLE damaged (name TEXT)")
        connection.execute("INSERT INTO damaged VALUES (NULL)")
        connection.execute("PRAGMA writable_schema = ON")
        spoilt = b'CREATE TABLE damaged ("a\xd8" TEXT NOT NULL)'.hex()
        connection.execute(f"UPDATE sqlite_schema SET sql = CAST(x'{spoilt}' AS TEXT) WHERE name = 'damaged'")
    assert failing(backups.inspect, backup) == "backup_damaged"
    assert failing(backups.restore, filled, backup, NOW) == "backup_damaged"
    backup.rename(backup.with_name(FILE_NAME))
    with closing(open_library(backup.parent)) as library:
        assert failing(integrity.fault, library) == "library_damaged"
