"""Dates without a language: values by grain, and which year or week an incomplete date means."""

from calendar import monthrange
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from re import Match, Pattern

from quizbank.domain.reading import DateMention, Grain

_SOON = 45
_YEAR_AND_MORE = 400


class Outlook(StrEnum):
    """Where the words around a date point: without a cue it lies behind, a weak cue takes what is nearest."""

    PAST = "past"
    NEAREST = "nearest"
    FUTURE = "future"


@dataclass(frozen=True, slots=True)
class Value:
    """A date read; the fields are those of ``DateMention``."""

    value: str
    grain: Grain
    part: str = ""
    explicit: bool = True
    certain: bool = True


@dataclass(frozen=True, slots=True)
class Context:
    """What a rule may look at: publication date, the outlook of the clause, the date mentioned before."""

    published: date | None
    outlook: Outlook = Outlook.PAST
    before: DateMention | None = None


@dataclass(frozen=True, slots=True)
class DateRule:
    """A way of writing a date: its pattern, and what it says in a context (None: no date, or it can't be known).

    ``bare`` marks words that names contain too ("May", "Friday", "summer"); ``spoken`` those that count from the
    moment of speaking ("yesterday", "last week").
    """

    pattern: Pattern[str]
    read: Callable[[Match[str], Context], Value | None]
    bare: bool = False
    spoken: bool = False


def make_day(year: int, month: int, day: int) -> date | None:
    """The day, or None if the calendar has none such."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def day_value(day: date | None, *, explicit: bool = False, certain: bool = True) -> Value | None:
    """A day as a value."""
    return Value(day.isoformat(), Grain.DAY, "", explicit, certain) if day else None


def month_value(year: int, month: int, part: str = "", *, explicit: bool = False, certain: bool = True) -> Value:
    """A month, or its start, middle or end."""
    grain = Grain.MONTH_PART if part else Grain.MONTH
    return Value(f"{year:04d}-{month:02d}", grain, part, explicit, certain)


def year_value(year: int, *, explicit: bool = False, certain: bool = True) -> Value:
    """A year."""
    return Value(f"{year:04d}", Grain.YEAR, "", explicit, certain)


def interval_value(first: str, last: str, *, explicit: bool = True, certain: bool = True) -> Value:
    """From one value to another, both included."""
    return Value(f"{first}/{last}", Grain.INTERVAL, "", explicit, certain)


def week_value(day: date, *, certain: bool = True) -> Value:
    """The ISO week of a day."""
    year, week, _ = day.isocalendar()
    return Value(f"{year:04d}-W{week:02d}", Grain.WEEK, "", explicit=False, certain=certain)


def day_in_year(month: int, day: int, context: Context) -> Value | None:
    """A day and month without a year: the one that the outlook means."""
    base = context.published
    if not base:
        return None
    if told := year_told(context):
        return day_value(make_day(told, month, day), certain=False)
    years = (base.year - 1, base.year, base.year + 1)
    # 29 February may be some years off.
    leap = range(base.year - 4, base.year + 5) if (month, day) == (2, 29) else years
    days = [found for year in leap if (found := make_day(year, month, day))]
    behind = pick(days, base, context.outlook)
    nearest = pick(days, base, Outlook.NEAREST)
    if context.outlook is Outlook.PAST and nearest and base < nearest <= base + timedelta(_SOON):
        # No word says that it is ahead, yet it is near: a year back is likelier than a leap year, but unsure.
        is_far = not behind or (base - behind).days > _YEAR_AND_MORE
        return day_value(nearest if is_far else behind, certain=False)
    return day_value(behind)


def month_in_year(month: int, context: Context) -> tuple[int, int] | None:
    """Year and month of a month without a year; the month of publication counts as behind."""
    base = context.published
    if not base:
        return None
    if told := year_told(context):
        return told, month
    firsts = [date(year, month, 1) for year in (base.year - 1, base.year, base.year + 1)]
    found = pick(firsts, base.replace(day=1), context.outlook)
    return (found.year, found.month) if found else None


def year_told(context: Context) -> int | None:
    """The year of the date just before, if it is written out and gone: the story is told there, not today."""
    before, base = context.before, context.published
    if not before or not base or not before.explicit or before.grain not in {Grain.DAY, Grain.MONTH}:
        return None
    year = int(before.value[:4])
    return year if year < base.year - (base.month < 3) else None


def pick(days: Iterable[date], base: date, outlook: Outlook) -> date | None:
    """Of some days the latest not after ``base``, the nearest to it or the earliest not before it."""
    days = list(days)
    if outlook is Outlook.NEAREST:
        return min(days, key=lambda day: (abs((day - base).days), day), default=None)
    if outlook is Outlook.FUTURE:
        return min((day for day in days if day >= base), default=None)
    return max((day for day in days if day <= base), default=None)


def weekday_near(weekday: int, base: date, outlook: Outlook) -> date:
    """The day of that weekday (Monday is 0) that the outlook means; the base itself counts for the past."""
    back = base - timedelta((base.weekday() - weekday) % 7)
    ahead = back + timedelta(7)
    if outlook is Outlook.FUTURE:
        return ahead if back < base else base
    if outlook is Outlook.NEAREST:
        return min((back, ahead), key=lambda day: abs((day - base).days))
    return back


def add_months(year: int, month: int, months: int) -> tuple[int, int]:
    """Year and month so many months on."""
    count = year * 12 + month - 1 + months
    return count // 12, count % 12 + 1


def month_days(year: int, month: int) -> tuple[date, date]:
    """A month's first and last day."""
    return date(year, month, 1), date(year, month, monthrange(year, month)[1])


def shift(day: date, days: int) -> date | None:
    """The day so many days on, or None beyond the calendar."""
    try:
        return day + timedelta(days)
    except OverflowError:
        return None
