"""The review session on the screen: a card, its answer, four grades. It holds no truth but what is being typed."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget

from gui.answers.why_note import WhyNote
from gui.kit.buttons import Button, Grades, IconButton
from gui.kit.fields import TextField
from gui.kit.labels import Label, WrapLabel
from gui.kit.spaces import px
from gui.kit.surfaces import Line, Message, ProofBox, spaced
from gui.study.parts import ColumnView, Icon, TopBar, VerdictLine, show_proof
from gui.study.state.review import CardScreen
from quizbank.strings import say

_RESERVED = 446
"""Down to here reach a question of two lines and a proof of three: the grades stand below, card after card."""
_TIGHT_UNDER = 480
_ASIDE = {"B": "not_today", "S": "suspend", "F": "flag", "D": "delete", "R": "wrong"}
"""What can be done with a card at any time, by its key."""


class TypedField(TextField):
    """The answer as it is typed. Enter shows the answer, Esc leaves the field, Ctrl+Z is the window's while empty."""

    left = Signal()

    def event(self, event: QEvent) -> bool:
        """Leave Ctrl+Z to the window while there is nothing typed to take back."""
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.ShortcutOverride and self._is_idle_undo(event):
            event.ignore()
            return False
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Keep Enter and Esc from the page."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
            return
        super().keyPressEvent(event)
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            event.accept()

    def _is_idle_undo(self, event: QKeyEvent) -> bool:
        return event.matches(QKeySequence.StandardKey.Undo) and not self.isUndoAvailable()


