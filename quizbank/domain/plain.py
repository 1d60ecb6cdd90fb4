"""Frozen nouns to plain JSON values and back, by their type hints; the one codec for the store and the worker.

How a type is read and written is worked out once and kept: an import writes some ten thousand values.
"""

import dataclasses
import types
import typing
from collections.abc import Callable
from datetime import date, datetime
from enum import Enum
from functools import cache
from typing import Any, TypeAliasType

_AS_IT_IS = frozenset({str, int, float, bool, types.NoneType})

type _Reader = Callable[[Any], Any]


def to_plain(value: Any) -> Any:  # noqa: PLR0911 - one return a shape
    """The value as dicts, lists and scalars; dates as ISO text, enums as their value; fields in their order.

    A dataclass that is one of several in a union carries its class name under "is".
    """
    cls = type(value)
    if cls in _AS_IT_IS:
        return value
    if cls is tuple or cls is list:
        return [to_plain(item) for item in value]
    if dataclasses.is_dataclass(cls):
        plain = {name: to_plain(getattr(value, name)) for name in _names(cls)}
        return {"is": cls.__name__, **plain} if cls.__name__.endswith("Value") else plain
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, date):  # datetime is a date, too
        return value.isoformat()
    if isinstance(value, frozenset | set):
        return sorted(to_plain(item) for item in value)
    if isinstance(value, dict):
        return {key: to_plain(item) for key, item in value.items()}
    return value


def from_plain[T](cls: type[T], plain: Any) -> T:
    """The noun of that class; unknown fields are ignored, missing ones take their default (TypeError without one)."""
    hint: Any = cls
    return typing.cast(T, _reader(hint)(plain))


@cache
def _reader(hint: Any) -> _Reader:  # noqa: PLR0911 - one return a shape
    if isinstance(hint, TypeAliasType):
        return _reader(hint.__value__)
    origin = typing.get_origin(hint)
    arguments = typing.get_args(hint)
    if origin in (typing.Union, types.UnionType):
        return _union_reader(arguments)
    if origin is tuple:
        return _tuple_reader(arguments)
    if origin is frozenset:
        item = _reader(arguments[0])
        return lambda plain: frozenset(map(item, plain))
    if origin is dict:
        item = _reader(arguments[1])
        return lambda plain: {key: item(value) for key, value in plain.items()}
    if isinstance(hint, type):
        if dataclasses.is_dataclass(hint):
            return lambda plain: hint(**{n: read(plain[n]) for n, read in _fields(hint) if n in plain})
        if issubclass(hint, datetime | date):
            return hint.fromisoformat
        if issubclass(hint, Enum):
            return hint
        if hint is float:
            return lambda plain: float(plain) if type(plain) is int else plain
    return _as_it_is


def _as_it_is(plain: Any) -> Any:
    return plain


def _tuple_reader(arguments: tuple[Any, ...]) -> _Reader:
    if len(arguments) == 2 and arguments[1] is Ellipsis:
        item = _reader(arguments[0])
        return tuple if item is _as_it_is else lambda plain: tuple(map(item, plain))
    items = tuple(map(_reader, arguments))
    return lambda plain: tuple(read(value) for read, value in zip(items, plain, strict=True))


def _union_reader(arguments: tuple[Any, ...]) -> _Reader:
    real = [a for a in arguments if a is not types.NoneType]
    if len(real) == 1:
        only = _reader(real[0])
        if only is _as_it_is:
            return only
        return lambda plain: None if plain is None else only(plain)
    named = {a.__name__: _reader(a) for a in real}
    return lambda plain: named[plain["is"]](plain) if isinstance(plain, dict) else plain


@cache
def _names(cls: type) -> tuple[str, ...]:
    return tuple(f.name for f in dataclasses.fields(cls))


@cache
def _fields(cls: type) -> tuple[tuple[str, _Reader], ...]:
    hints = typing.get_type_hints(cls)
    return tuple((f.name, _reader(hints[f.name])) for f in dataclasses.fields(cls))
