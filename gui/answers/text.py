"""A typed answer, also for a cloze: a line of text, Enter gives it, Esc leaves the field."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from gui.answers.base import AnswerWidget
from gui.kit.buttons import Button
from gui.kit.fields import TextField
from gui.kit.labels import Label, WrapLabel
from gui.kit.surfaces import spaced
from quizbank.domain.question import Interaction, Question
from quizbank.strings import say


class AnswerField(TextField):
    """The field; Esc gives the keyboard back to the page."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc leaves the field, so that single keys work again."""
        if event.key() == Qt.Key.Key_Escape:
            self._leave()
            return
        super().keyPressEvent(event)
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            event.accept()  # or the page would take the same press as "go on"

    def _leave(self) -> None:
        """Give the focus to the next area around that takes it."""
        around = self.parentWidget()
        while around and (around.focusProxy() or around.focusPolicy() == Qt.FocusPolicy.NoFocus):
            around = around.parentWidget()
        self.clearFocus()
        if around:
            around.setFocus()


class TextAnswer(AnswerWidget):
    """A line of text; the desk judges it, so spellings and slips are not decided here."""

    def __init__(self, question: Question, parent: QWidget | None = None) -> None:
        super().__init__(question, parent)
        cloze = question.interaction is Interaction.CLOZE
        self.field = AnswerField("", say("answers", "fill_gap" if cloze else "type_answer"), self)
        self.field.setAccessibleName(say("answers", "your_answer"))
        self.button = Button(say("answers", "answer"), "primary", key="Enter")
        self.heading = Label(say("answers", "answer"), "caption", "muted", weight=600)
        self.key = WrapLabel("", "title")
        column = spaced(QVBoxLayout(self), 2)
        row = spaced(QHBoxLayout(), 8)
        row.addWidget(self.field, 1)
        row.addWidget(self.button)
        column.addLayout(row)
        for widget in (self.heading, self.key):
            column.addWidget(widget)
            widget.hide()
        self.field.returnPressed.connect(self._give)
        self.button.clicked.connect(self._give)
        self.setFocusProxy(self.field)

    def show_result(self, given: str, *, right: bool) -> None:
        """The key; what was typed and how it was judged is the sitting's to say."""
        self.done = True
        self.field.hide()
        self.button.hide()
        self.key.setText(self.question.key or "")
        self.heading.show()
        self.key.show()

    def focus_answer(self) -> None:
        """The field."""
        self.field.setFocus(Qt.FocusReason.TabFocusReason)

    def _give(self) -> None:
        self.answer(self.field.text().strip())
