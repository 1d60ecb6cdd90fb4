"""Whether an answer is right, nearly right or wrong, and the hint that a typed question gives."""

from collections.abc import Sequence
from dataclasses import dataclass

from quizbank.domain.identity import fold
from quizbank.domain.parts import IN_PARTS, marks
from quizbank.domain.question import Interaction, Question, Topic
from quizbank.domain.review import AnswerVerdict
from quizbank.strings import say
from quizbank.study.date_grading import judge_date
from quizbank.study.name_grading import judge_name

_LONGEST = 500


@dataclass(frozen=True, slots=True)
class Judgement:
    """A verdict; ``nearly`` is a code under [nearly] that says what is missing or too much, "" otherwise.

    ``meant`` is the accepted form in which a slip was forgiven, "" where none was.
    """

    verdict: AnswerVerdict
    nearly: str = ""
    meant: str = ""


def judge(question: Question, typed: str, *, others: Sequence[str] = ()) -> Judgement:
    """Judge an answer: the text typed, the option chosen ("true" or "false"), or the parts as ``domain.parts`` says.

    ``others`` are names of other actors of the library (``name_grading.others_than``): an answer that is one of them,
    or as near to it, is wrong. Nothing typed is wrong. Pairs and orders are right when every part of them is.
    """
    if question.interaction in IN_PARTS:
        return Judgement(AnswerVerdict.RIGHT if all(marks(question, typed)) else AnswerVerdict.WRONG)
    if not typed.strip() or len(typed) > _LONGEST:
        return Judgement(AnswerVerdict.WRONG)
    if question.interaction in (Interaction.CHOICE, Interaction.TRUE_FALSE):
        return Judgement(AnswerVerdict.RIGHT if typed == question.key else AnswerVerdict.WRONG)
    return _judge_typed(question, typed, others)


def is_accepted(question: Question, typed: str) -> bool:
    """Whether it is one of the accepted forms but for case and marks: then no other actor's name matters."""
    return bool(fold(typed)) and fold(typed) in map(fold, _forms(question))


def hint(question: Question) -> str:
    """A sentence that helps a little: how exact the date is, or the first letter of the key; "" where none fits."""
    if question.interaction not in (Interaction.TEXT, Interaction.CLOZE) or not question.key:
        return ""
    if question.key_date:
        return say("hints", f"grain_{question.key_grain}")
    words = question.key.split()
    word = words[1] if len(words) > 1 and fold(words[0]) in ("the", "a", "an") else words[0]
    return say("hints", "first_letter", letter=next((c for c in word if c.isalnum()), word[0]))


def _judge_typed(question: Question, typed: str, others: Sequence[str]) -> Judgement:
    accepted = _forms(question)
    if is_accepted(question, typed):
        return Judgement(AnswerVerdict.RIGHT)
    if question.key_date:
        return Judgement(*judge_date(typed, question.key_date, question.key_grain, question.key or ""))
    return Judgement(*judge_name(typed, accepted, others, acronyms=question.topic is Topic.ORGANIZATION))


def _forms(question: Question) -> list[str]:
    return [form for form in (question.key or "", *question.accepted) if form]
