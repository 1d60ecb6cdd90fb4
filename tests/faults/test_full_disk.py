"""A disk that is full at any write: one clear error, nothing lost, and it goes on when there is room."""

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest

from quizbank.domain.errors import QuizbankError
from quizbank.domain.review import Grade
from quizbank.store import articles, backups
from quizbank.store.engine import FILE_NAME, Library, open_library
from quizbank.strings import say_error
from quizbank.workflows.doctor import cards_off, examine
from tests.faults.disk import full_after, sizes
from tests.store.makings import NOW, first, second, to_read
from tests.workflows.conftest import Table
from tests.workflows.test_undo_redo import exported

FULL = ("disk_full", "disk_failed", "cannot_write")
STEP = 512  # bytes: a frame of the WAL has 4120, its header 32, so each write is cut at its begin and inside


def tried(action: Callable[[], object], size: int) -> QuizbankError | None:
    """The error of an action on a disk that is full after ``size`` bytes of a file, None if there was room."""
    try:
        with full_after(size):
            action()
    except QuizbankError as error:
        assert error.code in FULL, error
        assert "{" not in say_error(error)
        return error
    return None


def sweep(library: Library, action: Callable[[], object]) -> int:
    """Try the action with ever more room until it is done; the library is as before each time. How often it failed."""
    before, failed = exported(library), 0
    size = sizes(library.path.parent).get(f"{FILE_NAME}-wal", 0)
    while tried(action, size):
        failed += 1
        size += STEP
        assert exported(library) == before
        assert failed < 1000, "there is room by now"
    assert exported(library) != before
    assert library.connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    assert cards_off(library) == ()
    return failed


@pytest.fixture
def full(table: Table) -> Table:
    table.add(first(), second())
    for uid in table.desk.queue():
        table.desk.grade(uid, Grade.GOOD)
    table.wait(days=4)
    return table


ACTIONS: dict[str, Callable[[Table], object]] = {
    "import": lambda table: table.add(to_read()),
    "answer": lambda table: table.desk.grade(table.desk.article(first().article.id).cards[0].uid, Grade.AGAIN),
    "undo": lambda table: table.desk.undo(),
    "delete": lambda table: table.desk.delete_article(first().article.id),
    "drop": lambda table: table.desk.drop([table.desk.questions()[0].uid]),
    "setting": lambda table: table.desk.remember("new_per_day", "9"),
}


@pytest.mark.parametrize("name", ACTIONS)
def test_an_action_on_a_disk_that_is_full_at_any_write(full: Table, name: str) -> None:
    library = open_library(full.folder)
    assert sweep(library, lambda: ACTIONS[name](full)) >= 5
    library.close()
    full.desk.close()
    assert examine(full.folder).healthy
    full.restart()
    full.desk.grade(full.desk.article(second().article.id).cards[0].uid, Grade.AGAIN)


def test_a_quiz_answer_on_a_full_disk_can_be_given_again(full: Table) -> None:
    quiz, _ = full.desk.new_quiz(count=2)
    size, failed = sizes(full.folder).get(f"{FILE_NAME}-wal", 0), 0
    while tried(lambda: full.desk.answer_quiz(quiz.id, 0, "Mara Quill"), size + failed * STEP):
        assert full.desk.quiz(quiz.id).items[0].given is None
        failed += 1
    assert failed >= 5
    assert full.desk.quiz(quiz.id).items[0].given == "Mara Quill"


def test_a_backup_on_a_full_disk_leaves_none_that_is_half(full: Table) -> None:
    folder, failed, size = full.folder, 0, 0
    whole = backups.make(folder, NOW)[0].path.read_bytes()
    while tried(lambda: backups.make(folder, NOW + timedelta(hours=2)), size):
        failed += 1
        size += 8 * STEP
        assert sizes(folder / "backups").keys() == {"library-20310502T093015Z.sqlite"}
    assert failed * 8 * STEP >= len(whole) // 2
    assert all(not row.fault for row in full.desk.backups()) and len(full.desk.backups()) == 2


def test_a_restoration_on_a_full_disk_changes_nothing(full: Table) -> None:
    library = open_library(full.folder)
    backup = backups.make(full.folder, NOW)[0].path
    articles.add(library, articles.draft(to_read()), NOW)
    before, failed, size = exported(library), 0, 0
    while tried(lambda: full.desk.restore(backup), size):
        failed += 1
        size += 8 * STEP
        assert exported(library) == before
    assert failed >= 40
    assert len(exported(library)["articles"]) == 2
    library.close()
    assert examine(full.folder).healthy


def test_a_library_is_not_begun_on_a_full_disk_and_can_be_later(tmp_path: Path) -> None:
    size = failed = 0
    while tried(lambda: open_library(tmp_path / "new").close(), size):
        failed += 1
        size += 8 * STEP
    assert failed >= 5
    assert examine(tmp_path / "new").healthy


def test_an_old_library_is_not_lifted_on_a_full_disk(data_folder: Path) -> None:
    import gzip

    data_folder.mkdir()
    old = Path(__file__).parents[1] / "store" / "old" / "version-1.sqlite.gz"
    (data_folder / FILE_NAME).write_bytes(whole := gzip.decompress(old.read_bytes()))
    failed = size = 0
    while tried(lambda: open_library(data_folder).close(), size):
        failed += 1
        size += 8 * STEP
        assert (data_folder / FILE_NAME).read_bytes()[100:] == whole[100:] or size > len(whole)
    assert failed >= 20
    library = open_library(data_folder)
    assert len(articles.records(library)) == 2
    library.close()
    assert examine(data_folder).healthy
