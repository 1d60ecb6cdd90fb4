"""The card: what is asked, then the answer with its proof, and the four grades that keep their place below."""

from collections.abc import Sequence
from datetime import timedelta

from PySide6.QtCore import QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from gui.article.fit import FitScroll
from gui.article.state import CardItem
from gui.kit import paint
from gui.kit.base import keyboard_focus
from gui.kit.buttons import Button, Grades
from gui.kit.intervals import say_interval
from gui.kit.labels import Label, Tag, WrapLabel
from gui.kit.offsets import utf16_span
from gui.kit.spaces import RADIUS_CARD, px
from gui.kit.surfaces import Card, Line, ProofBox, spaced
from gui.kit.type import font
from quizbank.strings import say

_BAR = 12
"""Room for a scroll bar beside the words."""


class CardView(Card):
    """One card; ``answer_asked`` by its button, ``graded`` gives 1..4."""

    answer_asked = Signal()
    graded = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(20, 0, parent)
        self._ring = False
        self.item: CardItem | None = None
        self.is_shown = False
        self._narrow = self._folded = False
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self.tag = Tag("actor")
        self.when = Label("", "caption", "muted", align=Qt.AlignmentFlag.AlignRight)
        self.stem = WrapLabel("", "question")
        self.context = WrapLabel("", "caption", "muted")
        self.answer = WrapLabel("", "title")
        self.proof = ProofBox()
        self.show_button = Button(say("article", "show_answer"), key="Space", size="main")
        self.show_button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.grades = Grades()
        self.scroller = FitScroll("raised")
        self._back = self._build_back()
        self._build_front()
        self.column.addWidget(self.scroller)
        self.column.addSpacing(px(16))
        self.column.addWidget(self.show_button)
        self.column.addWidget(self.grades)
        self.show_button.clicked.connect(self.answer_asked)
        self.grades.graded.connect(self.graded)

    def show_card(self, item: CardItem, intervals: Sequence[timedelta]) -> None:
        """Show a card's question."""
        self.item = item
        self.tag.set_kind(item.kind)
        self.when.setText(item.when)
        self.stem.setText(item.stem)
        self._set_context()
        self.answer.setText(item.answer)
        bold = [utf16_span(item.sentence, *item.answer_at)] if item.answer_at else []
        self.proof.set_proof(item.sentence, bold, item.source)
        if intervals:
            self.grades.set_intervals(tuple(map(say_interval, intervals)))
        self.set_shown(shown=False)

    def set_shown(self, *, shown: bool) -> None:
        """Show or hide the answer."""
        self.is_shown = shown
        self._back.setVisible(shown)
        self.grades.setVisible(shown)
        self.show_button.setVisible(not shown)
        item = self.item
        self.setAccessibleName(item.stem if item else "")
        answered = (
            say("article", "accessible_answer", answer=item.answer, proof=item.sentence) if item and shown else ""
        )
        self.setAccessibleDescription(answered)
        self.scroller.updateGeometry()
        QTimer.singleShot(0, self, self._scroll)

    def _scroll(self) -> None:
        """If height is short: the question's top, or as much of answer and proof as there is room for."""
        bar = self.scroller.verticalScrollBar()
        answer = self.answer.mapTo(self.scroller.content, QPoint(0, 0)).y()
        proof = self.proof.mapTo(self.scroller.content, QPoint(0, self.proof.height())).y()
        # The word "Answer" above it goes where the proof is seen whole without it.
        top = max(answer - px(24), min(proof - self.scroller.viewport().height(), answer - px(2)))
        bar.setValue(min(top, bar.maximum()) if self.is_shown else 0)

    def set_narrow(self, *, narrow: bool) -> None:
        """Closer margins, and the proof in one line, since the reader shows it."""
        self._narrow = narrow
        side = px(12 if narrow else 20)
        self.column.setContentsMargins(side, px(16 if narrow else 20), side, side)
        self.grades.set_gap(4 if narrow else 8)
        self._fold()

    def set_folded(self, *, folded: bool) -> None:
        """The proof in one line while something else needs the room."""
        if folded != self._folded:
            self._folded = folded
            self._fold()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The title of the article stands beside the day only where both have room on a line."""
        super().resizeEvent(event)
        self._set_context()

    def draw(self, painter: QPainter) -> None:
        """The box and its ring."""
        super().draw(painter)
        if self._ring:
            paint.ring(painter, self.rect(), px(RADIUS_CARD))

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the ring when the focus came by keyboard."""
        self._ring = keyboard_focus(event, before=self._ring)
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Drop the ring."""
        self._ring = False
        super().focusOutEvent(event)
        self.update()

    def _set_context(self) -> None:
        if self.item is None:
            return
        room = self.width() - 2 * self.column.contentsMargins().left() - px(_BAR)
        whole = paint.width(self.item.context, font("caption")) <= room or not self.item.day
        self.context.setText(self.item.context if whole else self.item.day)

    def _fold(self) -> None:
        one_line = self._narrow or self._folded
        self.proof.set_collapsed(say("article", "proof_lit") if one_line else "", "P" if one_line else "")
        self.scroller.updateGeometry()

    def _build_front(self) -> None:
        column = self.scroller.column
        head = spaced(QHBoxLayout(), 8)
        head.addWidget(self.tag)
        head.addWidget(self.when, 1)
        column.addLayout(head)
        column.addSpacing(px(8))
        column.addWidget(self.stem)
        column.addSpacing(px(4))
        column.addWidget(self.context)
        column.addWidget(self._back)

    def _build_back(self) -> QWidget:
        back = QWidget()
        column = spaced(QVBoxLayout(back), 0, 0, 14)
        column.addWidget(Line())
        column.addSpacing(px(12))
        column.addWidget(Label(say("article", "answer"), "caption", "muted", weight=600))
        column.addSpacing(px(1))
        column.addWidget(self.answer)
        column.addSpacing(px(10))
        column.addWidget(self.proof)
        return back
