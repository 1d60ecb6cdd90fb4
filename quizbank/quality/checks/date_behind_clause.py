"""Date behind a clause: "said that events were an affair on January 6" leaves open what happened on January 6."""

from quizbank.domain.question import Question
from quizbank.domain.verdict import Finding
from quizbank.quality.context import QualityContext

CODE = "date_behind_clause"


def check(question: Question, context: QualityContext) -> Finding | None:
    """Objects to a stem that ends in the date of a verb whose own clause stands before it."""
    fact = context.fact(question)
    if fact is None or fact.relation != "dated" or question.kind == "cloze":
        return None
    puts_date_last = question.stem.rstrip(".?")[-4:].isdigit()
    opener = next((w for w in context.words["clause_openers"] if f" {w} " in fact.phrase("predicate")), "")
    return Finding(CODE, opener) if puts_date_last and opener else None
