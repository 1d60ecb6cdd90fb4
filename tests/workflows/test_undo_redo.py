"""Undo and redo of any row of actions: the library of the start, and the library of the end, to the last cell."""

import random
from datetime import UTC, timedelta
from pathlib import Path
from typing import Any

import pytest

from quizbank.domain.errors import QuizbankError
from quizbank.domain.review import Grade, standing
from quizbank.store import articles, cards, day_totals, events
from quizbank.store.engine import Library, open_library
from quizbank.workflows.doctor import cards_off
from quizbank.workflows.keeping import Parcel
from quizbank.workflows.open_desk import open_desk
from tests.made_up import others, river
from tests.store.makings import NOW, first
from tests.workflows.conftest import Table, received
from tests.workflows.random_actions import MAKINGS, act
from tests.workflows.test_remake import each_fact_has_its_card

SEEDS = 100
STEPS = 200


def exported(library: Library) -> dict[str, Any]:
    """The library as a person has it, log apart: texts, items, cards to the last cell, totals of days."""
    there = [record.id for record in articles.records(library)]
    with library.looking() as connection:
        marks = ", ".join("?" * len(there))
        shown = "(NOT asleep OR phase <> 'new')"
        own = f"uid IN (SELECT uid FROM evidence WHERE article IN ({marks}))"
        return {
            "articles": articles.records(library),
            "makings": [articles.making(library, article) for article in there],
            "questions": connection.execute(f"SELECT * FROM question WHERE {own} ORDER BY uid", there).fetchall(),
            "cards": connection.execute(f"SELECT * FROM card WHERE {shown} AND {own} ORDER BY uid", there).fetchall(),
            "evidence": connection.execute(
                f"SELECT * FROM evidence WHERE article IN ({marks}) ORDER BY 1, 2, 3", there
            ).fetchall(),
            "studied": cards.in_study(library),
            "edits": connection.execute("SELECT * FROM question_edit ORDER BY uid, field").fetchall(),
            "corrections": connection.execute("SELECT * FROM reading_correction ORDER BY article, number").fetchall(),
            "resting": connection.execute("SELECT * FROM sleeping ORDER BY uid").fetchall(),
            "waiting": connection.execute("SELECT * FROM waiting_link ORDER BY link").fetchall(),
            # What was taken back is kept as nothing.
            "settings": connection.execute(
                "SELECT * FROM setting WHERE value NOT IN ('', '[]') ORDER BY name"
            ).fetchall(),
            "days": [total for total in day_totals.since(library, "") if total.answered or total.milliseconds],
            "reviews": [(e.id, e.grade, e.after) for e in standing(events.read(library))],
        }


@pytest.fixture(scope="module")
def parcels(tmp_path_factory: pytest.TempPathFactory) -> tuple[Parcel, ...]:
    """Two libraries of others, lived in, as files."""
    files = []
    for seed in range(2):
        other, dice = Table(tmp_path_factory.mktemp(f"other-{seed}")), random.Random(seed)
        other.add(*dice.sample((*others(), river(), *MAKINGS), 3))
        act(other, dice, 30)
        other.desk.carry_library(file := other.folder / "carried.quizbank")
        other.desk.close()
        files.append(received(file))
    return tuple(files)


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(SEEDS))
def test_all_undone_is_the_start_and_all_redone_is_the_end(
    data_folder: Path, parcels: tuple[Parcel, ...], seed: int
) -> None:
    table, dice = Table(data_folder), random.Random(seed)
    table.add(*dice.sample((*others(), river(), *MAKINGS), 3))
    table.restart()
    library = open_library(data_folder)
    start = exported(library)
    act(table, dice, STEPS, parcels)
    end = exported(library)
    for _ in range(STEPS):
        table.wait(seconds=dice.choice((1, 90_000)))
        assert table.desk.undo() is not None
    assert (table.desk.can_undo(), table.desk.undo()) == ("", None)
    assert exported(library) == start
    for _ in range(STEPS):
        assert table.desk.redo() is not None
    assert exported(library) == end
    assert (table.desk.can_redo(), table.desk.redo()) == ("", None)
    for _ in range(half := dice.randint(1, STEPS)):
        table.desk.undo()
    for _ in range(half):
        table.desk.redo()
    assert exported(library) == end
    assert cards_off(library) == ()
    each_fact_has_its_card(table)
    library.close()
    table.desk.close()


