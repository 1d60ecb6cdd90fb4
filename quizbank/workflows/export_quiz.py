"""From a Making to a file in one of the formats."""

from pathlib import Path

from quizbank.domain.selection import Making
from quizbank.export import formats
from quizbank.export import save as saving
from quizbank.export import write as writing
from quizbank.export.pack import Written, pack_of

_TEXT_FORMATS = ("json", "csv", "gift")


def format_names() -> tuple[str, ...]:
    """The names of all formats."""
    return formats.FORMATS


def extension(format_name: str) -> str:
    """The file name extension of a format, with its dot."""
    return writing.extension(format_name)


def is_binary(format_name: str) -> bool:
    """Whether the format is not for a terminal."""
    return format_name not in _TEXT_FORMATS


def write_making(making: Making, format_name: str) -> Written:
    """All questions of a Making in that format; QuizbankError("nothing_to_export")."""
    return writing.write(format_name, pack_of(making))


def save(data: bytes, out: Path) -> None:
    """Write a file whole or not at all; QuizbankError("cannot_write")."""
    saving.save(data, out)
