"""GIFT: nothing of a text is read as markup, and what GIFT cannot hold is named."""

from dataclasses import replace

import pytest

from quizbank.domain.errors import QuizbankError
from quizbank.domain.question import Interaction, Question
from quizbank.export.formats.gift import escape, plain, rich, unfit
from quizbank.export.pack import ExportItem, Pack
from quizbank.export.write import write
from tests.export import builders


def gift(*questions: Question) -> str:
    items = tuple(ExportItem(q.id, q, builders.TITLE) for q in questions)
    return write("gift", Pack("Quiz", items)).data.decode()


def test_special_characters_are_escaped_and_a_newline_is_no_end() -> None:
    assert escape("a~b=c#d{e}f:g\\h\ni") == r"a\~b\=c\#d\{e\}f\:g\\h\ni"
    assert rich("5 <7 & [x]\n\n") == "5 &lt;7 &amp; [x]"
    assert rich("[html] text") == r"&\#91;html] text"
    assert rich("%50% sure") == r"&\#37;50% sure"


def test_short_answers_are_plain_and_a_star_is_a_star() -> None:
    assert plain("R&D <b>") == "R&D <b>"
    assert plain("5 * 3") == r"5 \\* 3"
    assert plain("[plain] x") == "[plain][plain] x"
    assert plain("%50% x") == "%100%%50% x"


def test_each_interaction_has_its_form() -> None:
    text = gift(builders.question(Interaction.CHOICE))
    assert "=Ilsa Corrin#The key." in text
    assert "\n~Tomas Veld#He spoke of the cost." in text
    assert "\n=Ilsa Corrin\n=Corrin\n####" in gift(builders.question(Interaction.TEXT))
    assert "{TRUE\n####" in gift(builders.question(Interaction.TRUE_FALSE))
    assert "=Tomas Veld -> Veld" in gift(builders.question(Interaction.MATCHING))


def test_a_cloze_with_one_gap_is_a_short_answer_to_its_sentence() -> None:
    text = gift(builders.question(Interaction.CLOZE))
    assert "[html]___ became head of the Basin Council on 4 March 2030." in text
    assert "\n=Ilsa Corrin" in text


@pytest.mark.parametrize(
    ("question", "reason"),
    [
        (builders.question(Interaction.ORDERING), ""),
        (builders.question(Interaction.ORDERING, order=("the vote", "the veto")), "gift_few_pairs"),
        (builders.question(Interaction.CLOZE, stem="___ met ___."), "gift_gaps"),
        (builders.question(Interaction.TEXT, key="a -> b"), "gift_arrow"),
        (builders.question(Interaction.MATCHING, pairs=(("a", "b"), ("c", "d"))), "gift_few_pairs"),
        (builders.question(Interaction.MATCHING, pairs=(("a", "b"), ("c", "->"), ("e", "f"))), "gift_arrow"),
        (builders.question(Interaction.CHOICE, key="a -> b"), ""),
    ],
)
def test_what_gift_cannot_hold(question: Question, reason: str) -> None:
    assert unfit(question) == reason


def test_left_out_items_are_named_and_counted() -> None:
    pack = builders.pack()
    short = replace(pack.items[0], question=builders.question(Interaction.MATCHING, pairs=(("a", "b"), ("c", "d"))))
    written = write("gift", replace(pack, items=(*pack.items, short)))
    assert written.written == len(pack.items)
    assert written.left_out == (("Match each person to the body they lead.", "gift_few_pairs"),)


def test_an_accepted_form_with_an_arrow_is_dropped_alone() -> None:
    text = gift(builders.question(Interaction.TEXT, accepted=("Ilsa Corrin", "Ilsa -> Corrin")))
    assert "->" not in text.split("####")[0]


def test_nothing_left_is_an_error() -> None:
    pack = builders.pack()
    arrow = replace(pack.items[0], question=builders.question(Interaction.TEXT, key="a -> b"))
    with pytest.raises(QuizbankError, match="nothing_to_export"):
        write("gift", replace(pack, items=(arrow,)))


def test_an_order_is_its_steps_to_be_matched_with_their_places() -> None:
    text = gift(builders.question(Interaction.ORDERING))
    assert "\n=The reading fails -> 1\n=The signing -> 3\n=The vote -> 2\n" in text


def test_hostile_text_opens_no_line_of_its_own() -> None:
    text = write("gift", builders.hostile_pack()).data.decode()
    starts = {line[:2] for line in text.split("\n") if line}
    assert all(start in {"//", "::", "##", "}"} or start[0] in "=~" for start in starts)
