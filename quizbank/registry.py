"""How plug folders are listed: a tuple of module names in the folder's ``__init__``, loaded when first used."""

from functools import cache
from importlib import import_module
from types import ModuleType


@cache
def modules(package: str, names: tuple[str, ...]) -> tuple[ModuleType, ...]:
    """The folder's modules in the order of its tuple; ImportError names one that is missing."""
    return tuple(import_module(f"{package}.{name}") for name in names)
