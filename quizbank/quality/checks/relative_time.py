"""Relative time: a stem that may be read years later says no "yesterday", "last week" or "Friday"."""

import re

from quizbank.domain.question import Question
from quizbank.domain.verdict import Finding
from quizbank.quality.context import QualityContext
from quizbank.quality.stem import body, holds, unquoted

CODE = "relative_time"
_ONCE = re.compile(r"\bpreviously (?=(?:served|worked|held|led|headed|chaired|commanded) )")
"""Here it only says that it is over."""


def check(question: Question, context: QualityContext) -> Finding | None:
    """Objects to time words that count from the day of writing or from another event."""
    text = _ONCE.sub("", unquoted(body(question, context)))
    found = holds(text, context.words["relative_time"])
    if not found or holds(text, context.words["time_exceptions"]):
        return None
    return Finding(CODE, found)
