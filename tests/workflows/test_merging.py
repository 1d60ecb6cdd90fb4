"""Two libraries as one: the same from both sides, nothing changed by merging once more, all taken back by undo."""

import json
import random
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from quizbank.domain.changes import NOTHING
from quizbank.domain.keeping import Merged
from quizbank.domain.link import WaitingLink
from quizbank.domain.review import EventKind, Grade, standing
from quizbank.domain.selection import Making
from quizbank.domain.study_set import SetKind, StudySet
from quizbank.store import articles, cards, day_totals, events, flags, kept_sets, tags
from quizbank.store.engine import Library, open_library
from quizbank.workflows.doctor import cards_off, examine
from quizbank.workflows.rows import QuizWish
from tests.made_up import others, river
from tests.store.makings import NOW, first, second, to_read
from tests.workflows.conftest import Table, received
from tests.workflows.random_actions import act
from tests.workflows.test_remake import each_fact_has_its_card
from tests.workflows.test_undo_redo import exported

SEEDS = 16
STEPS = 40


def library_of(table: Table) -> Library:
    found: Library = table.desk._bench.library  # type: ignore[attr-defined]
    return found


def merge(into: Table, other: Table) -> Merged:
    """Carry the other library over, by way of a file."""
    file = other.folder / "carried.quizbank"
    other.desk.carry_library(file)
    parcel = received(file)
    looked = into.desk.look_into(parcel)
    merged, changes = into.desk.merge(parcel)
    assert merged == looked
    assert changes.label == "merge" or (changes == NOTHING and merged.brings_nothing)
    return merged


def merge_again(into: Table, other: Table) -> bool:
    """Whether merging once more changed nothing, not even what nobody sees."""
    before = list(library_of(into).connection.iterdump())
    merge(into, other)
    return list(library_of(into).connection.iterdump()) == before


def seen(table: Table) -> dict[str, Any]:
    """The library as a person has it, uids and numbers of events apart: those are of one library only."""
    library = library_of(table)
    there = sorted(record.id for record in articles.records(library))
    with library.looking() as connection:
        derived = dict(connection.execute("SELECT uid, derived_id FROM question").fetchall())
        asked = {uid for a in there for (uid,) in connection.execute(
            "SELECT uid FROM generated WHERE article = ?", (a,))}  # fmt: skip
        away = {uid for uid, id_ in derived.items() if id_.startswith("away ")}  # their making was undone
        log = [event for event in events.read(library) if event.uid not in away]
        base = [event for event in log if event.kind is not EventKind.RESCHEDULE]
        by_id = {event.id: event for event in log}
        studied = {event.uid for event in base}
        states = connection.execute(
            "SELECT uid, fact_key, kind, interaction, topic, asked_role, actor, actor_kind, state FROM question"
        ).fetchall()
        return {
            "articles": [connection.execute(
                "SELECT id, title, byline, outlet, published, origin, language, words, warnings, seed, generator,"
                " making_warnings, added, starter, reading_only, remade FROM article WHERE id = ?", (a,)).fetchone()
                for a in there],
            "makings": [replace(articles.making(library, a), reading=b"") for a in there],
            "questions": sorted((derived[uid], *rest) for uid, *rest in states if uid in asked),
            "decided": sorted((derived[uid], rest[-1]) for uid, *rest in states if rest[-1] != "new"),
            "in_study": sorted(
                (derived[c.uid], replace(c, uid="")) for c in cards.in_study(library) if c.uid in asked),
            "logged": sorted(
                (derived[c.uid], c.state, c.suspended, c.buried_until)
                for c in cards.every(library) if c.uid in studied),
            "log": sorted(
                (derived[e.uid], e.at, e.kind, e.zone, e.grade or 0, e.typed, e.duration_ms, level(e, by_id))
                for e in base
            ),
            "stands": sorted((derived[e.uid], e.at, e.grade or 0) for e in standing(base)),
            "edits": sorted((derived[uid], *rest) for uid, *rest in connection.execute(
                "SELECT uid, field, value, based_on, at FROM question_edit").fetchall()),
            "variants": sorted(
                (derived[name.removeprefix("accepted/")], sorted(json.loads(value)))
                for name, value in connection.execute(
                    "SELECT name, value FROM setting WHERE name GLOB 'accepted/*' AND value <> '[]'")),
            "sets": sorted(kept_sets.every(library)),
            "tags": [(a, sorted(tags.of_article(library, a))) for a in there],
            "flags": sorted(derived[uid] for uid in flags.every(library) if uid in asked),
            "waiting": connection.execute("SELECT * FROM waiting_link ORDER BY link").fetchall(),
            "reasons": sorted(
                (derived[name.removeprefix("dropped/")], value) for name, value in connection.execute(
                    "SELECT name, value FROM setting WHERE name GLOB 'dropped/*'")),
            "corrections": sorted(row for row in connection.execute(
                "SELECT article, body, at FROM reading_correction") if row[0] in there),
            "evidence": sorted(
                (derived[uid], *rest) for uid, *rest in connection.execute(
                    "SELECT evidence.* FROM evidence").fetchall() if uid in asked and rest[0] in there
                and uid in awake(connection, asked)),
            "resting": sorted((derived[uid], *rest) for uid, *rest in connection.execute(
                "SELECT * FROM sleeping").fetchall() if rest[0] in there),
            "days": [t for t in day_totals.since(library, "") if t.answered or t.milliseconds],
            "quizzes": sorted(connection.execute(
                "SELECT quiz.article, title, started, finished, position, attempt.article, body,"
                " (SELECT value FROM setting WHERE name = 'quiz_minutes/' || quiz.id),"
                " (SELECT group_concat(given || verdict || at) FROM attempt_answer AS a WHERE a.quiz = quiz.id AND"
                " a.position = attempt.position) FROM quiz JOIN attempt ON quiz = quiz.id"
                " WHERE finished IS NOT NULL").fetchall(), key=str),
        }  # fmt: skip


