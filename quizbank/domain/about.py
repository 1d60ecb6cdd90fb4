"""Whom a question is about: what tallies, Who's who and results count by."""

from collections.abc import Mapping

from quizbank.domain.fact import EntityValue, Fact
from quizbank.domain.question import Question
from quizbank.domain.reading import Entity, EntityKind

COUNTED = (EntityKind.PERSON, EntityKind.ORGANIZATION)


def actor_of(question: Question, fact: Fact | None, entities: Mapping[str, Entity]) -> tuple[str, str]:
    """Name and kind of the person or organization that is the key, else of the fact's first one; ("", "") if none.

    A set is about several. ``entities`` are those of the question's article, by id.
    """
    arguments = fact.arguments if fact and not question.also else ()
    named = (a.value.entity for a in arguments if isinstance(a.value, EntityValue))
    for entity_id in (question.key_entity or "", *named):
        entity = entities.get(entity_id)
        if entity is not None and entity.kind in COUNTED:
            return entity.name, entity.kind.value
    return "", ""
