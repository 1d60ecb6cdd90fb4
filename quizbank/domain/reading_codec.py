"""A reading as bytes, to be kept with its article: questions are remade without reading again."""

import json
import zlib

from quizbank.domain.errors import QuizbankError
from quizbank.domain.plain import from_plain, to_plain
from quizbank.domain.reading import Reading

_MAGIC = b"QBR1"
_LONGEST = 128 << 20  # bytes of JSON; an article of the longest text that is read has some 30 MB


def encode(reading: Reading) -> bytes:
    """The reading as compressed JSON behind a four-byte mark; equal readings give equal bytes."""
    text = json.dumps(to_plain(reading), ensure_ascii=False, separators=(",", ":"))
    return _MAGIC + zlib.compress(text.encode(), 6)


def decode(data: bytes) -> Reading:
    """The reading of those bytes; QuizbankError("reading_damaged") if they are none."""
    if not data.startswith(_MAGIC):
        raise QuizbankError("reading_damaged")
    try:
        unpacker = zlib.decompressobj()
        text = unpacker.decompress(data[len(_MAGIC) :], _LONGEST)
        if unpacker.unconsumed_tail or not unpacker.eof:
            raise ValueError("more than any reading holds, or less than was written")
        return from_plain(Reading, json.loads(text))
    except (zlib.error, ValueError, TypeError, KeyError, AttributeError, RecursionError) as error:
        raise QuizbankError("reading_damaged") from error
