"""Lines that are a date and nothing else: '2020-08-03', 'Monday, September 9, 2019', 'Published 13 January 2022'."""

import re
from datetime import date

_MONTHS = (
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
)
_MONTH = r"(?P<month>[A-Za-z]{3,9})\.?"
_LEAD = (
    r"(?:(?:first\s+)?(?:published|posted|updated|last\s+updated|last\s+modified|modified|date|created)"
    r"(?:\s+(?:on|at))?\s*:?\s*)?"
)
_CLOCK = (
    r"\d{1,2}(?:[:.]\d{2}(?::\d{2})?\s*(?:[ap]\.?m\.?)?|\s*[ap]\.?m\.?)"
    r"(?:\s*(?:[A-Z]{2,5}|[+-]\d{2}:?\d{2}|Z))?"
)
_WEEKDAY = r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\.?,?\s+)?"
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_FORMS = (
    r"(?P<year>\d{4})-(?P<number>\d{2})-(?P<day>\d{2})(?:T[\d:.]+(?:Z|[+-][\d:]+)?)?",
    rf"{_MONTH}\s+{_DAY},?\s+(?P<year>\d{{4}})",
    rf"{_DAY}\s+{_MONTH},?\s+(?P<year>\d{{4}})",
    r"(?P<day>\d{1,2})\.(?P<number>\d{1,2})\.(?P<year>\d{4})",
)
_LINES = tuple(
    re.compile(
        rf"^[\[(]?{_LEAD}(?:{_CLOCK}\s*[,|-]?\s+)?{_WEEKDAY}{form}(?:\s*(?:,|\||-|–|—|at|·)?\s*{_CLOCK})?[\])]?\.?$",
        re.IGNORECASE,
    )
    for form in _FORMS
)
_LONGEST = 80


def parse_dateline(line: str) -> date | None:
    """The date that the whole line states, else None; no date is guessed from an order of numbers that could be two."""
    if len(line) > _LONGEST or not any(c.isdigit() for c in line):
        return None
    for pattern in _LINES:
        if match := pattern.match(line):
            return _date(match.groupdict())
    return None


def is_update(line: str) -> bool:
    """Whether the line says when the page was changed, which is not when it appeared."""
    return re.match(r"\W*(?:last\s+)?(?:updated|modified)", line, re.IGNORECASE) is not None


def _date(parts: dict[str, str]) -> date | None:
    month = int(parts["number"]) if "number" in parts else _month(parts["month"])
    try:
        return date(int(parts["year"]), month, int(parts["day"]))
    except ValueError:
        return None


def _month(name: str) -> int:
    """1 to 12 for a month's name or its abbreviation, else 0."""
    lower = "sep" if name.lower() == "sept" else name.lower()
    return next((n for n, month in enumerate(_MONTHS, 1) if lower in (month, month[:3])), 0)
