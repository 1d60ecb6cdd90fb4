"""Not exclusive: what many people do at once is not asked with "who", unless a date or quotation pins it down."""

from quizbank.domain.question import Question
from quizbank.domain.verdict import Finding
from quizbank.quality.context import QualityContext
from quizbank.quality.stem import names_in

CODE = "not_exclusive"


def check(question: Question, context: QualityContext) -> Finding | None:
    """Objects to a deed without a name in it, or one whose verb has many subjects."""
    fact = context.fact(question)
    if fact is None or fact.relation != "did" or question.kind == "cloze":
        return None
    verb = fact.phrase("verb").lower()
    if verb in context.words["shared_verbs"]:
        return Finding(CODE, verb)
    named = [entity for _, entity in names_in(fact.phrase("predicate"), context)]
    return None if named else Finding(CODE, fact.phrase("predicate"))
