"""The list at the left: which article, which questions, how many are kept, and the rows."""

from collections.abc import Sequence

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from gui.kit import marks
from gui.kit.base import Surface, tip
from gui.kit.fields import ComboBox
from gui.kit.labels import Label
from gui.kit.lists import Row, RowList
from gui.kit.progress import ProgressLine
from gui.kit.spaces import px
from gui.kit.surfaces import Line as HairLine
from gui.kit.surfaces import spaced
from gui.kit.theme import appearance
from gui.questions.state import Line, ListState, Order
from quizbank.domain.review import ItemState
from quizbank.strings import say

_ORDERS = tuple(Order)
_LOOKS = {
    ItemState.NEW: ("circle", "muted", False),
    ItemState.KEPT: ("check-circle", "success", True),
    ItemState.EDITED: ("pencil-simple", "success", True),
    ItemState.DROPPED: ("x-circle", "muted", False),
}
"""Icon, ink and whether it is filled, by what was made of the question."""


class ListPane(Surface):
    """``article_chosen`` and ``order_chosen`` tell the choice; ``chosen`` the row that is current, ``opened`` Enter."""

    article_chosen = Signal(str)
    order_chosen = Signal(str)
    chosen = Signal(str)
    opened = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("surface", parent)
        self._articles: tuple[str, ...] = ()
        self.order = ComboBox([say("questions", f"order_{order}") for order in _ORDERS], button=True)
        self.order.setAccessibleName(say("questions", "order"))
        self.article = ComboBox()
        self.article.setAccessibleName(say("questions", "article"))
        self.progress = ProgressLine(6)
        self.count = Label("", "caption", weight=600, fixed=True)
        self.list = RowList(say("questions", "list"))
        self.list.gap_above = 4
        self.title = Label(say("questions", "title"), "page")
        self._build()
        self.order.activated.connect(lambda at: self.order_chosen.emit(str(_ORDERS[at])))
        self.article.activated.connect(lambda at: self.article_chosen.emit(self._articles[at]))
        self.list.chosen.connect(self.chosen)
        self.list.opened.connect(self.opened)
        appearance().changed.connect(self._fit)

    def set_articles(self, articles: Sequence[tuple[str, str]], current: str) -> None:
        """The articles to choose from as (id, words), and the chosen one."""
        self._articles = tuple(identity for identity, _ in articles)
        words = [text for _, text in articles]
        if words != [self.article.itemText(n) for n in range(self.article.count())]:
            self.article.clear()
            self.article.addItems(words)
        self.article.setCurrentIndex(self._articles.index(current) if current in self._articles else 0)
        self.article.setToolTip(tip(self.article.currentText()))

    def set_order(self, order: Order) -> None:
        """Show which order is chosen."""
        self.order.setCurrentIndex(_ORDERS.index(order))

    def set_state(self, state: ListState, current: str) -> None:
        """Show the rows, with the current one chosen ("" for none); ``chosen`` is silent about it."""
        self.list.shows_choice = bool(current)
        blocker = QSignalBlocker(self.list)
        self.list.set_rows([_row(line) for line in state.lines], current)
        if state.lines and not self.list.current():
            self.list.select(state.lines[0].uid)  # else the list would choose it when it gets the focus
        blocker.unblock()
        self.progress.set_share(state.kept, state.total)
        words = say("questions", "kept_of", kept=state.kept, total=state.total)
        self.count.setText(words)
        self.progress.setAccessibleName(words)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """See what has room."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """The title is whole or not there: the lit place in the sidebar says it as well."""
        room = self.width() - px(20 + 8 + 16) - self.order.sizeHint().width()
        fits = self.title.sizeHint().width() <= room
        self.title.setVisible(fits)
        policy = QSizePolicy.Policy
        self.order.setSizePolicy(policy.Fixed if fits else policy.Expanding, policy.Fixed)

    def _build(self) -> None:
        column = spaced(QVBoxLayout(self))
        head = spaced(QVBoxLayout(), 10, 20, 20, 16, 16)
        title = spaced(QHBoxLayout(), 8)
        title.addWidget(self.title, 1)
        title.addWidget(self.order)
        head.addLayout(title)
        head.addWidget(self.article)
        far = spaced(QHBoxLayout(), 12)
        far.addWidget(self.progress, 1)
        far.addWidget(self.count)
        head.addLayout(far)
        column.addLayout(head)
        column.addWidget(HairLine())
        column.addWidget(self.list, 1)


def _row(line: Line) -> Row:
    icon, ink, filled = _LOOKS[line.state]
    return Row(
        key=line.uid,
        text=line.stem,
        meta=line.because or f"{line.key} · {line.form}",
        right=line.form if line.because else say("kit", f"state_{line.state}"),
        icon=icon,
        icon_ink=ink,
        filled=filled,
        meta_icon=marks.icon_name(line.topic),
        meta_ink=marks.colour_role(line.topic),
        right_ink="success" if line.state in (ItemState.KEPT, ItemState.EDITED) else "muted",
        quiet=line.state is not ItemState.NEW,
    )
