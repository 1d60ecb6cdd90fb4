"""The Study page: goes from one view to the next, and tells the other pages what was done.

``open`` takes the targets of ``targets.read_target``: "" goes on with what is under way, else begins today's cards;
"review" and "review:ARTICLE" (or the article's id alone) begin a review; "quiz" and "quiz:ARTICLE" go on with that
quiz if it was broken off, else begin one; "sitting:N" goes on with one, "result:N" shows how one ended.
"set:KIND:VALUE" begins today's cards of a study set, "cram" practises what is most at risk on the day of the exam. The
action ``test_me`` is the target "quiz", ``study_today`` "review".
"""

from collections.abc import Callable, Mapping
from functools import partial

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from gui.answers.edit import ask_words
from gui.answers.rewording import Words
from gui.answers.why import why_of
from gui.answers.words import say_dropped
from gui.answers.wrong import ask_wrong
from gui.kit.buttons import Button
from gui.kit.page import Stack
from gui.kit.pages import Context, PageWidget
from gui.kit.spaces import px
from gui.kit.surfaces import Message, spaced
from gui.study.done_view import DoneView
from gui.study.quiz_view import QuizView
from gui.study.review_view import ReviewView
from gui.study.sittings import Sittings
from gui.study.state import absence as absence_state
from gui.study.state import quiz as quiz_state
from gui.study.state.done import shortened
from gui.study.state.targets import read_target
from gui.study.summary_view import SummaryView
from quizbank.domain.changes import NOTHING, ChangeKind, Changes
from quizbank.domain.errors import QuizbankError
from quizbank.domain.question import Question
from quizbank.domain.review import DropReason
from quizbank.strings import say, say_error
from quizbank.workflows.rows import CardRow

_SHOWN = {ChangeKind.ARTICLES, ChangeKind.QUESTIONS, ChangeKind.CARDS}
_BESIDE = 760
"""From this width on a message has room for its buttons beside its words."""
_SITTING = ("review", "practice", "quiz")
_TICK_MS = 1000
_TOLD = {
    "insist": "accepted", "not_today": "put_off", "suspend": "suspended", "delete": "deleted",
    "flag": "flagged",
}  # fmt: skip
"""What is said of an action, by its code."""
_STAYS = ("accept", "edit", "flag", "unflag")
"""Labels of what is done to a card and brings no other up: taking it back is no step back."""


