"""Commonplace: what everybody knows is not worth asking ("What does the abbreviation EU stand for?")."""

from quizbank.domain.question import Question
from quizbank.domain.verdict import Finding
from quizbank.quality.context import QualityContext

CODE = "commonplace"


def check(question: Question, context: QualityContext) -> Finding | None:
    """Objects to the abbreviations that every reader of news knows."""
    fact = context.fact(question)
    if fact is None or fact.relation != "acronym":
        return None
    short = fact.argument("short")
    text = getattr(short.value, "text", "") if short else ""
    return Finding(CODE, text) if text.replace(".", "").lower() in context.words["household"] else None
