"""Negative: a stem asks what is, not what is not."""

from quizbank.domain.question import Question
from quizbank.domain.verdict import Finding
from quizbank.quality.context import QualityContext
from quizbank.quality.stem import body, holds, unquoted

CODE = "negative"


def check(question: Question, context: QualityContext) -> Finding | None:
    """Objects to a negation outside quotations and reported words; a cloze shows the sentence as it stands."""
    if question.kind == "cloze" or question.relation == "said":
        return None
    text = unquoted(body(question, context)).replace("n’t", " not").replace("n't", " not")
    found = holds(text, context.words["negatives"])
    return Finding(CODE, found) if found else None
