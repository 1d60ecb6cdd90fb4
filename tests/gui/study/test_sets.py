"""Sets in a sitting: asked and answered by keyboard, each part marked, and their cards found afterwards."""

from PySide6.QtCore import Qt

from gui.answers.matching import MatchingAnswer
from quizbank.domain.question import Interaction, Question
from quizbank.workflows.making_codec import encode
from quizbank.workflows.rows import QuizWish
from tests.gui.study.room import ARTICLE, Room
from tests.made_up import river_with_sets


def at_a_set(bare: Room, interaction: Interaction) -> Question:
    """A sitting of that set alone."""
    bare.desk.add(encode(river_with_sets()))
    row = next(row for row in bare.desk.questions() if row.question.interaction is interaction)
    bare.page.act("test_me")
    bare.page._do(lambda: bare.page.sittings.new_quiz(ARTICLE, (row.uid,)))
    return row.question


def test_pairs_are_matched_by_keyboard_and_each_is_marked(bare: Room) -> None:
    question = at_a_set(bare, Interaction.MATCHING)
    for key in ("b", "c", "a", Qt.Key.Key_Return):
        bare.key(key)
    view = bare.page.quiz_view
    assert view.verdict.words.text() == "1 of 3 right"
    assert isinstance(view.widget, MatchingAnswer)
    assert [row.state for row in view.widget.lines] == ["wrong", "wrong", "key"]
    assert view.proof.quote.text() == "\n".join(e.text for e in question.evidence)
    assert not view.insist.isVisible()
    bare.key(Qt.Key.Key_Return)
    summary = bare.page.end_view.summary
    assert summary is not None
    (missed,) = summary.missed
    assert missed.given == "1 of 3 right"
    assert missed.right.splitlines()[0] == "leader of the Harbour League – Anneke Roth"
    assert len(summary.study) == 3, "a card for each fact of the set"


def test_steps_are_put_in_order_by_keyboard(bare: Room) -> None:
    at_a_set(bare, Interaction.ORDERING)
    for key in ("b", "c", "a", Qt.Key.Key_Return):
        bare.key(key)
    assert bare.page.quiz_view.verdict.words.text() == "Right"
    bare.key(Qt.Key.Key_Return)
    summary = bare.page.end_view.summary
    assert summary is not None
    assert summary.known[0].answer == "3 of 3 right"


def test_space_shows_the_pairs(bare: Room) -> None:
    at_a_set(bare, Interaction.MATCHING)
    bare.key(" ")
    view = bare.page.quiz_view
    assert view.verdict.words.text() == "Shown, so it counts as missed"
    assert isinstance(view.widget, MatchingAnswer)
    assert [row.note for row in view.widget.lines] == ["Anneke Roth", "Tomas Veld", "Ilsa Corrin"]


def test_a_set_that_was_missed_says_of_no_fact_that_it_was_missed(bare: Room) -> None:
    at_a_set(bare, Interaction.MATCHING)
    bare.key(" ")
    assert bare.desk.facts_for(QuizWish(only_missed=True)) == 0
