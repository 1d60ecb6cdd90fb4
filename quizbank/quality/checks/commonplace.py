"""Commonplace: what everybody who reads the news knows: household abbreviations, who leads a great power."""

from quizbank.domain.fact import TextValue
from quizbank.domain.identity import fold
from quizbank.domain.question import Question
from quizbank.domain.verdict import Finding
from quizbank.quality.context import GAP, QualityContext

CODE = "commonplace"


def check(question: Question, context: QualityContext) -> Finding | None:
    """Objects to an abbreviation of daily use, and to the leaders of states that are in the news every day."""
    fact = context.fact(question)
    if fact is None:
        return None
    if question.kind == "cloze" and (office := _office_before_gap(question, context)):
        return Finding(CODE, office)
    if fact.relation == "acronym":
        short = fact.argument("short")
        text = short.value.text if short and isinstance(short.value, TextValue) else ""
        return Finding(CODE, text) if text.lower().replace(".", "") in context.words["household"] else None
    if fact.relation == "role" and not fact.phrase("time"):
        role = fold(fact.phrase("role")).removeprefix("the ")
        return Finding(CODE, fact.phrase("role")) if role in context.words["household_offices"] else None
    return None


def _office_before_gap(question: Question, context: QualityContext) -> str:
    """The office in front of the gap, if its holder is known to all: "US President ___"."""
    before = fold(question.stem.partition(GAP)[0])
    offices = (*context.words["household_offices"], *context.words["household_titles"])
    return next((office for office in offices if before.endswith(f" {office}") or before == office), "")
