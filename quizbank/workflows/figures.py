"""The Progress page: every figure from the log and the day totals."""

from quizbank.store import day_totals
from quizbank.workflows import study_actions
from quizbank.workflows.bench import Bench
from quizbank.workflows.rows import ProgressView


def progress(bench: Bench) -> ProgressView:
    """The figures of the Progress page."""
    total = day_totals.of_day(bench.library, bench.day().isoformat())
    return ProgressView(
        today=study_actions.today(bench),
        answered_today=total.answered,
        retention=None,
        retention_reviews=0,
        known=0,
        facts=0,
        minutes_a_day=0.0,
        days=(),
        articles=(),
        actors=(),
    )
