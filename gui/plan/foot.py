"""A list with a line under it: what the chosen row is, and what can be done with it, each by a key."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from gui.kit.base import Surface
from gui.kit.buttons import Button
from gui.kit.labels import WrapLabel
from gui.kit.lists import Row, RowDelegate, RowList
from gui.kit.spaces import PAGE_MARGIN, px
from gui.kit.surfaces import EmptyState, Line, spaced
from gui.kit.theme import appearance

_NAMED = {Qt.Key.Key_Delete: "Delete", Qt.Key.Key_Return: "Enter", Qt.Key.Key_Enter: "Enter"}
_INSET = PAGE_MARGIN - RowDelegate.icon_at
"""With it the rows' icons begin where the page's title does."""


class _Delegate(RowDelegate):
    inset, left_with_icon, right_margin = _INSET, 42, PAGE_MARGIN - 8


class ListPane(Surface):
    """``acted`` gives an action and the key of the chosen row; ``head`` is a line over the list for a pane's own."""

    acted = Signal(str, str)

    def __init__(self, name: str, icon: str, parent: QWidget | None = None) -> None:
        super().__init__("surface", parent)
        self.list = RowList(name)
        self.list.setItemDelegate(_Delegate(self.list))
        self.list.gap_above = 4
        self.words = WrapLabel("", "body", "muted")
        self.buttons: dict[str, Button] = {}
        self._keys: dict[str, str] = {}
        self._icon = icon
        self.empty: EmptyState | None = None
        self.head = spaced(QHBoxLayout(), 12, PAGE_MARGIN, 16, PAGE_MARGIN, 12)
        self._lay_out()
        self.list.chosen.connect(lambda _: self.show_choice())
        self.list.opened.connect(lambda _: self._act("Enter"))
        appearance().changed.connect(self._fit)

    def add_action(self, action: str, words: str, key: str, icon: str, kind: str = "quiet") -> Button:
        """Add a button of the line under the list."""
        button = Button(words, kind, icon=icon, key=key)
        button.clicked.connect(partial(self._emit, action))
        self.buttons[action] = button
        self._keys[key] = action
        self._row.insertWidget(self._row.count() - 1, button)
        return button

    def set_rows(self, rows: Sequence[Row], empty: tuple[str, str]) -> None:
        """Show rows; without any the sentences of ``empty`` (title, body)."""
        self.list.set_rows(rows)
        if rows and not self.list.current():
            self.list.select(rows[0].key)
        if self.empty is not None:
            self.empty.hide()
            self.empty.deleteLater()
            self.empty = None
        if not rows:
            self.empty = EmptyState(self._icon, *empty, dashed=False)
            self._middle.addWidget(self.empty, 1)
        self.list.setVisible(bool(rows))
        self._below.setVisible(bool(rows))
        self.show_choice()

    def show_choice(self) -> None:
        """Follow the chosen row; a pane says what can be done with it."""
        self._fit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The keys of the buttons."""
        key = _NAMED.get(Qt.Key(event.key()), event.text().upper())
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier & ~Qt.KeyboardModifier.ShiftModifier
        if not (plain and self._act(key)):
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the buttons under the words where they have no room beside them."""
        super().resizeEvent(event)
        self._fit()

    def _act(self, key: str) -> bool:
        action = self._keys.get(key, "")
        button = self.buttons.get(action)
        if button is None or button.isHidden() or not button.isEnabled() or not self.list.current():
            return False
        self._emit(action)
        return True

    def _emit(self, action: str) -> None:
        self.acted.emit(action, self.list.current())

    def _fit(self) -> None:
        """Beside the words, else under them, else without their keys, else one above the other."""
        room = self.width() - 2 * px(PAGE_MARGIN)
        wide = self._measure(keyed=True)
        beside = wide + px(240) <= room
        if wide > room:
            wide = self._measure(keyed=False)
        right, below = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self._foot.setDirection(right if beside else below)
        self._row.setDirection(right if wide <= room else below)

    def _measure(self, *, keyed: bool) -> int:
        """The width of the buttons with or without their keys."""
        for key, action in self._keys.items():
            self.buttons[action].set_key(key if keyed else "")
        return sum(button.sizeHint().width() + px(8) for button in self.buttons.values() if not button.isHidden())

    def _lay_out(self) -> None:
        column = spaced(QVBoxLayout(self))
        column.addLayout(self.head)
        self._middle = spaced(QVBoxLayout())
        self._middle.addWidget(self.list, 1)
        column.addLayout(self._middle, 1)
        self._below = QWidget()
        below = spaced(QVBoxLayout(self._below))
        below.addWidget(Line())
        self._foot = spaced(QBoxLayout(QBoxLayout.Direction.LeftToRight), 12, PAGE_MARGIN, 12, PAGE_MARGIN, 14)
        self._row = spaced(QBoxLayout(QBoxLayout.Direction.LeftToRight), 8)
        self._row.addStretch(1)
        self._foot.addWidget(self.words, 1, Qt.AlignmentFlag.AlignVCenter)
        self._foot.addLayout(self._row)
        below.addLayout(self._foot)
        column.addWidget(self._below)
