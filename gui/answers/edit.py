"""The dialog that puts a question in other words: its stem, and what is accepted besides the key."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from gui.answers.rewording import Words, forms, reworded
from gui.kit.dialogs import Dialog
from gui.kit.fields import Field, TextArea
from gui.kit.spaces import px
from quizbank.domain.question import Interaction, Question
from quizbank.strings import say

_STEM, _FORMS = 76, 110
_TYPED = (Interaction.TEXT, Interaction.CLOZE)


class StemField(TextArea):
    """A stem has no paragraphs: Enter is the dialog's."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave Enter to the dialog."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            event.ignore()
            return
        super().keyPressEvent(event)


def ask_words(question: Question, parent: QWidget, keep: Callable[[Mapping[str, Words]], object]) -> None:
    """Ask for other words for a question; ``keep`` gets those that are others, if there are any."""
    dialog = EditDialog(question, parent)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.accepted.connect(lambda: keep(dialog.fields) if dialog.fields else None)
    dialog.open()


class EditDialog(Dialog):
    """``fields`` holds what is to be kept once it was accepted: other words by the name of their field.

    Another key would be another question: it is said, not edited. Enter keeps (in the second field Ctrl+Enter).
    """

    def __init__(self, question: Question, parent: QWidget | None = None) -> None:
        typed = question.interaction in _TYPED
        super().__init__(
            say("answers", "edit_title"), say("answers", "edit_body", key=question.key or ""),
            say("answers", "edit_keep"), icon="check", width=560, parent=parent,
        )  # fmt: skip
        self.question = question
        self.fields: dict[str, Words] = {}
        self.stem, self.also = StemField(), TextArea(say("answers", "edit_none"))
        for area, words, height in (
            (self.stem, question.stem, _STEM),
            (self.also, "\n".join(forms(question)), _FORMS),
        ):
            area.setPlainText(words)
            area.setFixedHeight(px(height))
        self.stem_field = Field(say("answers", "edit_stem"), self.stem)
        self.also_field = Field(say("answers", "edit_accepted"), self.also)
        self.column.addWidget(self.stem_field)
        self.column.addWidget(self.also_field)
        self.also_field.setVisible(typed)
        self.stem.textChanged.connect(lambda: self.stem_field.set_error(""))
        self.stem.setFocus()

    def accept(self) -> None:
        """Keep it, unless it cannot be asked so."""
        said = reworded(self.question, self.stem.toPlainText(), self.also.toPlainText().splitlines())
        if said.problem:
            self.stem_field.set_error(said.problem)
            self.stem.setFocus()
            return
        self.fields = dict(said.fields)
        super().accept()
