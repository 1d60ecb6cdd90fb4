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


def check(question: Question, context: QualityContext) -> Finding | None:
    """Objects to a state as the doer, a deed without a name in it, and a verb that has many subjects.

    A dated event pins its subject down when it has a day, or a name beside the year.
    """
    fact = context.fact(question)
    if fact is None or question.asked_role != "subject":
        return None
    if fact.relation == WHOLE and fact.phrase("verb").lower() in context.words["many_do"]:
        return Finding(CODE, fact.phrase("verb"))
    if question.kind == "cloze":
        if not question.context.title and not _says_where(question, context):
            return Finding(CODE, question.stem)
        shared = fact.phrase("verb").lower() in context.words["common_fates"]
        return Finding(CODE, question.stem) if shared and len(words(question.stem)) < _TELLING else None
    if not question.context.title and question.kind != "true_false" and not _says_where(question, context):
        return Finding(CODE, question.stem)  # nothing beside the stem says what it is about
    culprit = (
        _shared_date(question, fact, context) if fact.relation == "dated" else _shared_deed(question, fact, context)
    )
    return Finding(CODE, culprit) if culprit else None


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
