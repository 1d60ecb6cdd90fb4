"""A quiz sitting on the screen: an item, the widget that takes its answer, then whether it was right and its proof."""

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from gui.answers import answer_widget
from gui.answers.base import AnswerWidget
from gui.kit.buttons import Button
from gui.kit.spaces import px
from gui.kit.surfaces import ProofBox, spaced
from gui.study.parts import ColumnView, TopBar, VerdictLine, show_proof
from gui.study.state.quiz import QuizScreen
from gui.study.state.wording import TYPED
from quizbank.strings import say


class QuizView(ColumnView):
    """``acted`` gives end, skip, next, insist or article; ``answered`` what was given, "" where none was."""

    answered = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        self.end = Button(say("quiz", "leave"), "quiet", icon="x", key="Esc")
        super().__init__(TopBar(self.end), parent)
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
        self.notes.hide()
        self.insist = self.add_action("insist", say("study", "i_was_right"), "check", "I")
        self.article = self.add_action("article", say("study", "show_in_article"), "article", "P")
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
        self.fit()
        self.focus_item()
        if answered:
            QTimer.singleShot(0, self, self._show_proof)

    def fit(self) -> None:
        """Where height is short, what is done with an answered item stands in one row."""
        self._gather(low=self.is_low())
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
            self.acted.emit("end")
        elif self.item.verdict is not None:
            if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
                self.acted.emit("next")
            elif words == "P" or (words == "I" and self.item.can_insist):
                self.acted.emit("article" if words == "P" else "insist")
            else:
                return False
        elif key == Qt.Key.Key_Space:
            self.answered.emit("")
        elif words == "S" and self.item.can_skip:
            self.acted.emit("skip")
        else:
            return self.widget is not None and bool(words) and self.widget.take_key(words)
        return True

    def _build_foot(self) -> None:
        self.next = Button(say("quiz", "next"), "primary", key="Enter", size="main")
        self.skip = Button(say("quiz", "skip"), "quiet", key="S")
        self.show_button = Button(say("quiz", "show_answer"), "quiet", key="Space")
        row = self._foot_row = spaced(QHBoxLayout(), 8)
        self.foot_column.addLayout(row)
        self.keys += [(self.show_button, "Space", ""), (self.skip, "S", ""), (self.end, "Esc", "")]
        for button in (self.next, self.show_button, self.skip):
            row.addWidget(button)
        row.addStretch(1)
        self.next.clicked.connect(lambda: self.acted.emit("next"))
        self.skip.clicked.connect(lambda: self.acted.emit("skip"))
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

    def _gather(self, *, low: bool) -> None:
        if low == self._actions_box.isHidden():
            return
        row = self._foot_row if low else self.action_row
        for button in (self.insist, self.article):
            row.insertWidget(row.count() - 1, button)
        self._actions_box.setVisible(not low)

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
        self.article.setVisible(answered)
        self.insist.setVisible(screen.can_insist)
