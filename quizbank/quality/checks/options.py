"""Options: at least three, distinct, the key once among them, alike in length, in their natural order."""

from quizbank.domain.identity import fold
from quizbank.domain.question import Interaction, Question
from quizbank.domain.verdict import Finding
from quizbank.quality.context import QualityContext

CODE = "options"
_FEWEST = 3
_MOST = 5
_LONGER = 3.0


def check(question: Question, context: QualityContext) -> Finding | None:  # noqa: ARG001 - one signature for all
    """Objects to options that cannot be told apart or that give the key away by their length."""
    if question.interaction is not Interaction.CHOICE:
        return Finding(CODE) if question.options else None
    texts = [option.text for option in question.options]
    folded = [fold(text) for text in texts]
    if not _FEWEST <= len(texts) <= _MOST or texts.count(question.key or "") != 1:
        return Finding(CODE, str(len(texts)))
    if len(set(folded)) != len(folded):
        return Finding(CODE, max(folded, key=folded.count))
    wrong = [len(t) for t in texts if t != question.key]
    if question.key and len(question.key) > _LONGER * max(wrong):
        return Finding(CODE, question.key)
    accepted = {fold(form) for form in question.accepted}
    twice = [o.text for o in question.options if o.text != question.key and fold(o.text) in accepted]
    return Finding(CODE, twice[0]) if twice else None
