"""Name cut: the name does not go on behind the key ("the Research Center" for the Belt and Road Initiative)."""

import re

from quizbank.domain.question import Question
from quizbank.domain.reading import Entity, EntityKind
from quizbank.domain.verdict import Finding
from quizbank.quality.context import QualityContext
from quizbank.quality.stem import names_in, unquoted

CODE = "name_cut"
_GOES_ON = re.compile(r"(?:-\w| [A-Z][a-z])")
_BELONGS = re.compile(r" (?:for|of) (?:the )?[A-Z]")


def check(question: Question, context: QualityContext) -> Finding | None:
    """Objects to a person or body behind which the proof goes on with a capital, a hyphen or "for the …", and to a
    person in stem or key whose whole name the article goes on with elsewhere.
    """
    for entity_id in (question.key_entity or "", *(e for _, e in names_in(unquoted(question.stem), context))):
        known = context.entities.get(entity_id)
        if known and known.kind is EntityKind.PERSON and _goes_on_elsewhere(known, context):
            return Finding(CODE, known.name)
    entity = context.entities.get(question.key_entity or "")
    if entity is None or question.answer_span is None or not question.evidence:
        return None
    behind = question.evidence[0].text[question.answer_span[1] :]
    body = entity.kind is EntityKind.ORGANIZATION
    if entity.kind is EntityKind.PERSON and _GOES_ON.match(behind):
        return Finding(CODE, entity.name)
    return Finding(CODE, entity.name) if body and _BELONGS.match(behind) else None


def _goes_on_elsewhere(entity: Entity, context: QualityContext) -> bool:
    """Whether another name follows directly behind the full name somewhere: "Yoon Suk" is "Yoon Suk Yeol"."""
    text = context.article.text
    days = {d.start for d in context.reading.dates}
    return any(
        text[m.start : m.end] == entity.name and _GOES_ON.match(text, m.end) and m.end + 1 not in days
        for m in entity.mentions
    )
