"""Frozen rows for pages: what the read side (browse) hands to the window's state modules."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from quizbank.domain.article import Article
from quizbank.domain.paper import DrawnSheet as DrawnSheet
from quizbank.domain.paper import ExportReport as ExportReport
from quizbank.domain.paper import PaperOptions as PaperOptions
from quizbank.domain.question import Question
from quizbank.domain.reading import Outline
from quizbank.domain.review import AnswerVerdict, CardPhase, DropReason, Grade, ItemState
from quizbank.domain.selection import Omission
from quizbank.domain.study_set import StudySet
from quizbank.progress.coverage import Coverage as Coverage
from quizbank.progress.history import History as History
from quizbank.study.exam import ExamPlan as ExamPlan
from quizbank.study.settings import StudySettings as StudySettings


@dataclass(frozen=True, slots=True)
class FoundRow:
    """What a search found: ``kind`` is article, question or actor, ``ref`` its id, ``label`` title, stem or name.

    ``sort`` is the kind of entity that an actor is, else ``kind``. ``place`` is where the words stand in an article's
    text (None: elsewhere, as in the title), ``around`` what stands about them.
    """

    kind: str
    ref: str
    article: str
    label: str
    sort: str
    place: tuple[int, int] | None = None
    around: str = ""


@dataclass(frozen=True, slots=True)
class ArticleRow:
    """An article in a list. ``cards`` counts items with a card that are not dropped, ``due`` those due today."""

    id: str
    title: str
    outlet: str
    published: date | None
    added: datetime
    words: int
    questions: int
    cards: int
    due: int
    new: int
    unread: int
    reading_only: bool = False
    starter: bool = False


@dataclass(frozen=True, slots=True)
class Today:
    """What there is to do: cards due, new ones within the daily limit, and a guess of the minutes.

    After ``away`` missed days ``later`` of the cards that waited are left to the ``later_days`` after today.
    """

    due: int
    new: int
    minutes: int
    away: int = 0
    later: int = 0
    later_days: int = 0

    @property
    def total(self) -> int:
        """Due and new together: the number on Study."""
        return self.due + self.new


@dataclass(frozen=True, slots=True)
class CardRow:
    """A recall card with its question and schedule. ``due`` is None while the card is new.

    ``intervals`` are the four times after which it would come back, for Again, Hard, Good, Easy, as of the moment
    the row was made. They are empty, and ``lapses`` and ``flagged`` not told, among all cards of an article.
    """

    uid: str
    question: Question
    article: str
    article_title: str
    outlet: str
    published: date | None
    state: ItemState
    phase: CardPhase
    due: datetime | None
    suspended: bool = False
    intervals: tuple[timedelta, ...] = ()
    lapses: int = 0
    flagged: bool = False


@dataclass(frozen=True, slots=True)
class RoleRow:
    """An actor's role in the article's words, and its place.

    It was held on the ISO date ``as_of`` ("" if none is known): ``time`` is "" where it was held then, former, past
    (before then) or then (at the time that is told of).
    """

    text: str
    time: str
    as_of: str
    place: tuple[int, int]


@dataclass(frozen=True, slots=True)
class SaidRow:
    """What somebody said: the words between quotation marks, or a clause (not ``direct``); and their place."""

    text: str
    direct: bool
    place: tuple[int, int]


@dataclass(frozen=True, slots=True)
class ActorRow:
    """An entity in Who's who: its roles, what it said, and where it is named, each in the order of the text."""

    entity: str
    kind: str
    name: str
    aliases: tuple[str, ...]
    roles: tuple[RoleRow, ...]
    said: tuple[SaidRow, ...]
    mentions: tuple[tuple[int, int], ...]
    cards: int


@dataclass(frozen=True, slots=True)
class TimelineRow:
    """One line of the Timeline: a dated event in the article's words and its proof [start, end)."""

    value: str
    grain: str
    part: str
    text: str
    proof: tuple[int, int]


@dataclass(frozen=True, slots=True)
class ArticleView:
    """Everything that the article page shows. ``questions`` are all items of the article that are not dropped.

    ``tonight`` is when the study day ends (UTC), by the hour that was set: what is due before it is due today.
    """

    row: ArticleRow
    article: Article
    outline: Outline
    coverage: Coverage
    cards: tuple[CardRow, ...]
    questions: tuple["QuestionRow", ...]
    actors: tuple[ActorRow, ...]
    timeline: tuple[TimelineRow, ...]
    omitted: tuple[Omission, ...]
    tonight: datetime


@dataclass(frozen=True, slots=True)
class QuestionRow:
    """An item in triage or on paper; ``reason`` is why it was dropped, if that was said."""

    uid: str
    question: Question
    article: str
    article_title: str
    outlet: str
    published: date | None
    state: ItemState
    reason: DropReason | None = None


@dataclass(frozen=True, slots=True)
class Answered:
    """What a confirmed grade gave back: the event and when the card comes again.

    ``leech`` tells that the card has been missed so often now that it should be reworded or suspended.
    """

    event: int
    uid: str
    grade: Grade
    due: datetime
    leech: bool = False


