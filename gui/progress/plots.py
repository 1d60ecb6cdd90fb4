"""The plots, and the one door to pyqtgraph: bars by day, and a year of days as squares.

A plot stands still: the mouse never reaches pyqtgraph, so that the wheel scrolls the page. pyqtgraph (with numpy, some
half a second) is loaded when a plot was first shown, after the page stands there; each plot has a table beside it.
"""

from collections.abc import Iterator, Sequence
from math import ceil
from typing import Any

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, QTimer
from PySide6.QtGui import QColor, QFont, QHelpEvent, QPainter, QPen, QResizeEvent, QShowEvent, QTransform
from PySide6.QtWidgets import (
    QFrame,
    QGraphicsItem,
    QGraphicsRectItem,
    QGraphicsSimpleTextItem,
    QSizePolicy,
    QToolTip,
    QWidget,
)

from gui.kit import paint
from gui.kit.base import Painted
from gui.kit.spaces import px
from gui.kit.theme import appearance, colour
from gui.kit.type import font, line_height
from gui.progress.state import GRID_LINES, Bar, CalendarState, ChartState, DaySquare

_DONE = 0.48
_HEIGHT, _BAR, _OUTLINE, _RADIUS = 168, 22, 2, 3
_SQUARE, _GAP = 17, 0.16
_SQUARES = (0.3, 0.55, 0.78, 1.0)
_PLAIN = QPen(Qt.PenStyle.NoPen)


def fill_of(kind: str) -> QColor:
    """What fills a bar or square of that kind: done, today, planned, or a level from 0 to 4, as the legend says it."""
    if kind == "planned":
        return colour("raised")
    if kind == "0":
        return colour("sunken")
    return _mixed(1.0 if kind == "today" else _DONE if kind == "done" else _SQUARES[int(kind) - 1])


class Plot(QWidget):
    """The base: a pyqtgraph view without axes in which a subclass puts its items, in its own units."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._view: Any = None
        self._soon = QTimer(self, interval=0, singleShot=True)
        self._soon.timeout.connect(self._redraw)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        appearance().changed.connect(self.redraw)

    def showEvent(self, event: QShowEvent) -> None:
        """The page is to stand there first."""
        super().showEvent(event)
        self.redraw()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Everything has its place by the width."""
        super().resizeEvent(event)
        self.redraw()

    def event(self, event: QEvent) -> bool:
        """Say what is under the mouse."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            QToolTip.showText(event.globalPos(), self.tip_at(QPointF(event.pos())), self)
            return True
        return super().event(event)

    def tip_at(self, place: QPointF) -> str:
        """What a tooltip says there."""
        raise NotImplementedError

    def redraw(self) -> None:
        """Put everything in anew, in the theme's colours: once for all that asked for it in this round of events."""
        self.updateGeometry()
        self._soon.start()

    def _fill(self) -> None:
        raise NotImplementedError

    def _redraw(self) -> None:
        if not self.isVisible():
            return  # it is asked for again when it is shown
        view = self._view = self._view or self._made()
        view.setGeometry(self.rect())
        view.setBackground(colour("raised"))
        view.plotItem.clear()
        self._fill()

    def _made(self) -> Any:
        import pyqtgraph

        view = pyqtgraph.PlotWidget(self)
        view.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        view.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        view.setFrameShape(QFrame.Shape.NoFrame)
        item = view.plotItem
        item.setMouseEnabled(x=False, y=False)
        item.setMenuEnabled(False)
        item.hideButtons()
        for side in ("left", "bottom"):
            item.hideAxis(side)
        item.layout.setContentsMargins(0, 0, 0, 0)
        view.show()
        return view

    # --- what subclasses draw with ------------------------------------------------------------------------------
    def _set_range(self, x: tuple[float, float], y: tuple[float, float]) -> None:
        self._view.plotItem.vb.setRange(xRange=x, yRange=y, padding=0, disableAutoRange=True)

    def _add_rule(self, y: float, end: float, role: str) -> None:
        import pyqtgraph

        self._view.addItem(pyqtgraph.PlotCurveItem([0, end], [y, y], pen=pyqtgraph.mkPen(colour(role))))

    def _add_boxes(self, boxes: Sequence[tuple[QRectF, str, QPen]]) -> None:
        """Boxes in the plot's units, each with the kind of its fill."""
        import pyqtgraph

        if not boxes:
            return
        item = pyqtgraph.BarGraphItem(
            x0=[box.x() for box, _, _ in boxes],
            y0=[box.y() for box, _, _ in boxes],
            width=[box.width() for box, _, _ in boxes],
            height=[box.height() for box, _, _ in boxes],
            brushes=[fill_of(kind) for _, kind, _ in boxes],
            pens=[pen for _, _, pen in boxes],
        )
        item.setZValue(1)
        self._view.addItem(item)

    def _add_words(
        self, words: str, place: tuple[float, float], anchor: tuple[float, float], face: QFont, ink: str
    ) -> None:
        """Words with that point of their box (0..1 from the left and the top) at the place."""
        item = QGraphicsSimpleTextItem(words)  # pyqtgraph's own holds a whole document, which takes five times as long
        item.setFont(face)
        item.setBrush(colour(ink))
        item.setFlag(QGraphicsItem.GraphicsItemFlag.ItemIgnoresTransformations)
        box = item.boundingRect()
        ground = QGraphicsRectItem(box.adjusted(-px(2), 0, px(2), 0), item)  # no grid line runs through a number
        ground.setFlag(QGraphicsItem.GraphicsItemFlag.ItemStacksBehindParent)
        ground.setPen(_PLAIN)
        ground.setBrush(colour("raised"))
        item.setTransform(QTransform.fromTranslate(-box.width() * anchor[0], -box.height() * anchor[1]))
        item.setPos(*place)
        item.setZValue(2)
        self._view.addItem(item, ignoreBounds=True)