def awake(connection: Any, asked: set[str]) -> set[str]:
    rows = connection.execute("SELECT uid FROM card WHERE NOT asleep")
    return {uid for (uid,) in rows if uid in asked}


def level(event: Any, by_id: dict[int, Any]) -> int:
    return 0 if event.undoes is None else 1 + level(by_id[event.undoes], by_id)


@contextmanager
def tables(folder: Path, *names: str) -> Iterator[list[Table]]:
    laid = [Table(folder / name) for name in names]
    try:
        yield laid
    finally:
        for table in laid:
            table.desk.close()


def lived(table: Table, dice: random.Random, *, makings: tuple[Making, ...], steps: int = STEPS) -> None:
    """A library in which somebody has worked, and taken some of it back."""
    table.add(*dice.sample(makings, dice.randint(1, 3)))
    act(table, dice, steps)
    for _ in range(dice.randint(0, 6)):
        table.wait(seconds=40)
        table.desk.undo()
    if any(row.state.value != "dropped" for row in table.desk.questions()) and dice.random() < 0.6:
        minutes = dice.choice((0, 5))
        quiz, _ = table.desk.build_quiz(QuizWish(count=3, minutes=minutes))
        table.wait(seconds=dice.randint(1, 50))
        table.desk.answer_quiz(quiz.id, 0, "Quill")
        table.desk.accept_quiz(quiz.id, 0)
        table.desk.quiz_result(quiz.id)


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(SEEDS))
def test_merging_is_the_same_from_both_sides_and_once_is_enough(tmp_path: Path, seed: int) -> None:
    dice = random.Random(seed)
    makings = (*others()[:2], river(), first(), second(), to_read())
    with tables(tmp_path, "a", "b", "a2", "b2") as (a, b, a2, b2):
        if dice.random() < 0.5:  # the two have a past in common: one was carried to the other's computer
            lived(a, dice, makings=makings)
            merge(b, a)
        for table in (a, b):
            table.wait(days=dice.randint(0, 30), microseconds=dice.randint(1, 999))
            lived(table, dice, makings=makings)
        for original, copy in ((a, a2), (b, b2)):
            copied(original, copy)
        start = exported(library_of(a)), seen(a)
        for table in (a, b2):
            table.moment = max(a.moment, b.moment) + timedelta(days=1)
        merge(a, b)
        merge(b2, a2)
        assert_same(seen(a), seen(b2))
        end = exported(library_of(a)), seen(a)
        assert merge_again(a, b) and merge_again(b2, a2)
        assert merge(a, b2).brings_nothing
        assert_same(seen(a), end[1])
        for table in (a, b2):
            assert cards_off(library_of(table)) == ()
            each_fact_has_its_card(table)
        if a.desk.can_undo() == "merge":
            a.desk.undo()
            assert (exported(library_of(a)), seen(a)) == start
            assert cards_off(library_of(a)) == ()
            a.desk.redo()
            assert (exported(library_of(a)), seen(a)) == end
            a.desk.undo()
            merge(a, b)
            assert_same(seen(a), end[1])
        for table in (a, b2):
            table.desk.close()
            assert examine(table.folder).healthy


def copied(original: Table, copy: Table) -> None:
    """Another window on a copy of the library."""
    copy.desk.close()
    original.desk.carry_library(original.folder / "whole")  # written by the same steps as any backup
    job = original.desk.back_up_job(at_once=True)
    assert job is not None
    (copy.folder / "library.sqlite").write_bytes(job().path.read_bytes())
    copy.moment = original.moment
    with closing(open_library(copy.folder)):
        pass
    copy.restart()


