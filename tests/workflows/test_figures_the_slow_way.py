"""Every figure of Study and Progress, worked out once more card by card and line by line of the log."""

import random
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

import pytest

from quizbank.domain.review import CardEvent, CardPhase, EventKind, Grade, ItemState, standing
from quizbank.domain.study_day import beginning, next_day_start, study_day
from quizbank.domain.study_set import SetKind
from quizbank.store import articles, cards, events, questions
from quizbank.store.card_rows import CardRecord
from quizbank.store.engine import Library, open_library
from quizbank.store.questions import QuestionRecord
from quizbank.study.scheduler import Scheduler
from quizbank.workflows.rows import DayCount
from tests.made_up import others, river
from tests.store.makings import first, second
from tests.synthetic import makings
from tests.workflows.conftest import ZONE, Table


@dataclass
class Slow:
    """The library as it stands, read card by card."""

    library: Library
    now: datetime

    def __post_init__(self) -> None:
        self.living = list(articles.records(self.library))
        self.asked = {card.uid: self._asked(card.uid) for card in cards.every(self.library)}
        self.cards = {card.uid: card for card in cards.every(self.library) if self._in_study(card)}
        self.log = [e for e in standing(events.read(self.library)) if e.kind is EventKind.REVIEW]
        self.today = study_day(self.now, ZONE)
        scheduler = Scheduler()
        self.recall = {uid: scheduler.retrievability(card.state, self.now) for uid, card in self.cards.items()}
        self.known = {u for u, c in self.cards.items() if c.state.phase is CardPhase.REVIEW and self.recall[u] >= 0.9}

    def _asked(self, uid: str) -> QuestionRecord:
        return questions.with_all_proofs(self.library, questions.question(self.library, uid))

    def homes(self, uid: str) -> set[str]:
        return {e.article for e in self.asked[uid].question.evidence} & {record.id for record in self.living}

    def _in_study(self, card: CardRecord) -> bool:
        return self.asked[card.uid].state is not ItemState.DROPPED and bool(self.homes(card.uid))

    def comes(self, card: CardRecord) -> datetime | None:
        """When a card that is not suspended falls due."""
        due, back = card.state.due, card.buried_until
        return None if card.suspended or due is None else max(due, back or due)

    def ready(self) -> Iterator[CardRecord]:
        for card in self.cards.values():
            if not card.suspended and (card.buried_until is None or card.buried_until <= self.now):
                yield card

    def in_review(self, days: int) -> list[CardEvent]:
        since = self.now - timedelta(days=days)
        return [e for e in self.log if e.before and e.before.phase is CardPhase.REVIEW and since < e.at <= self.now]

    def sets(self, kind: SetKind) -> dict[str, set[str]]:
        found: dict[str, set[str]] = {}
        for uid in self.cards:
            asked, homes = self.asked[uid], [r for r in self.living if r.id in self.homes(uid)]
            values = {
                SetKind.ARTICLE: {record.title for record in homes},
                SetKind.PERIOD: {record.published.isoformat()[:7] for record in homes if record.published},
                SetKind.TOPIC: {asked.question.topic.value},
            }
            actor = {asked.actor} if asked.actor and asked.actor_kind == kind.value else set()
            for value in values.get(kind, actor):
                found.setdefault(value, set()).add(uid)
        return found


@pytest.fixture
def slow(table: Table) -> Iterator[Slow]:
    """A hundred days of a library of many sorts, with all that takes cards out of study."""
    dice, desk = random.Random(11), table.desk
    table.add(*makings(6, 20), *others(), river(), first(), second())
    desk.remember("new_per_day", "30")
    desk.remember("spread_absence", "off")
    for _ in range(40):
        for uid in desk.queue(limit=25):
            desk.grade(uid, dice.choices(list(Grade), (2, 1, 6, 1))[0], duration_ms=dice.randrange(200_000))
            if dice.random() < 0.1:
                desk.undo()
            if dice.random() < 0.02:
                dice.choice([desk.bury, desk.suspend, lambda uid: desk.drop([uid])])(uid)
            table.wait(seconds=dice.randrange(60), microseconds=dice.randrange(1_000_000))
        table.wait(hours=dice.choice((9, 24, 49, 90)))
    for uid in desk.queue(limit=9):
        desk.grade(uid, Grade.HARD, duration_ms=5000)
    desk.bury(desk.queue()[0])
    desk.delete_article(first().article.id)
    desk.delete_article(desk.articles()[-1].id)
    library = open_library(table.folder)
    yield Slow(library, table.moment)
    library.close()


