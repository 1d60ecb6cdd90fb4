"""Reported: what somebody claims is asked as that person's claim."""

from quizbank.domain.fact import WHOLE, Asserted
from quizbank.domain.question import Interaction, Question
from quizbank.domain.verdict import Finding
from quizbank.quality.context import QualityContext

CODE = "reported"
_SAYS_WHO = ("said", WHOLE)
"""The relations whose sentences name their source themselves."""
# What somebody is or is called is no claim, even where it stands in reported words; nor that an agreement was made.
_NAMING = ("role", "acronym")


def check(question: Question, context: QualityContext) -> Finding | None:
    """Objects to a claim whose speaker the stem leaves out, and to a key taken from inside a quotation."""
    fact = context.fact(question)
    if fact is None or question.interaction is Interaction.CLOZE or fact.relation in _SAYS_WHO:
        return None
    if fact.asserted is Asserted.CLAIMED:
        speaker = context.entities.get(fact.by or "")
        return None if speaker and speaker.name in question.stem else Finding(CODE, speaker.name if speaker else "")
    if (
        fact.relation in _NAMING
        or fact.phrase("voice") == "event"
        or question.answer_span is None
        or not question.evidence
    ):
        return None
    at = question.evidence[0].start + question.answer_span[0]
    quotes = (q for q in context.reading.quotes if q.direct or q.speaker or q.verb >= 0)
    inside = any(q.start <= at < q.end for q in quotes)
    return Finding(CODE, question.key or "") if inside else None
