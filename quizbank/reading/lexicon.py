"""The word lists of a language, read once from ``resources/lexicons/<language>/``."""

from dataclasses import dataclass
from functools import cache


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Lists that annotators look names and words up in."""

    language: str


@cache
def load_lexicon(language: str) -> Lexicon:
    """The lists of a language."""
    return Lexicon(language)
