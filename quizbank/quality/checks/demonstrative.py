"""Demonstrative: nothing in the stem points to a sentence that is not there ("this move", "such claims")."""

from quizbank.domain.question import Question
from quizbank.domain.verdict import Finding
from quizbank.quality.context import QualityContext
from quizbank.quality.stem import body, unquoted, words

CODE = "demonstrative"
_POINTING = frozenset({"det", "nsubj", "nsubjpass", "dobj", "pobj"})


def check(question: Question, context: QualityContext) -> Finding | None:
    """Objects to this, these, those, such and both, and to "that" as a determiner or at the beginning."""
    low = [w.lower() for w in words(unquoted(body(question, context)))]
    for at, word in enumerate(low):
        if word not in context.words["demonstratives"]:
            continue
        following = low[at + 1] if at + 1 < len(low) else ""
        if word == "that" and not (at == 0 or _is_determiner(question, context)):
            continue
        if word in ("such", "both") and following in ("as", "the") and at > 0:
            continue
        if word == "both" and "and" in low[at + 2 :]:
            continue
        if word == "these" and question.kind == "choice" and low[at - 2 : at] == ["which", "of"]:
            continue
        if word == "those" and following in ("who", "of", "in"):
            continue
        return Finding(CODE, word)
    return None


def _is_determiner(question: Question, context: QualityContext) -> bool:
    tree = context.tree(question)
    if tree is None:
        return False
    return any(
        tree.text[i].lower() == "that" and tree.dep[i] in _POINTING and tree.tag[i] in ("DT", "")
        for i in range(len(tree))
    )
