"""One question at the right: stem, options or answer, its proof, and what else its sentence gives."""

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QResizeEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLayout, QSizePolicy, QVBoxLayout, QWidget

from gui.answers.why_note import WhyNote
from gui.kit import icons, paint
from gui.kit.base import Painted, Surface
from gui.kit.buttons import Button
from gui.kit.labels import Label, Tag, WrapLabel
from gui.kit.links import LinkRow
from gui.kit.offsets import utf16_span
from gui.kit.options import OptionRow
from gui.kit.page import Scroll
from gui.kit.spaces import px
from gui.kit.surfaces import Line, ProofBox, spaced
from gui.kit.theme import appearance, colour
from gui.kit.type import line_height
from gui.questions.state import Detail
from quizbank.domain.review import ItemState
from quizbank.strings import say

MARGIN = 36
_NARROW_MARGIN, _NARROW_UNDER = 20, 480
_KEEP = {
    ItemState.NEW: ("keep", "check"),
    ItemState.KEPT: ("go_on", "caret-right"),
    ItemState.EDITED: ("go_on", "caret-right"),
    ItemState.DROPPED: ("bring_back", "arrow-counter-clockwise"),
}
"""What K does to the question, by what was made of it: words and icon."""
_FITS = (
    ("K", "E", "D", "R", "W", "Ctrl+Z"),
    ("K", "E", "D", "R", "W", ""),
    ("K", "E", "D", "R", "W", None),
    ("K", "E", "D", "R", None, None),
    ("K", "E", "D", None, None, None),
    ("K", None, "D", None, None, None),
    ("", None, "", None, None, None),
)
"""The keys that Keep, Edit, Drop, Wrong, Why and Undo show, by what has room; None leaves the button to its key
and the menu."""


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
        self.why_note = WhyNote()
        self.also = Label(say("questions", "also"), "caption", "muted", weight=600)
        self.options: list[OptionRow] = []
        self.siblings: list[LinkRow] = []
        self._choices = spaced(QVBoxLayout(), 6)
        self._answer_box = QWidget()
        self._notes = spaced(QVBoxLayout(), 6)
        self._beside = spaced(QVBoxLayout())
        self._head, self._foot = QGridLayout(), QGridLayout()
        self._uid, self._note_room = "", QWidget()
        self._build()
        self.show_button.clicked.connect(self.article_asked)
        appearance().changed.connect(self._fit)
        self._fit()

    def show_detail(self, detail: Detail) -> None:
        """Show a question from its top; why its answer is the answer stays shown while it is the same."""
        if detail.uid != self._uid:
            self._uid = detail.uid
            self.why_note.hide()
        self.tag.set_kind(detail.topic)
        self.form.setText(detail.form)
        self.read_by.setText(detail.said_state)
        self.read_by.set_ink("success" if detail.state in (ItemState.KEPT, ItemState.EDITED) else "muted")
        self.stem.setText(detail.stem)
        self._show_choices(detail)
        bold = [utf16_span(detail.sentence, *span) for span in detail.answers_at]
        self.proof.set_proof(detail.sentence, bold, detail.source)
        self._show_notes(detail)
        self._show_siblings(detail)
        self._fit()
        self.verticalScrollBar().setValue(0)

    def toggle_why(self, lines: Sequence[tuple[str, str]]) -> None:
        """Show those headings and lines below the proof, or hide them again."""
        shown = self.why_note.isHidden()
        self.why_note.set_lines(lines)
        self.why_note.setVisible(shown)
        if shown:
            self.content.layout().activate()  # type: ignore[union-attr]
            self.ensureWidgetVisible(self.why_note, 0, px(12))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """See what has room beside what."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """On narrow panes the margins shrink, and what stood at the right goes below."""
        side = px(MARGIN if self.width() >= px(_NARROW_UNDER) else _NARROW_MARGIN)
        self.column.setContentsMargins(side, px(24), side, px(24))
        room = self.viewport().width() - 2 * side
        head = (self.tag, self.form, self.read_by)
        fits = sum(label.sizeHint().width() for label in head) + px(2 * 20) <= room
        self._head.addWidget(self.form, *((0, 1) if fits else (1, 0, 1, 3)))
        beside = room - self.show_button.sizeHint().width() >= px(120) or not self._notes.count()
        self._note_room.setVisible(bool(self._notes.count()))
        right = Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignRight
        self._foot.addWidget(self.show_button, *((0, 1) if beside else (1, 0)), 1, 1, right)
        for grid, gap in ((self._head, 20), (self._foot, 8)):
            grid.setHorizontalSpacing(px(gap))
            grid.setVerticalSpacing(px(4))

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
        self.answer.role = "lead" if "\n" in detail.answer else "page"
        self.answer.restyle()
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
        before: QWidget = self.show_button
        for number, sibling in enumerate(detail.beside):
            row = LinkRow(sibling.topic, sibling.stem, sibling.words, lined=number > 0, flush=True)
            row.clicked.connect(lambda _on=False, uid=sibling.uid: self.sibling_chosen.emit(uid))
            self._beside.addWidget(row)
            self.siblings.append(row)
            QWidget.setTabOrder(before, row)  # made later than the bar, but read before it
            before = row

    def _build(self) -> None:
        self._head.addWidget(self.tag, 0, 0)
        self._head.addWidget(self.read_by, 0, 2)
        self._head.setColumnStretch(1, 1)
        answer = spaced(QVBoxLayout(self._answer_box), 2)
        answer.addWidget(self.answer_head)
        answer.addWidget(self.answer)
        answer.addWidget(self.also_accepted)
        self._note_room.setLayout(self._notes)
        self._foot.addWidget(self._note_room, 0, 0)
        self._foot.setColumnStretch(0, 1)
        column = self.column
        things = (self._head, 12), (self.stem, 16), (self._choices, 0), (self._answer_box, 18), (self.proof, 10)
        for thing, gap in things:
            column.addLayout(thing) if isinstance(thing, QLayout) else column.addWidget(thing)
            column.addSpacing(px(gap))
        column.addLayout(self._foot)
        column.addSpacing(px(8))
        column.addWidget(self.why_note)
        self.why_note.hide()
        column.addSpacing(px(8))
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
    """Keep, edit, drop, wrong, why and undo, always in one place; what has no room is left to its key and the menu."""

    keep_asked = Signal()
    edit_asked = Signal()
    drop_asked = Signal()
    wrong_asked = Signal()
    why_asked = Signal()
    undo_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("surface", parent)
        self.keep = Button(say("questions", "keep"), "primary", icon="check", key="K", size="main")
        self.edit = Button(say("answers", "edit"), icon="pencil-simple", key="E", size="main")
        self.drop = Button(say("questions", "drop"), icon="trash", key="D", size="main")
        self.wrong = Button(say("article", "wrong_short"), "quiet", icon="flag", key="R", size="main")
        self.why = Button(say("questions", "why"), "quiet", icon="question", key="W", size="main")
        self.undo = Button(say("questions", "undo"), "quiet", icon="arrow-counter-clockwise", key="Ctrl+Z", size="main")
        self.buttons = (self.keep, self.edit, self.drop, self.wrong, self.why, self.undo)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._row = spaced(QHBoxLayout(self), 8, MARGIN, 13, 24, 13)
        self._row.addWidget(self.keep)
        self._row.addWidget(self.edit)
        self._row.addWidget(self.drop)
        self._row.addWidget(self.wrong)
        self._row.addStretch(1)
        self._row.addWidget(self.why)
        self._row.addWidget(self.undo)
        self.keep.clicked.connect(self.keep_asked)
        self.edit.clicked.connect(self.edit_asked)
        self.drop.clicked.connect(self.drop_asked)
        self.wrong.clicked.connect(self.wrong_asked)
        self.why.clicked.connect(self.why_asked)
        self.undo.clicked.connect(self.undo_asked)
        appearance().changed.connect(self._fit)

    def set_state(self, state: ItemState, *, can_go_on: bool, can_undo: bool) -> None:
        """Name what K does to the question, and allow what can be done."""
        words, icon = _KEEP[state]
        self.keep.setText(say("questions", words))
        self.keep.set_icon(icon)
        self.keep.setEnabled(words != "go_on" or can_go_on)
        self.edit.setEnabled(state is not ItemState.DROPPED)
        self.drop.setEnabled(state is not ItemState.DROPPED)
        self.undo.setEnabled(can_undo)
        self._fit()

    def minimumSizeHint(self) -> QSize:
        """Keep and Drop."""
        return QSize(self._needed(_FITS[-1]) + 2 * px(_NARROW_MARGIN), super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """See what has room."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        narrow = self.width() < px(_NARROW_UNDER)
        left, right = (_NARROW_MARGIN, _NARROW_MARGIN) if narrow else (MARGIN, 24)
        self._row.setContentsMargins(px(left), px(13), px(right), px(13))
        room = self.width() - px(left + right)
        shown = next((keys for keys in _FITS if self._needed(keys) <= room), _FITS[-1])
        for button, key in zip(self.buttons, shown, strict=True):
            button.setVisible(key is not None)
            if key is not None and button.key != key:
                button.set_key(key)

    def _needed(self, keys: Sequence[str | None]) -> int:
        """How wide the buttons are with those keys."""
        widths = [
            button.sizeHint().width() - _cap(button.key) + _cap(key)
            for button, key in zip(self.buttons, keys, strict=True)
            if key is not None
        ]
        return sum(widths) + px(8) * (len(widths) - 1)


class QuestionView(QWidget):
    """A question and the bar below it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.detail, self.bar = DetailPane(), ActionBar()
        column = spaced(QVBoxLayout(self))
        column.addWidget(self.detail, 1)
        column.addWidget(Line())
        column.addWidget(self.bar)


def _cap(key: str) -> int:
    """How much wider a button is for its key."""
    return px(8) + paint.key_width(key) if key else 0


def _clear(layout: QLayout) -> None:
    while (item := layout.takeAt(0)) is not None:
        if widget := item.widget():
            widget.hide()
            widget.deleteLater()
