"""The list at the left: the way back, what is listed, and the rows."""

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from gui.kit import marks
from gui.kit.base import Surface
from gui.kit.buttons import Button
from gui.kit.fields import ComboBox
from gui.kit.labels import Label, WrapLabel
from gui.kit.lists import Row, RowList
from gui.kit.page import Stack
from gui.kit.surfaces import Line as HairLine
from gui.kit.surfaces import Message, spaced
from gui.reading_view.state import Line, PageState, Show
from quizbank.strings import say

_SHOWS = tuple(Show)
_NOTHING = {
    Show.DATES: "empty_dates",
    Show.SAID: "empty_said",
    Show.CORRECTED: "empty_corrected",
    Show.OFFERED: "empty_offered",
    Show.RESTING: "empty_resting",
}


class ListPane(Surface):
    """``show_chosen`` tells what is to be listed, ``chosen`` the row that is current; ``back_asked`` leads out."""

    show_chosen = Signal(str)
    chosen = Signal(str)
    back_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("surface", parent)
        self.title = WrapLabel(say("reading", "title"), "page", lines=2)
        self.article = Label("", "caption", "muted")
        self.back = Button(say("reading", "back"), "quiet", icon="caret-left", key="Esc", size="small")
        self.show_box = ComboBox([say("reading", f"show_{show}") for show in _SHOWS])
        self.show_box.setAccessibleName(say("reading", "show"))
        self.list = RowList(say("reading", "list"))
        self.list.gap_above = 4
        self.nothing = Message("info", "")
        self._stack = Stack()
        self._build()
        self.back.clicked.connect(self.back_asked)
        self.show_box.activated.connect(lambda at: self.show_chosen.emit(str(_SHOWS[at])))
        self.list.chosen.connect(self.chosen)

    def set_state(self, state: PageState, current: str) -> None:
        """Show the rows with the current one chosen; ``chosen`` is silent about it."""
        self.article.setText(state.title)
        for at, show in enumerate(_SHOWS):
            self.show_box.setItemText(at, f"{say('reading', f'show_{show}')} ({state.counts[show]})")
        self.show_box.setCurrentIndex(_SHOWS.index(state.show))
        self.show_box.updateGeometry()
        blocker = QSignalBlocker(self.list)
        self.list.set_rows([_row(line) for line in state.lines], current)
        blocker.unblock()
        code = _NOTHING.get(state.show, "empty_reading")
        self.nothing.set_words(say("reading", code), say("reading", f"{code}_body") if code == "empty_reading" else "")
        self._stack.setCurrentIndex(0 if state.lines else 1)

    def _build(self) -> None:
        column = spaced(QVBoxLayout(self))
        back = spaced(QVBoxLayout(), 0, 8, 12, 16, 0)  # the icon of a quiet button stands where the title begins
        back.addWidget(self.back, 0, Qt.AlignmentFlag.AlignLeft)
        column.addLayout(back)
        head = spaced(QVBoxLayout(), 8, 20, 8, 16, 16)
        head.addWidget(self.title)
        head.addWidget(self.article)
        head.addWidget(self.show_box)
        column.addLayout(head)
        column.addWidget(HairLine())
        empty = QWidget()
        room = spaced(QVBoxLayout(empty), 0, 16, 16, 16, 16)
        room.addWidget(self.nothing)
        room.addStretch(1)
        self._stack.addWidget(self.list)
        self._stack.addWidget(empty)
        column.addWidget(self._stack, 1)


def _row(line: Line) -> Row:
    return Row(
        key=line.key,
        text=line.text,
        meta=line.meta,
        right=line.right,
        icon=marks.icon_name(line.kind),
        icon_ink=marks.colour_role(line.kind),
        right_ink="warning" if line.doubt else "muted",
        spoken=", ".join(part for part in (line.text, marks.word(line.kind), line.meta, line.right) if part),
    )
