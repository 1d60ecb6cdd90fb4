"""Parts: a set has three to five parts, each with its own fact and proof, and none of them tells where it belongs."""

import re

from quizbank.domain.identity import fold
from quizbank.domain.parts import rights
from quizbank.domain.question import Question
from quizbank.domain.verdict import Finding
from quizbank.quality.context import QualityContext
from quizbank.quality.stem import distinctive

CODE = "parts"
_FEWEST, _MOST = 3, 5
_WORD = re.compile(r"\w+")
_YEAR = re.compile(r"\b(?:1[4-9]|20)\d\d\b")


def check(question: Question, context: QualityContext) -> Finding | None:
    """Objects to too few or too many parts, to two that are alike, and to one that names a key or says a year."""
    texts = [left for left, _ in question.pairs] or list(question.order) or [o.text for o in question.options]
    count = len(texts)
    facts = {fact for fact in question.facts if fact in context.facts_by_id}
    if not _FEWEST <= count <= _MOST or not count == len(facts) == len(question.evidence):
        return Finding(CODE, str(count))
    for side in (texts, rights(question)):
        folded = [fold(text) for text in side]
        if len(set(folded)) != len(folded):
            return Finding(CODE, max(folded, key=folded.count))
    dated = all(context.facts_by_id[fact].argument("date") for fact in facts)
    named = {word for right in rights(question) for word in distinctive(right, context)}
    for text in texts:
        told = next((word for word in map(fold, _WORD.findall(text)) if word in named), "")
        year = _YEAR.search(text) if dated else None
        if told or year:
            return Finding(CODE, year.group() if year else told)
    return None
