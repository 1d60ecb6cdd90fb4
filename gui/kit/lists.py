"""Lists of rows: state icon, stem of at most two lines, a line of meta; the chosen row soft with a bar."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFocusEvent, QHelpEvent, QKeyEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QListView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QToolTip,
    QWidget,
)

from gui.kit import icons, paint
from gui.kit.base import fill, keyboard_focus, tip
from gui.kit.labels import WrapLabel
from gui.kit.spaces import RADIUS_BUTTON, ROW_ONE, ROW_THREE, ROW_TWO, px
from gui.kit.theme import appearance, colour
from gui.kit.type import font, line_height

type Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class Row:
    """What a row shows. Inks are colours of the theme; icons are Phosphor names.

    ``icon`` stands at the left (``filled`` in the solid cut); ``meta`` with ``meta_icon`` is the second line;
    ``right`` stands at its end (or at the end of the only line). ``quiet`` sets the stem muted and lighter. ``spoken``
    is what a screen reader says, if not these words.
    """

    key: str
    text: str
    meta: str = ""
    right: str = ""
    icon: str = ""
    icon_ink: str = "muted"
    filled: bool = False
    meta_icon: str = ""
    meta_ink: str = "muted"
    right_ink: str = "muted"
    quiet: bool = False
    spoken: str = ""


class RowModel(QAbstractListModel):
    """The rows, in order."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows: tuple[Row, ...] = ()

    def set_rows(self, rows: Sequence[Row]) -> None:
        """Replace all rows; in place when only their contents changed, so that the scroll bar stays."""
        same = [row.key for row in rows] == [row.key for row in self.rows]
        if same and rows:
            self.rows = tuple(rows)
            self.dataChanged.emit(self.index(0), self.index(len(rows) - 1))
            return
        self.beginResetModel()
        self.rows = tuple(rows)
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 (Qt's own signature)
        """How many."""
        return 0 if parent.isValid() else len(self.rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Words for the view, screen readers and type-ahead."""
        if not index.isValid() or index.row() >= len(self.rows):
            return None
        row = self.rows[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return row.text
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return row.spoken or ", ".join(part for part in (row.text, row.meta, row.right) if part)
        return row if role == Qt.ItemDataRole.UserRole else None


class RowDelegate(QStyledItemDelegate):
    """Paints a Row; subclass it for other columns (``left`` is where the text begins)."""

    inset, icon_at, left_with_icon, left_plain, right_margin = 8, 12, 42, 16, 16

    def __init__(self, parent: "RowList") -> None:
        super().__init__(parent)
        self.list = parent
        self._stem = WrapLabel("", lines=2)

    def left(self, row: Row) -> int:
        """Where text and line begin, from the row's left edge."""
        return px(self.inset + (self.left_with_icon if row.icon else self.left_plain))

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """44, 62 or 80 high, or more when the text is scaled."""
        row = self._row(index)
        width = self.list.viewport().width()
        lines = self._lines(row, width)
        base = (ROW_TWO if row.meta else ROW_ONE) if lines == 1 else (ROW_THREE if row.meta else ROW_ONE)
        above = 0 if index.row() else px(self.list.gap_above)
        return QSize(width, max(px(base), self._content_height(row, lines) + px(8)) + above)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Fill, bar, icon, stem, meta, right words, line, ring."""
        row, rect = self._row(index), option.rect.adjusted(0, 0 if index.row() else px(self.list.gap_above), 0, 0)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        chosen = self.list.currentIndex().row() == index.row() and self.list.shows_choice
        self._draw_fill(painter, rect, chosen=chosen, hovered=self.list.hovered_row() == index.row())
        self._draw_row(painter, rect, row, chosen=chosen)
        next_chosen = self.list.shows_choice and self.list.currentIndex().row() == index.row() + 1
        if self._ends(index) and not (chosen or next_chosen):
            paint.hairline(painter, rect.x() + self.left(row), rect.right() - px(self.right_margin + 3), rect.bottom())
        painter.restore()

    def helpEvent(self, event: QHelpEvent, view: QAbstractItemView, option: QStyleOptionViewItem, index: Index) -> bool:
        """Say a stem whole that doesn't fit on two lines."""
        row = self._row(index)
        self._prepare(row)
        self._stem.resize(self._text_width(row, self.list.viewport().width()), 1)
        QToolTip.showText(event.globalPos(), tip(row.text) if self._stem.elided() else "", view)
        return True

    def _ends(self, index: Index) -> bool:
        """Whether a line parts this row from the next one."""
        return index.row() < index.model().rowCount() - 1

    def _row(self, index: Index) -> Row:
        row = index.data(Qt.ItemDataRole.UserRole)
        return row if isinstance(row, Row) else Row("", "")

    def _text_width(self, row: Row, width: int) -> int:
        taken = self.left(row) + px(self.right_margin + 4)
        if not row.meta and row.right:
            taken += paint.width(row.right, font("caption")) + px(12)
        return max(px(60), width - taken)

    def _prepare(self, row: Row) -> None:
        self._stem.weight = 400 if row.quiet else 500
        if self._stem.text() != row.text:
            self._stem.setText(row.text)

    def _lines(self, row: Row, width: int) -> int:
        self._prepare(row)
        return max(1, self._stem.heightForWidth(self._text_width(row, width)) // line_height("body"))

    def _content_height(self, row: Row, lines: int) -> int:
        stem = lines * (line_height("body") - (2 if lines > 1 else 0))
        return stem + (self._meta_gap(lines) + line_height("caption") if row.meta else 0)

    def _meta_gap(self, lines: int) -> int:
        return px(10 if lines > 1 else 7)

    def _draw_fill(self, painter: QPainter, rect: QRect, *, chosen: bool, hovered: bool) -> None:
        area = rect.adjusted(px(self.inset), 1, -px(self.inset), -2)
        if chosen:
            paint.box(painter, area, px(RADIUS_BUTTON), colour("soft"))
            free = min(px(10), area.height() // 5)
            bar = QRect(area.x(), area.y() + free, 3, area.height() - 2 * free)
            paint.box(painter, bar, 1.5, colour("accent"))
        elif hovered:
            paint.box(painter, area, px(RADIUS_BUTTON), colour("hover"))
        if chosen and self.list.ring:
            paint.ring(painter, area, px(RADIUS_BUTTON))

    def _draw_row(self, painter: QPainter, rect: QRect, row: Row, *, chosen: bool) -> None:
        self._prepare(row)
        lines = self._lines(row, rect.width())
        height = line_height("body") - (2 if lines > 1 else 0)
        top = rect.y() + (rect.height() - self._content_height(row, lines)) // 2
        x, width = rect.x() + self.left(row), self._text_width(row, rect.width())
        if row.icon:
            ink = colour("accent" if chosen and row.icon_ink == "muted" else row.icon_ink)
            at = QPoint(rect.x() + px(self.inset + self.icon_at), top + (height - px(18)) // 2)
            icons.paint(painter, row.icon, at, px(18), ink, filled=row.filled)
        painter.save()
        painter.translate(x, top)
        painter.setPen(colour("muted" if row.quiet and not chosen else "text"))
        self._stem.draw_lines(painter, width, height)
        painter.restore()
        self._draw_meta(painter, rect, row, x, top + lines * height + self._meta_gap(lines))

    def _draw_meta(self, painter: QPainter, rect: QRect, row: Row, x: int, below: int) -> None:
        face = font("caption")
        if row.meta:
            y = paint.baseline(face, below, line_height("caption"))
            if row.meta_icon:
                at = QPoint(x, below + (line_height("caption") - px(14)) // 2)
                icons.paint(painter, row.meta_icon, at, px(14), colour(row.meta_ink))
            at_x = x + (px(21) if row.meta_icon else 0)
            taken = paint.width(row.right, face) + px(8) if row.right else 0
            words = paint.elided(row.meta, face, rect.right() - px(self.right_margin + 8) - taken - at_x)
            paint.text(painter, at_x, y, words, face, colour("muted"))
        else:
            y = paint.baseline(face, rect.y(), rect.height())
        if row.right:
            at_x = rect.right() + 1 - px(self.right_margin + 8) - paint.width(row.right, face)
            paint.text(painter, at_x, y, row.right, face, colour(row.right_ink))


class RowList(QListView):
    """A list of Rows. ``chosen`` gives the key when the current row changes, ``opened`` on Enter or double click.

    Without ``shows_choice`` the current row isn't lit: an arrow or a click on it chooses it first. ``gap_above`` is the
    room over the first row, where a line runs.
    """

    chosen = Signal(str)
    opened = Signal(str)

    def __init__(self, name: str, role: str = "surface", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.ring, self.shows_choice, self.surface, self.gap_above = False, True, role, 0
        self.rows = RowModel(self)
        self.setModel(self.rows)
        self.setItemDelegate(RowDelegate(self))
        self.setAccessibleName(name)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMouseTracking(True)
        self.clicked.connect(lambda _: self._show_choice())
        self.doubleClicked.connect(lambda index: self.opened.emit(self.rows.rows[index.row()].key))
        appearance().changed.connect(self.restyle)
        self.restyle()

    def restyle(self) -> None:
        """Look at the theme and the scale again."""
        fill(self, self.surface)
        palette = self.palette()
        palette.setColor(palette.ColorRole.Base, colour(self.surface))
        self.setPalette(palette)
        self.doItemsLayout()

    def set_rows(self, rows: Sequence[Row], current: str = "") -> None:
        """Show rows; the row ``current``, or else the one that was chosen before, stays chosen."""
        wanted = current or self.current()
        self.rows.set_rows(rows)
        self.doItemsLayout()
        if wanted:
            self.select(wanted)

    def current(self) -> str:
        """The chosen row's key, or ""."""
        index = self.currentIndex()
        return self.rows.rows[index.row()].key if index.isValid() and index.row() < len(self.rows.rows) else ""

    def select(self, key: str) -> None:
        """Choose a row by its key, if it is there."""
        for number, row in enumerate(self.rows.rows):
            if row.key == key:
                self.setCurrentIndex(self.rows.index(number))
                return

    def step(self, by: int) -> None:
        """Choose the next (1) or the previous (-1) row; where none was shown as chosen, the current one."""
        if self._show_choice():
            return
        number = min(max(0, self.currentIndex().row() + by), len(self.rows.rows) - 1)
        if number >= 0:
            self.setCurrentIndex(self.rows.index(number))

    def hovered_row(self) -> int:
        """The row under the mouse, or -1."""
        if not self.underMouse():
            return -1
        return self.indexAt(self.viewport().mapFromGlobal(self.cursor().pos())).row()

    def currentChanged(self, current: Index, previous: Index) -> None:
        """Tell the key."""
        super().currentChanged(current, previous)
        self.viewport().update()
        if current.isValid() and current.row() < len(self.rows.rows):
            self.chosen.emit(self.rows.rows[current.row()].key)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens; single letters are left to the page's own keys; moving shows the ring."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.current():
            self.opened.emit(self.current())
            return
        if event.text().strip() and not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            event.ignore()
            return
        self.ring = True
        if event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down) and self._show_choice():
            return
        super().keyPressEvent(event)

    def _show_choice(self) -> bool:
        """Light the current row if it wasn't, and tell it; whether that was done."""
        if self.shows_choice or not self.current():
            return False
        self.shows_choice = True
        self.viewport().update()
        self.chosen.emit(self.current())
        return True

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Note whether the focus came by keyboard; choose the first row if none is."""
        self.ring = keyboard_focus(event, before=self.ring)
        super().focusInEvent(event)
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Drop the ring."""
        self.ring = False
        super().focusOutEvent(event)
        self.viewport().update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Heights follow from the width, also where it was a scroll bar of this very layout that took of it."""
        super().resizeEvent(event)
        self.doItemsLayout()
        self.scheduleDelayedItemsLayout()
