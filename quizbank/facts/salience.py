"""How much an article is about somebody, 0 to 1: how often, how early and in how many paragraphs they are named."""

from bisect import bisect_right

from quizbank.domain.article import Article
from quizbank.domain.fact import EntityValue, Fact
from quizbank.domain.reading import Entity, Reading
from quizbank.facts.view import PROVING

_OFTEN = 8
"""Mentions from which on more make no difference."""


def entity_salience(article: Article, reading: Reading) -> dict[str, float]:
    """The salience of every entity by id, in the reading's order."""
    bodies = [p for p in article.paragraphs if p.kind in PROVING]
    starts = [p.start for p in bodies]
    return {e.id: _of(e, starts, len(article.text)) for e in reading.entities}


def _of(entity: Entity, starts: list[int], length: int) -> float:
    offsets = [m.start for m in entity.mentions]
    paragraphs = {bisect_right(starts, offset) for offset in offsets}
    often = min(1.0, len(offsets) / _OFTEN)
    early = 1.0 - min(offsets, default=length) / max(1, length)
    spread = min(1.0, len(paragraphs) / max(1.0, len(starts) / 3))
    return round(0.4 * often + 0.3 * early + 0.3 * spread, 3)


def fact_salience(fact: Fact, entities: dict[str, float]) -> float:
    """The salience of a fact: mostly its best-known entity, a little the others."""
    named = [entities.get(a.value.entity, 0.0) for a in fact.arguments if isinstance(a.value, EntityValue)]
    if not named:
        return 0.0
    return round(0.7 * max(named) + 0.3 * sum(named) / len(named), 3)
