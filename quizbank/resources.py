"""The one door to resources/: beside the package when installed, beside main.py in a checkout."""

import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any


@cache
def root() -> Path:
    """The folder of resources; FileNotFoundError if the installation is broken."""
    here = Path(__file__).resolve().parent
    for folder in (here / "_resources", here.parent / "resources"):
        if folder.is_dir():
            return folder
    raise FileNotFoundError("resources")


def path(*parts: str) -> Path:
    """The path of a resource."""
    return root().joinpath(*parts)


@cache
def text(*parts: str) -> str:
    """A resource's text (UTF-8)."""
    return path(*parts).read_text(encoding="utf-8")


@cache
def toml(*parts: str) -> Mapping[str, Any]:
    """A resource's TOML as a mapping; treat it as read-only."""
    return tomllib.loads(text(*parts))


@cache
def lines(*parts: str) -> tuple[str, ...]:
    """A resource's lines without blank ones and those that begin with ``#``."""
    stripped = (line.strip() for line in text(*parts).splitlines())
    return tuple(line for line in stripped if line and not line.startswith("#"))
