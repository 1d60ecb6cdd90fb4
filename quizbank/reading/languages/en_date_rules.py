"""How English writes dates: patterns that find them, each with the function that reads it.

Months and weekdays are capitalised, so the verbs "may" and "march" never match. What a pattern cannot know
(who "April" is, what a number counts) the annotator decides from the parse. A blank in a pattern is any one blank.
"""

import re
from collections.abc import Callable
from re import Match

from quizbank.reading.calendar import Context, DateRule, Value
from quizbank.reading.languages.en_dates import (
    DECADES,
    MONTHS,
    NUMBERS,
    read_after,
    read_ago,
    read_century,
    read_day_span,
    read_decade,
    read_duration,
    read_full_day,
    read_iso,
    read_month,
    read_month_span,
    read_near_day,
    read_numeric,
    read_quarter,
    read_season,
    read_that_month,
    read_that_unit,
    read_the_year,
    read_vague,
    read_weekday,
    read_year,
    read_year_span,
)

_SPOKEN = (read_near_day, read_that_unit, read_the_year, read_ago, read_weekday)


def _rule(pattern: str, read: Callable[[Match[str], Context], Value | None], *, bare: bool = False) -> DateRule:
    pattern = rf"(?<![\w$€£#/.:])(?:{pattern})(?!\w)"
    return DateRule(re.compile(pattern.replace(" ", r"\s")), read, bare, spoken=read in _SPOKEN)


def _any(words: dict[str, int]) -> str:
    """The words as alternatives, the longest first."""
    return "|".join(sorted(words, key=lambda word: (-len(word), word)))


# The dot of an abbreviation belongs to it, that behind a full name ends the sentence.
_MONTH = rf"(?P<month>{_any(MONTHS)})\b(?:(?<=\b[A-Z]..)\.|(?<=Sept)\.)?"
_MONTH_2 = _MONTH.replace("<month>", "<month2>")
_DAY = r"(?P<day>[0-3]?\d)(?:st|nd|rd|th)?(?!\d|[.,:]\d|%)"
_DAY_2 = _DAY.replace("<day>", "<day2>")
_FOUR = r"(?:1\d|20)\d\d"
_YEAR = rf"(?P<year>{_FOUR})(?![\d%]|[.,/:-]\d)"
_THAT_YEAR = r"(?P<that>last|this|next) year"
_OF_YEAR = rf"(?:,? (?:of )?(?:{_YEAR}|{_THAT_YEAR}))"
_DAYS = "Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday"
_WEEKDAY = rf"(?P<weekday>{_DAYS}|(?:Mon|Tues?|Wed|Thurs?|Fri|Sat|Sun)\.?(?=,))"
_PART = r"(?:(?P<part>[Ee]arly|[Mm]id|[Ll]ate)[ -]|(?:[Tt]he )?(?P<part2>beginning|start|middle|end) of )"
_TO = r"(?: ?[–—-] ?| to | through | until | till )"
_NUMBER = rf"(?P<number>\d{{1,3}}(?!\d)|(?i:{_any(NUMBERS)}))"
_ROUGHLY = "nearly|almost|about|around|roughly|some|over|more than|less than|under|at least|up to|a further"
_ABOUT = rf"(?:(?P<about>(?i:{_ROUGHLY})) )"
_WHICH = r"(?P<which>[Ll]ast|[Tt]his|[Nn]ext)"
_UNIT = r"(?P<unit>day|week|month|year|decade)"
_SEASON = r"(?P<season>spring|summer|autumn|fall|winter)"
_ORDINAL = r"(?P<ordinal>first|second|third|fourth|final|last)"
_SPAN = r"(?:years|months|weeks|days|decades)"

