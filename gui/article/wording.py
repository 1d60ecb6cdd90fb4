"""How the article page says when a card comes and how long an article is; without Qt."""

from datetime import datetime, timedelta

from gui.kit.intervals import say_interval
from quizbank.domain.review import CardPhase
from quizbank.strings import say
from quizbank.workflows.rows import CardRow

_WORDS_A_MINUTE = 230


def minutes(words: int) -> int:
    """How long it takes to read that many words, at least a minute."""
    return max(1, round(words / _WORDS_A_MINUTE))


def when_due(row: CardRow, now: datetime, tonight: datetime) -> str:
    """When the card comes: "new", "due today", "tomorrow", "in 6 days", or that it is set aside.

    ``tonight`` is when the study day ends.
    """
    if row.suspended:
        return say("article", "when_suspended")
    if row.phase is CardPhase.NEW or row.due is None:
        return say("article", "when_new")
    if row.due < tonight:
        return say("article", "when_today")
    if row.due < tonight + timedelta(days=1):
        return say("article", "when_tomorrow")
    return say("article", "when_later", interval=say_interval(max(row.due - now, timedelta(days=2))))


def is_for_today(row: CardRow, tonight: datetime) -> bool:
    """Whether the card is new or due before the study day ends."""
    return not row.suspended and (row.phase is CardPhase.NEW or (row.due is not None and row.due < tonight))
