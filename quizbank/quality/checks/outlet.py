"""Outlet: whom somebody talked to is not worth asking ("told RFE/RL")."""

from quizbank.domain.fact import WHOLE
from quizbank.domain.question import Question
from quizbank.domain.verdict import Finding
from quizbank.quality.context import GAP, QualityContext
from quizbank.quality.stem import holds, names_in, unquoted

CODE = "outlet"


def check(question: Question, context: QualityContext) -> Finding | None:
    """Objects to a news outlet as the key, and to a stem that is about telling it something."""
    outlets = frozenset(context.words["outlets"])
    key = context.entities.get(question.key_entity or "")
    if key and key.subtype in outlets:
        return Finding(CODE, key.name)
    if question.kind == "cloze" and (press := _press_before_gap(question, context)):
        return Finding(CODE, press)
    fact = context.fact(question)
    talks = (
        fact is not None and fact.relation in (WHOLE, "did") and fact.phrase("verb") in context.words["interview_verbs"]
    )
    telling = question.kind != "cloze" and holds(unquoted(question.stem), context.words["telling"])
    if not talks and not telling:
        return None
    for _, entity_id in names_in(question.stem, context):
        if context.entities[entity_id].subtype in outlets:
            return Finding(CODE, context.entities[entity_id].name)
    return None


def _press_before_gap(question: Question, context: QualityContext) -> str:
    """What makes the key one of the press: "reporter ___", "BBC's ___"."""
    before = question.stem.partition(GAP)[0].split()
    word = before[-1] if before else ""
    owner = word.removesuffix("’s").removesuffix("'s")
    owned = owner != word and any(
        context.entities[e].subtype in context.words["outlets"] for _, e in names_in(owner, context)
    )
    return word if owned or word.lower() in context.words["press_roles"] else ""
