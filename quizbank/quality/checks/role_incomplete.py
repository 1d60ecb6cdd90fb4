"""Role incomplete: a role says of what ("the president of Russia", not "the former president")."""

import re

from quizbank.domain.question import Question
from quizbank.domain.verdict import Finding
from quizbank.quality.context import QualityContext

CODE = "role_incomplete"
_WORD = re.compile(r"[\w’'-]+")


def check(question: Question, context: QualityContext) -> Finding | None:
    """Objects to a role that names no state or body."""
    fact = context.fact(question)
    if fact is None or fact.relation != "role" or question.kind == "cloze":
        return None
    role = fact.phrase("role")
    titles = frozenset(context.words["titles"])
    named = [w for w in _WORD.findall(role) if w[0].isupper() and w.lower() not in titles]
    return None if fact.argument("of") or named else Finding(CODE, role)
