"""The Study page: joins the sittings with the desk and shows the one that is under way.

``open`` takes the targets of ``targets.read_target``: "" goes on with what is under way, else begins today's cards;
"review" and "review:ARTICLE" (or the article's id alone) begin a review; "quiz" and "quiz:ARTICLE" go on with that
quiz if it was broken off, else begin one. The action ``test_me`` begins a quiz over the library.
"""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from gui.kit.buttons import Button
from gui.kit.pages import Context, PageWidget
from gui.kit.surfaces import Message, spaced
from gui.study import done_state, quiz_state, review_state, summary_state
from gui.study.done_view import DoneView
from gui.study.quiz_state import Quiz
from gui.study.quiz_view import QuizView
from gui.study.review_state import Review
from gui.study.review_view import ReviewView
from gui.study.summary_view import SummaryView
from gui.study.targets import Target, read_target
from quizbank.domain.changes import ChangeKind, Changes
from quizbank.domain.errors import QuizbankError
from quizbank.domain.review import Grade
from quizbank.strings import say, say_error
from quizbank.workflows import rows

_LENGTH = 10
_MORE_NEW = 5
_SHOWN = {ChangeKind.ARTICLES, ChangeKind.QUESTIONS, ChangeKind.CARDS}


class StudyPage(PageWidget):
    """Reviews and quizzes. ``mode`` is review, practice, end, done, quiz or result ("" before the first)."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self.context, self.desk = context, context.desk
        self.title = say("shell", "action_study")
        self.mode = ""
        self.review: Review | None = None
        self.practice: Review | None = None
        self.quiz: Quiz | None = None
        self.result: rows.QuizResult | None = None
        self._steps: list[bool] = []
        """What Ctrl+Z takes back, the last action last: whether it was one of this review."""
        self._own, self._away = False, False
        self._article = ""
        self._missed: tuple[str, ...] = ()
        self._more: tuple[str, ...] = ()
        self._rows: dict[str, rows.ArticleRow] = {}
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self._build()

    # --- what the shell asks ----------------------------------------------------------------------------------
    def open(self, target: str) -> None:
        """Go where the target says (see the module)."""
        wanted = read_target(target)
        away, self._away = self._away, False
        if wanted.kind == "quiz":
            self._guard(partial(self._open_quiz, wanted.article))
        elif self._is_under_way(wanted) or (away and not wanted.kind):
            self._show()
        else:
            self._begin_review(wanted.article)

    def act(self, action: str, data: object = None) -> bool:
        """``test_me`` and ``study_today``."""
        if action == "test_me":
            self._guard(partial(self._open_quiz, ""))
        elif action == "study_today":
            if not self._is_under_way(Target("review")):
                self._begin_review("")
        else:
            return False
        return True

    def refresh(self, changes: Changes) -> None:
        """Follow an undo, and what was done to the cards elsewhere."""
        if self._own:
            return
        if changes.undone:
            own = self._steps.pop() if self._steps else False
            if own:
                self._step_back()
                return
        elif changes.label:
            self._steps.append(False)
        if changes.kinds & _SHOWN:
            self._look_again(changes)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Hand the keyboard on to what is shown."""
        super().focusInEvent(event)
        shown = self.stack.currentWidget()
        if shown is self.card_view:
            self.card_view.focus_card()
        elif shown is self.quiz_view:
            self.quiz_view.focus_item()
        elif shown is not None:
            shown.setFocus(Qt.FocusReason.OtherFocusReason)

    # --- review -----------------------------------------------------------------------------------------------
    def _begin_review(self, article: str, uids: tuple[str, ...] = ()) -> None:
        queue = uids or self.desk.queue(article)
        self._article, self._steps = article, []
        self.practice, self.quiz, self.result = None, None, None
        pace = review_state.pace_of(self.desk.today())
        self.review = review_state.begin(queue, self.desk.now(), article, pace=pace)
        self._go("review" if queue else "done")

    def _card_acted(self, action: str) -> None:
        review = self.practice if self.mode == "practice" else self.review
        if review is None or (review.session.current is None and action not in ("end", "undo")):
            return
        doing: dict[str, Callable[[], None]] = {
            "show": self._reveal, "hint": self._hint, "next": self._practise, "end": self._end,
            "undo": partial(self.context.window.act, "undo"), "article": self._show_in_article,
            "not_today": partial(self._put_aside, self.desk.bury, "put_off"),
            "suspend": partial(self._put_aside, self.desk.suspend, "suspended"),
        }  # fmt: skip
        self._guard(doing[action])

    def _reveal(self) -> None:
        review, typed = self._current(), self.card_view.field.text().strip()
        uid = review.session.current or ""
        self._keep(review_state.show(review, typed, self.desk.judge(uid, typed) if typed else None))

    def _hint(self) -> None:
        self._keep(review_state.take_hint(self._current()))

    def _grade(self, number: int) -> None:
        if self.mode == "review" and self.review is not None and self.review.session.shown:
            self._guard(partial(self._confirm, self.review, Grade(number)))

    def _confirm(self, review: Review, grade: Grade) -> None:
        now = self.desk.now()
        spent = review_state.milliseconds(review, now)
        uid = review.session.current or ""
        answered, changes = self.desk.grade(uid, grade, typed=review.given.typed, duration_ms=spent)
        self.review = review_state.graded(review, answered, self.desk.now())
        self._publish(changes)
        self._show()

    def _put_aside(self, action: Callable[[str], Changes], told: str) -> None:
        review = self._current()
        changes = action(review.session.current or "")
        self.review = review_state.set_aside(review, self.desk.now())
        self._publish(changes)
        self.context.window.tell(say("study", told), undo=True)
        self._show()

    def _practise(self) -> None:
        self._keep(review_state.practised(self._current(), self.desk.now()))

    def _end(self) -> None:
        if self.mode == "practice":
            self.practice = None
            self._go("end")
        elif self.review is not None and self.review.session.events:
            self._go("end")
        else:
            self.review = None
            self._leave()

    def _step_back(self) -> None:
        if self.review is None:
            return
        self.review = review_state.stepped_back(self.review, self.desk.now())
        self.practice, self.quiz, self.result = None, None, None
        self._go("review")

    def _look_again(self, changes: Changes) -> None:
        if self.review is not None:
            alive = self.desk.cards_for(self.review.session.queue)
            gone = changes.ids if ChangeKind.CARDS in changes.kinds and not changes.undone else ()
            self.review = review_state.pruned(self.review, alive, gone, self.desk.now())
        if self.mode == "done":
            self._begin_review(self._article)
        elif self.mode == "review":
            self._show()

    # --- quiz -------------------------------------------------------------------------------------------------
    def _open_quiz(self, article: str) -> None:
        waiting = self.desk.open_quiz()
        if waiting is not None and waiting.article == article and quiz_state.begin(waiting, self.desk.now()):
            self._sit(waiting)
        else:
            self._new_quiz(article)

    def _new_quiz(self, article: str, uids: tuple[str, ...] = ()) -> None:
        view, changes = self.desk.new_quiz(article, _LENGTH, uids)
        self._publish(changes)
        self._sit(view)

    def _sit(self, view: rows.QuizView) -> None:
        self.quiz, self.result, self.practice = quiz_state.begin(view, self.desk.now()), None, None
        if self.quiz is None:
            self._finish(view.id)
        else:
            self._rows = {row.id: row for row in self.desk.articles()}
            self._go("quiz")

    def _answer(self, given: str) -> None:
        if self.quiz is not None and self.quiz.judged is None:
            self._guard(partial(self._record, self.quiz, given))

    def _record(self, quiz: Quiz, given: str) -> None:
        spent = quiz_state.milliseconds(quiz, self.desk.now())
        judged, changes = self.desk.answer_quiz(quiz.view.id, quiz.position, given, spent)
        self.quiz = quiz_state.answer(quiz, self.desk.quiz(quiz.view.id), given, judged)
        self._publish(changes)
        self._show()

    def _quiz_acted(self, action: str) -> None:
        quiz = self.quiz
        if quiz is None:
            return
        if action == "skip":
            self.quiz = quiz_state.skip(quiz, self.desk.now())
            self._show()
        elif action == "article":
            self._go_to(quiz.item.article, quiz.item.uid)
        elif action == "end":
            words = say("quiz", "ended", done=quiz.answered, total=len(quiz.view.items))
            self.quiz = None
            self._leave(quiz.view.article)
            self.context.window.tell(words)
        else:
            self.quiz = quiz_state.forward(quiz, self.desk.now())
            if self.quiz is None:
                self._guard(partial(self._finish, quiz.view.id))
            else:
                self._show()

    def _finish(self, quiz: int) -> None:
        self.quiz, self.result = None, self.desk.quiz_result(quiz)
        self._go("result")

    # --- ends -------------------------------------------------------------------------------------------------
    def _end_acted(self, action: str) -> None:
        doing = {"repeat": self._repeat, "study": self._study_missed, "back": self._back}
        self._guard(doing[action])

    def _repeat(self) -> None:
        if self.result is not None:
            self._new_quiz(self.result.quiz.article, self._missed)
        else:
            self.practice = review_state.begin(self._missed, self.desk.now(), practice=True)
            self._go("practice")

    def _study_missed(self) -> None:
        summary = self.end_view.summary
        if summary is not None:
            self._begin_review("", summary.study)

    def _back(self) -> None:
        article = self.result.quiz.article if self.result else self._article
        self.review, self.result, self.mode = None, None, ""
        self._leave(article)

    def _done_acted(self, action: str) -> None:
        if action == "test":
            self._guard(partial(self._open_quiz, self._article))
        elif action == "start":
            self._begin_review(self._article, self._more)
        elif action == "add":
            self.context.window.act("add_article")
        else:
            self._leave(self._article)

    # --- going and showing ------------------------------------------------------------------------------------
    def _is_under_way(self, wanted: Target) -> bool:
        if self.mode in ("quiz", "practice"):
            return not wanted.kind
        running = self.mode == "review" and self.review is not None and not self.review.session.finished
        kept = running and self.review is not None and bool(self.review.session.history)
        return kept and (not wanted.kind or wanted.article == self._article)

    def _go(self, mode: str) -> None:
        self.mode = mode
        self._show()

    def _show(self) -> None:
        """Show the mode's view as things stand."""
        if self.mode == "review" and self.review is not None and self.review.session.finished:
            self.mode = "end" if self.review.session.events else "done"
        if self.mode == "practice" and self.practice is not None and self.practice.session.finished:
            self.practice, self.mode = None, "end"
        shown = {
            "review": self._show_card, "practice": self._show_card, "quiz": self._show_quiz, "end": self._show_end,
            "result": self._show_end, "done": self._show_done,
        }[self.mode]()  # fmt: skip
        self.stack.setCurrentWidget(shown)
        if self.isVisible():
            self.focusInEvent(QFocusEvent(QFocusEvent.Type.FocusIn, Qt.FocusReason.OtherFocusReason))
        rail = self.mode in ("review", "practice", "quiz")
        if rail != self.wants_rail:
            self.wants_rail = rail
            self.context.window.page_changed()

    def _show_card(self) -> QWidget:
        review = self._current()
        card = self.desk.card(review.session.current or "")
        self.card_view.set_offer(None if review.session.history or review.practice else self._offer())
        self.card_view.set_screen(
            review_state.screen(review, card), can_undo=bool(self._steps) and bool(self.desk.can_undo())
        )
        return self.card_view

    def _show_quiz(self) -> QWidget:
        assert self.quiz is not None
        self.quiz_view.set_screen(quiz_state.screen(self.quiz, self._rows))
        return self.quiz_view

    def _show_end(self) -> QWidget:
        if self.result is not None:
            self._missed = tuple(item.uid for item in self.result.missed)
            study = self.desk.cards_for(self._missed)
            summary = summary_state.of_quiz(self.result, study, has_article=bool(self.result.quiz.article))
        else:
            events = self.review.session.events if self.review is not None else ()
            end = self.desk.session_end(events)
            self._missed = tuple(card.uid for card, _ in end.shaky)
            summary = summary_state.of_session(end, has_article=bool(self._article))
        self.end_view.set_summary(summary)
        return self.end_view

    def _show_done(self) -> QWidget:
        articles = self.desk.articles()
        title = {row.id: row.title for row in articles}
        read = self._article or self.desk.setting("last_article")
        self._last = read if read in title else articles[0].id if articles else ""
        self._more = self.desk.queue(self._article, more_new=_MORE_NEW)[:_MORE_NEW]
        asked = [row.questions for row in articles if self._article in ("", row.id)]
        done = done_state.done(
            articles=len(articles), questions=sum(asked), tomorrow=self.desk.session_end(()).tomorrow,
            more=self._more, article=title.get(self._article, ""), last=title.get(self._last, ""),
        )  # fmt: skip
        self.done_view.set_done(done, self._offer())
        return self.done_view

    def _offer(self) -> Message | None:
        """The message that a quiz was broken off, with its buttons."""
        waiting = self.desk.open_quiz()
        if waiting is None or not quiz_state.answered(waiting):
            return None
        on, see = Button(say("quiz", "go_on"), size="small"), Button(say("quiz", "see_result"), "quiet", size="small")
        on.clicked.connect(partial(self._guard, partial(self._sit, waiting)))
        see.clicked.connect(partial(self._guard, partial(self._finish, waiting.id)))
        return Message("info", quiz_state.offer(waiting), buttons=[on, see], inline=True)

    def _show_in_article(self) -> None:
        uid = self._current().session.current or ""
        self._go_to(self.desk.card(uid).article, uid)

    def _go_to(self, article: str, item: str) -> None:
        """Show the article, at the card that asks the item's fact if there is one."""
        self._away = True
        cards = self.desk.cards_for((item,))
        self.context.window.go("article", f"{article}/{cards[0]}" if cards else article)

    def _leave(self, article: str = "") -> None:
        """Go back to the article, or to the library."""
        article = article or self._article
        self.mode = ""
        self.context.window.go("article" if article else "library", article)

    # --- small things -----------------------------------------------------------------------------------------
    def _current(self) -> Review:
        review = self.practice if self.mode == "practice" else self.review
        assert review is not None
        return review

    def _keep(self, review: Review) -> None:
        if self.mode == "practice":
            self.practice = review
        else:
            self.review = review
        self._show()

    def _publish(self, changes: Changes) -> None:
        """Tell the others; this page knows already."""
        if changes.label:
            self._steps.append(True)
        self._own = True
        try:
            self.context.publish(changes)
        finally:
            self._own = False

    def _guard(self, doing: Callable[[], None]) -> None:
        """Do something with the desk; a known error is said, and everything stays as it was."""
        try:
            doing()
        except QuizbankError as error:
            self.context.window.tell(say_error(error))

    def _build(self) -> None:
        self.card_view, self.quiz_view = ReviewView(), QuizView()
        self.end_view, self.done_view = SummaryView(), DoneView()
        self.stack = QStackedWidget()
        for view in (self.card_view, self.quiz_view, self.end_view, self.done_view):
            self.stack.addWidget(view)
        spaced(QVBoxLayout(self)).addWidget(self.stack)
        self.card_view.acted.connect(self._card_acted)
        self.card_view.graded.connect(self._grade)
        self.quiz_view.acted.connect(self._quiz_acted)
        self.quiz_view.answered.connect(self._answer)
        self.end_view.acted.connect(self._end_acted)
        self.end_view.proof_wanted.connect(self._go_to)
        self.done_view.acted.connect(self._done_acted)
