"""Dates as people type them: "7 Jan", "January 7th, 2022", "2022-01-07", "7/1/22", "5 to 7 January", "early 2022"."""

import calendar
import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from rapidfuzz.distance import OSA

_MONTHS = {name.lower(): n for n, name in enumerate(calendar.month_name) if n}
_WEEKDAYS = {name.lower(): n for n, name in enumerate(calendar.day_name)}
_SEASONS = {"winter": "WI", "spring": "SP", "summer": "SU", "autumn": "FA", "fall": "FA"}
_SHORT_MONTHS = {name[:3]: n for name, n in _MONTHS.items()} | {"sept": 9}
_SHORT_WEEKDAYS = {name[:3]: n for name, n in _WEEKDAYS.items()} | {"tues": 1, "thur": 3, "thurs": 3}
_PARTS = {"early": "start", "beginning": "start", "start": "start", "mid": "mid", "middle": "mid"}
_PARTS |= {"late": "end", "end": "end"}
_FILLERS = frozenset(("on", "in", "at", "the", "of", "during", "from", "between", "year"))
_RANGE = frozenset(("-", "to", "until", "till", "through", "and", "/"))

_WORDS = re.compile(r"\d{4}s|\d+|[^\W\d_]+|[-/]|\S")
_ISO = re.compile(r"(\d{4})[-/.](\d{1,2})(?:[-/.](\d{1,2}))?")
_NUMERIC = re.compile(r"(\d{1,2})[-/.](\d{1,2})(?:[-/.](\d{4}|\d{2}))?")
_MONTH_YEAR = re.compile(r"(\d{1,2})[-/.](\d{4})")
_SPLIT_YEAR = re.compile(r"\b(\d{4})[-/](\d{4}|\d{2})\b")


@dataclass(frozen=True, slots=True)
class WrittenDate:
    """What was written of a date; None or "" where nothing was. ``year`` is a decade's first if ``decade``.

    ``part`` is start, mid or end, ``season`` WI, SP, SU or FA, ``weekday`` 0 for Monday.
    """

    year: int | None = None
    month: int | None = None
    day: int | None = None
    part: str = ""
    season: str = ""
    weekday: int | None = None
    decade: bool = False

    @property
    def is_possible(self) -> bool:
        """Whether there is such a day, and anything at all was written."""
        months = 1 if self.month is None else self.month
        years = 2000 if self.year is None else self.year
        if self == WrittenDate() or not 1 <= months <= 12 or not 1000 <= years <= 2999:
            return False
        last = 31 if self.month is None else calendar.monthrange(years, months)[1]
        return self.day is None or 1 <= self.day <= last


@dataclass(frozen=True, slots=True)
class Written:
    """A date, or a stretch of time with its two ends."""

    start: WrittenDate
    end: WrittenDate | None = None


def read(text: str) -> tuple[Written, ...]:
    """Every way to understand the text as one date or stretch; none if a word of it belongs to no date.

    "7/1" may be January 7 or July 1, so it has two readings.
    """
    plain = unicodedata.normalize("NFKC", text).casefold().strip(" .,;!?\"'")
    plain = re.sub(r"[‐‑‒–—−]", "-", plain)
    plain = re.sub(r"(\d)(st|nd|rd|th)\b", r"\1", plain)
    plain = re.sub(r"['’‘](\d\d)\b", lambda match: str(_year(match[1])), plain)
    plain = re.sub(r"\b(\d{4})[/.](\d{1,2})[/.](\d{1,2})\b", r"\1-\2-\3", plain)
    numeric = _numeric(plain)
    readings = numeric if numeric is not None else _in_words(plain)
    return tuple(w for w in readings if w.start.is_possible and (w.end is None or w.end.is_possible))


def read_value(value: str, part: str = "") -> Written | None:
    """The date of a TIMEX3 value of grain day, interval, month, month part, season or year; None for another."""
    start, _, end = value.partition("/")
    ends = [_value(v, part) for v in ((start, end) if end else (start,))]
    if ends[0] is None or ends[-1] is None:
        return None
    return Written(ends[0], ends[1] if end else None)


def period(written: WrittenDate) -> tuple[date, date] | None:
    """First and last day of a date whose year is known; parts of a month are taken generously."""
    if written.year is None:
        return None
    if written.month is None:
        return date(written.year, 1, 1), date(written.year + 9 * written.decade, 12, 31)
    last = calendar.monthrange(written.year, written.month)[1]
    first, last = (written.day, written.day) if written.day else part_days(written.part, last)
    return date(written.year, written.month, first), date(written.year, written.month, last)


def part_days(part: str, last: int = 31) -> tuple[int, int]:
    """First and last day of the month that "early", "mid" or "late" may mean (all of it for "")."""
    return {"start": (1, 12), "mid": (9, 22), "end": (18, last)}.get(part, (1, last))


def season_months(season: str) -> tuple[int, ...]:
    """The months that a season may mean, the ones at its border included; () for none."""
    months = {"WI": (12, 1, 2, 3), "SP": (3, 4, 5, 6), "SU": (6, 7, 8, 9), "FA": (9, 10, 11, 12)}
    return months.get(season, ())


