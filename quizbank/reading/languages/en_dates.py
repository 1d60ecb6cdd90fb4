"""What English dates say: one function a way of writing, from a match of ``en_date_rules`` to a value.

Every date is checked against the calendar; what needs the publication date is None without one.
"""

from collections.abc import Callable
from datetime import date
from re import Match

from quizbank.domain.reading import DateMention, Grain
from quizbank.reading.calendar import (
    Context,
    Outlook,
    Value,
    add_months,
    day_in_year,
    day_value,
    interval_value,
    make_day,
    month_in_year,
    month_value,
    shift,
    week_value,
    weekday_near,
    year_told,
    year_value,
)


def _numbered(words: str, first: int = 1) -> dict[str, int]:
    return {word: number for number, words_ in enumerate(words.split(), first) for word in words_.split("|")}


MONTHS = _numbered(
    "January|Jan February|Feb March|Mar April|Apr May June|Jun July|Jul August|Aug September|Sept|Sep October|Oct "
    "November|Nov December|Dec"
)
WEEKDAYS = _numbered(
    "Monday|Mon Tuesday|Tues|Tue Wednesday|Wed Thursday|Thurs|Thu Friday|Fri Saturday|Sat Sunday|Sun", 0
)
NUMBERS = {
    **_numbered(
        "one|a|an two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
        "seventeen eighteen nineteen twenty"
    ),
    "thirty": 30,
    "forty": 40,
    "fifty": 50,
    "sixty": 60,
    "seventy": 70,
    "eighty": 80,
    "ninety": 90,
}
DECADES = _numbered("twenties thirties forties fifties sixties seventies eighties nineties", 2)
_SEASONS = {"spring": "SP", "summer": "SU", "autumn": "FA", "fall": "FA", "winter": "WI"}
_PARTS = {
    "early": "start",
    "beginning": "start",
    "start": "start",
    "mid": "mid",
    "middle": "mid",
    "late": "end",
    "end": "end",
}
_ORDINALS = {"first": 1, "second": 2, "third": 3, "fourth": 4, "final": 4, "last": 4}
_UNITS = {"day": "D", "week": "W", "month": "M", "year": "Y", "decade": "Y"}


def _year_of(match: Match[str], context: Context) -> tuple[int, bool] | None:
    """The year beside a date and whether it is written out; None if there is none."""
    groups = match.groupdict()
    if groups.get("year"):
        return int(groups["year"]), True
    if groups.get("that") and context.published:
        return context.published.year + {"last": -1, "this": 0, "next": 1}[groups["that"].lower()], False
    return None


def _part_of(match: Match[str]) -> str:
    groups = match.groupdict()
    return _PARTS.get((groups.get("part") or groups.get("part2") or "").lower(), "")


def read_full_day(match: Match[str], context: Context) -> Value | None:
    """January 7, 2022 · 7 January · Friday, January 7 · March 20 last year."""
    month, day = MONTHS[match["month"]], int(match["day"])
    year = _year_of(match, context)
    if not year and match.groupdict().get("that"):
        return None
    value = day_value(make_day(year[0], month, day), explicit=year[1]) if year else day_in_year(month, day, context)
    if value and (name := match.groupdict().get("weekday")):
        fits = date.fromisoformat(value.value).weekday() == WEEKDAYS[name.rstrip(".")]
        value = day_value(date.fromisoformat(value.value), explicit=value.explicit, certain=fits)
    return value


def read_day_span(match: Match[str], context: Context) -> Value | None:
    """January 5–7 · 5-7 January 2022 · December 30 to January 2."""
    month, month2 = MONTHS[match["month"]], MONTHS[match.groupdict().get("month2") or match["month"]]
    year = _year_of(match, context)
    if year:
        last = make_day(year[0], month2, int(match["day2"]))
    else:
        found = day_in_year(month2, int(match["day2"]), context)
        last = date.fromisoformat(found.value) if found else None
    first = make_day(last.year - (month > month2), month, int(match["day"])) if last else None
    if not first or not last or first >= last:
        return None
    return interval_value(first.isoformat(), last.isoformat(), explicit=bool(year and year[1]))


def read_iso(match: Match[str], _: Context) -> Value | None:
    """2022-01-07."""
    return day_value(make_day(int(match["year"]), int(match["month"]), int(match["day"])), explicit=True)


def read_numeric(match: Match[str], context: Context) -> Value | None:
    """7/8/07: sure only where day and month cannot be swapped; else the reading nearest to publication."""
    a, b, year = int(match["a"]), int(match["b"]), int(match["year"])
    year += 0 if year > 99 else 2000 if year < 70 else 1900
    both = [day for day in (make_day(year, a, b), make_day(year, b, a)) if day]
    if not both or (a != b and len(both) == 2 and not context.published):
        return None
    base = context.published or both[0]
    best = min(both, key=lambda day: abs((day - base).days))
    return day_value(best, explicit=True, certain=len(set(both)) == 1)


