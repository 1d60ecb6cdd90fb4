"""Context word: no word of the stem needs what was said before ("also", "another", "however")."""

import re

from quizbank.domain.question import Question
from quizbank.domain.verdict import Finding
from quizbank.quality.context import QualityContext
from quizbank.quality.stem import body, holds, unquoted

CODE = "context_word"
_AMONG = re.compile(r"\b(?:among|amongst|and|with|like|than any) others?\b")
"""Here it only leaves room for more."""


def check(question: Question, context: QualityContext) -> Finding | None:
    """Objects to words that continue a story."""
    text = _AMONG.sub("", unquoted(body(question, context)))
    found = holds(text, context.words["context_words"])
    return Finding(CODE, found) if found else None