class StudyPage(PageWidget):
    """Reviews and quizzes; ``sittings`` knows what is under way."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self.context = context
        self.sittings = Sittings(context.desk)
        self.title = say("shell", "action_study")
        self._steps: list[str] = []
        """What Ctrl+Z takes back, the last action last: a "turn" of this review, what was done "here" to a card that
        stays, or what was done "elsewhere"."""
        self._own, self._away = False, False
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self._build()

    # --- what the shell asks ----------------------------------------------------------------------------------
    def open(self, target: str) -> None:
        """Go where the target says (see the module)."""
        wanted = read_target(target)
        away, self._away = self._away, False
        if wanted.kind in ("sitting", "result"):
            doing = self.sittings.finish if wanted.kind == "result" else self.sittings.resume
            if not self._do(partial(doing, wanted.quiz)) and not self.sittings.mode:
                self._begin_review("")
        elif wanted.kind == "cram":
            self._do(self.sittings.begin_cram)
        elif wanted.study_set is not None:
            self._begin(partial(self.sittings.begin_set, wanted.study_set))
        elif wanted.kind == "quiz":
            if not self._do(partial(self.sittings.open_quiz, wanted.article)) and not self.sittings.mode:
                self._begin_review(wanted.article)
        elif self.sittings.is_under_way(wanted) or (away and self.sittings.mode and not wanted.kind):
            self._show()
        else:
            self._begin_review(wanted.article)

    def act(self, action: str, data: object = None) -> bool:
        """``test_me`` and ``study_today``."""
        if action == "test_me":
            self.open("quiz")
        elif action == "study_today":
            self.open("review")
        else:
            return False
        return True

    def refresh(self, changes: Changes) -> None:
        """Follow an undo, and what was done to the cards elsewhere."""
        if self._own:
            return
        if changes.undone:
            if self._steps and self._steps.pop() == "turn":
                self.sittings.step_back()
                self._show()
                return
        elif changes.label:
            self._steps.append("elsewhere")
        if changes.kinds & _SHOWN and self.sittings.mode:
            self.sittings.look_again(changes)
            if self.sittings.mode in ("review", "done"):
                self._show()

    def show_time(self) -> None:
        """Say how much time is left, while a quiz under a timer is shown."""
        if self.sittings.mode == "quiz":
            self.quiz_view.set_time(quiz_state.say_left(self.sittings.time_left()))

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Hand the keyboard on to what is shown."""
        super().focusInEvent(event)
        self._focus()

    # --- what the views ask -----------------------------------------------------------------------------------
    def _card_acted(self, action: str) -> None:
        sittings, desk = self.sittings, self.context.desk
        doing: dict[str, Callable[[], Changes | None]] = {
            "show": lambda: sittings.reveal(self.card_view.field.text().strip()),
            "hint": sittings.take_hint,
            "insist": sittings.insist,
            "next": sittings.practise,
            "not_today": partial(sittings.put_aside, desk.bury),
            "suspend": partial(sittings.put_aside, desk.suspend),
            "delete": partial(sittings.put_aside, lambda uid: desk.drop([uid])),
            "flag": sittings.flag,
        }
        if action in doing:
            flagged = action == "flag" and desk.card(sittings.uid).flagged
            if self._do(doing[action]) and action in _TOLD:
                self.context.window.tell(say("study", "unflagged" if flagged else _TOLD[action]), undo=True)
        elif action == "edit":
            self._edit_card(sittings.uid)
        elif action == "wrong":
            edit = partial(self._edit_card, sittings.uid)
            ask_wrong(self.card_view.wrong, partial(self._refuse, sittings.uid), edit, self)
        elif action == "undo":
            self.context.window.act("undo")
        elif action == "article":
            self._go_to(desk.card(sittings.uid).article, sittings.uid)
        elif action == "why":
            self.card_view.toggle_why(why_of(desk, desk.card(sittings.uid).article, sittings.uid))
        elif sittings.end_review():
            self._show()
        else:
            self._leave(sittings.article)

    def _quiz_acted(self, action: str) -> None:
        quiz = self.sittings.quiz
        if quiz is None:
            return
        if action == "article":
            self._go_to(quiz.item.article, quiz.item.uid)
        elif action == "end":
            self.sittings.mode, self.sittings.quiz = "", None
            self._leave(quiz.view.article)
            if quiz.answered:
                words = say("quiz", "ended", done=quiz.answered, total=len(quiz.view.items))
                self.context.window.tell(words)
        elif action == "why":
            self.quiz_view.toggle_why(why_of(self.context.desk, quiz.item.article, quiz.item.uid))
        elif action == "wrong":
            edit = partial(self._edit, quiz.item.uid, quiz.item.question, self.context.desk.reword_all)
            ask_wrong(self.quiz_view.wrong, partial(self._refuse, quiz.item.uid), edit, self)
        elif action == "result":
            self._do(partial(self.sittings.finish, quiz.view.id))
        else:
            doing = {"skip": self.sittings.skip, "back": self.sittings.back, "insist": self.sittings.insist}
            self._do(doing.get(action, self.sittings.forward))

    def _end_acted(self, action: str) -> None:
        sittings, summary = self.sittings, self.end_view.summary
        result = sittings.result
        if action == "study" and summary is not None:
            self._begin_review("", summary.study)
        elif action == "back":
            sittings.review, sittings.result, sittings.mode = None, None, ""
            self._leave(result.quiz.article if result else sittings.article)
        elif result is not None:
            again = tuple(item.uid for item in result.quiz.items)
            self._do(partial(sittings.new_quiz, result.quiz.article, again if action == "again" else sittings.missed))
        else:
            self._do(sittings.begin_practice)

    def _done_acted(self, action: str) -> None:
        done = self.done_view.done
        if done is None:
            return
        if action in ("choose", "plan"):
            self.context.window.act("choose_quiz" if action == "choose" else "plan")
        elif action == "test":
            self._do(partial(self.sittings.open_quiz, self.sittings.article))
        elif action == "start":
            self._begin_review(self.sittings.article, done.more)
        elif action == "add":
            self.context.window.act("add_article")
        else:
            self._leave(done.last if action == "read" else self.sittings.article)

    # --- going and showing ------------------------------------------------------------------------------------
    def _begin_review(self, article: str, uids: tuple[str, ...] = ()) -> None:
        self._begin(partial(self.sittings.begin_review, article, uids))

    def _begin(self, doing: Callable[[], None]) -> None:
        self._steps = []
        self.card_view.types = False
        self._do(doing)

    def _do(self, doing: Callable[[], Changes | None], *, turns: bool = True) -> bool:
        """Do something at the desk, tell the others, show what follows; a known error is said and changes nothing.

        With ``turns`` it may bring the next card up: then taking it back is a step back in the review.
        """
        try:
            changes = doing() or NOTHING
        except QuizbankError as error:
            self.context.window.tell(say_error(error))
            return False
        if changes.label:
            self._steps.append("turn" if turns and changes.label not in _STAYS else "here")
        self._own = True
        try:
            self.context.publish(changes)
        finally:
            self._own = False
        self._show()
        return True

    def _show(self) -> None:
        """Show the mode's view as things stand."""
        mode = self.sittings.settle()
        shown: QWidget
        if mode in ("review", "practice"):
            shown = self.card_view
            history = self.sittings.current.session.history and self.sittings.leech is None
            self.card_view.set_offer(None if mode == "practice" or history else self._offer())
            undoable = bool(self._steps and self._steps[-1] != "elsewhere" and self.context.desk.can_undo())
            self.card_view.set_screen(self.sittings.card_screen(), can_undo=undoable)
        elif mode == "quiz":
            shown = self.quiz_view
            self.quiz_view.set_screen(self.sittings.quiz_screen())
        elif mode == "done":
            shown = self.done_view
            self.done_view.set_done(self.sittings.done(), self._offer("primary"))
        else:
            shown = self.end_view
            self.end_view.set_summary(self.sittings.summary())
            self.end_view.set_offer(self._leeches_offer() if mode == "end" else None)
        self.stack.setCurrentWidget(shown)
        if mode == "quiz" and self.sittings.time_left() is not None:
            self._clock.start()
        else:
            self._clock.stop()
        if self.isVisible():
            self._focus()
        if self.wants_rail != (mode in _SITTING):
            self.wants_rail = mode in _SITTING
            self.context.window.page_changed()

    def _focus(self) -> None:
        shown = self.stack.currentWidget()
        if shown is self.card_view:
            self.card_view.focus_card()
        elif shown is self.quiz_view:
            self.quiz_view.focus_item()
        elif shown is not None:
            shown.setFocus(Qt.FocusReason.OtherFocusReason)

    def _offer(self, kind: str = "secondary") -> Message | None:
        """The message that something waits: cards after days away, else a quiz that was broken off."""
        beside = self.width() >= px(_BESIDE)
        if (leech := self.sittings.leech) is not None:
            return self._leech_offer(leech, beside=beside)
        if away := self.sittings.absence():
            everything = Button(say("study", "do_all"), kind, size="small")
            everything.clicked.connect(lambda: self._do(self.sittings.begin_everything))
            return Message("info", away, buttons=[everything], inline=beside)
        waiting = self.sittings.waiting_quiz()
        if waiting is None:
            return self._exam_offer(kind, beside=beside)
        on = Button(say("quiz", "go_on"), kind, size="small")
        see = Button(say("quiz", "see_result"), "quiet", size="small")
        on.clicked.connect(lambda: self._do(partial(self.sittings.sit, waiting)))
        see.clicked.connect(lambda: self._do(partial(self.sittings.finish, waiting.id)))
        return Message("info", quiz_state.offer(waiting), buttons=[on, see], inline=beside)

    def _refuse(self, uid: str, reason: DropReason) -> None:
        """Drop what is up; a card makes room for the next one, an item of a quiz stays."""
        dropped: list[Changes] = []

        def drop(item: str) -> Changes:
            dropped.append(self.context.desk.drop([item], reason))
            return dropped[0]

        of_quiz = self.sittings.mode == "quiz"
        if self._do(partial(drop, uid) if of_quiz else partial(self.sittings.put_aside, drop), turns=not of_quiz):
            self.context.window.tell(say_dropped(dropped[0]), undo=True)

    def _edit_card(self, uid: str) -> None:
        self._edit(uid, self.context.desk.card(uid).question, self.sittings.reword)

    def _edit(self, uid: str, question: Question, reword: Callable[[str, Mapping[str, Words]], Changes]) -> None:
        """Ask for other words for a card or an item, and keep them."""

        def keep(words: Mapping[str, Words]) -> None:
            if self._do(partial(reword, uid, words)):
                self.context.window.tell(say("study", "edited"), undo=True)

        ask_words(question, self, keep)

    def _exam_offer(self, kind: str, *, beside: bool) -> Message | None:
        """The message in the last days before an exam: practice that leaves due dates alone."""
        words = absence_state.exam_offer(self.context.desk.exam())
        if not words:
            return None
        cram = Button(say("plan", "cram"), kind, size="small")
        cram.clicked.connect(lambda: self._do(self.sittings.begin_cram))
        return Message("info", words, buttons=[cram], inline=beside)

    def _leeches_offer(self) -> Message | None:
        """The message at the end that some cards were missed again and again."""
        if not self.sittings.leeches:
            return None
        look = Button(say("study", "look_at_them"), size="small")
        look.clicked.connect(lambda: self.context.window.go("plan", "mend"))
        words = say("study", "leeches", count=len(self.sittings.leeches))
        return Message("info", words, buttons=[look], inline=self.width() >= px(_BESIDE))

    def _leech_offer(self, leech: CardRow, *, beside: bool) -> Message:
        """The message that a card was missed again and again."""
        edit = Button(say("answers", "edit"), size="small")
        suspend = Button(say("study", "suspend"), "quiet", size="small")
        edit.clicked.connect(partial(self._edit_card, leech.uid))
        suspend.clicked.connect(lambda: self._do(self.sittings.suspend_leech, turns=False))
        words = say("study", "leech", stem=shortened(leech.question.stem), count=leech.lapses)
        return Message("info", words, buttons=[edit, suspend], inline=beside)

    def _go_to(self, article: str, item: str) -> None:
        """Show the article, at the card that asks the item's fact if there is one."""
        self._away = True
        cards = self.context.desk.cards_for((item,))
        self.context.window.go("article", f"{article}/{cards[0]}" if cards else article)

    def _leave(self, article: str) -> None:
        """Go to the article, or to the library."""
        self.context.window.go("article" if article else "library", article)

    def _build(self) -> None:
        self.card_view, self.quiz_view = ReviewView(), QuizView()
        self.end_view, self.done_view = SummaryView(), DoneView()
        self.stack = Stack()
        for view in (self.card_view, self.quiz_view, self.end_view, self.done_view):
            self.stack.addWidget(view)
        spaced(QVBoxLayout(self)).addWidget(self.stack)
        self.card_view.acted.connect(self._card_acted)
        self.card_view.graded.connect(lambda number: self._do(partial(self.sittings.grade, number)))
        self.quiz_view.acted.connect(self._quiz_acted)
        self.quiz_view.answered.connect(lambda given: self._do(partial(self.sittings.answer, given)))
        self.end_view.acted.connect(self._end_acted)
        self.end_view.proof_wanted.connect(self._go_to)
        self.end_view.why_wanted.connect(
            lambda article, uid: self.end_view.show_why(uid, why_of(self.context.desk, article, uid))
        )
        self._clock = QTimer(self)
        self._clock.setInterval(_TICK_MS)
        self._clock.timeout.connect(self.show_time)
        self.done_view.acted.connect(self._done_acted)
