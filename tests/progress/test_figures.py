"""Every figure of Progress against a log counted by hand."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from quizbank.domain.review import CardPhase, CardState, EventKind, Grade
from quizbank.domain.tally import Tally
from quizbank.progress import answers, mastery
from quizbank.progress.history import history
from quizbank.progress.retention import Retention, foretold
from quizbank.progress.workload import Day, days_around, forecast, minutes_a_day, put_off
from tests.progress.log import LOG, at


def day(number: int, month: int = 3) -> date:
    return date(2022, month, number)


TODAY = day(30)


def test_the_share_of_retention() -> None:
    assert Retention(right=3, reviews=4).share == 0.75
    assert Retention(0, 0).share is None


def test_the_days_around_today() -> None:
    answered = {day(17): 2, day(26): 2, day(27): 1, day(30): 1}
    days = days_around(answered, (3, 1, 0, 0, 0, 0, 0, 1), TODAY)
    assert [d.answered for d in days] == [0, 0, 2, 1, 0, 0, 1] + [0] * 7
    assert days[6] == Day(TODAY, answered=1, planned=3)
    assert (len(days), days[0].day, days[-1].day, days[-1].planned) == (14, day(24), day(6, 4), 1)
    assert forecast(TODAY, (3, 1)) == (Day(TODAY, 0, 3), Day(day(31), 0, 1))


def test_what_is_put_off_counts_on_the_days_after_today() -> None:
    assert put_off((54, 1, 1, 0), (30, 4)) == (20, 31, 5, 0)
    assert put_off((54, 1), (30, 4)) == (20, 31), "the rest lies beyond the days that are asked for"


def test_minutes_a_day_over_four_weeks() -> None:
    # 90 seconds lie beyond the 28 days; 4.5 minutes within them.
    spent = {day(2): 90_000, day(3): 30_000, day(17): 60_000, day(26): 60_000, TODAY: 120_000}
    assert minutes_a_day(spent, TODAY) == pytest.approx(4.5 / 28)
    # Who began on March 17 has had 14 days, who began today one: two minutes.
    assert minutes_a_day(spent, TODAY, began=day(17)) == pytest.approx(4 / 14)
    assert minutes_a_day(spent, TODAY, began=TODAY) == pytest.approx(2)
    assert minutes_a_day(spent, TODAY, began=day(20, 2)) == pytest.approx(4.5 / 28)
    assert minutes_a_day({}, TODAY) == 0


CARDS = frozenset("abcdefg")
RECALL = {"a": 0.62, "b": 0.9, "d": 0.97, "e": 0.899}  # c is in learning; f and g were never seen
KNOWN = frozenset("bd")


def test_known_facts() -> None:
    assert mastery.known(RECALL) == KNOWN


def test_cards_of_each_article() -> None:
    articles = [("toqaev", ["a", "b", "g"]), ("csto", ["d", "b", "no card"]), ("none", ["no card"])]
    assert mastery.by_article(articles, CARDS, frozenset("abcde"), KNOWN) == (
        mastery.ArticleMastery("toqaev", cards=3, seen=2, known=1),
        mastery.ArticleMastery("csto", cards=2, seen=2, known=2),
    )


def test_right_of_asked_by_actor() -> None:
    actors = {"a": ("Toqaev", "person"), "c": ("Toqaev", "person"), "b": ("CSTO", "organization")}
    assert answers.by_actor(LOG, actors) == (Tally("Toqaev", "person", 2, 4), Tally("CSTO", "organization", 2, 2))


def test_nothing_comes_of_nothing() -> None:
    nothing: frozenset[str] = frozenset()
    assert mastery.known({}) == nothing and mastery.by_article([], nothing, nothing, nothing) == ()
    assert answers.by_actor([], {}) == () and foretold([], []).predicted is None


def test_what_was_predicted_stands_beside_what_was_true() -> None:
    got = foretold([True, False, True, True], [0.9, 0.6, 0.95, 0.87])
    assert got.true == Retention(right=3, reviews=4)
    assert got.predicted == pytest.approx((0.9 + 0.6 + 0.95 + 0.87) / 4)


def test_known_by_group_names_the_others() -> None:
    groups = {"2022-01": ["a", "b"], "2022-03": ["b", "c", "g"]}
    assert mastery.by_group(groups, KNOWN) == (
        mastery.Known("2022-01", known=("b",), others=("a",)),
        mastery.Known("2022-03", known=("b",), others=("c", "g")),
    )


def test_the_weakest_facts() -> None:
    # c is being learnt: it has no retrievability, which counts as 0.
    lapses = dict.fromkeys("abcde", 0)
    assert mastery.weakest(lapses, RECALL) == ("c", "a", "e", "b", "d")
    assert mastery.weakest(lapses, RECALL, limit=2) == ("c", "a")
    assert mastery.weakest({"x": 1, "y": 4}, {"x": 0.5, "y": 0.5}) == ("y", "x")


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
