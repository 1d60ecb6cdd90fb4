"""A typed answer, also for a cloze: a line of text, Enter gives it, Esc leaves the field."""

from PySide6.QtCore import QPoint, QSize, Qt
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from gui.answers.base import AnswerWidget
from gui.kit import icons, paint
from gui.kit.base import Painted
from gui.kit.buttons import Button
from gui.kit.fields import TextField
from gui.kit.labels import WrapLabel
from gui.kit.spaces import px
from gui.kit.surfaces import spaced
from gui.kit.theme import colour
from gui.kit.type import font, line_height
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


class GivenLine(Painted):
    """What was typed, with an icon: "You typed: basin council"; ``tone`` is success, warning or muted."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.text, self.tone, self.icon_name = "", "muted", "circle"

    def set_given(self, given: str, *, right: bool) -> None:
        """Show it."""
        self.text = say("answers", "you_typed", given=given)
        self.tone, self.icon_name = ("success", "check-circle") if right else ("warning", "arrow-counter-clockwise")
        self.setAccessibleName(f"{self.text}, {say('answers', 'right' if right else 'not_right')}")
        self.restyle()

    def sizeHint(self) -> QSize:
        """Icon and words."""
        return QSize(px(16 + 6) + paint.width(self.text, font("caption")), max(px(18), line_height("caption")))

    def draw(self, painter: QPainter) -> None:
        """Icon and words."""
        face, ink = font("caption"), colour(self.tone)
        icons.paint(painter, self.icon_name, QPoint(0, (self.height() - px(16)) // 2), px(16), ink)
        words = paint.elided(self.text, face, self.width() - px(22))
        paint.text(painter, px(22), paint.baseline(face, 0, self.height()), words, face, ink)


class TextAnswer(AnswerWidget):
    """A line of text; the desk judges it, so spellings and slips are not decided here."""

    def __init__(self, question: Question, parent: QWidget | None = None) -> None:
        super().__init__(question, parent)
        cloze = question.interaction is Interaction.CLOZE
        self.field = AnswerField("", say("answers", "fill_gap" if cloze else "type_answer"), self)
        self.field.setAccessibleName(say("answers", "your_answer"))
        self.button = Button(say("answers", "answer"), key="Enter")
        self.given = GivenLine()
        self.key = WrapLabel("", "title")
        column = spaced(QVBoxLayout(self), 6)
        row = spaced(QHBoxLayout(), 8)
        row.addWidget(self.field, 1)
        row.addWidget(self.button)
        column.addLayout(row)
        for widget in (self.given, self.key):
            column.addWidget(widget)
            widget.hide()
        self.field.returnPressed.connect(self._give)
        self.button.clicked.connect(self._give)
        self.setFocusProxy(self.field)

    def show_result(self, given: str, *, right: bool) -> None:
        """What was typed and the key."""
        self.done = True
        self.field.hide()
        self.button.hide()
        self.given.set_given(given, right=right)
        self.key.setText(self.question.key or "")
        self.given.show()
        self.key.show()

    def focus_answer(self) -> None:
        """The field."""
        self.field.setFocus(Qt.FocusReason.TabFocusReason)

    def _give(self) -> None:
        self.answer(self.field.text().strip())
