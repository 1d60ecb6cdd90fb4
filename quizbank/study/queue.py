"""The day's queue: what to study now, in which order, within the limit on new cards."""

from collections import deque
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import islice
from typing import NamedTuple

from quizbank.domain.review import CardPhase

_GAP = 4
_LOOK_AHEAD = 50
_LEARNING = (CardPhase.LEARNING, CardPhase.RELEARNING)
_LONG_AGO = datetime.min.replace(tzinfo=UTC)


class QueueCard(NamedTuple):
    """What the queue needs to know of a card; ``due`` is None while it is new. A tuple: there may be 50,000.

    ``retrievability`` is the chance, 0..1, that it is known now; left at 1 the earlier due card goes first.
    """

    uid: str
    fact: str
    article: str
    phase: CardPhase
    due: datetime | None
    salience: float
    suspended: bool = False
    buried_until: datetime | None = None
    retrievability: float = 1.0


@dataclass(frozen=True, slots=True)
class Backlog:
    """Of the cards that were due before a return from absence, how many are for today."""

    before: datetime
    today: int


def build(
    cards: Sequence[QueueCard],
    *,
    now: datetime,
    tonight: datetime,
    most_new: int,
    backlog: Backlog | None = None,
    apart: bool = True,
) -> tuple[str, ...]:
    """The uids to study, in order; suspended and buried cards are not among them.

    Cards in learning whose minute has come go first; then those due before the end of today, most at risk first; then
    new ones, most salient first, the articles taking turns; last those in learning whose minute is still to come.
    ``tonight`` is when the next study day begins, ``most_new`` what the day's limit still leaves. With ``apart`` cards
    of one fact stand apart as far as the others allow.
    """
    ready = [c for c in cards if _is_ready(c, now)]
    learning = sorted((c for c in ready if c.phase in _LEARNING and _due(c) < tonight), key=lambda c: (_due(c), c.uid))
    order = [c for c in learning if _due(c) <= now]
    order += _reviews(ready, tonight, backlog)
    order += _new(ready)[: max(0, most_new)]
    order += [c for c in learning if _due(c) > now]
    return tuple(c.uid for c in (_apart(order) if apart else order))


def _is_ready(card: QueueCard, now: datetime) -> bool:
    return not card.suspended and (card.buried_until is None or card.buried_until <= now)


def _due(card: QueueCard) -> datetime:
    return card.due or _LONG_AGO


def _reviews(cards: Iterable[QueueCard], tonight: datetime, backlog: Backlog | None) -> list[QueueCard]:
    """The reviews of today, most at risk first; of a backlog only as many as are for today."""
    due = (c for c in cards if c.phase is CardPhase.REVIEW and _due(c) < tonight)
    order = sorted(due, key=lambda c: (c.retrievability, _due(c), c.uid))
    if backlog is None:
        return order
    waited = [c.uid for c in order if _due(c) < backlog.before]
    later = set(waited[max(0, backlog.today) :])
    return [c for c in order if c.uid not in later]


def _new(cards: Iterable[QueueCard]) -> list[QueueCard]:
    """The new cards: each article's in order of salience, one of each article in turn, first that with the best."""
    articles: dict[str, list[QueueCard]] = {}
    for card in sorted((c for c in cards if c.phase is CardPhase.NEW), key=lambda c: -c.salience):
        articles.setdefault(card.article, []).append(card)
    turns = ((turn, place, c) for place, own in enumerate(articles.values()) for turn, c in enumerate(own))
    return [card for _, _, card in sorted(turns, key=lambda t: t[:2])]


def _apart(cards: Iterable[QueueCard]) -> list[QueueCard]:
    """The same cards; one whose fact stood among the last few waits until others have come."""
    waiting = iter(cards)
    ahead, placed = list(islice(waiting, _LOOK_AHEAD)), list[QueueCard]()
    recent = deque[str](maxlen=_GAP)
    while ahead:
        clash = ahead[0].fact in recent
        card = ahead.pop(next((i for i, c in enumerate(ahead) if c.fact not in recent), 0) if clash else 0)
        placed.append(card)
        recent.append(card.fact)
        ahead.extend(islice(waiting, 1))
    return placed
