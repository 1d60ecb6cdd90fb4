"""Name form: persons stand with their full name in the stem, and the key is a full name, too."""

from quizbank.domain.question import Question
from quizbank.domain.reading import EntityKind
from quizbank.domain.verdict import Finding
from quizbank.quality.context import QualityContext
from quizbank.quality.stem import names_in, unquoted

CODE = "name_form"


def check(question: Question, context: QualityContext) -> Finding | None:
    """Objects to a name of one word, in the stem (quotations aside) and as the key."""
    key = context.entities.get(question.key_entity or "")
    if key and key.kind is EntityKind.PERSON and len(key.name.split()) < 2:
        return Finding(CODE, key.name)
    text = unquoted(question.stem)
    for _, entity_id in names_in(text, context):
        entity = context.entities[entity_id]
        if entity.kind is EntityKind.PERSON and (entity.name not in text or " " not in entity.name):
            return Finding(CODE, entity.name)
    return None
