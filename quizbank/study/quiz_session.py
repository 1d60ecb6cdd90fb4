"""A quiz sitting: which items make it, where it stands, and its result. It never moves a schedule."""

from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from random import Random

from quizbank.domain.question import Interaction, Topic
from quizbank.domain.tally import Tally, tally

# The shares that a sitting comes near; an earlier one wins a tie, so recall goes before recognition.
_SHARES = {
    Interaction.TEXT: 4,
    Interaction.CLOZE: 2,
    Interaction.CHOICE: 3,
    Interaction.TRUE_FALSE: 1,
    Interaction.ORDERING: 1,
    Interaction.MATCHING: 1,
}
_TYPED = (Interaction.TEXT, Interaction.CLOZE)


@dataclass(frozen=True, slots=True)
class QuizCandidate:
    """An item that a sitting may take. Items of one article stand together or not, the order of articles counts.

    ``also`` are the further facts that a set asks.
    """

    uid: str
    fact: str
    interaction: Interaction
    topic: Topic
    article: str
    key: str = ""
    also: tuple[str, ...] = ()


type _Articles = dict[str, dict[str, list[QuizCandidate]]]
"""The items by their article and fact."""


def compose(items: Sequence[QuizCandidate], count: int, rng: Random) -> tuple[str, ...]:
    """At most ``count`` uids, one a fact: articles take turns in the order given, topics and kinds are mixed.

    Of an article's facts the next is one whose key and topic came least so far; of a fact's items that whose kind is
    furthest below its share. A set counts for all its facts, and is taken where enough other facts are left. Typed
    items stand before those with options, which would give answers away.
    """
    articles: _Articles = {}
    owner: dict[str, str] = {}
    for item in items:
        articles.setdefault(owner.setdefault(item.fact, item.article), {}).setdefault(item.fact, []).append(item)
    sets = [item for item in items if item.also]
    chosen: list[QuizCandidate] = []
    while articles and len(chosen) < count:
        for article in tuple(articles)[: count - len(chosen)]:
            if article not in articles:  # the last set asked what was left of it
                continue
            spare = max(0, sum(map(len, articles.values())) - (count - len(chosen)))
            chosen.append(_next_item(articles[article], chosen, spare, rng))
            asked = {chosen[-1].fact, *chosen[-1].also}
            twice = [item for item in sets if not asked.isdisjoint((item.fact, *item.also))]
            for fact in asked | {item.fact for item in twice}:
                _take(articles, owner.get(fact, ""), fact, () if fact in asked else twice)
    typed = [item for item in chosen if item.interaction in _TYPED]
    others = [item for item in chosen if item.interaction not in _TYPED]
    return tuple(item.uid for item in _mixed(typed, rng) + _mixed(others, rng))


def _take(articles: _Articles, article: str, fact: str, items: Collection[QuizCandidate]) -> None:
    """Take those items of a fact out of what is left to ask, all of them where none are named."""
    facts = articles.get(article, {})
    rest = [item for item in facts.pop(fact, ()) if items and item not in items]
    if rest:
        facts[fact] = rest
    elif not facts:
        articles.pop(article, None)


def _next_item(
    facts: dict[str, list[QuizCandidate]], chosen: list[QuizCandidate], spare: int, rng: Random
) -> QuizCandidate:
    """Choose a fact of ``facts``, and its item: a set where that many facts can be spared for its other parts."""
    topics, keys = Counter(c.topic for c in chosen), Counter(c.key for c in chosen if c.key)
    kinds = Counter(c.interaction for c in chosen)
    first = {fact: own[0] for fact, own in facts.items()}
    least = min((keys[i.key], topics[i.topic]) for i in first.values())
    fact = rng.choice([f for f, i in first.items() if (keys[i.key], topics[i.topic]) == least])
    shares = list(_SHARES)
    fitting = [i for i in facts[fact] if len(i.also) <= spare]
    return min(
        fitting or facts[fact],
        key=lambda i: (kinds[i.interaction] / _SHARES[i.interaction], shares.index(i.interaction)),
    )


def _mixed(items: list[QuizCandidate], rng: Random) -> list[QuizCandidate]:
    """The items shuffled; where it can be, neighbours differ in topic."""
    waiting, placed = list(items), list[QuizCandidate]()
    rng.shuffle(waiting)
    while waiting:
        left = Counter(i.topic for i in waiting)
        last = placed[-1].topic if placed else None
        # The topic with most items left goes first, or its items would end up side by side.
        placed.append(waiting.pop(min(range(len(waiting)), key=lambda n: _rank(waiting[n].topic, last, left))))
    return placed


def _rank(topic: Topic, last: Topic | None, left: Counter[Topic]) -> tuple[bool, int]:
    return topic is last, -left[topic]


@dataclass(frozen=True, slots=True)
class Given:
    """An answer that was given, and whether it was right."""

    text: str
    right: bool
    duration_ms: int = 0


@dataclass(frozen=True, slots=True)
class Sitting:
    """A quiz as it stands: its items, their answers (None: not yet) and the place of the one that is up."""

    uids: tuple[str, ...]
    answers: tuple[Given | None, ...]
    position: int = 0

    @property
    def current(self) -> str | None:
        """The uid that is up; None once every item is answered."""
        return None if self.finished else self.uids[self.position]

    @property
    def finished(self) -> bool:
        """Whether every item has an answer."""
        return None not in self.answers


def begin(uids: Iterable[str]) -> Sitting:
    """A sitting of those items, none answered."""
    items = tuple(uids)
    return Sitting(items, (None,) * len(items))


def answer(sitting: Sitting, position: int, given: Given) -> Sitting:
    """The answer kept (an earlier one replaced), and the next item without one up; IndexError beyond the items."""
    if not 0 <= position < len(sitting.uids):
        raise IndexError(position)
    answers = (*sitting.answers[:position], given, *sitting.answers[position + 1 :])
    places = [*range(position + 1, len(answers)), *range(position)]
    return replace(sitting, answers=answers, position=next((p for p in places if answers[p] is None), position))


def go_to(sitting: Sitting, position: int) -> Sitting:
    """Another item up, within the sitting's bounds."""
    return replace(sitting, position=max(0, min(position, len(sitting.uids) - 1)))


@dataclass(frozen=True, slots=True)
class AnsweredItem:
    """An item of a sitting for the result: ``right`` is None without an answer, which counts as not right.

    ``actor`` is the name of the actor or organization that it is about, or "", ``kind`` what that is.
    """

    uid: str
    topic: Topic
    right: bool | None
    actor: str = ""
    kind: str = ""


@dataclass(frozen=True, slots=True)
class SittingResult:
    """Right of asked, in all, by topic and by actor; ``missed`` and ``known`` are uids in the order asked."""

    right: int
    asked: int
    missed: tuple[str, ...]
    known: tuple[str, ...]
    by_topic: tuple[Tally, ...]
    by_actor: tuple[Tally, ...]


def result(items: Sequence[AnsweredItem]) -> SittingResult:
    """The result of a sitting."""
    known = tuple(i.uid for i in items if i.right)
    return SittingResult(
        right=len(known),
        asked=len(items),
        missed=tuple(i.uid for i in items if not i.right),
        known=known,
        by_topic=tally((i.topic.value, "topic", bool(i.right)) for i in items),
        by_actor=tally((i.actor, i.kind, bool(i.right)) for i in items),
    )
