"""The actors that the cards are about, each with how many of its facts would likely be known today."""

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QSize, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from gui.kit import icons, marks
from gui.kit.base import Painted
from gui.kit.buttons import Button
from gui.kit.labels import Label, WrapLabel
from gui.kit.progress import Meter
from gui.kit.spaces import px
from gui.kit.surfaces import Card, spaced
from gui.kit.theme import colour
from gui.kit.type import line_height
from quizbank.strings import say
from quizbank.workflows.rows import ActorTally

FIRST = 8
"""So many actors are shown before one asks for all."""


class ActorLine(Painted):
    """Icon, name, bar, numbers."""

    def __init__(self, tally: ActorTally, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.kind = tally.kind
        self.name = WrapLabel(tally.name, lines=2)
        self.meter = Meter(tally.right, tally.asked)
        self.meter.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        row = spaced(QHBoxLayout(self), 12, 24, 4, 0, 4)
        row.addWidget(self.name, 1)
        row.addWidget(self.meter, 0, Qt.AlignmentFlag.AlignTop)
        self.setAccessibleName(f"{tally.name}: {self.meter.words.text()}")
        self.restyle()

    def restyle(self) -> None:
        """The bar stands at the height of the name's first line."""
        self.meter.setFixedHeight(line_height("body"))
        super().restyle()

    def minimumSizeHint(self) -> QSize:
        """Room for a short name."""
        return QSize(px(200), super().minimumSizeHint().height())

    def draw(self, painter: QPainter) -> None:
        """The icon on the name's first line."""
        size = px(16)
        at = QPoint(0, self.name.y() + (line_height("body") - size) // 2)
        icons.paint(painter, marks.icon_name(self.kind), at, size, colour(marks.colour_role(self.kind)))


class ActorsCard(Card):
    """The actors with most cards first; ``all_asked`` wants the rest."""

    all_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(gap=0, parent=parent)
        self.lines: list[ActorLine] = []
        self._actors: tuple[ActorTally, ...] = ()
        self._shows_all = False
        self.nobody = WrapLabel(say("progress_page", "nobody"), "body", "muted")
        self.more = Button("", "quiet", icon="caret-down", size="small")
        head = spaced(QHBoxLayout(), 8)
        head.addWidget(Label(say("progress_page", "actors"), weight=600), 1)
        head.addWidget(Label(say("progress_page", "actors_known"), "caption", "muted", fixed=True))
        self._rows = spaced(QVBoxLayout())
        self.column.addLayout(head)
        self.column.addSpacing(px(8))
        self.column.addWidget(self.nobody)
        self.column.addLayout(self._rows)
        self.column.addWidget(self.more, 0, Qt.AlignmentFlag.AlignLeft)
        self.column.addStretch(1)
        self.more.clicked.connect(self._show_all)

    def set_actors(self, actors: Sequence[ActorTally]) -> None:
        """Show other numbers."""
        if tuple(actors) == self._actors and self.lines:
            return
        self._actors = tuple(actors)
        while (item := self._rows.takeAt(0)) is not None:
            if widget := item.widget():
                widget.hide()
                widget.deleteLater()
        shown = self._actors if self._shows_all else self._actors[:FIRST]
        self.lines = [ActorLine(tally) for tally in shown]
        for line in self.lines:
            self._rows.addWidget(line)
        self.nobody.setVisible(not shown)
        self.more.setText(say("progress_page", "more", count=len(self._actors)))
        self.more.setVisible(len(shown) < len(self._actors))

    def _show_all(self) -> None:
        self._shows_all = True
        self.lines = []
        self.set_actors(self._actors)
