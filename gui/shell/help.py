"""The list of keys (F1), made from the table of actions."""

from PySide6.QtWidgets import QGridLayout, QWidget

from gui.kit.buttons import KeyCap
from gui.kit.dialogs import Dialog
from gui.kit.labels import Label
from gui.kit.spaces import px
from gui.shell.actions import ACTIONS, PAGE_KEYS
from quizbank.strings import say


class ShortcutsHelp(Dialog):
    """Two columns: what the window does, what single keys do on the pages."""

    def __init__(self, pages: frozenset[str], parent: QWidget | None = None) -> None:
        super().__init__(say("shell", "shortcuts_title"), "", say("shell", "close"), width=640, parent=parent)
        self.cancel_button.hide()
        grid = QGridLayout()
        grid.setHorizontalSpacing(px(12))
        grid.setVerticalSpacing(px(6))
        grid.setColumnStretch(1, 1)
        grid.setColumnStretch(3, 1)
        entries = [(a.keys, say("shell", f"action_{a.id}")) for a in ACTIONS if a.keys and (a.page in pages | {""})]
        _fill(grid, 0, [(say("shell", "keys_window"), entries)])
        _fill(grid, 2, [(say("shell", f"keys_{place}"), [(key, say("shell", code)) for key, code in keys])
                        for place, keys in PAGE_KEYS])  # fmt: skip
        self.column.addLayout(grid)


def _fill(grid: QGridLayout, column: int, blocks: list[tuple[str, list[tuple[str, str]]]]) -> None:
    line = 0
    for title, entries in blocks:
        grid.addWidget(Label(title, "caption", "muted", weight=600), line, column, 1, 2)
        line += 1
        for key, words in entries:
            grid.addWidget(KeyCap(key), line, column)
            grid.addWidget(Label(words), line, column + 1)
            line += 1
