"""Whether a noun is what its type hints say: ``plain`` trusts what it reads, but a stranger's file may lie."""

import dataclasses
import math
import types
import typing
from collections.abc import Callable
from datetime import date
from enum import Enum
from functools import cache
from typing import Any, TypeAliasType

type _Check = Callable[[Any], bool]


def conforms(cls: Any, value: Any) -> bool:
    """Whether the value, and all that it holds, is of the hinted types."""
    return _check(cls)(value)


@cache
def _check(hint: Any) -> _Check:  # noqa: PLR0911 - one return a shape
    if isinstance(hint, TypeAliasType):
        return _check(hint.__value__)
    origin, arguments = typing.get_origin(hint), typing.get_args(hint)
    if origin in (typing.Union, types.UnionType):
        checks = tuple(map(_check, arguments))
        return lambda value: any(check(value) for check in checks)
    if origin is tuple and len(arguments) == 2 and arguments[1] is Ellipsis:
        item = _check(arguments[0])
        return lambda value: type(value) is tuple and all(map(item, value))
    if origin is tuple:
        items = tuple(map(_check, arguments))
        return lambda value: (
            type(value) is tuple
            and len(value) == len(items)
            and all(check(part) for check, part in zip(items, value, strict=True))
        )
    if origin is frozenset:
        item = _check(arguments[0])
        return lambda value: type(value) is frozenset and all(map(item, value))
    if dataclasses.is_dataclass(hint):
        return _noun(typing.cast(type, hint))
    if hint is float:
        return lambda value: type(value) in (float, int) and math.isfinite(value)
    if isinstance(hint, type) and issubclass(hint, Enum | date):
        return lambda value: isinstance(value, hint)
    return lambda value: type(value) is (types.NoneType if hint is None else hint)


def _noun(cls: type) -> _Check:
    hints = typing.get_type_hints(cls)
    fields = tuple((field.name, hints[field.name]) for field in dataclasses.fields(cls))

    def check(value: Any) -> bool:
        return type(value) is cls and all(_check(hint)(getattr(value, name)) for name, hint in fields)

    return check
