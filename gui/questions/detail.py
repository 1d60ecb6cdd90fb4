"""One question at the right: stem, options or answer, its proof, and what else its sentence gives."""

from PySide6.QtCore import QPoint, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLayout, QSizePolicy, QVBoxLayout, QWidget

from gui.kit import icons
from gui.kit.base import Painted, Surface
from gui.kit.buttons import Button
from gui.kit.labels import Label, Tag, WrapLabel
from gui.kit.links import LinkRow
from gui.kit.offsets import utf16_span
from gui.kit.options import OptionRow
from gui.kit.page import Scroll
from gui.kit.spaces import px
from gui.kit.surfaces import Line, ProofBox, spaced
from gui.kit.theme import colour
from gui.kit.type import line_height
from gui.questions.state import Detail
from quizbank.domain.review import ItemState
from quizbank.strings import say

MARGIN = 36
_KEEP = {
    ItemState.NEW: ("keep", "check"),
    ItemState.KEPT: ("go_on", "caret-right"),
    ItemState.EDITED: ("go_on", "caret-right"),
    ItemState.DROPPED: ("bring_back", "arrow-counter-clockwise"),
}
"""What K does to the question, by what was made of it: words and icon."""


class DetailPane(Scroll):
    """``sibling_chosen`` gives the uid of another question on the sentence, ``article_asked`` wants the article."""

    sibling_chosen = Signal(str)
    article_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("surface", 0, (MARGIN, 24, MARGIN, 24), parent)
        self.tag = Tag("actor")
        self.form = Label("", "caption", "muted")
        self.read_by = Label("", "caption", "muted", fixed=True)
        self.stem = WrapLabel("", "question_large")
        self.answer_head = Label(say("questions", "answer"), "caption", "muted", weight=600)
        self.answer = WrapLabel("", "page")
        self.also_accepted = WrapLabel("", "body", "muted")
        self.proof = ProofBox("proof")
        self.show_button = Button(
            say("questions", "show_in_article"), "quiet", icon="article", key="Enter", size="small"
        )
        self.also = Label(say("questions", "also"), "caption", "muted", weight=600)
        self.options: list[OptionRow] = []
        self.siblings: list[LinkRow] = []
        self._choices = spaced(QVBoxLayout(), 6)
        self._answer_box = QWidget()
        self._notes = spaced(QVBoxLayout(), 6)
        self._beside = spaced(QVBoxLayout())
        self._build()
        self.show_button.clicked.connect(self.article_asked)

    def show_detail(self, detail: Detail) -> None:
        """Show a question from its top."""
        self.tag.set_kind(detail.topic)
        self.form.setText(detail.form)
        self.read_by.setText(detail.said_state)
        self.read_by.set_ink("success" if detail.state in (ItemState.KEPT, ItemState.EDITED) else "muted")
        self.stem.setText(detail.stem)
        self._show_choices(detail)
        bold = [utf16_span(detail.sentence, *detail.answer_at)] if detail.answer_at else []
        self.proof.set_proof(detail.sentence, bold, detail.source)
        self._show_notes(detail)
        self._show_siblings(detail)
        self.verticalScrollBar().setValue(0)

    def _show_choices(self, detail: Detail) -> None:
        _clear(self._choices)
        self.options = []
        for choice in detail.choices:
            row = OptionRow(choice.letter, choice.words, choice.note)
            row.set_state("key" if choice.is_key else "plain")
            row.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            row.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
            self._choices.addWidget(row)
            self.options.append(row)
        self._answer_box.setVisible(bool(detail.answer))
        self.answer.setText(detail.answer)
        self.also_accepted.setText(detail.also_accepted)
        self.also_accepted.setVisible(bool(detail.also_accepted))

    def _show_notes(self, detail: Detail) -> None:
        _clear(self._notes)
        for words in detail.notes:
            self._notes.addWidget(Note(words))

    def _show_siblings(self, detail: Detail) -> None:
        _clear(self._beside)
        self.siblings = []
        self.also.setVisible(bool(detail.beside))
        for number, sibling in enumerate(detail.beside):
            row = LinkRow(sibling.topic, sibling.stem, sibling.words, lined=number > 0, flush=True)
            row.clicked.connect(lambda _on=False, uid=sibling.uid: self.sibling_chosen.emit(uid))
            self._beside.addWidget(row)
            self.siblings.append(row)

    def _build(self) -> None:
        head = spaced(QHBoxLayout(), 20)
        head.addWidget(self.tag)
        head.addWidget(self.form, 1)
        head.addWidget(self.read_by)
        answer = spaced(QVBoxLayout(self._answer_box), 2)
        answer.addWidget(self.answer_head)
        answer.addWidget(self.answer)
        answer.addWidget(self.also_accepted)
        below = spaced(QHBoxLayout(), 8)
        notes = QWidget()
        notes.setLayout(self._notes)
        below.addWidget(notes, 1)
        below.addWidget(self.show_button, 0, Qt.AlignmentFlag.AlignTop)
        column = self.column
        for thing, gap in ((head, 12), (self.stem, 16), (self._choices, 0), (self._answer_box, 18), (self.proof, 10)):
            column.addLayout(thing) if isinstance(thing, QLayout) else column.addWidget(thing)
            column.addSpacing(px(gap))
        column.addLayout(below)
        column.addSpacing(px(12))
        column.addWidget(self.also)
        column.addSpacing(px(4))
        column.addLayout(self._beside)
        column.addStretch(1)


