"""Whole sentences: which can stand alone, whom a gap in them may hide, and what a question makes of their subject."""

import pytest

from quizbank.domain.fact import DateValue, EntityValue, Fact
from tests.facts.cases import case_article, case_facts


def told(name: str) -> list[Fact]:
    return [fact for fact in case_facts(name) if fact.relation == "told"]


def asked(fact: Fact) -> dict[str, list[str]]:
    """The names and dates of the fact by role."""
    found: dict[str, list[str]] = {}
    for argument in fact.arguments:
        match argument.value:
            case EntityValue(name=text) | DateValue(date=text):
                found.setdefault(argument.role, []).append(text)
    return found


def test_subject_names_beside_it_and_the_date_may_be_hidden() -> None:
    (fact,) = told("told_alone")
    assert asked(fact) == {"subject": ["Anna Berg"], "named": ["Labour Union of Norway"]}
    assert fact.phrase("opening") == "Following losses at sea"
    assert fact.phrase("rest") == "joined the Labour Union of Norway as a legal adviser"
    (dated,) = told("told")
    assert asked(dated)["date"] == ["1988"]
    assert not dated.phrase("rest"), "with her brother she is not the whole subject"


def test_who_a_pronoun_is_stands_in_the_second_proof() -> None:
    (fact,) = told("told_of")
    text = case_article("told_of").text
    assert [text[s.start : s.end].split()[0] for s in fact.evidence] == ["She", "Anna"]
    assert asked(fact) == {"named": ["University of Bergen"], "about": ["Anna Berg"]}


@pytest.mark.parametrize("name", ["told_leans", "told_alike", "told_planned", "told_any", "told_age", "told_nothing"])
def test_what_leans_is_said_twice_lies_ahead_or_says_nothing_is_not_told(name: str) -> None:
    assert told(name) == []
