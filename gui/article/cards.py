"""The tab Cards: which card of how many, the card, what can be done with it, and what else its sentence gives."""

from collections.abc import Sequence
from datetime import timedelta

from PySide6.QtCore import QEvent, QPoint, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from gui.answers.why_note import WhyNote
from gui.article.card import CardView
from gui.article.fit import FitScroll
from gui.article.state import CardItem, Notice
from gui.kit import icons
from gui.kit.base import Painted, Surface
from gui.kit.buttons import Button, IconButton
from gui.kit.labels import Label, WrapLabel
from gui.kit.links import LinkRow
from gui.kit.spaces import READER_BAR, px
from gui.kit.surfaces import Message, spaced
from gui.kit.theme import colour
from gui.kit.type import line_height
from quizbank.strings import say

HINTS = ("proof", "own", "class")
"""The three hints of the first start, by the codes of their words."""


class CardsPane(Surface):
    """Shows one card at a time, or a message in its place. What it asks for:

    ``stepped(±1)``, ``opened(uid)``, ``answer_asked``, ``graded(1..4)``, ``why_asked``, ``later_asked``,
    ``wrong_asked``, ``resume_asked``, ``back_asked`` (from a sentence's message to the card), ``history_asked`` (of the
    card), ``hint_closed(code)``.
    """

    stepped = Signal(int)
    opened = Signal(str)
    why_asked = Signal()
    later_asked = Signal()
    wrong_asked = Signal()
    resume_asked = Signal()
    back_asked = Signal()
    history_asked = Signal()
    hint_closed = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("bg", parent)
        self._has_card = False
        self.place = Label("", "caption", "muted")
        self.history = IconButton("clock-counter-clockwise", say("article", "history"))
        self.back = IconButton("caret-left", say("article", "previous_card"), key="Left")
        self.on = IconButton("caret-right", say("article", "next_card"), key="Right")
        self.card = CardView()
        self.sentence_note = Message("info", "")
        self.notice = Message("info", "")
        self.why_button = Button(say("article", "why"), "quiet", icon="question", key="W", size="small")
        self.later_button = Button(say("article", "later"), "quiet", icon="clock", key="B", size="small")
        self.resume_button = Button(say("article", "resume"), "quiet", icon="clock", size="small")
        self.wrong_button = Button(say("article", "wrong"), "quiet", icon="flag", key="R", size="small")
        self.back_button = Button(say("article", "back_to_card"), "quiet", icon="cards", key="Esc", size="small")
        self.why_note = WhyNote()
        self.more = FitScroll("bg", 0, least=36)
        self.hints = QWidget()
        self._build()
        self.back.clicked.connect(lambda: self.stepped.emit(-1))
        self.on.clicked.connect(lambda: self.stepped.emit(1))
        self.history.clicked.connect(self.history_asked)
        self.why_button.clicked.connect(self.why_asked)
        self.later_button.clicked.connect(self.later_asked)
        self.resume_button.clicked.connect(self.resume_asked)
        self.wrong_button.clicked.connect(self.wrong_asked)
        self.back_button.clicked.connect(self.back_asked)

    # --- what is shown ----------------------------------------------------------------------------------------
    def show_card(self, item: CardItem, intervals: Sequence[timedelta], at: int, count: int) -> None:
        """Show a card's question, the card number ``at`` (from 0) of ``count``."""
        self.card.show_card(item, intervals)
        self._switch(card=True)
        self.place.setText(say("article", "card_of", at=at + 1, count=count))
        self.back.setEnabled(at > 0)
        self.on.setEnabled(at < count - 1)
        self.set_shown(shown=False)

    def set_shown(self, *, shown: bool) -> None:
        """Show the answer and what may be said only after it."""
        self.card.set_shown(shown=shown)
        suspended = self.card.item is not None and self.card.item.suspended
        self.why_button.setVisible(shown)
        self.history.setVisible(shown)
        self.later_button.setVisible(not suspended)
        self.resume_button.setVisible(suspended)
        self.why_note.hide()

    def set_beside(self, items: Sequence[CardItem]) -> None:
        """The other cards of the sentence; none hides the list."""
        self._clear(self.also)
        self.also_heading.setVisible(bool(items))
        for number, item in enumerate(items):
            row = LinkRow(item.kind, item.stem, item.when, lined=number > 0)
            row.clicked.connect(lambda _on=False, uid=item.uid: self.opened.emit(uid))
            self.also.addWidget(row)
        self._order()

    def set_notice(self, notice: Notice | None, *, instead: bool) -> None:
        """A message about the whole article, in place of cards or under them."""
        self.notice.setVisible(notice is not None)
        if notice:
            self.notice.set_words(notice.title, notice.body)
        if instead:
            self._switch(card=False)
            self.place.setText(say("article", "no_cards"))

    def show_sentence(self, reason: str) -> None:
        """Say, in place of the card, why a sentence has none; the card comes back with ``back_asked``."""
        self.sentence_note.set_words(say("article", "none_title"), reason)
        self.sentence_note.show()
        self.back_button.setVisible(self.card.item is not None)
        for widget in (self.card, self.action_row, self.more):
            widget.hide()

    def hide_sentence(self) -> None:
        """Take the sentence's message away."""
        self.sentence_note.hide()
        self.back_button.hide()
        self.more.show()
        for widget in (self.card, self.action_row):
            widget.setVisible(self._has_card)

    def set_hints(self, codes: Sequence[str]) -> None:
        """Show the hints that weren't closed yet."""
        self._clear(self.hint_column)
        self.hints.setVisible(bool(codes))
        for code in codes:
            hint = Hint(code)
            hint.closed.connect(self.hint_closed)
            self.hint_column.addWidget(hint)
        self._order()

    def set_narrow(self, *, narrow: bool) -> None:
        """Closer margins and the proof in one line."""
        side = px(12 if narrow else 16)
        self._outer.setContentsMargins(side, 0, side, px(8))
        self.card.set_narrow(narrow=narrow)
        self.wrong_button.setText(say("article", "wrong_short" if narrow else "wrong"))

    # --- Qt ---------------------------------------------------------------------------------------------------
    def resizeEvent(self, event: QResizeEvent) -> None:
        """The height is shared anew."""
        super().resizeEvent(event)
        self._share()

    def event(self, event: QEvent) -> bool:
        """So it is when something is shown or hidden."""
        if event.type() == QEvent.Type.LayoutRequest:
            self._share()
        return super().event(event)

    def minimumSizeHint(self) -> QSize:
        """Small: what is inside scrolls."""
        return QSize(px(200), px(200))

    def _share(self) -> None:
        """The card comes first; what stands under it scrolls, but is never less than a line (more, if asked for)."""
        asked = not self.why_note.isHidden()
        self.card.set_folded(folded=asked)
        frame = self.card.sizeHint().height() - self.card.scroller.sizeHint().height()
        others = (self.head, self.action_row)
        taken = sum(w.sizeHint().height() for w in others if not w.isHidden()) + frame + px(8)
        below = min(self.more.content_height(), px(200 if asked else 60), self.height() // (2 if asked else 6))
        below = min(below, max(px(36), self.height() - taken - px(72)))
        self.card.scroller.set_least(max(px(48), self.height() - taken - below))
        self.more.set_least(below)

    # --- inside -----------------------------------------------------------------------------------------------
    def _build(self) -> None:
        outer = self._outer = spaced(QVBoxLayout(self), 0, 16, 0, 16, 8)
        self.head = QWidget()
        self.head.setFixedHeight(px(READER_BAR))
        head = spaced(QHBoxLayout(self.head), 2, 4)
        head.addWidget(self.place, 1)
        head.addWidget(self.history)
        head.addWidget(self.back)
        head.addWidget(self.on)
        outer.addWidget(self.head)
        outer.addWidget(self.sentence_note)
        outer.addWidget(self.back_button, 0, Qt.AlignmentFlag.AlignLeft)
        outer.addWidget(self.card)
        outer.addWidget(self._actions())
        outer.addWidget(self.more)
        outer.addStretch(1)
        column = self.more.column
        column.addWidget(self.notice)
        column.addWidget(self.why_note)
        column.addWidget(self.hints)
        self.also_heading = Label(say("article", "also"), "caption", "muted", weight=600)
        heading = spaced(QVBoxLayout(), 0, 8, 8, 0, 4)
        heading.addWidget(self.also_heading)
        column.addLayout(heading)
        self.also = spaced(QVBoxLayout())
        column.addLayout(self.also)
        self.hint_column = spaced(QVBoxLayout(self.hints), 4, 0, 4, 0, 8)
        for widget in (self.sentence_note, self.back_button, self.why_note, self.notice, self.hints):
            widget.hide()

    def _actions(self) -> QWidget:
        self.action_row = QWidget()
        row = spaced(QHBoxLayout(self.action_row), 2, 0, 8, 0, 0)
        for button in (self.why_button, self.later_button, self.resume_button, self.wrong_button):
            row.addWidget(button)
        row.addStretch(1)
        return self.action_row

    def _order(self) -> None:
        """What is made anew is reached by Tab where it stands, behind the buttons of the card."""
        before: QWidget = self.wrong_button
        for column in (self.hint_column, self.also):
            for at in range(column.count()):
                if (item := column.itemAt(at)) and (widget := item.widget()):
                    after = widget.button if isinstance(widget, Hint) else widget
                    QWidget.setTabOrder(before, after)
                    before = after

    def _switch(self, *, card: bool) -> None:
        self._has_card = card
        self.history.hide()
        for widget in (self.back, self.on):
            widget.setVisible(card)
        self.hide_sentence()

    @staticmethod
    def _clear(column: QVBoxLayout) -> None:
        while item := column.takeAt(0):
            if widget := item.widget():
                widget.hide()
                widget.deleteLater()


class Hint(Painted):
    """A hint that goes away."""

    closed = Signal(str)

    def __init__(self, code: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        row = spaced(QHBoxLayout(self), 4, 32)
        words = spaced(QVBoxLayout(), 0, 0, 4, 0, 4)
        words.addWidget(WrapLabel(say("article", f"hint_{code}"), "body", "muted"))
        row.addLayout(words, 1)
        self.button = IconButton("x", say("article", "hint_close"), side=28)
        self.button.clicked.connect(lambda: self.closed.emit(code))
        row.addWidget(self.button, 0, Qt.AlignmentFlag.AlignTop)

    def draw(self, painter: QPainter) -> None:
        """The icon."""
        top = px(4) + (line_height("body") - px(16)) // 2
        icons.paint(painter, "lightbulb", QPoint(px(8), top), px(16), colour("accent"))
