"""Domain values as JSON text in a column, and back."""

import json
from typing import Any

from quizbank.domain.errors import QuizbankError
from quizbank.domain.plain import from_plain, to_plain
from quizbank.store.engine import FILE_NAME

_ENCODE = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


def dump(value: Any) -> str:
    """The value as compact JSON; equal values give equal text."""
    return _ENCODE(to_plain(value))


def load[T](cls: type[T], text: str) -> T:
    """The noun of that class; QuizbankError("library_damaged") if the text is no longer one."""
    try:
        return from_plain(cls, json.loads(text))
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError) as error:
        raise _damaged() from error


def load_all[T](cls: type[T], text: str) -> tuple[T, ...]:
    """The nouns of a JSON list; as ``load``."""
    try:
        return tuple(from_plain(cls, item) for item in json.loads(text))
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError) as error:
        raise _damaged() from error


def _damaged() -> QuizbankError:
    """Only damage to the file can change what ``dump`` wrote."""
    return QuizbankError("library_damaged", path=FILE_NAME)
