"""The gate: every check looks at every candidate; one objection and the candidate is dropped, never repaired."""

from collections.abc import Sequence

from quizbank import registry
from quizbank.domain.question import Question
from quizbank.domain.verdict import Finding, Verdict
from quizbank.quality.checks import CHECKS, OF_SETS_TOO, SET_CHECKS, TREE_CHECKS
from quizbank.quality.context import QualityContext


def judge(questions: Sequence[Question], context: QualityContext) -> tuple[Verdict, ...]:
    """The verdict on each question, in order, with its findings in the order of the checks."""
    of_sets = (*OF_SETS_TOO, *SET_CHECKS)
    plain = [_findings(question, context, of_sets if question.also else CHECKS) for question in questions]
    sound = [question for question, found in zip(questions, plain, strict=True) if not found and not question.also]
    known = context.with_trees(sound)  # parsing costs as much as reading does: only what is sound so far is parsed
    parsed = {question.id: _findings(question, known, TREE_CHECKS) for question in sound}
    return tuple(
        Verdict(question.id, found or parsed.get(question.id, ()))
        for question, found in zip(questions, plain, strict=True)
    )


def _findings(question: Question, context: QualityContext, checks: tuple[str, ...]) -> tuple[Finding, ...]:
    found = (module.check(question, context) for module in registry.modules("quizbank.quality.checks", checks))
    return tuple(finding for finding in found if finding is not None)
