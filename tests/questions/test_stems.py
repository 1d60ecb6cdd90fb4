"""The templates of resources/stems: complete, for known kinds, and safe with any name."""

import re
from pathlib import Path

import pytest

from quizbank import resources
from quizbank.quality.checks import CHECKS, SET_CHECKS, TREE_CHECKS
from quizbank.quality.context import QualityContext
from quizbank.quality.gate import judge
from quizbank.questions import kinds
from quizbank.questions.wording import asks, filled
from quizbank.questions.writer import write_recall, write_recognition
from tests.builders import day, entity, make_article, make_fact, make_reading, named, words

RELATIONS = sorted(p.stem for p in resources.path("stems", "en", "relations").glob("*.toml"))
_KEYS = {
    "asked", "argument", "many", "when", "at_most", "key_kinds", "stem", "choice", "statement", "explanation", "kinds",
    "words_at_most", "part", "match",
}  # fmt: skip


@pytest.mark.parametrize("relation", RELATIONS)
def test_templates_are_whole(relation: str) -> None:
    words_file = resources.toml("stems", "en", "words.toml")
    for row in resources.toml("stems", "en", "relations", f"{relation}.toml")["ask"]:
        assert set(row) <= _KEYS
        assert set(row["kinds"]) <= {*kinds.RECALL, *kinds.RECOGNITION}
        assert row["explanation"]
        assert "true_false" not in row["kinds"] or row["statement"]
        assert bool(row.get("part")) == bool({"matching", "ordering", "first"} & set(row["kinds"]))
        assert bool(row.get("match")) == ("matching" in row["kinds"])
        for name in ("stem", "choice", "statement", "explanation", "part", "match"):
            for rewriting in re.findall(r"\{\w+:(\w+)\}", row.get(name, "")):
                assert rewriting == "small" or rewriting in words_file["rewrite"]
    assert asks("en", relation)


def test_a_relation_without_templates_is_not_asked() -> None:
    assert asks("en", "no_such_relation") == ()


def test_a_missing_blank_fills_nothing() -> None:
    assert filled("Who was {role}?", {}, "en") is None
    assert filled("{x} is {role:bare}.", {"x": "she", "role": "the head"}, "en") == "She is head."


@pytest.mark.parametrize(
    ("package", "names"),
    [
        ("questions/kinds", (*kinds.RECALL, *kinds.RECOGNITION)),
        ("quality/checks", (*CHECKS, *SET_CHECKS, *TREE_CHECKS)),
    ],
)
def test_tuples_name_the_files(package: str, names: tuple[str, ...]) -> None:
    folder = Path(resources.__file__).parent / package
    assert sorted(names) == sorted(p.stem for p in folder.glob("*.py") if p.stem != "__init__")


@pytest.mark.parametrize("hostile", ["{holder} {0}", r"\1 (?P<x>", "A “B” ___ C", "[*+?", "<b>Bo & Co</b>"])
def test_any_name_can_stand_in_a_fact(hostile: str) -> None:
    article = make_article(f"It was {hostile} who met Jaan Kask, the head of Latvia, on March 4, 2021.")
    known = [
        named("person", "Jaan Kask"),
        named("organization", "Odd", hostile, subtype="party"),
        named("place", "Latvia"),
    ]
    reading = make_reading(article, known, [("March 4, 2021", "2021-03-04", "day")])
    fact = make_fact(
        article,
        reading,
        "dated",
        [
            ("subject", entity(reading, "Odd"), hostile),
            ("event", words("meet"), ""),
            ("date", day("2021-03-04"), "March 4"),
        ],
        proof="It was",
        phrases={"predicate": f"met {hostile}", "inverted": f"did {hostile} meet", "statement": f"{hostile} met"},
    )
    recall = write_recall(article, reading, (fact,), seed=3)
    recognition = write_recognition(article, reading, (fact,), recall, seed=3)
    verdicts = judge((*recall, *recognition), QualityContext(article, reading, (fact,)))
    assert len(verdicts) == len(recall) + len(recognition) > 0