class ReviewView(ColumnView):
    """``acted`` gives end, undo, show, hint, not_today, insist, why, article, edit, suspend, wrong, flag, delete or
    next; ``graded`` 1..4.
    """

    graded = Signal(int)
    reserve = _RESERVED

    def __init__(self, parent: QWidget | None = None) -> None:
        self.end = Button(say("study", "end_session"), "quiet", icon="x", key="Esc")
        self.undo = Button(say("shell", "action_undo"), "quiet", icon="arrow-counter-clockwise", key="Ctrl+Z")
        super().__init__(TopBar(self.end, self.undo), parent)
        self.types = False
        self.card: CardScreen | None = None
        self._build_asking()
        self._build_answer()
        self.column.addWidget(self.asking)
        self.column.addWidget(self.answering)
        self._build_foot()
        self.offer: Message | None = None
        self._notes = spaced(QVBoxLayout(self.notes))
        for button, action in ((self.end, "end"), (self.undo, "undo")):
            button.clicked.connect(lambda _=False, name=action: self.acted.emit(name))
        self.later = self.add_action("not_today", say("study", "not_today"), "clock", "B")
        self.insist = self.add_action("insist", say("study", "i_was_right"), "check", "I")
        self.why = self.add_action("why", say("answers", "why"), "question", "W", short=say("article", "why"))
        self.article = self.add_action(
            "article", say("study", "show_in_article"), "article", "P", short=say("study", "in_article")
        )
        self.edit = self.add_action("edit", say("answers", "edit"), "pencil-simple", "E")
        self.suspend = self.add_action("suspend", say("study", "suspend"), "pause", "S")
        self.wrong = self.add_action(
            "wrong", say("study", "wrong_question"), "flag", "R", short=say("article", "wrong_short")
        )
        self.more = IconButton("dots-three", say("study", "more"), side=34)
        self.more.clicked.connect(self._open_more)
        self.action_row.insertWidget(self.action_row.count() - 1, self.more)

    def set_screen(self, screen: CardScreen, *, can_undo: bool) -> None:
        """Show a card, or its answer."""
        new = self.card is None or (self.card.uid, self.card.number) != (screen.uid, screen.number)
        came = not screen.shown and (new or (self.card is not None and self.card.shown))
        self.card = screen
        self.bar.set_place(screen.number, screen.total, screen.left)
        self.bar.line.set_share(screen.number, screen.total)
        self.end.setText(say("study", "end_practice" if screen.practice else "end_session"))
        self.undo.setVisible(can_undo and not screen.practice)
        self.set_question(screen.kind, screen.context, screen.stem)
        if came:
            self.field.clear()
            self.scroller.verticalScrollBar().setValue(0)
        self._set_hint(screen)
        self._set_answer(screen)
        self.asking.setVisible(not screen.shown)
        self.answering.setVisible(screen.shown)
        self.grades.setVisible(screen.shown and not screen.practice)
        self.space_words.setVisible(screen.shown and not screen.practice and not self._is_tight())
        self.foot.setVisible(screen.shown)
        self.next.setVisible(screen.shown and screen.practice)
        self.show_action(self.later, shown=not screen.shown and not screen.practice)
        self.show_action(self.insist, shown=screen.shown and screen.can_insist)
        self.show_action(self.why, shown=screen.shown)
        self.show_action(self.article, shown=screen.shown)
        self.show_action(self.edit, shown=screen.shown)
        self.more.setVisible(not screen.practice)
        self.show_action(self.suspend, shown=not screen.practice)
        self.show_action(self.wrong, shown=not screen.practice)
        self.why_box.hide()
        self.fit()
        if came or screen.shown:
            self.focus_card()
        if screen.shown:
            QTimer.singleShot(0, self, self._show_answer)

    def set_offer(self, offer: Message | None) -> None:
        """Show a message above the actions, or none."""
        if self.offer is not None:
            self.offer.hide()
            self.offer.deleteLater()
        self.offer = offer
        if offer is not None:
            self._notes.addWidget(offer)
        self.notes.setVisible(offer is not None)
        self.fit()

    def toggle_why(self, lines: Sequence[tuple[str, str]]) -> None:
        """Say why the answer is the answer, or put that away."""
        self.why_note.set_lines(lines)
        self.why_box.setVisible(self.why_box.isHidden())
        self.fit()
        if not self.why_box.isHidden():
            QTimer.singleShot(0, self, self._show_why)

    def focus_card(self) -> None:
        """Put the keyboard on the field for whoever types, else on the page, where single keys work."""
        if self.types and self.card is not None and not self.card.shown:
            self.field.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The single keys."""
        action = self._action(event)
        if not action or event.isAutoRepeat():
            super().keyPressEvent(event)
            return
        if action.isdigit():
            self.grades.buttons[int(action) - 1].click()
        elif action == "default":
            self.grades.grade_default()
        elif action == "type":
            self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        elif action == "show":
            self._show()
        else:
            self.acted.emit(action)

    def _action(self, event: QKeyEvent) -> str:
        screen = self.card
        modifiers = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier & ~Qt.KeyboardModifier.ShiftModifier
        if screen is None or modifiers:
            return ""
        key = "Space" if event.key() == Qt.Key.Key_Space else event.text().upper()
        if event.key() == Qt.Key.Key_Escape:
            return "end" if self.why_box.isHidden() else "why"
        if screen.shown and screen.practice:
            return {"Space": "next", "\r": "next", "P": "article", "W": "why", "E": "edit"}.get(key, "")
        if screen.shown:
            keys = _ASIDE | {"Space": "default", "P": "article", "W": "why", "E": "edit"}
            keys |= {"I": "insist"} if screen.can_insist else {}
            return (keys | {digit: digit for digit in "1234"}).get(key, "")
        keys = {"Space": "show", "\r": "type"}
        if screen.hint == "":
            keys["H"] = "hint"
        if not screen.practice:
            keys |= _ASIDE
        return keys.get(key, "")

    def actions_room(self) -> int:
        """Less where the button stands that opens the menu."""
        return super().actions_room() - (0 if self.more.isHidden() else self.more.sizeHint().width() + px(8))

    def _open_more(self) -> None:
        """What is seldom done, in a menu above its button, with the keys."""
        assert self.card is not None
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        flag = "unflag" if self.card.flagged else "flag"
        for action, code, key in (
            ("not_today", "not_today", "B"), ("suspend", "suspend", "S"), ("flag", flag, "F"),
            ("wrong", "wrong_question", "R"), ("delete", "delete", "D"),
        ):  # fmt: skip
            entry = menu.addAction(f"{say('study', code)}\t{key}")
            entry.triggered.connect(lambda _=False, name=action: self.acted.emit(name))
        menu.popup(self.more.mapToGlobal(QPoint(0, -menu.sizeHint().height())))

    def _build_asking(self) -> None:
        self.asking = QWidget()
        self.field = TypedField("", say("study", "field"))
        self.field.setAccessibleName(say("answers", "your_answer"))
        self.show_button = Button(say("study", "show_answer"), "primary", key="Space", size="main")
        self.hint = Button(say("study", "hint"), "quiet", icon="lightbulb", key="H")
        self.hint_icon = Icon("lightbulb", "muted")
        self.hint_words = WrapLabel("", "body")
        row = spaced(QHBoxLayout(), 8)
        row.addWidget(self.show_button)
        row.addWidget(self.hint)
        row.addSpacing(px(4))
        row.addWidget(self.hint_icon)
        row.addWidget(self.hint_words, 1, Qt.AlignmentFlag.AlignVCenter)
        column = spaced(QVBoxLayout(self.asking), 14)
        column.addWidget(self.field)
        column.addLayout(row)
        self.field.returnPressed.connect(self._show)
        self.field.left.connect(self._leave_field)
        self.field.installEventFilter(self)
        self.keys += [(self.show_button, "Space", "Enter"), (self.hint, "H", ""), (self.end, "Esc", "")]
        self.show_button.clicked.connect(self._show)
        self.hint.clicked.connect(lambda: self.acted.emit("hint"))

    def _build_answer(self) -> None:
        self.answering = QWidget()
        self.answer_title = Label(say("study", "answer"), "caption", "muted", weight=600, fixed=True)
        self.verdict = VerdictLine()
        self.answer = WrapLabel("", "page")
        self.proof = ProofBox("proof")
        head = spaced(QHBoxLayout(), 16)
        head.addWidget(self.answer_title, 0, Qt.AlignmentFlag.AlignTop)
        head.addStretch(1)
        head.addWidget(self.verdict)
        column = spaced(QVBoxLayout(self.answering))
        column.addWidget(Line())
        column.addSpacing(px(20))
        column.addLayout(head)
        column.addSpacing(px(2))
        column.addWidget(self.answer)
        column.addSpacing(px(16))
        column.addWidget(self.proof)
        self.why_note, self.why_box = WhyNote(), QWidget()
        spaced(QVBoxLayout(self.why_box), 0, 0, 16).addWidget(self.why_note)
        self.why_box.hide()
        column.addWidget(self.why_box)

    def _build_foot(self) -> None:
        self.grades = Grades(large=True)
        self.grades.graded.connect(self.graded)
        self.space_words = Label(say("study", "space_grades"), "caption", "muted")
        self.next = Button(say("study", "next"), "primary", key="Space", size="main")
        self.next.clicked.connect(lambda: self.acted.emit("next"))
        for widget in (self.grades, self.next, self.space_words):
            self.foot_column.addWidget(widget)

    def _set_hint(self, screen: CardScreen) -> None:
        self.hint.setVisible(screen.hint == "")
        self.hint_icon.setVisible(bool(screen.hint or screen.nearly))
        words = say("study", "hard_hint", hint=screen.hint) if screen.hint and not screen.practice else screen.hint
        self.hint_words.setText(" ".join(filter(None, (screen.nearly, words))))

    def _set_answer(self, screen: CardScreen) -> None:
        self.answer.setText(screen.answer)
        self.verdict.set_verdict(screen.verdict)
        show_proof(self.proof, screen.proof)
        if screen.intervals:
            self.grades.set_intervals(screen.intervals)
        self.grades.set_default(int(screen.default))

    def _is_tight(self) -> bool:
        """Whether question, answer and grades hardly have room together, as with large text in a small window."""
        return self.height() < px(_TIGHT_UNDER)

    def _show_answer(self) -> None:
        """Where height is short: the proof, or as much of answer and proof as there is room for."""
        if self.card is None or not self.card.shown:
            return  # the next card came before its turn did
        self.reveal(self.proof)
        bar = self.scroller.verticalScrollBar()
        top = self.answer_title.mapTo(self.scroller.content, QPoint()).y() - px(4)
        if bar.value() > top:
            bar.setValue(top)

    def _show_why(self) -> None:
        self.reveal(self.why_box)

    def _show(self) -> None:
        self.types = self.field.hasFocus()
        self.acted.emit("show")

    def _leave_field(self) -> None:
        self.types = False
        self.setFocus(Qt.FocusReason.OtherFocusReason)
