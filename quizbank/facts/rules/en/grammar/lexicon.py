"""The English word lists that the rules look things up in."""

import re
from functools import cache

from quizbank import resources


@cache
def words(file: str, key: str) -> frozenset[str]:
    """A list of a lexicon file."""
    return frozenset(resources.toml("lexicons", "en", f"{file}.toml")[key])


@cache
def _countries() -> dict[str, str]:
    """Every name, adjective and demonym of a country."""
    rows = resources.toml("lexicons", "en", "countries.toml")["countries"]
    return {form: row[0] for row in rows for form in (row[0], *row[1], *row[3])}


def country(word: str) -> str | None:
    """The country that a name or a demonym stands for ("Armenian" and "Armenia": Armenia)."""
    return _countries().get(word)


def with_article(name: str) -> str:
    """A name as it stands in a sentence: "the United States", "Niger"."""
    return f"the {name}" if name in words("articles", "the") else name


_VOWEL_SOUND = re.compile(r"[aeio]|u(?!k|g|n[ -]|ni(?!n|m|d)|s[ae -]|\.)|hour|hon(est|or|our)|heir|m(ep|p)\b|fbi\b")
_LIKE_YOU_OR_WE = re.compile(r"eu|one\b|once\b")


def indefinite(phrase: str) -> str:
    """The phrase with "a" or "an", by sound."""
    low = phrase.lower()
    vowel = _VOWEL_SOUND.match(low) and not _LIKE_YOU_OR_WE.match(low)
    return f"{'an' if vowel else 'a'} {phrase}"
