"""Key trust: more than the model's word says that the key is such a person or body."""

from quizbank.domain.question import Question
from quizbank.domain.reading import Entity, EntityKind
from quizbank.domain.verdict import Finding
from quizbank.quality.context import QualityContext

CODE = "key_trust"


def check(question: Question, context: QualityContext) -> Finding | None:
    """Objects to a key, or an option, that only the model took for a name, and to a name that may be cut."""
    ids = [question.key_entity, *(o.entity for o in question.options)]
    for entity_id in ids:
        entity = context.entities.get(entity_id or "")
        if entity is None:
            continue
        if _is_no_speaker(question, entity):
            return Finding(CODE, entity.name)
        if not is_trusted(entity, context) and not _is_placed(question, entity, context):
            return Finding(CODE, entity.name)
    return None


def _is_no_speaker(question: Question, entity: Entity) -> bool:
    """Whether a body that speaks may well be a person: one word, of no known sort, no abbreviation."""
    alone = " " not in entity.name and not entity.name.isupper()
    body = entity.kind is EntityKind.ORGANIZATION and not entity.subtype and not entity.acronym
    return question.relation in ("said", "did") and body and alone


def _is_placed(question: Question, entity: Entity, context: QualityContext) -> bool:
    """Whether a country stands behind the place that is the key: "in Kutama, Zimbabwe"."""
    if entity.kind is not EntityKind.PLACE or entity.id != question.key_entity or question.answer_span is None:
        return False
    at = question.evidence[0].start + question.answer_span[1]
    if context.article.text[at : at + 2] != ", ":
        return False
    countries = (e for e in context.reading.entities if e.subtype == "country")
    return any(m.start in (at + 2, at + 6) for e in countries for m in e.mentions)


def is_trusted(entity: Entity, context: QualityContext) -> bool:
    """Whether there is evidence beside the model: a title, a role; for a body its kind or a second mention."""
    if not _is_name(entity, context):
        return False
    if entity.is_backed:
        return True
    holders = {a.value for f in context.facts if f.relation == "role" for a in f.all("holder")}
    if entity.kind is EntityKind.PERSON:
        return any(getattr(value, "entity", "") == entity.id for value in holders)
    return bool(entity.subtype or entity.acronym) or len(entity.mentions) > 1 or len(entity.name.split()) > 2


def _is_name(entity: Entity, context: QualityContext) -> bool:
    """Whether a body has a word of its own: "Parliament" and "Foreign Ministry" are common nouns."""
    if entity.kind is not EntityKind.ORGANIZATION:
        return True
    common = frozenset(context.words["common_name_words"])
    return any(w.lower() not in common for w in entity.name.split())
