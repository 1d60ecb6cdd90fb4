"""How long until something comes back, in a word or two; without Qt."""

from datetime import timedelta

from quizbank.strings import say

_HOUR, _DAY = 3600, 86400


def say_interval(interval: timedelta) -> str:
    """Write "10 min", "5 h", "6 days", "3 months" or "2 years", rounded to the next whole one."""
    seconds = interval.total_seconds()
    if seconds < 59.5 * 60:
        return say("kit", "interval_minutes", count=max(1, round(seconds / 60)))
    if seconds < 23.5 * _HOUR:
        return say("kit", "interval_hours", count=round(seconds / _HOUR))
    days = round(seconds / _DAY)
    if days < 60:
        return say("kit", "interval_days", count=days)
    if days < 700:
        return say("kit", "interval_months", count=round(days / 30.4))
    return say("kit", "interval_years", count=round(days / 365.25))
