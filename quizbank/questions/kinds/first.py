"""Which came first: a choice among events of the article, the earliest being the key."""

from collections.abc import Iterator
from dataclasses import replace

from quizbank import resources
from quizbank.domain.identity import fold
from quizbank.domain.question import Interaction, Option, Question
from quizbank.questions.material import Material
from quizbank.questions.sets import Part, in_time, parts, set_question, sets_of
from quizbank.strings import say

NAME = "first"
INTERACTION = Interaction.CHOICE


def write(material: Material, passed: tuple[Question, ...]) -> Iterator[Question]:
    """One question for each three to five events whose dates don't overlap."""
    stem = resources.toml("stems", material.article.language, "words.toml")[NAME]["stem"]
    for chosen in sets_of(parts(material, NAME, passed), lambda part: part.draft.fact.relation):
        ordered = in_time(chosen)
        made = set_question(material, ordered, NAME, INTERACTION, stem)
        options = (Option(part.text, _dated(part)) for part in sorted(ordered, key=lambda part: fold(part.text)))
        yield replace(made, key=ordered[0].text, accepted=(ordered[0].text,), options=tuple(options))


def _dated(part: Part) -> str:
    return say("options", "dated", date=part.draft.key.text)