RULES: tuple[DateRule, ...] = (
    # days
    _rule(rf"(?:{_WEEKDAY}(?:,| the)? )?{_DAY}(?: of)? {_MONTH}{_OF_YEAR}?", read_full_day),
    _rule(rf"(?:{_WEEKDAY}(?:,| the)? )?{_MONTH} {_DAY}{_OF_YEAR}?", read_full_day),
    _rule(rf"(?P<that>[Ll]ast|[Tt]his|[Nn]ext) year,? {_MONTH} {_DAY}", read_full_day),
    _rule(rf"(?:[Ff]rom )?{_MONTH} {_DAY}{_TO}(?:{_MONTH_2} )?{_DAY_2}{_OF_YEAR}?", read_day_span),
    _rule(rf"[Bb]etween {_MONTH} {_DAY} and (?:{_MONTH_2} )?{_DAY_2}{_OF_YEAR}?", read_day_span),
    _rule(rf"(?:[Ff]rom )?{_DAY}{_TO}{_DAY_2} {_MONTH}{_OF_YEAR}?", read_day_span),
    _rule(rf"[Bb]etween {_DAY} and {_DAY_2} {_MONTH}{_OF_YEAR}?", read_day_span),
    _rule(r"(?P<year>(?:19|20)\d\d)-(?P<month>\d\d)-(?P<day>\d\d)", read_iso),
    _rule(r"(?P<a>\d{1,2})/(?P<b>\d{1,2})/(?P<year>(?:19|20)?\d\d)(?!/)", read_numeric),
    _rule(
        rf"(?:(?P<which>[Ll]ast|[Tt]his(?: coming| past)?|[Cc]oming|[Nn]ext) )?{_WEEKDAY}"
        r"(?: (?:morning|afternoon|evening|night))?",
        read_weekday,
        bare=True,
    ),
    _rule(
        r"(?:[Ee]arlier )?(?P<word>[Tt]oday|[Tt]onight|[Yy]esterday|[Tt]omorrow|[Tt]his (?:morning|afternoon|evening)"
        r"|[Ll]ast night)",
        read_near_day,
    ),
    # months
    _rule(rf"{_PART}?{_MONTH}{_OF_YEAR}", read_month),
    _rule(rf"{_PART}?{_MONTH}", read_month, bare=True),
    _rule(rf"{_WHICH} {_MONTH}", read_that_month),
    _rule(rf"[Ff]rom {_MONTH}{_TO}{_MONTH_2}{_OF_YEAR}?", read_month_span),
    _rule(rf"[Bb]etween {_MONTH} and {_MONTH_2}{_OF_YEAR}?", read_month_span),
    # years
    _rule(rf"(?P<first>{_FOUR}) ?[–—-] ?(?P<last>{_FOUR}|\d\d)(?![\d-])", read_year_span),
    _rule(rf"[Bb]etween (?P<first>{_FOUR}) and (?P<last>{_FOUR})", read_year_span),
    _rule(rf"[Ff]rom (?P<first>{_FOUR}){_TO}(?P<last>{_FOUR})", read_year_span),
    _rule(_YEAR, read_year, bare=True),
    _rule(
        rf"(?:the )?(?:(?:early|mid|late)[ -])?(?:(?P<digits>(?:1\d|20)\d0|['’]?\d0)s|(?P<word>{_any(DECADES)}))",
        read_decade,
        bare=True,
    ),
    _rule(r"(?:the )?(?:(?:early|mid|late)[ -])?(?P<number>\d\d?)(?:st|nd|rd|th)[ -][Cc]entury", read_century),
    # seasons and quarters
    _rule(rf"(?:{_WHICH} |[Tt]he ){_SEASON}(?: of)?(?: {_YEAR}| {_THAT_YEAR})", read_season),
    _rule(rf"{_WHICH} {_SEASON}", read_season),
    _rule(r"(?<=[Ii]n )(?:the )?(?P<season>spring|summer|autumn|winter)", read_season),
    _rule(rf"(?:[Tt]he )?{_ORDINAL}[ -](?P<unit>quarter|half)(?: of)?{_OF_YEAR}", read_quarter),
    _rule(r"the (?P<ordinal>first|second|third|fourth|final)[ -](?P<unit>quarter)", read_quarter),
    _rule(rf"Q(?P<digit>[1-4]) (?:of )?{_YEAR}", read_quarter),
    # counted from publication
    _rule(
        rf"(?:(?:[Ee]arlier|[Ll]ater) |{_PART})?(?:the )?(?P<which>[Ll]ast|[Tt]his|[Nn]ext|current|coming) "
        r"(?P<unit>year|month|week|weekend)",
        read_that_unit,
    ),
    _rule(r"[Tt]he (?P<part2>beginning|start|middle|end) of the (?P<unit>year|month)", read_the_year),
    _rule(rf"{_ABOUT}?{_NUMBER} {_UNIT}s? ago", read_ago),
    # counted from the date before
    _rule(
        r"(?:[Ee]arlier |[Ll]ater )?(?:[Tt]he )?"
        r"(?P<which>[Ff]ollowing|[Nn]ext|[Ss]ame|[Pp]revious|[Pp]receding|[Tt]hat) "
        r"(?P<unit>day|night|morning|evening|afternoon|week|month|year)",
        read_after,
    ),
    _rule(rf"{_NUMBER} {_UNIT}s? (?P<which>later|earlier)", read_after),
    # lengths and vague times
    _rule(
        rf"(?<![Aa]ged ){_ABOUT}?(?:the (?:last|past) )?{_NUMBER}[ -]{_UNIT}s?"
        r"(?![ -]?old|-long| ago| later| earlier)",
        read_duration,
    ),
    _rule(
        rf"(?:the )?(?:recent|past few|last few|past several) {_SPAN}|[Rr]ecently|the (?:last|past) (?:decade|century)"
        r"|in the past(?! [\w-]+ (?:day|week|month|year|decade)s?\b)(?! (?:decade|century|year|month|week|few))",
        read_vague("PAST_REF"),
    ),
    _rule(r"[Cc]urrently|[Nn]owadays|at present", read_vague("PRESENT_REF")),
    _rule(rf"(?:the )?(?:coming|next few) {_SPAN}|in the (?:near )?future", read_vague("FUTURE_REF")),
)
