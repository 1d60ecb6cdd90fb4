"""The plan for an exam."""

from datetime import date, timedelta

import pytest

from quizbank.study.exam import CRAM_DAYS, plan

TODAY = date(2031, 5, 20)


@pytest.mark.parametrize(
    ("days", "left", "a_day", "seen_in", "cramming"),
    [
        (13, 100, 10, 9, False),
        (13, 101, 11, 9, False),
        (13, 5, 1, 4, False),
        (4, 30, 30, 0, False),
        (3, 30, 30, 0, True),
        (1, 0, 0, 0, True),
    ],
)
def test_new_cards_are_seen_before_the_last_days(
    days: int, left: int, a_day: int, seen_in: int, cramming: bool
) -> None:
    planned = plan(TODAY + timedelta(days=days), TODAY, left)
    assert planned is not None
    assert (planned.new_per_day, (planned.seen_by - TODAY).days, planned.cramming) == (a_day, seen_in, cramming)


@pytest.mark.parametrize("day", [None, TODAY, TODAY - timedelta(days=1)])
def test_an_exam_that_is_over_plans_nothing(day: date | None) -> None:
    assert plan(day, TODAY, 100) is None


def test_who_follows_the_plan_has_seen_everything_by_its_day() -> None:
    exam, left, today = TODAY + timedelta(days=40), 517, TODAY
    first = plan(exam, today, left)
    while left and (planned := plan(exam, today, left)):
        left -= min(left, planned.new_per_day)
        today += timedelta(days=1)
    assert first is not None
    assert today - timedelta(days=1) <= first.seen_by <= exam - timedelta(days=CRAM_DAYS + 1)
