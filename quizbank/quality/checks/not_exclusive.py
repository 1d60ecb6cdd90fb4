"""Not exclusive: what many people do at once is not asked with "who", unless a date or quotation pins it down."""

from quizbank.domain.fact import WHOLE, DateValue, Fact
from quizbank.domain.question import Question
from quizbank.domain.reading import EntityKind
from quizbank.domain.verdict import Finding
from quizbank.quality.context import QualityContext
from quizbank.quality.stem import names_in, words

CODE = "not_exclusive"
# So many words of a sentence with a gap say enough of somebody who was born or died.
_TELLING = 12
# So many names and numbers beside the key pin down whom a whole sentence tells of.
_PINS = 2


def check(question: Question, context: QualityContext) -> Finding | None:
    """Objects to a state as the doer, a deed without a name in it, and a verb that has many subjects.

    A dated event pins its subject down when it has a day, or a name beside the year.
    """
    fact = context.fact(question)
    if fact is None:
        return None
    culprit = _of_many(question, fact, context) if fact.relation == WHOLE else ""
    if not culprit and question.asked_role == "subject":
        culprit = _shared(question, fact, context)
    return Finding(CODE, culprit) if culprit else None


def _of_many(question: Question, fact: Fact, context: QualityContext) -> str:
    """The verb or the stem, if a whole sentence may tell the same of others."""
    if question.asked_role == "subject" and fact.phrase("verb").lower() in context.words["many_do"]:
        return fact.phrase("verb")
    return question.stem if question.key_entity and _pins(question, context) < _PINS else ""


def _shared(question: Question, fact: Fact, context: QualityContext) -> str:
    """What the doer shares with others, or the stem where nothing beside it says what it is about."""
    placed = bool(question.context.title) or _says_where(question, context)
    if not placed and question.kind != "true_false":
        return question.stem
    if question.kind == "cloze":
        common = fact.phrase("verb").lower() in context.words["common_fates"]
        return question.stem if common and len(words(question.stem)) < _TELLING else ""
    return _shared_date(question, fact, context) if fact.relation == "dated" else _shared_deed(question, fact, context)


def _pins(question: Question, context: QualityContext) -> int:
    """How many names and numbers beside the key say of whom a whole sentence tells."""
    named = [e for _, e in names_in(question.stem, context) if e != question.key_entity]
    return len(named) + sum(w[0].isdigit() for w in words(question.stem))


def _says_where(question: Question, context: QualityContext) -> bool:
    """Whether the stem names somebody, some body or a place; "the African nation" names none."""
    return any(context.entities[e].kind is not EntityKind.GROUP for _, e in names_in(question.stem, context))


def _shared_date(question: Question, fact: Fact, context: QualityContext) -> str:
    """The event, if its date leaves room for many subjects."""
    predicate, verb, when = fact.phrase("predicate"), fact.phrase("verb").lower(), fact.argument("date")
    exact = when is not None and isinstance(when.value, DateValue) and when.value.grain == "day"
    if fact.phrase("office") and verb not in context.words["common_fates"]:
        return ""
    if verb in context.words["common_fates"] and question.kind != "true_false":
        return predicate
    if not exact and verb in context.words["shared_verbs"]:
        return predicate
    pinned = exact or question.kind == "true_false" or bool(names_in(predicate, context))
    return "" if pinned else predicate


def _shared_deed(question: Question, fact: Fact, context: QualityContext) -> str:
    """The verb or deed, if many have done it."""
    key, verb = context.entities.get(question.key_entity or ""), fact.phrase("verb").lower()
    if verb in context.words["shared_verbs"] or (key and key.kind is EntityKind.PLACE):
        return verb
    predicate = fact.phrase("predicate") or fact.phrase("rest")
    return "" if names_in(predicate, context) else predicate
