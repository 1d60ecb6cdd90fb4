"""The study day: its rollover by the clock on the wall, in every zone and through every change of the clocks."""

import time
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quizbank.domain.study_day import beginning, day_start, next_day_start, study_day
from quizbank.workflows.system_zone import SystemZone

BERLIN = ZoneInfo("Europe/Berlin")
# Clocks changed by an hour at night, at midnight, by half an hour, for good, twice a month, and never.
ZONES = [
    ZoneInfo(name)
    for name in (
        "Europe/Berlin",
        "America/New_York",
        "Asia/Beirut",
        "America/Havana",
        "Australia/Lord_Howe",
        "Asia/Almaty",
        "Africa/Casablanca",
        "Asia/Kathmandu",
        "Pacific/Apia",
    )
]


@pytest.mark.parametrize(
    ("now", "start"),
    [
        ("2022-01-13T12:00", "2022-01-13T04:00"),
        ("2022-01-13T03:59", "2022-01-12T04:00"),
        ("2022-01-13T04:00", "2022-01-13T04:00"),
        ("2022-03-27T12:00", "2022-03-27T04:00"),
        ("2022-03-27T03:30", "2022-03-26T04:00"),
        ("2022-10-30T02:30", "2022-10-29T04:00"),
        ("2022-10-30T23:00", "2022-10-30T04:00"),
    ],
)
def test_a_day_begins_at_four_by_the_clock_on_the_wall(now: str, start: str) -> None:
    moment = datetime.fromisoformat(now).replace(tzinfo=BERLIN)
    assert day_start(moment, BERLIN) == datetime.fromisoformat(start).replace(tzinfo=BERLIN).astimezone(UTC)


@pytest.mark.parametrize(("day", "hours"), [((2022, 3, 26), 23), ((2022, 10, 29), 25), ((2022, 6, 1), 24)])
def test_days_on_which_the_clocks_change_have_23_or_25_hours(day: tuple[int, int, int], hours: int) -> None:
    noon = datetime(*day, 12, tzinfo=BERLIN)
    assert next_day_start(noon, BERLIN) - day_start(noon, BERLIN) == timedelta(hours=hours)


def test_the_small_hours_after_a_day_that_never_was_belong_to_the_day_before() -> None:
    apia = ZoneInfo("Pacific/Apia")
    assert study_day(datetime(2011, 12, 30, 10, 0, tzinfo=UTC), apia, 1).isoformat() == "2011-12-29"


@settings(max_examples=300, deadline=None)
@given(st.datetimes(datetime(2011, 12, 1), datetime(2026, 12, 31)), st.sampled_from(ZONES), st.integers(0, 23))
def test_every_moment_lies_in_its_day(moment: datetime, zone: ZoneInfo, rollover: int) -> None:
    now = moment.replace(tzinfo=UTC)
    start, end = day_start(now, zone, rollover), next_day_start(now, zone, rollover)
    assert start <= now < end
    assert day_start(end, zone, rollover) == end


@pytest.mark.parametrize("zone", ZONES, ids=str)
@pytest.mark.parametrize("hour", [0, 1, 2, 3, 4, 23])
def test_days_follow_each_other_without_gap_through_every_change(zone: ZoneInfo, hour: int) -> None:
    now = beginning(datetime(2024, 1, 1, tzinfo=UTC).date(), zone, hour)
    for _ in range(366):
        end = next_day_start(now, zone, hour)
        assert day_start(now, zone, hour) == now
        assert timedelta(hours=22) <= end - now <= timedelta(hours=26)
        assert study_day(end - timedelta(microseconds=1), zone, hour) == study_day(now, zone, hour)
        assert study_day(end, zone, hour) == study_day(now, zone, hour) + timedelta(days=1)
        now = end


@pytest.mark.skipif(not hasattr(time, "tzset"), reason="the zone of a process cannot be set here")
def test_the_zone_of_this_computer_knows_its_changes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TZ", "Europe/Berlin")
    time.tzset()
    try:
        here, moment = SystemZone(), datetime(2026, 3, 28, 1, 30, tzinfo=UTC)
        for _ in range(24 * 300):
            moment += timedelta(hours=1)
            assert moment.astimezone(here).replace(tzinfo=None) == moment.astimezone(BERLIN).replace(tzinfo=None)
            assert study_day(moment, here) == study_day(moment, BERLIN)
            assert next_day_start(moment, here) == next_day_start(moment, BERLIN)
        assert moment.astimezone(here).tzname() == "CET"
    finally:
        monkeypatch.undo()
        time.tzset()
