"""Ordering: rows with letters, chosen one after another; each shows the place that it has got."""

from functools import partial

from PySide6.QtWidgets import QVBoxLayout, QWidget

from gui.answers.in_parts import LETTERS, NUMBERS, PartsAnswer
from gui.kit.options import OptionRow
from gui.kit.surfaces import spaced
from quizbank.domain.parts import marks, parts_of, steps
from quizbank.domain.question import Question
from quizbank.strings import say

_BACKSPACE = "\x08"


class OrderingAnswer(PartsAnswer):
    """The first row chosen is the first step; choosing a row again, or Backspace, takes it back."""

    def __init__(self, question: Question, parent: QWidget | None = None) -> None:
        super().__init__(question, say("answers", "order_hint"), parent)
        self._steps = steps(question)
        self._chosen: list[int] = []
        self._column = spaced(QVBoxLayout(), 6)
        self.place.addLayout(self._column)
        for place, words in enumerate(self._steps):
            self.add_row(self._column, LETTERS[place], words).clicked.connect(partial(self._choose, place))
        self.results = [OptionRow(NUMBERS[place], words) for place, words in enumerate(question.order)]
        """The steps in order, shown once the answer is given."""
        for row in self.results:
            self._column.addWidget(row)
            row.hide()
        self._show()

    def parts(self) -> tuple[str, ...]:
        """The steps in the order chosen."""
        chosen = [self._steps[place] for place in self._chosen]
        return (*chosen, *[""] * (len(self._steps) - len(chosen)))

    def take_key(self, key: str) -> bool:
        """A letter chooses a row or takes it back, Backspace takes back the last."""
        place = LETTERS.find(key.upper()) if len(key) == 1 else -1
        if key == _BACKSPACE and self._chosen:
            place = self._chosen[-1]
        if self.done or not 0 <= place < len(self._steps):
            return super().take_key(key)
        self.rows[place].click()
        return True

    def show_result(self, given: str, *, right: bool) -> None:
        """The steps in order; one that was put elsewhere says where."""
        for row in self.rows:
            row.hide()
        parts, known = parts_of(self.question, given), marks(self.question, given)
        for place, (row, words) in enumerate(zip(self.results, self.question.order, strict=True)):
            wrong = words in parts and not known[place]
            note = say("answers", "put_at", place=parts.index(words) + 1) if wrong else ""
            row.set_state("wrong" if wrong else "key", note or say("answers", "right_place"))
            row.show()
        super().show_result(given, right=right)

    def _choose(self, place: int) -> None:
        if self.done:
            return
        if place in self._chosen:
            self._chosen.remove(place)
        else:
            self._chosen.append(place)
        self._show()

    def _show(self) -> None:
        for place, row in enumerate(self.rows):
            chosen = place in self._chosen
            note = say("answers", "place", place=self._chosen.index(place) + 1) if chosen else ""
            row.set_state("chosen" if chosen else "plain", note)
        self.look(self.rows[self._chosen[-1]] if self._chosen else None)
