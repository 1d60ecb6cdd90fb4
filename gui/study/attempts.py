"""Attempts at the same quiz beside each other: a column a sitting, a line an item."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from gui.kit.labels import Label, WrapLabel
from gui.kit.spaces import px
from gui.kit.surfaces import Line, spaced
from gui.study.parts import Icon
from gui.study.state.summary import Attempts
from quizbank.strings import say

_MARKS = {
    True: ("check-circle", "success", "attempt_right"),
    False: ("arrow-counter-clockwise", "warning", "attempt_missed"),
    None: ("circle", "muted", "attempt_none"),
}
"""Icon, colour and word of an answer."""


class AttemptsTable(QWidget):
    """Day and score of each sitting above, and whether each item was right in it."""

    def __init__(self, attempts: Attempts, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(say("quiz", "attempts"))
        column = spaced(QVBoxLayout(self))
        column.addWidget(Label(say("quiz", "attempts"), weight=600))
        column.addSpacing(px(8))
        grid = QGridLayout()
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(px(20))
        grid.setVerticalSpacing(px(8))
        grid.setColumnStretch(0, 1)
        for place, (number, day, score) in enumerate(attempts.columns, 1):
            head = spaced(QVBoxLayout())
            for words, role, ink in ((number, "caption", "muted"), (day, "caption", "muted"), (score, "body", "text")):
                weight = 600 if words == score else None
                head.addWidget(Label(words, role, ink, weight=weight, fixed=True), 0, Qt.AlignmentFlag.AlignHCenter)
            grid.addLayout(head, 0, place)
        for line, (stem, marks) in enumerate(attempts.rows, 1):
            grid.addWidget(Line(), 2 * line, 0, 1, len(marks) + 1)
            _add_row(grid, 2 * line + 1, stem, marks)
        column.addLayout(grid)


def _add_row(grid: QGridLayout, line: int, stem: str, marks: Sequence[bool | None]) -> None:
    words = WrapLabel(stem)
    words.setAccessibleName(", ".join((stem, *(say("quiz", _MARKS[mark][2]) for mark in marks))))
    grid.addWidget(words, line, 0)
    for place, mark in enumerate(marks, 1):
        name, ink, word = _MARKS[mark]
        icon = Icon(name, ink)
        icon.setToolTip(say("quiz", word))
        grid.addWidget(icon, line, place, Qt.AlignmentFlag.AlignHCenter)
