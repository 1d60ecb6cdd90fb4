"""How a sitting says days, times, keys and verdicts; without Qt."""

from dataclasses import dataclass
from datetime import date

from gui.answers.words import key_lines, parts_right, proof_lines
from gui.kit.days import say_long_day
from quizbank.domain.parts import IN_PARTS
from quizbank.domain.question import Interaction, Question
from quizbank.domain.review import AnswerVerdict
from quizbank.strings import say
from quizbank.workflows import sittings
from quizbank.workflows.rows import Judged

_NO_BREAK = "\N{NO-BREAK SPACE}"
_IN_WORDS = 10
TYPED = (Interaction.TEXT, Interaction.CLOZE)
"""The interactions that are answered in a field."""


@dataclass(frozen=True, slots=True)
class Proof:
    """The sentence that proves an answer, the answer's span in it (code points) or (), and its source."""

    sentence: str
    bold: tuple[tuple[int, int], ...]
    source: str


@dataclass(frozen=True, slots=True)
class Verdict:
    """What is said of an answer; ``right`` picks icon and colour."""

    right: bool
    words: str


def proof_of(question: Question, outlet: str, published: date | None) -> Proof:
    """The first proof of a question; all those of a set, a line each."""
    sentences, bold = proof_lines(question)
    return Proof(sentences, bold, source_line(outlet, published))


def source_line(name: str, published: date | None, between: str = ", ") -> str:
    """The outlet or title and the day, which never breaks inside."""
    day = say_long_day(published).replace(" ", _NO_BREAK) if published else ""
    return between.join(part for part in (name, day) if part)


def key_words(question: Question, given: str | None = None) -> str:
    """The key, or what was given, as it is read: "true" and "false" in words, nothing as "no answer".

    Of an answer in parts it is said how many were right.
    """
    if question.interaction in IN_PARTS:
        return "\n".join(key_lines(question)) if given is None else given and parts_right(question, given)
    value = question.key or "" if given is None else given
    if question.interaction is Interaction.TRUE_FALSE and value in ("true", "false"):
        return say("answers", value)
    return value or say("quiz", "no_answer")


def typed_verdict(typed: str, judged: Judged) -> Verdict:
    """The line on a typed answer: what was typed, and a slip in it, what is missing, or that it is not right."""
    said = say("answers", "you_typed", given=typed)
    if judged.verdict is AnswerVerdict.RIGHT and judged.meant:
        shown, meant = sittings.marked(typed, judged.meant)
        return Verdict(right=True, words=say("study", "typed_slip", given=shown, meant=meant))
    if judged.verdict is AnswerVerdict.RIGHT:
        return Verdict(right=True, words=said)
    if judged.verdict is AnswerVerdict.NEARLY:
        return Verdict(right=False, words=f"{said}. {nearly_words(judged)}")
    return Verdict(right=False, words=say("study", "typed_wrong", given=typed))


def nearly_words(judged: Judged) -> str:
    """What is missing or too much."""
    return say("nearly", judged.nearly) if judged.nearly else say("study", "nearly")


def quiz_verdict(question: Question, given: str, judged: Judged) -> Verdict:
    """The line on an answer in a quiz: right, nearly and why, or not right; what was typed is repeated."""
    if given.strip() and question.interaction in TYPED:
        return typed_verdict(given, judged)
    if judged.verdict is AnswerVerdict.RIGHT:
        return Verdict(right=True, words=say("quiz", "right"))
    if judged.verdict is AnswerVerdict.NEARLY:
        return Verdict(right=False, words=say("quiz", "nearly", what=nearly_words(judged)))
    if given.strip() and question.interaction in IN_PARTS:
        return Verdict(right=False, words=parts_right(question, given))
    return Verdict(right=False, words=say("quiz", "wrong" if given.strip() else "shown"))


def say_seconds(seconds: int) -> str:
    """Write "4 min 10 s", "50 s", "1 h 5 min"."""
    minutes, rest = divmod(max(0, seconds), 60)
    hours, minutes = divmod(minutes, 60)
    if hours:
        return say("study", "hours", hours=hours, minutes=minutes)
    if minutes:
        return say("study", "minutes", minutes=minutes, seconds=rest)
    return say("study", "seconds", seconds=rest)


def say_number(number: int) -> str:
    """A small number as the first word of a sentence, a larger one in figures."""
    words = say("study", "numbers").split()
    return words[number] if 0 <= number <= _IN_WORDS else str(number)
