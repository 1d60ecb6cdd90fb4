"""Format 1: the contract's fields in the contract's order, valid against the shipped schema, always the same bytes."""

import json
from dataclasses import replace
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from quizbank import resources
from quizbank.domain.errors import QuizbankError
from quizbank.domain.question import Interaction
from quizbank.export.pack import pack_of
from quizbank.export.write import write
from tests.export import builders


def schema() -> dict[str, Any]:
    loaded: dict[str, Any] = json.loads(resources.text("quizbank-1.schema.json"))
    return loaded


def exported() -> dict[str, Any]:
    loaded: dict[str, Any] = json.loads(write("json", pack_of(builders.making())).data)
    return loaded


def test_a_making_is_valid_against_the_schema() -> None:
    Draft202012Validator.check_schema(schema())
    Draft202012Validator(schema()).validate(exported())


@pytest.mark.parametrize(
    "spoil",
    [
        lambda d: d.update(extra=1),
        lambda d: d["article"].update(path="here"),
        lambda d: d["questions"][0].pop("explanation"),
        lambda d: d["questions"][0].update(key=None),
        lambda d: d["questions"][0].update(evidence=[]),
        lambda d: d["dates"][0].update(value="4 March"),
        lambda d: d["dates"][1].pop("part"),
        lambda d: d["facts"][0].update(arguments={}),
        lambda d: d["facts"][1]["arguments"].update(member=[]),
        lambda d: d["omitted"][0].update(entity="e1"),
        lambda d: d["entities"][0].update(kind="robot"),
    ],
)
def test_the_schema_refuses_what_the_contract_does_not_have(spoil: Any) -> None:
    document = exported()
    spoil(document)
    assert not Draft202012Validator(schema()).is_valid(document)


def test_fields_stand_in_the_order_of_the_contract() -> None:
    document = exported()
    assert list(document) == [
        *("format", "generator", "seed", "warnings", "article", "entities", "dates", "facts", "questions", "omitted")
    ]
    assert list(document["article"]) == [
        *("id", "title", "byline", "outlet", "published", "origin", "language", "text"),
        *("paragraphs", "stories", "left_out"),
    ]
    assert list(document["questions"][0]) == [
        *("id", "kind", "interaction", "topic", "fact", "context", "stem", "key", "options", "option_feedback"),
        *("accepted", "pairs", "order", "evidence", "explanation", "difficulty", "salience"),
    ]
    assert list(document["facts"][0]) == [
        *("id", "relation", "arguments", "asserted", "by", "as_of", "evidence", "salience")
    ]


def test_arguments_by_role_and_a_list_where_a_role_repeats() -> None:
    role, members, cost = (fact["arguments"] for fact in exported()["facts"])
    assert role == {"person": {"entity": "e1"}, "organization": {"entity": "e2"}, "since": {"date": "2030-03-04"}}
    assert members["member"] == [{"text": "Port Selwyn"}, {"text": "Veld"}]
    assert cost == {"amount": {"quantity": "40 million crowns"}, "when": {"date": "2030-03", "part": "end"}}


def test_options_feedback_and_offsets() -> None:
    document = exported()
    choice = next(q for q in document["questions"] if q["interaction"] == "choice")
    assert choice["options"] == ["Anneke Roth", "Ilsa Corrin", "Tomas Veld"]
    assert choice["option_feedback"][2] == "He spoke of the cost."
    for item in document["questions"]:
        for proof in item["evidence"]:
            assert document["article"]["text"][proof["start"] : proof["end"]] == proof["text"]


def test_omissions_name_their_target_and_give_a_reason() -> None:
    fact, sentence, entity, date = exported()["omitted"]
    assert fact["fact"] == builders.making().facts[2].id
    assert sentence["sentence"] == builders.TEXT.index("The council's")
    assert entity["entity"] == "e2"
    assert isinstance(date["date"], int)
    assert all(omission["reason"] for omission in (fact, sentence, entity, date))


def test_the_pack_decides_which_questions_go_out() -> None:
    pack = pack_of(builders.making())
    edited = replace(pack.items[1], question=builders.question(Interaction.TEXT, stem="Who leads the council now?"))
    document = json.loads(write("json", replace(pack, items=(edited,))).data)
    assert [q["stem"] for q in document["questions"]] == ["Who leads the council now?"]


def test_bytes_are_plain_utf8_and_repeat() -> None:
    data = write("json", pack_of(builders.making())).data
    assert data == write("json", pack_of(builders.making())).data
    assert data.endswith(b"}\n")
    assert b"\r" not in data


def test_items_of_several_articles_are_no_json() -> None:
    with pytest.raises(QuizbankError, match="export_one_article"):
        write("json", replace(pack_of(builders.making()), making=None))


def test_an_article_without_questions_is_still_an_export() -> None:
    assert write("json", pack_of(replace(builders.making(), questions=()))).written == 0
