"""A review session under way and what it shows; without Qt. Each function takes a review and gives the next one."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from gui.kit.intervals import say_interval
from gui.study.state.wording import Proof, Verdict, key_words, nearly_words, proof_of, source_line, typed_verdict
from quizbank.domain.review import AnswerVerdict, Grade
from quizbank.strings import say
from quizbank.workflows import sittings
from quizbank.workflows.rows import Answered, CardRow, Judged, Today
from quizbank.workflows.sittings import ReviewSession

LONGEST = timedelta(minutes=2)
"""More time than this on a card was not spent on it."""
_SECONDS_A_CARD = 20.0
_LATER = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Given:
    """What was typed for a card ("" for nothing) and how it was judged, and whether its hint was shown.

    ``nearly`` is what was said to a first answer that was nearly right, which may be typed once more.
    """

    typed: str = ""
    judged: Judged | None = None
    hinted: bool = False
    nearly: str = ""


@dataclass(frozen=True, slots=True)
class Review:
    """``session`` says which card is up; ``given`` is about that card, ``past`` about the turns before it.

    ``article`` is "" over the library. A ``practice`` grades nothing. ``since`` is when the card came up, ``pace``
    the seconds that a card takes.
    """

    session: ReviewSession
    since: datetime
    article: str = ""
    practice: bool = False
    pace: float = _SECONDS_A_CARD
    given: Given = Given()
    past: tuple[Given, ...] = ()


@dataclass(frozen=True, slots=True)
class CardScreen:
    """What the window shows of a review. ``hint`` is None where there is none, "" before it is shown.

    ``can_insist`` tells that something was typed that was not taken for right, ``nearly`` what a first answer lacks.
    """

    uid: str
    shown: bool
    practice: bool
    kind: str
    context: str
    stem: str
    hint: str | None
    answer: str
    verdict: Verdict | None
    proof: Proof
    intervals: tuple[str, ...]
    default: Grade
    number: int
    total: int
    left: str
    article: str
    can_insist: bool = False
    nearly: str = ""
    flagged: bool = False


def begin(
    uids: Iterable[str], now: datetime, article: str = "", *, practice: bool = False, pace: float = _SECONDS_A_CARD
) -> Review:
    """A review of those cards, the first one up."""
    return Review(sittings.start(uids), now, article, practice, pace)


def pace_of(today: Today) -> float:
    """Seconds a card, from the guess for today."""
    return today.minutes * 60 / today.total if today.total else _SECONDS_A_CARD


def show(review: Review, typed: str = "", judged: Judged | None = None) -> Review:
    """The answer of the card that is up, and what was typed for it."""
    given = replace(review.given, typed=typed, judged=judged)
    return replace(review, session=sittings.reveal(review.session), given=given)


def may_try_again(review: Review, judged: Judged | None) -> bool:
    """Whether an answer is nearly right for the first time: then the card is not shown yet."""
    return judged is not None and judged.verdict is AnswerVerdict.NEARLY and not review.given.nearly


def try_again(review: Review, judged: Judged) -> Review:
    """The same card, with what is missing or too much in the answer."""
    return replace(review, given=replace(review.given, nearly=nearly_words(judged)))


def take_hint(review: Review) -> Review:
    """The hint of the card that is up."""
    return replace(review, given=replace(review.given, hinted=True))


def graded(review: Review, answered: Answered, now: datetime) -> Review:
    """The next card, after a grade that is on disk."""
    session = sittings.grade(review.session, answered.grade, comes_in=answered.due - now, event=answered.event)
    return _turned(review, session, now)


def practised(review: Review, now: datetime) -> Review:
    """The next card of a practice."""
    return _turned(review, sittings.grade(review.session, Grade.GOOD, comes_in=_LATER), now)


def set_aside(review: Review, now: datetime) -> Review:
    """The next card; the one that was up comes no more."""
    return _turned(review, sittings.skip(review.session), now)


def stepped_back(review: Review, now: datetime) -> Review:
    """The review before the last turn, with what was typed then."""
    if not review.session.history:
        return review
    given = review.past[-1] if review.past else Given()
    return replace(review, session=sittings.undo(review.session), since=now, given=given, past=review.past[:-1])


def pruned(review: Review, alive: Collection[str], gone: Collection[str], now: datetime) -> Review:
    """Without the cards to come that are no longer in study (not ``alive``) or were seen to elsewhere (``gone``)."""
    session = review.session
    coming = session.queue[session.position :]
    kept = tuple(uid for uid in coming if uid in alive and uid not in gone)
    if kept == coming:
        return review
    same = kept[:1] == coming[:1]
    session = replace(session, queue=session.queue[: session.position] + kept, shown=session.shown and same)
    return replace(review, session=session) if same else replace(review, session=session, since=now, given=Given())


def milliseconds(review: Review, now: datetime) -> int:
    """The time on the card that is up."""
    spent = min(max(now - review.since, timedelta()), LONGEST)
    return round(spent.total_seconds() * 1000)


def default_grade(given: Given) -> Grade:
    """The tinted grade: what the typed answer or the hint speaks for."""
    if given.judged and given.judged.verdict is AnswerVerdict.WRONG:
        return Grade.AGAIN
    nearly = given.judged is not None and given.judged.verdict is AnswerVerdict.NEARLY
    return Grade.HARD if nearly or given.nearly or given.hinted else Grade.GOOD


def screen(review: Review, card: CardRow) -> CardScreen:
    """What to show of the card that is up."""
    question, given = card.question, review.given
    number, total = review.session.count
    context = source_line(question.context.title, question.context_date, " · ")
    hint = sittings.hint(question)
    return CardScreen(
        uid=card.uid,
        shown=review.session.shown,
        practice=review.practice,
        kind=question.topic.value,
        context=say("study", "flagged_context", context=context) if card.flagged else context,
        stem=question.stem,
        hint=(hint if given.hinted else "") if hint else None,
        answer=key_words(question),
        verdict=typed_verdict(given.typed, given.judged) if given.judged else None,
        proof=proof_of(question, card.outlet, card.published),
        intervals=tuple(say("study", "in", interval=say_interval(interval)) for interval in card.intervals),
        default=default_grade(given),
        number=number,
        total=total,
        left=_left(review, total - number + 1),
        article=card.article,
        nearly="" if review.session.shown else given.nearly,
        flagged=card.flagged,
        can_insist=not review.practice and given.judged is not None and given.judged.verdict is not AnswerVerdict.RIGHT,
    )


def _left(review: Review, cards: int) -> str:
    if review.practice:
        return say("study", "practice")
    return say("study", "left", minutes=max(1, round(cards * review.pace / 60)))


def _turned(review: Review, session: ReviewSession, now: datetime) -> Review:
    return replace(review, session=session, since=now, given=Given(), past=(*review.past, review.given))
