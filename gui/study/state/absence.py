"""What is said after days away; without Qt."""

from quizbank.strings import say
from quizbank.workflows.rows import Today


def offer(today: Today) -> str:
    """What of the cards that waited is for today, and over how many days the rest comes; "" where all is for today."""
    if not today.later:
        return ""
    code = "away" if today.due else "away_done"
    return say("study", code, away=today.away, due=today.due, later=today.later, count=today.later_days)
