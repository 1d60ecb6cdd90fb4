"""The tab Quiz: what a quiz on this article can hold, and the button that starts it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from gui.article.state import QuizState
from gui.kit.base import Surface
from gui.kit.buttons import Button
from gui.kit.labels import Label, WrapLabel
from gui.kit.page import Scroll
from gui.kit.surfaces import Card, Figure, Line, spaced
from quizbank.strings import say


class QuizPane(Surface):
    """Says what is ready; ``wanted`` asks for a quiz on the article, ``choice_wanted`` for the quiz builder."""

    wanted = Signal()
    choice_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("bg", parent)
        self.card = Card(20, 6)
        self.figure = Figure("")
        self.kinds = spaced(QVBoxLayout(), 4)
        self.words, self.coverage = WrapLabel("", "body", "muted"), WrapLabel("", "body", "muted")
        self.start_button = Button("", "primary", icon="lightning", size="main")
        self.choose_button = Button(say("study", "choose"), "quiet", icon="sliders-horizontal")
        scroll = Scroll("bg", 0, (16, 16, 16, 16))
        self.card.column.addWidget(self.figure)
        self.card.column.addWidget(self.words)
        self.card.column.addWidget(self.coverage)
        self.card.column.addSpacing(6)
        self.card.column.addWidget(Line())
        self.card.column.addSpacing(6)
        self.card.column.addLayout(self.kinds)
        self.card.column.addSpacing(10)
        for button in (self.start_button, self.choose_button):
            self.card.column.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        scroll.column.addWidget(self.card)
        scroll.column.addStretch(1)
        spaced(QVBoxLayout(self)).addWidget(scroll)
        self.start_button.clicked.connect(self.wanted)
        self.choose_button.clicked.connect(self.choice_wanted)

    def set_state(self, state: QuizState) -> None:
        """Show what is ready; without facts there is nothing to start."""
        self.figure.set_figure(str(state.facts), say("article", "quiz_facts", count=state.facts))
        self.words.setText(say("article", "quiz_words" if state.facts else "quiz_nothing"))
        self.coverage.setText(state.coverage)
        self.coverage.setVisible(bool(state.coverage))
        self.start_button.setText(say("article", "quiz_start", count=state.count))
        for button in (self.start_button, self.choose_button):
            button.setVisible(state.facts > 0)
        while item := self.kinds.takeAt(0):
            if widget := item.widget():
                widget.hide()
                widget.deleteLater()
        for kind, count in state.kinds:
            self.kinds.addWidget(_KindLine(say("article", f"kind_{kind}"), str(count)))


class _KindLine(QWidget):
    """A kind of question and how many there are."""

    def __init__(self, words: str, count: str) -> None:
        super().__init__()
        row = spaced(QHBoxLayout(self), 8)
        row.addWidget(Label(words), 1)
        row.addWidget(Label(count, "body", "muted", fixed=True))
