"""Bare body: a parliament, ministry or council that every state has is not asked about without saying whose it is."""

from quizbank.domain.question import Question
from quizbank.domain.reading import EntityKind
from quizbank.domain.verdict import Finding
from quizbank.quality.context import QualityContext
from quizbank.quality.stem import names_in, unquoted

CODE = "bare_body"


def check(question: Question, context: QualityContext) -> Finding | None:
    """Objects to such a body in a stem (quotations and gaps' sentences aside) that names no place."""
    if question.kind == "cloze":
        return None
    named = [context.entities[e] for _, e in names_in(unquoted(question.stem), context)]
    if any(e.kind in (EntityKind.PLACE, EntityKind.GROUP) for e in named):
        return None
    common = frozenset(context.words["bodies_of_every_state"])
    bare = next((e.name for e in named if e.kind is EntityKind.ORGANIZATION and e.name.lower() in common), "")
    return Finding(CODE, bare) if bare else None
