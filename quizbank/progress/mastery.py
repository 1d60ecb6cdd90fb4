"""Mastery: of how many facts one would likely know the answer now, in all, by article and by any other group."""

from collections.abc import Collection, Iterable, Mapping, Set
from dataclasses import dataclass
from heapq import nsmallest

KNOWN_FROM = 0.9


@dataclass(frozen=True, slots=True)
class ArticleMastery:
    """The cards of one article: made, answered at least once, likely known now."""

    article: str
    cards: int
    seen: int
    known: int


def known(recall: Mapping[str, float]) -> frozenset[str]:
    """The cards that are likely known: ``recall`` is the retrievability, by uid, of each card in review.

    In (re)learning nothing is known yet: there the retrievability is 1 for a day after any answer, a missed one too.
    """
    return frozenset(uid for uid, chance in recall.items() if chance >= KNOWN_FROM)


def by_article(
    articles: Iterable[tuple[str, Collection[str]]], cards: Set[str], seen: Set[str], known: Set[str]
) -> tuple[ArticleMastery, ...]:
    """The mastery of each article that has ``cards``, in the order given, from the items it proves.

    A card may belong to several.
    """
    counts = (
        ArticleMastery(article, _count(cards, items), _count(seen, items), _count(known, items))
        for article, items in articles
    )
    return tuple(one for one in counts if one.cards)


def _count(cards: Set[str], items: Collection[str]) -> int:
    return len(cards & frozenset(items))


@dataclass(frozen=True, slots=True)
class Known:
    """Of the cards of one group ``known`` are likely known now, the ``others`` not; uids in the order given."""

    group: str
    known: tuple[str, ...]
    others: tuple[str, ...]


def by_group(groups: Mapping[str, Iterable[str]], known: Set[str]) -> tuple[Known, ...]:
    """Which cards of each group are likely known; a card may stand in several."""
    return tuple(
        Known(group, tuple(uid for uid in cards if uid in known), tuple(uid for uid in cards if uid not in known))
        for group, cards in ((group, tuple(cards)) for group, cards in groups.items())
    )


def weakest(lapses: Mapping[str, int], recall: Mapping[str, float], limit: int = 10) -> tuple[str, ...]:
    """Of the cards that were seen those least likely known now; of equals the one missed most often first.

    A card in (re)learning has no ``recall``, which counts as 0: it was missed, or is not learnt yet.
    """
    return tuple(nsmallest(limit, lapses, key=lambda uid: (recall.get(uid, 0.0), -lapses[uid], uid)))
