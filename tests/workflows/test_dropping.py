"""Dropping with a reason: what it takes along, what later makings make of it, and how it is taken back."""

from dataclasses import replace
from pathlib import Path

import pytest

from quizbank.domain.identity import derived_id
from quizbank.domain.question import Question
from quizbank.domain.review import DropReason, ItemState
from quizbank.domain.selection import Making
from quizbank.workflows import keeping
from quizbank.workflows.making_codec import encode
from quizbank.workflows.rows import QuestionRow
from tests.made_up import river, river_with_sets
from tests.workflows.conftest import Table

RIVER = river()
ARTICLE = RIVER.article.id


def rows(table: Table) -> dict[str, QuestionRow]:
    return {row.uid: row for row in table.desk.questions(ARTICLE)}


def dropped(table: Table) -> dict[str, DropReason | None]:
    return {uid: row.reason for uid, row in rows(table).items() if row.state is ItemState.DROPPED}


def twins(making: Making) -> tuple[Question, ...]:
    """The items of the first fact that is asked in more than one way."""
    asked = [[q for q in making.questions if q.fact == fact.id] for fact in making.facts]
    return tuple(next(items for items in asked if len(items) > 1))


def with_another(making: Making, *, of: Question) -> tuple[Making, Question]:
    """The Making of a version that asks that item's fact in one more way."""
    new = replace(of, id=derived_id(of.fact, "new kind", of.asked_role), kind="new kind")
    return replace(making, questions=(*making.questions, new), generator="quizbank 9.9"), new


@pytest.mark.parametrize("reason", [DropReason.WRONG, DropReason.POINTLESS])
def test_a_fact_that_is_no_good_takes_all_that_asks_it(table: Table, reason: DropReason) -> None:
    table.add(RIVER)
    items = twins(RIVER)
    before = table.desk.today().total
    changes = table.desk.drop([items[-1].id], reason)
    assert dropped(table) == {item.id: reason for item in items} and set(changes.ids) == set(dropped(table))
    assert table.desk.today().total < before
    table.desk.undo()
    assert dropped(table) == {} and table.desk.today().total == before
    table.desk.redo()
    assert dropped(table) == {item.id: reason for item in items}


@pytest.mark.parametrize("reason", [DropReason.TWO_RIGHT, DropReason.UNCLEAR, None])
def test_an_item_that_is_no_good_goes_alone(table: Table, reason: DropReason | None) -> None:
    table.add(RIVER)
    item, *_ = twins(RIVER)
    table.desk.drop([item.id], reason)
    assert dropped(table) == {item.id: reason}
    more, new = with_another(RIVER, of=item)
    table.desk.remake(ARTICLE, encode(more))
    assert dropped(table) == {item.id: reason} and rows(table)[new.id].state is ItemState.NEW


def test_what_was_dropped_stays_so_whatever_a_later_making_calls_it(table: Table) -> None:
    table.add(RIVER)
    item, *_ = twins(RIVER)
    table.desk.drop([item.id], DropReason.UNCLEAR)
    other = replace(item, id=derived_id("another key", item.kind, item.asked_role), stem=item.stem + " (Say it.)")
    making = replace(RIVER, questions=tuple(other if q is item else q for q in RIVER.questions), generator="other")
    table.desk.remake(ARTICLE, encode(making))
    assert dropped(table) == {item.id: DropReason.UNCLEAR}
    assert rows(table)[item.id].question.stem == other.stem


def test_a_later_making_drops_what_it_asks_of_such_a_fact(table: Table) -> None:
    table.add(RIVER)
    item, *_ = twins(RIVER)
    table.desk.drop([item.id], DropReason.WRONG)
    before = dropped(table)
    more, new = with_another(RIVER, of=item)
    preview = table.desk.remake_preview(ARTICLE, encode(more))
    assert [(row.question.id, row.refused) for row in preview.new] == [(new.id, True)]
    table.desk.remake(ARTICLE, encode(more))
    assert dropped(table) == before | {new.id: DropReason.WRONG}
    table.desk.undo()
    assert dropped(table) == before
    table.desk.redo()
    assert dropped(table) == before | {new.id: DropReason.WRONG}


def test_so_does_another_article_that_states_it(table: Table) -> None:
    item, *_ = twins(RIVER)
    more, new = with_another(RIVER, of=item)
    other = replace(more, article=replace(more.article, id="0123456789abcdef"))
    table.add(RIVER)
    table.desk.drop([item.id], DropReason.POINTLESS)
    table.add(other)
    (row,) = [row for row in table.desk.questions("0123456789abcdef") if row.question.id == new.id]
    assert (row.state, row.reason) == (ItemState.DROPPED, DropReason.POINTLESS)


def test_one_that_was_brought_back_speaks_for_its_fact(table: Table) -> None:
    table.add(RIVER)
    item, *others = twins(RIVER)
    table.desk.drop([item.id], DropReason.WRONG)
    table.desk.keep([item.id])
    assert rows(table)[item.id].reason is None and dropped(table) == {q.id: DropReason.WRONG for q in others}
    more, new = with_another(RIVER, of=item)
    table.desk.remake(ARTICLE, encode(more))
    assert rows(table)[new.id].state is ItemState.NEW
    table.desk.drop([item.id])
    assert dropped(table)[item.id] is None


def test_a_set_goes_with_a_fact_of_its_own_but_takes_none_along(table: Table) -> None:
    making = river_with_sets()
    a_set = next(q for q in making.questions if q.also)
    table.add(making)
    table.desk.drop([a_set.id], DropReason.WRONG)
    assert dropped(table) == {a_set.id: DropReason.WRONG}
    table.desk.remake(ARTICLE, encode(replace(making, generator="other")))
    assert dropped(table) == {a_set.id: DropReason.WRONG}
    table.desk.undo()
    table.desk.undo()
    single = next(q for q in making.questions if q.fact == a_set.also[0] and not q.also)
    table.desk.drop([single.id], DropReason.WRONG)
    assert {a_set.id, single.id} <= dropped(table).keys()


def test_reasons_go_along_with_a_whole_library(table: Table, tmp_path: Path) -> None:
    table.add(RIVER)
    item, *_ = twins(RIVER)
    table.desk.drop([item.id], DropReason.WRONG)
    table.desk.carry_library(tmp_path / "all.sqlite")
    other = Table(tmp_path / "other")
    other.add(RIVER)
    other.desk.drop([item.id])
    other.desk.merge(keeping.parcel(tmp_path / "all.sqlite"))
    assert dropped(other) == dropped(table) != {}
    other.desk.close()
