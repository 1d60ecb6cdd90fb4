"""What somebody changed in a question's words, and whether it can be asked so; without Qt."""

from collections.abc import Sequence
from dataclasses import dataclass

from quizbank.domain.question import Interaction, Question
from quizbank.strings import say

type Words = str | tuple[str, ...]
_GAP = "___"


@dataclass(frozen=True, slots=True)
class Rewording:
    """The fields whose words are others, or the sentence that says why it cannot be asked so."""

    fields: tuple[tuple[str, Words], ...] = ()
    problem: str = ""


def forms(question: Question) -> tuple[str, ...]:
    """What is accepted besides the key."""
    return tuple(dict.fromkeys(form for form in question.accepted if form != question.key))


def reworded(question: Question, stem: str, accepted: Sequence[str]) -> Rewording:
    """The typed stem and the typed lines of what is accepted besides the key, against what was there."""
    asked = " ".join(stem.split())
    if not asked:
        return Rewording(problem=say("answers", "edit_no_stem"))
    if question.interaction is Interaction.CLOZE and _GAP in question.stem and _GAP not in asked:
        return Rewording(problem=say("answers", "edit_no_gap"))
    own = tuple(dict.fromkeys(filter(None, (" ".join(line.split()) for line in accepted))))
    fields: list[tuple[str, Words]] = []
    if asked != question.stem:
        fields.append(("stem", asked))
    if question.key and own != forms(question):
        fields.append(("accepted", (question.key, *(form for form in own if form != question.key))))
    return Rewording(tuple(fields))
