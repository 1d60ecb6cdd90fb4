"""Commonplace: what everybody who reads the news knows: household abbreviations, who leads a great power."""

from quizbank.domain.fact import TextValue
from quizbank.domain.identity import fold
from quizbank.domain.question import HIDDEN, Interaction, Question
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
    if office := _office_in_title(question, context):
        return Finding(CODE, office)
    if fact.relation == "acronym":
        short = fact.argument("short")
        text = short.value.text if short and isinstance(short.value, TextValue) else ""
        return Finding(CODE, text) if text.lower().replace(".", "") in context.words["household"] else None
    if fact.relation == "role" and not fact.phrase("time"):
        role = fold(fact.phrase("role")).removeprefix("the ")
        return Finding(CODE, fact.phrase("role")) if role in context.words["household_offices"] else None
    return None


def _office_in_title(question: Question, context: QualityContext) -> str:
    """The office that the title names in front of the hidden answer: "US President … grants clemency"."""
    if question.key_entity is None or question.interaction is Interaction.TRUE_FALSE:
        return ""
    before, hidden, _ = question.context.title.partition(HIDDEN)
    shown = f" {fold(before)}".rstrip()
    if not hidden:
        return ""
    bare = context.words["household_bare"]
    return next(
        (t for t in context.words["household_titles"] if shown.endswith(f" {t}")), bare if shown == f" {bare}" else ""
    )


def _office_before_gap(question: Question, context: QualityContext) -> str:
    """The office in front of the gap, if its holder is known to all: "US President ___"."""
    before = fold(question.stem.partition(GAP)[0])
    offices = (*context.words["household_offices"], *context.words["household_titles"])
    alone = context.words["household_bare"]
    return next((o for o in offices if before.endswith(f" {o}") or before == o), alone if before == alone else "")
