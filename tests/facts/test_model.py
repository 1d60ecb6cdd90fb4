"""The rules behind the real reader: one short story with every relation."""

import pytest

from quizbank.facts.extract import find_facts
from quizbank.reading.reader import load_reader
from tests.builders import make_article

STORY = (
    "Estonian Prime Minister Kaisa Tamm and Tom Harwell, a senior fellow at the Baltic Policy Institute, met in Tartu.",
    "The Baltic Energy Security Union (BESU), which consists of Estonia, Latvia and Lithuania, was founded in 2009.",
    "“Estonia has never paid for the mistakes of its neighbors,” Tamm told reporters on March 3.",
    "The decision to send Latvian engineers to Ukraine was announced by Kaisa Tamm.",
)


@pytest.fixture(scope="module")
def facts() -> dict[str, list[str]]:
    article = make_article(*STORY, published="2022-03-10")
    found: dict[str, list[str]] = {}
    for fact in find_facts(article, load_reader().read(article)):
        found.setdefault(fact.relation, []).append(fact.rule)
    return found


def test_every_relation_is_found(facts: dict[str, list[str]]) -> None:
    assert sorted(facts["role"]) == ["role.after_name", "role.before_name"]
    assert {r: len(rules) for r, rules in facts.items() if r != "role"} == {
        "acronym": 1,
        "member": 1,
        "dated": 1,
        "said": 1,
        "did": 1,
    }
