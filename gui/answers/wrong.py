"""What is wrong with a question: a menu in which one key gives the reason and drops it, or asks for other words."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QMenu, QWidget

from gui.answers.words import say_reason
from quizbank.domain.review import DropReason
from quizbank.strings import say


class WrongMenu(QMenu):
    """``refused`` gives the DropReason, ``edit_asked`` wants other words; Esc goes back."""

    refused = Signal(object)
    edit_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setAccessibleName(say("answers", "wrong"))
        self._by_key: dict[str, QAction] = {}
        self.addAction(say("answers", "wrong")).setEnabled(False)
        for number, reason in enumerate(DropReason, 1):
            words = say_reason(reason)
            self._add(f"{words[:1].upper()}{words[1:]}", str(number), partial(self.refused.emit, reason))
        self.addSeparator()
        self._add(say("answers", "edit"), "E", self.edit_asked.emit)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The single keys of the lines."""
        chosen = self._by_key.get(event.text().upper())
        if chosen is None or event.isAutoRepeat():
            super().keyPressEvent(event)
            return
        self.close()
        chosen.trigger()

    def _add(self, words: str, key: str, doing: Callable[[], object]) -> None:
        entry = self.addAction(f"{words}\t{key}")
        entry.triggered.connect(lambda _=False: doing())
        self._by_key[key] = entry


def ask_wrong(
    anchor: QWidget, refuse: Callable[[DropReason], object], edit: Callable[[], object], parent: QWidget
) -> None:
    """Open the menu above its button, or at the foot of the page where that has no room."""
    menu = WrongMenu(parent)
    menu.refused.connect(refuse)
    menu.edit_asked.connect(edit)
    at = anchor if anchor.isVisible() else parent
    top = 0 if at is anchor else at.height()
    menu.popup(at.mapToGlobal(QPoint(0, top - menu.sizeHint().height())))
