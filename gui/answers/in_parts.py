"""What matching and ordering share: an answer that is put together row by row and given when it is whole."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from gui.answers.base import AnswerWidget
from gui.kit.buttons import Button
from gui.kit.labels import WrapLabel
from gui.kit.options import OptionRow
from gui.kit.surfaces import spaced
from quizbank.domain.parts import given_of
from quizbank.domain.question import Question
from quizbank.strings import say

LETTERS = "ABCDEFGH"
NUMBERS = "12345678"
_ENTER = ("\r", "\n")


class PartsAnswer(AnswerWidget):
    """Rows above, below them how they are used and the button; Enter on the page gives the answer, too."""

    def __init__(self, question: Question, hint: str, parent: QWidget | None = None) -> None:
        super().__init__(question, parent)
        self.rows: list[OptionRow] = []
        self.hint = WrapLabel(hint, "caption", "muted")
        self.button = Button(say("answers", "answer"), "primary", key="Enter")
        self.place = spaced(QVBoxLayout())
        column = spaced(QVBoxLayout(self), 10)
        column.addLayout(self.place)
        row = spaced(QHBoxLayout(), 12)
        row.addWidget(self.hint, 1, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self.button, 0, Qt.AlignmentFlag.AlignTop)
        column.addLayout(row)
        column.addStretch(1)  # a page that is higher than it need be leaves its room here
        self.button.clicked.connect(self._give)

    def parts(self) -> tuple[str, ...]:
        """What was put together so far; "" where a part is missing."""
        raise NotImplementedError

    def take_key(self, key: str) -> bool:
        """Enter gives the answer once it is whole."""
        if self.done or key not in _ENTER or not self.button.isEnabled():
            return False
        self._give()
        return True

    def show_result(self, given: str, *, right: bool) -> None:
        """Nothing can be given any more: the rows are for reading."""
        self.done = True
        self.hint.hide()
        self.button.hide()
        for row in self.findChildren(OptionRow):
            row.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            row.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def focus_answer(self) -> None:
        """The first row."""
        if self.rows:
            self.rows[0].setFocus(Qt.FocusReason.TabFocusReason)

    def add_row(self, layout: QVBoxLayout, letter: str, words: str) -> OptionRow:
        """Add a row to the layout."""
        row = OptionRow(letter, words)
        layout.addWidget(row)
        self.rows.append(row)
        return row

    def look(self, up: QWidget | None = None) -> None:
        """See whether the answer is whole: then the button is up, else ``up``."""
        whole = all(self.parts())
        self.button.setEnabled(whole)
        self.button.restyle()
        if part := self.button if whole else up:
            self.moved_on.emit(part)

    def _give(self) -> None:
        if all(self.parts()):
            self.answer(given_of(self.parts()))
