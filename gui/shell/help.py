"""The list of keys (F1), made from the table of actions."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractSlider, QGridLayout, QWidget

from gui.kit.buttons import KeyCap
from gui.kit.dialogs import Dialog
from gui.kit.labels import Label, WrapLabel
from gui.kit.page import Scroll
from gui.kit.spaces import px
from gui.shell.actions import ACTIONS, BESIDE_WINDOW, PAGE_KEYS
from quizbank.strings import say

_SLIDES = {
    Qt.Key.Key_Down: QAbstractSlider.SliderAction.SliderSingleStepAdd,
    Qt.Key.Key_Up: QAbstractSlider.SliderAction.SliderSingleStepSub,
    Qt.Key.Key_PageDown: QAbstractSlider.SliderAction.SliderPageStepAdd,
    Qt.Key.Key_PageUp: QAbstractSlider.SliderAction.SliderPageStepSub,
}


class ShortcutsHelp(Dialog):
    """Two columns: what the window does, what single keys do on the pages; they scroll on low screens."""

    def __init__(self, pages: frozenset[str], parent: QWidget | None = None) -> None:
        super().__init__(say("shell", "shortcuts_title"), "", say("shell", "close"), width=640, parent=parent)
        self.cancel_button.hide()
        grid = QGridLayout()
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(px(12))
        grid.setVerticalSpacing(px(6))
        grid.setColumnStretch(1, 1)
        grid.setColumnStretch(3, 1)
        entries = [(a.keys, say("shell", f"action_{a.id}")) for a in ACTIONS if a.keys and (a.page in pages | {""})]
        blocks = {place: (say("shell", f"keys_{place}"), [(key, say("shell", code)) for key, code in keys])
                  for place, keys in PAGE_KEYS}  # fmt: skip
        left = [blocks.pop(place) for place in BESIDE_WINDOW]
        _fill(grid, 0, [(say("shell", "keys_window"), entries), *left])
        _fill(grid, 2, list(blocks.values()))
        self.scroller = Scroll("raised", 0)
        self.scroller.column.addLayout(grid)
        self.scroller.column.addStretch(1)
        self.column.addWidget(self.scroller)

    def setVisible(self, visible: bool) -> None:  # noqa: FBT001 (Qt's own signature)
        """As high as the list, or as the screen allows; known before Qt looks for its place on the screen."""
        rest = px(160)  # title, button, margins and the frame
        most = max(px(120), self.screen().availableSize().height() - rest)
        self.scroller.setFixedHeight(min(self.scroller.content.sizeHint().height(), most))
        self.adjustSize()
        super().setVisible(visible)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows and page keys scroll the list."""
        if (slide := _SLIDES.get(Qt.Key(event.key()))) is not None:
            self.scroller.verticalScrollBar().triggerAction(slide)
            return
        super().keyPressEvent(event)


def _fill(grid: QGridLayout, column: int, blocks: list[tuple[str, list[tuple[str, str]]]]) -> None:
    line = 0
    for number, (title, entries) in enumerate(blocks):
        if number:  # a free line between the blocks, also where the other column has come to its end
            grid.setRowMinimumHeight(line, px(18))
            line += 1
        grid.addWidget(Label(title, "caption", "muted", weight=600), line, column, 1, 2)
        line += 1
        for key, words in entries:
            grid.addWidget(KeyCap(key), line, column, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(WrapLabel(words), line, column + 1)
            line += 1
