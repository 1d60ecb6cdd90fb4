"""Option rows: A, B, C of a choice, to be chosen, or shown with the key and what speaks against the others."""

from PySide6.QtCore import QPoint, QRect, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from gui.kit import icons, paint
from gui.kit.base import Control
from gui.kit.labels import WrapLabel
from gui.kit.spaces import CONTROL, RADIUS_BUTTON, px
from gui.kit.theme import colour
from gui.kit.type import font, line_height
from quizbank.strings import say

_LEFT, _TEXT, _RIGHT = 12, 38, 12


class OptionRow(Control):
    """An option with its letter. ``set_state``: plain, chosen, key (right), wrong; ``note`` stands at the right."""

    def __init__(self, letter: str, text: str, note: str = "", parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self.letter, self.note, self.state = letter, note, "plain"
        self._words = WrapLabel(text, parent=self)
        self.setText(text)
        self.setAccessibleName(f"{letter}: {text}")
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._words.hide()

    def set_state(self, state: str, note: str | None = None) -> None:
        """Show it as plain, chosen, key or wrong, with another note."""
        self.state = state
        if note is not None:
            self.note = note
        if state == "key" and not self.note:
            self.note = say("kit", "key")
        self.setAccessibleDescription(self.note)
        self._words.weight = 500 if state in ("key", "chosen") else None
        self.restyle()

    def hasHeightForWidth(self) -> bool:
        """Yes: long options wrap."""
        return True

    def heightForWidth(self, width: int) -> int:
        """34, or as many lines as the text needs."""
        return max(px(CONTROL), self._words.heightForWidth(self._text_width(width)) + px(2 * 8))

    def sizeHint(self) -> QSize:
        """Its height at a usual width."""
        width = px(320)
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        """Never lower than its lines."""
        return QSize(px(120), self.heightForWidth(self.width()))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Box, letter, text, note, ring."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._draw_box(painter)
        face = font("body", 600)
        top = (self.height() - self._words.heightForWidth(self._text_width(self.width()))) // 2
        line = line_height("body")
        letter = colour("success" if self.state == "key" else "muted")
        paint.text(painter, px(_LEFT), paint.baseline(face, top, line), self.letter, face, letter)
        self._draw_note(painter)
        painter.translate(px(_TEXT), top)
        painter.setPen(colour("text"))
        self._words.draw_lines(painter, self._text_width(self.width()), line)
        painter.resetTransform()
        if self.ring:
            paint.ring(painter, self.rect(), px(RADIUS_BUTTON))

    def _note_width(self) -> int:
        icon = px(20) if self.state in ("key", "wrong") else 0
        return paint.width(self.note, font("caption")) + icon if self.note else icon

    def _text_width(self, width: int) -> int:
        note = min(self._note_width(), width // 2)
        return max(px(60), width - px(_TEXT + _RIGHT) - (note + px(12) if note else 0))

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

    def _draw_note(self, painter: QPainter) -> None:
        face, wide = font("caption"), self._note_width()
        if not wide:
            return
        ink = colour({"key": "success", "wrong": "warning"}.get(self.state, "muted"))
        x = self.width() - px(_RIGHT) - min(wide, self.width() // 2)
        if self.state in ("key", "wrong"):
            icon = "check" if self.state == "key" else "x"
            icons.paint(painter, icon, QPoint(x, (self.height() - px(14)) // 2), px(14), ink)
            x += px(20)
        room = QRect(x, 0, self.width() - px(_RIGHT) - x, self.height())
        words = paint.elided(self.note, face, room.width())
        paint.text(painter, x, paint.baseline(face, 0, self.height()), words, face, ink)
