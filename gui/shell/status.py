"""The status line of 28 px: what is saved, what was just done with its Undo, and that nothing leaves the computer."""

from PySide6.QtCore import QPoint, QTimer, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from gui.kit import icons, paint
from gui.kit.base import Surface
from gui.kit.buttons import Button
from gui.kit.labels import Label
from gui.kit.spaces import STATUS_LINE, px
from gui.kit.surfaces import spaced
from gui.kit.theme import colour
from quizbank.strings import say

SHOWN_MS = 8000


class StatusLine(Surface):
    """``tell`` shows a sentence for some seconds; ``undone`` fires when its Undo is pressed."""

    undone = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("bg", parent)
        self._resting = ""
        row = spaced(QHBoxLayout(self), 8, 38, 1, 16, 0)
        self.words = Label("", "caption", "muted")
        self.undo = Button(say("shell", "action_undo"), "link", size="small")
        self.right = Label(say("shell", "offline"), "caption", "muted", fixed=True)
        row.addWidget(self.words)
        row.addWidget(self.undo)
        row.addStretch(1)
        row.addWidget(self.right)
        self.undo.hide()
        self.undo.clicked.connect(self.undone)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.rest)
        self.rest()
        self.restyle()

    def restyle(self) -> None:
        """Take colour and height again."""
        super().restyle()
        self.setFixedHeight(px(STATUS_LINE))

    def set_resting(self, sentence: str) -> None:
        """What stands there when nothing is told; "" for "Everything is saved."."""
        self._resting = sentence
        if not self._timer.isActive():
            self.rest()

    def tell(self, sentence: str, *, undo: bool = False) -> None:
        """Say what was done."""
        self._show(sentence, undo=undo)
        self._timer.start(SHOWN_MS)

    def drop_undo(self) -> None:
        """Take away a sentence with an Undo: since then something else was done, which that button would take back."""
        if not self.undo.isHidden():
            self.rest()

    def rest(self) -> None:
        """Go back to the resting sentence."""
        self._timer.stop()
        self._show(self._resting or say("shell", "saved"), undo=False)

    def _show(self, sentence: str, *, undo: bool) -> None:
        self.words.setText(sentence)
        self.undo.setVisible(undo)
        self.setAccessibleName(sentence)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The line above and the icon."""
        super().paintEvent(event)
        painter = QPainter(self)
        paint.hairline(painter, 0, self.width(), 0)
        size = px(14)
        icons.paint(painter, "check-circle", QPoint(px(16), (self.height() - size) // 2), size, colour("muted"))
