"""A card's history: every line of its log as it stands today."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from quizbank.domain.review import CardEvent, CardPhase, EventKind, Grade, standing


@dataclass(frozen=True, slots=True)
class Entry:
    """One line: what was done, what was typed, and after how long the card was to come again (None: not an answer).

    ``undone`` was taken back; ``phase`` is where the card stood before.
    """

    event: int
    at: datetime
    kind: EventKind
    grade: Grade | None
    typed: str
    duration_ms: int
    phase: CardPhase | None
    interval: timedelta | None
    undone: bool


@dataclass(frozen=True, slots=True)
class History:
    """The entries, the oldest first; the answers that stand, the right ones of them, and the time they took."""

    entries: tuple[Entry, ...]
    answers: int
    right: int
    milliseconds: int


def history(events: Iterable[CardEvent]) -> History:
    """The history of one card from its log, in its order.

    Undoing is no line of its own: what it took back is marked.
    """
    log = tuple(events)
    held = {event.id for event in standing(log)}
    by_clock = sorted(log, key=lambda event: event.at)  # what was merged stands behind what was here
    entries = tuple(_entry(e, undone=e.id not in held) for e in by_clock if e.kind is not EventKind.UNDO)
    answers = [entry for entry in entries if entry.kind is EventKind.REVIEW and not entry.undone]
    right = sum(entry.grade is not None and entry.grade > Grade.AGAIN for entry in answers)
    return History(entries, len(answers), right, sum(entry.duration_ms for entry in answers))


def _entry(event: CardEvent, *, undone: bool) -> Entry:
    due = event.after.due if event.after else None
    return Entry(
        event=event.id,
        at=event.at,
        kind=event.kind,
        grade=event.grade,
        typed=event.typed,
        duration_ms=event.duration_ms,
        phase=event.before.phase if event.before else None,
        interval=due - event.at if due else None,
        undone=undone,
    )
