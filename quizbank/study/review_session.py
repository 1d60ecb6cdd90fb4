"""A review session as a plain state: which card is up, whether its answer is shown, and what was graded.

Every function takes a session and gives the next one. The session moves no schedule: whoever drives it confirms the
grade first (the log), then tells the session when the card comes again.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta

from quizbank.domain.review import CardEvent, CardPhase, EventKind, Grade, standing

# A card that comes again within this time comes again in this session, after as many others as fill the time.
COMES_BACK_WITHIN = timedelta(minutes=20)
_ONE_CARD_TAKES = timedelta(seconds=15)


@dataclass(frozen=True, slots=True)
class Turn:
    """A card that was graded or skipped (``grade`` None), and the queue as it stood before."""

    uid: str
    grade: Grade | None
    event: int | None
    queue: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ReviewSession:
    """``queue`` holds the cards gone by, the one up at ``position``, and those to come; ``history`` every turn."""

    queue: tuple[str, ...]
    position: int = 0
    shown: bool = False
    history: tuple[Turn, ...] = ()

    @property
    def current(self) -> str | None:
        """The uid of the card that is up; None at the end."""
        return self.queue[self.position] if self.position < len(self.queue) else None

    @property
    def finished(self) -> bool:
        """Whether nothing is left."""
        return self.position >= len(self.queue)

    @property
    def count(self) -> tuple[int, int]:
        """The card that is up is the n-th of m; a card that comes again counts again. (m, m) at the end."""
        return min(self.position + 1, len(self.queue)), len(self.queue)

    @property
    def events(self) -> tuple[int, ...]:
        """The ids of the grades that stand."""
        return tuple(turn.event for turn in self.history if turn.event is not None)


def start(queue: Iterable[str]) -> ReviewSession:
    """A session over those cards, the first one up."""
    return ReviewSession(tuple(queue))


def reveal(session: ReviewSession) -> ReviewSession:
    """The same card with its answer."""
    return session if session.finished else replace(session, shown=True)


def grade(session: ReviewSession, given: Grade, *, comes_in: timedelta, event: int | None = None) -> ReviewSession:
    """The next card; the graded one comes back later in this session if it is due within 20 minutes.

    ``comes_in`` is the time until its new due date, ``event`` the grade's id in the log.
    """
    if session.current is None:
        return session
    uid, queue = session.current, session.queue
    if comes_in <= COMES_BACK_WITHIN:
        others = max(1, round(comes_in / _ONE_CARD_TAKES))
        place = min(session.position + 1 + others, len(queue))
        queue = (*queue[:place], uid, *queue[place:])
    return _next(session, Turn(uid, given, event, session.queue), queue)


def skip(session: ReviewSession) -> ReviewSession:
    """The next card, without a grade; the skipped one does not come back (it was buried, suspended or dropped)."""
    if session.current is None:
        return session
    uid, behind = session.current, session.position
    queue = session.queue[:behind] + tuple(u for u in session.queue[behind:] if u != uid)
    turn = Turn(uid, None, None, session.queue)
    return replace(session, queue=queue, shown=False, history=(*session.history, turn))


def undo(session: ReviewSession) -> ReviewSession:
    """The session before the last turn: that card is up again, a graded one with its answer shown."""
    if not session.history:
        return session
    turn = session.history[-1]
    position = session.position if turn.grade is None else session.position - 1
    return ReviewSession(turn.queue, position, turn.grade is not None, session.history[:-1])


def _next(session: ReviewSession, turn: Turn, queue: tuple[str, ...]) -> ReviewSession:
    return ReviewSession(queue, session.position + 1, shown=False, history=(*session.history, turn))


@dataclass(frozen=True, slots=True)
class SessionSummary:
    """What a session came to. ``cards`` counts different cards, ``seconds`` the time on them.

    ``learnt``: never missed, and new or in (re)learning before. ``shaky``: missed at least once, with the last wrong
    answer that was typed ("" if none was). Both in the order of the first answer.
    """

    cards: int
    seconds: int
    learnt: tuple[str, ...]
    shaky: tuple[tuple[str, str], ...]


def summarise(events: Sequence[CardEvent]) -> SessionSummary:
    """The summary of the reviews among those events (undone ones left out)."""
    reviews = [e for e in standing(events) if e.kind is EventKind.REVIEW]
    by_card: dict[str, list[CardEvent]] = {}
    for event in reviews:
        by_card.setdefault(event.uid, []).append(event)
    missed = {uid: [e for e in own if e.grade is Grade.AGAIN] for uid, own in by_card.items()}
    return SessionSummary(
        cards=len(by_card),
        seconds=round(sum(e.duration_ms for e in reviews) / 1000),
        learnt=tuple(uid for uid, own in by_card.items() if not missed[uid] and _was_unsure(own[0])),
        shaky=tuple((uid, wrong[-1].typed) for uid, wrong in missed.items() if wrong),
    )


def _was_unsure(first: CardEvent) -> bool:
    return first.before is None or first.before.phase is not CardPhase.REVIEW
