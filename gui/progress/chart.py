"""The chart of cards a day: done at half strength, today full, planned outlined; three grid lines, no frame."""

from PySide6.QtCore import QEvent, QRectF, QSize
from PySide6.QtGui import QHelpEvent, QPainter
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from gui.kit import paint
from gui.kit.base import Painted
from gui.kit.spaces import px
from gui.kit.theme import colour
from gui.kit.type import font, line_height
from gui.progress.state import GRID_LINES, Bar, ChartState
from quizbank.strings import say

_DONE = 0.48
_HEIGHT, _BAR, _RADIUS, _OUTLINE = 168, 22, 3, 1.5
_LEGEND = (("done", "answered"), ("today", "today"), ("planned", "planned"))


def draw_fill(painter: QPainter, area: QRectF, kind: str) -> None:
    """A bar or a legend's square of that kind."""
    if kind == "planned":
        paint.box(painter, area, px(_RADIUS), edge=colour("accent"), width=_OUTLINE)
    else:
        paint.box(painter, area, px(_RADIUS), colour("raised"))  # no grid line shines through
        paint.box(painter, area, px(_RADIUS), colour("accent", 1.0 if kind == "today" else _DONE))


class Chart(Painted):
    """Bars by day with their numbers; a bar says itself as tooltip, the whole is the accessible description."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.state = ChartState((), 1, "")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_state(self, state: ChartState) -> None:
        """Show other days."""
        self.state = state
        self.setAccessibleName(state.summary)
        self.update()

    def sizeHint(self) -> QSize:
        """As wide as there is room."""
        return QSize(px(420), px(_HEIGHT))

    def minimumSizeHint(self) -> QSize:
        """Narrow columns still tell more from less."""
        return QSize(px(240), px(_HEIGHT))

    def bar_at(self, x: float) -> Bar | None:
        """The bar whose day stands at x."""
        left, slot = self._left(), self._slot()
        number = int((x - left) // slot) if x >= left else -1
        return self.state.bars[number] if 0 <= number < len(self.state.bars) else None

    def event(self, event: QEvent) -> bool:
        """Say the day under the mouse."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            bar = self.bar_at(event.position().x() if hasattr(event, "position") else event.pos().x())
            QToolTip.showText(event.globalPos(), bar.tip if bar else "", self)
            return True
        return super().event(event)

    def draw(self, painter: QPainter) -> None:
        """Grid, bars, numbers, days."""
        if not self.state.bars:
            return
        top, bottom = line_height("caption") + px(4), self.height() - line_height("caption") - px(8)
        self._draw_grid(painter, top, bottom)
        unit = (bottom - top) / (self.state.step * GRID_LINES)
        left, slot = self._left(), self._slot()
        wide = min(px(_BAR), slot * 0.62)
        for number, bar in enumerate(self.state.bars):
            middle = left + slot * (number + 0.5)
            high = max(float(px(2)), bar.height * unit) if bar.height else 0.0
            if high:
                draw_fill(painter, QRectF(round(middle - wide / 2), bottom - high, round(wide), high), bar.kind)
                self._draw_number(painter, bar, middle, bottom - high)
        self._draw_days(painter)

    def _draw_grid(self, painter: QPainter, top: int, bottom: int) -> None:
        face = font("caption")
        for line in range(GRID_LINES + 1):
            y = round(bottom - (bottom - top) * line / GRID_LINES)
            paint.hairline(painter, self._left(), self.width(), y, "line" if line else "edge")
            if line:
                words = str(self.state.step * line)
                at = self._left() - px(8) - paint.width(words, face)
                paint.text(painter, at, paint.baseline(face, y - 10, 20), words, face, colour("muted"))

    def _draw_number(self, painter: QPainter, bar: Bar, middle: float, top: float) -> None:
        today = bar.kind == "today"
        face, words = font("caption", 600 if today else 400), str(bar.height)
        at = middle - paint.width(words, face) / 2
        line = line_height("caption")
        y = paint.baseline(face, top - line - px(2), line)
        # The number stands on its bar, over a grid line that may run there.
        back = QRectF(at - px(2), top - line - px(1), paint.width(words, face) + px(4), line)
        painter.fillRect(back, colour("raised"))
        paint.text(painter, at, y, words, face, colour("text" if today else "muted"))

    def _draw_days(self, painter: QPainter) -> None:
        """Today in any case, the others where they have room."""
        line = line_height("caption")
        top = self.height() - line
        taken: list[tuple[float, float]] = []
        order = sorted(range(len(self.state.bars)), key=lambda n: self.state.bars[n].kind != "today")
        for number in order:
            bar = self.state.bars[number]
            face = font("caption", 600 if bar.kind == "today" else 400)
            wide = paint.width(bar.label, face)
            start = self._left() + self._slot() * (number + 0.5) - wide / 2
            if any(start < end and begin < start + wide for begin, end in taken):
                continue
            taken.append((start - px(3), start + wide + px(3)))
            ink = colour("text" if bar.kind == "today" else "muted")
            paint.text(painter, start, paint.baseline(face, top, line), bar.label, face, ink)

    def _left(self) -> int:
        return paint.width(str(self.state.step * GRID_LINES), font("caption")) + px(12)

    def _slot(self) -> float:
        return max(1.0, (self.width() - self._left()) / max(1, len(self.state.bars)))


class Legend(Painted):
    """The three fills and their words."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.entries = [(kind, say("progress_page", code)) for kind, code in _LEGEND]
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(", ".join(words for _, words in self.entries))

    def sizeHint(self) -> QSize:
        """Squares and words."""
        wide = sum(px(16) + paint.width(words, font("caption")) for _, words in self.entries)
        return QSize(wide + px(16) * (len(self.entries) - 1), line_height("caption"))

    def draw(self, painter: QPainter) -> None:
        """Squares and words."""
        x, face, side = 0.0, font("caption"), px(10)
        for kind, words in self.entries:
            draw_fill(painter, QRectF(x, (self.height() - side) // 2, side, side), kind)
            y = paint.baseline(face, 0, self.height())
            x = paint.text(painter, x + px(16), y, words, face, colour("muted")) + px(16)
