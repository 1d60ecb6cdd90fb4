"""Coming back after days away."""

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quizbank.study.absence import CatchUp, Return, catch_up, last_return

TODAY = date(2031, 5, 20)


def days(*ago: int) -> list[date]:
    return [TODAY - timedelta(days=n) for n in sorted(ago, reverse=True)]


@pytest.mark.parametrize(
    ("answered", "came"),
    [
        (days(), None),
        (days(0), None),
        (days(1), None),
        (days(3, 0), None),  # two days missed are no absence
        (days(7), Return(TODAY, 6)),
        (days(7, 0), Return(TODAY, 6)),
        (days(9, 2, 1, 0), Return(TODAY - timedelta(days=2), 6)),
        (days(30, 12, 11, 5, 3, 1), Return(TODAY - timedelta(days=5), 5)),
        (days(4), Return(TODAY, 3)),
    ],
)
def test_a_return_is_seen_in_the_days_with_answers(answered: list[date], came: Return | None) -> None:
    assert last_return(answered, TODAY) == came


def test_what_waited_is_taken_in_parts() -> None:
    came = Return(TODAY, 6)
    assert catch_up(came, TODAY, 140, 0) == CatchUp(6, today=30, later=110, days=4, a_day=30)
    assert catch_up(came, TODAY, 125, 15) == CatchUp(6, today=15, later=110, days=4, a_day=30)
    assert catch_up(came, TODAY, 110, 30) == CatchUp(6, today=0, later=110, days=4, a_day=30)
    assert catch_up(came, TODAY + timedelta(days=1), 110, 30) == CatchUp(6, today=30, later=80, days=3, a_day=30)
    # More than the part was done, so the next day has less.
    assert catch_up(came, TODAY + timedelta(days=1), 95, 45) == CatchUp(6, today=15, later=80, days=3, a_day=30)
    assert catch_up(came, TODAY + timedelta(days=4), 20, 120) is None
    assert catch_up(came, TODAY, 30, 0) is None
    assert catch_up(Return(TODAY, 5), TODAY, 600, 0) == CatchUp(5, today=120, later=480, days=4, a_day=120)
    assert CatchUp(6, today=30, later=110, days=4, a_day=30).parts == (30, 30, 30, 20)


@settings(max_examples=100, deadline=None)
@given(st.integers(3, 400), st.integers(0, 5000), st.lists(st.integers(0, 100), max_size=20))
def test_all_that_waited_has_come_after_two_weeks_at_most(away: int, whole: int, extra: list[int]) -> None:
    came, done = Return(TODAY, away), 0
    for day in range(14):
        left = catch_up(came, TODAY + timedelta(days=day), whole - done, done)
        part = whole - done if left is None else left.today
        assert left is None or left.today + left.later == whole - done
        done = min(whole, done + part + (extra[day] if day < len(extra) else 0))
    assert done == whole
