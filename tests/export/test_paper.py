"""The printed quiz as data: letters, gaps and lines on the sheet, the whole answer with its proof in the key."""

import re
from dataclasses import replace
from typing import Any

from quizbank.domain.question import Interaction, Option
from quizbank.export.pack import ExportItem, Pack
from quizbank.export.paper import sheet
from tests.export import builders


def item(interaction: Interaction, **changes: object) -> ExportItem:
    question = builders.question(interaction, **changes)
    return ExportItem(question.id, question, builders.TITLE, "The Delta Post", builders.making().article.published)


def printed(*items: ExportItem) -> dict[str, Any]:
    return sheet(Pack("Quiz", items))


def test_head_says_title_class_and_points() -> None:
    data = sheet(builders.pack("Water and votes", class_name="Civics 10b", points=4))
    assert data["title"] == "Water and votes"
    assert data["line"] == "Civics 10b · 24 points"
    assert data["about"] == "A lock for the delta, The Delta Post, 5 March 2030"
    assert sheet(builders.pack(builders.TITLE))["about"] == "The Delta Post, 5 March 2030"
    assert data["items"][0]["points"] == "4 points"
    assert sheet(builders.pack(points=0))["line"] == ""


def test_each_interaction_is_answered_in_its_own_way() -> None:
    forms = [printed(item(interaction))["items"][0]["form"] for interaction in Interaction]
    assert forms == ["letters", "line", "gap", "order", "match", "tick"]


def test_an_item_stays_on_one_page_unless_it_may_be_longer_than_one() -> None:
    assert printed(item(Interaction.CHOICE))["items"][0]["whole"]
    long = printed(item(Interaction.TEXT, stem="Who said that? " * 200))
    assert not long["items"][0]["whole"]


def test_the_foot_shortens_long_titles_and_counts_the_rest() -> None:
    items = [replace(item(Interaction.TEXT), article_title=f"{number} long title" * 20) for number in range(4)]
    foot = printed(*items)["source"]
    assert len(foot) < 220
    assert foot.count("The Delta Post, 5 March 2030") == 2
    assert foot.endswith("and 2 more")


def test_short_options_share_a_line() -> None:
    assert printed(item(Interaction.CHOICE))["items"][0]["two_columns"]
    long = tuple(Option(f"{name} of the Union of Highland and Lowland Communes") for name in ("Head", "Clerk", "Judge"))
    assert not printed(item(Interaction.CHOICE, options=long, key=long[0].text))["items"][0]["two_columns"]


def test_a_set_is_laid_out_as_two_columns_with_every_proof_in_the_key() -> None:
    proofs = tuple(builders.evidence(text) for text in ("One.", "Two.", "Two."))
    data = printed(item(Interaction.MATCHING, evidence=proofs, answer_span=None, also=("b" * 16, "c" * 16)))
    (match,), (key,) = data["items"], data["key"]
    assert match["left"] == ["Anneke Roth", "Ilsa Corrin", "Tomas Veld"]
    assert match["options"] == [["A", "Basin Council"], ["B", "Veld"], ["C", "Harbour League"]]
    assert key["letter"] == "CAB"
    assert key["answer"] == ["Anneke Roth – Harbour League", "Ilsa Corrin – Basin Council", "Tomas Veld – Veld"]
    assert key["proofs"] == [["", "", "One."], ["", "", "Two."]]


def test_the_short_key_has_letters_and_short_words() -> None:
    data = sheet(builders.pack())
    assert data["short_key"] == ["B", "Ilsa Corrin", "Ilsa Corrin", "ACB", "CAB", "True"]
    long = printed(item(Interaction.TEXT, key="The Joint Commission on Waterways and Weirs"))
    assert long["short_key"] == ["see below"]


def test_the_key_has_answer_forms_proof_claim_and_source() -> None:
    claimed = replace(item(Interaction.TEXT, claimed=True), claimed_by="Tomas Veld")
    (key,) = printed(claimed)["key"]
    assert key == {
        "letter": "",
        "answer": ["Ilsa Corrin"],
        "proofs": [["", "Ilsa Corrin", " became head of the Basin Council on 4 March 2030."]],
        "whole": True,
        "notes": ["also accept: Corrin", "as claimed by Tomas Veld"],
        "source": "The Delta Post, 5 March 2030",
    }


def test_the_key_of_a_false_sentence_says_what_is_true() -> None:
    (key,) = printed(item(Interaction.TRUE_FALSE, key="false", explanation="It was Corrin."))["key"]
    assert (key["answer"], key["notes"]) == (["False"], ["It was Corrin."])


def test_items_of_several_articles_name_theirs() -> None:
    other = replace(
        item(Interaction.TEXT, context=replace(builders.question(Interaction.TEXT).context, title="The veto")),
        article_title="The veto",
    )
    data = printed(item(Interaction.TEXT), other)
    assert data["about"] == ""
    assert data["items"][1]["context"] == "The veto, 5 March 2030"
    assert data["key"][1]["source"] == "The veto, The Delta Post, 5 March 2030"
    assert "A lock for the delta" in data["source"]


def test_the_edition_is_that_of_what_is_printed() -> None:
    pack = builders.pack()
    stamp = sheet(pack)["stamp"]
    assert re.fullmatch("A · [0-9A-F]{3}", stamp)
    assert sheet(builders.pack())["stamp"] == stamp
    assert sheet(replace(pack, items=pack.items[::-1]))["stamp"] != stamp


def test_mixing_deals_options_the_same_each_time_and_the_key_follows() -> None:
    options = tuple(Option(name) for name in ("Anneke Roth", "Ilsa Corrin", "Jonas Merrow", "Tomas Veld"))
    items = tuple(replace(item(Interaction.CHOICE, options=options), uid=str(n)) for n in range(8))
    pack = Pack("Quiz", items, None, replace(builders.pack().paper, mix_options=True))
    first, again = sheet(pack), sheet(pack)
    assert first == again
    assert len(set(first["short_key"])) > 1
    for printed_item, key in zip(first["items"], first["key"], strict=True):
        assert [key["letter"], "Ilsa Corrin"] in printed_item["options"]
    assert set(sheet(replace(pack, paper=replace(pack.paper, mix_options=False)))["short_key"]) == {"B"}
