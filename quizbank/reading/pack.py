"""What a language brings to reading: its models, its ways of writing dates and its word lists."""

from collections.abc import Callable
from dataclasses import dataclass

from quizbank.reading.calendar import DateRule
from quizbank.reading.lexicon import Lexicon


@dataclass(frozen=True, slots=True)
class LanguagePack:
    """One language. ``models`` are importable model packages, the first that is installed is taken.

    ``lexicon`` is called when a reader is loaded, so that importing a pack reads no files.
    """

    language: str
    models: tuple[str, ...]
    date_rules: tuple[DateRule, ...]
    lexicon: Callable[[], Lexicon]
