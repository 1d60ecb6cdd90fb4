"""What is chosen, at the right: a name with its places and what can be put right, or a date, words, a correction."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from gui.kit.base import Surface
from gui.kit.buttons import Button
from gui.kit.fields import CheckBox
from gui.kit.labels import Label, Tag, WrapLabel
from gui.kit.offsets import utf16_span
from gui.kit.page import Scroll
from gui.kit.spaces import px
from gui.kit.surfaces import Line, spaced
from gui.reading_view.state import Detail, EntityDetail, MentionLine, NoteDetail, Span
from quizbank.strings import say

MARGIN, NARROW_MARGIN, NARROW_UNDER = 36, 20, 480
_TIGHT_UNDER = 340


class MentionBox(QWidget):
    """A place where somebody is named, to be chosen."""

    changed = Signal()

    def __init__(self, line: MentionLine, *, can_choose: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.place = line.place
        row = spaced(QHBoxLayout(self), 8)
        self.box = CheckBox("")
        self.box.setAccessibleName(say("reading", "mention_choose", form=line.form))
        self.box.setAccessibleDescription(f"{line.sentence} {line.signals}")
        self.box.setVisible(can_choose)
        self.sentence = WrapLabel("", "proof")
        self.sentence.set_rich(line.sentence, [utf16_span(line.sentence, *line.at)])
        self.signals = WrapLabel(line.signals, "caption", "muted")
        words = spaced(QVBoxLayout(), 2)
        words.addWidget(self.sentence)
        words.addWidget(self.signals)
        row.addWidget(self.box, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(words, 1)
        self.box.toggled.connect(lambda _on: self.changed.emit())


class DetailPane(Scroll):
    """``rename_asked``, ``merge_asked``, ``retype_asked``, ``split_asked`` for the shown entity; ``action_asked``
    gives "take_back" or "do_here" with the number of the correction or offer.
    """

    rename_asked = Signal()
    merge_asked = Signal()
    retype_asked = Signal()
    split_asked = Signal()
    action_asked = Signal(str, int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("surface", 0, (MARGIN, 24, MARGIN, 24), parent)
        self.tag, self.heading = Tag("actor"), Label("", "caption", "muted")
        self.name, self.also = WrapLabel("", "page"), WrapLabel("", "body", "muted")
        self.rename_button = Button(say("reading", "rename"), icon="pencil-simple", key="F2", size="small")
        self.merge_button = Button(say("reading", "same_as"), icon="users-three", key="M", size="small")
        self.retype_button = Button(say("reading", "retype"), icon="flag", key="K", size="small")
        self.split_button = Button(say("reading", "split"), icon="user", key="S", size="small")
        self.mentions_head = Label(say("reading", "mentions"), "caption", "muted", weight=600)
        self.split_hint = WrapLabel(say("reading", "split_hint"), "caption", "muted")
        self.note = WrapLabel("", "body", "muted")
        self.sentence = WrapLabel("", "proof")
        self.action_button = Button("", size="normal")
        self.mentions: list[MentionBox] = []
        self._shown: Detail | None = None
        self._mentions = spaced(QVBoxLayout(), 10)
        self._actions, self._named, self._split_row = QWidget(), QWidget(), QWidget()
        self._build()
        self.rename_button.clicked.connect(self.rename_asked)
        self.merge_button.clicked.connect(self.merge_asked)
        self.retype_button.clicked.connect(self.retype_asked)
        self.split_button.clicked.connect(self.split_asked)
        self.action_button.clicked.connect(self._act)

    def show_detail(self, detail: Detail | None) -> None:
        """Show a line's detail from its top; nothing for None."""
        same = self._shown is not None and detail is not None and self._shown.key == detail.key
        self._shown = detail
        self.content.setVisible(detail is not None)
        if isinstance(detail, EntityDetail):
            self._show_entity(detail)
        elif isinstance(detail, NoteDetail):
            self._show_note(detail)
        if not same:
            self.verticalScrollBar().setValue(0)

    def chosen(self) -> tuple[Span, ...]:
        """The places that are ticked."""
        return tuple(box.place for box in self.mentions if box.box.isChecked())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """On narrow panes the margins shrink."""
        super().resizeEvent(event)
        narrow = self.width() < px(NARROW_UNDER)
        side = px(NARROW_MARGIN if narrow else MARGIN)
        self.column.setContentsMargins(side, px(24), side, px(24))
        tight = self.width() < px(_TIGHT_UNDER)
        for button, key, icon in (
            (self.rename_button, "F2", "pencil-simple"), (self.merge_button, "M", "users-three"),
            (self.retype_button, "K", "flag"),
        ):  # fmt: skip
            button.set_key("" if narrow else key)
            button.set_icon("" if tight else icon)

    # --- inside -----------------------------------------------------------------------------------------------
    def _show_entity(self, detail: EntityDetail) -> None:
        self._show_head(detail.kind, detail.said_kind, detail.named, detail.name, detail.also)
        self._actions.show()
        self._named.show()
        self.merge_button.setEnabled(detail.can_merge)
        for widget in (self.note, self.sentence, self.action_button):
            widget.hide()
        self._show_mentions(detail)

    def _show_mentions(self, detail: EntityDetail) -> None:
        ticked = frozenset(self.chosen())
        self.mentions = []
        while item := self._mentions.takeAt(0):
            if widget := item.widget():
                widget.hide()
                widget.deleteLater()
        several = len(detail.mentions) > 1
        for number, line in enumerate(detail.mentions):
            if number:
                self._mentions.addWidget(Line())
            box = MentionBox(line, can_choose=several)
            box.box.setChecked(line.place in ticked)
            box.changed.connect(self._look_at_ticks)
            self._mentions.addWidget(box)
            self.mentions.append(box)
        self._split_row.setVisible(several)
        self._look_at_ticks()

    def _look_at_ticks(self) -> None:
        self.split_button.setEnabled(0 < len(self.chosen()) < len(self.mentions))

    def _show_note(self, detail: NoteDetail) -> None:
        self.mentions = []
        self._show_head(detail.kind, detail.word, detail.heading, detail.title, "")
        self._actions.hide()
        self._named.hide()
        self.note.setText(" ".join(detail.notes))
        self.note.setVisible(bool(detail.notes))
        self.sentence.set_rich(detail.sentence, [utf16_span(detail.sentence, *detail.at)])
        self.sentence.setVisible(bool(detail.sentence))
        self.action_button.setVisible(bool(detail.action))
        if detail.action:
            self.action_button.setText(say("reading", detail.action))
            self.action_button.set_icon("arrow-counter-clockwise" if detail.action == "take_back" else "check")

    def _show_head(self, kind: str, word: str, heading: str, title: str, also: str) -> None:
        self.tag.set_kind(kind, word)
        self.heading.setText(heading)
        self.name.setText(title)
        self.also.setText(also)
        self.also.setVisible(bool(also))

    def _act(self) -> None:
        if isinstance(self._shown, NoteDetail) and self._shown.action:
            self.action_asked.emit(self._shown.action, self._shown.number)

    def _build(self) -> None:
        column = self.column
        head = spaced(QHBoxLayout(), 12)
        head.addWidget(self.tag)
        head.addWidget(self.heading, 1)
        column.addLayout(head)
        column.addSpacing(px(8))
        column.addWidget(self.name)
        column.addSpacing(px(4))
        column.addWidget(self.also)
        actions = spaced(QHBoxLayout(self._actions), 8, 0, 16, 0, 0)
        for button in (self.rename_button, self.merge_button, self.retype_button):
            actions.addWidget(button)
        actions.addStretch(1)
        column.addWidget(self._actions)
        named = spaced(QVBoxLayout(self._named), 12, 0, 24, 0, 0)
        named.addWidget(self.mentions_head)
        named.addLayout(self._mentions)
        split = spaced(QHBoxLayout(self._split_row), 12, 0, 8, 0, 0)
        split.addWidget(self.split_button, 0, Qt.AlignmentFlag.AlignTop)
        split.addWidget(self.split_hint, 1)
        named.addWidget(self._split_row)
        column.addWidget(self._named)
        for widget, gap in ((self.note, 8), (self.sentence, 16)):
            column.addSpacing(px(gap))
            column.addWidget(widget)
        column.addSpacing(px(16))
        column.addWidget(self.action_button, 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch(1)


class Side(Surface):
    """The right side of the page: what another article offers, what is chosen, and the line below."""

    def __init__(self, offer: QWidget, middle: QWidget, below: QWidget, parent: QWidget | None = None) -> None:
        super().__init__("surface", parent)
        self._offer = QWidget()
        self._room = spaced(QVBoxLayout(self._offer), 0, MARGIN, 16, MARGIN, 0)
        self._room.addWidget(offer)
        column = spaced(QVBoxLayout(self))
        column.addWidget(self._offer)
        column.addWidget(middle, 1)
        column.addWidget(below)

    def show_offer(self, *, shown: bool) -> None:
        """Show the offer or take its room away."""
        self._offer.setVisible(shown)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """On narrow panes the margins shrink."""
        super().resizeEvent(event)
        side = px(NARROW_MARGIN if self.width() < px(NARROW_UNDER) else MARGIN)
        self._room.setContentsMargins(side, px(16), side, 0)
