"""The menu bar, made from the table of actions."""

from itertools import groupby

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QMenuBar, QWidget

from gui.kit import icons
from gui.kit.theme import appearance
from gui.shell.actions import ACTIONS, MENUS, Action
from quizbank.strings import say


class Menus(QObject):
    """Menus and shortcuts; ``acted`` gives an action's id."""

    acted = Signal(str)

    def __init__(self, bar: QMenuBar, pages: frozenset[str], window: QWidget) -> None:
        super().__init__(window)
        self.actions: dict[str, QAction] = {}
        self._themes = QActionGroup(self)
        for menu in MENUS:
            wanted = [action for action in ACTIONS if action.menu == menu and (not action.page or action.page in pages)]
            if not wanted:
                continue
            shown = bar.addMenu(say("shell", f"menu_{menu}"))
            for number, (_, group) in enumerate(groupby(wanted, key=lambda action: action.group)):
                if number:
                    shown.addSeparator()
                for action in group:
                    shown.addAction(self._make(action, window))
        appearance().changed.connect(self._redraw)
        self._redraw()
        self.set_theme(appearance().mode)

    def set_undo(self, label: str) -> None:
        """Name what Undo takes back; "" for nothing."""
        undo = self.actions["undo"]
        undo.setText(say("shell", "undo_of", action=say("undo", label)) if label else say("shell", "action_undo"))
        undo.setEnabled(bool(label))

    def set_redo(self, label: str) -> None:
        """Name what Redo does again; "" for nothing."""
        redo = self.actions["redo"]
        redo.setText(say("shell", "redo_of", action=say("undo", label)) if label else say("shell", "action_redo"))
        redo.setEnabled(bool(label))

    def set_enabled(self, action: str, *, enabled: bool) -> None:
        """Enable an action, if it is there."""
        if action in self.actions:
            self.actions[action].setEnabled(enabled)

    def set_theme(self, mode: str) -> None:
        """Tick the theme."""
        self.actions[f"theme_{mode}"].setChecked(True)

    def _make(self, action: Action, window: QWidget) -> QAction:
        made = QAction(say("shell", f"action_{action.id}").replace("&", "&&"), window)
        made.setObjectName(action.id)
        if action.keys:
            made.setShortcut(QKeySequence(action.keys))
        if action.checkable:
            made.setCheckable(True)
            self._themes.addAction(made)
        made.triggered.connect(lambda _=False, name=action.id: self.acted.emit(name))
        self.actions[action.id] = made
        return made

    def _redraw(self) -> None:
        for action in ACTIONS:
            if action.icon and action.id in self.actions:
                self.actions[action.id].setIcon(icons.icon(action.icon))
