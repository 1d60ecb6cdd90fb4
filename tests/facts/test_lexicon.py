"""English words: articles by sound, countries by any of their forms."""

import pytest

from quizbank.facts.rules.en.grammar.lexicon import country, indefinite, with_article


@pytest.mark.parametrize(
    ("phrase", "expected"),
    [
        ("expert", "an expert"),
        ("European envoy", "a European envoy"),
        ("Uzbek senator", "an Uzbek senator"),
        ("Ukrainian lawmaker", "a Ukrainian lawmaker"),
        ("US official", "a US official"),
        ("U.S. official", "a U.S. official"),
        ("Ugandan poet", "a Ugandan poet"),
        ("honorary consul", "an honorary consul"),
        ("human rights lawyer", "a human rights lawyer"),
        ("union leader", "a union leader"),
        ("uninvited guest", "an uninvited guest"),
        ("MP", "an MP"),
        ("one-time rival", "a one-time rival"),
        ("former aide", "a former aide"),
    ],
)
def test_article_by_sound(phrase: str, expected: str) -> None:
    assert indefinite(phrase) == expected


def test_country_by_name_and_adjective() -> None:
    assert country("Armenian") == country("Armenia") == "Armenia"
    assert country("Armenians’") is None


def test_some_names_take_the() -> None:
    assert with_article("Netherlands") == "the Netherlands"
    assert with_article("Niger") == "Niger"
