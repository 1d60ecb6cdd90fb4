"""Sets before the gate: what their own check stops, and that the others are not asked about them."""

from dataclasses import replace

import pytest

from quizbank.domain.question import Evidence, Question
from quizbank.quality.checks import parts
from quizbank.quality.context import QualityContext
from quizbank.quality.gate import judge
from tests.questions.test_sets import ARTICLE, CLOSED, LEFT, OPENED, READING, ROLES, sets

CONTEXT = QualityContext(ARTICLE, READING, (*ROLES, OPENED, CLOSED, LEFT))
MATCHING, (ORDERING, FIRST) = sets(*ROLES)[0], sets(OPENED, CLOSED, LEFT)
PAIRS, ORDER = MATCHING.pairs, ORDERING.order


def test_good_sets_pass_the_gate() -> None:
    assert all(verdict.passed for verdict in judge((MATCHING, ORDERING, FIRST), CONTEXT))


@pytest.mark.parametrize(
    ("spoilt", "culprit"),
    [
        (replace(MATCHING, pairs=PAIRS[:2]), "2"),
        (replace(MATCHING, also=MATCHING.also[:1]), "3"),
        (replace(MATCHING, also=(MATCHING.also[0], "unknown")), "3"),
        (replace(MATCHING, evidence=MATCHING.evidence[:2]), "3"),
        (replace(MATCHING, pairs=(*PAIRS[:2], (PAIRS[2][0], PAIRS[1][1]))), "liis oja"),
        (replace(MATCHING, pairs=(*PAIRS[:2], (PAIRS[1][0], PAIRS[2][1]))), "president of lithuania"),
        (replace(MATCHING, pairs=(*PAIRS[:2], ("President of Tamm’s party", PAIRS[2][1]))), "tamm"),
        (replace(ORDERING, order=(ORDER[0], ORDER[1], "Estonia left the pact of 2020")), "2020"),
        (replace(ORDERING, order=(ORDER[0], *ORDER[:2])), "latvia left the league"),
    ],
)
def test_a_spoilt_set_is_stopped(spoilt: Question, culprit: str) -> None:
    finding = parts.check(spoilt, CONTEXT)
    assert finding is not None
    assert finding.culprit == culprit
    assert not judge((spoilt,), CONTEXT)[0].passed


def test_every_proof_of_a_set_is_found_again() -> None:
    moved = replace(MATCHING.evidence[2], start=MATCHING.evidence[2].start + 1)
    assert isinstance(moved, Evidence)
    (verdict,) = judge((replace(MATCHING, evidence=(*MATCHING.evidence[:2], moved)),), CONTEXT)
    assert [finding.code for finding in verdict.findings] == ["evidence"]
