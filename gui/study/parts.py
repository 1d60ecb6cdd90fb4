"""What the views of the Study page share: the line on top, the column, the line at the foot, verdicts, icons."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, QPoint, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QPainter, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLayout, QSizePolicy, QVBoxLayout, QWidget

from gui.kit import icons
from gui.kit.base import Painted, Surface
from gui.kit.buttons import Button
from gui.kit.labels import Label, Tag, WrapLabel
from gui.kit.offsets import utf16_span
from gui.kit.page import Scroll
from gui.kit.progress import ProgressLine
from gui.kit.spaces import STUDY_COLUMN, px
from gui.kit.surfaces import ProofBox, spaced
from gui.kit.theme import appearance, colour
from gui.kit.type import line_height
from gui.study.state.wording import Proof, Verdict
from quizbank.strings import say

_ICON = 16
_TOP, _TOP_LEAST = 95, 8
_LOW_UNDER = 600
_FREE_FROM = 650
"""Pages lower than this have no more than the least room above the question."""


class Icon(Painted):
    """An icon alone in a colour of the theme, beside a line of text in the role ``line``; not for the keyboard."""

    def __init__(self, name: str, role: str, line: str = "body", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.name, self.role, self.line = name, role, line
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """A square, as high as a line."""
        return QSize(px(_ICON), max(px(_ICON), line_height(self.line)))

    def draw(self, painter: QPainter) -> None:
        """The icon."""
        size = px(_ICON)
        icons.paint(painter, self.name, QPoint(0, (self.height() - size) // 2), size, colour(self.role))


class VerdictLine(QWidget):
    """How an answer was judged: icon and words, green or amber; the words wrap."""

    def __init__(self, role: str = "caption", weight: int | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.icon = Icon("check-circle", "success", role)
        self.words = WrapLabel("", role, "success", weight=weight)
        row = spaced(QHBoxLayout(self), 6)
        row.addWidget(self.icon, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self.words, 1)

    def set_verdict(self, verdict: Verdict | None) -> None:
        """Show a verdict, or nothing."""
        self.setVisible(verdict is not None)
        if verdict is None:
            return
        name, role = ("check-circle", "success") if verdict.right else ("arrow-counter-clockwise", "warning")
        self.icon.name, self.icon.role = name, role
        self.icon.update()
        self.words.set_ink(role)
        self.words.setText(verdict.words)
        self.setAccessibleName(verdict.words)


class TopBar(QWidget):
    """How to leave, where one is, and at the right what can be taken back; below it the bar."""

    def __init__(self, leave: Button, right: QWidget | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.leave = leave
        self.place = Label("", weight=600, fixed=True)
        self.words = Label("", "body", "muted")
        self.line = ProgressLine()
        column = spaced(QVBoxLayout(self), 7, 32, 15, 32, 0)
        row = spaced(QHBoxLayout(), 8)
        middle = spaced(QHBoxLayout(), 9)
        middle.addWidget(self.place)
        middle.addWidget(self.words)
        left, far = QHBoxLayout(), QHBoxLayout()
        left.addWidget(leave)
        left.addStretch(1)
        far.addStretch(1)
        if right is not None:
            far.addWidget(right)
        row.addLayout(left, 1)
        row.addLayout(middle)
        row.addLayout(far, 1)
        column.addLayout(row)
        column.addWidget(self.line)

    def set_place(self, number: int, total: int, words: str) -> None:
        """Say "7 of 17" and the words beside it."""
        self.place.setText(say("kit", "of", done=number, total=total))
        self.words.setText(words)
        self.setAccessibleName(f"{self.place.text()}, {words}")


class ColumnView(Surface):
    """A sitting: ``bar`` above, the question in a column of 640 that scrolls, ``foot`` under it, ``action_row`` below.

    The question begins at a height that follows from the page's height alone, and ``foot`` keeps its place while the
    column is not higher than ``reserve``: neither moves when an answer comes.
    """

    acted = Signal(str)
    reserve = 0

    def __init__(self, bar: TopBar, parent: QWidget | None = None) -> None:
        super().__init__("surface", parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.bar = bar
        self.keys: list[tuple[Button, str, str]] = []
        """A button, its key, and that while the field has the focus."""
        self._actions: list[tuple[Button, str, str, str]] = []
        """A button at the foot of the page, its words, those where there is little room, and its key."""
        self._wanted: dict[Button, bool] = {}
        """Whether a button of that line is to be shown, if it has room."""
        self._typing = False
        self._slack = 0
        self.tag = Tag("actor")
        self.context = WrapLabel("", "caption", "muted", lines=2)
        self.stem = WrapLabel("", "question_large")
        self.scroller = Scroll("surface")
        self._centre = QWidget()
        self.column = spaced(QVBoxLayout(self._centre))
        self.foot = QWidget()
        self.foot_column = spaced(QVBoxLayout(self.foot), 8)
        self.notes = QWidget()
        self.action_row = spaced(QHBoxLayout(), 8)
        self._actions_box = QWidget()
        self._lay_out()
        self._centre.installEventFilter(self)
        appearance().changed.connect(self.fit)

    def set_question(self, kind: str, context: str, stem: str) -> None:
        """Show what is asked."""
        self.tag.set_kind(kind)
        self.context.setText(context)
        self.stem.setText(stem)
        self.setAccessibleName(stem)
        self._slack = 0

    def reveal(self, part: QWidget) -> None:
        """Scroll down to a part, but cut no line of the head or the question in two."""
        bar = self.scroller.verticalScrollBar()
        self.scroller.ensureWidgetVisible(part, 0, px(8))
        line = line_height("question_large")
        above, top = (widget.mapTo(self.scroller.content, QPoint()).y() for widget in (self.tag, self.stem))
        at = bar.value()
        if at <= above or at >= top + self.stem.height():
            return
        whole = top - px(4) if at < top else top + line * -((top - at) // line)
        if (missing := whole - bar.maximum()) > 0:
            self._slack += missing
            self.fit()
            QTimer.singleShot(0, self, lambda: bar.setValue(whole))
        else:
            bar.setValue(whole)

    def fit(self) -> None:
        """Give the question its place and the column the height that there is for it."""
        wide = self.foot_width()
        self._fit_actions()
        for widget in (self._centre, self.foot, self.notes):
            widget.setFixedWidth(wide)
        low = self.is_low()
        self.action_row.setContentsMargins(px(24), px(8), px(24), px(8 if low else 15))
        below = px(16) if self._actions_box.isHidden() else 0
        self.foot_column.setContentsMargins(0, px(16 if low else 24), 0, below)
        # Not centred: a scroll bar would push the column aside from what stands under it.
        self.scroller.column.setContentsMargins((self.width() - wide) // 2, 0, 0, 0)
        room = self.height() - px(_FREE_FROM)
        self._top.setFixedHeight(min(px(_TOP), max(px(_TOP_LEAST), room)))
        layout = self._centre.layout()
        assert layout is not None
        layout.activate()
        natural = layout.heightForWidth(wide) + self._slack
        self._centre.setFixedHeight(natural)
        wanted = max(natural, px(self.reserve) - px(_TOP) + self._top.height())
        rest = sum(self._height_of(part, wide) for part in (self.bar, self.foot, self._actions_box))
        notes = self._height_of(self.notes, wide)
        beside = natural + notes + rest <= self.height()
        self._place_notes(below=not beside)
        self.scroller.setFixedHeight(max(px(80), min(wanted, self.height() - rest - (notes if beside else 0))))

    def _place_notes(self, *, below: bool) -> None:
        """Messages stand over the actions, or below the question to scroll to where they would cover its buttons."""
        wanted = self._notes_below if below else self._notes_above
        if wanted.indexOf(self.notes) < 0:
            shown = not self.notes.isHidden()
            wanted.insertWidget(1, self.notes)  # between the stretches
            self.notes.setVisible(shown)
            self._notes_below.setContentsMargins(0, px(16 if below else 0), 0, 0)

    def is_low(self) -> bool:
        """Whether there is little height."""
        return self.height() < px(_LOW_UNDER)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit again."""
        super().resizeEvent(event)
        self.fit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Fit again when something in the column wants another height; show the keys that work while one types."""
        if event.type() is QEvent.Type.LayoutRequest and watched is self._centre:
            self.fit()
        elif event.type() in (QEvent.Type.FocusIn, QEvent.Type.FocusOut) and watched is not self._centre:
            self.set_keys(typing=event.type() is QEvent.Type.FocusIn)
        return super().eventFilter(watched, event)

    def set_keys(self, *, typing: bool) -> None:
        """Show on each button the key that works now: single keys are letters in a field that has the focus."""
        self._typing = typing
        for button, free, in_field in self.keys:
            button.set_key(in_field if typing else free)
        self._fit_actions()

    def foot_width(self) -> int:
        """The width of the column and of the line at its foot."""
        return max(px(200), min(px(STUDY_COLUMN), self.width() - 2 * px(32)))

    def actions_room(self) -> int:
        """The width that there is for the actions."""
        return self.width() - 2 * px(24)

    def add_action(self, action: str, words: str, icon: str, key: str, *, short: str = "") -> Button:
        """Put a quiet button at the foot of the page; it says ``short`` where there is little room."""
        button = Button(words, "quiet", icon=icon, key=key)
        button.clicked.connect(lambda: self.acted.emit(action))
        self._actions.append((button, words, short or words, key))
        self.action_row.insertWidget(self.action_row.count() - 1, button)
        return button

    def show_action(self, button: Button, *, shown: bool) -> None:
        """Show or hide a button of the line at the foot, as far as there is room for it."""
        self._wanted[button] = shown
        button.setVisible(shown)

    def _fit_actions(self) -> None:
        """Say the actions in full, in short, or in short without their keys: the first that has room.

        Where none has, the last of them give way; their keys still work.
        """
        shown = [each for each in self._actions if self._wanted.get(each[0], True)]
        for short, keyed in ((False, True), (True, True), (True, False)):
            for button, words, brief, key in shown:
                button.setText(brief if short else words)
                button.set_key(key if keyed and not self._typing else "")
            if self._overflow(shown) <= 0:
                break
        while len(shown) > 1 and self._overflow(shown) > 0:
            shown.pop()
        fitting = {button for button, *_ in shown}
        for button, *_ in self._actions:
            button.setVisible(button in fitting)

    def _overflow(self, shown: Sequence[tuple[Button, str, str, str]]) -> int:
        """How much wider the actions are than the room for them."""
        wide = sum(button.sizeHint().width() + px(8) for button, *_ in shown)
        return wide - px(8) - self.actions_room()

    def _lay_out(self) -> None:
        head = spaced(QHBoxLayout(), 20)
        head.addWidget(self.tag, 0, Qt.AlignmentFlag.AlignTop)
        head.addWidget(self.context, 1, Qt.AlignmentFlag.AlignVCenter)
        self._top = QWidget()
        self.column.addWidget(self._top)
        self.column.addLayout(head)
        self.column.addSpacing(px(16))
        self.column.addWidget(self.stem)
        self.column.addSpacing(px(24))
        self.scroller.column.addWidget(self._centre, 0, Qt.AlignmentFlag.AlignLeft)
        self._notes_below = _centred()
        self.scroller.column.addLayout(self._notes_below)
        self.scroller.column.addStretch(1)
        self.action_row.setParent(None)
        self._actions_box.setLayout(self.action_row)
        self._actions_box.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)  # words give way
        self.action_row.addStretch(1)
        self.action_row.addStretch(1)
        outer = spaced(QVBoxLayout(self))
        outer.addWidget(self.bar)
        outer.addWidget(self.scroller)
        outer.addLayout(_centred(self.foot))
        outer.addStretch(1)
        self._notes_above = _centred(self.notes)
        outer.addLayout(self._notes_above)
        outer.addWidget(self._actions_box)

    def _height_of(self, part: QWidget, wide: int) -> int:
        if part.isHidden():
            return 0
        layout = part.layout()
        if layout is None:
            return 0
        layout.activate()
        return max(layout.sizeHint().height(), layout.heightForWidth(wide) if layout.hasHeightForWidth() else 0)


def show_proof(box: ProofBox, proof: Proof) -> None:
    """Put a proof into its box."""
    spans = [utf16_span(proof.sentence, start, end) for start, end in proof.bold]
    box.set_proof(proof.sentence, spans, proof.source)


def clear(layout: QLayout) -> None:
    """Take everything out of a layout."""
    while (item := layout.takeAt(0)) is not None:
        if (widget := item.widget()) is not None:
            widget.hide()
            widget.deleteLater()
        elif (inner := item.layout()) is not None:
            clear(inner)
            inner.deleteLater()


def _centred(*widgets: QWidget) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setContentsMargins(0, 0, 0, 0)
    row.addStretch(1)
    for widget in widgets:
        row.addWidget(widget)
    row.addStretch(1)
    return row
