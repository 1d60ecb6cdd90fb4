"""Ordering: events of the article to be put in order by their dates."""

from collections.abc import Iterator
from dataclasses import replace

from quizbank import resources
from quizbank.domain.question import Interaction, Question
from quizbank.questions.material import Material
from quizbank.questions.sets import in_time, parts, set_question, sets_of

NAME = "ordering"
INTERACTION = Interaction.ORDERING


def write(material: Material, passed: tuple[Question, ...]) -> Iterator[Question]:
    """One question for each three to five events whose dates don't overlap."""
    stem = resources.toml("stems", material.article.language, "words.toml")[NAME]["stem"]
    for chosen in sets_of(parts(material, NAME, passed), lambda part: part.draft.fact.relation):
        ordered = in_time(chosen)
        made = set_question(material, ordered, NAME, INTERACTION, stem)
        yield replace(made, order=tuple(part.text for part in ordered))
