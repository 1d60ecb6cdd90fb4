"""Key in evidence: the proof sentence names the answer in a form that is accepted."""

from quizbank.domain.identity import fold
from quizbank.domain.question import Interaction, Question
from quizbank.domain.verdict import Finding
from quizbank.quality.context import QualityContext

CODE = "key_in_evidence"


def check(question: Question, context: QualityContext) -> Finding | None:
    """Objects when the answer is not found again where the proof should have it; "Friday" is the day it stands for."""
    if question.answer_span is None or not question.evidence:
        return Finding(CODE, question.key or "")
    start, end = question.answer_span
    shown = question.evidence[0].text[start:end]
    if question.interaction is Interaction.TRUE_FALSE:
        return None if shown.strip() else Finding(CODE)
    at = question.evidence[0].start + start
    if question.key_date and any(d.start <= at < d.end and d.value == question.key_date for d in context.reading.dates):
        return None
    accepted = {fold(form) for form in question.accepted}
    return None if fold(shown) in accepted and (question.key or "") else Finding(CODE, shown)
