"""Whom a question is about, by name, from the entities and facts of its article."""

from quizbank.domain.question import Question
from quizbank.domain.reading import Entity, EntityKind
from quizbank.store import articles
from quizbank.store.engine import Library
from quizbank.workflows.whos_who import main_entity

_COUNTED = (EntityKind.PERSON, EntityKind.ORGANIZATION)


def actor_of(library: Library, article: str, question: Question) -> tuple[str, str]:
    """Name and kind of the person or organization that is the key, else the fact's main one; ("", "") if neither."""
    entities = {entity.id: entity for entity in articles.entities(library, article)}
    for entity_id in (question.key_entity or "", _main_entity(library, article, question.fact)):
        entity = entities.get(entity_id)
        if entity is not None and entity.kind in _COUNTED:
            return entity.name, entity.kind.value
    return "", ""


def names_of_actors(library: Library, article: str, but: str) -> tuple[str, ...]:
    """Every name of the article's persons and organizations, except those of one entity."""
    others = (entity for entity in articles.entities(library, article) if entity.id != but and entity.kind in _COUNTED)
    return tuple(name for entity in others for name in _names(entity))


def _names(entity: Entity) -> tuple[str, ...]:
    return (entity.name, *entity.aliases)


def _main_entity(library: Library, article: str, fact: str) -> str:
    found = articles.fact(library, article, fact)
    return main_entity(found) if found else ""
