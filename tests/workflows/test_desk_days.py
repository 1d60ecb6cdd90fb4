"""Days at the real desk: the due dates of FSRS alone, the hour of the rollover, an absence, a leech."""

import random
from datetime import UTC, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import fsrs
import pytest

from quizbank.domain.review import Grade
from quizbank.workflows.making_codec import encode
from quizbank.workflows.open_desk import open_desk
from tests.store.makings import first
from tests.synthetic import makings
from tests.workflows.conftest import Table

PLAIN = {"spread": "off", "apart": "off", "day_begins": "0", "spread_absence": "off"}


def test_three_hundred_reviews_are_due_when_the_library_alone_says_so(table: Table) -> None:
    table.add(*makings(1, 30))
    for name, value in PLAIN.items():
        table.desk.remember(name, value)
    table.desk.remember("new_per_day", "30")
    engine, dice = fsrs.Scheduler(enable_fuzzing=False), random.Random(3)
    table_of_dues = []
    for number, uid in enumerate(table.desk.queue()):
        plain = fsrs.Card(card_id=number, due=table.moment)
        for _ in range(10):
            given = dice.choice(list(Grade))
            answered, _ = table.desk.grade(uid, given)
            plain, _ = engine.review_card(plain, fsrs.Rating(int(given)), table.moment)
            table_of_dues.append((answered.due, plain.due))
            table.moment = max(table.moment, plain.due + timedelta(minutes=dice.randrange(3 * 24 * 60)))
    assert len(table_of_dues) == 300
    assert [ours for ours, _ in table_of_dues] == [theirs for _, theirs in table_of_dues]


def test_another_retention_holds_from_the_next_answer_on(table: Table) -> None:
    table.add(first())
    uid = table.desk.queue()[0]
    usual = table.desk.card(uid).intervals
    table.desk.remember("retention", "0.8")
    longer = table.desk.card(uid).intervals
    assert longer[3] > usual[3]
    answered, _ = table.desk.grade(uid, Grade.EASY)
    assert answered.due == table.moment + longer[3]


@pytest.mark.parametrize(
    ("hour", "back"), [("0", "2031-05-03T00:00"), ("4", "2031-05-03T04:00"), ("23", "2031-05-02T23:00")]
)
def test_the_hour_at_which_a_day_begins_can_be_set(table: Table, hour: str, back: str) -> None:
    table.add(first())
    table.desk.remember("day_begins", hour)
    uid = table.desk.queue()[0]
    table.desk.bury(uid)
    begins = datetime.fromisoformat(back).replace(tzinfo=ZoneInfo("Asia/Almaty"))
    table.moment = begins - timedelta(seconds=1)
    assert uid not in table.desk.queue()
    table.moment = begins.astimezone(UTC)
    assert uid in table.desk.queue()


def test_the_limit_on_new_cards_begins_anew_when_the_clocks_change(data_folder: Path) -> None:
    berlin, moment = ZoneInfo("Europe/Berlin"), [datetime(2031, 3, 29, 12, tzinfo=UTC)]
    desk = open_desk(data_folder, lambda: moment[0], zone=berlin)
    for making in makings(1, 20):
        desk.add(encode(making))
    desk.remember("new_per_day", "3")
    seen = []
    for _ in range(48 * 2):
        moment[0] += timedelta(minutes=30)
        local = moment[0].astimezone(berlin)
        for _ in range(desk.today().new):
            desk.grade(desk.queue()[-1], Grade.EASY)
            seen.append((local.day, local.hour))
    # On the night to March 30 the clocks skip the hour from two to three; the day still begins at four on the wall.
    assert seen == [(29, 13)] * 3 + [(30, 4)] * 3 + [(31, 4)] * 3
    desk.close()


def test_what_waited_during_an_absence_is_spread_most_at_risk_first(table: Table) -> None:
    table.add(*makings(1, 140))
    table.desk.remember("new_per_day", "140")
    for number, uid in enumerate(table.desk.queue()):
        table.desk.grade(uid, (Grade.EASY, Grade.GOOD)[number % 2])
    table.wait(minutes=30)
    for uid in table.desk.queue():
        table.desk.grade(uid, Grade.GOOD)
    table.desk.remember("new_per_day", "0")
    table.wait(days=12)
    today = table.desk.today()
    assert (today.due, today.away, today.later, today.later_days) == (30, 11, 110, 4)
    assert [day.planned for day in table.desk.forecast(5)] == [30, 30, 30, 30, 20, 0], (
        "the chart says it as the words do"
    )
    assert table.desk.session_end(()).tomorrow == 30
    queue = table.desk.queue()
    assert len(queue) == 30
    everything = table.desk.queue(everything=True)
    assert len(everything) == 140 and everything[:30] == queue
    table.desk.grade(queue[0], Grade.EASY)
    table.desk.undo()
    assert table.desk.today() == today
    seen: set[str] = set()
    for day in range(5):
        queue = table.desk.queue()
        assert not seen & set(queue)
        assert len(queue) == table.desk.today().due == (30, 30, 30, 30, 20)[day]
        for uid in queue:
            table.desk.grade(uid, Grade.EASY)
        seen |= set(queue)
        assert table.desk.queue() == ()
        table.wait(days=1)
    assert len(seen) == 140


def test_a_card_that_is_missed_again_and_again_is_a_leech(table: Table) -> None:
    table.add(first())
    table.desk.remember("leech_at", "2")
    uid = table.desk.queue()[0]
    said = []
    for given in (Grade.EASY, Grade.AGAIN, Grade.AGAIN, Grade.EASY, Grade.AGAIN, Grade.EASY, Grade.AGAIN):
        table.wait(days=30)
        said.append(table.desk.grade(uid, given)[0].leech)
    assert said == [False, False, False, False, True, False, True]
    assert [row.uid for row in table.desk.leeches()] == [uid]
    table.desk.suspend(uid)
    assert table.desk.leeches() == ()


def test_an_article_says_when_the_day_ends_by_the_hour_that_was_set(table: Table) -> None:
    table.add(first())
    for hour in ("0", "4", "13"):
        table.desk.remember("day_begins", hour)
        tonight = table.desk.article(first().article.id).tonight
        assert tonight.astimezone(ZoneInfo("Asia/Almaty")).hour == int(hour)
        assert table.moment < tonight <= table.moment + timedelta(days=1)