def _value(value: str, part: str) -> WrittenDate | None:
    if match := re.fullmatch(r"(\d{4})-(WI|SP|SU|FA)", value):
        return WrittenDate(year=int(match[1]), season=match[2])
    if re.fullmatch(r"\d{4}", value):
        return WrittenDate(year=int(value))
    if match := _ISO.fullmatch(value):
        written = WrittenDate(int(match[1]), int(match[2]), int(match[3]) if match[3] else None, part)
        return written if written.is_possible else None
    return None


def _numeric(text: str) -> tuple[Written, ...] | None:
    """The readings of a date in digits only; None if it is not one."""
    value = read_value(text.replace(" ", "")) if len(text) > 4 and re.fullmatch(r"[\d/.\- ]+", text) else None
    if match := _SPLIT_YEAR.fullmatch(text):
        # "2011-12" is December 2011 or two years; "1980-87" can only be years.
        years = (Written(WrittenDate(int(match[1])), WrittenDate(_second_year(match))),)
        return (value, *years) if value else years
    if value:
        return (value,)
    if match := _MONTH_YEAR.fullmatch(text):
        return (Written(WrittenDate(int(match[2]), int(match[1]))),)
    if match := _NUMERIC.fullmatch(text):
        one, two, year = int(match[1]), int(match[2]), _year(match[3]) if match[3] else None
        return Written(WrittenDate(year, one, two)), Written(WrittenDate(year, two, one))
    return None


def _year(digits: str) -> int:
    year = int(digits)
    if len(digits) > 2:
        return year
    return year + (2000 if year < 70 else 1900)


def _second_year(match: re.Match[str]) -> int:
    return int(match[1][: 4 - len(match[2])] + match[2])


def _in_words(text: str) -> tuple[Written, ...]:
    if any(name in text for name in _SEASONS) and (split := _SPLIT_YEAR.search(text)):
        # "winter 2021-22" lies in both years.
        years = (int(split[1]), _second_year(split))
        return tuple(w for year in years for w in _in_words(text.replace(split[0], str(year))))
    text = re.sub(r"\b(early|mid|late)-", r"\1 ", text)
    text = re.sub(r"\b(\d{1,2})-([^\W\d_]+)-(\d{2,4})\b", r"\1 \2 \3", text)
    sides: list[list[str]] = [[]]
    for word in _WORDS.findall(re.sub(r"[,.'’()]", " ", text)):
        if word in _RANGE:
            sides.append([])
        else:
            sides[-1].append(word)
    dates = [_side(words) for words in sides]
    if len(dates) > 2 or any(d is None for d in dates):
        return ()
    start, end = dates[0], dates[-1]
    if start is None or end is None or len(dates) == 1:
        return (Written(start),) if start else ()
    return (_stretch(start, end),)


def _stretch(start: WrittenDate, end: WrittenDate) -> Written:
    """Both ends, each with the month or year that was only written at the other."""
    if start.month is None and start.day is not None:
        start = replace(start, month=end.month)
    if end.month is None and end.day is not None:
        end = replace(end, month=start.month)
    if start.year is None:
        start = replace(start, year=end.year)
    if end.year is None:
        end = replace(end, year=start.year)
    return Written(start, end)


def _side(words: Iterable[str]) -> WrittenDate | None:
    """One date out of its words; None if a word does not fit."""
    written: WrittenDate | None = WrittenDate()
    for word in words:
        if written is None:
            return None
        if word not in _FILLERS:
            written = _with_number(written, word) if word[0].isdecimal() else _with_word(written, word)
    return written


def _with_number(written: WrittenDate, word: str) -> WrittenDate | None:
    if word.endswith("s"):
        return replace(written, year=int(word[:-1]), decade=True) if written.year is None else None
    if len(word) == 4 and written.year is None:
        return replace(written, year=int(word))
    if len(word) > 2:
        return None
    if written.day is None and 1 <= int(word) <= 31:
        return replace(written, day=int(word))
    return replace(written, year=_year(word)) if written.year is None and len(word) == 2 else None


def _with_word(written: WrittenDate, word: str) -> WrittenDate | None:
    name = _nearest(word)
    if (month := _MONTHS.get(name) or _SHORT_MONTHS.get(name)) and written.month is None:
        return replace(written, month=month)
    if (season := _SEASONS.get(name)) and not written.season:
        return replace(written, season=season)
    if (part := _PARTS.get(name)) and not written.part:
        return replace(written, part=part)
    weekday = _WEEKDAYS.get(name, _SHORT_WEEKDAYS.get(name))
    return replace(written, weekday=weekday) if weekday is not None and written.weekday is None else None


def _nearest(word: str) -> str:
    """The word, or the name of a month, weekday or season that one slip made it from."""
    if len(word) < 5:
        return word
    names = [n for n in (*_MONTHS, *_WEEKDAYS, *_SEASONS) if len(n) >= 5 and OSA.distance(word, n) <= 1]
    return names[0] if len(names) == 1 else word
