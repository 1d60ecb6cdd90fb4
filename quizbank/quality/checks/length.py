"""Length: a stem is neither too short to say anything nor too long to keep in mind."""

from quizbank.domain.question import Question
from quizbank.domain.verdict import Finding
from quizbank.quality.context import QualityContext
from quizbank.quality.stem import words

CODE = "length"
_SHORTEST = 5
_LONGEST = {"cloze": 38, "true_false": 36}
_LONGEST_ELSE = 32


def check(question: Question, context: QualityContext) -> Finding | None:  # noqa: ARG001 - one signature for all
    """Objects to fewer than 5 words and to more than 32 (38 with a gap)."""
    count = len(words(question.stem))
    if _SHORTEST <= count <= _LONGEST.get(question.kind, _LONGEST_ELSE):
        return None
    return Finding(CODE, str(count))