def test_figures_are_those_of_the_slow_way(table: Table, slow: Slow) -> None:
    desk, got = table.desk, table.desk.progress()
    assert len(slow.cards) > 100 and len(slow.known) > 20 and len(slow.log) > 500
    assert (got.facts, got.known) == (len(slow.cards), len(slow.known))
    reviews = slow.in_review(30)
    right = sum(e.grade is not None and e.grade > Grade.AGAIN for e in reviews)
    assert (got.retention, got.retention_reviews) == (right / len(reviews), len(reviews))
    by_day = Counter(study_day(e.at, ZONE) for e in slow.log)
    assert got.answered_today == by_day[slow.today] == 9
    spent = sum(min(e.duration_ms, 120_000) for e in slow.log if study_day(e.at, ZONE) > slow.today - timedelta(28))
    assert got.minutes_a_day == pytest.approx(spent / 60_000 / 28)
    planned = Counter(
        max(slow.today, study_day(due, ZONE)) for card in slow.cards.values() if (due := slow.comes(card))
    )
    days = [slow.today + timedelta(days=n) for n in range(-6, 8)]
    assert got.days == tuple(DayCount(d, by_day[d] * (d <= slow.today), planned[d]) for d in days)
    coming = [slow.today + timedelta(days=n) for n in range(41)]
    assert desk.forecast(40) == tuple(DayCount(d, 0, planned[d]) for d in coming)
    end = desk.session_end(())
    assert (end.tomorrow, end.this_week) == (planned[coming[1]], sum(planned[d] for d in coming[1:8]))
    told, scheduler = desk.retention(60), Scheduler()
    chances = [scheduler.retrievability(e.before, e.at) for e in slow.in_review(60) if e.before]
    assert told.reviews == len(chances) and told.predicted == pytest.approx(sum(chances) / len(chances), abs=1e-12)


def test_what_is_known_of_each_is_that_of_the_slow_way(table: Table, slow: Slow) -> None:
    got = table.desk.progress()
    of_article = slow.sets(SetKind.ARTICLE)
    seen = {uid for uid, card in slow.cards.items() if card.state.reviews}
    assert {(a.title, a.cards, a.seen, a.known) for a in got.articles} == {
        (title, len(own), len(own & seen), len(own & slow.known)) for title, own in of_article.items()
    }
    order = [record.title for record in sorted(slow.living, key=lambda r: (r.added, r.id), reverse=True)]
    assert [a.title for a in got.articles] == [title for title in order if title in of_article]
    order_of_cards = list(slow.cards)
    for kind in SetKind:
        rows = table.desk.known(kind)
        assert [(r.name, r.known, r.cards, r.others) for r in rows] == [
            (
                name,
                len(own & slow.known),
                len(own),
                tuple(uid for uid in order_of_cards if uid in own and uid not in slow.known),
            )
            for name, own in sorted(slow.sets(kind).items())
        ]
        for row in table.desk.study_sets(kind):
            assert row.cards == len(slow.sets(kind)[row.name])


def test_the_day_is_that_of_the_slow_way(table: Table, slow: Slow) -> None:
    desk, tonight = table.desk, next_day_start(slow.now, ZONE)
    ready = list(slow.ready())
    due = [card for card in ready if card.state.due and card.state.due < tonight]
    new = [card for card in ready if card.state.phase is CardPhase.NEW]
    today = desk.today()
    assert today.due == len(due) > 5
    assert today.new == min(len(new), 30 - sum(e.before is None or e.before.phase is CardPhase.NEW for e in _of(slow)))
    queue = desk.queue()
    assert {card.uid for card in due} <= set(queue) and len(queue) == today.due + today.new
    reviews = [card for card in due if card.state.phase is CardPhase.REVIEW]
    by_risk = [card.uid for card in sorted(reviews, key=lambda c: (slow.recall[c.uid], c.state.due, c.uid))]
    desk.remember("apart", "off")
    assert [uid for uid in desk.queue() if uid in set(by_risk)] == by_risk
    seen = [card for card in slow.cards.values() if card.state.reviews and not card.suspended]
    assert desk.cram() == tuple(card.uid for card in sorted(seen, key=lambda c: (slow.recall[c.uid], c.uid)))
    weak = sorted(
        seen,
        key=lambda c: (slow.recall[c.uid] * (c.state.phase is CardPhase.REVIEW), -c.state.lapses, c.uid),
    )
    assert [row.card.uid for row in desk.weakest(12)] == [card.uid for card in weak[:12]]
    for row in desk.articles():
        own = [card for card in slow.cards.values() if row.id in slow.homes(card.uid)]
        assert (row.cards, row.due) == (len(own), sum(card in due for card in own))


def _of(slow: Slow) -> list[CardEvent]:
    """Today's answers."""
    return [e for e in slow.log if e.at >= beginning(slow.today, ZONE)]
