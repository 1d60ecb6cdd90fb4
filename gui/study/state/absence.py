"""What is said after days away, and in the last days before an exam; without Qt."""

from gui.kit.days import say_long_day
from quizbank.strings import say
from quizbank.workflows.rows import ExamPlan, Today


def offer(today: Today) -> str:
    """What of the cards that waited is for today, and over how many days the rest comes; "" where all is for today."""
    if not today.later:
        return ""
    code = "away" if today.due else "away_done"
    return say("study", code, away=today.away, due=today.due, later=today.later, count=today.later_days)


def exam_offer(plan: ExamPlan | None) -> str:
    """That an exam comes in these days, "" where none does."""
    return say("study", "exam_soon", day=say_long_day(plan.exam_on)) if plan is not None and plan.cramming else ""
