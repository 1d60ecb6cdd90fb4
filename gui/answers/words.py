"""Answers in words, the same on every page; without Qt."""

from quizbank.domain.changes import Changes
from quizbank.domain.parts import IN_PARTS, lefts, marks, proofs
from quizbank.domain.question import Interaction, Question
from quizbank.domain.review import DropReason
from quizbank.strings import say

_ONE_LINE = str.maketrans("\n\r", "  ")


def key_lines(question: Question) -> tuple[str, ...]:
    """The right answer: the key, the pairs as they are shown, or the steps in order."""
    if question.interaction is Interaction.MATCHING:
        pairs = (question.pairs[place] for place in lefts(question))
        return tuple(say("answers", "pair", left=left, right=right) for left, right in pairs)
    if question.interaction is Interaction.ORDERING:
        return tuple(say("answers", "step", place=n, step=step) for n, step in enumerate(question.order, 1))
    return (question.key or "",)


def parts_right(question: Question, given: str) -> str:
    """How many parts of an answer are right ("2 of 4 right"); "" for what has no parts."""
    if question.interaction not in IN_PARTS:
        return ""
    known = marks(question, given)
    return say("answers", "parts_right", right=sum(known), count=len(known))


def say_reason(reason: DropReason) -> str:
    """Why an item was dropped."""
    return say("answers", f"wrong_{reason}")


def say_dropped(changes: Changes) -> str:
    """That a question was dropped, and how many with it."""
    return say("answers", "dropped", count=len(changes.ids))


def proof_lines(question: Question) -> tuple[str, tuple[tuple[int, int], ...]]:
    """The proofs, a line each, and where the answers stand in them (code points)."""
    lines: list[str] = []
    bold: list[tuple[int, int]] = []
    at = 0
    for text, spans in proofs(question):
        lines.append(text.translate(_ONE_LINE))
        bold += [(at + start, at + end) for start, end in spans]
        at += len(text) + 1
    return "\n".join(lines), tuple(bold)
