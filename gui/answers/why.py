"""Why this answer, in words, the same on a card in the article and in Study; without Qt."""

from collections.abc import Iterable

from quizbank.domain.question import Interaction, Question
from quizbank.domain.review import ItemState
from quizbank.strings import say
from quizbank.workflows.rows import QuestionRow


def why(uid: str, rows: Iterable[QuestionRow]) -> tuple[tuple[str, str], ...]:
    """Headings and lines: other answers and why not, how sure it is, who has read it.

    ``rows`` are the items of the article; those that ask the same of the same fact as ``uid`` speak for it.
    """
    rows = tuple(rows)
    own = next((row for row in rows if row.uid == uid), None)
    same = [row for row in rows if own and _asks(row.question) == _asks(own.question)]
    wrong = {o.text: o.feedback for row in same for o in row.question.options if _is_wrong(row.question, o.text)}
    lines = [
        (say("answers", "why_not"), say("answers", "why_option", option=text, reason=reason))
        for text, reason in wrong.items()
        if reason
    ]
    claimed = any(row.question.claimed for row in same)
    lines.append((say("answers", "why_read"), say("answers", "why_claimed" if claimed else "why_stated")))
    read = own is not None and own.state in (ItemState.KEPT, ItemState.EDITED)
    lines.append((say("answers", "why_checked"), say("answers", "why_kept" if read else "why_unread")))
    return tuple(lines)


def _asks(question: Question) -> tuple[tuple[str, ...], str]:
    return question.facts, question.asked_role


def _is_wrong(question: Question, option: str) -> bool:
    return question.interaction is Interaction.CHOICE and option != question.key
