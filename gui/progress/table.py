"""Numbers as a table: reached by Tab, moved in by arrows, copied by Ctrl+C; rows may open something."""

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFocusEvent, QGuiApplication, QHelpEvent, QKeyEvent, QKeySequence, QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHeaderView,
    QScrollArea,
    QSizePolicy,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QToolTip,
    QWidget,
)

from gui.kit import paint
from gui.kit.base import fill, keyboard_focus
from gui.kit.labels import WrapLabel
from gui.kit.spaces import px
from gui.kit.theme import appearance, colour
from gui.kit.type import font, line_height
from gui.progress.state import TableState
from quizbank.strings import say

type Index = QModelIndex | QPersistentModelIndex

_ROW, _LINE, _HEAD, _GAP, _PAD = 36, 28, 28, 24, 8
_METERS, _WORDS = (104, 56, 0), 0.4
"""The bars are as long as leaves that share of the width to the words; else there are none."""
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


class NumbersModel(QAbstractTableModel):
    """A TableState for Qt."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.state, self.limit = TableState("", (), ()), 0

    def set_state(self, state: TableState, limit: int) -> None:
        """Show other numbers, at most so many rows of them (0: all)."""
        self.beginResetModel()
        self.state, self.limit = state, limit
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 (Qt's own signature)
        """How many rows."""
        rows = len(self.state.rows)
        return 0 if parent.isValid() else min(rows, self.limit or rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 (Qt's own signature)
        """How many columns."""
        return 0 if parent.isValid() else len(self.state.head)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The cell; its column's name goes with it for screen readers."""
        if not index.isValid():
            return None
        words = self.state.rows[index.row()][index.column()]
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{self.state.head[index.column()]}: {words}"
        return words if role == Qt.ItemDataRole.DisplayRole else None

    def headerData(self, section: int, way: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The column's name."""
        if way == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self.state.head[section]
        return None


class Head(QHeaderView):
    """The names of the columns in caption, over a line."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.setSectionsClickable(False)
        self.setHighlightSections(False)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def sizeHint(self) -> QSize:
        """28 high."""
        return QSize(px(100), px(_HEAD))

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:
        """Words at the side on which the numbers stand."""
        painter.fillRect(rect, colour("raised"))
        painter.setFont(font("caption", 600))
        painter.setPen(colour("muted"))
        words = str(self.model().headerData(section, Qt.Orientation.Horizontal) or "")
        inner = rect.adjusted(px(_PAD), 0, -px(_PAD), 0)
        painter.drawText(inner, int(_RIGHT if section else _LEFT), words)
        draw_line(painter, rect, section, self.count())


def draw_line(painter: QPainter, rect: QRect, column: int, columns: int) -> None:
    """The line under a cell, from where the words begin to where the last number ends."""
    left = rect.x() + (0 if column else px(_PAD))
    right = rect.right() + 1 - (px(_PAD) if column == columns - 1 else 0)
    paint.hairline(painter, left, right, rect.bottom())


class Cells(QStyledItemDelegate):
    """Paints a cell: words wrap on two lines, numbers stand at the right, the last may have a bar before it."""

    def __init__(self, parent: "NumbersTable") -> None:
        super().__init__(parent)
        self.table = parent
        self._words = WrapLabel("", lines=2)

    def height(self, row: int) -> int:
        """36 where it can be pressed, else 28, or more where the words need two lines."""
        self._words.setText(self.table.numbers.state.rows[row][0])
        room = self.table.columnWidth(0) - px(2 * _PAD)
        least = _ROW if self.table.numbers.state.keys else _LINE
        return max(px(least), self._words.heightForWidth(max(px(60), room)) + px(least - 18 - 4))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Fill, line, words or number."""
        table, rect, column = self.table, option.rect, index.column()
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        chosen = table.ring and table.currentIndex().row() == index.row()
        if chosen or table.hovered_row() == index.row():
            painter.fillRect(rect.adjusted(0, 0, 0, -1), colour("soft" if chosen else "hover"))
        if index.row() < table.numbers.rowCount() - 1:
            draw_line(painter, rect, column, table.numbers.columnCount())
        words = str(index.data() or "")
        if column == 0:
            self._draw_words(painter, rect, words)
        else:
            self._draw_number(painter, rect, words, index)
        painter.restore()

    def helpEvent(self, event: QHelpEvent, view: QAbstractItemView, option: QStyleOptionViewItem, index: Index) -> bool:
        """Say words whole that do not fit on two lines."""
        self._words.setText(str(index.data() or ""))
        self._words.resize(option.rect.width() - px(2 * _PAD), 1)
        cut = index.column() == 0 and self._words.elided()
        QToolTip.showText(event.globalPos(), self._words.text() if cut else "", view)
        return True

    def _draw_words(self, painter: QPainter, rect: QRect, words: str) -> None:
        self._words.setText(words)
        room = rect.width() - px(2 * _PAD)
        top = rect.y() + (rect.height() - self._words.heightForWidth(room)) // 2
        painter.translate(rect.x() + px(_PAD), top)
        painter.setPen(colour("text"))
        self._words.draw_lines(painter, room, line_height("body"))

    def _draw_number(self, painter: QPainter, rect: QRect, words: str, index: Index) -> None:
        face = font("body")
        at = rect.right() + 1 - px(_PAD) - paint.width(words, face)
        paint.text(painter, at, paint.baseline(face, rect.y(), rect.height()), words, face, colour("text"))
        shares = self.table.numbers.state.shares
        if shares and self.table.meter and index.column() == self.table.numbers.columnCount() - 1:
            done, total = shares[index.row()]
            high = px(8)
            track = QRectF(rect.x() + px(_GAP), rect.center().y() - high // 2 + 1, self.table.meter, high)
            paint.box(painter, track, high / 2, colour("sunken"))
            if done and total:
                track.setWidth(max(float(high), track.width() * done / total))
                paint.box(painter, track, high / 2, colour("accent"))


class NumbersTable(QTableView):
    """A table as high as its rows. ``opened`` gives a row's key on Enter or a click, where rows have keys."""

    opened = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.ring = False
        self.meter = 0
        self.numbers = NumbersModel(self)
        self._cells = Cells(self)
        self.setModel(self.numbers)
        self.setItemDelegate(self._cells)
        self.setHorizontalHeader(Head(self))
        self.verticalHeader().hide()
        self.setShowGrid(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setTabKeyNavigation(False)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setMouseTracking(True)
        self.clicked.connect(lambda index: self._open(index.row()))
        appearance().changed.connect(self.restyle)
        self.restyle()

    def set_state(self, state: TableState) -> None:
        """Show other numbers; the row that was current stays it."""
        if state == self.numbers.state:
            return
        self._set(state, self.numbers.limit)

    def set_limit(self, limit: int) -> None:
        """Show at most so many rows; 0 for all. Copying takes all in any case."""
        if limit != self.numbers.limit:
            self._set(self.numbers.state, limit)

    def restyle(self) -> None:
        """Look at the theme and the scale again."""
        fill(self, "raised")
        palette = self.palette()
        for role in (palette.ColorRole.Base, palette.ColorRole.AlternateBase):
            palette.setColor(role, colour("raised"))
        self.setPalette(palette)
        self._fit()

    def copy(self) -> None:
        """Put all of the numbers on the clipboard."""
        QGuiApplication.clipboard().setText(self.numbers.state.as_text())

    def hovered_row(self) -> int:
        """The row under the mouse if rows open something, or -1."""
        if not self.numbers.state.keys or not self.viewport().underMouse():
            return -1
        return self.indexAt(self.viewport().mapFromGlobal(self.cursor().pos())).row()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens, Ctrl+C copies, letters are left to others."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._open(self.currentIndex().row())
        elif event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        elif event.text().strip():
            event.ignore()
        else:
            self.ring = True
            super().keyPressEvent(event)
            self._show_current()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Note whether the focus came by keyboard; there is always a current row then."""
        self.ring = keyboard_focus(event, before=self.ring)
        super().focusInEvent(event)
        if self.ring and not self.currentIndex().isValid():
            self.setCurrentIndex(self.numbers.index(0, 0))
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Drop the ring."""
        self.ring = False
        super().focusOutEvent(event)
        self.viewport().update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The words get what the numbers leave."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._fit()

    def sizeHint(self) -> QSize:
        """Head and all rows."""
        high = px(_HEAD) + sum(self.rowHeight(row) for row in range(self.numbers.rowCount()))
        return QSize(px(320), high)

    def minimumSizeHint(self) -> QSize:
        """Never lower than its rows."""
        return QSize(px(200), self.sizeHint().height())

    def _set(self, state: TableState, limit: int) -> None:
        row = self.currentIndex().row()
        self.numbers.set_state(state, limit)
        self.setAccessibleName(say("progress_page", "table_hint", title=state.title))
        if 0 <= row < self.numbers.rowCount():
            self.setCurrentIndex(self.numbers.index(row, 0))
        self._fit()

    def _open(self, row: int) -> None:
        keys = self.numbers.state.keys
        if 0 <= row < len(keys):
            self.opened.emit(keys[row])

    def _fit(self) -> None:
        """Widths of columns, then heights of rows."""
        head = self.horizontalHeader()
        head.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        head.setMinimumSectionSize(px(20))
        width = self.viewport().width()
        for meter in _METERS if self.numbers.state.shares else (0,):
            self.meter = px(meter)
            wide = self._widths()
            if width - sum(wide) >= width * _WORDS:
                break
        for column, one in enumerate(wide, 1):
            self.setColumnWidth(column, one)
        if self.numbers.columnCount():
            self.setColumnWidth(0, max(px(80), width - sum(wide)))
        for row in range(self.numbers.rowCount()):
            self.setRowHeight(row, self._cells.height(row))
        self.updateGeometry()

    def _widths(self) -> list[int]:
        """What the numbers need, column by column, the last one with its bar."""
        state, widths = self.numbers.state, []
        for column, head in enumerate(state.head[1:], 1):
            longest = max((row[column] for row in state.rows), key=len, default="")
            cells = paint.width(longest, font("body")) + 1
            if column == len(state.head) - 1 and self.meter:
                cells += self.meter + px(12)
            widths.append(max(paint.width(head, font("caption", 600)), cells) + px(_GAP + _PAD))
        return widths

    def _show_current(self) -> None:
        """Scroll the page, since the table itself never scrolls."""
        around = self.parentWidget()
        while around is not None and not isinstance(around, QScrollArea):
            around = around.parentWidget()
        content = around.widget() if around is not None else None
        if around is not None and content is not None:
            rect = self.visualRect(self.currentIndex())
            at = self.viewport().mapTo(content, rect.center())
            around.ensureVisible(at.x(), at.y(), 0, rect.height())
