"""Distractors: wrong options are of the key's kind and subtype, and are not named in the stem."""

from quizbank.domain.question import Interaction, Question
from quizbank.domain.verdict import Finding
from quizbank.quality.context import QualityContext
from quizbank.quality.stem import names_in

CODE = "distractors"


def check(question: Question, context: QualityContext) -> Finding | None:
    """Objects to an option of another sort, one that the stem names, and a key that alone has the right year."""
    if question.interaction is not Interaction.CHOICE:
        return None
    if question.key_date:
        year = question.key_date[:4]
        others = [o.text for o in question.options if o.text != question.key]
        if question.key_grain in ("day", "month") and not any(year in text for text in others):
            return Finding(CODE, year)
        return None
    key = context.entities.get(question.key_entity or "")
    named = {entity_id for _, entity_id in names_in(question.stem, context)}
    for option in question.options:
        entity = context.entities.get(option.entity or "")
        if entity is None or key is None or option.text == question.key:
            continue
        if entity.kind is not key.kind or entity.subtype != key.subtype or entity.id in named:
            return Finding(CODE, option.text)
    return None
