"""The desk: every action and every view that the window has, bound to one open library.

Each method is one call into the room or workflow that does the work. Reads give frozen rows; writes run in one
transaction and give back ``Changes`` (with what else the page needs). No method blocks on the analysis process.
"""

from collections.abc import Callable, Iterable
from datetime import datetime
from pathlib import Path
from typing import Protocol

from quizbank.domain.changes import Changes
from quizbank.domain.correction import Correction
from quizbank.domain.link import WaitingLink
from quizbank.domain.review import DropReason, Grade
from quizbank.domain.selection import Making
from quizbank.domain.study_set import SetKind, StudySet
from quizbank.workflows.analysis import RemakeJob
from quizbank.workflows.drafts import Draft
from quizbank.workflows.keeping import Keeping
from quizbank.workflows.reading_rows import NumberedCorrection, Offer, ReadingView, RemakePreview
from quizbank.workflows.rows import (
    Answered,
    ArticleRow,
    ArticleView,
    CardHistory,
    CardRow,
    Coverage,
    DayCount,
    DrawnSheet,
    ExamPlan,
    ExportReport,
    FoundRow,
    Judged,
    KnownRow,
    PaperOptions,
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
from quizbank.workflows.study_desk import StudyDesk

type Clock = Callable[[], datetime]


class Paper(Protocol):
    """Items taken out of the library: what is done with them needs it no more and may run in any thread."""

    def draw(self, pixels_per_inch: float) -> DrawnSheet:
        """The printed quiz as PNG pages, the key on pages of its own."""
        ...

    def save(self, format_name: str, out: Path) -> ExportReport:
        """Write a file in one of the formats, whole or not at all; QuizbankError("cannot_write")."""
        ...


class Desk(StudyDesk, Keeping, Protocol):
    """The contract between the window and the core; ``workflows.open_desk`` gives the real one.

    What keeps a library (backups, the bin, files to take along) stands in ``workflows.keeping.Keeping``.
    """

    # --- look -------------------------------------------------------------------------------------------------
    def now(self) -> datetime:
        """The moment, UTC: the clock that the desk was opened with."""
        ...

    def articles(self, article: str = "") -> tuple[ArticleRow, ...]:
        """All articles, newest first; or the one with that id, none if it is gone."""
        ...

    def article(self, article: str) -> ArticleView:
        """One article with its cards and lists; QuizbankError("no_such_article")."""
        ...

    def today(self) -> Today:
        """What is due and new today over the whole library."""
        ...

    def card(self, uid: str) -> CardRow:
        """One card with its four intervals as of now."""
        ...

    def questions(self, article: str = "") -> tuple[QuestionRow, ...]:
        """Items for triage, dropped ones included, in the order of articles and text."""
        ...

    def search(self, words: str, limit: int = 50) -> tuple[FoundRow, ...]:
        """At most so many articles, actors and questions that hold all the words, by their beginnings, in any spelling.

        Whatever is not in the index yet is taken in first.
        """
        ...

    def take_in(self, most: int) -> int:
        """Make at most so many articles ready for ``search``, for who must not wait; how many are left."""
        ...

    def progress(self) -> ProgressView:
        """The figures of the Progress page."""
        ...

    def retention(self, days: int = 30) -> RetentionFigures:
        """Retention wanted, predicted and true over the last days."""
        ...

    def forecast(self, days: int = 30) -> tuple[DayCount, ...]:
        """What falls due today and on each of the days to come."""
        ...

    def calendar(self, days: int = 365) -> tuple[DayCount, ...]:
        """The last study days with an answer."""
        ...

    def known(self, kind: SetKind) -> tuple[KnownRow, ...]:
        """What one would likely know today of each actor, organization, month … that has cards, by name."""
        ...

    def weakest(self, limit: int = 10) -> tuple[WeakRow, ...]:
        """The facts that were seen and that one would least likely know today."""
        ...

    def coverage(self, articles: Iterable[str]) -> dict[str, Coverage]:
        """Of how many sentences of each article something is asked; articles that are not there are left out."""
        ...

    def history(self, uid: str) -> CardHistory:
        """Every line of a card's log; QuizbankError("no_such_card")."""
        ...

    def look_again(self) -> Changes | None:
        """What another window has changed since this was last asked: everything may be; None if nothing."""
        ...

    # --- import -----------------------------------------------------------------------------------------------
    def add(self, making: bytes | Draft, *, starter: bool = False, link: str = "") -> tuple[str, Changes]:
        """Store an encoded Making, or its draft, in one transaction; the article's id.

        An article already there is kept as it is; ``link`` is one that waits no more. QuizbankError("making_damaged").
        """
        ...

    def waiting_links(self) -> tuple[WaitingLink, ...]:
        """The links that wait for their text, newest first."""
        ...

    def keep_link(self, waiting: WaitingLink) -> Changes:
        """Let a link wait for its text (undoable)."""
        ...

    def forget_link(self, link: str) -> Changes:
        """Let it wait no more (undoable)."""
        ...

    def delete_article(self, article: str) -> Changes:
        """Take an article and its cards out of the library (undoable)."""
        ...

    # --- study ------------------------------------------------------------------------------------------------
    def queue(
        self, article: str = "", limit: int = 0, *, more_new: int = 0, everything: bool = False
    ) -> tuple[str, ...]:
        """The uids to study now, due ones first, then new ones within the day's limit; of one article or of all.

        ``more_new`` are asked for beyond that limit; ``everything`` takes what a return from absence leaves to later
        days (``Today.later``), too.
        """
        ...

    def cards_for(self, uids: Iterable[str]) -> tuple[str, ...]:
        """The cards in study, not suspended, of the facts that those items ask; in the items' order."""
        ...

    def grade(self, uid: str, grade: Grade, *, typed: str = "", duration_ms: int = 0) -> tuple[Answered, Changes]:
        """Confirm a grade: when this returns, it is on disk."""
        ...

    def judge(self, uid: str, typed: str) -> Judged:
        """Judge a typed or chosen answer to an item; changes nothing."""
        ...

    def accept(self, uid: str, typed: str) -> Changes:
        """I was right: take what was typed for right from now on (undoable); QuizbankError("no_such_question")."""
        ...

    def variants(self) -> tuple[VariantRow, ...]:
        """Every answer that was said to be right, to be looked over."""
        ...

    def remove_variant(self, uid: str, variant: str) -> Changes:
        """Take such an answer for right no more (undoable)."""
        ...

    def study_sets(self, kind: SetKind) -> tuple[StudySetRow, ...]:
        """The articles, actors, organizations, topics or months of news that have cards, by name."""
        ...

    def queue_of(self, wanted: StudySet, limit: int = 0, *, more_new: int = 0) -> tuple[str, ...]:
        """The cards of a study set to study now, within the day's limits; as ``queue`` otherwise."""
        ...

    def exam(self) -> ExamPlan | None:
        """The plan for the exam whose day is the setting ``exam_on``; None without one to come."""
        ...

    def cram(self, limit: int = 0) -> tuple[str, ...]:
        """What was seen, most at risk on the day of the exam first; to practise without grades."""
        ...

    def bury(self, uid: str) -> Changes:
        """Not today: the card comes back tomorrow."""
        ...

    def suspend(self, uid: str) -> Changes:
        """Take the card out of study until it is resumed."""
        ...

    def unsuspend(self, uid: str) -> Changes:
        """Put a suspended card back."""
        ...

    def leeches(self) -> tuple[CardRow, ...]:
        """The cards in study that were missed again and again and are not suspended, the worst first."""
        ...

    def session_end(self, events: Iterable[int]) -> SessionEnd:
        """The end page for the grades given in a session (event ids, undone ones left out)."""
        ...

    # --- undo -------------------------------------------------------------------------------------------------
    def undo(self) -> Changes | None:
        """Take back the last action of this session; None if there is none. ``label`` says which it was."""
        ...

    def can_undo(self) -> str:
        """The label of what Undo would take back, or ""."""
        ...

    def redo(self) -> Changes | None:
        """Do again what Undo took back last; None if nothing was, or another action came since."""
        ...

    def can_redo(self) -> str:
        """The label of what Redo would do again, or ""."""
        ...

    # --- triage -----------------------------------------------------------------------------------------------
    def keep(self, uids: Iterable[str]) -> Changes:
        """Mark items as read and kept."""
        ...

    def drop(self, uids: Iterable[str], reason: DropReason | None = None) -> Changes:
        """Take items out of study, quizzes and paper (undoable).

        With a reason of the fact, all items that ask it; the ``ids`` of the Changes name them.
        """
        ...

    def reword(self, uid: str, field: str, value: str | tuple[str, ...]) -> Changes:
        """Put a person's words over a field of an item; QuizbankError("no_such_question" | "not_editable")."""
        ...

    def asleep(self, article: str) -> tuple[QuestionRow, ...]:
        """The items of an article that rest with their history, each as it was asked last."""
        ...

    # --- reading and remaking ---------------------------------------------------------------------------------
    def how_read(self, article: str) -> ReadingView:
        """How an article was read, as corrected; QuizbankError("no_such_article")."""
        ...

    def correct(self, article: str, *corrections: Correction) -> Changes:
        """Keep corrections of its reading, in one step (undoable); QuizbankError("correction_idle") if one is idle."""
        ...

    def corrections(self, article: str) -> tuple[NumberedCorrection, ...]:
        """The corrections that were made, in their order."""
        ...

    def take_back_correction(self, article: str, number: int) -> Changes:
        """Take one of them back (undoable); QuizbankError("no_such_correction")."""
        ...

    def correction_offers(self, article: str) -> tuple[Offer, ...]:
        """What was put right in other articles and can be here, since the names are the same."""
        ...

    def remake_job(self, article: str) -> RemakeJob:
        """What the analysis process needs to make its questions anew; QuizbankError("cannot_remake")."""
        ...

    def remake_preview(self, article: str, making: bytes) -> RemakePreview:
        """What would change if that encoded Making took the place of the old; nothing is written."""
        ...

    def remake(self, article: str, making: bytes) -> Changes:
        """Put it in place in one step (undoable): what people made of the items stays.

        QuizbankError("making_damaged").
        """
        ...

    # --- quiz -------------------------------------------------------------------------------------------------
    def new_quiz(self, article: str = "", count: int = 10, uids: Iterable[str] = ()) -> tuple[QuizView, Changes]:
        """Begin a sitting: one item a fact, kinds and topics mixed, newest articles first; or of the given items."""
        ...

    def build_quiz(self, wish: QuizWish) -> tuple[QuizView, Changes]:
        """Begin a sitting of what was wished for; QuizbankError("no_questions")."""
        ...

    def facts_for(self, wish: QuizWish) -> int:
        """How many different facts there are for a wish."""
        ...

    def items_for(self, wish: QuizWish) -> tuple[str, ...]:
        """The items that a sitting for the wish would have."""
        ...

    def unread_for(self, wish: QuizWish) -> tuple[str, ...]:
        """An item that nobody has read for each fact that a wish for read items misses."""
        ...

    def accept_quiz(self, quiz: int, position: int) -> tuple[Judged, Changes]:
        """I was right: take the answer given for right, in this sitting and from now on."""
        ...

    def quiz(self, quiz: int) -> QuizView:
        """A sitting as it stands."""
        ...

    def open_quiz(self) -> QuizView | None:
        """The last sitting that was begun and not finished."""
        ...

    def answer_quiz(self, quiz: int, position: int, given: str, duration_ms: int = 0) -> tuple[Judged, Changes]:
        """Record an answer; the schedule of cards is not moved."""
        ...

    def quiz_result(self, quiz: int) -> QuizResult:
        """The result; the sitting is finished with it."""
        ...

    # --- paper and files --------------------------------------------------------------------------------------
    def sheet(self, uids: Iterable[str], options: PaperOptions) -> bytes:
        """The printed quiz as PDF, the key on a page of its own."""
        ...

    def paper(self, uids: Iterable[str], options: PaperOptions) -> Paper:
        """Those items as they stand now, to be drawn or saved beside the window."""
        ...

    def export(self, uids: Iterable[str], format_name: str, out: Path, options: PaperOptions) -> ExportReport:
        """Write a file in one of the formats, whole or not at all; QuizbankError("cannot_write")."""
        ...

    def making(self, article: str) -> Making:
        """Everything that was made from an article, as it was added; QuizbankError("no_such_article")."""
        ...

    # --- settings ---------------------------------------------------------------------------------------------
    def setting(self, name: str, default: str = "") -> str:
        """A small remembered thing of this library (last article, hints that were closed, new cards a day)."""
        ...

    def remember(self, name: str, value: str) -> Changes:
        """Remember it."""
        ...

    def close(self) -> None:
        """Checkpoint and close the library."""
        ...
