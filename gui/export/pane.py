"""The pane at the left: which article, the items and what is to be known about them, and the form of the sheet."""

from collections.abc import Sequence

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QPainter, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from gui.export.form import SheetForm
from gui.export.items import ItemList
from gui.export.state import SheetState
from gui.kit import icons
from gui.kit.base import Painted, Surface, tip
from gui.kit.buttons import Button, IconButton
from gui.kit.fields import ComboBox
from gui.kit.labels import Label, WrapLabel
from gui.kit.page import Scroll
from gui.kit.spaces import px
from gui.kit.surfaces import Line, spaced
from gui.kit.tabs import Tabs
from gui.kit.theme import appearance, colour
from gui.kit.type import line_height
from quizbank.strings import say

_MOST_OF_HEIGHT = 0.45


class Notice(Painted):
    """A thing to know about the sheet, pinned under the list, with what can be done about it."""

    def __init__(self, icon: str, button: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icon = icon
        self.words = WrapLabel()
        self.button = Button(button, "link", size="small")
        row = spaced(QHBoxLayout(self), 8, 24, 1, 0, 1)
        row.addWidget(self.words, 1, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self.button, 0, Qt.AlignmentFlag.AlignVCenter)
        self.hide()

    def set_words(self, words: str, button: str | None = None) -> None:
        """Say something, or go away with ""; ``button`` renames the button, "" hides it."""
        self.words.setText(words)
        if button is not None:
            self.button.setText(button)
            self.button.setVisible(bool(button))
        self.setVisible(bool(words))

    def draw(self, painter: QPainter) -> None:
        """The icon, at the first line."""
        size = px(16)
        at = QPoint(0, self.words.y() + (line_height("body") - size) // 2)
        icons.paint(painter, self._icon, at, size, colour("muted"))


class ItemsTab(QWidget):
    """The list, and pinned under it how it is moved and what is to be known about it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.list = ItemList()
        self.up = IconButton("arrow-up", say("print", "move_up"), key="Alt+Up", side=28)
        self.down = IconButton("arrow-down", say("print", "move_down"), key="Alt+Down", side=28)
        self.off = IconButton("x", say("print", "take_off"), key="Delete", side=28)
        self.removed = Notice("arrow-counter-clockwise", say("print", "put_back"))
        self.few = Notice("info", "")
        self.unread = Notice("eye", say("print", "read"))
        self._hint, self._said, self._below = QWidget(), QWidget(), Scroll("surface", 0)
        self._below.content.setMinimumHeight(1)  # or a least height from a narrower moment would make it scroll
        self._build()
        self.up.clicked.connect(lambda: self.list.move_by(-1))
        self.down.clicked.connect(lambda: self.list.move_by(1))
        self.off.clicked.connect(self.list.take_off)
        self.list.chosen.connect(lambda _: self._fit_buttons())
        appearance().changed.connect(self._fit)

    def set_state(self, state: SheetState, current: str = "") -> None:
        """Show the items with the chosen one, and what is to be known."""
        self.list.set_items(state.items, current)
        self.removed.set_words(say("print", "removed", count=state.removed) if state.removed else "")
        read_them = say("print", "read_them", count=len(state.to_read)) if state.waiting else ""
        self.few.set_words(state.few if state.items else "", read_them)  # else the other side says it
        self.unread.set_words(say("print", "unread", count=state.unread) if state.unread else "")
        self._fit_buttons()
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the height anew."""
        super().resizeEvent(event)
        self._fit()

    def _fit_buttons(self) -> None:
        place, last = self.list.currentIndex().row(), len(self.list.rows.rows) - 1
        self.up.setEnabled(place > 0)
        self.down.setEnabled(0 <= place < last)
        self.off.setEnabled(place >= 0)

    def _fit(self) -> None:
        """What stands below the list takes the height of its words, but most of the height is the list's.

        Where that is too little, the words on keys go first: the keys and dragging work without them.
        """
        most = round(self.height() * _MOST_OF_HEIGHT)
        said = not all(notice.isHidden() for notice in (self.removed, self.few, self.unread))
        heights = {part: _height(part, self.width()) for part in (self._hint, self._said)}
        hint = bool(self.list.rows.rows) and heights[self._hint] + (heights[self._said] if said else 0) <= most
        self._hint.setVisible(hint)
        self._said.setVisible(said)
        self._below.setVisible(hint or said)
        wanted = sum(heights[part] for part, shown in ((self._hint, hint), (self._said, said)) if shown)
        self._below.setFixedHeight(max(1, min(wanted, most)))

    def _build(self) -> None:
        column = spaced(QVBoxLayout(self))
        column.addSpacing(px(8))
        column.addWidget(self.list, 1)
        column.addWidget(self._below)
        hint = spaced(QVBoxLayout(self._hint))
        hint.addWidget(Line())
        row = spaced(QHBoxLayout(), 2, 20, 6, 15, 6)
        hint.addLayout(row)
        row.addWidget(WrapLabel(say("print", "order_hint"), "caption", "muted"), 1, Qt.AlignmentFlag.AlignVCenter)
        for button in (self.up, self.down, self.off):
            row.addWidget(button)
        said = spaced(QVBoxLayout(self._said))
        said.addWidget(Line())
        notices = spaced(QVBoxLayout(), 2, 20, 8, 16, 8)
        said.addLayout(notices)
        for notice in (self.removed, self.few, self.unread):
            notices.addWidget(notice)
        self._below.column.addWidget(self._hint)
        self._below.column.addWidget(self._said)
        self._below.column.addStretch(1)


class SheetPane(Surface):
    """``article_chosen`` tells the choice, ``read_asked`` leads to the unread items, ``back_asked`` puts one back."""

    article_chosen = Signal(str)
    read_asked = Signal()
    back_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("surface", parent)
        self._articles: tuple[str, ...] = ()
        self.article = ComboBox()
        self.article.setAccessibleName(say("print", "article"))
        self.tabs, self.items, self.form = Tabs(), ItemsTab(), SheetForm()
        self.list = self.items.list
        self._build()
        self.article.activated.connect(lambda at: self.article_chosen.emit(self._articles[at]))
        self.items.removed.button.clicked.connect(self.back_asked)
        self.items.few.button.clicked.connect(self.read_asked)
        self.items.unread.button.clicked.connect(self.read_asked)

    def set_articles(self, articles: Sequence[tuple[str, str]], current: str) -> None:
        """The articles to choose from as (id, words), and the chosen one."""
        self._articles = tuple(identity for identity, _ in articles)
        words = [text for _, text in articles]
        if words != [self.article.itemText(n) for n in range(self.article.count())]:
            self.article.clear()
            self.article.addItems(words)
        self.article.setCurrentIndex(self._articles.index(current) if current in self._articles else 0)
        self.article.setToolTip(tip(self.article.currentText()))

    def set_state(self, state: SheetState, current: str = "") -> None:
        """Show the items with the chosen one, and what is to be known."""
        self.items.set_state(state, current)
        self.tabs.set_count(0, len(state.items))

    def _build(self) -> None:
        column = spaced(QVBoxLayout(self))
        head = spaced(QVBoxLayout(), 12, 20, 14, 20)
        head.addWidget(Label(say("print", "title"), "page"))
        head.addWidget(self.article)
        column.addLayout(head)
        column.addWidget(self.tabs, 1)
        self.tabs.add(self.items, say("print", "items"), 0)
        self.tabs.add(self.form, say("print", "sheet"))


def _height(part: QWidget, width: int) -> int:
    """The height that a part needs at a width, hidden or not."""
    layout = part.layout()
    if not layout:
        return 0
    layout.invalidate()
    return layout.totalHeightForWidth(width)
