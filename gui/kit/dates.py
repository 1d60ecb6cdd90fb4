"""A date of an article in words, as exact as its grain; without Qt."""

from datetime import date

from gui.kit.days import say_day
from quizbank.strings import say

_SEASONS = {"SP": "spring", "SU": "summer", "FA": "autumn", "WI": "winter"}


def _month(number: int) -> str:
    """The name of a month, 1..12."""
    return say("article", "months").split()[number - 1]


def say_value(value: str, grain: str, part: str = "") -> str:
    """A date of the contract in words, as exact as its grain: "7 Jan 2022", "early January 2022", "1994"."""
    try:
        return _said(value, grain, part)
    except (ValueError, IndexError, KeyError):
        return value


def _said(value: str, grain: str, part: str) -> str:
    year, _, rest = value.partition("-")
    match grain:
        case "day":
            words = say_day(date.fromisoformat(value))
        case "interval":
            first, last = (date.fromisoformat(end) for end in value.split("/"))
            same = (first.year, first.month) == (last.year, last.month)
            words = f"{first.day if same else say_day(first)}–{say_day(last)}"
        case "month" | "month_part":
            words = f"{_month(int(rest[:2]))} {year}"
            words = say("article", f"part_{part}", month=words) if part else words
        case "season":
            words = say("article", f"season_{_SEASONS[rest]}", year=year)
        case "week":
            words = say("article", "week", week=int(rest.lstrip("W")), year=year)
        case "decade":
            words = f"{value}0s"
        case _:
            words = value
    return words
