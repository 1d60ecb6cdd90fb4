"""Typed answer: the fact as a question, the key written by hand."""

from collections.abc import Iterator

from quizbank.domain.question import Interaction, Question
from quizbank.questions.drafting import as_claim, drafts, question
from quizbank.questions.material import Material

NAME = "typed"
INTERACTION = Interaction.TEXT


def write(material: Material) -> Iterator[Question]:
    """One question for each way of asking each fact."""
    for draft in drafts(material, NAME):
        stem = draft.fill(material, draft.ask.stem)
        if stem:
            yield question(material, draft, NAME, INTERACTION, as_claim(material, draft.fact, stem))
