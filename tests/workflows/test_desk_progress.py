"""Progress at the real desk, against a small history counted by hand."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from quizbank.domain.article import ParagraphKind
from quizbank.domain.errors import QuizbankError
from quizbank.domain.review import CardState, EventKind, Grade
from quizbank.domain.study_set import SetKind, StudySet
from quizbank.study.scheduler import Scheduler
from quizbank.workflows.rows import Coverage, DayCount, KnownRow
from tests.made_up import others, river
from tests.store.makings import first
from tests.workflows.conftest import Table


@pytest.fixture
def uids(table: Table) -> list[str]:
    """Three cards on Anneke Roth and two on Mara Quill, all seen: Easy, so that they come back after eight days."""
    table.add(*others(), first())
    uids = sorted(table.desk.queue(), key=lambda uid: table.desk.card(uid).article_title)
    for uid in uids:
        table.desk.grade(uid, Grade.EASY, duration_ms=10_000)
    return uids


def test_retention_wanted_predicted_and_true(table: Table, uids: list[str]) -> None:
    empty = table.desk.retention()
    assert (empty.days, empty.reviews, empty.wanted, empty.predicted, empty.true) == (30, 0, 0.9, None, None)
    scheduler, learnt = Scheduler(), table.moment
    state = scheduler.review(CardState(), Grade.EASY, learnt)
    table.wait(days=8)
    for uid, given in zip(uids, (Grade.GOOD, Grade.AGAIN, Grade.HARD, Grade.EASY, Grade.GOOD), strict=True):
        table.desk.grade(uid, given)
    table.desk.grade(uids[0], Grade.AGAIN)
    table.desk.undo()
    table.desk.remember("retention", "0.85")
    got = table.desk.retention()
    assert (got.reviews, got.wanted, got.true) == (5, 0.85, 4 / 5)
    assert got.predicted == pytest.approx(scheduler.retrievability(state, learnt + timedelta(days=8)))
    table.wait(days=31)
    assert table.desk.retention().reviews == 0
    assert table.desk.retention(days=90).reviews == 5


def test_what_is_likely_known_by_actor_article_topic_and_month(table: Table, uids: list[str]) -> None:
    table.wait(days=8)
    missed = next(uid for uid in uids if table.desk.card(uid).published == date(2030, 11, 5))
    table.desk.grade(missed, Grade.AGAIN)
    assert table.desk.known(SetKind.PERSON) == (
        KnownRow(StudySet(SetKind.PERSON, "Anneke Roth"), "Anneke Roth", 2, 3, (missed,)),
        KnownRow(StudySet(SetKind.PERSON, "Mara Quill"), "Mara Quill", 2, 2, ()),
    )
    months = [(row.name, row.known, row.cards) for row in table.desk.known(SetKind.PERIOD)]
    assert months == [("2030-06", 1, 1), ("2030-11", 0, 1), ("2031-02", 1, 1), ("2031-05", 2, 2)]
    topics = [(row.name, row.known, row.cards) for row in table.desk.known(SetKind.TOPIC)]
    assert topics == [("actor", 3, 4), ("date", 1, 1)]
    assert sum(row.known for row in table.desk.known(SetKind.ARTICLE)) == 4
    assert table.desk.known(SetKind.ORGANIZATION) == ()
    table.wait(days=300)
    assert sum(row.known for row in table.desk.known(SetKind.PERSON)) == 0


def test_the_weakest_facts_come_first(table: Table, uids: list[str]) -> None:
    table.wait(days=8)
    for uid in uids[:3]:
        table.desk.grade(uid, Grade.GOOD)
    table.desk.grade(uids[4], Grade.AGAIN)
    rows = table.desk.weakest(limit=2)
    assert [row.card.uid for row in rows] == [uids[4], uids[3]]
    assert (rows[0].recall, rows[0].lapses) == (0, 1)
    assert 0.85 < rows[1].recall < 0.95
    table.desk.suspend(uids[4])
    assert table.desk.weakest(limit=1)[0].card.uid == uids[3]


def test_the_forecast_and_the_calendar(table: Table, uids: list[str]) -> None:
    today = date(2031, 5, 2)
    assert table.desk.calendar() == (DayCount(today, 5, 0),)
    coming = {day.day: day.planned for day in table.desk.forecast() if day.planned}
    assert coming == {today + timedelta(days=8): 5}
    assert len(table.desk.forecast(90)) == 91
    table.desk.suspend(uids[0])
    table.wait(days=10)
    table.desk.grade(uids[1], Grade.GOOD)
    assert table.desk.forecast()[0] == DayCount(today + timedelta(days=10), 0, 3)
    assert table.desk.calendar() == (DayCount(today, 5, 0), DayCount(today + timedelta(days=10), 1, 0))
    assert table.desk.calendar(days=10) == (DayCount(today + timedelta(days=10), 1, 0),)


def test_the_whole_history_of_a_card(table: Table, uids: list[str]) -> None:
    uid = uids[0]
    table.wait(days=8)
    table.desk.grade(uid, Grade.AGAIN, typed="somebody", duration_ms=7000)
    table.desk.undo()
    table.desk.grade(uid, Grade.GOOD, typed="Anneke Roth", duration_ms=5000)
    table.desk.suspend(uid)
    got = table.desk.history(uid)
    assert [(e.kind, e.grade, e.typed, e.undone) for e in got.history.entries] == [
        (EventKind.REVIEW, Grade.EASY, "", False),
        (EventKind.REVIEW, Grade.AGAIN, "somebody", True),
        (EventKind.REVIEW, Grade.GOOD, "Anneke Roth", False),
        (EventKind.SUSPEND, None, "", False),
    ]
    assert (got.history.answers, got.history.right, got.history.milliseconds) == (2, 2, 15_000)
    assert got.history.entries[0].interval == timedelta(days=8)
    assert (got.card.uid, got.card.suspended, got.recall, got.leech) == (uid, True, 1.0, False)
    table.desk.unsuspend(uid)
    with pytest.raises(QuizbankError, match="no_such_card"):
        table.desk.history("nobody")


def test_a_card_that_was_never_seen_has_no_chance_yet(table: Table) -> None:
    table.add(first())
    got = table.desk.history(table.desk.queue()[0])
    assert (got.recall, got.history.entries) == (None, ())
    assert table.desk.weakest() == () and table.desk.calendar() == ()


def test_coverage_follows_what_is_dropped_and_deleted(table: Table) -> None:
    table.add(river(), others()[0])
    article = river().article
    found = table.desk.coverage([article.id, others()[0].article.id, "none"])
    assert found == {article.id: Coverage(7, 10), others()[0].article.id: Coverage(1, 2)}
    assert table.desk.article(article.id).coverage == found[article.id]
    place = article.text.index("A first reading of the veto failed")
    of_one = [row.uid for row in table.desk.questions(article.id) if row.question.evidence[0].start == place]
    table.desk.drop(of_one)
    assert table.desk.coverage([article.id]) == {article.id: Coverage(6, 10)}
    table.desk.undo()
    assert table.desk.coverage([article.id])[article.id] == found[article.id]
    table.desk.delete_article(article.id)
    assert table.desk.coverage([article.id]) == {}


def test_headings_and_captions_are_no_sentences_of_the_article(table: Table) -> None:
    made = river()
    heading, *rest = made.article.paragraphs
    paragraphs = (replace(heading, kind=ParagraphKind.HEADING), *rest)
    table.add(replace(made, article=replace(made.article, paragraphs=paragraphs)))
    held = sum(sentence.paragraph == 0 for sentence in made.outline.sentences)
    assert table.desk.coverage([made.article.id])[made.article.id].sentences == 10 - held
