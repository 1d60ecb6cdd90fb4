"""A Making as bytes: what the analysis process sends to the window, and what starter articles are shipped as.

The encoded reading, which is most of it, travels as it is behind the rest.
"""

import json
import zlib

from quizbank.domain.errors import QuizbankError
from quizbank.domain.plain import from_plain, to_plain
from quizbank.domain.selection import Making

_MAGIC = b"QBM1"
_LENGTH_BYTES = 4
MOST_BYTES = 256 * 1024**2
"""Of JSON: thirty times what the longest article that is taken gives."""


def encode(making: Making) -> bytes:
    """A four-byte mark, the length of the compressed JSON, the JSON, the reading; equal makings give equal bytes."""
    plain = to_plain(making)
    del plain["reading"]
    text = json.dumps(plain, ensure_ascii=False, separators=(",", ":"))
    packed = zlib.compress(text.encode(), 6)
    return b"".join((_MAGIC, len(packed).to_bytes(_LENGTH_BYTES), packed, making.reading))


def decode(data: bytes) -> Making:
    """The Making of those bytes; QuizbankError("making_damaged") if they are none."""
    start = len(_MAGIC) + _LENGTH_BYTES
    if not data.startswith(_MAGIC) or len(data) < start:
        raise QuizbankError("making_damaged")
    end = start + int.from_bytes(data[len(_MAGIC) : start])
    try:
        plain = json.loads(_unpacked(data[start:end]))
        return from_plain(Making, {**plain, "reading": data[end:]})
    except (zlib.error, ValueError, TypeError, KeyError, AttributeError, RecursionError) as error:
        raise QuizbankError("making_damaged") from error


def _unpacked(data: bytes) -> bytes:
    packed = zlib.decompressobj()
    text = packed.decompress(data, MOST_BYTES)
    if not packed.eof:
        raise ValueError("there is more than any making has, or it is cut")
    return text
