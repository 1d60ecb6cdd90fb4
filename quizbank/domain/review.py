"""Reviews: grades, the state of a card, and the events of the log that is never rewritten."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import IntEnum, StrEnum


class Grade(IntEnum):
    """How well a card was known; FSRS's four ratings."""

    AGAIN = 1
    HARD = 2
    GOOD = 3
    EASY = 4


class EventKind(StrEnum):
    """What the log records."""

    REVIEW = "review"
    UNDO = "undo"
    SUSPEND = "suspend"
    UNSUSPEND = "unsuspend"
    BURY = "bury"
    RESET = "reset"
    RESCHEDULE = "reschedule"
    PARAMETERS = "parameters"


class CardPhase(StrEnum):
    """Where a card stands in its schedule."""

    NEW = "new"
    LEARNING = "learning"
    REVIEW = "review"
    RELEARNING = "relearning"


class ItemState(StrEnum):
    """What a person made of an item; ``asleep`` when no article asks it any more, its history kept."""

    NEW = "new"
    KEPT = "kept"
    EDITED = "edited"
    DROPPED = "dropped"
    ASLEEP = "asleep"


class DropReason(StrEnum):
    """What a person finds wrong with an item that is dropped."""

    WRONG = "wrong"
    TWO_RIGHT = "two_right"
    UNCLEAR = "unclear"
    POINTLESS = "pointless"

    @property
    def is_of_fact(self) -> bool:
        """Whether it holds for everything that asks the same fact, not for this wording or kind alone."""
        return self in (DropReason.WRONG, DropReason.POINTLESS)


class AnswerVerdict(StrEnum):
    """What a typed answer is: right, nearly (a coarser date, a part), or wrong."""

    RIGHT = "right"
    NEARLY = "nearly"
    WRONG = "wrong"


@dataclass(frozen=True, slots=True)
class CardState:
    """The schedule of one card: a cache of the log. Times are UTC; stability is in days, difficulty 1..10."""

    phase: CardPhase = CardPhase.NEW
    due: datetime | None = None
    stability: float | None = None
    difficulty: float | None = None
    step: int | None = None
    last_review: datetime | None = None
    reviews: int = 0
    lapses: int = 0


@dataclass(frozen=True, slots=True)
class CardEvent:
    """One line of the log. ``zone`` is the IANA or offset name at the time; ``duration_ms`` is time on the card;
    ``undoes`` is the id of the event that an undo takes back.
    """

    id: int
    uid: str
    kind: EventKind
    at: datetime
    zone: str
    grade: Grade | None = None
    typed: str = ""
    duration_ms: int = 0
    before: CardState | None = None
    after: CardState | None = None
    undoes: int | None = None


def standing(events: Iterable[CardEvent]) -> tuple[CardEvent, ...]:
    """The events of the log (in its order) that still hold: no undo among them, and nothing that one took back.

    An undo that was itself undone takes nothing back.
    """
    log = tuple(events)
    gone: set[int] = set()
    for event in reversed(log):
        if event.kind is EventKind.UNDO and event.id not in gone and event.undoes is not None:
            gone.add(event.undoes)
    return tuple(e for e in log if e.kind is not EventKind.UNDO and e.id not in gone)
