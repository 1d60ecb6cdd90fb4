"""Asserted: what the article denies, plans or makes depend on something is not asked as a fact."""

from quizbank.domain.fact import Asserted
from quizbank.domain.question import Interaction, Question
from quizbank.domain.verdict import Finding
from quizbank.quality.context import QualityContext

CODE = "asserted"
_UNREAL = (Asserted.DENIED, Asserted.PLANNED, Asserted.CONDITIONAL)


def check(question: Question, context: QualityContext) -> Finding | None:
    """Objects to an unreal fact; a cloze shows the sentence as it stands and may keep it."""
    fact = context.fact(question)
    if fact is None or question.interaction is Interaction.CLOZE or fact.asserted not in _UNREAL:
        return None
    return Finding(CODE, fact.asserted.value)
