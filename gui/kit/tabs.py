"""Tabs: an underline of 3 px under the chosen one, counts in caption, over a stack of pages."""

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QSizePolicy, QStackedWidget, QVBoxLayout, QWidget

from gui.kit import paint
from gui.kit.base import Control, Painted
from gui.kit.spaces import RADIUS_FIELD, TAB_LINE, px
from gui.kit.surfaces import spaced
from gui.kit.theme import colour
from gui.kit.type import font

_PAD = 11
_MOVES = (Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Home, Qt.Key.Key_End)


class TabButton(Control):
    """One tab."""

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self.count: int | None = None
        self.setCheckable(True)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def set_count(self, count: int | None) -> None:
        """Show a number after the word; None for none."""
        self.count = count
        self.setAccessibleName(self.text() if count is None else f"{self.text()} {count}")
        self.restyle()

    def _content(self) -> int:
        count = 0 if self.count is None else px(6) + paint.width(str(self.count), font("caption"))
        return paint.width(self.text(), font("body", 600)) + count

    def sizeHint(self) -> QSize:
        """The words in their strong weight, so that nothing moves when one is chosen."""
        return QSize(self._content() + 2 * px(_PAD), px(TAB_LINE))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave the keys that go from tab to tab to the line of tabs."""
        if event.key() in _MOVES:
            event.ignore()
            return
        super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Words, count, underline, ring."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        face = font("body", 600 if self.isChecked() else 500)
        ink = colour("text" if self.isChecked() or self.hovered else "muted")
        y = paint.baseline(face, 0, self.height())
        x = paint.text(painter, px(_PAD), y, self.text(), face, ink)
        if self.count is not None:
            paint.text(painter, x + px(6), y, str(self.count), font("caption"), colour("muted"))
        if self.isChecked():
            width = self._content() if self.count is None else x + px(6) - px(_PAD)
            width = max(width, self._content())
            line = QRectF(px(_PAD), self.height() - 3, width, 3)
            paint.box(painter, line, 1.5, colour("accent"))
        if self.ring:
            paint.ring(painter, self.rect().adjusted(px(2), px(10), -px(2), -px(8)), px(RADIUS_FIELD))


class TabBar(Painted):
    """The line of tabs alone; ``changed`` gives the index. Arrow keys go from tab to tab."""

    changed = Signal(int)

    def __init__(self, indent: int = 20, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.buttons: list[TabButton] = []
        self._group = QButtonGroup(self)
        self.row = spaced(QHBoxLayout(self), 0, max(0, indent - _PAD))
        self.row.addStretch(1)
        self._group.idToggled.connect(lambda number, on: self.changed.emit(number) if on else None)
        self._group.idToggled.connect(self._reach)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def add(self, text: str, count: int | None = None) -> int:
        """Add a tab; its index."""
        button = TabButton(text, self)
        button.set_count(count)
        index = len(self.buttons)
        self.buttons.append(button)
        self._group.addButton(button, index)
        self.row.insertWidget(index, button)
        if index == 0:
            button.setChecked(True)
        self._reach()
        return index

    def _reach(self) -> None:
        """Tab comes to the chosen tab alone."""
        for button in self.buttons:
            policy = Qt.FocusPolicy.StrongFocus if button.isChecked() else Qt.FocusPolicy.ClickFocus
            button.setFocusPolicy(policy)

    def sizeHint(self) -> QSize:
        """52 high."""
        return QSize(self.row.sizeHint().width(), px(TAB_LINE))

    def current(self) -> int:
        """The chosen tab."""
        return self._group.checkedId()

    def set_current(self, index: int) -> None:
        """Choose a tab."""
        self.buttons[index].setChecked(True)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Left and right go to the next tab, Home and End to the first and the last."""
        key, last = event.key(), len(self.buttons) - 1
        if key not in _MOVES:
            super().keyPressEvent(event)
            return
        step = {Qt.Key.Key_Left: self.current() - 1, Qt.Key.Key_Right: self.current() + 1, Qt.Key.Key_Home: 0}
        index = min(max(0, step.get(Qt.Key(key), last)), last)
        self.set_current(index)
        self.buttons[index].setFocus(Qt.FocusReason.TabFocusReason)

    def draw(self, painter: QPainter) -> None:
        """The line under all."""
        paint.hairline(painter, 0, self.width(), self.height() - 1)


class Tabs(QWidget):
    """Tabs over their pages; ``bar.row`` takes further widgets at the right."""

    changed = Signal(int)

    def __init__(self, indent: int = 20, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.bar = TabBar(indent)
        self.stack = QStackedWidget()
        column = spaced(QVBoxLayout(self))
        column.addWidget(self.bar)
        column.addWidget(self.stack, 1)
        self.bar.changed.connect(self._show)

    def add(self, page: QWidget, text: str, count: int | None = None) -> int:
        """Add a page; its index."""
        index = self.bar.add(text, count)  # first, so that Tab comes to it before the page
        self.stack.addWidget(page)
        return index

    def set_count(self, index: int, count: int | None) -> None:
        """Show a number after a tab's word."""
        self.bar.buttons[index].set_count(count)

    def set_current(self, index: int) -> None:
        """Choose a page."""
        self.bar.set_current(index)

    def current(self) -> int:
        """The chosen page's index."""
        return self.stack.currentIndex()

    def _show(self, index: int) -> None:
        self.stack.setCurrentIndex(index)
        self.changed.emit(index)
