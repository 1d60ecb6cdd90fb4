"""The numbered list of the items on the sheet: moved by keys or by dragging, taken off by a key."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPoint, QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QWidget

from gui.export.state import SheetItem
from gui.kit import icons, paint
from gui.kit.lists import Row, RowDelegate, RowList
from gui.kit.spaces import px
from gui.kit.theme import colour
from gui.kit.type import font, line_height
from quizbank.strings import say

_GRIP, _NUMBER_END, _ICON, _TEXT = 16, 58, 66, 90
"""From the row's left edge: the grip, where numbers end, the icon, the words."""
_NARROW, _WITHOUT_GRIP = 360, 22
"""A narrower list leaves out the grip, and all moves to the left by so much; rows can be dragged all the same. How an
item is answered stands below its words there."""
_BELOW = 3
_EYE = 14


@dataclass(frozen=True, slots=True)
class ItemRow(Row):
    """A row with its number, and whether nobody has read the item yet."""

    number: int = 0
    unread: bool = False


class ItemDelegate(RowDelegate):
    """Grip, number, icon of the kind, stem, an eye if it is unread, and how it is answered."""

    def __init__(self, parent: "ItemList") -> None:
        super().__init__(parent)
        self._stem.lines = 0  # whoever puts an item on paper wants to read all of it

    def left(self, row: Row) -> int:
        """All rows alike, whatever their number."""
        return px(_TEXT) - self._shift()

    def _is_narrow(self) -> bool:
        return self.list.width() < px(_NARROW)

    def _shift(self) -> int:
        return px(_WITHOUT_GRIP) if self._is_narrow() else 0

    def _text_width(self, row: Row, width: int) -> int:
        if self._is_narrow():
            return max(px(60), width - self.left(row) - px(self.right_margin + 4))
        return RowDelegate._text_width(self, row, width) - self._eye_width(row)

    def _content_height(self, row: Row, lines: int) -> int:
        below = px(_BELOW) + line_height("caption") if self._is_narrow() else 0
        return RowDelegate._content_height(self, row, lines) + below

    def _eye_width(self, row: Row) -> int:
        return px(_EYE + 5) if isinstance(row, ItemRow) and row.unread else 0

    def _draw_row(self, painter: QPainter, rect: QRect, row: Row, *, chosen: bool) -> None:
        self._prepare(row)
        lines = self._lines(row, rect.width())
        height = line_height("body") - (2 if lines > 1 else 0)
        top = rect.y() + (rect.height() - self._content_height(row, lines)) // 2
        middle = rect.y() + rect.height() // 2
        self._draw_left(painter, rect, row, middle)
        painter.save()
        painter.translate(rect.x() + self.left(row), top)
        painter.setPen(colour("text"))
        self._stem.draw_lines(painter, self._text_width(row, rect.width()), height)
        painter.restore()
        face = font("caption")
        if self._is_narrow():
            area = QRect(rect.x() + self.left(row), top + lines * height + px(_BELOW), 0, line_height("caption"))
            x = area.x() + self._eye_width(row)
        else:
            area = rect
            x = rect.right() + 1 - px(self.right_margin + 4) - paint.width(row.right, face)
        paint.text(painter, x, paint.baseline(face, area.y(), area.height()), row.right, face, colour("muted"))
        if self._eye_width(row):
            at = QPoint(x - self._eye_width(row), area.y() + (area.height() - px(_EYE)) // 2)
            icons.paint(painter, "eye", at, px(_EYE), colour("muted"))

    def _draw_left(self, painter: QPainter, rect: QRect, row: Row, middle: int) -> None:
        size, shift = px(16), self._shift()
        if not shift:
            at = QPoint(rect.x() + px(_GRIP), middle - size // 2)
            icons.paint(painter, "dots-six-vertical", at, size, colour("muted"))
        number, face = str(row.number) if isinstance(row, ItemRow) else "", font("body")
        x = rect.x() + px(_NUMBER_END) - shift - paint.width(number, face)
        paint.text(painter, x, paint.baseline(face, rect.y(), rect.height()), number, face, colour("muted"))
        at = QPoint(rect.x() + px(_ICON) - shift, middle - size // 2)
        icons.paint(painter, row.icon, at, size, colour(row.icon_ink))


class ItemList(RowList):
    """``moved`` gives an item and its new place (0 is the first), ``taken_off`` the item that is to go."""

    moved = Signal(str, int)
    taken_off = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(say("print", "items"), parent=parent)
        self.setItemDelegate(ItemDelegate(self))
        self._pressed: QPoint | None = None
        self._gap = -1
        """Where a dragged item would go: before the row of that number; -1 while nothing is dragged."""

    def set_items(self, items: Sequence[SheetItem], current: str = "") -> None:
        """Show the items, ``current`` chosen."""
        self.set_rows([_row(item) for item in items], current)

    def move_by(self, step: int) -> None:
        """Ask for the chosen item to go up (-1) or down (1)."""
        place = self.currentIndex().row() + step
        if self.current() and 0 <= place < len(self.rows.rows):
            self.moved.emit(self.current(), place)

    def take_off(self) -> None:
        """Ask for the chosen item to go."""
        if self.current():
            self.taken_off.emit(self.current())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Alt with an arrow moves, Delete takes off, Esc ends dragging."""
        steps = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
        key, modifiers = Qt.Key(event.key()), event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if modifiers == Qt.KeyboardModifier.AltModifier and key in steps:
            self.ring = True
            self.move_by(steps[key])
        elif key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace) and not modifiers:
            self.ring = True
            self.take_off()
        elif key == Qt.Key.Key_Escape and self._gap >= 0:
            self._end_dragging()
        else:
            super().keyPressEvent(event)

    # --- dragging ---------------------------------------------------------------------------------------------
    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Note where it began."""
        super().mousePressEvent(event)
        on_row = event.button() == Qt.MouseButton.LeftButton and self.indexAt(event.position().toPoint()).isValid()
        self._pressed = event.position().toPoint() if on_row else None

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Drag the chosen item; the list scrolls along at its ends."""
        at = event.position().toPoint()
        if self._pressed is None:
            super().mouseMoveEvent(event)
            return
        if self._gap < 0 and (at - self._pressed).manhattanLength() < QApplication.startDragDistance():
            return
        self._gap = self._gap_at(at.y())
        self.viewport().setCursor(Qt.CursorShape.ClosedHandCursor)
        self.scrollTo(self.rows.index(min(self._gap, len(self.rows.rows) - 1)))
        self.viewport().update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Let the item go."""
        gap, uid, place = self._gap, self.current(), self.currentIndex().row()
        self._end_dragging()
        if gap < 0:
            super().mouseReleaseEvent(event)
        elif uid and gap not in (place, place + 1):
            self.moved.emit(uid, gap - 1 if gap > place else gap)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The rows, and a line where a dragged item would go."""
        super().paintEvent(event)
        if self._gap < 0:
            return
        last = self._gap >= len(self.rows.rows)
        rect = self.visualRect(self.rows.index(len(self.rows.rows) - 1 if last else self._gap))
        y = rect.bottom() if last else rect.top() - 1
        painter = QPainter(self.viewport())
        paint.box(painter, QRect(px(12), y - 1, rect.width() - px(24), 3), 1.5, colour("accent"))

    def _gap_at(self, y: int) -> int:
        for number in range(len(self.rows.rows)):
            if y < self.visualRect(self.rows.index(number)).center().y():
                return number
        return len(self.rows.rows)

    def _end_dragging(self) -> None:
        self._pressed, self._gap = None, -1
        self.viewport().unsetCursor()
        self.viewport().update()


def _row(item: SheetItem) -> ItemRow:
    code = "item_name_unread" if item.unread else "item_name"
    spoken = say("print", code, number=item.number, stem=item.stem, form=item.form)
    return ItemRow(
        key=item.uid, text=item.stem, right=item.form, icon=item.icon, icon_ink=item.ink, spoken=spoken,
        number=item.number, unread=item.unread,
    )  # fmt: skip
