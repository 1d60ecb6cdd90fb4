"""Frozen nouns to plain JSON values and back, by their type hints; the one codec for the store and the worker."""

import dataclasses
import types
import typing
from datetime import date, datetime
from enum import Enum
from functools import cache
from typing import Any, TypeAliasType


def to_plain(value: Any) -> Any:  # noqa: PLR0911 - one return a shape
    """The value as dicts, lists and scalars; dates as ISO text, enums as their value; fields in their order.

    A dataclass that is one of several in a union carries its class name under "is".
    """
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        plain = {f.name: to_plain(getattr(value, f.name)) for f in dataclasses.fields(value)}
        return {"is": type(value).__name__, **plain} if type(value).__name__.endswith("Value") else plain
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, date):  # datetime is a date, too
        return value.isoformat()
    if isinstance(value, tuple | list):
        return [to_plain(item) for item in value]
    if isinstance(value, frozenset | set):
        return sorted(to_plain(item) for item in value)
    if isinstance(value, dict):
        return {key: to_plain(item) for key, item in value.items()}
    return value


def from_plain[T](cls: type[T], plain: Any) -> T:
    """The noun of that class; unknown fields are ignored, missing ones take their default (TypeError without one)."""
    return typing.cast(T, _read(cls, plain))


def _read(hint: Any, plain: Any) -> Any:  # noqa: PLR0911 - one return a shape
    if isinstance(hint, TypeAliasType):
        return _read(hint.__value__, plain)
    origin = typing.get_origin(hint)
    arguments = typing.get_args(hint)
    if origin in (typing.Union, types.UnionType):
        return _read_union(arguments, plain)
    if origin is tuple:
        if len(arguments) == 2 and arguments[1] is Ellipsis:
            return tuple(_read(arguments[0], item) for item in plain)
        return tuple(_read(a, item) for a, item in zip(arguments, plain, strict=True))
    if origin is frozenset:
        return frozenset(_read(arguments[0], item) for item in plain)
    if origin is dict:
        return {key: _read(arguments[1], item) for key, item in plain.items()}
    if isinstance(hint, type):
        if dataclasses.is_dataclass(hint):
            return hint(**{n: _read(h, plain[n]) for n, h in _fields(hint) if n in plain})
        if issubclass(hint, datetime | date):
            return hint.fromisoformat(plain)
        if issubclass(hint, Enum):
            return hint(plain)
        if hint is float and isinstance(plain, int):
            return float(plain)
    return plain


def _read_union(arguments: tuple[Any, ...], plain: Any) -> Any:
    if plain is None:
        return None
    real = [a for a in arguments if a is not type(None)]
    if len(real) == 1:
        return _read(real[0], plain)
    named = {a.__name__: a for a in real}
    return _read(named[plain["is"]], plain) if isinstance(plain, dict) else plain


@cache
def _fields(cls: type) -> tuple[tuple[str, Any], ...]:
    hints = typing.get_type_hints(cls)
    return tuple((f.name, hints[f.name]) for f in dataclasses.fields(cls))
