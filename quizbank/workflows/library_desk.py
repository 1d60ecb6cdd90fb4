"""The real desk: each method is one call into the module that does the work."""

from collections.abc import Iterable
from datetime import datetime
from pathlib import Path

from quizbank.domain.changes import ChangeKind, Changes
from quizbank.domain.correction import Correction
from quizbank.domain.link import WaitingLink
from quizbank.domain.paper import ExportReport, PaperOptions
from quizbank.domain.review import DropReason, Grade
from quizbank.domain.selection import Making
from quizbank.domain.study_set import SetKind, StudySet
from quizbank.store import agenda, articles, cards, decisions, preferences, questions, variants, waiting_links
from quizbank.store.undo import redo_last, undo_last
from quizbank.workflows import (
    browse,
    correct_reading,
    coverage,
    figures,
    finding,
    mending,
    paper_actions,
    quiz_actions,
    remake,
    set_actions,
    study_actions,
)
from quizbank.workflows.analysis import RemakeJob
from quizbank.workflows.desk import Paper
from quizbank.workflows.drafts import Draft, draft
from quizbank.workflows.keeping_desk import KeepingDesk
from quizbank.workflows.library_study_desk import LibraryStudyDesk
from quizbank.workflows.reading_rows import NumberedCorrection, Offer, ReadingView, RemakePreview
from quizbank.workflows.rows import (
    Answered,
    ArticleRow,
    ArticleView,
    CardHistory,
    CardRow,
    Coverage,
    DayCount,
    ExamPlan,
    FoundRow,
    Judged,
    KnownRow,
    ProgressView,
    QuestionRow,
    QuizResult,
    QuizView,
    QuizWish,
    RetentionFigures,
    SessionEnd,
    StudySetRow,
    Today,
    VariantRow,
    WeakRow,
)


