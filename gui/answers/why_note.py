"""The box that says why an answer is the answer: headings with their lines."""

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from gui.kit.labels import Label, WrapLabel
from gui.kit.spaces import px
from gui.kit.surfaces import Card
from quizbank.strings import say


class WhyNote(Card):
    """Why this answer; ``set_lines`` takes what ``why.why`` gives."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(16, 2, parent)
        self.setAccessibleName(say("answers", "why"))

    def set_lines(self, lines: Sequence[tuple[str, str]]) -> None:
        """Show lines, each heading once."""
        while item := self.column.takeAt(0):
            if widget := item.widget():
                widget.hide()
                widget.deleteLater()
        said = ""
        for heading, words in lines:
            if heading != said:
                if said:
                    self.column.addSpacing(px(8))
                self.column.addWidget(Label(heading, "caption", "muted", weight=600))
                said = heading
            self.column.addWidget(WrapLabel(words))
        self.setAccessibleDescription(" ".join(words for _, words in lines))