class Note(Painted):
    """A small thing to know, with an icon."""

    def __init__(self, words: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.words = WrapLabel(words, "body", "muted")
        spaced(QVBoxLayout(self), 0, 24, 4).addWidget(self.words)

    def draw(self, painter: QPainter) -> None:
        """The icon."""
        size = px(16)
        at = QPoint(0, self.words.y() + (line_height("body") - size) // 2)
        icons.paint(painter, "info", at, size, colour("muted"))


class ActionBar(Surface):
    """Keep, drop and undo, always in the same place; where there is no room Undo is left to its key and the menu."""

    keep_asked = Signal()
    drop_asked = Signal()
    undo_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("surface", parent)
        self.keep = Button(say("questions", "keep"), "primary", icon="check", key="K", size="main")
        self.drop = Button(say("questions", "drop"), icon="trash", key="D", size="main")
        self.undo = Button(say("questions", "undo"), "quiet", icon="arrow-counter-clockwise", key="Ctrl+Z", size="main")
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        row = spaced(QHBoxLayout(self), 8, MARGIN, 13, 24, 13)
        row.addWidget(self.keep)
        row.addWidget(self.drop)
        row.addStretch(1)
        row.addWidget(self.undo)
        self.keep.clicked.connect(self.keep_asked)
        self.drop.clicked.connect(self.drop_asked)
        self.undo.clicked.connect(self.undo_asked)

    def set_state(self, state: ItemState, *, can_go_on: bool, can_undo: bool) -> None:
        """Name what K does to the question, and allow what can be done."""
        words, icon = _KEEP[state]
        self.keep.setText(say("questions", words))
        self.keep.set_icon(icon)
        self.keep.setEnabled(words != "go_on" or can_go_on)
        self.drop.setEnabled(state is not ItemState.DROPPED)
        self.undo.setEnabled(can_undo)
        self._fit()

    def minimumSizeHint(self) -> QSize:
        """Keep and Drop."""
        wide = self.keep.sizeHint().width() + self.drop.sizeHint().width() + px(MARGIN + 8 + 24)
        return QSize(wide, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """See what has room."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        needed = self.minimumSizeHint().width() + px(16) + self.undo.sizeHint().width()
        self.undo.setVisible(self.width() >= needed)


class QuestionView(QWidget):
    """A question and the bar below it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.detail, self.bar = DetailPane(), ActionBar()
        column = spaced(QVBoxLayout(self))
        column.addWidget(self.detail, 1)
        column.addWidget(Line())
        column.addWidget(self.bar)


def _clear(layout: QLayout) -> None:
    while (item := layout.takeAt(0)) is not None:
        if widget := item.widget():
            widget.hide()
            widget.deleteLater()