class LibraryDesk(LibraryStudyDesk, KeepingDesk):
    """The desk of one open library (the contract stands in ``workflows.desk.Desk``)."""

    def now(self) -> datetime:
        """The moment, UTC."""
        return self._bench.now()

    def articles(self, article: str = "") -> tuple[ArticleRow, ...]:
        """All articles, newest first; or the one with that id."""
        return browse.article_rows(self._bench, article)

    def article(self, article: str) -> ArticleView:
        """One article with its cards and lists."""
        return browse.article_view(self._bench, article)

    def today(self) -> Today:
        """What is due and new today over the whole library."""
        return study_actions.today(self._bench)

    def card(self, uid: str) -> CardRow:
        """One card with its four intervals as of now."""
        return browse.card_row(self._bench, uid)

    def questions(self, article: str = "") -> tuple[QuestionRow, ...]:
        """Items for triage, dropped ones included."""
        return browse.question_rows(self._bench, article)

    def search(self, words: str, limit: int = 50) -> tuple[FoundRow, ...]:
        """At most so many articles, actors and questions that hold all the words."""
        return finding.find(self._bench, words, limit)

    def take_in(self, most: int) -> int:
        """Make at most so many articles ready to be found; how many are left."""
        return finding.take_in(self._bench, most)

    def progress(self) -> ProgressView:
        """The figures of the Progress page."""
        return figures.progress(self._bench)

    def retention(self, days: int = 30) -> RetentionFigures:
        """Retention wanted, predicted and true over the last days."""
        return figures.retention_figures(self._bench, days)

    def forecast(self, days: int = 30) -> tuple[DayCount, ...]:
        """What falls due today and on each of the days to come."""
        return figures.forecast(self._bench, days)

    def calendar(self, days: int = 365) -> tuple[DayCount, ...]:
        """The last study days with an answer."""
        return figures.calendar(self._bench, days)

    def known(self, kind: SetKind) -> tuple[KnownRow, ...]:
        """What one would likely know today, by name."""
        return figures.known(self._bench, kind)

    def weakest(self, limit: int = 10) -> tuple[WeakRow, ...]:
        """The facts that one would least likely know today."""
        return figures.weakest(self._bench, limit)

    def coverage(self, articles: Iterable[str]) -> dict[str, Coverage]:
        """Of how many sentences of each article something is asked."""
        return coverage.coverages(self._bench.library, articles)

    def history(self, uid: str) -> CardHistory:
        """Every line of a card's log."""
        return figures.card_history(self._bench, uid)

    def look_again(self) -> Changes | None:
        """What another window has changed since this was last asked; None if nothing."""
        return Changes(frozenset(ChangeKind)) if self._bench.library.changed_elsewhere() else None

    def add(self, making: bytes | Draft, *, starter: bool = False, link: str = "") -> tuple[str, Changes]:
        """Store a Making in one transaction."""
        new = draft(making) if isinstance(making, bytes) else making
        return new.id, articles.add(self._bench.library, new, self._bench.now(), starter=starter, link=link)

    def waiting_links(self) -> tuple[WaitingLink, ...]:
        """The links that wait for their text."""
        return waiting_links.every(self._bench.library)

    def keep_link(self, waiting: WaitingLink) -> Changes:
        """Let a link wait for its text."""
        return waiting_links.keep(self._bench.library, waiting, self._bench.now())

    def forget_link(self, link: str) -> Changes:
        """Let it wait no more."""
        return waiting_links.forget(self._bench.library, link)

    def delete_article(self, article: str) -> Changes:
        """Take an article and its cards out of the library."""
        return articles.delete(self._bench.library, article, self._bench.now())

    def queue(
        self, article: str = "", limit: int = 0, *, more_new: int = 0, everything: bool = False
    ) -> tuple[str, ...]:
        """The uids to study now."""
        return study_actions.queue(self._bench, article, limit, more_new, everything=everything)

    def cards_for(self, uids: Iterable[str]) -> tuple[str, ...]:
        """The cards of the facts that those items ask."""
        return agenda.cards_of_items(self._bench.library, uids)

    def grade(self, uid: str, grade: Grade, *, typed: str = "", duration_ms: int = 0) -> tuple[Answered, Changes]:
        """Confirm a grade: when this returns, it is on disk."""
        return study_actions.grade(self._bench, uid, grade, typed, duration_ms)

    def judge(self, uid: str, typed: str) -> Judged:
        """Judge an answer; changes nothing."""
        return study_actions.judge(self._bench, uid, typed)

    def accept(self, uid: str, typed: str) -> Changes:
        """I was right: take what was typed for right from now on."""
        return study_actions.accept(self._bench, uid, typed)

    def variants(self) -> tuple[VariantRow, ...]:
        """Every answer that was said to be right."""
        return mending.variant_rows(self._bench)

    def remove_variant(self, uid: str, variant: str) -> Changes:
        """Take such an answer for right no more."""
        return variants.remove(self._bench.library, uid, variant)

    def study_sets(self, kind: SetKind) -> tuple[StudySetRow, ...]:
        """The sets of that kind that have cards, by name."""
        return set_actions.of_kind(self._bench, kind)

    def queue_of(self, wanted: StudySet, limit: int = 0, *, more_new: int = 0) -> tuple[str, ...]:
        """The cards of a study set to study now."""
        return study_actions.queue_of(self._bench, wanted, limit, more_new)

    def exam(self) -> ExamPlan | None:
        """The plan for the exam to come."""
        return study_actions.exam(self._bench)

    def cram(self, limit: int = 0) -> tuple[str, ...]:
        """What was seen, most at risk first."""
        return study_actions.cram(self._bench, limit)

    def bury(self, uid: str) -> Changes:
        """Not today: the card comes back tomorrow."""
        return cards.bury(self._bench.library, uid, self._bench.stamp(), self._bench.tomorrow())

    def suspend(self, uid: str) -> Changes:
        """Take the card out of study until it is resumed."""
        return cards.suspend(self._bench.library, uid, self._bench.stamp())

    def unsuspend(self, uid: str) -> Changes:
        """Put a suspended card back."""
        return cards.unsuspend(self._bench.library, uid, self._bench.stamp())

    def leeches(self) -> tuple[CardRow, ...]:
        """The cards that were missed again and again, the worst first."""
        return mending.leeches(self._bench)

    def session_end(self, events: Iterable[int]) -> SessionEnd:
        """The end page for the grades given in a session."""
        return study_actions.session_end(self._bench, events)

    def undo(self) -> Changes | None:
        """Take back the last action of this session; None if there is none."""
        return undo_last(self._bench.library, self._bench.stamp())

    def can_undo(self) -> str:
        """The label of what Undo would take back, or ""."""
        steps = self._bench.library.own_steps
        return steps[-1][1] if steps else ""

    def redo(self) -> Changes | None:
        """Do again what Undo took back last; None if there is nothing."""
        return redo_last(self._bench.library, self._bench.stamp())

    def can_redo(self) -> str:
        """The label of what Redo would do again, or ""."""
        steps = self._bench.library.own_undone
        return steps[-1][1] if steps else ""

    def keep(self, uids: Iterable[str]) -> Changes:
        """Mark items as read and kept."""
        return decisions.keep(self._bench.library, uids)

    def drop(self, uids: Iterable[str], reason: DropReason | None = None) -> Changes:
        """Take items out of study, quizzes and paper; with a reason of the fact, all that ask it."""
        return decisions.drop(self._bench.library, uids, reason)

    def reword(self, uid: str, field: str, value: str | tuple[str, ...]) -> Changes:
        """Put a person's words over a field of an item."""
        return mending.reword(self._bench, uid, {field: value})

    def asleep(self, article: str) -> tuple[QuestionRow, ...]:
        """The items of an article that rest with their history."""
        return tuple(map(browse.question_row, questions.asleep(self._bench.library, article)))

    def how_read(self, article: str) -> ReadingView:
        """How an article was read, as corrected."""
        return correct_reading.view(self._bench, article)

    def correct(self, article: str, *corrections: Correction) -> Changes:
        """Keep corrections of its reading."""
        return correct_reading.add(self._bench, article, *corrections)

    def corrections(self, article: str) -> tuple[NumberedCorrection, ...]:
        """The corrections that were made."""
        return self.how_read(article).corrections

    def take_back_correction(self, article: str, number: int) -> Changes:
        """Take one of them back."""
        return correct_reading.take_back(self._bench, article, number)

    def correction_offers(self, article: str) -> tuple[Offer, ...]:
        """What was put right in other articles and can be here."""
        return self.how_read(article).offers

    def remake_job(self, article: str) -> RemakeJob:
        """What the analysis process needs to make its questions anew."""
        return remake.job(self._bench, article)

    def remake_preview(self, article: str, making: bytes) -> RemakePreview:
        """What would change; nothing is written."""
        return remake.preview(self._bench, article, making)

    def remake(self, article: str, making: bytes) -> Changes:
        """Put it in place in one step; what people made of the items stays."""
        return remake.remake(self._bench, article, making)

    def new_quiz(self, article: str = "", count: int = 10, uids: Iterable[str] = ()) -> tuple[QuizView, Changes]:
        """Begin a sitting."""
        return quiz_actions.begin(self._bench, article, count, uids)

    def build_quiz(self, wish: QuizWish) -> tuple[QuizView, Changes]:
        """Begin a sitting of what was wished for."""
        return quiz_actions.build(self._bench, wish)

    def facts_for(self, wish: QuizWish) -> int:
        """How many different facts there are for a wish."""
        return quiz_actions.facts_for(self._bench, wish)

    def items_for(self, wish: QuizWish) -> tuple[str, ...]:
        """The items that a sitting for the wish would have."""
        return quiz_actions.items_for(self._bench, wish)

    def unread_for(self, wish: QuizWish) -> tuple[str, ...]:
        """An item that nobody has read for each fact that a wish for read items misses."""
        return quiz_actions.unread_for(self._bench, wish)

    def accept_quiz(self, quiz: int, position: int) -> tuple[Judged, Changes]:
        """I was right: take the answer given for right."""
        return quiz_actions.accept(self._bench, quiz, position)

    def quiz(self, quiz: int) -> QuizView:
        """A sitting as it stands."""
        return quiz_actions.view(self._bench, quiz)

    def open_quiz(self) -> QuizView | None:
        """The last sitting that was begun and not finished."""
        return quiz_actions.last_open(self._bench)

    def answer_quiz(self, quiz: int, position: int, given: str, duration_ms: int = 0) -> tuple[Judged, Changes]:
        """Record an answer; the schedule of cards is not moved."""
        return quiz_actions.answer(self._bench, quiz, position, given, duration_ms)

    def quiz_result(self, quiz: int) -> QuizResult:
        """The result; the sitting is finished with it."""
        return quiz_actions.result(self._bench, quiz)

    def sheet(self, uids: Iterable[str], options: PaperOptions) -> bytes:
        """The printed quiz as PDF."""
        return paper_actions.sheet(self._bench, uids, options)

    def paper(self, uids: Iterable[str], options: PaperOptions) -> Paper:
        """Those items as they stand now, to be drawn or saved beside the window."""
        return paper_actions.paper(self._bench, uids, options)

    def export(self, uids: Iterable[str], format_name: str, out: Path, options: PaperOptions) -> ExportReport:
        """Write a file in one of the formats, whole or not at all."""
        return paper_actions.export(self._bench, uids, format_name, out, options)

    def making(self, article: str) -> Making:
        """Everything that was made from an article, as it was added."""
        return articles.making(self._bench.library, article)

    def setting(self, name: str, default: str = "") -> str:
        """A small remembered thing of this library."""
        return preferences.get(self._bench.library, name, default)

    def remember(self, name: str, value: str) -> Changes:
        """Remember it."""
        return preferences.put(self._bench.library, name, value)

    def close(self) -> None:
        """Checkpoint and close the library."""
        self._bench.library.close()
