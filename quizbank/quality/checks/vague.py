"""Vague: the stem holds enough to know what it asks about."""

from quizbank.domain.question import Question
from quizbank.domain.verdict import Finding
from quizbank.quality.context import GAP, QualityContext
from quizbank.quality.stem import body, words

CODE = "vague"
_CONTENT = 4
_SHORT = 4


def check(question: Question, context: QualityContext) -> Finding | None:
    """Objects to fewer than four content words, unless a name or a number is among two, and to somebody unnamed."""
    fact = context.fact(question)
    if fact and question.kind != "cloze" and fact.phrase("statement").lower().startswith(("a former ", "an unnamed ")):
        return Finding(CODE, fact.phrase("statement"))
    bare = fact.phrase("predicate").split() if fact and fact.relation == "dated" else []
    if question.kind == "typed" and question.asked_role == "subject" and len(bare) == 1:
        return Finding(CODE, bare[0])  # "Who resigned on …?": from what?
    thin = frozenset(context.words["thin_words"]) | frozenset(context.words["asking_words"])
    found = [w for w in words(body(question, context)) if w != GAP and w.lower() not in thin]
    content = [w for w in found if len(w) >= _SHORT or w[0].isupper() or w.isdigit()]
    named = [w for w in content if w[0].isupper() or w[0].isdigit()]
    if len(content) >= _CONTENT or (named and len(content) >= 2) or (named and question.relation == "acronym"):
        return None
    return Finding(CODE, question.stem)
