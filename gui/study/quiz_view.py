"""A quiz sitting on the screen: an item, the widget that takes its answer, then whether it was right and its proof."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from gui.answers import answer_widget
from gui.answers.base import AnswerWidget
from gui.answers.why_note import WhyNote
from gui.kit import paint
from gui.kit.buttons import Button
from gui.kit.labels import Label
from gui.kit.spaces import px
from gui.kit.surfaces import Message, ProofBox, spaced
from gui.kit.type import font
from gui.study.parts import ColumnView, TopBar, VerdictLine, show_proof
from gui.study.state.quiz import QuizScreen
from gui.study.state.wording import TYPED
from quizbank.strings import say

_ANSWERED = {"P": "article", "W": "why", "R": "wrong"}
"""What can be done with an answered item, by its key."""


class QuizView(ColumnView):
    """``acted`` gives end, skip, back, next, insist, why, article, wrong or result.

    ``answered`` gives what was given, "" where none was.
    """

    answered = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        self.end = Button(say("quiz", "leave"), "quiet", icon="x", key="Esc")
        self.time = Label("", "body", "muted", fixed=True)
        super().__init__(TopBar(self.end, self.time), parent)
        self.item: QuizScreen | None = None
        self.widget: AnswerWidget | None = None
        self._place = spaced(QHBoxLayout())
        self.verdict = VerdictLine("body", 600)
        self.proof = ProofBox("proof")
        self.column.addLayout(self._place)
        self._gap = QWidget()
        self.column.addWidget(self._gap)
        self.column.addWidget(self.verdict)
        self._second_gap = QWidget()
        self.column.addWidget(self._second_gap)
        self.column.addWidget(self.proof)
        self._build_foot()
        self.why_note, self.why_box = WhyNote(), QWidget()
        spaced(QVBoxLayout(self.why_box), 0, 0, 16).addWidget(self.why_note)
        self.why_box.hide()
        self.column.addWidget(self.why_box)
        see = Button(say("quiz", "see_result"), size="small")
        self.up = Message("info", say("quiz", "time_up_go_on"), buttons=[see], inline=True, icon="clock")
        spaced(QVBoxLayout(self.notes), 0, 0, 0, 0, 12).addWidget(self.up)
        self.notes.hide()
        see.clicked.connect(lambda: self.acted.emit("result"))
        self.insist = self.add_action("insist", say("study", "i_was_right"), "check", "I")
        self.why = self.add_action("why", say("answers", "why"), "question", "W", short=say("article", "why"))
        self.article = self.add_action("article", say("study", "show_in_article"), "article", "P")
        self.wrong = self.add_action(
            "wrong", say("study", "wrong_question"), "flag", "R", short=say("article", "wrong_short")
        )
        self.end.clicked.connect(lambda: self.acted.emit("end"))

    def set_screen(self, screen: QuizScreen) -> None:
        """Show an item, or how its answer was judged."""
        came = self.item is None or self.item.position != screen.position or screen.verdict is None
        self.set_keys(typing=False)
        self.item = screen
        self.bar.set_place(screen.number, screen.total, screen.title)
        self.bar.line.set_share(screen.number, screen.total)
        self.set_question(screen.kind, screen.context, screen.question.stem)
        if came:
            self._set_widget(screen)
        answered = screen.verdict is not None
        if answered and self.widget is not None:
            self.widget.show_result(screen.given, right=screen.verdict is not None and screen.verdict.right)
        self._show_parts(screen, answered=answered)
        self.set_time(screen.time)
        self.fit()
        self.focus_item()
        if answered:
            QTimer.singleShot(0, self, self._show_proof)

    def set_time(self, words: str) -> None:
        """Say how much time is left, "" without a timer."""
        if words != self.time.text() or self.time.isVisibleTo(self) != bool(words):
            self.time.setText(words)
            self.time.setVisible(bool(words))
        over = words == say("quiz", "time_up")
        if over == self.notes.isHidden():
            self.notes.setVisible(over)
            self.fit()

    def toggle_why(self, lines: Sequence[tuple[str, str]]) -> None:
        """Say why the answer is the answer, or put that away."""
        self.why_note.set_lines(lines)
        self.why_box.setVisible(self.why_box.isHidden())
        self.fit()
        if not self.why_box.isHidden():
            QTimer.singleShot(0, self, lambda: self.reveal(self.why_box))

    def fit(self) -> None:
        """Where height is short, what is done with an answered item stands in one row, if that has room for it."""
        self._gather(together=self.is_low() and self._fit_together())
        super().fit()

    def focus_item(self) -> None:
        """Put the keyboard on the field of a typed item, else on the page, where letters choose."""
        typed = self.item is not None and self.item.question.interaction in TYPED
        if self.widget is not None and typed and not self.widget.done:
            self.widget.focus_answer()
        else:
            self.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Letters and numbers choose, Enter goes on, the single keys of the buttons."""
        if event.isAutoRepeat() or self.item is None or not self._take(event):
            super().keyPressEvent(event)

    def _take(self, event: QKeyEvent) -> bool:
        key, words = event.key(), event.text().upper()
        modifiers = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier & ~Qt.KeyboardModifier.ShiftModifier
        if modifiers or self.item is None:
            return False
        if key == Qt.Key.Key_Escape:
            self.acted.emit("end" if self.why_box.isHidden() else "why")
        elif self.item.verdict is not None:
            if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
                self.acted.emit("next")
            elif words in _ANSWERED or (words == "I" and self.item.can_insist):
                self.acted.emit(_ANSWERED.get(words, "insist"))
            else:
                return self._take_back(words)
        elif key == Qt.Key.Key_Space:
            self.answered.emit("")
        elif words == "S" and self.item.can_skip:
            self.acted.emit("skip")
        elif not self._take_back(words):
            return self.widget is not None and bool(words) and self.widget.take_key(words)
        return True

    def _take_back(self, words: str) -> bool:
        """The key that leads to the item before."""
        if words != "Z" or self.item is None or not self.item.can_go_back:
            return False
        self.acted.emit("back")
        return True

    def _build_foot(self) -> None:
        self.next = Button(say("quiz", "next"), "primary", key="Enter", size="main")
        self.skip = Button(say("quiz", "skip"), "quiet", key="S")
        self.back = Button(say("quiz", "back"), "quiet", key="Z")
        self.show_button = Button(say("quiz", "show_answer"), "quiet", key="Space")
        row = self._foot_row = spaced(QHBoxLayout(), 8)
        self.foot_column.addLayout(row)
        self.keys += [
            (self.show_button, "Space", ""),
            (self.skip, "S", ""),
            (self.back, "Z", ""),
            (self.end, "Esc", ""),
        ]
        for button in (self.next, self.show_button, self.skip, self.back):
            row.addWidget(button)
        row.addStretch(1)
        self.next.clicked.connect(lambda: self.acted.emit("next"))
        self.skip.clicked.connect(lambda: self.acted.emit("skip"))
        self.back.clicked.connect(lambda: self.acted.emit("back"))
        self.show_button.clicked.connect(lambda: self.answered.emit(""))

    def _set_widget(self, screen: QuizScreen) -> None:
        if self.widget is not None:
            self._place.removeWidget(self.widget)
            self.widget.hide()
            self.widget.deleteLater()
        self.widget = answer_widget(screen.question)
        self.widget.answered.connect(self.answered)
        self.widget.moved_on.connect(lambda part: QTimer.singleShot(0, part, lambda: self.reveal(part)))
        field = self.widget.focusProxy()
        if isinstance(field, QLineEdit):
            field.installEventFilter(self)
        self._place.addWidget(self.widget)
        self.scroller.verticalScrollBar().setValue(0)

    def _fit_together(self) -> bool:
        """Whether all of it, in short words and without keys, has room in the row of Next."""
        words = {self.why: say("article", "why"), self.article: say("study", "in_article")}
        words |= {self.wrong: say("article", "wrong_short"), self.insist: self.insist.text()}
        wanted = [words[button] for button in words if self._wanted.get(button)]
        wide = sum(paint.width(each, font("body", 500)) + px(48) for each in wanted)
        return wide <= self._beside_next()

    def _beside_next(self) -> int:
        """The room beside Next, Show the answer, Skip and Back."""
        own = (self.next, self.show_button, self.skip, self.back)
        return self.foot_width() - sum(button.sizeHint().width() + px(8) for button in own if not button.isHidden())

    def actions_room(self) -> int:
        """The row of Next is narrower than that at the foot of the page."""
        return self._beside_next() if self._actions_box.isHidden() else super().actions_room()

    def _gather(self, *, together: bool) -> None:
        if together == self._actions_box.isHidden():
            return
        row = self._foot_row if together else self.action_row
        for button in (self.insist, self.why, self.article, self.wrong):
            row.insertWidget(row.count() - 1, button)
        self._actions_box.setVisible(not together)

    def _show_proof(self) -> None:
        self.reveal(self.proof)

    def _show_parts(self, screen: QuizScreen, *, answered: bool) -> None:
        self.verdict.set_verdict(screen.verdict)
        show_proof(self.proof, screen.proof)
        for gap in (self._gap, self._second_gap):
            gap.setFixedHeight(px(16))
            gap.setVisible(answered)
        self.proof.setVisible(answered)
        self.next.setVisible(answered)
        self.next.setText(say("quiz", "see_result" if screen.last else "next"))
        self.skip.setVisible(screen.can_skip)
        self.show_button.setVisible(not answered)
        self.show_action(self.article, shown=answered)
        self.back.setVisible(screen.can_go_back)
        self.show_action(self.why, shown=answered)
        self.show_action(self.wrong, shown=answered)
        self.why_box.hide()
        self.show_action(self.insist, shown=screen.can_insist)
