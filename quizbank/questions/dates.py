"""Dates as a stem writes them, and every form of one that a typed answer may take."""

from calendar import monthrange
from collections.abc import Mapping
from datetime import date
from typing import Any

from quizbank import resources
from quizbank.domain.fact import DateValue


def display(value: DateValue, language: str) -> str:
    """The date as people write it, at its grain: "January 7, 2022", "mid-January 2022", "2019"."""
    words = _words(language)
    formats: Mapping[str, str] = words["display"]
    match value.grain:
        case "day":
            return _fill(formats["day"], value.date, words)
        case "month":
            return _fill(formats["month"], value.date, words)
        case "month_part":
            return formats["month_part"].format(
                part=words["parts"].get(value.part, ""), month=_month(value.date, words)
            )
        case "season":
            year, season = value.date.split("-")
            return formats["season"].format(season=words["seasons"][season], year=year)
        case "interval":
            return _interval(value.date, words)
        case _:
            return value.date


def phrase(value: DateValue, language: str) -> str:
    """The date with its preposition: "on January 7, 2022", "in 2019"."""
    words = _words(language)
    preposition = words["prepositions"].get(value.grain, words["prepositions"]["year"])
    return f"{preposition} {display(value, language)}"


def asking(value: DateValue, language: str, *, within: bool = False) -> str:
    """The question's opening for the date's grain: "On what date", "In what year".

    ``within`` says the month of a day as well: "On what date in January 2022".
    """
    words = _words(language)
    month = month_of(value.date, language) if value.grain in ("day", "month", "month_part") else ""
    opening = str(words["asking"].get(value.grain, words["asking"]["year"])).format(month=month)
    return f"{opening} {words['asking_within'].format(month=month)}" if within and value.grain == "day" else opening


def variants(value: DateValue, language: str, *, with_year: bool = False) -> tuple[str, ...]:
    """Every written form of the date that is taken for right; forms without the year unless ``with_year``."""
    words = _words(language)
    shown = display(value, language)
    forms = [shown]
    if value.grain in ("day", "month"):
        for pattern in words["forms"][value.grain]:
            if with_year and "{year}" not in pattern:
                continue
            forms.append(_fill(pattern, value.date, words))
        forms.append(value.date)
    return tuple(dict.fromkeys(forms))


def month_of(iso: str, language: str) -> str:
    """The month of an ISO date as people write it ("January 2022"), or "" without one."""
    return display(DateValue(iso[:7], "month"), language) if len(iso) >= 7 else ""


def day_of(iso: str, language: str) -> str:
    """An ISO day as people write it ("January 7, 2022"), its month if there is no day, or "" without one."""
    return display(DateValue(iso, "day"), language) if len(iso) == len("2022-01-07") else month_of(iso, language)


def is_written_out(text: str, language: str) -> bool:
    """Whether a date says its own month or year: "January 7", "2019", not "Friday"."""
    words = _words(language)
    months = {m.lower() for m in (*words["months"], *words["short_months"])}
    return any(c.isdigit() for c in text) or bool(months & {w.strip(".,").lower() for w in text.split()})


def is_askable(value: DateValue) -> bool:
    """Whether the value is well formed for its grain (untrusted input may hold 2021-02-30)."""
    try:
        match value.grain:
            case "day":
                date.fromisoformat(value.date)
            case "month" | "month_part":
                date.fromisoformat(value.date + "-01")
            case "interval":
                first, last = value.date.split("/")
                return date.fromisoformat(first) < date.fromisoformat(last)
            case "year":
                return len(value.date) == 4 and value.date.isdigit()
            case "season":
                return value.date[:4].isdigit() and value.date[4:] in ("-SP", "-SU", "-FA", "-WI")
            case _:
                return False
    except ValueError:
        return False
    return True


def bounds(value: DateValue) -> tuple[date, date] | None:
    """The first and the last day that the date may mean; None for a season, which has no exact ones."""
    if value.grain == "season" or not is_askable(value):
        return None
    if value.grain == "interval":
        first, last = value.date.split("/")
        return date.fromisoformat(first), date.fromisoformat(last)
    parts = [int(part) for part in value.date.split("-")]
    if len(parts) == len(("year", "month", "day")):
        return date(*parts), date(*parts)
    year, month = parts[0], parts[1] if len(parts) > 1 else 12
    return date(year, parts[1] if len(parts) > 1 else 1, 1), date(year, month, monthrange(year, month)[1])


def _fill(pattern: str, iso: str, words: Mapping[str, Any]) -> str:
    parts = [int(p) for p in iso.split("-")]
    month = parts[1] if len(parts) > 1 else 1
    return pattern.format(
        year=parts[0],
        month=words["months"][month - 1],
        short=words["short_months"][month - 1],
        day=parts[2] if len(parts) > 2 else 1,
        number=month,
    )


def _month(iso: str, words: Mapping[str, Any]) -> str:
    return _fill(words["display"]["month"], iso[:7], words)


def _interval(value: str, words: Mapping[str, Any]) -> str:
    first, last = value.split("/")
    return str(words["display"]["interval"]).format(
        first=_fill(words["display"]["day"], first, words), last=_fill(words["display"]["day"], last, words)
    )


def _words(language: str) -> Mapping[str, Any]:
    return resources.toml("stems", language, "dates.toml")
