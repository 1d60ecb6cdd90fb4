"""Dialogs: the question as title, what is safe as body, the verb on the button."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from gui.kit.base import fill
from gui.kit.buttons import Button
from gui.kit.labels import WrapLabel
from gui.kit.spaces import px
from gui.kit.surfaces import spaced
from gui.kit.theme import appearance
from quizbank.strings import say


class Dialog(QDialog):
    """Only for what can't be undone or needs input.

    Put inputs into ``column``. ``accept_button`` names the verb (Enter); Cancel is Esc. Use ``open()`` with the
    signals accepted and rejected, or ``exec()``.
    """

    def __init__(
        self, question: str, body: str, verb: str, *, icon: str = "", other: str = "", width: int = 470,
        parent: QWidget | None = None,
    ) -> None:  # fmt: skip
        super().__init__(parent)
        self.setWindowTitle(question)
        self.setAccessibleDescription(body)
        self.setModal(True)
        self._width = width
        outer = spaced(QVBoxLayout(self), 0, 24, 22, 24, 20)
        self.title = WrapLabel(question, "title")
        self.body = WrapLabel(body, "body", "muted")
        if not body:
            self.body.hide()  # and never shown here: until it has its place it would be a window of its own
        self.column = spaced(QVBoxLayout(), 12)
        for widget in (self.title, self.body):
            outer.addWidget(widget)
            outer.addSpacing(px(6))
        outer.addLayout(self.column)
        outer.addSpacing(px(14))
        row = spaced(QHBoxLayout(), 8)
        self.cancel_button = Button(say("kit", "cancel"), key="Esc")
        self.accept_button = Button(verb, "primary", icon=icon, key="Enter")
        self.other_button = Button(other, "quiet") if other else None
        if self.other_button:
            row.addWidget(self.other_button)
        row.addStretch(1)
        row.addWidget(self.cancel_button)
        row.addWidget(self.accept_button)
        outer.addLayout(row)
        self.cancel_button.clicked.connect(self.reject)
        self.accept_button.clicked.connect(self.accept)
        appearance().changed.connect(self.restyle)
        self.restyle()

    def restyle(self) -> None:
        """Take the colour and the width again; never wider than the screen."""
        fill(self, "raised")
        self.setFixedWidth(min(px(self._width), self.screen().availableSize().width()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter in a field accepts, if the verb can be done."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if self.accept_button.isEnabled():
                self.accept_button.click()
            return
        super().keyPressEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        """Take the height that the words need."""
        super().showEvent(event)
        if self.column.count():
            self.column.setContentsMargins(0, px(8), 0, px(6))
        layout = self.layout()
        if layout and layout.hasHeightForWidth():
            self.resize(self.width(), layout.totalHeightForWidth(self.width()))
        self._stay_on_screen()

    def _stay_on_screen(self) -> None:
        """Qt places a dialog before its height is known, so a high one would end under the screen."""
        area, frame = self.screen().availableGeometry(), self.frameGeometry()
        if (below := frame.bottom() - area.bottom()) > 0:
            self.move(frame.x(), max(area.top(), frame.y() - below))
