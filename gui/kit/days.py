"""Read a day that a person typed; without Qt."""

import re
from datetime import date

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_FULL = ("january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
         "december")  # fmt: skip
_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
_DAY_FIRST = re.compile(r"(\d{1,2})\.?\s+([a-z]+)\.?,?\s+(\d{4})")
_MONTH_FIRST = re.compile(r"([a-z]+)\.?\s+(\d{1,2}),?\s+(\d{4})")


class NotADayError(ValueError):
    """The text isn't a day; ``day`` and ``month`` are set where only the calendar lacks it ("31 February")."""

    def __init__(self, day: int = 0, month: str = "") -> None:
        super().__init__("not a day")
        self.day, self.month = day, month


def parse_day(text: str) -> date:
    """Read "14 Mar 2031", "14 March 2031", "March 14, 2031" or "2031-03-14"; NotADayError otherwise."""
    words = " ".join(text.lower().split())
    if found := _ISO.fullmatch(words):
        year, month, day = (int(part) for part in found.groups())
    elif found := _DAY_FIRST.fullmatch(words):
        year, month, day = int(found[3]), _month(found[2]), int(found[1])
    elif found := _MONTH_FIRST.fullmatch(words):
        year, month, day = int(found[3]), _month(found[1]), int(found[2])
    else:
        raise NotADayError
    try:
        return date(year, month, day)
    except ValueError:
        raise NotADayError(day, _FULL[month - 1].capitalize() if 1 <= month <= 12 else "") from None


def say_day(day: date) -> str:
    """Write "14 Mar 2031", in the words that ``parse_day`` reads."""
    return f"{day.day} {_MONTHS[day.month - 1].capitalize()} {day.year}"


def say_long_day(day: date) -> str:
    """Write "14 March 2031"."""
    return f"{day.day} {_FULL[day.month - 1].capitalize()} {day.year}"


def _month(word: str) -> int:
    if word in _FULL:
        return _FULL.index(word) + 1
    short = "sep" if word == "sept" else word
    if short in _MONTHS:
        return _MONTHS.index(short) + 1
    raise NotADayError