def read_month(match: Match[str], context: Context) -> Value | None:
    """May 2019 · late August · the end of December · October of next year."""
    month, part, year = MONTHS[match["month"]], _part_of(match), _year_of(match, context)
    if year:
        return month_value(year[0], month, part, explicit=year[1])
    if match.groupdict().get("that"):
        return None
    found = month_in_year(month, context)
    return month_value(*found, part, certain=year_told(context) is None) if found else None


def read_that_month(match: Match[str], context: Context) -> Value | None:
    """Last May · next October · this June."""
    base, month = context.published, MONTHS[match["month"]]
    if not base:
        return None
    which = match["which"].lower()
    if which == "this":
        return month_value(base.year, month)
    ahead = which == "next"
    year = base.year + (ahead and month <= base.month) - (not ahead and month >= base.month)
    # "Last May" said in June may mean this year's or last year's.
    certain = (base.month - month) % 12 >= 3 if not ahead else (month - base.month) % 12 >= 3
    return month_value(year, month, certain=certain)


def read_year_span(match: Match[str], _: Context) -> Value | None:
    """2014–2016 · 1980-87 · between 2005 and 2008 · from 2009 to 2011."""
    first, last = int(match["first"]), match["last"]
    end = int(last) if len(last) == 4 else first - first % 100 + int(last)
    return interval_value(f"{first:04d}", f"{end:04d}") if 0 < end - first < 300 else None


def read_month_span(match: Match[str], context: Context) -> Value | None:
    """Between April and June · from March to May 2020."""
    year = _year_of(match, context)
    last = (year[0], MONTHS[match["month2"]]) if year else month_in_year(MONTHS[match["month2"]], context)
    if not last:
        return None
    first = last[0] - (MONTHS[match["month"]] > last[1]), MONTHS[match["month"]]
    bounds = (f"{a:04d}-{m:02d}" for a, m in (first, last))
    return interval_value(*bounds, explicit=bool(year and year[1]))


def read_year(match: Match[str], _: Context) -> Value:
    """In 2014."""
    return year_value(int(match["year"]), explicit=True)


def read_decade(match: Match[str], _: Context) -> Value:
    """The 1990s · the nineties · the '80s."""
    groups = match.groupdict()
    if groups["word"]:
        return Value(f"19{DECADES[groups['word'].lower()]}", Grain.DECADE)
    digits = groups["digits"]
    return Value(
        (digits if len(digits) == 4 else f"{'20' if digits in {'00', '10'} else '19'}{digits}")[:3], Grain.DECADE
    )


def read_century(match: Match[str], _: Context) -> Value | None:
    """The 19th century."""
    number = int(match["number"])
    return Value(f"{number - 1:02d}", Grain.CENTURY) if 1 < number < 23 else None


def read_weekday(match: Match[str], context: Context) -> Value | None:
    """Friday · last Friday · next Monday · this Sunday."""
    base, weekday = context.published, WEEKDAYS[match["weekday"]]
    if not base:
        return None
    which = (match.groupdict().get("which") or "").lower()
    if which and which != "this":
        step = -1 if which in {"last", "this past"} else 1
        day = weekday_near(weekday, shift(base, step) or base, Outlook.PAST if step < 0 else Outlook.FUTURE)
        # Within three days "last Friday" may mean the one before, "next Friday" the one after.
        return day_value(day, certain=" " in which or abs((day - base).days) > 3)
    is_sure = which != "this" and context.outlook is not Outlook.NEAREST
    return day_value(weekday_near(weekday, base, context.outlook), certain=is_sure)


def read_near_day(match: Match[str], context: Context) -> Value | None:
    """Today · yesterday · tomorrow · this morning · last night."""
    if not context.published:
        return None
    word = match["word"].lower()
    steps = {"yesterday": -1, "tomorrow": 1, "last night": -1, "yester": -1}
    step = next((number for start, number in steps.items() if word.startswith(start)), 0)
    return day_value(shift(context.published, step), certain=not match.string.startswith(("'s", "’s"), match.end()))


def read_that_unit(match: Match[str], context: Context) -> Value | None:
    """Last year · this month · next week · earlier this year · the end of last year · this weekend."""
    base, unit = context.published, match["unit"]
    if not base:
        return None
    step = {"last": -1, "past": -1, "previous": -1, "this": 0, "current": 0, "next": 1, "coming": 1}[
        match["which"].lower()
    ]
    if unit == "year":
        return year_value(base.year + step)
    if unit == "month":
        return month_value(*add_months(base.year, base.month, step), _part_of(match))
    monday = shift(base, 7 * step - base.weekday())
    if not monday:
        return None
    if unit == "week":
        return week_value(monday)
    saturday = (
        shift(base, -((base.weekday() - 5) % 7) - (1 if base.weekday() == 5 else 0)) if step < 0 else shift(monday, 5)
    )
    sunday = shift(saturday, 1) if saturday else None
    return interval_value(saturday.isoformat(), sunday.isoformat(), explicit=False) if saturday and sunday else None


