"""What every answer widget offers."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from quizbank.domain.question import Question


class AnswerWidget(QWidget):
    """Takes one answer: ``answered`` gives it as the desk judges it, once; afterwards ``show_result`` shows the key.

    ``moved_on`` gives the part that is up next, for the page to bring into sight.
    """

    answered = Signal(str)
    moved_on = Signal(QWidget)

    def __init__(self, question: Question, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.question = question
        self.done = False

    def answer(self, given: str) -> None:
        """Give the answer, once."""
        if not self.done and given.strip():
            self.done = True
            self.answered.emit(given)

    def show_result(self, given: str, *, right: bool) -> None:
        """Show what was given and the key; nothing can be given any more."""
        raise NotImplementedError

    def take_key(self, key: str) -> bool:
        """A single key ("a", "1") pressed on the page; whether it was an answer."""
        return False

    def focus_answer(self) -> None:
        """Put the keyboard where the answer is given."""
        self.setFocus()
