"""Matching: lines with numbers at the left, answers with letters at the right; a letter goes to the line that is up."""

from functools import partial

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from gui.answers.in_parts import LETTERS, NUMBERS, PartsAnswer
from gui.kit.spaces import px
from gui.kit.surfaces import spaced
from quizbank.domain.parts import lefts, marks, parts_of, rights
from quizbank.domain.question import Question
from quizbank.strings import say

_STACK_UNDER = 460


class MatchingAnswer(PartsAnswer):
    """Each line takes one answer; the line that is up has a frame, and each row says what it was matched with."""

    def __init__(self, question: Question, parent: QWidget | None = None) -> None:
        super().__init__(question, say("answers", "match_hint"), parent)
        self._order = lefts(question)
        self._chosen: dict[int, int] = {}
        """The place of an answer by that of its line, both as shown."""
        self._up: int | None = 0
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        left, right = spaced(QVBoxLayout(), 6), spaced(QVBoxLayout(), 6)
        self._columns.addLayout(left, 3)
        self._columns.addLayout(right, 2)
        self.place.addLayout(self._columns)
        self.lines = [self.add_row(left, NUMBERS[n], question.pairs[place][0]) for n, place in enumerate(self._order)]
        self.answers = [self.add_row(right, LETTERS[n], words) for n, words in enumerate(rights(question))]
        for rows, click in ((self.lines, self._take_up), (self.answers, self._choose)):
            for place, row in enumerate(rows):
                row.clicked.connect(partial(click, place))
        for column in (left, right):
            column.addStretch(1)
        self._show()

    def parts(self) -> tuple[str, ...]:
        """The answer chosen for each pair, in the order of the pairs."""
        words = rights(self.question)
        by_pair = {self._order[line]: words[place] for line, place in self._chosen.items()}
        return tuple(by_pair.get(place, "") for place in range(len(words)))

    def take_key(self, key: str) -> bool:
        """A number takes a line up, a letter gives it its answer."""
        for keys, rows in ((NUMBERS, self.lines), (LETTERS, self.answers)):
            place = keys.find(key.upper()) if len(key) == 1 else -1
            if not self.done and 0 <= place < len(rows):
                rows[place].click()
                return True
        return super().take_key(key)

    def show_result(self, given: str, *, right: bool) -> None:
        """Each line with its right answer, and with the wrong one that was given instead."""
        super().show_result(given, right=right)
        parts, known = parts_of(self.question, given), marks(self.question, given)
        for line, place in zip(self.lines, self._order, strict=True):
            answer = self.question.pairs[place][1]
            wrong = bool(parts[place]) and not known[place]
            note = say("answers", "instead", right=answer, given=parts[place]) if wrong else answer
            line.set_state("wrong" if wrong else "key", note)
        for row in self.answers:
            row.hide()
        self._columns.setStretch(1, 0)
        self._columns.setSpacing(0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where it is narrow, the answers stand below the lines."""
        super().resizeEvent(event)
        narrow = self.width() < px(_STACK_UNDER)
        direction = QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight
        self._columns.setDirection(direction)
        self._columns.setSpacing(0 if self.done else px(10 if narrow else 16))

    def _take_up(self, line: int) -> None:
        if not self.done:
            self._up = line
            self._show()

    def _choose(self, place: int) -> None:
        """Give the answer to the line that is up, taking it from another; the next line without one is up then."""
        if self.done or self._up is None:
            return
        self._chosen = {line: taken for line, taken in self._chosen.items() if taken != place}
        self._chosen[self._up] = place
        following = [*range(self._up + 1, len(self.lines)), *range(self._up)]
        self._up = next((line for line in following if line not in self._chosen), None)
        self._show()

    def _show(self) -> None:
        lines = {place: line for line, place in self._chosen.items()}
        for number, line in enumerate(self.lines):
            chosen = self._chosen.get(number)
            note = "" if chosen is None else self.answers[chosen].text()
            line.set_state("chosen" if number == self._up else "plain", note)
            if number == self._up:
                line.setAccessibleDescription(say("answers", "line_up"))
        for place, row in enumerate(self.answers):
            row.set_state("plain", say("answers", "line", line=lines[place] + 1) if place in lines else "")
        self.look(None if self._up is None else self.lines[self._up])
