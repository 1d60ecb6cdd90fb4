"""What can befall a library while it is open: each time one clear sentence, and nothing that was confirmed is lost."""

import os
import shutil
import sqlite3
import stat
from collections.abc import Callable
from contextlib import closing
from datetime import UTC, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from quizbank.domain.errors import QuizbankError
from quizbank.domain.review import CardPhase, Grade
from quizbank.store import cards
from quizbank.store.engine import FILE_NAME, open_library
from quizbank.strings import say_error
from quizbank.workflows.desk import Desk
from quizbank.workflows.doctor import cards_off, examine
from quizbank.workflows.making_codec import encode
from quizbank.workflows.open_desk import open_desk
from tests.store.makings import first, second, to_read
from tests.workflows.conftest import Table
from tests.workflows.test_undo_redo import exported

WRITES: dict[str, Callable[[Desk], object]] = {
    "import": lambda desk: desk.add(encode(to_read())),
    "grade": lambda desk: desk.grade(desk.queue()[0], Grade.GOOD),
    "bury": lambda desk: desk.bury(desk.queue()[0]),
    "drop": lambda desk: desk.drop([desk.questions()[0].uid]),
    "delete": lambda desk: desk.delete_article(first().article.id),
    "undo": lambda desk: desk.undo(),
    "quiz": lambda desk: desk.new_quiz(count=2),
    "remember": lambda desk: desk.remember("new_per_day", "3"),
}


@pytest.fixture
def open_table(table: Table) -> Table:
    table.add(first(), second())
    table.desk.keep([table.desk.questions()[0].uid])
    return table


def refused(action: Callable[[], object]) -> str:
    with pytest.raises(QuizbankError) as caught:
        action()
    assert "{" not in say_error(caught.value) and "errors." not in say_error(caught.value)
    return caught.value.code


# --- the folder ---------------------------------------------------------------------------------------------------
@pytest.mark.parametrize("write", WRITES)
@pytest.mark.parametrize("fate", ["deleted", "moved", "replaced"])
def test_nothing_is_confirmed_that_would_be_lost_with_its_folder(open_table: Table, write: str, fate: str) -> None:
    folder = open_table.folder
    elsewhere = folder.with_name("elsewhere")
    if fate == "deleted":
        shutil.rmtree(folder)
    else:
        folder.rename(elsewhere)
    if fate == "replaced":
        open_library(folder).close()
    assert refused(lambda: WRITES[write](open_table.desk)) == "library_gone"
    assert len(open_table.desk.articles()) == 2, "what was there can be looked at still"
    if fate == "moved":
        elsewhere.rename(folder)
        assert WRITES[write](open_table.desk)


def test_a_folder_that_is_gone_at_the_start_is_made_or_named(tmp_path: Path) -> None:
    (tmp_path / "place").symlink_to(tmp_path / "unplugged")
    assert refused(lambda: open_library(tmp_path / "place")) == "cannot_create_folder"


