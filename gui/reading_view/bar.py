"""The line below: whether the questions can be made anew, what that would do, and doing it."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from gui.kit.base import Surface
from gui.kit.buttons import Button
from gui.kit.labels import WrapLabel
from gui.kit.progress import ProgressLine
from gui.kit.spaces import px
from gui.kit.surfaces import Line, spaced
from gui.reading_view.detail import MARGIN, NARROW_MARGIN, NARROW_UNDER
from gui.reading_view.remaker import Stage
from quizbank.strings import say

_BESIDE, _BELOW = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom


class RemakeBar(Surface):
    """``show_asked`` wants the list of changes shown or hidden, ``remake_asked`` wants them done."""

    show_asked = Signal()
    remake_asked = Signal()
    again_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("surface", parent)
        self.words = WrapLabel("")
        self.progress = ProgressLine(4)
        self.show_button = Button(say("reading", "show_changes"), key="V")
        self.remake_button = Button(say("reading", "remake"), "primary", icon="arrow-counter-clockwise", key="Ctrl+R")
        self.again_button = Button(say("reading", "try_again"))
        column = spaced(QVBoxLayout(self))
        column.addWidget(Line())
        row = self._row = spaced(QBoxLayout(_BESIDE), 8, MARGIN, 14, 20, 14)
        said = spaced(QVBoxLayout(), 6)
        said.addStretch(1)
        said.addWidget(self.words)
        said.addWidget(self.progress)
        said.addStretch(1)
        row.addLayout(said, 1)
        actions = spaced(QHBoxLayout(), 8)
        actions.addStretch(1)
        for button in (self.show_button, self.remake_button, self.again_button):
            actions.addWidget(button)
        row.addLayout(actions)
        column.addLayout(row)
        self.setMinimumHeight(px(62))
        self.show_button.clicked.connect(self.show_asked)
        self.remake_button.clicked.connect(self.remake_asked)
        self.again_button.clicked.connect(self.again_asked)

    def set_stage(self, stage: Stage, words: str, *, can_remake: bool, shows_list: bool) -> None:
        """Say where the remaking stands; nothing at all while there is nothing to remake."""
        self.setVisible(stage is not Stage.RESTING)
        self.words.setText(words)
        self.progress.setVisible(stage is Stage.LOOKING)
        self.show_button.setVisible(stage is Stage.READY and can_remake)
        self.remake_button.setVisible(stage is Stage.READY)
        self.again_button.setVisible(stage is Stage.FAILED)
        self.show_button.setText(say("reading", "show_hide" if shows_list else "show_changes"))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Its words begin where those above do; where there is little room, the buttons stand below them."""
        super().resizeEvent(event)
        narrow = self.width() < px(NARROW_UNDER)
        self._row.setDirection(_BELOW if narrow else _BESIDE)
        side = px(NARROW_MARGIN if narrow else MARGIN)
        self._row.setContentsMargins(side, px(14), px(20), px(14))

    def set_progress(self, done: int, total: int) -> None:
        """Move the bar."""
        self.progress.set_share(done, total)


def beside(*widgets: QWidget) -> QHBoxLayout:
    """The widgets in a row, the last one taking the room."""
    row = spaced(QHBoxLayout())
    for widget in widgets[:-1]:
        row.addWidget(widget)
    row.addWidget(widgets[-1], 1)
    return row
