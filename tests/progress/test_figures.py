"""Every figure of Progress against a log counted by hand."""

from dataclasses import replace
from datetime import UTC, date, timedelta

import pytest

from quizbank.domain.review import CardPhase, CardState, EventKind, Grade
from quizbank.domain.tally import Tally
from quizbank.progress import answers, mastery
from quizbank.progress.history import history
from quizbank.progress.retention import Retention, foretold, retention
from quizbank.progress.workload import (
    Day,
    answered_by_day,
    days_around,
    forecast,
    minutes_a_day,
)
from tests.progress.log import BERLIN, LOG, NOW, STATES, at, review


def day(number: int, month: int = 3) -> date:
    return date(2022, month, number)


def test_retention_counts_cards_in_review_over_thirty_days() -> None:
    # Events 4, 5, 6 and 9: three of four. 1 is too old, 2 and 3 were learning, 7 was undone.
    got = retention(LOG, NOW)
    assert got == Retention(right=3, reviews=4) and got.share == 0.75
    assert retention(LOG, NOW, days=60) == Retention(right=3, reviews=5)


def test_retention_without_reviews_is_none() -> None:
    assert retention(LOG[:3], NOW).share is None
    assert retention(LOG, at(1, 12, month=1)) == Retention(0, 0)


def test_retention_begins_behind_its_border() -> None:
    old = review(1, "a", NOW - timedelta(days=30), Grade.GOOD, CardPhase.REVIEW)
    assert retention([old], NOW).reviews == 0
    assert retention([old], NOW - timedelta(seconds=1)).reviews == 1


def test_answers_belong_to_the_day_that_begins_at_four() -> None:
    assert answered_by_day(LOG, BERLIN) == {day(20, 2): 1, day(17): 2, day(26): 2, day(27): 1, day(30): 1}
    # By the clock of UTC both answers of that Sunday came before four.
    assert answered_by_day(LOG, UTC)[day(26)] == 3


def test_the_forecast_of_seven_days() -> None:
    # Today reaches until four in the morning, and holds what is overdue: a, b and c.
    days = forecast(STATES, NOW, BERLIN)
    assert [(d.day, d.planned) for d in days] == [
        (day(30), 3),
        (day(31), 1),
        (day(1, 4), 0),
        (day(2, 4), 0),
        (day(3, 4), 0),
        (day(4, 4), 0),
        (day(5, 4), 0),
        (day(6, 4), 1),
    ]


def test_the_days_around_today() -> None:
    days = days_around(LOG, STATES, NOW, BERLIN)
    assert [d.answered for d in days] == [0, 0, 2, 1, 0, 0, 1] + [0] * 7
    assert days[6] == Day(day(30), answered=1, planned=3)
    assert (len(days), days[0].day, days[-1].day) == (14, day(24), day(6, 4))


def test_minutes_a_day_over_four_weeks() -> None:
    # Within the 28 days: events 2, 3, 4, 5, 6 at half a minute and 9 capped at two: 4.5 minutes.
    assert minutes_a_day(LOG, NOW, BERLIN) == pytest.approx(4.5 / 28)
    # Who began on March 17 has had 14 days, who began today one: the capped two minutes.
    assert minutes_a_day(LOG, NOW, BERLIN, began=day(17)) == pytest.approx(4.5 / 14)
    assert minutes_a_day(LOG, NOW, BERLIN, began=day(30)) == pytest.approx(2)
    assert minutes_a_day(LOG, NOW, BERLIN, began=day(20, 2)) == pytest.approx(4.5 / 28)
    assert minutes_a_day((), NOW, BERLIN) == 0


RECALL = {"a": 0.62, "b": 0.9, "c": 1.0, "d": 0.97, "e": 0.899}


def test_known_facts() -> None:
    # b and d; c is certain only because it was seen minutes ago in learning; f and g have no retrievability.
    assert mastery.known(STATES, RECALL) == 2


