"""Nothing is due: what comes next, and what can be done all the same."""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from gui.kit.buttons import Button
from gui.kit.page import Page
from gui.kit.spaces import px
from gui.kit.surfaces import EmptyState, Message, spaced
from gui.study.parts import clear
from gui.study.state.done import Done
from quizbank.strings import say

_WIDE = 620


class DoneView(Page):
    """``acted`` gives test, choose, start, read, plan, add or back."""

    acted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(say("shell", "action_study"), parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.notes = spaced(QVBoxLayout())
        self.place = spaced(QVBoxLayout(), 4)
        self.done: Done | None = None
        self.buttons: dict[str, Button] = {}
        middle = QHBoxLayout()
        middle.addStretch(1)
        holder = QWidget()
        holder.setMaximumWidth(px(_WIDE))
        inside = spaced(QVBoxLayout(holder), 16)
        inside.addLayout(self.notes)
        inside.addLayout(self.place)
        middle.addWidget(holder, 100)
        middle.addStretch(1)
        self.column.addStretch(2)
        self.column.addLayout(middle)
        self.column.addStretch(3)

    def set_done(self, done: Done, offer: Message | None = None) -> None:
        """Show what there is to do."""
        self.done = done
        clear(self.notes)
        clear(self.place)
        if offer is not None:
            self.notes.addWidget(offer)
        wanted = (
            ("add", done.add, "plus", "Ctrl+N"),
            ("test", done.test, "lightning", "Ctrl+T"),
            ("start", done.start, "cards", ""),
        )
        self.buttons = {}
        for action, words, icon, key in wanted:
            if words:
                kind = "secondary" if self.buttons or offer is not None else "primary"
                self.buttons[action] = Button(words, kind, icon=icon, key=key, size="main")
        box = EmptyState("cards" if done.add else "check-circle", done.title, done.body, [*self.buttons.values()],
                         dashed=False)  # fmt: skip
        self.place.addWidget(box)
        if done.read_on:
            self._add_quiet(("read", done.read_on, "article"))
        if done.choose:
            self._add_quiet(("choose", done.choose, "sliders-horizontal"), ("plan", done.plan, "calendar-check"))
        for action, button in self.buttons.items():
            button.clicked.connect(partial(self.acted.emit, action))
        self.setAccessibleName(f"{done.title}. {done.body}")

    def _add_quiet(self, *buttons: tuple[str, str, str]) -> None:
        """A row of quiet buttons: action, words and icon of each."""
        row = spaced(QHBoxLayout(), 8)
        row.addStretch(1)
        for action, words, icon in buttons:
            self.buttons[action] = Button(words, "quiet", icon=icon)
            row.addWidget(self.buttons[action])
        row.addStretch(1)
        self.place.addLayout(row)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc leads out."""
        if event.key() == Qt.Key.Key_Escape:
            self.acted.emit("back")
        else:
            super().keyPressEvent(event)
