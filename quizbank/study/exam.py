"""An exam on a day: how many new cards a day it takes, and the last days, which are for cramming."""

from dataclasses import dataclass
from datetime import date, timedelta
from math import ceil

CRAM_DAYS = 3


@dataclass(frozen=True, slots=True)
class ExamPlan:
    """``new_per_day`` from today on shows every card by the end of ``seen_by``; ``cramming`` in the last days."""

    exam_on: date
    new_per_day: int
    seen_by: date
    cramming: bool


def plan(exam_on: date | None, today: date, new_left: int) -> ExamPlan | None:
    """The plan for an exam that is still to come, None for none.

    ``new_left`` are the cards that were new as today began. In the last three days before the exam no card is planned
    to be new: what is left over then comes at once.
    """
    if exam_on is None or exam_on <= today:
        return None
    days = max(1, (exam_on - today).days - CRAM_DAYS)
    a_day = ceil(new_left / days)
    needed = ceil(new_left / a_day) if a_day else 0
    seen_by = today + timedelta(days=max(0, needed - 1))
    return ExamPlan(exam_on, a_day, seen_by, cramming=(exam_on - today).days <= CRAM_DAYS)