# --- the file -----------------------------------------------------------------------------------------------------
@pytest.mark.parametrize("write", WRITES)
def test_a_library_that_another_program_holds_says_so_and_goes_on_later(open_table: Table, write: str) -> None:
    library = open_library(open_table.folder)
    before = exported(library)
    open_table.desk._bench.library.connection.execute("PRAGMA busy_timeout = 20")  # type: ignore[attr-defined]
    with closing(sqlite3.connect(library.path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        assert refused(lambda: WRITES[write](open_table.desk)) == "library_locked"
    assert exported(library) == before
    assert WRITES[write](open_table.desk)
    library.close()


def test_a_folder_made_read_only_refuses_the_next_start_and_keeps_all(open_table: Table) -> None:
    open_table.desk.close()
    folder, file = open_table.folder, open_table.folder / FILE_NAME
    before = file.read_bytes()
    for path in (folder, *folder.parents[: len(folder.parts) - 3]):
        path.chmod(path.stat().st_mode | 0o055)
    file.chmod(0o444)
    folder.chmod(0o555)
    was_root = os.geteuid() == 0
    try:
        if was_root:
            os.seteuid(65534)
        assert refused(lambda: open_library(folder)) == "library_read_only"
    finally:
        if was_root:
            os.seteuid(0)
        folder.chmod(stat.S_IRWXU)
        file.chmod(0o644)
    assert file.read_bytes() == before
    open_table.restart()
    assert len(open_table.desk.articles()) == 2


def test_damage_under_an_open_window_is_named_by_what_meets_it(open_table: Table) -> None:
    desk = open_table.desk
    desk._bench.library.connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")  # type: ignore[attr-defined]
    desk._bench.library.connection.execute("PRAGMA cache_size = 0")  # type: ignore[attr-defined]
    file = open_table.folder / FILE_NAME
    whole = file.read_bytes()
    file.write_bytes(whole[:4096] + b"\xa5" * (len(whole) - 4096))
    assert refused(desk.articles) == "library_damaged"
    assert refused(lambda: desk.remember("x", "y")) == "library_damaged"
    file.write_bytes(whole)
    assert len(desk.articles()) == 2


@pytest.mark.parametrize("spoilt", [b"\xff\xfe", b"{]", b'"is":1'], ids=["no text", "no JSON", "no noun"])
def test_a_text_whose_bytes_were_changed_is_damage_and_no_crash(open_table: Table, spoilt: bytes) -> None:
    open_table.desk.close()
    with closing(sqlite3.connect(open_table.folder / FILE_NAME)) as connection, connection:
        connection.execute("UPDATE generated SET body = CAST(? || body AS TEXT)", (spoilt,))
    open_table.restart()
    article = open_table.desk.articles()[0].id
    for look in (open_table.desk.questions, lambda: open_table.desk.article(article), open_table.desk.new_quiz):
        assert refused(look) == "library_damaged"


# --- the clock ----------------------------------------------------------------------------------------------------
@pytest.mark.parametrize("back", [timedelta(seconds=1), timedelta(days=3), timedelta(days=4000)])
def test_a_clock_set_back_loses_nothing(open_table: Table, back: timedelta) -> None:
    desk = open_table.desk
    uid = desk.queue()[0]
    for _ in range(3):
        desk.grade(uid, Grade.GOOD)
        open_table.wait(days=20)
    open_table.moment -= timedelta(days=20) + back
    before = desk.card(uid)
    answered, _ = desk.grade(uid, Grade.GOOD, duration_ms=-5)
    assert answered.due > open_table.moment
    desk.undo()
    assert desk.card(uid).due == before.due
    desk.redo()
    for view in (desk.today, desk.progress, desk.queue, desk.articles, lambda: desk.session_end([answered.event])):
        assert view() is not None
    assert desk.back_up_job() is not None
    desk.add(encode(to_read()))
    assert len(desk.articles()) == 3
    open_table.moment += back + timedelta(days=4000)
    assert uid in desk.queue()
    library = open_library(open_table.folder)
    assert cards_off(library) == ()
    library.close()


def test_another_zone_moves_the_day_and_no_card(open_table: Table) -> None:
    uid = open_table.desk.queue()[0]
    answered, _ = open_table.desk.grade(uid, Grade.EASY)
    open_table.desk.close()
    for zone in (ZoneInfo("Pacific/Auckland"), ZoneInfo("America/Los_Angeles"), UTC):
        desk = open_desk(open_table.folder, lambda: open_table.moment, zone=zone)
        assert (desk.card(uid).due, desk.card(uid).phase) == (answered.due, CardPhase.REVIEW)
        assert desk.today().due == 0
        desk.close()
    assert examine(open_table.folder).healthy
    open_table.restart()


# --- a second window ----------------------------------------------------------------------------------------------
def test_a_window_notices_what_another_has_written_once(open_table: Table) -> None:
    desk = open_table.desk
    assert desk.look_again() is None
    other = open_desk(open_table.folder, lambda: open_table.moment, zone=UTC)
    assert desk.look_again() is None, "opening is no change"
    other.grade(other.queue()[0], Grade.GOOD)
    changes = desk.look_again()
    assert changes is not None and changes.kinds and not changes.label
    assert desk.look_again() is None
    desk.grade(desk.queue()[0], Grade.GOOD)
    assert desk.look_again() is None, "its own changes it knows"
    assert other.look_again() is not None
    other.close()


def test_two_windows_grade_the_same_card_and_both_grades_count(open_table: Table) -> None:
    other = open_desk(open_table.folder, lambda: open_table.moment, zone=UTC)
    uid = other.queue()[0]
    for desk in (open_table.desk, other, open_table.desk):
        desk.grade(uid, Grade.GOOD)
    other.close()
    library = open_library(open_table.folder)
    assert cards.card(library, uid).state.reviews == 3
    assert cards_off(library) == ()
    library.close()
