"""Nouns survive their way through plain values and bytes."""

import pytest

from quizbank.domain import reading_codec
from quizbank.domain.errors import QuizbankError
from quizbank.domain.fact import Argument, Asserted, DateValue, EntityValue, Fact, Span, TextValue
from quizbank.domain.identity import derived_id, fact_key, fold
from quizbank.domain.plain import from_plain, to_plain
from quizbank.domain.reading import Reading, Tokens

ROLE = (
    Argument("holder", EntityValue("e1", "Nikol Pashinian"), Span(0, 15)),
    Argument("role", TextValue("the prime minister of Armenia", ("armenia", "minister", "prime"))),
)


def test_a_fact_comes_back_from_plain_values() -> None:
    fact = Fact("k", "role", ROLE, Asserted.STATED, (Span(0, 40),), phrases=(("role", "the prime minister"),))
    assert from_plain(Fact, to_plain(fact)) == fact


def test_a_reading_comes_back_from_bytes() -> None:
    tokens = Tokens(("Hi",), ("hi",), ("INTJ",), ("UH",), ("",), ("ROOT",), (0,), (0,), (False,))
    reading = Reading("en", "1", tokens, (), (), (), ())
    assert reading_codec.decode(reading_codec.encode(reading)) == reading


@pytest.mark.parametrize("data", [b"", b"junk", b"QBR1junk"])
def test_damaged_bytes_are_a_known_error(data: bytes) -> None:
    with pytest.raises(QuizbankError, match="reading_damaged"):
        reading_codec.decode(data)


def test_a_fact_key_knows_no_article_and_no_order() -> None:
    other_ids = (ROLE[1], Argument("holder", EntityValue("e9", "Nikol  PASHINIAN"), Span(7, 20)))
    assert fact_key("role", ROLE) == fact_key("role", other_ids)
    assert fact_key("role", ROLE) != fact_key("member", ROLE)
    assert fact_key("x", (Argument("d", DateValue("2022", "year")),)) != fact_key("x", ())


def test_a_question_id_depends_on_fact_kind_role_and_polarity() -> None:
    ids = {
        derived_id(*p)
        for p in [("f", "k", "r"), ("g", "k", "r"), ("f", "l", "r"), ("f", "k", "s"), ("f", "k", "r", "false")]
    }
    assert len(ids) == 5


@pytest.mark.parametrize(
    ("text", "folded"), [("Toqaev’s", "toqaevs"), ("  Fernández–X ", "fernandez x"), ("Тоқаев", "тоқаев"), ("", "")]
)
def test_folding(text: str, folded: str) -> None:
    assert fold(text) == folded
