"""Merging, weighing and ordering of facts; what may prove them."""

from dataclasses import replace

import pytest

from quizbank.domain.fact import Fact, Span
from quizbank.facts.extract import find_facts, merge
from quizbank.facts.salience import entity_salience, fact_salience
from quizbank.facts.view import look
from tests.builders import entity, make_article, make_fact, make_reading, named, words

ARTICLE = make_article(
    "Mira Dole leads the council.", "Mira Dole spoke.", "Mira Dole left.", "Ivo Tann won.", kinds=("heading",)
)
READING = make_reading(ARTICLE, [named("person", "Mira Dole"), named("person", "Ivo Tann")])


def fact(role: str, proof: str) -> Fact:
    holder = ("holder", entity(READING, "Mira Dole"), "Mira Dole")
    return make_fact(ARTICLE, READING, "role", [holder, ("role", words(role), "")], proof=proof)


def test_one_fact_from_two_sentences_has_two_proofs_in_text_order() -> None:
    late, early = fact("the mayor", "left"), fact("the mayor", "spoke")
    (merged,) = merge([late, early])
    assert [ARTICLE.text[s.start : s.end] for s in merged.evidence] == ["Mira Dole spoke.", "Mira Dole left."]
    assert merged.arguments == early.arguments


def test_different_facts_stay_apart_in_the_order_of_their_proofs() -> None:
    facts = merge([fact("the mayor", "left"), fact("the judge", "spoke")])
    assert [f.argument("role").value.text for f in facts] == ["the judge", "the mayor"]  # type: ignore[union-attr]


def test_headings_prove_nothing() -> None:
    view = look(ARTICLE, READING)
    assert next(ARTICLE.text[s.start : s.end] for s in view.sentences()) == "Mira Dole spoke."


def test_a_language_without_rules_has_no_facts() -> None:
    assert find_facts(ARTICLE, replace(READING, language="kk")) == ()


def test_who_is_named_more_often_and_earlier_weighs_more() -> None:
    weights = entity_salience(ARTICLE, READING)
    assert weights[entity(READING, "Mira Dole").entity] > weights[entity(READING, "Ivo Tann").entity] > 0
    assert all(0 <= weight <= 1 for weight in weights.values())
    assert fact_salience(fact("the mayor", "left"), weights) == pytest.approx(weights["e1"])


def test_a_fact_without_entities_weighs_nothing() -> None:
    bare = replace(fact("the mayor", "left"), arguments=(), evidence=(Span(0, 1),))
    assert fact_salience(bare, {}) == 0