def test_redo_gives_the_same_grade_back(table: Table) -> None:
    table.add(first())
    uid = table.desk.queue()[0]
    answered, _ = table.desk.grade(uid, Grade.GOOD, duration_ms=3000)
    graded = table.desk.card(uid)
    for _ in range(3):
        table.wait(days=1)
        undone = table.desk.undo()
        assert undone is not None and undone.undone and not undone.redone
        assert table.desk.session_end([answered.event]).cards == 0
        table.wait(days=1)
        assert table.desk.can_redo() == "grade"
        redone = table.desk.redo()
        assert redone is not None and redone.redone and not redone.undone
        assert table.desk.card(uid).due == graded.due
        assert table.desk.session_end([answered.event]).cards == 1
    assert table.desk.can_undo() == "grade"


def test_another_action_leaves_nothing_to_redo(table: Table) -> None:
    table.add(first())
    uids = [row.uid for row in table.desk.questions()]
    table.desk.keep(uids[:1])
    table.desk.undo()
    assert table.desk.can_redo() == "keep"
    table.desk.drop(uids[1:2])
    assert (table.desk.can_redo(), table.desk.redo()) == ("", None)
    assert table.desk.can_undo() == "drop"


def test_an_item_that_another_window_changed_stays_as_that_left_it(table: Table) -> None:
    table.add(first())
    uid = table.desk.questions()[0].uid
    table.desk.keep([uid])
    other = open_desk(table.folder, lambda: table.moment + timedelta(seconds=1), zone=UTC)
    other.drop([uid])
    with pytest.raises(QuizbankError, match="cannot_undo"):
        table.desk.undo()
    assert table.desk.questions()[0].state.value == "dropped"
    other.undo()
    other.redo()
    assert table.desk.questions()[0].state.value == "dropped"
    other.undo()
    table.desk.drop([uid])
    with pytest.raises(QuizbankError, match="cannot_redo"):
        other.redo()
    other.close()


def test_a_card_that_another_window_graded_is_not_graded_by_redo(table: Table) -> None:
    table.add(first())
    uid = table.desk.queue()[0]
    table.desk.grade(uid, Grade.GOOD)
    table.desk.undo()
    other = open_desk(table.folder, lambda: table.moment, zone=UTC)
    other.grade(uid, Grade.AGAIN)
    after = other.card(uid)
    with pytest.raises(QuizbankError, match="cannot_redo"):
        table.desk.redo()
    assert table.desk.card(uid) == after
    other.close()


def test_what_was_imported_goes_and_comes_back_by_undo_and_redo(table: Table) -> None:
    table.add(first())
    assert table.moment == NOW
    table.desk.undo()
    assert table.desk.articles() == ()
    table.desk.redo()
    assert table.desk.making(first().article.id) == first()
    table.desk.undo()
    table.wait(days=1)
    table.add(first())
    assert len(table.desk.articles()) == 1
    table.desk.undo()
    assert table.desk.articles() == ()


@pytest.mark.parametrize("seed", range(12))
def test_what_is_left_to_undo_after_emptying_the_bin_can_be_undone(
    table: Table, parcels: tuple[Parcel, ...], seed: int
) -> None:
    dice = random.Random(seed)
    table.add(*dice.sample((*others(), river(), *MAKINGS), 3))
    for _ in range(3):
        act(table, dice, 12, parcels)
        table.desk.empty_bin()
    act(table, dice, 6, parcels)
    while table.desk.can_undo():
        table.wait(seconds=1)
        assert table.desk.undo() is not None
    while table.desk.can_redo():
        assert table.desk.redo() is not None
