"""Role incomplete: a role says of what ("the president of Russia", not "the former president")."""

import re

from quizbank.domain.fact import EntityValue, Fact
from quizbank.domain.question import Question
from quizbank.domain.reading import EntityKind
from quizbank.domain.verdict import Finding
from quizbank.quality.context import QualityContext

CODE = "role_incomplete"
_WORD = re.compile(r"[\w’'-]+")


def check(question: Question, context: QualityContext) -> Finding | None:
    """Objects to a role that names no state or body."""
    fact = context.fact(question)
    if fact is None or fact.relation != "role" or question.kind == "cloze":
        return None
    role = fact.phrase("role")
    common = frozenset((*context.words["titles"], *context.words["common_name_words"]))
    named = [w for w in _WORD.findall(role) if w[0].isupper() and w.lower() not in common]
    return None if named or _is_of_a_place(fact, context) else Finding(CODE, role)


def _is_of_a_place(fact: Fact, context: QualityContext) -> bool:
    """Whether the role belongs to a state or city, whose name may be made of common words ("United States")."""
    of = fact.argument("of")
    entity = context.entities.get(of.value.entity) if of and isinstance(of.value, EntityValue) else None
    return entity is not None and entity.kind is EntityKind.PLACE