class BarPlot(Plot):
    """Bars by day over three grid lines, their numbers on them; done at half strength, today full, planned outlined."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.state = ChartState((), 1, "")

    def set_state(self, state: ChartState) -> None:
        """Show other days."""
        self.state = state
        self.setAccessibleName(state.summary)
        self.redraw()

    def sizeHint(self) -> QSize:
        """As wide as there is room."""
        return QSize(px(420), px(_HEIGHT))

    def minimumSizeHint(self) -> QSize:
        """Narrow columns still tell more from less."""
        return QSize(px(240), px(_HEIGHT))

    def bar_at(self, x: float) -> Bar | None:
        """The bar whose day stands at x, in pixels."""
        number = int((x - self._margin()) // self._slot()) if x >= self._margin() else -1
        return self.state.bars[number] if 0 <= number < len(self.state.bars) else None

    def tip_at(self, place: QPointF) -> str:
        """The day in words."""
        bar = self.bar_at(place.x())
        return bar.tip if bar else ""

    def _fill(self) -> None:
        if not self.state.bars:
            return
        face, line, slot = font("caption"), line_height("caption"), self._slot()
        above, below = line + px(4), line + px(8)
        top = self.state.step * GRID_LINES
        unit = max(1.0, self.height() - above - below) / top  # pixels a card
        end = len(self.state.bars)
        self._set_range((-self._margin() / slot, end), (-below / unit, top + above / unit))
        for number in range(GRID_LINES + 1):
            self._add_rule(self.state.step * number, end, "line" if number else "edge")
            if number:
                place = (-px(8) / slot, self.state.step * number)
                self._add_words(f"{self.state.step * number:,}", place, (1, 0.5), face, "muted")
        wide = min(px(_BAR), slot * 0.62) / slot
        outline = QPen(colour("accent"), _OUTLINE)
        outline.setCosmetic(True)
        self._add_boxes(
            [
                (
                    QRectF(number + (1 - wide) / 2, 0, wide, max(bar.height, 2 / unit)),
                    bar.kind,
                    outline if bar.kind == "planned" else _PLAIN,
                )
                for number, bar in enumerate(self.state.bars)
                if bar.height
            ]
        )
        heights = [bar.height for bar in self.state.bars]
        for bar, middle in self._with_room([f"{height:,}" if height else "" for height in heights], heights):
            self._add_words(f"{bar.height:,}", (middle, bar.height + px(2) / unit), (0.5, 1), *_strong(bar))
        for bar, middle in self._with_room(self._labels(), [0] * len(heights)):
            self._add_words(bar.label, (middle, -px(6) / unit), (0.5, 0), *_strong(bar))

    def _labels(self) -> list[str]:
        """The names of the days: each one, or each second, third … from today on where they are too wide."""
        named = [number for number, bar in enumerate(self.state.bars) if bar.label]
        today = next((n for n, number in enumerate(named) if self.state.bars[number].kind == "today"), 0)
        labels = (self.state.bars[n].label for number, n in enumerate(named) if number != today)
        widest = max((paint.width(label, font("caption")) for label in labels), default=0) + px(4)
        every = max(1, ceil(widest / (self._slot() * len(self.state.bars) / max(1, len(named)))))
        kept = {number for n, number in enumerate(named) if (n - today) % every == 0}
        return [bar.label if number in kept else "" for number, bar in enumerate(self.state.bars)]

    def _with_room(self, words: Sequence[str], heights: Sequence[int]) -> Iterator[tuple[Bar, float]]:
        """The bars whose words have room side by side and over the bars next door, and their middles, in days.

        Today's have room in any case, then it goes from the left.
        """
        slot, taken = self._slot(), list[tuple[float, float]]()
        for number in sorted(range(len(words)), key=lambda n: self.state.bars[n].kind != "today"):
            bar = self.state.bars[number]
            half = (paint.width(words[number], _strong(bar)[0]) / 2 + px(2)) / slot
            middle = min(max(number + 0.5, half), len(words) - half)
            covered = heights[max(0, int(middle - half)) : ceil(middle + half)]
            is_free = not any(middle - half < end and begin < middle + half for begin, end in taken)
            if words[number] and (bar.kind == "today" or (is_free and max(covered) <= heights[number])):
                taken.append((middle - half, middle + half))
                yield bar, middle

    def _margin(self) -> int:
        """The room for the numbers of the grid."""
        return paint.width(f"{self.state.step * GRID_LINES:,}", font("caption")) + px(12)

    def _slot(self) -> float:
        """Pixels a day."""
        return max(1.0, (self.width() - self._margin()) / max(1, len(self.state.bars)))


class YearPlot(Plot):
    """The days of a year as squares, a column a week, Monday on top; the more was answered, the fuller."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.state = CalendarState((), 0, (), (), (), "")

    def set_state(self, state: CalendarState) -> None:
        """Show other days."""
        self.state = state
        self.setAccessibleName(state.summary)
        self.redraw()

    def sizeHint(self) -> QSize:
        """Seven squares high, with the months over them."""
        return QSize(px(640), round(7 * self._side()) + line_height("caption") + px(6))

    def minimumSizeHint(self) -> QSize:
        """Squares of seven pixels can still be told apart."""
        return QSize(px(420), self.sizeHint().height())

    def square_at(self, place: QPointF) -> DaySquare | None:
        """The day at a place in pixels."""
        week = (place.x() - self._margin()) // self._side()
        weekday = (place.y() - line_height("caption") - px(6)) // self._side()
        return next((s for s in self.state.squares if (s.week, s.weekday) == (week, weekday)), None)

    def tip_at(self, place: QPointF) -> str:
        """The day in words."""
        square = self.square_at(place)
        return square.tip if square else ""

    def _fill(self) -> None:
        side, face, above = self._side(), font("caption"), line_height("caption") + px(6)
        left, right = -self._margin() / side, (self.width() - self._margin()) / side
        self._set_range((left, right), (7 - self.height() / side + above / side, 7 + above / side))
        inner, today = 1 - _GAP, QPen(colour("text"), _OUTLINE)
        today.setCosmetic(True)
        self._add_boxes(
            [
                (
                    QRectF(s.week + _GAP / 2, 6 - s.weekday + _GAP / 2, inner, inner),
                    str(s.level),
                    today if s.is_today else _PLAIN,
                )
                for s in self.state.squares
            ]
        )
        taken = left
        for week, words in self.state.months:
            if week >= taken:
                self._add_words(words, (week + _GAP / 2, 7 + px(4) / side), (0, 1), face, "muted")
                taken = week + (paint.width(words, face) + px(8)) / side
        for weekday, words in enumerate(self.state.weekdays):
            if words:
                self._add_words(words, (-px(8) / side, 6.5 - weekday), (1, 0.5), face, "muted")

    def _margin(self) -> int:
        """The room for the names of the days."""
        return max((paint.width(words, font("caption")) for words in self.state.weekdays), default=0) + px(10)

    def _side(self) -> float:
        """Pixels a day: what the width gives, and not too much."""
        weeks = max(1, self.state.weeks)
        return max(3.0, min(float(px(_SQUARE)), (max(self.width(), px(420)) - self._margin()) / weeks))


