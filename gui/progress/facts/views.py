"""The facts of a group that are to be looked at again, and a card with its history, as pages with a way back."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from gui.kit.buttons import Button
from gui.kit.labels import Tag, WrapLabel
from gui.kit.offsets import utf16_span
from gui.kit.page import Page
from gui.kit.surfaces import Card, Line, ProofBox, spaced
from gui.progress.cards import TableCard
from gui.progress.facts.state import CardHistoryState, FactsState
from quizbank.strings import say


class FactsView(Page):
    """``opened`` gives the key of a row; ``back_asked`` leads back."""

    opened = Signal(str)
    back_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self.back = Button(say("progress_page", "back"), "quiet", icon="arrow-left", key="Esc", size="main")
        self.known = WrapLabel("", "lead", "muted")
        self.others = TableCard(say("progress_page", "facts_others"), nothing=say("progress_page", "facts_all_known"))
        self.header.addWidget(self.back)
        self.column.addWidget(self.known)
        self.column.addWidget(self.others)
        self.column.addStretch(1)
        self.back.clicked.connect(self.back_asked)
        self.others.table.opened.connect(self.opened)

    def set_state(self, state: FactsState, more: str = "") -> None:
        """Show another group; ``more`` says how many facts are not listed."""
        self.heading.setText(state.title)
        self.known.setText(state.known)
        self.others.set_state(state.others, more)


class CardView(Page):
    """``opened`` leads to the card in its article; ``back_asked`` back."""

    opened = Signal()
    back_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(say("progress_page", "card"), parent)
        self.back = Button(say("progress_page", "back"), "quiet", icon="arrow-left", key="Esc", size="main")
        self.open_button = Button(
            say("progress_page", "open_card"), "primary", icon="article", key="Enter", size="main"
        )
        self.tag, self.stem = Tag("actor"), WrapLabel("", "question")
        self.answer, self.proof = WrapLabel("", "title"), ProofBox()
        self.lines = WrapLabel("", "body", "muted")
        self.entries = TableCard(say("progress_page", "history"), nothing=say("progress_page", "history_none"))
        self.header.addWidget(self.back)
        self.header.addWidget(self.open_button)
        card = Card()
        tags = spaced(QHBoxLayout())
        tags.addWidget(self.tag)
        tags.addStretch(1)
        card.column.addLayout(tags)
        for part in (self.stem, Line(), self.answer, self.proof, self.lines):
            card.column.addWidget(part)
        self.column.addWidget(card)
        self.column.addWidget(self.entries)
        self.column.addStretch(1)
        self.back.clicked.connect(self.back_asked)
        self.open_button.clicked.connect(self.opened)

    def set_state(self, state: CardHistoryState) -> None:
        """Show another card."""
        self.tag.set_kind(state.kind)
        self.stem.setText(state.stem)
        self.answer.setText(state.answer)
        bold = [utf16_span(state.sentence, *state.answer_at)] if state.answer_at else []
        self.proof.set_proof(state.sentence, bold, state.source)
        self.lines.setText("\n".join(state.lines))
        self.lines.setVisible(bool(state.lines))
        self.entries.set_state(state.entries)
