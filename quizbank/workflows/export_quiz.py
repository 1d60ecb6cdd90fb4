"""From a Making to a file in one of the formats."""

from dataclasses import replace
from pathlib import Path

from quizbank.domain.selection import Making
from quizbank.export import formats
from quizbank.export import save as saving
from quizbank.export import write as writing
from quizbank.export.pack import Written, pack_of
from quizbank.workflows.desk import Desk

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


def write_article(desk: Desk, article: str, format_name: str) -> Written:
    """All questions of an article of the library under their lasting ids, in a person's words where there are any.

    QuizbankErrors: no_such_article, nothing_to_export.
    """
    pack = pack_of(desk.making(article))
    rows = {row.question.id: row for row in desk.questions(article)}
    items = tuple(replace(i, uid=rows[i.uid].uid, question=rows[i.uid].question) for i in pack.items)
    return writing.write(format_name, replace(pack, items=items))


def save(data: bytes, out: Path) -> None:
    """Write a file whole or not at all; QuizbankError("cannot_write")."""
    saving.save(data, out)
