"""Choice and true/false: rows with letters; a letter or a number on the keyboard chooses at once."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from gui.answers.base import AnswerWidget
from gui.kit.options import OptionRow
from gui.kit.surfaces import spaced
from quizbank.domain.question import Interaction, Question
from quizbank.strings import say

_LETTERS = "ABCDEFGH"
_NUMBERS = "12345678"


def choices(question: Question) -> tuple[tuple[str, str, str], ...]:
    """(value, words, feedback) of each option in the order shown; true/false are "true" and "false"."""
    if question.interaction is Interaction.TRUE_FALSE:
        return tuple((value, say("answers", value), "") for value in ("true", "false"))
    return tuple((option.text, option.text, option.feedback) for option in question.options)


class ChoiceAnswer(AnswerWidget):
    """One option is the answer."""

    def __init__(self, question: Question, parent: QWidget | None = None) -> None:
        super().__init__(question, parent)
        column = spaced(QVBoxLayout(self), 6)
        self.rows: list[OptionRow] = []
        self._choices = choices(question)
        for letter, (value, words, _) in zip(_LETTERS, self._choices, strict=False):
            row = OptionRow(letter, words)
            row.clicked.connect(lambda _=False, given=value: self._choose(given))
            column.addWidget(row)
            self.rows.append(row)
        if self.rows:
            self.setFocusProxy(self.rows[0])

    def take_key(self, key: str) -> bool:
        """A letter or a number of an option."""
        place = max(_LETTERS.find(key.upper()), _NUMBERS.find(key)) if len(key) == 1 else -1
        if self.done or not 0 <= place < len(self.rows):
            return False
        self.rows[place].click()
        return True

    def show_result(self, given: str, *, right: bool) -> None:
        """The right one is green with a check, a wrong choice is marked with its reason; the others say theirs."""
        self.done = True
        for row, (value, _, feedback) in zip(self.rows, self._choices, strict=False):
            if value == self.question.key:
                row.set_state("key", say("answers", "right_answer"))
            elif value == given:
                row.set_state("wrong", feedback or say("answers", "yours"))
            else:
                row.set_state("plain", feedback)
            row.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            row.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def focus_answer(self) -> None:
        """The first option."""
        if self.rows:
            self.rows[0].setFocus(Qt.FocusReason.TabFocusReason)

    def _choose(self, given: str) -> None:
        if self.done:
            return
        for row, (value, _, _) in zip(self.rows, self._choices, strict=False):
            row.set_state("chosen" if value == given else "plain")
        self.answer(given)
