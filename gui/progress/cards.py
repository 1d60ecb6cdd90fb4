"""Cards with numbers: a table that shows its first rows until one asks for all, and a plot with its table behind it."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from gui.kit.buttons import Button
from gui.kit.labels import Label, WrapLabel
from gui.kit.spaces import px
from gui.kit.surfaces import Card, spaced
from gui.progress.plots import Legend, Plot
from gui.progress.state import TableState
from gui.progress.table import NumbersTable
from quizbank.strings import say

TABLE_MARGINS = (12, 20, 12, 12)
"""Of a card with a table: a row that is lit reaches 8 px over its words on both sides."""


class LongTable(QWidget):
    """A table, and under it a button for the rows that it does not show; ``all_shown`` fires when it was pressed."""

    all_shown = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.table = NumbersTable()
        self.more = Button("", "quiet", icon="caret-down", size="small")
        column = spaced(QVBoxLayout(self))
        column.addWidget(self.table)
        column.addWidget(self.more, 0, Qt.AlignmentFlag.AlignLeft)
        self.more.clicked.connect(self._show_all)
        self.more.hide()

    def set_state(self, state: TableState) -> None:
        """Show other numbers."""
        self.table.set_state(state)
        self._show_more()

    def set_limit(self, limit: int) -> None:
        """Show so many rows at first; 0 for all."""
        self.table.set_limit(limit)
        self._show_more()

    def _show_all(self) -> None:
        self.set_limit(0)
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)  # the button goes
        self.all_shown.emit()

    def _show_more(self) -> None:
        rows = self.table.numbers
        self.more.setText(say("progress_page", "more", count=len(rows.state.rows)))
        self.more.setVisible(rows.rowCount() < len(rows.state.rows))


class TableCard(Card):
    """A title, a table that shows ``limit`` rows at first, and words in its place while it has no rows."""

    def __init__(self, title: str, limit: int = 0, nothing: str = "", parent: QWidget | None = None) -> None:
        super().__init__(gap=0, parent=parent, margins=TABLE_MARGINS)
        self.title = WrapLabel(title, weight=600)
        self.long = LongTable()
        self.long.set_limit(limit)
        self.table, self.more = self.long.table, self.long.more
        self.words, self._nothing = WrapLabel("", "body", "muted"), nothing
        self.head = spaced(QVBoxLayout(), 0, 8, 0, 8)
        self.head.addWidget(self.title)
        self._below = QWidget()
        spaced(QHBoxLayout(self._below), 0, 8, 8, 8, 8).addWidget(self.words)
        self.column.addLayout(self.head)
        self.column.addSpacing(px(8))
        self.column.addWidget(self.long)
        self.column.addWidget(self._below)
        self.column.addStretch(1)
        self._below.hide()

    def set_state(self, state: TableState, words: str = "") -> None:
        """Show other numbers; ``words`` stand under them."""
        self.long.set_state(state)
        self.long.setVisible(bool(state.rows))
        self.words.setText(words if state.rows else self._nothing)
        self._below.setVisible(bool(self.words.text()))


class PlotCard[P: Plot](Card):
    """Numbers as a plot or, at a press, as a table; ``copied`` fires when they were put on the clipboard."""

    copied = Signal()

    def __init__(
        self, title: str, plot: P, legend: Sequence[tuple[str, str]], limit: int = 0,
        parent: QWidget | None = None,
    ) -> None:  # fmt: skip
        super().__init__(gap=0, parent=parent, margins=TABLE_MARGINS)
        self.plot, self.legend, self.long = plot, Legend(legend), LongTable()
        self.long.set_limit(limit)
        self.table = self.long.table
        self.switch = Button("", "quiet", icon="list-numbers", size="small")
        self.copy = Button(say("progress_page", "copy"), "quiet", icon="clipboard-text", key="Ctrl+C", size="small")
        self.title = Label(title, weight=600)
        self._head = spaced(QBoxLayout(QBoxLayout.Direction.LeftToRight), 8, 8, 0, 8)
        self._head.addWidget(self.title, 1)
        self._head.addWidget(self.legend)
        foot = spaced(QHBoxLayout(), 4)
        foot.addWidget(self.switch)
        foot.addWidget(self.copy)
        foot.addStretch(1)
        picture = spaced(QHBoxLayout(), 0, 8, 0, 8)
        picture.addWidget(self.plot)
        self.column.addLayout(self._head)
        self.column.addSpacing(px(10))
        self.column.addLayout(picture)
        self.column.addWidget(self.long)
        self.column.addSpacing(px(8))
        self.column.addLayout(foot)
        self.column.addStretch(1)
        self.switch.clicked.connect(lambda: self.show_table(shown=self.long.isHidden()))
        self.copy.clicked.connect(self._copy)
        self.show_table(shown=False)

    def set_legend(self, entries: Sequence[tuple[str, str]]) -> None:
        """Show other fills and words."""
        self.legend.set_entries(entries)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The legend stands under the title where it has no room beside it."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        wide = self.title.sizeHint().width() + self.legend.sizeHint().width() + px(8 + 2 * 20)
        beside = wide <= self.width()
        self._head.setDirection(QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom)

    def show_table(self, *, shown: bool) -> None:
        """Change between plot and table."""
        self.long.setVisible(shown)
        self.copy.setVisible(shown)
        self.plot.setVisible(not shown)
        self.legend.setVisible(not shown)
        self.switch.setText(say("progress_page", "as_chart" if shown else "as_table"))

    def _copy(self) -> None:
        self.table.copy()
        self.copied.emit()
