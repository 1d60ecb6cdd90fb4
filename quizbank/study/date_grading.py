"""Whether a typed date is right at the grain that the article gives, nearly so, or another date.

A coarser date is nearly right and so is a finer one that lies inside (the article does not say it); a date that
contradicts the key in any part that was written is wrong. A year that was left out is not asked for.
"""

from datetime import date

from quizbank.domain.reading import Grain
from quizbank.domain.review import AnswerVerdict
from quizbank.study.written_dates import Written, WrittenDate, part_days, period, read, read_value, season_months

type Word = tuple[AnswerVerdict, str]

_RIGHT: Word = (AnswerVerdict.RIGHT, "")
_WRONG: Word = (AnswerVerdict.WRONG, "")
_ASKED = (Grain.DAY, Grain.INTERVAL, Grain.MONTH, Grain.MONTH_PART, Grain.SEASON, Grain.YEAR)
_BEST_FIRST = (AnswerVerdict.RIGHT, AnswerVerdict.NEARLY, AnswerVerdict.WRONG)


def judge_date(typed: str, value: str, grain: str, key_text: str = "") -> Word:
    """Verdict and a code under [nearly]; ``value`` and ``grain`` as in ``DateMention``.

    ``key_text`` is the key as written, which says the part of a month. What can be read in two ways gets the better
    verdict; what is no date is wrong.
    """
    part = next((w.start.part for w in read(key_text) if w.start.part), "") if grain == Grain.MONTH_PART else ""
    key = read_value(value, part)
    if key is None or grain not in _ASKED:
        return _WRONG
    words = [_judge(reading, key, grain) for reading in read(typed)]
    return min(words, key=lambda w: _BEST_FIRST.index(w[0]), default=_WRONG)


def _judge(typed: Written, key: Written, grain: str) -> Word:
    if key.end is not None:
        return _judge_stretch(typed, key.start, key.end)
    if typed.end is not None:
        return _nearly(_which(grain)) if _covers(typed, key.start) else _WRONG
    if _conflicts(typed.start, key.start):
        return _WRONG
    if grain == Grain.YEAR:
        return _judge_year(typed.start)
    judges = {Grain.MONTH: _judge_month, Grain.MONTH_PART: _judge_part, Grain.SEASON: _judge_season}
    return judges.get(Grain(grain), _judge_day)(typed.start, key.start)


def _judge_day(typed: WrittenDate, key: WrittenDate) -> Word:
    if typed.month and typed.day:
        return _RIGHT
    if typed.day:
        return _nearly("which_month")
    if typed.part and typed.month:
        first, last = part_days(typed.part)
        return _nearly("which_day") if first <= (key.day or 0) <= last else _WRONG
    if typed.season:
        return _nearly("which_day") if key.month in season_months(typed.season) else _WRONG
    if typed.weekday is not None and typed.year is None and typed.month is None:
        same = date(key.year or 1, key.month or 1, key.day or 1).weekday() == typed.weekday
        return _nearly("which_day") if same else _WRONG
    return _nearly("which_day")


def _judge_month(typed: WrittenDate, key: WrittenDate) -> Word:
    if typed.season:
        return _nearly("which_month") if key.month in season_months(typed.season) else _WRONG
    if not typed.month:
        return _nearly("which_month") if typed.year and not typed.day else _WRONG
    return _nearly("only_month") if typed.day or typed.part else _RIGHT


def _judge_part(typed: WrittenDate, key: WrittenDate) -> Word:
    if not typed.month:
        return _nearly("which_part") if typed.year and not typed.day else _WRONG
    if typed.day:
        first, last = part_days(key.part)
        return _nearly("only_part") if first <= typed.day <= last else _WRONG
    if typed.part:
        return _RIGHT if typed.part == key.part else _WRONG
    return _nearly("which_part")


def _judge_season(typed: WrittenDate, key: WrittenDate) -> Word:
    if typed.season:
        return _RIGHT if typed.season == key.season else _WRONG
    if typed.month:
        return _nearly("only_season") if typed.month in season_months(key.season) else _WRONG
    return _nearly("which_season") if typed.year and not typed.day else _WRONG


def _judge_year(typed: WrittenDate) -> Word:
    if typed.year is None:
        return _WRONG
    if typed.decade:
        return _nearly("which_year")
    return _nearly("only_year") if typed.month or typed.day or typed.season or typed.part else _RIGHT


def _judge_stretch(typed: Written, start: WrittenDate, end: WrittenDate) -> Word:
    if typed.end is None:
        if _equals(typed.start, start) or _equals(typed.start, end):
            return _nearly("which_end")
        return _nearly("which_days") if _holds(typed.start, start) and _holds(typed.start, end) else _WRONG
    ends = _equals(typed.start, start), _equals(typed.end, end)
    if all(ends):
        return _RIGHT
    return _nearly("which_end") if any(ends) else _WRONG


def _conflicts(typed: WrittenDate, key: WrittenDate) -> bool:
    """Whether something written contradicts the key."""
    if typed.year is not None and key.year is not None:
        years = range(typed.year, typed.year + (10 if typed.decade else 1))
        if key.year not in years:
            return True
    return any(t and k and t != k for t, k in ((typed.month, key.month), (typed.day, key.day)))


def _equals(typed: WrittenDate, key: WrittenDate) -> bool:
    """Whether the typed end is as exact as the key's and the same; the year may be left out beside a month."""
    same_grain = bool(typed.day) == bool(key.day) and bool(typed.month) == bool(key.month)
    return same_grain and not typed.decade and not _conflicts(typed, key)


def _holds(typed: WrittenDate, key: WrittenDate) -> bool:
    """Whether the typed date is a coarser one around the key."""
    return not _conflicts(typed, key) and typed.day is None and bool(typed.month or typed.year)


def _covers(typed: Written, key: WrittenDate) -> bool:
    """Whether the typed stretch has the key inside; a year left out is the key's."""
    ends = [w if w is None or w.year else WrittenDate(key.year, w.month, w.day) for w in (typed.start, typed.end)]
    first, last = period(ends[0] or key), period(ends[1] or key)
    inner = period(key)
    return bool(first and last and inner and first[0] <= inner[0] and inner[1] <= last[1])


def _which(grain: str) -> str:
    codes: dict[str, str] = {Grain.DAY: "which_day", Grain.MONTH: "which_month", Grain.YEAR: "which_year"}
    return codes.get(grain, "which_part" if grain == Grain.MONTH_PART else "which_season")


def _nearly(code: str) -> Word:
    return AnswerVerdict.NEARLY, code
