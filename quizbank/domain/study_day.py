"""The day of study, for the queue and for figures: it begins at four, so an evening past midnight is one day."""

from datetime import UTC, date, datetime, time, timedelta, tzinfo

ROLLOVER_HOUR = 4


def study_day(moment: datetime, zone: tzinfo, rollover_hour: int = ROLLOVER_HOUR) -> date:
    """The calendar day in ``zone`` whose study day holds the moment (with a zone).

    The clock on the wall decides, so a day has 23 or 25 hours when the clocks change.
    """
    local = moment.astimezone(zone)
    if local.hour >= rollover_hour:
        return local.date()
    day = local.date() - timedelta(days=1)
    # Samoa had no 30 December 2011: the small hours of the 31st belong to the 29th.
    return day if beginning(day, zone, rollover_hour) <= moment else day - timedelta(days=1)


def beginning(day: date, zone: tzinfo, rollover_hour: int = ROLLOVER_HOUR) -> datetime:
    """When that study day begins, UTC. An hour that the clocks skip begins at the same instant as the next."""
    return datetime.combine(day, time(rollover_hour), zone).astimezone(UTC)


def day_start(now: datetime, zone: tzinfo, rollover_hour: int = ROLLOVER_HOUR) -> datetime:
    """When the study day of ``now`` began, UTC."""
    return beginning(study_day(now, zone, rollover_hour), zone, rollover_hour)


def next_day_start(now: datetime, zone: tzinfo, rollover_hour: int = ROLLOVER_HOUR) -> datetime:
    """When the next study day begins, UTC: what is due before it is due today."""
    return beginning(study_day(now, zone, rollover_hour) + timedelta(days=1), zone, rollover_hour)
