"""The doctor finds what is wrong with a library and touches nothing."""

import sqlite3
from contextlib import closing
from datetime import UTC, timedelta
from pathlib import Path

import pytest

from quizbank.domain.review import Grade
from quizbank.store.engine import FILE_NAME
from quizbank.strings import say
from quizbank.workflows.backing_up import back_up
from quizbank.workflows.doctor import examine
from quizbank.workflows.making_codec import encode
from quizbank.workflows.open_desk import open_desk
from tests.store.makings import NOW, first


@pytest.fixture
def folder(data_folder: Path) -> Path:
    """A library with grades, one of them taken back."""
    moment = [NOW]
    desk = open_desk(data_folder, lambda: moment[0], zone=UTC)
    desk.add(encode(first()))
    for number, grade in enumerate((Grade.GOOD, Grade.GOOD, Grade.AGAIN, Grade.EASY)):
        for uid in desk.queue():
            desk.grade(uid, grade)
        moment[0] += timedelta(days=4 * number + 1)
    desk.undo()
    desk.close()
    return data_folder


def change(folder: Path, sql: str) -> None:
    with closing(sqlite3.connect(folder / FILE_NAME)) as connection, connection:
        connection.execute(sql)


def test_a_sound_library_is_healthy(folder: Path) -> None:
    report = examine(folder)
    assert report.healthy, report.lines
    assert len(report.lines) == 8
    assert "1 article" in report.lines[0]
    assert report.lines[-1] == say("doctor", "no_backups")


def test_no_library_is_no_fault_and_none_is_made(data_folder: Path) -> None:
    assert examine(data_folder).healthy
    assert not data_folder.exists()


@pytest.mark.parametrize(
    ("sql", "word"),
    [
        ("UPDATE card SET due = due + 1 WHERE due IS NOT NULL", "Cards"),
        ("DELETE FROM question WHERE uid IN (SELECT uid FROM card)", "References"),
        ("DROP INDEX ix_event_at", "Tables"),
    ],
)
def test_what_is_wrong_is_named(folder: Path, sql: str, word: str) -> None:
    change(folder, sql)
    before = (folder / FILE_NAME).read_bytes()
    report = examine(folder)
    assert not report.healthy
    sound = {
        "File: sound.",
        "References: sound.",
        "Tables: as they should be.",
        "Contents: everything can be read.",
        "Backups: none yet.",
    }
    off = [
        line
        for line in report.lines[1:]
        if line not in sound and "each as its log says" not in line and "Search" not in line
    ]
    assert [line.split(":")[0] for line in off] == [word]
    assert (folder / FILE_NAME).read_bytes() == before


@pytest.mark.parametrize(
    ("sql", "table"),
    [
        ("INSERT INTO waiting_link VALUES ('file:///etc/passwd', '', NULL, 'no_article', '{}', 0)", "waiting_link"),
        ("INSERT INTO waiting_link VALUES ('https://a.example/', '', '31 Feb', 'no_article', '{}', 0)", "waiting_link"),
        ("INSERT INTO waiting_link VALUES ('https://a.example/', x'00', NULL, 'no_article', '{}', 0)", "waiting_link"),
        ("INSERT INTO setting SELECT 'tags/' || id, '[7]' FROM article", "setting"),
        ("INSERT INTO setting VALUES ('set/mine', '{')", "setting"),
        ("INSERT INTO setting SELECT 'accepted/' || uid, '{\"a\": 1' FROM card", "setting"),
        ("INSERT INTO sleeping SELECT uid, article, maker, '{}' FROM generated", "sleeping"),
        ("INSERT INTO reading_correction SELECT id, 1, '[]', 0 FROM article", "reading_correction"),
        ("INSERT INTO question_edit SELECT uid, 'key', '\"x\"', '', 0 FROM card", "question_edit"),
        ("UPDATE generated SET body = '{}'", "article"),
        ("UPDATE question SET state = 'eaten'", "question"),
        ("INSERT INTO withdrawn SELECT id, 'a merging' FROM event", "withdrawn"),
    ],
)
def test_what_cannot_be_read_is_named_by_its_table(folder: Path, sql: str, table: str) -> None:
    change(folder, sql)
    report = examine(folder)
    assert not report.healthy
    assert say("doctor", "contents_off", table=table) in report.lines


def test_backups_are_listed_and_a_damaged_one_is_named(folder: Path) -> None:
    row = back_up(folder, None, NOW)
    report = examine(folder)
    assert report.healthy
    assert report.lines[-1].endswith(f"1 article, 2 cards, {row.answers} answers ({row.path.name}).")
    row.path.write_bytes(row.path.read_bytes()[:5000])
    report = examine(folder)
    assert not report.healthy
    assert report.lines[-1] == say("doctor", "backup_off", name=row.path.name)
