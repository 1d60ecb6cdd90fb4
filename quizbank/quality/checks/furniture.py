"""Furniture: the proof is a sentence of the story, not a heading, caption, byline or dateline."""

from quizbank.domain.article import ParagraphKind
from quizbank.domain.question import Question
from quizbank.domain.verdict import Finding
from quizbank.quality.context import QualityContext

CODE = "furniture"
_STORY = (ParagraphKind.BODY, ParagraphKind.QUOTE)


def check(question: Question, context: QualityContext) -> Finding | None:
    """Objects to a proof that begins outside the story's own paragraphs."""
    for proof in question.evidence:
        kinds = [p.kind for p in context.article.paragraphs if p.start <= proof.start < p.end]
        if not any(kind in _STORY for kind in kinds):
            return Finding(CODE, proof.text[:40])
    return None
