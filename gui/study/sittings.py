"""What is under way on the Study page, joined with the desk: each action writes first, then moves on. Without Qt."""

from collections.abc import Callable, Mapping
from datetime import timedelta

from gui.study.state import absence as absence_state
from gui.study.state import done as done_state
from gui.study.state import quiz as quiz_state
from gui.study.state import review as review_state
from gui.study.state import summary as summary_state
from gui.study.state.quiz import Quiz
from gui.study.state.review import Review
from gui.study.state.targets import Target
from quizbank.domain.changes import NOTHING, ChangeKind, Changes
from quizbank.domain.review import Grade
from quizbank.domain.study_set import StudySet
from quizbank.workflows.desk import Desk
from quizbank.workflows.rows import ArticleRow, CardRow, QuizResult, QuizView

_LENGTH = 10
_MORE_NEW = 5
_CRAM = 50


class Sittings:
    """``mode`` is review, practice, end, done, quiz or result ("" before the first); ``article`` that of the review.

    Methods that write give the ``Changes``; a QuizbankError leaves everything as it was.
    """

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        self.mode = ""
        self.article = ""
        self.review: Review | None = None
        self.practice: Review | None = None
        self.quiz: Quiz | None = None
        self.result: QuizResult | None = None
        self.attempts: tuple[QuizView, ...] = ()
        """The finished sittings of the items of ``result``."""
        self.leech: CardRow | None = None
        """The card that was just missed again and again, until the next grade."""
        self.leeches: tuple[str, ...] = ()
        """All of them in this session."""
        self.missed: tuple[str, ...] = ()
        """The items that Repeat asks again, once an end was shown."""
        self._articles: dict[str, ArticleRow] = {}

    # --- review -----------------------------------------------------------------------------------------------
    def begin_review(self, article: str, uids: tuple[str, ...] = ()) -> None:
        """Today's cards of an article or of all, or the given ones."""
        queue = uids or self.desk.queue(article)
        pace = review_state.pace_of(self.desk.today())
        self.article, self.practice, self.quiz, self.result = article, None, None, None
        self.leech, self.leeches = None, ()
        self.review = review_state.begin(queue, self.desk.now(), article, pace=pace)
        self.mode = "review" if queue else "done"

    def begin_set(self, study_set: StudySet) -> None:
        """Today's cards of a study set; where the day's are done, some new ones of it."""
        queue = self.desk.queue_of(study_set)
        self.begin_review("", queue or self.desk.queue_of(study_set, more_new=_MORE_NEW)[:_MORE_NEW])

    def begin_cram(self) -> None:
        """What is most at risk on the day of the exam, without grades: due dates stay as they are."""
        self.missed = self.desk.cram(_CRAM)
        self.review, self.result, self.quiz = None, None, None
        self.begin_practice()

    def begin_everything(self) -> None:
        """All that waited during an absence, not only today's part of it."""
        self.begin_review(self.article, self.desk.queue(self.article, everything=True))

    def begin_practice(self) -> None:
        """What was missed once more, without grades."""
        self.practice = review_state.begin(self.missed, self.desk.now(), practice=True)
        self.mode = "practice"

    def reveal(self, typed: str) -> None:
        """Show the answer, and judge what was typed; what is nearly right may be typed once more first."""
        judged = self.desk.judge(self.uid, typed) if typed else None
        if judged is not None and not self.current.session.shown and review_state.may_try_again(self.current, judged):
            self._keep(review_state.try_again(self.current, judged))
        else:
            self._keep(review_state.show(self.current, typed, judged))

    def take_hint(self) -> None:
        """Show the hint."""
        self._keep(review_state.take_hint(self.current))

    def grade(self, number: int) -> Changes:
        """Confirm a grade; the next card."""
        review = self.current
        if self.mode != "review" or not review.session.shown:
            return NOTHING
        spent = review_state.milliseconds(review, self.desk.now())
        answered, changes = self.desk.grade(self.uid, Grade(number), typed=review.given.typed, duration_ms=spent)
        self._keep(review_state.graded(review, answered, self.desk.now()))
        self.leech = self.desk.card(answered.uid) if answered.leech else None
        if answered.leech:
            self.leeches = (*self.leeches, answered.uid)
        return changes

    def suspend_leech(self) -> Changes:
        """Leave the card that was missed again and again for a while."""
        assert self.leech is not None
        uid, self.leech = self.leech.uid, None
        changes = self.desk.suspend(uid)
        self.look_again(changes)
        return changes

    def reword(self, uid: str, fields: Mapping[str, str | tuple[str, ...]]) -> Changes:
        """Put a card in other words, and judge again what was typed for it."""
        changes = self.desk.reword_all(uid, fields)
        if uid == self.uid and self.current.given.judged is not None:
            self.reveal(self.current.given.typed)
        return changes

    def flag(self) -> Changes:
        """Flag the card that is up, or take its flag away."""
        return self.desk.flag(self.uid, on=not self.desk.card(self.uid).flagged)

    def insist(self) -> Changes:
        """I was right: keep what was typed as right, and judge it again."""
        if self.mode == "quiz" and self.quiz is not None:
            judged, changes = self.desk.accept_quiz(self.quiz.view.id, self.quiz.position)
            self.quiz = quiz_state.answer(self.quiz, self.desk.quiz(self.quiz.view.id), self.quiz.given, judged)
            return changes
        typed = self.current.given.typed
        changes = self.desk.accept(self.uid, typed)
        self.reveal(typed)
        return changes

    def put_aside(self, action: Callable[[str], Changes]) -> Changes:
        """Bury or suspend the card; the next one."""
        review = self.current
        changes = action(self.uid)
        self._keep(review_state.set_aside(review, self.desk.now()))
        return changes

    def practise(self) -> None:
        """The next card of the practice."""
        self._keep(review_state.practised(self.current, self.desk.now()))

    def step_back(self) -> None:
        """The review before its last turn, which the desk took back; it is shown unless a quiz is."""
        if self.review is None:
            return
        self.review = review_state.stepped_back(self.review, self.desk.now())
        if self.mode not in ("quiz", "result"):
            self.practice, self.mode = None, "review"

    def look_again(self, changes: Changes) -> None:
        """Leave out of the review what was seen to, dropped or deleted elsewhere."""
        if self.review is not None:
            alive = self.desk.cards_for(self.review.session.queue)
            moved = ChangeKind.CARDS in changes.kinds and not changes.undone and changes.label != "edit"
            gone = changes.ids if moved else ()
            self.review = review_state.pruned(self.review, alive, gone, self.desk.now())
            if self.mode == "review" and self.current.given.judged is not None:
                self.reveal(self.current.given.typed)  # a variant may have come or gone
        if self.mode == "done":
            self.begin_review(self.article)

    def end_review(self) -> bool:
        """End the session or the practice; whether there is an end to show."""
        if self.review is None or (self.mode != "practice" and not self.review.session.events):
            self.review, self.practice, self.mode = None, None, ""
            return False
        self.practice, self.mode = None, "end"
        return True

    # --- quiz -------------------------------------------------------------------------------------------------
    def open_quiz(self, article: str) -> Changes:
        """Go on with the quiz over that article (or the library) that was broken off, else begin one."""
        waiting = self.desk.open_quiz()
        if waiting is None or waiting.article != article or quiz_state.begin(waiting, self.desk.now()) is None:
            return self.new_quiz(article)
        self.sit(waiting)
        return NOTHING

    def new_quiz(self, article: str, uids: tuple[str, ...] = ()) -> Changes:
        """Begin a quiz of ten, or of the given items."""
        view, changes = self.desk.new_quiz(article, _LENGTH, uids)
        self.sit(view)
        return changes

    def sit(self, view: QuizView) -> None:
        """Show the first open item of a sitting, or its result."""
        self.quiz, self.result, self.practice = quiz_state.begin(view, self.desk.now()), None, None
        self._articles = {row.id: row for row in self.desk.articles()}
        self.mode = "quiz"
        if self.quiz is None:
            self.finish(view.id)

    def resume(self, quiz: int) -> None:
        """Go on with that sitting, or show how it ended."""
        self.sit(self.desk.quiz(quiz))

    def answer(self, given: str) -> Changes:
        """Record an answer, "" where the answer was asked for."""
        quiz = self.quiz
        if quiz is None or quiz.judged is not None:
            return NOTHING
        spent = quiz_state.milliseconds(quiz, self.desk.now())
        judged, changes = self.desk.answer_quiz(quiz.view.id, quiz.position, given, spent)
        self.quiz = quiz_state.answer(quiz, self.desk.quiz(quiz.view.id), given, judged)
        return changes

    def skip(self) -> None:
        """Another open item."""
        if self.quiz is not None:
            self.quiz = quiz_state.skip(self.quiz, self.desk.now())

    def back(self) -> None:
        """The item before; an answer that was given is shown as it was judged."""
        quiz = self.quiz
        if quiz is None or quiz.position == 0:
            return
        before = quiz.view.items[quiz.position - 1]
        judged = None if before.given is None else self.desk.judge(before.uid, before.given)
        self.quiz = quiz_state.back(quiz, self.desk.now(), judged)

    def time_left(self) -> timedelta | None:
        """What is left under a timer."""
        return None if self.quiz is None else quiz_state.time_left(self.quiz, self.desk.now())

    def forward(self) -> None:
        """The next item, or the result."""
        if self.quiz is None or self.quiz.judged is None:
            return
        following = quiz_state.forward(self.quiz, self.desk.now())
        if following is None:
            self.finish(self.quiz.view.id)
        else:
            self.quiz = following

    def finish(self, quiz: int) -> None:
        """The result of a sitting; what has no answer counts as missed."""
        self.result = self.desk.quiz_result(quiz)
        self.attempts = self.desk.attempts(quiz)
        self.quiz, self.mode = None, "result"

    # --- what is shown ----------------------------------------------------------------------------------------
    @property
    def current(self) -> Review:
        """The review or the practice."""
        review = self.practice if self.mode == "practice" else self.review
        assert review is not None
        return review

    @property
    def uid(self) -> str:
        """The card that is up; "" at the end."""
        return self.current.session.current or ""

    def settle(self) -> str:
        """The mode, after a look whether the review or the practice is over."""
        if self.mode == "review" and self.current.session.finished:
            self.mode = "end" if self.current.session.events else "done"
        elif self.mode == "practice" and self.current.session.finished:
            self.practice, self.mode = None, "end" if self.review else "done"
        return self.mode

    def is_under_way(self, wanted: Target) -> bool:
        """Whether the target is what is under way: then nothing is begun anew."""
        if self.mode in ("quiz", "practice"):
            return not wanted.kind
        if self.mode != "review" or self.review is None or not self.review.session.history:
            return False
        return not self.review.session.finished and (not wanted.kind or wanted.article == self.article)

    def card_screen(self) -> review_state.CardScreen:
        """The card that is up."""
        return review_state.screen(self.current, self.desk.card(self.uid))

    def quiz_screen(self) -> quiz_state.QuizScreen:
        """The item that is up."""
        assert self.quiz is not None
        return quiz_state.screen(self.quiz, self._articles, self.desk.now())

    def summary(self) -> summary_state.Summary:
        """The result of the quiz, else the end of the review."""
        today = self.desk.today().total
        if self.result is not None:
            self.missed = tuple(item.uid for item in self.result.missed)
            cards = self.desk.cards_for(self.missed)
            return summary_state.of_quiz(
                self.result, cards, today=today, has_article=bool(self.result.quiz.article), attempts=self.attempts
            )
        end = self.desk.session_end(self.review.session.events if self.review else ())
        self.missed = tuple(card.uid for card, _ in end.shaky)
        return summary_state.of_session(end, today=today, has_article=bool(self.article))

    def done(self) -> done_state.Done:
        """The page without cards."""
        articles = self.desk.articles()
        titles = {row.id: row.title for row in articles}
        last = self.article or self.desk.setting("last_article")
        if last not in titles:
            last = articles[0].id if articles else ""
        return done_state.done(
            articles=len(articles),
            questions=sum(row.questions for row in articles if self.article in ("", row.id)),
            tomorrow=self.desk.session_end(()).tomorrow,
            more=self.desk.queue(self.article, more_new=_MORE_NEW)[:_MORE_NEW],
            scope=self.article,
            last=last,
            title=titles.get(last, ""),
        )

    def absence(self) -> str:
        """What is said to somebody who was away, "" where nothing is left to later days."""
        return absence_state.offer(self.desk.today())

    def waiting_quiz(self) -> QuizView | None:
        """A sitting that was broken off after an answer."""
        view = self.desk.open_quiz()
        return view if view is not None and quiz_state.answered(view) else None

    def _keep(self, review: Review) -> None:
        if self.mode == "practice":
            self.practice = review
        else:
            self.review = review
