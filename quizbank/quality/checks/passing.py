"""Passing: what the article only touches on is not worth a question."""

from quizbank.domain.fact import DateValue, EntityValue, Fact
from quizbank.domain.question import Question
from quizbank.domain.reading import EntityKind
from quizbank.domain.verdict import Finding
from quizbank.quality.context import QualityContext
from quizbank.quality.stem import names_in

CODE = "passing"
_DEFINED_AND_USED = 3
_BEGINNING = 1 / 5
_HARDLY, _OFTEN = 2, 4


def check(question: Question, context: QualityContext) -> Finding | None:
    """Objects to the office of somebody named once or twice, and late; to old events of such people;
    and to an abbreviation that the article does not use after it has explained it.
    """
    fact = context.fact(question)
    if fact is None:
        return None
    match fact.relation:
        case "role":
            culprit = _role(fact, context)
        case "acronym":
            culprit = "" if _weight(fact, "long", context) >= _DEFINED_AND_USED else fact.relation
        case "dated":
            culprit = _event(fact, context)
        case _:
            culprit = ""
    return Finding(CODE, culprit) if culprit else None


def _role(fact: Fact, context: QualityContext) -> str:
    """A holder named once or twice, not at the beginning, unless the role is in a body that the article is about."""
    touched = _weight(fact, "holder", context) <= _HARDLY and not _is_of_the_subject(fact, context)
    late = bool(fact.evidence) and fact.evidence[0].start > len(context.article.text) * _BEGINNING
    return fact.phrase("role") if touched and late else ""


def _is_of_the_subject(fact: Fact, context: QualityContext) -> bool:
    of = fact.argument("of")
    entity = context.entities.get(of.value.entity) if of and isinstance(of.value, EntityValue) else None
    return entity is not None and entity.kind is EntityKind.ORGANIZATION and len(entity.mentions) >= _OFTEN


def _event(fact: Fact, context: QualityContext) -> str:
    """An event of another year whose names are hardly in the article otherwise."""
    date, published = fact.argument("date"), context.article.published
    if date is None or not isinstance(date.value, DateValue) or published is None:
        return ""
    if date.value.date[:4] == str(published.year):
        return ""
    subject = max(_weight(fact, "subject", context), _weight(fact, "event", context))
    named = [len(context.entities[e].mentions) for _, e in names_in(fact.phrase("statement"), context)]
    noun = fact.phrase("verb") == "take place"
    heavy = (subject > _HARDLY and not noun) or (bool(named) and min(named) > 1 and (noun or not subject))
    return "" if heavy else fact.phrase("statement") or fact.relation


def _weight(fact: Fact, role: str, context: QualityContext) -> int:
    """How often the entity in that role is named; 0 if there is none."""
    argument = fact.argument(role)
    if argument is None or not isinstance(argument.value, EntityValue):
        return 0
    entity = context.entities.get(argument.value.entity)
    return len(entity.mentions) if entity else 0