def read_the_year(match: Match[str], context: Context) -> Value | None:
    """The end of the year · the beginning of the month."""
    base = context.published
    if not base:
        return None
    return (
        year_value(base.year, certain=False)
        if match["unit"] == "year"
        else month_value(base.year, base.month, _part_of(match))
    )


def read_ago(match: Match[str], context: Context) -> Value | None:
    """Eight days ago · two weeks ago · 20 years ago; only days are exact."""
    base, number = context.published, _number(match)
    if not base or number is None:
        return None
    unit, rough = match["unit"].lower(), bool(match["about"])
    if unit == "day":
        return day_value(shift(base, -number), certain=not rough)
    if unit == "week":
        day = shift(base, -7 * number)
        return day_value(day, certain=False) if number == 1 else week_value(day, certain=False) if day else None
    if unit == "month":
        return month_value(*add_months(base.year, base.month, -number), certain=False)
    year = base.year - number * (10 if unit == "decade" else 1)
    return year_value(year, certain=False) if year > 0 else None


def _number(match: Match[str]) -> int | None:
    word = match["number"].lower()
    return int(word) if word.isdigit() else NUMBERS.get(word)


def read_duration(match: Match[str], _: Context) -> Value | None:
    """Nearly 30 years · three decades · 27-year."""
    number, unit = _number(match), match["unit"].lower()
    if number is None:
        return None
    return Value(f"P{number * (10 if unit == 'decade' else 1)}{_UNITS[unit]}", Grain.DURATION)


def read_season(match: Match[str], context: Context) -> Value | None:
    """Last summer · the spring of 2014 · this winter."""
    base, season = context.published, _SEASONS[match["season"].lower()]
    year, which = _year_of(match, context), (match.groupdict().get("which") or "").lower()
    if year:
        return Value(f"{year[0]:04d}-{season}", Grain.SEASON, "", year[1], certain=season != "WI")
    if not base:
        return None
    begins = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}[season]
    step = {"last": -1, "next": 1}.get(which, 0)
    number = base.year
    if which == "last" and begins + 2 < base.month:
        step = 0
    if which == "next" and begins > base.month:
        step = 0
    if not which and begins > base.month and context.outlook is Outlook.PAST:
        step = -1
    return Value(f"{number + step:04d}-{season}", Grain.SEASON, "", explicit=False, certain=False)


def read_quarter(match: Match[str], context: Context) -> Value | None:
    """The first quarter of 2009 · the second half of last year · Q3 2020; as an interval of months."""
    groups = match.groupdict()
    number = int(groups["digit"]) if groups.get("digit") else _ORDINALS[groups["ordinal"].lower()]
    year = _year_of(match, context)
    if not year and context.published:
        quarter = (context.published.month - 1) // 3 + 1
        year = context.published.year - (number >= quarter and context.outlook is Outlook.PAST), False
    if not year:
        return None
    length = 6 if groups.get("unit") == "half" else 3
    first = length * (min(number, 12 // length) - 1) + 1
    bounds = f"{year[0]:04d}-{first:02d}", f"{year[0]:04d}-{first + length - 1:02d}"
    return interval_value(*bounds, explicit=year[1], certain=bool(match.groupdict().get("year") or groups.get("that")))


def read_after(match: Match[str], context: Context) -> Value | None:
    """The following day · the same day · a month later · the previous year: counted from the date before."""
    before = context.before
    if not before or before.grain not in {Grain.DAY, Grain.MONTH, Grain.MONTH_PART, Grain.YEAR}:
        return None
    groups = match.groupdict()
    number = _number(match) if groups.get("number") else 1
    word, unit = groups["which"].lower(), groups["unit"].lower()
    back = word in {"previous", "earlier", "before", "preceding", "prior"}
    step = 0 if word in {"same", "that"} else (-1 if back else 1) * (number or 1)
    return _counted(before, unit, step, context)


def _counted(before: DateMention, unit: str, step: int, context: Context) -> Value | None:
    """So many units on from a date; a year that would lie ahead of a text about the past is none."""
    year, *rest = (int(piece) for piece in before.value.split("-"))
    if unit == "year":
        published = context.published
        is_ahead = published is not None and year + step > published.year and context.outlook is Outlook.PAST
        return None if is_ahead or year + step < 1 else year_value(year + step, certain=before.certain)
    if unit == "month" and rest:
        return month_value(*add_months(year, rest[0], step), certain=before.certain)
    if unit in {"day", "night", "morning", "evening", "afternoon"} and len(rest) == 2:
        return day_value(shift(date(year, *rest), step), certain=before.certain)
    if unit == "week" and len(rest) == 2 and (day := shift(date(year, *rest), 7 * step)):
        return week_value(day, certain=False)
    return None


def read_vague(value: str) -> Callable[[Match[str], Context], Value]:
    """A rule that always gives this vague value."""
    return lambda _match, _context: Value(value, Grain.VAGUE, certain=False)
