"""Name cut: the name does not go on behind the key ("the Research Center" for the Belt and Road Initiative)."""

import re

from quizbank.domain.question import Question
from quizbank.domain.reading import EntityKind
from quizbank.domain.verdict import Finding
from quizbank.quality.context import QualityContext

CODE = "name_cut"
_GOES_ON = re.compile(r"(?:-\w| [A-Z][a-z])")
_BELONGS = re.compile(r" (?:for|of) (?:the )?[A-Z]")


def check(question: Question, context: QualityContext) -> Finding | None:
    """Objects to a person or body behind which the proof goes on with a capital, a hyphen or "for the …"."""
    entity = context.entities.get(question.key_entity or "")
    if entity is None or question.answer_span is None or not question.evidence:
        return None
    behind = question.evidence[0].text[question.answer_span[1] :]
    body = entity.kind is EntityKind.ORGANIZATION
    if entity.kind is EntityKind.PERSON and _GOES_ON.match(behind):
        return Finding(CODE, entity.name)
    return Finding(CODE, entity.name) if body and _BELONGS.match(behind) else None
