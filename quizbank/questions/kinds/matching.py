"""Matching: offices with their holders, quotations with speakers, events with dates, short forms with long ones."""

from collections.abc import Iterator
from dataclasses import replace

from quizbank.domain.identity import fold
from quizbank.domain.question import Interaction, Question
from quizbank.questions.material import Material
from quizbank.questions.sets import Part, in_time, parts, set_question, sets_of

NAME = "matching"
INTERACTION = Interaction.MATCHING


def write(material: Material, passed: tuple[Question, ...]) -> Iterator[Question]:
    """One question for each three to five facts that are asked alike and whose keys are of one sort."""
    found = [part for part in parts(material, NAME, passed) if part.draft.fill(material, part.draft.ask.match)]
    for chosen in sets_of(found, lambda part: _sort(material, part)):
        ordered = in_time(sorted(chosen, key=lambda part: fold(part.draft.key.text)))
        stem = ordered[0].draft.fill(material, ordered[0].draft.ask.match) or ""
        made = set_question(material, ordered, NAME, INTERACTION, stem)
        yield replace(made, pairs=tuple((part.text, part.draft.key.text) for part in ordered))


def _sort(material: Material, part: Part) -> object:
    """What the parts of one set have in common; abbreviations begin alike, or their first letters would match them."""
    key, relation = part.draft.key, part.draft.fact.relation
    initial = part.text[0] if relation == "acronym" else ""
    return relation, part.draft.fill(material, part.draft.ask.match), key.kind, key.grain, initial
