"""Context word: no word of the stem needs what was said before ("also", "another", "however")."""

from quizbank.domain.question import Question
from quizbank.domain.verdict import Finding
from quizbank.quality.context import QualityContext
from quizbank.quality.stem import body, holds, unquoted

CODE = "context_word"


def check(question: Question, context: QualityContext) -> Finding | None:
    """Objects to words that continue a story."""
    found = holds(unquoted(body(question, context)), context.words["context_words"])
    return Finding(CODE, found) if found else None
