"""Where an article is dropped, and the starters that one may begin with."""

from PySide6.QtCore import QPoint, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from gui.kit import icons, paint
from gui.kit.base import Control
from gui.kit.buttons import Button
from gui.kit.fields import TextField
from gui.kit.labels import Label, WrapLabel
from gui.kit.spaces import RADIUS_CARD, px
from gui.kit.surfaces import EmptyState, spaced
from gui.kit.theme import appearance, colour
from gui.library.state import StarterLine
from quizbank.strings import say

_WIDE = 620
_SIDE_BY_SIDE = 520


class StarterCard(Control):
    """One starter: its title, where it is from, how many cards it has."""

    def __init__(self, line: StarterLine, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self.name = line.name
        self.setAccessibleName(", ".join((line.title, line.meta, line.cards)))
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        column = spaced(QVBoxLayout(self), 6, 16, 12, 16, 12)
        self.title = WrapLabel(line.title, weight=600)
        self._cards = Label(line.cards, "caption", "muted", fixed=True)
        row = spaced(QHBoxLayout(), 22)
        row.addWidget(Label(line.meta, "caption", "muted"), 1)
        row.addWidget(self._cards)
        column.addWidget(self.title)
        column.addStretch(1)
        column.addLayout(row)
        for label in self.findChildren(Label):
            label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def minimumSizeHint(self) -> QSize:
        """Narrow: the title wraps."""
        return QSize(px(160), super().minimumSizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Box, the icon before the count, ring."""
        painter = QPainter(self)
        role = "line" if self.isDown() else "hover" if self.hovered else "raised"
        paint.box(painter, self.rect(), px(RADIUS_CARD), colour(role), colour("line"))
        size = px(14)
        at = QPoint(self._cards.x() - size - px(5), self._cards.y() + (self._cards.height() - size) // 2)
        icons.paint(painter, "cards", at, size, colour("muted"))
        if self.ring:
            paint.ring(painter, self.rect(), px(RADIUS_CARD))


class LinkField(QWidget):
    """A line for links; ``given`` has its words when somebody is done."""

    given = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.label = Label(say("library", "link"), "caption", weight=600)
        self.text = TextField("", say("library", "link_example"))
        self.text.setAccessibleName(self.label.text())
        self.label.setBuddy(self.text)
        self.add = Button(say("library", "fetch"))
        self.error = WrapLabel("", "caption", "danger")
        self.error.hide()
        column, row = spaced(QVBoxLayout(self), 5), spaced(QHBoxLayout(), 8)
        row.addWidget(self.text, 1)
        row.addWidget(self.add)
        column.addWidget(self.label)
        column.addLayout(row)
        column.addWidget(self.error)
        self.setFocusProxy(self.text)
        self.text.textEdited.connect(lambda _: self.set_error(""))
        self.text.returnPressed.connect(self._give)
        self.add.clicked.connect(self._give)

    def set_error(self, sentence: str) -> None:
        """Say what is wrong with the link; "" if nothing is."""
        self.text.set_error(sentence)
        self.error.setText(sentence)
        self.error.setVisible(bool(sentence))

    def _give(self) -> None:
        if self.text.text().strip():
            self.given.emit(self.text.text())
        else:
            self.set_error(say("library", "link_missing"))
            self.text.setFocus(Qt.FocusReason.OtherFocusReason)


class Begin(QWidget):
    """The box that takes files, links and text, and under it the starters; ``starter`` names the chosen one."""

    starter = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.choose = Button(say("library", "choose_files"), "primary", icon="file-text", key="Ctrl+O", size="main")
        self.paste = Button(say("library", "paste"), icon="clipboard-text", key="Ctrl+V", size="main")
        words = say("library", "drop_title"), say("library", "drop_body")
        self.link = LinkField()
        self.box = EmptyState("newspaper-clipping", *words, [self.choose, self.paste], below=self.link)
        self.box.setAccessibleName(say("library", "drop_title"))
        self.middle = QWidget()
        self._column = column = spaced(QVBoxLayout(self.middle))
        column.addStretch(1)
        column.addWidget(self.box)
        self.heading = Label(say("library", "begin_with"), "caption", "muted", weight=600)
        column.addSpacing(px(14))
        column.addWidget(self.heading)
        column.addSpacing(px(8))
        self._row = spaced(QBoxLayout(QBoxLayout.Direction.LeftToRight), 12)
        column.addLayout(self._row)
        column.addStretch(1)
        self._cards: list[StarterCard] = []
        self._lines: tuple[StarterLine, ...] = ()
        self.heading.hide()
        across = QHBoxLayout(self)
        across.setContentsMargins(0, 0, 0, 0)
        across.addStretch(1)
        across.addWidget(self.middle, 1000)
        across.addStretch(1)
        appearance().changed.connect(self.restyle)
        self.restyle()

    def restyle(self) -> None:
        """Take the measures again."""
        self.middle.setMaximumWidth(px(_WIDE))
        self.box.setMinimumHeight(px(302))

    def set_starters(self, lines: tuple[StarterLine, ...]) -> None:
        """Offer these."""
        if lines == self._lines:
            return
        self._lines = lines
        for card in self._cards:
            self._row.removeWidget(card)
            card.hide()
            card.deleteLater()
        self._cards = [StarterCard(line) for line in lines]
        for card in self._cards:
            self._row.addWidget(card, 1)
            card.clicked.connect(lambda _=False, name=card.name: self.starter.emit(name))
        self.heading.setVisible(bool(lines))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the starters one under the other where they have no room side by side."""
        super().resizeEvent(event)
        wide = self.width() >= px(_SIDE_BY_SIDE)
        direction = QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom
        if direction != self._row.direction():
            self._row.setDirection(direction)
            self._column.invalidate()  # it keeps heights for widths, and isn't told by the row
