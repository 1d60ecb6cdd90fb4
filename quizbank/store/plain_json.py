"""Domain values as JSON text in a column, and back."""

import json
from typing import Any

from quizbank.domain.plain import from_plain, to_plain

_ENCODE = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


def dump(value: Any) -> str:
    """The value as compact JSON; equal values give equal text."""
    return _ENCODE(to_plain(value))


def load[T](cls: type[T], text: str) -> T:
    """The noun of that class."""
    return from_plain(cls, json.loads(text))


def load_all[T](cls: type[T], text: str) -> tuple[T, ...]:
    """The nouns of a JSON list."""
    return tuple(from_plain(cls, item) for item in json.loads(text))
