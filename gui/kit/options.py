"""Option rows: A, B, C of a choice, to be chosen, or shown with the key and what speaks against the others."""

from PySide6.QtCore import QPoint, QSize
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from gui.kit import icons, paint
from gui.kit.base import Control
from gui.kit.labels import WrapLabel
from gui.kit.spaces import CONTROL, RADIUS_BUTTON, px
from gui.kit.theme import colour
from gui.kit.type import font, line_height
from quizbank.strings import say

_LEFT, _TEXT, _RIGHT, _BELOW, _SHORT_NOTE = 12, 38, 12, 2, 80


class OptionRow(Control):
    """An option with its letter. ``set_state``: plain, chosen, key (right), wrong.

    ``note`` stands at the right, or below the text where that would cut one of them.
    """

    def __init__(self, letter: str, text: str, note: str = "", parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self.letter, self.note, self.state = letter, note, "plain"
        self._words = WrapLabel(text, parent=self)
        self._note = WrapLabel(note, "caption", parent=self)
        self.setText(text)
        self.setAccessibleName(f"{letter}: {text}")
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._words.hide()
        self._note.hide()

    def set_state(self, state: str, note: str | None = None) -> None:
        """Show it as plain, chosen, key or wrong, with another note."""
        self.state = state
        if note is not None:
            self.note = note
        if state == "key" and not self.note:
            self.note = say("kit", "key")
        self._note.setText(self.note)
        self.setAccessibleDescription(self.note)
        self._words.weight = 500 if state in ("key", "chosen") else None
        self.restyle()

    def hasHeightForWidth(self) -> bool:
        """Yes: long options wrap."""
        return True

    def heightForWidth(self, width: int) -> int:
        """34, or as many lines as text and note need."""
        return max(px(CONTROL), self._content_height(width) + px(2 * 8))

    def sizeHint(self) -> QSize:
        """Its height at a usual width."""
        width = px(320)
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        """Never lower than its lines."""
        return QSize(px(120), self.heightForWidth(self.width()))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width has another least height."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.updateGeometry()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Box, letter, text, note, ring."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._draw_box(painter)
        face = font("body", 600)
        top = (self.height() - self._content_height(self.width())) // 2
        line = line_height("body")
        letter = colour("success" if self.state == "key" else "muted")
        paint.text(painter, px(_LEFT), paint.baseline(face, top, line), self.letter, face, letter)
        self._draw_note(painter, top)
        painter.translate(px(_TEXT), top)
        painter.setPen(colour("text"))
        self._words.draw_lines(painter, self._text_width(self.width()), line)
        painter.resetTransform()
        if self.ring:
            paint.ring(painter, self.rect(), px(RADIUS_BUTTON))

    def _icon_width(self) -> int:
        return px(20) if self.state in ("key", "wrong") else 0

    def _room(self, width: int) -> int:
        return max(px(60), width - px(_TEXT + _RIGHT))

    def _stands_below(self, width: int) -> bool:
        """Whether the note goes under the text; a word or two stay at the right and the text wraps beside them."""
        note = paint.width(self.note, font("caption"))
        words = paint.width(self.text(), font("body", self._words.weight))
        return note > px(_SHORT_NOTE) and words + px(12) + self._icon_width() + note > self._room(width)

    def _text_width(self, width: int) -> int:
        room = self._room(width)
        if not self.note or self._stands_below(width):
            return room
        return room - paint.width(self.note, font("caption")) - self._icon_width() - px(12)

    def _content_height(self, width: int) -> int:
        height = self._words.heightForWidth(self._text_width(width))
        if self._stands_below(width):
            height += px(_BELOW) + self._note.heightForWidth(self._room(width) - self._icon_width())
        return height

    def _draw_box(self, painter: QPainter) -> None:
        rect, radius = self.rect(), px(RADIUS_BUTTON)
        if self.state == "key":
            paint.box(painter, rect, radius, colour("success_soft"))
        elif self.state == "wrong":
            paint.box(painter, rect, radius, colour("warning_soft"))
        elif self.state == "chosen":
            paint.box(painter, rect, radius, colour("soft"), colour("accent"), 1.5)
        else:
            role = "line" if self.isDown() else "hover" if self.hovered else "raised"
            paint.box(painter, rect, radius, colour(role), colour("line"))

    def _draw_note(self, painter: QPainter, top: int) -> None:
        if not self.note and not self._icon_width():
            return
        face, width, line = font("caption"), self.width(), line_height("caption")
        if below := self._stands_below(width):
            x, y = px(_TEXT), top + self._words.heightForWidth(self._text_width(width)) + px(_BELOW)
        else:
            wide = paint.width(self.note, face) + self._icon_width()
            x, y = width - px(_RIGHT) - wide, (self.height() - line) // 2
        ink = colour({"key": "success", "wrong": "warning"}.get(self.state, "muted"))
        if self._icon_width():
            icon = "check" if self.state == "key" else "x"
            icons.paint(painter, icon, QPoint(x, y + (line - px(14)) // 2), px(14), ink)
            x += self._icon_width()
        painter.save()
        painter.translate(x, y)
        painter.setPen(ink)
        room = self._room(width) - self._icon_width() if below else width
        self._note.draw_lines(painter, room, line)
        painter.restore()
