"""The bin: thirty days, back as it was, gone for good; what was answered stays in every case."""

import json
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from quizbank.domain.errors import QuizbankError
from quizbank.domain.review import Grade
from quizbank.store import articles, binned, events
from quizbank.store.engine import Library
from quizbank.workflows.doctor import cards_off, examine
from quizbank.workflows.making_codec import encode
from tests.store.makings import first, second
from tests.workflows.conftest import Table

FIRST, SECOND = first().article.id, second().article.id


@pytest.fixture
def table(data_folder: Path) -> Iterator[Table]:
    laid = Table(data_folder)
    laid.add(first(), second())
    yield laid
    laid.desk.close()


def library_of(table: Table) -> Library:
    found: Library = table.desk._bench.library  # type: ignore[attr-defined]
    return found


def words_left(table: Table, words: str) -> list[str]:
    """The tables that still hold the words."""
    connection = library_of(table).connection
    tables = [name for (name,) in connection.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")]
    return [name for name in tables if words in json.dumps(connection.execute(f"SELECT * FROM {name}").fetchall(),
                                                           default=repr, ensure_ascii=False)]  # fmt: skip


def test_a_deleted_article_lies_in_the_bin_and_comes_back_with_its_history(table: Table) -> None:
    uid = table.desk.article(FIRST).cards[0].uid
    table.desk.grade(uid, Grade.GOOD)
    graded = table.desk.card(uid)
    table.desk.delete_article(FIRST)
    (row,) = table.desk.bin()
    assert (row.id, row.title, row.deleted, row.goes) == (
        FIRST, first().article.title, table.moment, table.moment + timedelta(days=30))  # fmt: skip
    assert row.questions == len(first().questions)
    assert table.desk.restore_article(FIRST).label == "restore_article"
    assert table.desk.bin() == () and table.desk.making(FIRST) == first()
    assert table.desk.card(uid).due == graded.due
    table.desk.undo()
    assert [row.id for row in table.desk.bin()] == [FIRST]
    table.desk.redo()
    table.desk.undo()
    table.desk.undo()
    assert table.desk.bin() == () and table.desk.making(FIRST) == first()


def test_what_is_not_in_the_bin_is_not_restored(table: Table) -> None:
    for article in (FIRST, "none"):
        with pytest.raises(QuizbankError, match="not_in_bin"):
            table.desk.restore_article(article)
    assert table.desk.can_undo() == "import"


@pytest.mark.parametrize(("days", "left"), [(29, 1), (30, 0), (31, 0)])
def test_after_thirty_days_it_is_removed_at_the_next_start(table: Table, days: int, left: int) -> None:
    table.desk.delete_article(FIRST)
    table.wait(days=days)
    table.restart()
    assert len(table.desk.bin()) == left
    assert bool(words_left(table, "Nine members left")) == bool(left)


def test_what_was_removed_leaves_its_answers_in_the_log_and_nothing_of_its_text(table: Table) -> None:
    uids = [row.uid for row in table.desk.article(FIRST).cards]
    for uid in uids:
        table.desk.grade(uid, Grade.GOOD, duration_ms=2000)
    quiz, _ = table.desk.new_quiz(SECOND, 1)
    table.desk.answer_quiz(quiz.id, 0, "Quill")
    table.desk.keep([uids[0]])
    log, days = events.read(library_of(table)), table.desk.calendar()
    table.desk.delete_article(FIRST)
    table.desk.delete_article(SECOND)
    changes = table.desk.empty_bin()
    assert set(changes.ids) == {FIRST, SECOND} and table.desk.bin() == ()
    assert events.read(library_of(table)) == log and table.desk.calendar() == days
    assert table.desk.queue() == () and table.desk.articles() == ()
    for words in ("Nine members left", "The session opens", "resigned on Friday"):
        assert set(words_left(table, words)) <= {"attempt", "quiz"}, "a quiz is history, as it was shown"
    assert table.desk.quiz_result(quiz.id).asked == 1
    assert cards_off(library_of(table)) == ()
    assert table.desk.empty_bin().ids == ()
    while table.desk.undo():
        pass
    assert events.read(library_of(table))[: len(log)] == log
    table.desk.close()
    assert examine(table.folder).healthy


def test_what_was_removed_can_be_added_again_and_its_cards_go_on(table: Table) -> None:
    uid = table.desk.article(FIRST).cards[0].uid
    table.desk.grade(uid, Grade.GOOD)
    graded = table.desk.card(uid)
    quiz, _ = table.desk.new_quiz(FIRST, 2)
    table.desk.delete_article(FIRST)
    table.desk.empty_bin()
    assert not articles.has_text(library_of(table).connection, FIRST)
    table.desk.add(encode(first()))
    assert table.desk.making(FIRST) == first()
    assert table.desk.card(uid).due == graded.due
    assert table.desk.quiz(quiz.id).items
    table.desk.undo()
    assert [row.title for row in table.desk.bin()] == [first().article.title]


def test_a_fact_that_another_article_asks_keeps_a_card(table: Table) -> None:
    shared = {row.question.fact for row in table.desk.article(FIRST).cards} & {
        row.question.fact for row in table.desk.article(SECOND).cards
    }
    assert shared
    table.desk.delete_article(FIRST)
    table.desk.empty_bin()
    rows = table.desk.article(SECOND).cards
    assert {row.question.fact for row in rows} == shared
    assert all(row.question.evidence[0].article == SECOND for row in rows)


def test_what_was_done_before_the_bin_was_emptied_is_not_undone(table: Table) -> None:
    items = [row.uid for row in table.desk.questions(SECOND)]
    table.desk.keep(items[:1])
    table.desk.delete_article(FIRST)
    table.desk.empty_bin()
    assert table.desk.can_undo() == ""
    table.desk.keep(items[1:2])
    assert table.desk.undo() is not None
    assert (table.desk.can_undo(), table.desk.undo()) == ("", None)


def test_another_window_cannot_take_back_what_was_removed(table: Table) -> None:
    other = Table(table.folder, table.moment)
    other.desk.delete_article(FIRST)
    table.desk.empty_bin()
    assert other.desk.undo() is None
    assert [row.id for row in other.desk.articles()] == [SECOND]
    other.desk.close()


def test_clearing_takes_only_what_is_old_enough(table: Table) -> None:
    library = library_of(table)
    table.desk.delete_article(FIRST)
    table.wait(days=20)
    table.desk.delete_article(SECOND)
    assert binned.clear_outdated(library, table.moment + timedelta(days=10)).ids == (FIRST,)
    assert [row.id for row in binned.records(library)] == [SECOND]
