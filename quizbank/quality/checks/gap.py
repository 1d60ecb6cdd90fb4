"""Gap: a cloze has one gap, with words on its sides that pin it down to one filling; no other kind has any."""

from quizbank.domain.question import Interaction, Question
from quizbank.domain.verdict import Finding
from quizbank.quality.context import GAP, QualityContext
from quizbank.quality.stem import words

CODE = "gap"
_WORDS = 7


def check(question: Question, context: QualityContext) -> Finding | None:
    """Objects to the wrong number of gaps; to a sentence too short, or without a name or date, to pin one down; and to
    a government as the doer, for which its country, its capital and its leader stand as well.
    """
    count = question.stem.count(GAP)
    if question.interaction is not Interaction.CLOZE:
        return Finding(CODE, GAP) if count else None
    key = context.entities.get(question.key_entity or "")
    if key and question.asked_role in ("subject", "speaker") and key.subtype in context.words["government_bodies"]:
        return Finding(CODE, key.name)
    others = words(question.stem)
    if count != 1 or len(others) < _WORDS:
        return Finding(CODE, str(count))
    anchors = [w for w in others[1:] if w != GAP and (w[0].isupper() or w[0].isdigit())]
    return None if anchors else Finding(CODE, GAP)
