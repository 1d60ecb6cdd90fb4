"""Inputs: label above, a field 34 high, an error as a sentence below."""

from datetime import date

from PySide6.QtCore import QEvent, QPoint, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFocusEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QRadioButton,
    QSizePolicy,
    QStyledItemDelegate,
    QVBoxLayout,
    QWidget,
)

from gui.kit import icons, paint
from gui.kit.base import fill, keyboard_focus
from gui.kit.days import NotADayError, parse_day, say_day
from gui.kit.labels import Label, WrapLabel
from gui.kit.spaces import CONTROL, RADIUS_FIELD, px
from gui.kit.surfaces import spaced
from gui.kit.theme import appearance, colour
from gui.kit.type import font
from quizbank.strings import say


def _field_box(painter: QPainter, widget: QWidget, *, error: bool, radius: int = RADIUS_FIELD) -> None:
    back = colour("raised" if widget.isEnabled() else "sunken")
    if error:
        edge, width = colour("danger"), 2.0
    elif widget.hasFocus():
        edge, width = colour("focus"), 2.0
    else:
        edge, width = colour("edge"), 1.0
    paint.box(painter, widget.rect(), px(radius), back, edge, width)


class TextField(QLineEdit):
    """A line of text."""

    def __init__(self, text: str = "", placeholder: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self.error = ""
        self.setPlaceholderText(placeholder)
        self.setFrame(False)
        appearance().changed.connect(self.restyle)
        self.restyle()

    def restyle(self) -> None:
        """Look at the theme and the scale again."""
        self.setFont(font("body"))
        palette = self.palette()
        palette.setColor(palette.ColorRole.Base, QColor(0, 0, 0, 0))
        for role, name in ((palette.ColorRole.Text, "text"), (palette.ColorRole.PlaceholderText, "muted")):
            palette.setColor(role, colour(name))
        self.setPalette(palette)
        self.setTextMargins(px(10), 0, px(10), 0)
        self.updateGeometry()
        self.update()

    def set_error(self, sentence: str) -> None:
        """Draw it as wrong ("" as right); the sentence itself is shown by Field."""
        self.error = sentence
        self.setAccessibleDescription(sentence)
        self.update()

    def sizeHint(self) -> QSize:
        """34 high, some 24 characters wide."""
        return QSize(px(220), px(CONTROL))

    def minimumSizeHint(self) -> QSize:
        """34 high, a few characters wide."""
        return QSize(px(80), px(CONTROL))

    def paintEvent(self, event: QPaintEvent) -> None:
        """The box, then Qt's text and cursor."""
        painter = QPainter(self)
        _field_box(painter, self, error=bool(self.error))
        painter.end()
        super().paintEvent(event)


class DateField(TextField):
    """A day, typed: "14 Mar 2031" or "2031-03-14"."""

    def __init__(self, value: date | None = None, parent: QWidget | None = None) -> None:
        super().__init__(say_day(value) if value else "", say("kit", "date_example"), parent)

    def set_value(self, value: date | None) -> None:
        """Show a day, or none."""
        self.setText(say_day(value) if value else "")

    def value(self) -> date | None:
        """The day, or None when the field is empty or wrong."""
        try:
            return parse_day(self.text())
        except NotADayError:
            return None

    def problem(self) -> str:
        """What is wrong with the text, with an example; "" if it is a day or empty."""
        if not self.text().strip():
            return ""
        try:
            parse_day(self.text())
        except NotADayError as no:
            if no.month:
                return say("kit", "date_impossible", day=no.day, month=no.month)
            return say("kit", "date_unreadable")
        return ""


class TextArea(QPlainTextEdit):
    """Several lines of text."""

    def __init__(self, placeholder: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setPlaceholderText(placeholder)
        self.setTabChangesFocus(True)
        self.setFrameShape(QPlainTextEdit.Shape.NoFrame)
        self.error = ""
        appearance().changed.connect(self.restyle)
        self.restyle()

    def restyle(self) -> None:
        """Look at the theme and the scale again."""
        self.setFont(font("body"))
        palette = self.palette()
        palette.setColor(palette.ColorRole.Base, colour("raised"))
        palette.setColor(palette.ColorRole.Text, colour("text"))
        self.setPalette(palette)
        fill(self, "raised")
        margin = px(8)
        self.setViewportMargins(margin, margin, margin, margin)

    def set_error(self, sentence: str) -> None:
        """Draw it as wrong."""
        self.error = sentence
        self.setAccessibleDescription(sentence)
        self.update()

    def paint_frame(self) -> None:
        """Draw the border around the viewport."""
        painter = QPainter(self)
        _field_box(painter, self, error=bool(self.error))
        painter.end()

    def event(self, event: QEvent) -> bool:
        """Paint the border when the frame is painted (the viewport paints the text)."""
        result = super().event(event)
        if event.type() == QEvent.Type.Paint:
            self.paint_frame()
        return result


class ComboBox(QComboBox):
    """A choice of one out of a list. ``button`` looks like a button (radius 8) for tool lines."""

    def __init__(self, items: list[str] | None = None, *, button: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.button, self.ring, self.error = button, False, ""
        self.addItems(items or [])
        self.setItemDelegate(QStyledItemDelegate(self))  # the combo's own one ignores the style sheet's heights
        self.setSizePolicy(
            QSizePolicy.Policy.Fixed if button else QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed
        )
        appearance().changed.connect(self.restyle)
        self.restyle()

    def restyle(self) -> None:
        """Look at the theme and the scale again."""
        self.setFont(font("body", 500 if self.button else 400))
        self.updateGeometry()

    def set_error(self, sentence: str) -> None:
        """Draw it as wrong."""
        self.error = sentence
        self.update()

    def sizeHint(self) -> QSize:
        """The longest choice, padding and caret."""
        widest = max((paint.width(self.itemText(n), self.font()) for n in range(self.count())), default=px(60))
        return QSize(widest + px(12 + 12 + 24), px(CONTROL))

    def minimumSizeHint(self) -> QSize:
        """Short choices may be cut in narrow forms."""
        return self.sizeHint() if self.button else QSize(px(90), px(CONTROL))

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Note whether the focus came by keyboard."""
        self.ring = keyboard_focus(event, before=self.ring)
        super().focusInEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Drop the ring."""
        self.ring = False
        super().focusOutEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Box, choice, caret."""
        painter = QPainter(self)
        radius = px(8 if self.button else RADIUS_FIELD)
        hovered = self.button and self.isEnabled() and self.underMouse()
        back = colour("sunken" if not self.isEnabled() else "hover" if hovered else "raised")
        edge = colour("danger") if self.error else colour("edge", paint.EDGE_ALPHA if self.button else 1.0)
        paint.box(painter, self.rect(), radius, back, edge, 2.0 if self.error else 1.0)
        room = self.width() - px(12 + 12 + 22)
        words = self.fontMetrics().elidedText(self.currentText(), Qt.TextElideMode.ElideRight, room)
        ink = colour("text" if self.isEnabled() else "muted")
        paint.text(painter, px(12), paint.baseline(self.font(), 0, self.height()), words, self.font(), ink)
        size = px(14)
        at = QPoint(self.width() - px(13) - size, (self.height() - size) // 2)
        icons.paint(painter, "caret-down", at, size, colour("muted"))
        if self.ring:
            paint.ring(painter, self.rect(), radius)


class _Ticked:
    """What check boxes and radio buttons share: 16 px mark, words at 26."""

    MARK, WORDS = 16, 26

    @classmethod
    def size(cls, words: str) -> QSize:
        return QSize(px(cls.WORDS + 4) + paint.width(words, font("body")), px(24))

    @classmethod
    def mark(cls, height: int) -> QRect:
        return QRect(px(1), (height - px(cls.MARK)) // 2, px(cls.MARK), px(cls.MARK))

    @classmethod
    def words(cls, painter: QPainter, widget: QCheckBox | QRadioButton) -> None:
        face = font("body")
        ink = colour("text" if widget.isEnabled() else "muted")
        paint.text(painter, px(cls.WORDS), paint.baseline(face, 0, widget.height()), widget.text(), face, ink)

    @classmethod
    def prepare(cls, widget: QCheckBox | QRadioButton) -> None:
        widget.setAccessibleName(widget.text())
        widget.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        appearance().changed.connect(widget.updateGeometry)


class CheckBox(QCheckBox):
    """A yes or no."""

    def __init__(self, text: str, *, checked: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self.setChecked(checked)
        self.ring = False
        _Ticked.prepare(self)

    def sizeHint(self) -> QSize:
        """Mark and words."""
        return _Ticked.size(self.text())

    def minimumSizeHint(self) -> QSize:
        """Mark and words."""
        return self.sizeHint()

    def hitButton(self, pos: QPoint) -> bool:
        """The words belong to it."""
        return self.rect().contains(pos)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Note whether the focus came by keyboard."""
        self.ring = keyboard_focus(event, before=self.ring)
        super().focusInEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Mark, words, ring."""
        painter = QPainter(self)
        mark = _Ticked.mark(self.height())
        if self.isChecked():
            paint.box(painter, mark, px(4), colour("accent" if self.isEnabled() else "edge"))
            icons.paint(painter, "check", mark.topLeft() + QPoint(px(2), px(2)), px(12), colour("on_accent"))
        else:
            paint.box(painter, mark, px(4), colour("raised" if self.isEnabled() else "sunken"), colour("edge"))
        _Ticked.words(painter, self)
        if self.ring and self.hasFocus():
            paint.ring(painter, self.rect(), px(RADIUS_FIELD))


class RadioButton(QRadioButton):
    """One of several."""

    def __init__(self, text: str, *, checked: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self.setChecked(checked)
        self.ring = False
        _Ticked.prepare(self)

    def sizeHint(self) -> QSize:
        """Mark and words."""
        return _Ticked.size(self.text())

    def minimumSizeHint(self) -> QSize:
        """Mark and words."""
        return self.sizeHint()

    def hitButton(self, pos: QPoint) -> bool:
        """The words belong to it."""
        return self.rect().contains(pos)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Note whether the focus came by keyboard."""
        self.ring = keyboard_focus(event, before=self.ring)
        super().focusInEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Mark, words, ring."""
        painter = QPainter(self)
        mark = _Ticked.mark(self.height())
        if self.isChecked():
            paint.box(painter, mark, mark.width() / 2, colour("accent" if self.isEnabled() else "edge"))
            dot, inset = mark.width() * 6 // 16, mark.width() * 5 // 16
            inner = QRect(mark.x() + inset, mark.y() + inset, dot, dot)
            paint.box(painter, inner, dot / 2, colour("on_accent"))
        else:
            back = colour("raised" if self.isEnabled() else "sunken")
            paint.box(painter, mark, mark.width() / 2, back, colour("edge"))
        _Ticked.words(painter, self)
        if self.ring and self.hasFocus():
            paint.ring(painter, self.rect(), px(RADIUS_FIELD))


class Field(QWidget):
    """A label above an input, and below it a sentence when the input is wrong.

    A DateField is checked by itself when it is left; the label is the input's accessible name.
    """

    def __init__(self, label: str, control: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.control = control
        self.label = Label(label, "caption", weight=600)
        self.error = WrapLabel("", "caption", "danger")
        self.error.hide()
        column = spaced(QVBoxLayout(self), 5)
        for widget in (self.label, control, self.error):
            column.addWidget(widget)
        self.label.setBuddy(control)
        control.setAccessibleName(label)
        self.setFocusProxy(control)
        if isinstance(control, DateField):
            control.editingFinished.connect(lambda: self.set_error(control.problem()))
            control.textEdited.connect(lambda _: self.set_error(""))

    def set_error(self, sentence: str) -> None:
        """Show what is wrong, with an example; "" takes it away."""
        if isinstance(self.control, TextField | TextArea | ComboBox):
            self.control.set_error(sentence)
        self.error.setText(sentence)
        self.error.setVisible(bool(sentence))
