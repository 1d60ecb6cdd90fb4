"""The list at the left: every article that has something to ask, ticked or not; none ticked means all of them."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from gui.kit.base import Surface
from gui.kit.buttons import Button
from gui.kit.fields import TextField
from gui.kit.labels import Label, WrapLabel
from gui.kit.lists import Row, RowList
from gui.kit.spaces import px
from gui.kit.surfaces import Line, spaced
from gui.quiz_builder.state import ArticleLine
from quizbank.strings import say


class TickList(RowList):
    """Rows with a box; ``ticked`` gives the key of a row whose box was pressed, by Space or a click."""

    ticked = Signal(str)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(name, parent=parent)
        self.clicked.connect(lambda index: self.ticked.emit(self.rows.rows[index.row()].key))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Space ticks the current row."""
        if event.key() == Qt.Key.Key_Space and self.current():
            self.ticked.emit(self.current())
            return
        super().keyPressEvent(event)


class ArticlesPane(Surface):
    """``ticked`` gives an article, ``cleared`` asks for all of them, ``opened`` is Enter on a row."""

    ticked = Signal(str)
    cleared = Signal()
    searched = Signal(str)
    opened = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("surface", parent)
        self.title = Label(say("builder", "title"), "page")
        self.search = TextField("", say("library", "find"))
        self.search.setAccessibleName(say("library", "find"))
        self.count = Label("", "caption", "muted", weight=600)
        self.all = Button(say("builder", "take_all"), "link", size="small")
        self.list = TickList(say("builder", "articles"))
        self.list.gap_above = 4
        self.none = WrapLabel("", "body", "muted")
        self._lay_out()
        self.list.ticked.connect(self.ticked)
        self.list.opened.connect(lambda _: self.opened.emit())
        self.all.clicked.connect(self.cleared)
        self.search.textChanged.connect(self.searched)

    def set_articles(self, lines: Sequence[ArticleLine], words: str, *, some: bool) -> None:
        """Show the articles, and how many are taken; ``some`` when not all of them are."""
        self.list.set_rows([_row(line) for line in lines])
        self.list.setVisible(bool(lines))
        self.none.setVisible(not lines)
        self.none.setText(say("library", "none_found", words=self.search.text()) if self.search.text() else "")
        self.count.setText(words)
        self.all.setVisible(some)

    def _lay_out(self) -> None:
        column = spaced(QVBoxLayout(self))
        head = spaced(QVBoxLayout(), 10, 20, 20, 16, 12)
        head.addWidget(self.title)
        head.addWidget(self.search)
        row = spaced(QHBoxLayout(), 8)
        row.addWidget(self.count, 1)
        row.addWidget(self.all)
        head.addLayout(row)
        self.all.setMinimumHeight(px(28))
        column.addLayout(head)
        column.addWidget(Line())
        column.addWidget(self.list, 1)
        empty = spaced(QVBoxLayout(), 0, 20, 16, 16, 16)
        empty.addWidget(self.none)
        column.addLayout(empty)
        policy = self.all.sizePolicy()
        policy.setRetainSizeWhenHidden(True)  # or the list would jump with the first tick
        self.all.setSizePolicy(policy)


def _row(line: ArticleLine) -> Row:
    spoken = say("builder", "ticked" if line.ticked else "unticked", title=line.title)
    return Row(
        key=line.id,
        text=line.title,
        meta=line.meta,
        right=line.questions,
        icon="check-square" if line.ticked else "square",
        icon_ink="accent" if line.ticked else "muted",
        filled=line.ticked,
        spoken=f"{spoken}, {line.meta}, {line.questions}",
    )