@dataclass(frozen=True, slots=True)
class Judged:
    """A typed or chosen answer, judged: ``nearly`` names what is missing (a code of the strings catalogue).

    ``meant`` is the accepted form in which a slip was forgiven, or "".
    """

    verdict: AnswerVerdict
    nearly: str = ""
    meant: str = ""


@dataclass(frozen=True, slots=True)
class VariantRow:
    """An answer that somebody said was right: the question it is taken for, and the answer."""

    uid: str
    stem: str
    key: str
    variant: str


@dataclass(frozen=True, slots=True)
class StudySetRow:
    """A study set to choose: ``name`` is what it says, a month as "2022-01", a topic as its code.

    ``kept_as`` is the name that a person gave it, or "".
    """

    study_set: StudySet
    name: str
    cards: int
    due: int
    new: int
    kept_as: str = ""


@dataclass(frozen=True, slots=True)
class QuizWish:
    """What a quiz is built from; an empty tuple is everything.

    ``topics`` are actor, date and organization, ``interactions`` text, cloze, choice …; ``only_missed`` takes facts
    whose last answer was not right, ``only_read`` items that somebody read and kept; ``hardest`` and ``easiest`` bound
    the difficulty, 0..1. ``minutes`` is the time that one gives oneself, 0 for no timer.
    """

    articles: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    interactions: tuple[str, ...] = ()
    count: int = 10
    only_missed: bool = False
    easiest: float = 0.0
    hardest: float = 1.0
    only_read: bool = False
    minutes: int = 0


@dataclass(frozen=True, slots=True)
class ActorTally:
    """Right of asked for one actor, organization or topic."""

    name: str
    kind: str
    right: int
    asked: int


@dataclass(frozen=True, slots=True)
class QuizItem:
    """One answered (or not yet answered) item of a quiz sitting."""

    position: int
    uid: str
    question: Question
    article: str
    article_title: str
    given: str | None
    right: bool | None


@dataclass(frozen=True, slots=True)
class QuizView:
    """A quiz sitting: one item a fact. ``title`` is an article's title or "" for the library.

    ``minutes`` is the time that was wanted for it, 0 for none, ``spent`` that which its answers have taken so far.
    """

    id: int
    title: str
    article: str
    started: datetime
    finished: datetime | None
    items: tuple[QuizItem, ...]
    minutes: int = 0
    spent: timedelta = timedelta()


@dataclass(frozen=True, slots=True)
class QuizResult:
    """A finished sitting, what was missed first."""

    quiz: QuizView
    right: int
    asked: int
    seconds: int
    missed: tuple[QuizItem, ...]
    known: tuple[QuizItem, ...]
    by_topic: tuple[ActorTally, ...]
    by_actor: tuple[ActorTally, ...]
    tomorrow: int
    this_week: int


@dataclass(frozen=True, slots=True)
class SessionEnd:
    """The end page of a review session."""

    cards: int
    seconds: int
    learnt: tuple[CardRow, ...]
    shaky: tuple[tuple[CardRow, str], ...]
    by_actor: tuple[ActorTally, ...]
    tomorrow: int
    this_week: int


@dataclass(frozen=True, slots=True)
class DayCount:
    """Cards answered (past days), answered today or planned (days to come)."""

    day: date
    answered: int
    planned: int


@dataclass(frozen=True, slots=True)
class ArticleProgress:
    """Cards per article: made, seen at least once, and likely known now."""

    article: str
    title: str
    cards: int
    seen: int
    known: int


@dataclass(frozen=True, slots=True)
class RetentionFigures:
    """Of ``reviews`` of cards in review over ``days`` days: what was wanted, predicted and true, 0..1.

    The last two are None without reviews.
    """

    days: int
    reviews: int
    wanted: float
    predicted: float | None
    true: float | None


@dataclass(frozen=True, slots=True)
class KnownRow:
    """Of an actor's, organization's, topic's, article's or month's cards: how many one would likely know today.

    ``others`` are the uids of those that one would not, for a click.
    """

    study_set: StudySet
    name: str
    known: int
    cards: int
    others: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class WeakRow:
    """A fact that one would hardly know today: its card, the chance (0 while it is learnt), how often it was missed."""

    card: CardRow
    recall: float
    lapses: int


@dataclass(frozen=True, slots=True)
class CardHistory:
    """A card with every line of its log; ``recall`` is the chance that it is known now, None while it is new."""

    card: CardRow
    recall: float | None
    leech: bool
    history: History


@dataclass(frozen=True, slots=True)
class ProgressView:
    """The figures of Progress, all from the log.

    ``retention`` is right of all answers to cards in review over the last 30 days, None without answers; ``known`` of
    ``facts`` is the count of cards with a retrievability of at least .9 now.
    """

    today: Today
    answered_today: int
    retention: float | None
    retention_reviews: int
    known: int
    facts: int
    minutes_a_day: float
    days: tuple[DayCount, ...]
    articles: tuple[ArticleProgress, ...]
