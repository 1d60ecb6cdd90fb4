"""Numbers as answers."""

import pytest

from quizbank.questions.quantities import bare, near, value, variants


@pytest.mark.parametrize(
    ("text", "size"),
    [
        ("79", 79),
        ("about 7.5 million", 7_500_000),
        ("300,000", 300_000),
        ("three", 3),
        ("25.7%", 25.7),
        ("some 350 thousand", 350_000),
        ("dozens", 0),
    ],
)
def test_value(text: str, size: float) -> None:
    assert value(text, "en") == pytest.approx(size)


def test_what_is_taken_for_right() -> None:
    assert variants("three", "en") == ("three", "3")
    assert variants("54", "en") == ("54",)
    assert variants("about 7.5 million", "en") == ("about 7.5 million", "7.5 million", "7500000", "7,500,000")
    assert "25.7 percent" in variants("25.7%", "en")
    assert bare("more than 100", "en") == "100"


@pytest.mark.parametrize("text", ["79", "about 7.5 million", "300,000", "three", "25.7%", "more than 100", "5"])
def test_wrong_numbers_look_like_the_right_one(text: str) -> None:
    others = list(near(text, "en"))
    assert len(set(others)) >= 2
    for other in others:
        assert value(other, "en") != pytest.approx(value(text, "en"))
        assert value(other, "en") > 1
        assert len(other.split()) == len(text.split())
        assert ("," in other, "." in other, "%" in other) == ("," in text, "." in text, "%" in text)


def test_nobody_dies_at_two_hundred() -> None:
    assert all(70 < value(age, "en") < 90 for age in near("79", "en", age=True))


def test_what_cannot_be_read_has_no_neighbours() -> None:
    assert list(near("dozens", "en")) == []