class Legend(Painted):
    """Fills and their words."""

    def __init__(self, entries: Sequence[tuple[str, str]] = (), parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.set_entries(entries)

    def set_entries(self, entries: Sequence[tuple[str, str]]) -> None:
        """Show other fills and words."""
        self.entries = tuple(entries)
        self.setAccessibleName(", ".join(words for _, words in self.entries))
        self.restyle()

    def sizeHint(self) -> QSize:
        """Squares and words."""
        wide = sum(px(16) + paint.width(words, font("caption")) for _, words in self.entries)
        return QSize(wide + px(16) * max(0, len(self.entries) - 1), line_height("caption"))

    def draw(self, painter: QPainter) -> None:
        """Squares and words."""
        x, face, side = 0.0, font("caption"), px(10)
        for kind, words in self.entries:
            area = QRectF(x, (self.height() - side) // 2, side, side)
            edge = colour("accent") if kind == "planned" else None
            paint.box(painter, area, px(_RADIUS), fill_of(kind), edge, 1.5)
            y = paint.baseline(face, 0, self.height())
            x = paint.text(painter, x + px(16), y, words, face, colour("muted")) + px(16)


def _strong(bar: Bar) -> tuple[QFont, str]:
    today = bar.kind == "today"
    return font("caption", 600 if today else 400), "text" if today else "muted"


def _mixed(strength: float) -> QColor:
    """The accent at that strength over the card's ground, opaque, so that no grid line shines through."""
    ink, ground = colour("accent"), colour("raised")
    shares = ((ink.redF(), ground.redF()), (ink.greenF(), ground.greenF()), (ink.blueF(), ground.blueF()))
    return QColor.fromRgbF(*(strength * a + (1 - strength) * b for a, b in shares))
