"""Answers: given once, by mouse, letter, number or Enter; then the key is shown."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from gui.answers import answer_widget
from gui.answers.base import AnswerWidget
from gui.answers.choice import ChoiceAnswer
from gui.answers.matching import MatchingAnswer
from gui.answers.ordering import OrderingAnswer
from gui.answers.text import TextAnswer
from quizbank.domain.question import Context, Evidence, Interaction, Option, Question, Topic


def question(interaction: Interaction, key: str, options: tuple[str, ...] = ()) -> Question:
    return Question(
        id="q", kind="k", interaction=interaction, topic=Topic.ORGANIZATION, fact="f", relation="r", asked_role="x",
        context=Context("A veto", "2031-03-14"), stem="Who must consent?", key=key,
        evidence=(Evidence("a", 0, 5, "Proof"),),
        options=tuple(Option(text, "" if text == key else f"not {text}") for text in options),
    )  # fmt: skip


@pytest.fixture
def kept() -> list[AnswerWidget]:
    return []


def shown(qtbot: QtBot, kept: list[AnswerWidget], asked: Question) -> tuple[AnswerWidget, list[str]]:
    widget = answer_widget(asked)
    kept.append(widget)
    qtbot.addWidget(widget)
    widget.show()
    given: list[str] = []
    widget.answered.connect(given.append)
    return widget, given


@pytest.mark.parametrize("key", ["b", "B", "2"])
def test_a_letter_or_a_number_chooses(qtbot: QtBot, kept: list[AnswerWidget], key: str) -> None:
    widget, given = shown(qtbot, kept, question(Interaction.CHOICE, "Council", ("Assembly", "Council", "League")))
    assert not widget.take_key("z") and not widget.take_key("9") and not widget.take_key("²") and not given
    assert widget.take_key(key)
    assert given == ["Council"]


def test_an_answer_is_given_once_and_then_explained(qtbot: QtBot, kept: list[AnswerWidget]) -> None:
    widget, given = shown(qtbot, kept, question(Interaction.CHOICE, "Council", ("Assembly", "Council", "League")))
    assert isinstance(widget, ChoiceAnswer)
    qtbot.mouseClick(widget.rows[0], Qt.MouseButton.LeftButton)
    qtbot.mouseClick(widget.rows[1], Qt.MouseButton.LeftButton)
    assert given == ["Assembly"]
    widget.show_result("Assembly", right=False)
    assert [row.state for row in widget.rows] == ["wrong", "key", "plain"]
    assert [row.note for row in widget.rows] == ["not Assembly", "right answer", "not League"]
    assert not widget.take_key("b") and given == ["Assembly"]


def test_true_and_false_are_two_rows(qtbot: QtBot, kept: list[AnswerWidget]) -> None:
    widget, given = shown(qtbot, kept, question(Interaction.TRUE_FALSE, "false"))
    assert isinstance(widget, ChoiceAnswer)
    assert [row.text() for row in widget.rows] == ["True", "False"]
    widget.take_key("2")
    assert given == ["false"]


@pytest.mark.parametrize("interaction", [Interaction.TEXT, Interaction.CLOZE])
def test_a_typed_answer_is_given_with_enter(qtbot: QtBot, kept: list[AnswerWidget], interaction: Interaction) -> None:
    widget, given = shown(qtbot, kept, question(interaction, "The Basin Council"))
    assert isinstance(widget, TextAnswer)
    qtbot.keyClick(widget.field, Qt.Key.Key_Return)
    assert not given, "nothing typed is no answer"
    qtbot.keyClicks(widget.field, " basin council ")
    qtbot.keyClick(widget.field, Qt.Key.Key_Return)
    widget.button.click()
    assert given == ["basin council"]
    widget.show_result("basin council", right=True)
    assert widget.key.text() == "The Basin Council" and widget.key.isVisible()
    assert widget.heading.isVisible() and not widget.field.isVisible()


def test_esc_leaves_the_field(qtbot: QtBot, kept: list[AnswerWidget]) -> None:
    widget, _ = shown(qtbot, kept, question(Interaction.TEXT, "x"))
    assert isinstance(widget, TextAnswer)
    with qtbot.waitActive(widget, timeout=1000):
        widget.activateWindow()
    widget.focus_answer()
    assert widget.field.hasFocus()
    qtbot.keyClick(widget.field, Qt.Key.Key_Escape)
    assert not widget.field.hasFocus()


def in_parts(interaction: Interaction) -> Question:
    parts = (("chair", "Roth"), ("clerk", "Corrin"), ("envoy", "Veld"))
    pairs = parts if interaction is Interaction.MATCHING else ()
    order = () if pairs else ("the vote", "the veto", "the strike")
    return replace(question(interaction, ""), key=None, pairs=pairs, order=order)


def test_pairs_are_matched_by_number_and_letter_and_given_when_whole(qtbot: QtBot, kept: list[AnswerWidget]) -> None:
    widget, given = shown(qtbot, kept, in_parts(Interaction.MATCHING))
    assert isinstance(widget, MatchingAnswer)
    assert [row.text() for row in widget.lines] == ["clerk", "envoy", "chair"]
    for key in "ab":
        assert widget.take_key(key)
    assert [row.note for row in widget.lines] == ["Roth", "Corrin", ""]
    assert not widget.take_key("\r") and not widget.button.isEnabled() and not widget.take_key("9")
    assert widget.take_key("1") and widget.take_key("b"), "an answer goes over to the line that is up"
    assert [row.note for row in widget.lines] == ["Corrin", "", ""]
    assert widget.take_key("C") and widget.take_key("a")
    assert [row.state for row in widget.lines] == ["plain"] * 3
    assert widget.take_key("\r") and given == ["Roth\nCorrin\nVeld"]
    assert not widget.take_key("a") and not widget.take_key("\r")


def test_pairs_are_matched_by_mouse(qtbot: QtBot, kept: list[AnswerWidget]) -> None:
    widget, given = shown(qtbot, kept, in_parts(Interaction.MATCHING))
    assert isinstance(widget, MatchingAnswer)
    up: list[QWidget] = []
    widget.moved_on.connect(up.append)
    for row in (widget.lines[2], widget.answers[0], widget.answers[1], widget.answers[2], widget.button):
        qtbot.mouseClick(row, Qt.MouseButton.LeftButton)
    assert given == ["Roth\nCorrin\nVeld"]
    assert up == [widget.lines[2], widget.lines[0], widget.lines[1], widget.button]


def test_each_line_shows_its_right_answer(qtbot: QtBot, kept: list[AnswerWidget]) -> None:
    widget, _ = shown(qtbot, kept, in_parts(Interaction.MATCHING))
    assert isinstance(widget, MatchingAnswer)
    widget.show_result("Corrin\nRoth\nVeld", right=False)
    assert [row.state for row in widget.lines] == ["wrong", "key", "wrong"]
    assert [row.note for row in widget.lines] == ["Corrin, not Roth", "Veld", "Roth, not Corrin"]
    assert not any(row.isVisible() for row in widget.answers) and not widget.button.isVisible()
    shown_only, _ = shown(qtbot, kept, in_parts(Interaction.MATCHING))
    assert isinstance(shown_only, MatchingAnswer)
    shown_only.show_result("", right=False)
    assert [row.state for row in shown_only.lines] == ["key"] * 3


def test_steps_are_chosen_one_after_another(qtbot: QtBot, kept: list[AnswerWidget]) -> None:
    widget, given = shown(qtbot, kept, in_parts(Interaction.ORDERING))
    assert isinstance(widget, OrderingAnswer)
    assert [row.text() for row in widget.rows] == ["the strike", "the veto", "the vote"]
    assert widget.take_key("c") and widget.take_key("a") and widget.take_key("\x08")
    qtbot.mouseClick(widget.rows[0], Qt.MouseButton.LeftButton)
    assert widget.take_key("c"), "a second time takes it back"
    assert [row.note for row in widget.rows] == ["place 1", "", ""] and not widget.take_key("\r")
    assert widget.take_key("b") and widget.take_key("c") and widget.take_key("\r")
    assert given == ["the strike\nthe veto\nthe vote"]
    widget.show_result(given[0], right=False)
    assert [row.text() for row in widget.results] == ["the vote", "the veto", "the strike"]
    assert [row.note for row in widget.results] == ["you put it at 3", "right place", "you put it at 1"]
    assert [row.state for row in widget.results] == ["wrong", "key", "wrong"]
    assert not any(row.isVisible() for row in widget.rows)
