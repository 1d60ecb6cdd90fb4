"""Mastery: of how many facts one would likely know the answer now, in all, by article and by actor."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from quizbank.domain.review import CardPhase, CardState
from quizbank.domain.tally import Tally, tally

KNOWN_FROM = 0.9


@dataclass(frozen=True, slots=True)
class ArticleMastery:
    """The cards of one article: made, answered at least once, likely known now."""

    article: str
    cards: int
    seen: int
    known: int


def is_known(state: CardState, recall: float) -> bool:
    """Whether the card is likely known: in review, and its retrievability (``recall``) at least .9.

    In (re)learning nothing is known yet: there the retrievability is 1 for a day after any answer, a missed one too.
    """
    return state.phase is CardPhase.REVIEW and recall >= KNOWN_FROM


def known(states: Mapping[str, CardState], recall: Mapping[str, float]) -> int:
    """How many cards are likely known now; ``recall`` is each card's retrievability, by uid (none counts as 0)."""
    return sum(is_known(state, recall.get(uid, 0.0)) for uid, state in states.items())


def by_article(
    cards: Iterable[tuple[str, str]], states: Mapping[str, CardState], recall: Mapping[str, float]
) -> tuple[ArticleMastery, ...]:
    """The mastery of each article, in the order of the (uid, article) given; a card may belong to several."""
    counts: dict[str, list[int]] = {}
    for uid, article in cards:
        state, count = states.get(uid, CardState()), counts.setdefault(article, [0, 0, 0])
        count[0] += 1
        count[1] += state.reviews > 0
        count[2] += is_known(state, recall.get(uid, 0.0))
    return tuple(ArticleMastery(article, *count) for article, count in counts.items())


def by_actor(
    cards: Iterable[tuple[str, str, str]], states: Mapping[str, CardState], recall: Mapping[str, float]
) -> tuple[Tally, ...]:
    """Known of all cards for each actor: ``cards`` are (uid, name, kind); "right" is known, "asked" the cards."""
    return tally(
        (name, kind, is_known(states.get(uid, CardState()), recall.get(uid, 0.0))) for uid, name, kind in cards
    )


@dataclass(frozen=True, slots=True)
class Known:
    """Of the cards of one group ``known`` are likely known now, the ``others`` not; uids in the order given."""

    group: str
    known: tuple[str, ...]
    others: tuple[str, ...]


def by_group(
    cards: Iterable[tuple[str, str]], states: Mapping[str, CardState], recall: Mapping[str, float]
) -> tuple[Known, ...]:
    """Which cards of each group are likely known: ``cards`` are (uid, group), a card may stand in several."""
    groups: dict[str, tuple[list[str], list[str]]] = {}
    for uid, group in cards:
        known, others = groups.setdefault(group, ([], []))
        (known if is_known(states.get(uid, CardState()), recall.get(uid, 0.0)) else others).append(uid)
    return tuple(Known(group, tuple(known), tuple(others)) for group, (known, others) in groups.items())


def weakest(states: Mapping[str, CardState], recall: Mapping[str, float], limit: int = 10) -> tuple[str, ...]:
    """The cards that were seen and are least likely known now; of equals the one missed most often first.

    In (re)learning the chance counts as 0: such a card was missed, or is not learnt yet.
    """
    seen = [uid for uid, state in states.items() if state.reviews]
    return tuple(
        sorted(seen, key=lambda uid: (_chance(states[uid], recall.get(uid, 0.0)), -states[uid].lapses, uid))[:limit]
    )


def _chance(state: CardState, recall: float) -> float:
    return recall if state.phase is CardPhase.REVIEW else 0.0
