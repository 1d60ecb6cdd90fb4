"""A quiz sitting under way and what it shows; without Qt. The sitting itself is the desk's ``QuizView``."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from math import ceil

from gui.study.state.review import LONGEST
from gui.study.state.wording import TYPED, Proof, Verdict, proof_of, quiz_verdict, source_line
from quizbank.domain.question import Question
from quizbank.domain.review import AnswerVerdict
from quizbank.strings import say
from quizbank.workflows.rows import ArticleRow, Judged, QuizItem, QuizView


@dataclass(frozen=True, slots=True)
class Quiz:
    """A sitting and the item that is up; ``judged`` once that one is answered.

    ``since`` is when it came up; under a timer, when time was last counted.
    """

    view: QuizView
    position: int
    since: datetime
    given: str = ""
    judged: Judged | None = None

    @property
    def item(self) -> QuizItem:
        """The item that is up."""
        return self.view.items[self.position]

    @property
    def answered(self) -> int:
        """How many items have an answer."""
        return answered(self.view)


@dataclass(frozen=True, slots=True)
class QuizScreen:
    """What the window shows of a sitting; ``question`` is for the answer widget."""

    position: int
    question: Question
    kind: str
    context: str
    given: str
    verdict: Verdict | None
    proof: Proof
    number: int
    total: int
    done: int
    title: str
    can_skip: bool
    last: bool
    can_insist: bool = False
    can_go_back: bool = False
    time: str = ""


def begin(view: QuizView, now: datetime) -> Quiz | None:
    """The sitting at its first open item; None if every item has an answer."""
    position = next_open(view, -1)
    return None if position is None else Quiz(view, position, now)


def next_open(view: QuizView, after: int) -> int | None:
    """The place of the next item without an answer, from the start again after the last; None if there is none."""
    places = [*range(after + 1, len(view.items)), *range(max(0, after + 1))]
    return next((place for place in places if view.items[place].given is None), None)


def answered(view: QuizView) -> int:
    """How many items have an answer."""
    return sum(item.given is not None for item in view.items)


def skip(quiz: Quiz, now: datetime) -> Quiz:
    """Another open item up, if there is one; the one that was up comes again."""
    position = next_open(quiz.view, quiz.position)
    return quiz if position is None or quiz.judged else Quiz(quiz.view, position, _counted(quiz, now))


def back(quiz: Quiz, now: datetime, judged: Judged | None) -> Quiz:
    """The item before up; ``judged`` is how its answer was judged, None where it has none."""
    position = max(0, quiz.position - 1)
    return Quiz(quiz.view, position, _counted(quiz, now), quiz.view.items[position].given or "", judged)


def answer(quiz: Quiz, view: QuizView, given: str, judged: Judged) -> Quiz:
    """The same item with its verdict; ``view`` is the sitting after the answer."""
    return replace(quiz, view=view, given=given, judged=judged)


def forward(quiz: Quiz, now: datetime) -> Quiz | None:
    """The next open item; None when there is none left."""
    position = next_open(quiz.view, quiz.position)
    return None if position is None else Quiz(quiz.view, position, now)


def milliseconds(quiz: Quiz, now: datetime) -> int:
    """The time on the item that is up; without a timer what is too long to have been spent on it counts as less."""
    spent = max(now - quiz.since, timedelta())
    spent = spent if quiz.view.minutes else min(spent, LONGEST)
    return round(spent.total_seconds() * 1000)


def time_left(quiz: Quiz, now: datetime) -> timedelta | None:
    """What is left of the time that was wanted; None without a timer. It stands while an answer is looked at."""
    if not quiz.view.minutes:
        return None
    running = timedelta() if quiz.judged else max(now - quiz.since, timedelta())
    return max(timedelta(), timedelta(minutes=quiz.view.minutes) - quiz.view.spent - running)


def say_left(left: timedelta | None) -> str:
    """The time that is left, in whole minutes: nobody is to watch seconds go by."""
    if left is None:
        return ""
    if not left:
        return say("quiz", "time_up")
    minutes = ceil(left.total_seconds() / 60)
    return say("quiz", "time_left", count=minutes) if minutes > 1 else say("quiz", "last_minute")


def screen(quiz: Quiz, articles: Mapping[str, ArticleRow], now: datetime) -> QuizScreen:
    """What to show of the item that is up."""
    item, count = quiz.item, quiz.answered
    row = articles.get(item.article)
    published = row.published if row else item.question.context_date
    return QuizScreen(
        position=quiz.position,
        question=item.question,
        kind=item.question.topic.value,
        context=source_line(item.question.context.title, item.question.context_date, " · "),
        given=quiz.given,
        verdict=quiz_verdict(item.question, quiz.given, quiz.judged) if quiz.judged else None,
        proof=proof_of(item.question, row.outlet if row else item.article_title, published),
        number=count if quiz.judged else count + 1,
        total=len(quiz.view.items),
        done=count,
        title=say("quiz", "unmoved"),
        can_skip=quiz.judged is None and count < len(quiz.view.items) - 1,
        last=count == len(quiz.view.items),
        can_insist=bool(
            quiz.judged
            and quiz.judged.verdict is not AnswerVerdict.RIGHT
            and quiz.given.strip()
            and item.question.interaction in TYPED
        ),
        can_go_back=quiz.position > 0,
        time=say_left(time_left(quiz, now)),
    )


def _counted(quiz: Quiz, now: datetime) -> datetime:
    """When the next item comes up: under a timer the time on one that was left counts for the one answered next."""
    return quiz.since if quiz.view.minutes and not quiz.judged else now


def offer(view: QuizView | None) -> str:
    """The line that offers to go on with a sitting; "" if there is none."""
    if view is None:
        return ""
    code = "waits_article" if view.title else "waits"
    return say("quiz", code, done=answered(view), total=len(view.items), title=view.title)
