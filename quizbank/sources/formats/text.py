"""Plain text: every line is a paragraph, unless the file breaks its lines at a fixed width."""

import re
from itertools import pairwise

from quizbank.domain.article import Notice
from quizbank.domain.errors import QuizbankError
from quizbank.sources.encoding import decode
from quizbank.sources.page import Line, Page

NAME = "text"
EXTENSIONS = (".txt", ".text")

_BREAK = re.compile(r"\r\n?|\n|\f")
_NARROW, _WIDE = 40, 100  # characters: the width of a line that was broken to fit
_END = re.compile(r"[.!?:][”\"’')\]]*$")


def sniff(data: bytes, name: str) -> bool:  # noqa: ARG001 - the interface of all formats
    """Whether the bytes are text of any kind."""
    return decode(data) is not None


def read(data: bytes, name: str) -> Page:
    """The lines of the text; QuizbankError("source_binary" | "source_empty")."""
    decoded = decode(data)
    if decoded is None:
        raise QuizbankError("source_binary", name=name)
    if not decoded.text.strip():
        raise QuizbankError("source_empty", name=name)
    notices = (Notice("characters_damaged", (("count", str(decoded.damaged)),)),) if decoded.damaged else ()
    return Page(split(decoded.text), notices=notices)


def split(text: str) -> tuple[Line, ...]:
    """The text's lines without blank ones; lines broken at a fixed width are joined by a blank within their block."""
    blocks: list[list[str]] = [[]]
    for raw in _BREAK.split(text):
        if line := raw.strip():
            blocks[-1].append(line)
        elif blocks[-1]:
            blocks.append([])
    wrapped = _is_wrapped(blocks)
    return tuple(
        Line(line, number)
        for number, block in enumerate(blocks)
        if block
        for line in (_joined(block) if wrapped else block)
    )


def _is_wrapped(blocks: list[list[str]]) -> bool:
    """Whether most lines with a neighbour below are of a fixed width and stop in the middle of a sentence."""
    upper = [line for block in blocks for line, below in pairwise(block) if line != below]
    broken = [line for line in upper if _NARROW <= len(line) <= _WIDE and not _END.search(line)]
    return len(upper) >= 4 and len(broken) * 10 >= len(upper) * 7


def _joined(block: list[str]) -> list[str]:
    return [" ".join(block)] if all(len(line) >= _NARROW for line in block[:-1]) else block
