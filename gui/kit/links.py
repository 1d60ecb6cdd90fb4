"""Lines that can be pressed: icon, words of at most two lines, words at the right."""

from PySide6.QtCore import QPoint, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from gui.kit import icons, marks, paint
from gui.kit.base import Control
from gui.kit.labels import WrapLabel
from gui.kit.spaces import RADIUS_FIELD, px
from gui.kit.theme import colour
from gui.kit.type import font, line_height

_EDGE, _WORDS = 8, 24


class LinkRow(Control):
    """Opens something when pressed; ``lined`` draws the hairline above it, from where the words begin.

    With ``flush`` its icon and its last word stand at its edges, in line with what is above. ``icon`` replaces that of
    the kind.
    """

    def __init__(
        self, kind: str, text: str, right: str, *, lined: bool, flush: bool = False, icon: str = "",
        parent: QWidget | None = None,
    ) -> None:  # fmt: skip
        super().__init__("", parent)
        self._icon = icon or marks.icon_name(kind)
        self.kind, self.right, self.lined = kind, right, lined
        self._edge = 0 if flush else _EDGE
        self._words = WrapLabel(text, lines=2, weight=500, parent=self)
        self._words.hide()
        self.setText(text)
        self.setAccessibleDescription(right)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def hasHeightForWidth(self) -> bool:
        """Yes: the words wrap."""
        return True

    def heightForWidth(self, width: int) -> int:
        """36, or more for two lines."""
        return max(px(36), self._words.heightForWidth(self._room(width)) + px(14))

    def sizeHint(self) -> QSize:
        """Any width."""
        return QSize(px(200), self.heightForWidth(self.width()))

    def minimumSizeHint(self) -> QSize:
        """Never lower than its words."""
        return QSize(px(120), self.heightForWidth(self.width()))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Line, fill, icon, words, ring."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.lined:
            paint.hairline(painter, px(self._edge + _WORDS), self.width() - px(self._edge), 0)
        if self.hovered or self.isDown():
            role = "line" if self.isDown() else "hover"
            paint.box(painter, self.rect().adjusted(0, 1, 0, 0), px(RADIUS_FIELD), colour(role))
        room = self._room(self.width())
        top = (self.height() - self._words.heightForWidth(room)) // 2
        at = QPoint(px(self._edge), top + (line_height("body") - px(16)) // 2)
        icons.paint(painter, self._icon, at, px(16), colour(marks.colour_role(self.kind)))
        painter.save()
        painter.translate(px(self._edge + _WORDS), top)
        painter.setPen(colour("text"))
        self._words.draw_lines(painter, room, line_height("body"))
        painter.restore()
        face = font("caption")
        y = paint.baseline(face, top, line_height("body"))
        paint.text(
            painter, self.width() - px(self._edge) - paint.width(self.right, face), y, self.right, face, colour("muted")
        )
        if self.ring:
            paint.ring(painter, self.rect(), px(RADIUS_FIELD))

    def _room(self, width: int) -> int:
        return max(px(60), width - px(2 * self._edge + _WORDS + 12) - paint.width(self.right, font("caption")))
