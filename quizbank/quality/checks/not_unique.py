"""Not unique: no other fact of the article gives the stem a second right answer."""

from quizbank.domain.fact import DateValue, EntityValue, Fact, TextValue, Value
from quizbank.domain.question import Question
from quizbank.domain.verdict import Finding
from quizbank.quality.context import QualityContext

CODE = "not_unique"


def check(question: Question, context: QualityContext) -> Finding | None:
    """Objects when a fact of the same relation has another key with all else the same."""
    fact = context.fact(question)
    if fact is None or question.kind == "cloze" or question.asked_role in ("member", "members"):
        return None
    if fact.argument(question.asked_role) is None:
        return None
    for other in context.facts:
        if other.relation == fact.relation and other.id != fact.id and other.argument(question.asked_role):
            same_rest = _rest(fact, question.asked_role) == _rest(other, question.asked_role)
            if same_rest and _values(fact, question.asked_role) != _values(other, question.asked_role):
                return Finding(CODE, _shown(other, question.asked_role))
    return None


def _rest(fact: Fact, asked: str) -> frozenset[tuple[str, str]]:
    return frozenset((a.role, _key(a.value)) for a in fact.arguments if a.role not in (asked, "of"))


def _values(fact: Fact, asked: str) -> frozenset[str]:
    return frozenset(_key(a.value) for a in fact.all(asked))


def _shown(fact: Fact, asked: str) -> str:
    return ", ".join(sorted(_values(fact, asked)))


def _key(value: Value) -> str:
    match value:
        case EntityValue(entity=entity):
            return entity
        case DateValue(date=date):
            return date
        case TextValue(text=text, lemmas=lemmas):
            return " ".join(sorted(lemmas)) or text
        case _:
            return str(value)
