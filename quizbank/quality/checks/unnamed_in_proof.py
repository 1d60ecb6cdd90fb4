"""Unnamed in proof: everybody whom the question is about is named in the sentences that prove it."""

from quizbank.domain.fact import EntityValue
from quizbank.domain.question import Question
from quizbank.domain.verdict import Finding
from quizbank.quality.context import QualityContext

CODE = "unnamed_in_proof"


def check(question: Question, context: QualityContext) -> Finding | None:
    """Objects to a body that the proof only describes ("the alliance"): the reader cannot see that it is meant."""
    fact = context.fact(question)
    if fact is None:
        return None
    for argument in fact.arguments:
        if argument.role in ("of", "by") or not isinstance(argument.value, EntityValue):
            continue
        entity = context.entities.get(argument.value.entity)
        if entity is None or entity.kind.value == "person":
            continue
        named = any(e.start <= m.start < e.end for e in question.evidence for m in entity.mentions)
        if not named:
            return Finding(CODE, entity.name)
    return None
