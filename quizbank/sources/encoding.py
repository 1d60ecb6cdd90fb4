"""Bytes → text: byte order marks, UTF-8, a declared charset, Windows code pages; anything else is not text."""

import codecs
import re
from dataclasses import dataclass

# What files of other formats begin with: PDF, Zip (Word and EPUB too), PNG, JPEG, GIF, gzip, RTF, old Word, RAR, TIFF.
_MAGIC = (
    b"%PDF",
    b"PK\x03\x04",
    b"PK\x05\x06",
    b"\x89PNG",
    b"\xff\xd8\xff",
    b"GIF8",
    b"\x1f\x8b",
    b"{\\rtf",
    b"\xd0\xcf\x11\xe0",
    b"Rar!",
    b"II*\x00",
    b"MM\x00*",
)
_MARKS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
_CONTROLS = re.compile(r"[\x00-\x08\x0b\x0e-\x1f\x7f-\x84\x86-\x9f]")
_HIGH = re.compile(rb"[\xc0-\xff]")
_LATIN = re.compile(rb"[A-Za-z]")


@dataclass(frozen=True, slots=True)
class Decoded:
    """The text without its byte order mark; ``damaged`` counts characters that could not be read (U+FFFD)."""

    text: str
    damaged: int = 0


def decode(data: bytes, declared: str = "") -> Decoded | None:
    """The bytes as text, or None if they are not text. ``declared`` is the charset that the source names."""
    if data.startswith(_MAGIC):
        return None
    for mark, name in _MARKS:
        if data.startswith(mark):
            return _readable(data[len(mark) :].decode(name, errors="replace"))
    if b"\x00" in data:
        return None
    try:
        return _readable(data.decode("utf-8"))
    except UnicodeDecodeError:
        return _readable(_decode_legacy(data, declared))


def _decode_legacy(data: bytes, declared: str) -> str:
    if _is_mostly_utf8(data):
        return data.decode("utf-8", errors="replace")
    for name in (declared, _code_page(data)):
        try:
            return data.decode(name)
        except (LookupError, UnicodeError):  # an unknown charset, or bytes outside it
            continue
    return data.decode("cp1252", errors="replace")


def _is_mostly_utf8(data: bytes) -> bool:
    """Whether nearly all bytes beyond ASCII are UTF-8: a cut or damaged file, not another encoding."""
    text = data.decode("utf-8", errors="replace")
    good = sum(1 for c in text if c >= "\x80" and c != "\ufffd")
    return good > 10 * text.count("\ufffd")


def _code_page(data: bytes) -> str:
    """Cyrillic letters fill the upper half of cp1251; western text has a few of those bytes only."""
    return "cp1251" if len(_HIGH.findall(data)) > len(_LATIN.findall(data)) else "cp1252"


def _readable(text: str) -> Decoded | None:
    damaged = text.count("\ufffd")
    strange = len(_CONTROLS.findall(text)) + damaged
    # One in a hundred: more than stray form feeds or a cut character, less than any compressed or machine format has.
    return None if strange * 100 > len(text) else Decoded(text, damaged)
