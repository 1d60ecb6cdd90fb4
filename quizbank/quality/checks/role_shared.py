"""Role shared: only one person of the article has the role that is asked."""

from quizbank.domain.fact import EntityValue, Fact
from quizbank.domain.identity import fold
from quizbank.domain.question import Question
from quizbank.domain.verdict import Finding
from quizbank.quality.context import QualityContext

CODE = "role_shared"
_ORDINALS = frozenset({"first", "second", "third", "fourth", "fifth", "last"})


def check(question: Question, context: QualityContext) -> Finding | None:
    """Objects to a question for the holder when somebody else has the same role at the same time."""
    fact = context.fact(question)
    if fact is None or fact.relation != "role" or question.kind == "cloze":
        return None
    if question.asked_role == "holder" and question.kind != "true_false" and _is_plural(fact, context):
        return Finding(CODE, fact.phrase("role"))
    if fact.phrase("rivals"):
        return Finding(CODE, fact.phrase("role"))
    for other in context.facts:
        if other.relation != "role" or _holder(other) == _holder(fact):
            continue
        if _same(fact, other) or _covers(fact, other, context):
            return Finding(CODE, other.phrase("role"))
    if question.asked_role in ("role", "of"):
        own = {
            (fold(f.phrase("role")), f.phrase("time"))
            for f in context.facts
            if f.relation == "role" and _holder(f) == _holder(fact) and f.phrase("time") == fact.phrase("time")
        }
        if question.asked_role == "role" and len(own) > 1:
            return Finding(CODE, fact.phrase("role"))
    return None


def _is_plural(fact: Fact, context: QualityContext) -> bool:
    """Whether many people have the role at once: "a member of the Parliament"."""
    nouns = fold(fact.phrase("head")).split()[-1:]
    return not fact.phrase("definite") and any(noun in context.words["plural_roles"] for noun in nouns)


def _same(one: Fact, other: Fact) -> bool:
    if one.phrase("time") != other.phrase("time"):
        return False
    if fold(one.phrase("role")) == fold(other.phrase("role")):
        return True
    ordinals = [_ORDINALS & frozenset(fold(fact.phrase("role")).split()) for fact in (one, other)]
    if ordinals[0] != ordinals[1]:
        return False  # the first president and the president are two
    heads = (fold(one.phrase("head")), fold(other.phrase("head")))
    return heads[0] == heads[1] and bool(_of(one)) and _of(one) == _of(other)


def _covers(fact: Fact, other: Fact, context: QualityContext) -> bool:
    """Whether the role fits the other's holder, too: a senator from Vermont is a United States senator."""
    places = [context.entities.get(_of(f)) for f in (fact, other)]
    heads = [fold(f.phrase("head")).split()[-1:] for f in (fact, other)]
    whole, part = ((p.subtype if p else "") for p in places)
    return heads[0] == heads[1] and not fact.phrase("definite") and whole == "country" and part != "country"


def _holder(fact: Fact) -> str:
    holder = fact.argument("holder")
    return holder.value.entity if holder and isinstance(holder.value, EntityValue) else ""


def _of(fact: Fact) -> str:
    of = fact.argument("of")
    return of.value.entity if of and isinstance(of.value, EntityValue) else ""