def assert_same(one: dict[str, Any], other: dict[str, Any]) -> None:
    for name, value in one.items():
        assert value == other[name], name


def test_a_merging_is_taken_back_after_another_was_forgotten(tmp_path: Path) -> None:
    # Emptying the bin drops the step of the first merging, and the next step gets its number.
    with tables(tmp_path, "a", "b", "c") as (a, b, c):
        for other, making in ((b, first()), (c, river())):
            other.add(making)
            other.desk.grade(other.desk.queue()[0], Grade.GOOD)
        merge(a, b)
        a.desk.undo()
        a.desk.empty_bin()
        assert merge(a, c).reviews == 1
        assert len(events.read(library_of(a))) == 1
        a.desk.undo()
        assert events.read(library_of(a)) == ()
        a.desk.redo()
        assert merge(a, b).reviews == 1
        assert a.desk.today() == merged_twice(tmp_path / "d", b, c)


def merged_twice(folder: Path, *others: Table) -> Any:
    """What is due in a new library into which those were merged."""
    with tables(folder, "new") as (new,):
        for other in reversed(others):
            merge(new, other)
        return new.desk.today()


def test_answers_of_two_computers_make_one_schedule(tmp_path: Path) -> None:
    with tables(tmp_path, "a", "b") as (a, b):
        a.add(first())
        merge(b, a)
        uid = a.desk.queue()[0]
        for table, days, grade in ((a, 0, Grade.GOOD), (b, 1, Grade.GOOD), (a, 4, Grade.AGAIN), (b, 9, Grade.GOOD)):
            table.moment = NOW + timedelta(days=days)
            table.desk.grade(uid, grade, duration_ms=1000)
        a.moment = b.moment
        alone = Table(tmp_path / "alone")
        alone.add(first())
        for days, grade in ((0, Grade.GOOD), (1, Grade.GOOD), (4, Grade.AGAIN), (9, Grade.GOOD)):
            alone.moment = NOW + timedelta(days=days)
            alone.desk.grade(uid, grade, duration_ms=1000)
        merge(a, b)
        assert a.desk.card(uid) == alone.desk.card(uid), "as if all had been answered here"
        lines = a.desk.history(uid).history.entries
        assert [entry.at for entry in lines] == sorted(entry.at for entry in lines)
        assert sum(day.answered for day in a.desk.calendar()) == 4
        alone.desk.close()


def test_what_was_sorted_comes_along_and_goes_with_undo(tmp_path: Path) -> None:
    with tables(tmp_path, "a", "b") as (a, b):
        for table in (a, b):
            table.add(first())
        article, uid = first().article.id, a.desk.queue()[0]
        a.desk.tag(article, ["Sea", "law"])
        b.desk.tag(article, ["sea", "coast"])
        a.desk.keep_set("mine", StudySet(SetKind.TOPIC, "date"))
        b.desk.keep_set("mine", StudySet(SetKind.TAG, "sea"))
        b.desk.flag(uid, on=True)
        before = seen(a)
        assert merge(a, b).sorting == 4
        assert tags.of_article(library_of(a), article) == ("Sea", "law", "coast")
        assert dict(kept_sets.every(library_of(a))) == {
            "mine": StudySet(SetKind.TAG, "sea"),
            "mine 2": StudySet(SetKind.TOPIC, "date"),
        }
        assert a.desk.card(uid).flagged
        a.desk.undo()
        assert seen(a) == before


def test_a_link_waits_until_its_article_is_there_on_either_side(tmp_path: Path) -> None:
    waits = WaitingLink("https://orsa.example/veto", "A page", None, "no_article", (("words", "12"),))
    making = replace(river(), article=replace(river().article, origin=waits.link))
    with tables(tmp_path, "a", "b", "c") as (a, b, c):
        a.desk.keep_link(waits)
        b.add(making)
        assert merge(c, a).sorting == 1 and c.desk.waiting_links() == (waits,)
        merge(c, b)
        merge(a, b)
        assert c.desk.waiting_links() == a.desk.waiting_links() == ()
        merge(b, a)
        assert b.desk.waiting_links() == ()
        a.desk.undo()
        assert a.desk.waiting_links() == (waits,)


def test_the_time_that_was_given_for_a_quiz_stays_with_it(tmp_path: Path) -> None:
    with tables(tmp_path, "a", "b") as (a, b):
        for table, minutes in ((a, 3), (b, 7)):
            table.add(first())
            quiz, _ = table.desk.build_quiz(QuizWish(count=2, minutes=minutes))
            table.wait(seconds=minutes)
            table.desk.answer_quiz(quiz.id, 0, "Quill")
            table.desk.quiz_result(quiz.id)
        assert merge(a, b).quizzes == 1
        assert [a.desk.quiz(number).minutes for number in (1, 2)] == [3, 7]
