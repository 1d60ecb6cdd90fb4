"""Gap: a cloze has one gap, with words on its sides that pin it down; no other kind has any."""

from quizbank.domain.question import Interaction, Question
from quizbank.domain.verdict import Finding
from quizbank.quality.context import GAP, QualityContext
from quizbank.quality.stem import words

CODE = "gap"
_WORDS = 7


def check(question: Question, context: QualityContext) -> Finding | None:  # noqa: ARG001 - one signature for all
    """Objects to the wrong number of gaps, and to a sentence too short, or without a name or date, to pin one down."""
    count = question.stem.count(GAP)
    if question.interaction is not Interaction.CLOZE:
        return Finding(CODE, GAP) if count else None
    others = words(question.stem)
    if count != 1 or len(others) < _WORDS:
        return Finding(CODE, str(count))
    anchors = [w for w in others[1:] if w != GAP and (w[0].isupper() or w[0].isdigit())]
    return None if anchors else Finding(CODE, GAP)
