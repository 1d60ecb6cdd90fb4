"""A Making survives its way as bytes."""

import pytest

from quizbank.domain.errors import QuizbankError
from quizbank.domain.selection import Making
from quizbank.workflows.making_codec import decode, encode
from tests.store.makings import first, second, to_read


@pytest.mark.parametrize("making", [first(), second(), to_read()], ids=["first", "second", "to_read"])
def test_a_making_comes_back_from_bytes(making: Making) -> None:
    assert decode(encode(making)) == making
    assert encode(decode(encode(making))) == encode(making)


@pytest.mark.parametrize("data", [b"", b"QBM1", b"QBM1\0\0\0\5hello", encode(first())[:60], b"x" + encode(first())])
def test_damaged_bytes_are_a_known_error(data: bytes) -> None:
    with pytest.raises(QuizbankError, match="making_damaged"):
        decode(data)
