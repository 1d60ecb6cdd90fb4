"""Study at the real desk: the day's number, grades, what comes back when."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from quizbank.domain.errors import QuizbankError
from quizbank.domain.reading import Entity, EntityKind
from quizbank.domain.review import AnswerVerdict, CardPhase, Grade
from quizbank.domain.study_day import next_day_start
from quizbank.domain.study_set import SetKind
from quizbank.store import agenda, cards
from quizbank.store.engine import open_library
from quizbank.study import queue as queueing
from quizbank.study.queue import QueueCard
from quizbank.workflows.rows import ActorTally, Today
from tests.made_up import others, river, short
from tests.store.makings import first, second
from tests.workflows.conftest import ZONE, Table


def test_new_cards_are_limited_over_the_whole_library(table: Table) -> None:
    table.add(*others(), river())
    everything = len(table.desk.queue())
    table.desk.remember("new_per_day", "3")
    assert everything > 3
    assert table.desk.today() == Today(due=0, new=3, minutes=1)
    queue = table.desk.queue()
    assert len(queue) == 3
    assert len({table.desk.card(uid).article for uid in queue}) == 3
    table.desk.grade(queue[0], Grade.EASY)
    assert table.desk.today() == Today(due=0, new=2, minutes=1)
    assert len(table.desk.queue(river().article.id)) <= 2
    table.wait(days=1)
    assert table.desk.today().new == 3


def test_a_senseless_limit_is_the_usual_one(table: Table) -> None:
    table.add(river())
    table.desk.remember("new_per_day", "many")
    assert table.desk.today().new == min(15, len(table.desk.article(river().article.id).cards))


def test_a_grade_gives_its_due_date_and_comes_back_then(table: Table) -> None:
    table.add(first())
    uid = table.desk.queue()[0]
    before = table.desk.card(uid)
    assert (before.phase, before.due, len(before.intervals)) == (CardPhase.NEW, None, 4)
    answered, changes = table.desk.grade(uid, Grade.GOOD, typed="Mara Quill", duration_ms=3000)
    assert answered.due == table.moment + before.intervals[Grade.GOOD - 1]
    assert table.desk.card(uid).due == answered.due
    assert (changes.ids, table.desk.can_undo()) == ((uid,), "grade")
    assert table.desk.undo() == changes
    assert table.desk.card(uid) == before


def test_a_buried_card_comes_back_when_the_next_day_begins(table: Table) -> None:
    table.add(first())
    uid = table.desk.queue()[0]
    table.desk.bury(uid)
    assert uid not in table.desk.queue()
    table.moment = table.moment.replace(hour=22, minute=59)
    assert uid not in table.desk.queue()
    table.wait(minutes=1, seconds=1)
    assert uid in table.desk.queue()


def test_a_suspended_card_stays_out_until_it_is_resumed(table: Table) -> None:
    table.add(first())
    uid = table.desk.queue()[0]
    table.desk.suspend(uid)
    table.wait(days=30)
    assert uid not in table.desk.queue()
    assert table.desk.card(uid).suspended
    table.desk.unsuspend(uid)
    assert uid in table.desk.queue()


def test_dropping_takes_a_card_out_of_everything(table: Table) -> None:
    table.add(first())
    uid = table.desk.queue()[0]
    table.desk.drop([uid])
    assert uid not in table.desk.queue()
    view = table.desk.article(first().article.id)
    assert uid not in {row.uid for row in view.cards} | {row.uid for row in view.questions}
    assert uid in {row.uid for row in table.desk.questions()}
    assert (view.row.cards, view.row.questions) == (1, 5)


def test_the_days_choice_in_sql_is_that_of_the_whole_library(table: Table) -> None:
    table.add(*others(), river(), first(), second())
    table.desk.remember("new_per_day", "4")
    for number, uid in enumerate(table.desk.queue()):
        table.desk.grade(uid, Grade(1 + number % 4))
    table.wait(days=2)
    table.desk.suspend(table.desk.queue()[0])
    table.desk.delete_article(others()[0].article.id)
    library = open_library(table.folder)
    homes = {c.uid: c.home for c in agenda.candidates(library, table.moment, table.moment, 10_000)}
    every = [
        QueueCard(
            c.uid, c.fact, homes.get(c.uid, "?"), c.state.phase, c.state.due, c.salience, c.suspended, c.buried_until
        )
        for c in cards.in_study(library)
    ]
    library.close()
    tonight = next_day_start(table.moment, ZONE)
    expected = queueing.build(every, now=table.moment, tonight=tonight, most_new=4)
    fresh = [c.uid for c in every if c.phase is CardPhase.NEW and c.uid in expected]
    assert (table.desk.today().due, table.desk.today().new) == (len(expected) - len(fresh), len(fresh))
    assert len(expected) > len(fresh) > 0
    assert set(table.desk.queue()) == set(expected)


def test_answers_are_judged_without_a_trace(table: Table) -> None:
    table.add(first())
    uid = table.desk.queue()[0]
    assert table.desk.judge(uid, "Mara Quill").verdict is AnswerVerdict.RIGHT
    assert table.desk.judge(uid, "the Tidal Assembly").verdict is AnswerVerdict.WRONG
    assert table.desk.can_undo() == "import"


def test_the_end_of_a_session_names_what_was_learnt_and_what_is_shaky(table: Table) -> None:
    table.add(first())
    known, missed = table.desk.queue()
    given = [
        table.desk.grade(known, Grade.EASY, duration_ms=4000),
        table.desk.grade(missed, Grade.AGAIN, typed="3 May", duration_ms=6000),
        table.desk.grade(missed, Grade.EASY, duration_ms=2000),
        table.desk.grade(known, Grade.AGAIN, duration_ms=9000),
    ]
    table.desk.undo()
    end = table.desk.session_end([answered.event for answered, _ in given])
    assert (end.cards, end.seconds) == (2, 12)
    assert [row.uid for row in end.learnt] == [known]
    assert [(row.uid, typed) for row, typed in end.shaky] == [(missed, "3 May")]
    assert end.by_actor == (ActorTally("Mara Quill", "person", 2, 3),)
    assert end.tomorrow <= end.this_week


def test_what_comes_tomorrow_and_this_week_is_counted_by_study_days(table: Table) -> None:
    table.add(first())
    one, two = table.desk.queue()
    soon, _ = table.desk.grade(one, Grade.GOOD)
    table.wait(minutes=11)
    soon, _ = table.desk.grade(one, Grade.GOOD)
    late, _ = table.desk.grade(two, Grade.EASY)
    end = table.desk.session_end([])
    days = [(answered.due - table.moment) / timedelta(days=1) for answered in (soon, late)]
    assert days == [2, 8]
    assert (end.tomorrow, end.this_week) == (0, 1)
    table.wait(days=1)
    end = table.desk.session_end([])
    assert (end.tomorrow, end.this_week) == (1, 2)


def test_progress_is_there_after_a_restart(table: Table) -> None:
    table.add(first())
    one, two = table.desk.queue()
    table.desk.grade(one, Grade.EASY, duration_ms=30_000)
    table.desk.grade(two, Grade.GOOD, duration_ms=30_000)
    table.wait(minutes=11)
    table.desk.grade(two, Grade.GOOD, duration_ms=60_000)
    table.wait(days=9)
    table.restart()
    for uid, grade in ((one, Grade.GOOD), (two, Grade.AGAIN)):
        table.desk.grade(uid, grade, duration_ms=30_000)
    table.restart()
    seen = table.desk.progress()
    assert seen.answered_today == 2
    assert (seen.retention, seen.retention_reviews) == (0.5, 2)
    assert (seen.known, seen.facts) == (1, 2)
    assert seen.minutes_a_day == pytest.approx(3 / 10)
    assert {day.day: day.answered for day in seen.days if day.answered} == {date(2031, 5, 11): 2}
    (article,) = seen.articles
    assert (article.title, article.cards, article.seen, article.known) == ("The session opens", 2, 2, 1)
    (mara,) = table.desk.known(SetKind.PERSON)
    assert (mara.name, mara.known, mara.cards) == ("Mara Quill", 1, 2)
    assert seen.today == table.desk.today()


def test_the_two_windows_of_one_library_see_each_others_grades(table: Table) -> None:
    table.add(first())
    uid = table.desk.queue()[0]
    other = Table(table.folder, table.moment + timedelta(minutes=1))
    other.desk.grade(uid, Grade.EASY)
    assert table.desk.card(uid).phase is CardPhase.REVIEW
    assert table.desk.today() == other.desk.today()
    other.desk.close()


def test_an_unknown_card_or_question_is_a_known_error(table: Table) -> None:
    with pytest.raises(QuizbankError, match="no_such_card"):
        table.desk.grade("nobody", Grade.GOOD)
    with pytest.raises(QuizbankError, match="no_such_question"):
        table.desk.judge("nobody", "x")


def test_more_new_cards_may_be_asked_for_than_the_day_has(table: Table) -> None:
    table.add(river())
    table.desk.remember("new_per_day", "2")
    for uid in table.desk.queue():
        table.desk.grade(uid, Grade.EASY)
    assert table.desk.queue() == ()
    more = table.desk.queue(more_new=3)
    assert len(more) == 3
    table.desk.grade(more[0], Grade.EASY)
    assert set(table.desk.queue(more_new=2)) == set(more[1:])


def test_the_cards_of_items_are_those_of_their_facts(table: Table) -> None:
    table.add(river())
    cards_of_article = [row.uid for row in table.desk.article(river().article.id).cards]
    items = [row.uid for row in table.desk.questions()]
    found = table.desk.cards_for(items)
    assert sorted(found) == sorted(cards_of_article)
    other_kinds = [uid for uid in items if uid not in found]
    assert other_kinds
    assert set(table.desk.cards_for(other_kinds)) <= set(found)
    table.desk.suspend(found[0])
    assert found[0] not in table.desk.cards_for(items)
    assert table.desk.cards_for(()) == ()


def test_undo_says_that_it_took_something_back(table: Table) -> None:
    table.add(first())
    _, changes = table.desk.grade(table.desk.queue()[0], Grade.GOOD)
    undone = table.desk.undo()
    assert undone is not None
    assert (changes.undone, undone.undone, (changes | undone).undone) == (False, True, True)


def test_an_actor_of_another_article_is_no_slip(table: Table) -> None:
    table.add(first())
    uid = next(u for u in table.desk.queue() if table.desk.card(u).question.key == "Mara Quill")
    slip = table.desk.judge(uid, "Mara Quilt")
    assert (slip.verdict, slip.meant) == (AnswerVerdict.RIGHT, "Mara Quill")
    namesake = short("A namesake", "Gazette", "2031-05-03", "Mara Quilt met Anneke Roth.")
    person = Entity("e9", EntityKind.PERSON, "", "Mara Quilt", (), ())
    outline = replace(namesake.outline, entities=(*namesake.outline.entities, person))
    table.add(replace(namesake, outline=outline))
    assert table.desk.judge(uid, "Mara Quilt").verdict is AnswerVerdict.WRONG
    assert table.desk.judge(uid, "Mara Quill").verdict is AnswerVerdict.RIGHT
