"""The end of a session or a quiz on the screen: what was missed first, then what was known; tallies at the right."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QLayout, QVBoxLayout, QWidget

from gui.answers.why_note import WhyNote
from gui.kit.base import Surface
from gui.kit.buttons import Button
from gui.kit.labels import Label, WrapLabel
from gui.kit.offsets import utf16_span
from gui.kit.page import Scroll
from gui.kit.progress import Meter
from gui.kit.spaces import PAGE_MARGIN, px
from gui.kit.surfaces import Card, Figure, Line, Message, ProofBox, spaced
from gui.study.attempts import AttemptsTable
from gui.study.parts import Icon, clear, show_proof
from gui.study.state.summary import KnownRow, MissedRow, Summary, TallyRow
from gui.study.state.wording import Proof
from quizbank.strings import say

_KNOWN_FIRST = 4
_SIDE = 344
_STACK_UNDER = 900
_INDENT = 30
_ANSWER = 220


class Reason(QWidget):
    """The sentence that proves an answer, and under it why it is that one; hidden until it is asked for."""

    def __init__(self, proof: Proof, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.box, self.note = ProofBox(), WhyNote()
        show_proof(self.box, proof)
        column = spaced(QVBoxLayout(self), 8, 0, 8, 0, 4)
        column.addWidget(self.box)
        column.addWidget(self.note)
        self.hide()

    def set_lines(self, lines: Sequence[tuple[str, str]]) -> None:
        """Say why."""
        self.note.set_lines(lines)


class SummaryView(Surface):
    """``acted`` gives repeat, study, again or back; ``proof_wanted`` and ``why_wanted`` an article and its item."""

    acted = Signal(str)
    proof_wanted = Signal(str, str)
    why_wanted = Signal(str, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("surface", parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.summary: Summary | None = None
        self.scroller = Scroll("surface", 0, (PAGE_MARGIN, 28, PAGE_MARGIN, 40))
        spaced(QVBoxLayout(self)).addWidget(self.scroller)
        self.caption = WrapLabel("", "body", "muted")
        self.figure = Figure("")
        self.line = WrapLabel("")
        self.repeat = Button("", "primary", icon="arrow-counter-clockwise", key="Enter", size="main")
        self.study = Button(say("quiz", "study_missed"), icon="cards", size="main")
        self.again = Button("", "quiet", icon="arrow-clockwise", size="main")
        self.back = Button("", "quiet", icon="article", key="Esc", size="main")
        self.left, self.side = spaced(QVBoxLayout()), Card(gap=10)
        self.proofs: list[Button] = []
        self.reasons: dict[str, Reason] = {}
        self.links: dict[str, Button] = {}
        self.more: Button | None = None
        self.offers = spaced(QVBoxLayout())
        self._lay_out()
        for button, action in self._all_buttons():
            button.clicked.connect(partial(self.acted.emit, action))

    def set_summary(self, summary: Summary) -> None:
        """Show an end."""
        self.summary = summary
        self.setAccessibleName(f"{summary.caption}: {summary.figure} {summary.words}. {summary.line}")
        self.caption.setText(summary.caption)
        self.figure.set_figure(summary.figure, summary.words)
        self.line.setText(summary.line)
        for button, words in (
            (self.repeat, summary.repeat), (self.again, summary.again), (self.back, summary.back),
        ):  # fmt: skip
            button.setText(words)
            button.setVisible(bool(words))
        self.study.setVisible(bool(summary.study))
        self._fill_left(summary, known=_KNOWN_FIRST)
        self._fill_side(summary)
        self._fit_buttons()
        self.scroller.verticalScrollBar().setValue(0)

    def set_offer(self, offer: Message | None) -> None:
        """Show a message under the buttons, or none."""
        clear(self.offers)
        if offer is not None:
            self.offers.addWidget(offer)
            self.offers.addSpacing(px(20))

    def show_why(self, uid: str, lines: Sequence[tuple[str, str]]) -> None:
        """Say under an item why its answer is the answer."""
        self.reasons[uid].set_lines(lines)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter repeats what was missed (or goes back where nothing was), Esc goes back."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.summary is not None:
            self.acted.emit("repeat" if self.summary.repeat else "back")
        elif event.key() == Qt.Key.Key_Escape:
            self.acted.emit("back")
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the tallies below where they have no room beside."""
        super().resizeEvent(event)
        narrow = self.width() < px(_STACK_UNDER)
        self._fit_buttons()
        direction = QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight
        self._columns.setDirection(direction)
        self._columns.setSpacing(px(24 if narrow else 36))
        self.side.setMinimumWidth(0 if narrow else px(_SIDE))
        self.side.setMaximumWidth(px(640) if narrow else px(_SIDE))

    def _all_buttons(self) -> tuple[tuple[Button, str], ...]:
        return ((self.repeat, "repeat"), (self.study, "study"), (self.again, "again"), (self.back, "back"))

    def _fit_buttons(self) -> None:
        """One above the other where they have no room side by side."""
        shown = [button for button, _ in self._all_buttons() if not button.isHidden()]
        wide = sum(button.sizeHint().width() + px(8) for button in shown) + 2 * px(PAGE_MARGIN)
        beside = wide <= self.width()
        self._buttons.setDirection(QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom)

    def _lay_out(self) -> None:
        column = self.scroller.column
        column.addWidget(self.caption)
        column.addSpacing(px(4))
        column.addWidget(self.figure)
        column.addSpacing(px(6))
        column.addWidget(self.line)
        column.addSpacing(px(16))
        self._buttons = spaced(QHBoxLayout(), 8)
        for button, _ in self._all_buttons():
            self._buttons.addWidget(button)
        self._buttons.addStretch(1)
        column.addLayout(self._buttons)
        column.addSpacing(px(20))
        column.addLayout(self.offers)
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        holder = QWidget()
        holder.setLayout(self.left)
        self._columns.addWidget(holder, 1)
        self._columns.addWidget(self.side, 0, Qt.AlignmentFlag.AlignTop)
        column.addLayout(self._columns)
        column.addStretch(1)

    def _fill_left(self, summary: Summary, *, known: int) -> None:
        clear(self.left)
        self.proofs, self.reasons, self.links, self.more = [], {}, {}, None
        if summary.missed:
            self.left.addWidget(Label(summary.missed_title, weight=600))
            self.left.addSpacing(px(8))
            for number, row in enumerate(summary.missed):
                self._add_rule(number)
                self.left.addWidget(self._missed(row))
            self.left.addSpacing(px(24))
        if summary.known:
            self.left.addWidget(Label(summary.known_title, weight=600))
            for number, known_row in enumerate(summary.known[:known]):
                self._add_rule(number)
                self.left.addWidget(self._known(known_row))
            if rest := len(summary.known) - known:
                self._add_more(summary, rest)
        if summary.attempts is not None:
            self.left.addSpacing(px(24))
            self.left.addWidget(AttemptsTable(summary.attempts))
        self.left.addStretch(1)

    def _add_more(self, summary: Summary, rest: int) -> None:
        if rest <= 0:
            return
        self.more = Button(say("study", "show_more", count=rest), "quiet", icon="caret-down")
        self.more.clicked.connect(lambda: self._fill_left(summary, known=len(summary.known)))
        self.left.addWidget(self.more)

    def _add_rule(self, number: int) -> None:
        if number:
            self.left.addLayout(_indented(Line()))

    def _missed(self, row: MissedRow) -> QWidget:
        holder = QWidget()
        stem = WrapLabel(row.stem, weight=500)
        you = say("study", "you", given=row.given) if row.given else ""
        answers = WrapLabel()
        words = "\N{EM SPACE}".join(part for part in (you, say("study", "right", right=row.right)) if part)
        told = len(words) - len(row.right)
        soft = ((0, len(you) - len(row.given)), (len(you) + 1, told)) if you else ((0, told),)
        bold = [utf16_span(words, told, len(words))]
        answers.set_rich(words, bold, [utf16_span(words, *span) for span in soft])
        proof = Button(say("study", "proof"), "link", size="small")
        proof.setAccessibleName(say("study", "proof_of", stem=row.stem))
        proof.clicked.connect(partial(self.proof_wanted.emit, row.article, row.uid))
        self.proofs.append(proof)
        line = spaced(QHBoxLayout(holder), 14, 0, 6, 0, 6)
        line.addWidget(Icon("arrow-counter-clockwise", "warning"), 0, Qt.AlignmentFlag.AlignTop)
        column = spaced(QVBoxLayout())
        column.addWidget(stem)
        second = spaced(QHBoxLayout(), 12)
        second.addWidget(answers, 1, Qt.AlignmentFlag.AlignVCenter)
        second.addWidget(self._why_link(row, row.why, "small"))
        second.addWidget(proof)
        column.addLayout(second)
        column.addWidget(self.reasons[row.uid])
        line.addLayout(column, 1)
        return holder

    def _known(self, row: KnownRow) -> QWidget:
        holder = QWidget()
        line = spaced(QHBoxLayout(holder), 14, 0, 12, 0, 12)
        line.addWidget(Icon("check-circle", "success"), 0, Qt.AlignmentFlag.AlignTop)
        answer = WrapLabel(row.answer, "body", "muted", align=Qt.AlignmentFlag.AlignRight)
        answer.setFixedWidth(min(answer.sizeHint().width(), px(_ANSWER)))
        first = spaced(QHBoxLayout(), 14)
        first.addWidget(WrapLabel(row.stem), 1)
        first.addWidget(answer, 0, Qt.AlignmentFlag.AlignTop)
        first.addWidget(self._why_link(row, say("article", "why"), "line"), 0, Qt.AlignmentFlag.AlignTop)
        column = spaced(QVBoxLayout())
        column.addLayout(first)
        column.addWidget(self.reasons[row.uid])
        line.addLayout(column, 1)
        return holder

    def _why_link(self, row: MissedRow | KnownRow, words: str, size: str) -> Button:
        """A link that opens and closes the reason under a row."""
        self.reasons[row.uid] = reason = Reason(row.proof)
        self.links[row.uid] = link = Button(words, "link", size=size)
        link.setAccessibleName(f"{words}: {row.stem}")

        def toggle() -> None:
            reason.setVisible(reason.isHidden())
            if not reason.isHidden():
                self.why_wanted.emit(row.article, row.uid)

        link.clicked.connect(toggle)
        return link

    def _fill_side(self, summary: Summary) -> None:
        layout = self.side.column
        clear(layout)
        groups: list[tuple[str, Sequence[QWidget]]] = [
            (title, [_tally(row) for row in rows]) for title, rows in summary.groups
        ]
        groups.append((say("study", "coming_title"), [WrapLabel(summary.coming, "body", "muted")]))
        for number, (title, rows) in enumerate(groups):
            if number:
                _add(layout, Line(), px(6))
            layout.addWidget(Label(title, weight=600))
            for row in rows:
                layout.addWidget(row)


def _add(layout: QVBoxLayout, widget: QWidget, around: int) -> None:
    layout.addSpacing(around)
    layout.addWidget(widget)
    layout.addSpacing(around)


def _tally(row: TallyRow) -> QWidget:
    holder = QWidget()
    line = spaced(QHBoxLayout(holder), 8)
    line.addWidget(Icon(row.icon, row.colour), 0, Qt.AlignmentFlag.AlignTop)
    line.addWidget(WrapLabel(row.name, lines=2), 1)
    meter = Meter(row.right, row.asked)
    meter.setFixedWidth(px(154))
    meter.setAccessibleName(f"{row.name}: {meter.words.text()}")
    line.addWidget(meter, 0, Qt.AlignmentFlag.AlignTop)
    return holder


def _indented(widget: QWidget) -> QLayout:
    row = spaced(QHBoxLayout(), 0, _INDENT)
    row.addWidget(widget)
    return row