def test_cards_of_each_article() -> None:
    cards = [("a", "toqaev"), ("b", "toqaev"), ("g", "toqaev"), ("d", "csto"), ("b", "csto"), ("unknown", "csto")]
    assert mastery.by_article(cards, STATES, RECALL) == (
        mastery.ArticleMastery("toqaev", cards=3, seen=2, known=1),
        mastery.ArticleMastery("csto", cards=3, seen=2, known=2),
    )


def test_known_by_actor() -> None:
    cards = [("a", "Toqaev", "person"), ("b", "Toqaev", "person"), ("d", "CSTO", "organization"), ("e", "", "")]
    assert mastery.by_actor(cards, STATES, RECALL) == (
        Tally("Toqaev", "person", 1, 2),
        Tally("CSTO", "organization", 1, 1),
    )


def test_right_of_asked_by_actor() -> None:
    actors = {"a": ("Toqaev", "person"), "c": ("Toqaev", "person"), "b": ("CSTO", "organization")}
    assert answers.by_actor(LOG, actors) == (Tally("Toqaev", "person", 2, 4), Tally("CSTO", "organization", 2, 2))


def test_nothing_comes_of_nothing() -> None:
    assert mastery.known({}, {}) == 0 and mastery.by_article([], {}, {}) == () and answers.by_actor([], {}) == ()
    assert not mastery.is_known(CardState(), 1.0)


def test_what_was_predicted_stands_beside_what_was_true() -> None:
    # The four reviews of `test_retention_counts_cards_in_review_over_thirty_days`: events 4, 5, 6 and 9.
    chances = {at(26, 23, 50): 0.9, at(27, 3, 30): 0.6, at(27, 4, 10): 0.95, at(30, 9, 2): 0.87}
    got = foretold(LOG, NOW, lambda state, when: chances[when])
    assert got.true == Retention(right=3, reviews=4)
    assert got.predicted == pytest.approx((0.9 + 0.6 + 0.95 + 0.87) / 4)
    assert foretold(LOG[:3], NOW, lambda state, when: 1.0).predicted is None


def test_known_by_group_names_the_others() -> None:
    cards = [("a", "2022-01"), ("b", "2022-01"), ("b", "2022-03"), ("c", "2022-03"), ("gone", "2022-03")]
    assert mastery.by_group(cards, STATES, RECALL) == (
        mastery.Known("2022-01", known=("b",), others=("a",)),
        mastery.Known("2022-03", known=("b",), others=("c", "gone")),
    )


def test_the_weakest_facts() -> None:
    # c is being learnt, whatever its retrievability; g was never seen; f has no retrievability and counts as 0.
    assert mastery.weakest(STATES, RECALL) == ("c", "f", "a", "e", "b", "d")
    assert mastery.weakest(STATES, RECALL, limit=2) == ("c", "f")
    missed = {
        "x": CardState(CardPhase.REVIEW, reviews=9, lapses=1),
        "y": CardState(CardPhase.REVIEW, reviews=9, lapses=4),
    }
    assert mastery.weakest(missed, {"x": 0.5, "y": 0.5}) == ("y", "x")


def test_the_history_of_a_card() -> None:
    after = CardState(CardPhase.REVIEW, at(2, 9, month=4), reviews=3)
    log = [*(e for e in LOG if e.uid == "d" and e.id != 9), replace(LOG[8], after=after, typed="CSTO")]
    got = history(log)
    assert [(e.event, e.kind, e.grade, e.undone) for e in got.entries] == [
        (7, EventKind.REVIEW, Grade.AGAIN, True),
        (9, EventKind.REVIEW, Grade.GOOD, False),
    ]
    assert (got.answers, got.right, got.milliseconds) == (1, 1, 600_000)
    last = got.entries[-1]
    assert (last.typed, last.phase, last.interval) == ("CSTO", CardPhase.REVIEW, timedelta(days=3, minutes=-2))
    aside = history([LOG[9]])
    assert [(e.kind, e.interval, e.phase) for e in aside.entries] == [(EventKind.SUSPEND, None, None)]
    assert (aside.answers, history([]).entries) == (0, ())
