"""A library opens, or says clearly why not and leaves the file as it was."""

import os
import sqlite3
import stat
import tempfile
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from quizbank.domain.errors import QuizbankError
from quizbank.domain.selection import Making
from quizbank.store import articles, migrations
from quizbank.store.engine import FILE_NAME, Library, open_library
from tests.store import makings


def refused(folder: Path, **options: int) -> QuizbankError:
    """The error of opening the folder; the file in it must be the same before and after."""
    file = folder / FILE_NAME
    before = file.read_bytes() if file.is_file() else None
    with pytest.raises(QuizbankError) as caught:
        open_library(folder, **options)
    assert (file.read_bytes() if file.is_file() else None) == before
    return caught.value


def filled(folder: Path) -> Path:
    library = open_library(folder)
    articles.add(library, articles.draft(makings.first()), makings.NOW)
    library.close()
    return folder / FILE_NAME


def pragma(library: Library, name: str) -> object:
    return library.connection.execute(f"PRAGMA {name}").fetchone()[0]


def test_a_new_library_has_the_newest_version_and_its_pragmas(library: Library) -> None:
    assert pragma(library, "user_version") == len(migrations.steps())
    assert pragma(library, "journal_mode") == "wal"
    assert pragma(library, "foreign_keys") == 1
    assert pragma(library, "synchronous") == 1  # NORMAL
    assert pragma(library, "busy_timeout") == 5000


def test_an_import_is_flushed_to_the_disk_and_an_answer_need_not_be(library: Library) -> None:
    with library.writing(careful=True):
        assert pragma(library, "synchronous") == 2  # FULL
    with library.writing():
        assert pragma(library, "synchronous") == 1


def test_an_empty_file_is_a_new_library(data_folder: Path) -> None:
    data_folder.mkdir()
    (data_folder / FILE_NAME).touch()
    open_library(data_folder).close()


def test_a_newer_library_is_refused(data_folder: Path) -> None:
    file = filled(data_folder)
    with closing(sqlite3.connect(file)) as connection:
        connection.execute("PRAGMA user_version = 99")
    error = refused(data_folder)
    assert error.code == "library_newer"
    assert error.parameters["version"] == "99"


def test_a_newer_version_is_seen_in_the_wal_too(data_folder: Path) -> None:
    file = filled(data_folder)
    with closing(sqlite3.connect(file, isolation_level=None)) as other:
        other.execute("PRAGMA user_version = 99")  # stays in the WAL while this connection is open
        assert refused(data_folder).code == "library_newer"


@pytest.mark.parametrize("damage", ["text", "short", "truncated", "scribbled"])
def test_a_damaged_library_is_refused(data_folder: Path, damage: str) -> None:
    file = filled(data_folder)
    whole = file.read_bytes()
    spoilt = {
        "text": b"This is no library. " * 500,
        "short": whole[:60],
        "truncated": whole[: len(whole) // 2],
        "scribbled": whole[:100] + b"\xa5" * 4000 + whole[4100:],
    }
    file.write_bytes(spoilt[damage])
    assert refused(data_folder).code == "library_damaged"


def test_a_library_that_another_program_holds_is_locked(data_folder: Path) -> None:
    file = filled(data_folder)
    with closing(sqlite3.connect(file, isolation_level=None)) as other:
        other.execute("PRAGMA locking_mode = EXCLUSIVE")
        other.execute("BEGIN EXCLUSIVE")
        assert refused(data_folder, busy_ms=20).code == "library_locked"


def test_an_action_on_a_locked_library_changes_nothing(data_folder: Path) -> None:
    library = open_library(data_folder, busy_ms=20)
    with closing(sqlite3.connect(library.path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(QuizbankError, match="library_locked"):
            articles.add(library, articles.draft(makings.first()), makings.NOW)
        other.execute("ROLLBACK")
    assert articles.records(library) == ()
    articles.add(library, articles.draft(makings.first()), makings.NOW)
    library.close()


@pytest.fixture
def read_only_folder() -> Iterator[Path]:
    """A folder that may not be written, looked at as a user who is bound by that."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        filled(folder)
        (folder / FILE_NAME).chmod(0o444)
        folder.chmod(0o555)
        was_root = os.geteuid() == 0
        if was_root:
            os.seteuid(65534)
        try:
            yield folder
        finally:
            if was_root:
                os.seteuid(0)
            folder.chmod(stat.S_IRWXU)


def test_a_read_only_folder_is_refused(read_only_folder: Path) -> None:
    assert refused(read_only_folder).code == "library_read_only"
    assert sorted(p.name for p in read_only_folder.iterdir()) == [FILE_NAME]


def test_a_new_library_in_a_read_only_folder_is_refused(read_only_folder: Path) -> None:
    error = refused(read_only_folder / "deeper")
    assert error.code == "cannot_create_folder"


def test_a_file_in_the_way_of_the_folder_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    assert refused(tmp_path / "file" / "library").code == "cannot_create_folder"


def test_a_full_disk_keeps_what_was_there(library: Library) -> None:
    articles.add(library, articles.draft(makings.second()), makings.NOW)
    pages = pragma(library, "page_count")
    library.connection.execute(f"PRAGMA max_page_count = {pages}")
    with pytest.raises(QuizbankError, match="disk_full"):
        articles.add(library, articles.draft(_long()), makings.NOW)
    assert [record.title for record in articles.records(library)] == ["The speaker resigns"]


def test_an_older_library_is_copied_and_lifted(data_folder: Path) -> None:
    steps = migrations.steps()
    filled(data_folder)
    lifted = open_library(data_folder, steps=(*steps, "CREATE TABLE extra (x);\nINSERT INTO extra VALUES (1);"))
    assert pragma(lifted, "user_version") == len(steps) + 1
    assert lifted.connection.execute("SELECT x FROM extra").fetchone() == (1,)
    lifted.close()
    with closing(sqlite3.connect(data_folder / "backups" / f"before-version-{len(steps) + 1}.sqlite")) as copy:
        assert copy.execute("PRAGMA user_version").fetchone() == (len(steps),)
        assert copy.execute("SELECT count(*) FROM article").fetchone() == (1,)


def test_a_migration_that_fails_leaves_the_old_library(data_folder: Path) -> None:
    steps = migrations.steps()
    filled(data_folder)
    with pytest.raises(sqlite3.OperationalError):
        open_library(data_folder, steps=(*steps, "CREATE TABLE extra (x);\nNONSENSE;"))
    library = open_library(data_folder)
    assert articles.making(library, makings.first().article.id) == makings.first()
    library.close()


def _long() -> Making:
    return replace(makings.first(), reading=bytes(range(256)) * 4000)
