"""The gate: every check looks at every candidate; one objection and the candidate is dropped, never repaired."""

from collections.abc import Sequence

from quizbank import registry
from quizbank.domain.question import Question
from quizbank.domain.verdict import Finding, Verdict
from quizbank.quality.checks import CHECKS
from quizbank.quality.context import QualityContext


def judge(questions: Sequence[Question], context: QualityContext) -> tuple[Verdict, ...]:
    """The verdict on each question, in order, with all findings in the order of the checks."""
    known = context.with_trees(questions)
    checks = registry.modules("quizbank.quality.checks", CHECKS)
    verdicts = []
    for question in questions:
        found: list[Finding | None] = [module.check(question, known) for module in checks]
        verdicts.append(Verdict(question.id, tuple(f for f in found if f is not None)))
    return tuple(verdicts)
