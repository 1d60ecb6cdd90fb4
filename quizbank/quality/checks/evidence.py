"""Evidence: there is a proof, and its offsets give its text."""

from quizbank.domain.question import Question
from quizbank.domain.verdict import Finding
from quizbank.quality.context import QualityContext

CODE = "evidence"


def check(question: Question, context: QualityContext) -> Finding | None:
    """Objects to a missing proof and to offsets that give other words."""
    if not question.evidence:
        return Finding(CODE)
    for proof in question.evidence:
        if proof.article != context.article.id or context.article.text[proof.start : proof.end] != proof.text:
            return Finding(CODE, proof.text[:40])
    return None
