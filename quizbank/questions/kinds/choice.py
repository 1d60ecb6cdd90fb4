"""Choice: a question whose recall form passed, with at least two wrong options of the key's sort."""

from collections.abc import Iterator
from dataclasses import replace

from quizbank.domain.question import Interaction, Option, Question
from quizbank.questions.distractors import distractors, in_order
from quizbank.questions.drafting import as_claim, drafts, is_proven, question
from quizbank.questions.material import Material
from quizbank.strings import say

NAME = "choice"
INTERACTION = Interaction.CHOICE


def write(material: Material, passed: tuple[Question, ...]) -> Iterator[Question]:
    """One question for each way of asking each fact that has enough distractors."""
    for draft in drafts(material, NAME):
        if not is_proven(draft, passed):
            continue
        wrong = distractors(material, draft)
        stem = draft.fill(material, draft.ask.choice)
        if len(wrong) < 2 or not stem:
            continue
        right = Option(draft.key.text, say("options", "right"), draft.key.entity)
        made = question(material, draft, NAME, INTERACTION, as_claim(material, draft.fact, stem))
        yield replace(made, options=in_order(draft.key, (right, *wrong), material.article.language))
