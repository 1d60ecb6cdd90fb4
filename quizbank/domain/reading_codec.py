"""A reading as bytes, to be kept with its article: questions are remade without reading again."""

import json
import zlib

from quizbank.domain.errors import QuizbankError
from quizbank.domain.plain import from_plain, to_plain
from quizbank.domain.reading import Reading

_MAGIC = b"QBR1"


def encode(reading: Reading) -> bytes:
    """The reading as compressed JSON behind a four-byte mark; equal readings give equal bytes."""
    text = json.dumps(to_plain(reading), ensure_ascii=False, separators=(",", ":"))
    return _MAGIC + zlib.compress(text.encode(), 6)


def decode(data: bytes) -> Reading:
    """The reading of those bytes; QuizbankError("reading_damaged") if they are none."""
    if not data.startswith(_MAGIC):
        raise QuizbankError("reading_damaged")
    try:
        return from_plain(Reading, json.loads(zlib.decompress(data[len(_MAGIC) :])))
    except (zlib.error, ValueError, TypeError, KeyError) as error:
        raise QuizbankError("reading_damaged") from error
