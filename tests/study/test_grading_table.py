"""The table of typed answers, and that no other actor of the library is ever taken for right."""

import tomllib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quizbank.domain.identity import fold
from quizbank.domain.question import Context, Interaction, Question, Topic
from quizbank.domain.review import AnswerVerdict
from quizbank.strings import say
from quizbank.study.grading import judge
from quizbank.study.name_grading import others_than
from quizbank.study.spelling import spellings

TABLE = tomllib.loads((Path(__file__).parent / "grading_table.toml").read_text(encoding="utf-8"))
ACTORS = [tuple(names) for names in TABLE["library"]["actors"]]
SLIP = "slip"


def question(item: dict[str, Any]) -> Question:
    return Question(
        id="q",
        kind="typed",
        interaction=Interaction.TEXT,
        topic=Topic.DATE if "date" in item else Topic(item.get("topic", "actor")),
        fact="f",
        relation="role",
        asked_role="holder",
        context=Context("A title", "2022-01-13"),
        stem="Who or when was it?",
        key=item["key"],
        evidence=(),
        accepted=(item["key"], *item["accepted"]),
        key_date=item.get("date", ""),
        key_grain=item.get("grain", ""),
    )


def rows() -> list[Any]:
    found = []
    for item in TABLE["item"]:
        asked = question(item)
        wanted = [("right", "", t) for t in item["right"]] + [(SLIP, "", t) for t in item.get("slip", ())]
        wanted += [("nearly", code, t) for t, code in item["nearly"]] + [("wrong", "", t) for t in item["wrong"]]
        found += [pytest.param(asked, *row, id=f"{asked.key}: {row[2]!r} {row[0]}") for row in wanted]
    return found


ROWS = rows()


def judged(asked: Question, typed: str) -> tuple[str, str]:
    found = judge(asked, typed, others=others_than(asked.accepted, ACTORS))
    return (SLIP if found.meant else found.verdict.value), found.nearly


@pytest.mark.parametrize(("asked", "wanted", "code", "typed"), ROWS)
def test_the_table(asked: Question, wanted: str, code: str, typed: str) -> None:
    assert judged(asked, typed) == (wanted, code)


def test_the_table_is_long_and_its_codes_are_said() -> None:
    assert len(ROWS) >= 200
    assert len({(row.values[0].key, row.values[3]) for row in ROWS}) == len(ROWS)
    assert not [row for row in ROWS if row.values[2] and say("nearly", row.values[2]).startswith("nearly.")]


# --- never another actor ------------------------------------------------------------------------------------------

FIRST = ["Qasym", "Aset", "Daniar", "Danial", "Nur", "Li", "Kim", "Dariga", "Daria", "Sadyr", "Акылбек", "Ümit"]
LAST = [
    "Toqaev",
    "Tokaeva",
    "Toqabaev",
    "Nazarbaev",
    "Nazarbaeva",
    "Жапаров",
    "Zhapparov",
    "Xi",
    "Li",
    "Kim",
    "Ahmetov",
]
BODIES = [
    "National Bank of Kazakhstan",
    "National Bank",
    "Bank of Kazakhstan",
    "CSTO",
    "CSTA",
    "CIS",
    "Nur Otan",
    "Nur Astan",
]
PEOPLE = st.tuples(st.sampled_from(FIRST), st.sampled_from(LAST)).map(" ".join)
NAMES = st.one_of(PEOPLE, st.sampled_from([*LAST, *BODIES]))
DISGUISES = [
    str,
    str.upper,
    lambda name: f"the {name}",
    lambda name: f"President {name}",
    lambda name: " ".join(reversed(name.split())),
    lambda name: name.replace("q", "k").replace("Q", "K"),
    lambda name: name.replace("aev", "ayev"),
    lambda name: name.replace("Zh", "J").replace("Ж", "Zh"),
    lambda name: name.translate(str.maketrans("aeokTHMKB", "аеокТНМКВ")),  # look-alikes
    lambda name: name + ".",
]


@settings(max_examples=600, deadline=None)
@given(
    NAMES,
    st.lists(NAMES, max_size=4),
    NAMES,
    st.sampled_from(DISGUISES),
    st.sampled_from(list(Topic)[:1] + [Topic.ORGANIZATION]),
)
def test_no_other_actor_is_ever_right(key: str, more: list[str], other: str, disguise: Any, topic: Topic) -> None:
    asked = question({"key": key, "accepted": [key.split()[-1]], "topic": topic.value})
    others = others_than(asked.accepted, [(key, key.split()[-1]), (other, other.split()[-1]), *((n,) for n in more)])
    forms = set(map(fold, asked.accepted))
    shared = bool(spellings(other) & frozenset().union(*map(spellings, asked.accepted)))
    if other not in others or fold(other) in forms or shared:
        return  # the same actor, or one who bears an accepted name
    assert judge(asked, disguise(other), others=others).verdict is not AnswerVerdict.RIGHT


def test_an_actor_met_in_another_article_is_the_same_one_in_any_spelling() -> None:
    accepted = ("Qasym-Zhomart Toqaev", "Toqaev")
    actors = [
        ("Kassym-Jomart Tokayev", "Tokayev"),
        ("Токаев",),
        ("Kassym-Jomart Kemelevich Tokayev", "Tokayev"),
        ("Kemel Tokayev", "Kemel", "Tokayev"),
        ("Qasym Toqaev",),
        (),
    ]
    assert others_than(accepted, actors) == ("Kemel Tokayev", "Kemel", "Qasym Toqaev")


def test_a_namesakes_full_name_is_wrong_and_the_name_that_both_bear_is_right() -> None:
    asked = question({"key": "Qasym-Zhomart Toqaev", "accepted": ["Toqaev"]})
    others = others_than(asked.accepted, [("Kemel Toqaev", "Toqaev")])
    typed = ("Kemel Toqaev", "Кемел Токаев", "Toqaev", "Tokayev", "Токаев")
    verdicts = [judge(asked, name, others=others).verdict for name in typed]
    assert verdicts == [AnswerVerdict.WRONG] * 2 + [AnswerVerdict.RIGHT] * 3
