"""Buttons: primary, secondary, quiet and link, icon buttons, and the row of four grades."""

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QSize, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QSizePolicy, QWidget

from gui.kit import icons, paint
from gui.kit.base import Control
from gui.kit.spaces import CONTROL, GRADE, GRADE_LARGE, MAIN_BUTTON, RADIUS_BUTTON, RADIUS_FIELD, SMALL_BUTTON, px
from gui.kit.theme import appearance, colour
from gui.kit.type import font, line_height
from quizbank.strings import say

_PADDING = {"primary": 14, "secondary": 14, "quiet": 8, "link": 4}
_SMALL_PADDING = 10
_WEIGHT = {"primary": 600, "secondary": 500, "quiet": 500, "link": 500}


class Button(Control):
    """A button with words, an icon and a key cap.

    ``kind`` is primary (one a screen), secondary, quiet (no box until hover) or link (accent words in a line).
    ``key`` is shown only ("Ctrl+2", "Esc"); the shortcut itself belongs to an action or the page. ``size`` is
    line (as high as a line of text), small 28, normal 34 or main 38; ``caret`` shows that a menu opens (``set_menu``
    sets it).
    """

    def __init__(
        self, text: str, kind: str = "secondary", *, icon: str = "", key: str = "", size: str = "normal",
        caret: bool = False, parent: QWidget | None = None,
    ) -> None:  # fmt: skip
        super().__init__("", parent)
        self.kind, self.icon_name, self.key, self.size_name, self.caret = kind, icon, key, size, caret
        self.setText(text)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def set_icon(self, name: str) -> None:
        """Change the icon."""
        self.icon_name = name
        self.restyle()

    def set_key(self, key: str) -> None:
        """Change the key that is shown."""
        self.key = key
        self.restyle()

    def set_menu(self, menu: QMenu) -> None:
        """Open a menu under the button when it is pressed."""
        self.caret = True
        menu.setParent(self, menu.windowFlags())
        self.clicked.connect(lambda: menu.popup(self.mapToGlobal(QPoint(0, self.height() + px(4)))))
        self.restyle()

    def sizeHint(self) -> QSize:
        """The content and its padding."""
        heights = {"small": px(SMALL_BUTTON), "main": px(MAIN_BUTTON), "line": line_height("body")}
        padding = _SMALL_PADDING if self.size_name == "small" and self.kind != "link" else _PADDING[self.kind]
        return QSize(self._content_width() + 2 * px(padding), heights.get(self.size_name, px(CONTROL)))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Box, icon, words, key cap, ring."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        radius = px(RADIUS_FIELD if self.size_name == "small" else RADIUS_BUTTON)
        self._draw_box(painter, radius)
        self._draw_content(painter)
        if self.ring:
            paint.ring(painter, self.rect(), radius, inner=self.kind == "primary" and self.isEnabled())

    def _content_width(self) -> int:
        width = paint.width(self.text(), font("body", _WEIGHT[self.kind]))
        width += px(16 + 7) if self.icon_name else 0
        width += px(8) + paint.key_width(self.key) if self.key else 0
        return width + (px(6 + 14) if self.caret else 0)

    def _draw_box(self, painter: QPainter, radius: float) -> None:
        rect, down = self.rect(), self.isDown()
        if not self.isEnabled():
            if self.kind != "link" and not (self.kind == "quiet" and self.size_name == "small"):
                paint.box(painter, rect, radius, colour("sunken"))
        elif self.kind == "primary":
            role = "accent_pressed" if down else "accent_hover" if self.hovered else "accent"
            paint.box(painter, rect, radius, colour(role))
        elif self.kind == "secondary":
            role = "line" if down else "hover" if self.hovered else "soft" if self.isChecked() else "raised"
            edge = colour("accent") if self.isChecked() else colour("edge", paint.EDGE_ALPHA)
            paint.box(painter, rect, radius, colour(role), edge)
        elif self.kind == "quiet" and (down or self.hovered or self.isChecked()):
            paint.box(painter, rect, radius, colour("line" if down else "hover" if self.hovered else "soft"))

    def _ink(self) -> QColor:
        if not self.isEnabled():
            return colour("muted")
        if self.kind == "primary":
            return colour("on_accent")
        if self.kind == "link":
            return colour("accent_hover" if self.hovered else "accent")
        return colour("muted" if self.kind == "quiet" and not (self.hovered or self.isDown()) else "text")

    def _draw_content(self, painter: QPainter) -> None:
        face, ink, height = font("body", _WEIGHT[self.kind]), self._ink(), self.height()
        x = float((self.width() - self._content_width()) // 2)
        if self.icon_name:
            tone = colour("muted") if self.kind in ("secondary", "quiet") else ink
            icons.paint(painter, self.icon_name, QPoint(int(x), (height - px(16)) // 2), px(16), tone)
            x += px(16 + 7)
        x = paint.text(painter, x, paint.baseline(face, 0, height), self.text(), face, ink)
        if self.kind == "link" and self.hovered:
            paint.hairline(painter, x - paint.width(self.text(), face), x, height / 2 + px(9), "accent")
        if self.key:
            filled = self.kind == "primary" and self.isEnabled()
            x = paint.key_cap(painter, x + px(8), (height - px(18)) // 2, self.key, on_accent=filled)
        if self.caret:
            at = QPoint(round(x + px(6)), (height - px(14)) // 2)
            icons.paint(painter, "caret-down", at, px(14), ink)


class IconButton(Control):
    """An icon alone, with a name for screen readers and a tooltip; ``filled`` when checked."""

    def __init__(self, icon: str, name: str, *, key: str = "", side: int = 32, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self.icon_name, self.side = icon, side
        self.setAccessibleName(name)
        self.setToolTip(f"{name}  {paint.native_key(key)}" if key else name)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """A square."""
        return QSize(px(self.side), px(self.side))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Icon, box on hover, ring."""
        painter = QPainter(self)
        if self.isEnabled() and (self.isDown() or self.hovered or self.isChecked()):
            role = "line" if self.isDown() else "soft" if self.isChecked() else "hover"
            paint.box(painter, self.rect(), px(RADIUS_FIELD), colour(role))
        size = px(18)
        ink = colour("accent" if self.isChecked() else "text" if self.hovered else "muted")
        if not self.isEnabled():
            ink = colour("edge")
        at = QPoint((self.width() - size) // 2, (self.height() - size) // 2)
        icons.paint(painter, self.icon_name, at, size, ink, filled=self.isChecked())
        if self.ring:
            paint.ring(painter, self.rect(), px(RADIUS_FIELD))


class GradeButton(Control):
    """One grade: key cap and word, under it when the card comes back."""

    def __init__(self, grade: int, word: str, *, large: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(word, parent)
        self.grade, self.large, self.interval, self.default = grade, large, "", False
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_interval(self, interval: str) -> None:
        """When the card comes back with this grade."""
        self.interval = interval
        self.setAccessibleDescription(interval)
        self.update()

    def sizeHint(self) -> QSize:
        """Wide enough for key and word on one line."""
        height = GRADE_LARGE if self.large else GRADE
        return QSize(px(18 + 12 + 8) + paint.width(self.text(), font("body", 600)), px(height))

    def minimumSizeHint(self) -> QSize:
        """Wide enough for the word; the key cap goes first."""
        return QSize(paint.width(self.text(), font("body", 600)) + px(8), self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Box, key, word, interval."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._draw_box(painter)
        face, small = font("body", 600), font("caption")
        word = paint.width(self.text(), face)
        cap = paint.key_width(str(self.grade))
        room = self.width() - px(4) - cap - word
        gap = max(px(2), min(px(6), room))
        shows_key = room >= px(2)
        ink = colour("text" if self.isEnabled() else "muted")
        x = (self.width() - word - (cap + gap if shows_key else 0)) // 2
        top = (self.height() - px(18 + 20)) // 2 + px(1)
        if shows_key:
            x = round(paint.key_cap(painter, x, top, str(self.grade), on_soft=self.default) + gap)
        paint.text(painter, x, paint.baseline(face, top, px(18)), self.text(), face, ink)
        left = (self.width() - paint.width(self.interval, small)) // 2
        paint.text(painter, left, paint.baseline(small, top + px(19), px(20)), self.interval, small, colour("muted"))
        if self.ring:
            paint.ring(painter, self.rect(), px(RADIUS_BUTTON))

    def _draw_box(self, painter: QPainter) -> None:
        radius = px(RADIUS_BUTTON)
        if not self.isEnabled():
            paint.box(painter, self.rect(), radius, colour("sunken"))
        elif self.default:
            role = "line" if self.isDown() else "soft"
            paint.box(painter, self.rect(), radius, colour(role), colour("accent"), 1.5)
        else:
            role = "line" if self.isDown() else "hover" if self.hovered else "raised"
            paint.box(painter, self.rect(), radius, colour(role), colour("edge", paint.EDGE_ALPHA))


class Grades(QWidget):
    """The four grades in one row, always in the same place; ``graded`` gives 1..4."""

    graded = Signal(int)

    def __init__(self, *, large: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._gap = 10 if large else 8
        self.buttons: list[GradeButton] = []
        for grade, code in enumerate(("again", "hard", "good", "easy"), 1):
            button = GradeButton(grade, say("kit", f"grade_{code}"), large=large, parent=self)
            button.clicked.connect(lambda _=False, number=grade: self.graded.emit(number))
            self._row.addWidget(button, 1)
            self.buttons.append(button)
        self.set_default(3)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        appearance().changed.connect(self._space)
        self._space()

    def set_intervals(self, intervals: Sequence[str]) -> None:
        """The four words under the grades ("10 min", "2 days", …)."""
        for button, interval in zip(self.buttons, intervals, strict=True):
            button.set_interval(interval)

    def set_default(self, grade: int) -> None:
        """The tinted grade, which Space takes in Study."""
        self.default = grade
        for button in self.buttons:
            button.default = button.grade == grade
            button.update()

    def grade_default(self) -> None:
        """Press the tinted grade."""
        self.buttons[self.default - 1].click()

    def set_gap(self, gap: int) -> None:
        """The room between two grades (8, or 10 in the large ones)."""
        self._gap = gap
        self._space()

    def _space(self) -> None:
        self._row.setSpacing(px(self._gap))


class KeyCap(QWidget):
    """A key alone, as in the list of shortcuts."""

    def __init__(self, key: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.key = key
        self.setAccessibleName(paint.native_key(key))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        appearance().changed.connect(self.update)

    def sizeHint(self) -> QSize:
        """18 px high, square for one letter."""
        return QSize(paint.key_width(self.key), px(18))

    def paintEvent(self, event: QPaintEvent) -> None:
        """The cap."""
        painter = QPainter(self)
        paint.key_cap(painter, 0, 0, self.key)
