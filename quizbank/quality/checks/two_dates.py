"""Two dates: a dated event whose sentence has two dates may have got the wrong one."""

from quizbank.domain.question import Question
from quizbank.domain.reading import Grain
from quizbank.domain.verdict import Finding
from quizbank.quality.context import QualityContext

CODE = "two_dates"
_GRAINS = (Grain.DAY, Grain.MONTH, Grain.YEAR, Grain.MONTH_PART, Grain.SEASON, Grain.INTERVAL)


def check(question: Question, context: QualityContext) -> Finding | None:
    """Objects to a question on a dated event when its proof has another date of the same grain."""
    if question.relation != "dated" or question.kind == "cloze" or not question.evidence:
        return None
    fact = context.fact(question)
    if fact is None or fact.phrase("apart"):
        return None
    own = next((a.value for a in fact.arguments if a.role == "date"), None)
    proof = question.evidence[0]
    for mention in context.reading.dates:
        if proof.start <= mention.start < proof.end and mention.grain in _GRAINS:
            same_grain = mention.grain.value == getattr(own, "grain", "")
            if same_grain and mention.value != getattr(own, "date", ""):
                return Finding(CODE, context.article.text[mention.start : mention.end])
    return None
