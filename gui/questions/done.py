"""What stands at the right when no question is open: all is read, or the list is empty."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from gui.kit.buttons import Button
from gui.kit.labels import WrapLabel
from gui.kit.page import Scroll
from gui.kit.spaces import px
from gui.kit.surfaces import spaced
from gui.questions.detail import MARGIN
from gui.questions.state import DoneState, ListState, Order
from quizbank.strings import say


class DoneView(Scroll):
    """``next_asked`` gives the article to read on with, ``study_asked`` and ``print_asked`` lead to those pages."""

    next_asked = Signal(str)
    study_asked = Signal()
    print_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("surface", 0, (MARGIN, 56, MARGIN, 24), parent)
        self.title = WrapLabel("", "question_large")
        self.body = WrapLabel("", "body", "muted")
        self.waiting = WrapLabel("", "body")
        self.next = Button("", "primary", icon="caret-right", size="main")
        self.study = Button(say("questions", "study"), icon="cards", key="Ctrl+2", size="main")
        self.print = Button(say("questions", "print"), icon="printer", key="Ctrl+5", size="main")
        self._article = ""
        self.ways = QWidget()
        row = spaced(QVBoxLayout(self.ways), 8)
        for button in (self.next, self.study, self.print):
            button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
            row.addWidget(button)
        self.column.addWidget(self.title)
        self.column.addSpacing(px(8))
        self.column.addWidget(self.body)
        self.column.addSpacing(px(8))
        self.column.addWidget(self.waiting)
        self.column.addSpacing(px(24))
        self.column.addWidget(self.ways, 0, Qt.AlignmentFlag.AlignLeft)
        self.column.addStretch(1)
        self.next.clicked.connect(lambda: self.next_asked.emit(self._article))
        self.study.clicked.connect(self.study_asked)
        self.print.clicked.connect(self.print_asked)

    def show_done(self, done: DoneState) -> None:
        """All is read: say what came of it and where to go on."""
        self.title.setText(done.title)
        self.body.setText(done.body)
        self._article = done.next_article
        self.next.setVisible(bool(done.next_article))
        self.next.setText(done.next_words)
        self.waiting.setText(done.next_title)
        self.waiting.setVisible(bool(done.next_title))
        self.study.kind = "secondary" if done.next_article else "primary"
        self.study.restyle()
        self.ways.show()

    def show_nothing(self, state: ListState, order: Order) -> None:
        """The list has no row."""
        code = "nothing_dropped" if order is Order.DROPPED and not state.dropped else "nothing_here"
        self.title.setText(say("questions", code))
        self.body.setText(say("questions", f"{code}_body"))
        self.waiting.hide()
        self.ways.hide()
