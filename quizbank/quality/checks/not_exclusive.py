"""Not exclusive: what many people do at once is not asked with "who", unless a date or quotation pins it down."""

from quizbank.domain.fact import DateValue
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
    if question.kind == "cloze":
        shared = fact.phrase("verb").lower() in context.words["common_fates"]
        return Finding(CODE, question.stem) if shared and len(words(question.stem)) < _TELLING else None
    predicate = fact.phrase("predicate")
    named = names_in(predicate, context)
    if fact.relation == "dated":
        when = fact.argument("date")
        exact = when is not None and isinstance(when.value, DateValue) and when.value.grain == "day"
        if fact.phrase("verb").lower() in context.words["common_fates"] and question.kind != "true_false":
            return Finding(CODE, predicate)
        if not exact and fact.phrase("verb").lower() in context.words["shared_verbs"]:
            return Finding(CODE, predicate)
        return None if named or exact or question.kind == "true_false" else Finding(CODE, predicate)
    key = context.entities.get(question.key_entity or "")
    verb = fact.phrase("verb").lower()
    if verb in context.words["shared_verbs"] or (key and key.kind is EntityKind.PLACE):
        return Finding(CODE, verb)
    return None if named else Finding(CODE, predicate)
