"""A Making survives its way as bytes."""

import tracemalloc
import zlib

import pytest

from quizbank.domain.errors import QuizbankError
from quizbank.domain.selection import Making
from quizbank.workflows import making_codec
from quizbank.workflows.making_codec import decode, encode
from tests.store.makings import first, second, to_read


@pytest.mark.parametrize("making", [first(), second(), to_read()], ids=["first", "second", "to_read"])
def test_a_making_comes_back_from_bytes(making: Making) -> None:
    assert decode(encode(making)) == making
    assert encode(decode(encode(making))) == encode(making)


def packed(text: bytes) -> bytes:
    body = zlib.compress(text)
    return b"QBM1" + len(body).to_bytes(4) + body


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"QBM1",
        b"QBM1\0\0\0\5hello",
        encode(first())[:60],
        b"x" + encode(first()),
        packed(b"[" * 100_000),
        packed(b"[]"),
        packed(b"{}"),
        packed(b"\xff"),
    ],
)
def test_damaged_bytes_are_a_known_error(data: bytes) -> None:
    with pytest.raises(QuizbankError, match="making_damaged"):
        decode(data)


def test_a_making_that_would_fill_the_memory_is_damaged(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(making_codec, "MOST_BYTES", 1_000_000)
    bomb = packed(b"[" + b" " * 50_000_000 + b"]")
    assert len(bomb) < 100_000
    tracemalloc.start()
    try:
        with pytest.raises(QuizbankError, match="making_damaged"):
            decode(bomb)
        assert tracemalloc.get_traced_memory()[1] < 10_000_000
    finally:
        tracemalloc.stop()
    with monkeypatch.context() as small:
        small.setattr(making_codec, "MOST_BYTES", 100)
        with pytest.raises(QuizbankError, match="making_damaged"):
            decode(encode(first()))
