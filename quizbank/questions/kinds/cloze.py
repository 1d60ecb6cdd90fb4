"""Cloze: the evidence sentence with one name, date or number of the fact hidden."""

from collections.abc import Iterator
from dataclasses import replace

from quizbank.domain.fact import DateValue, EntityValue, Fact, QuantityValue
from quizbank.domain.question import Interaction, Question
from quizbank.questions import dates
from quizbank.questions.drafting import Draft, blanks, question
from quizbank.questions.gaps import sentence_with_gap
from quizbank.questions.keys import Key, is_located, key_of
from quizbank.questions.material import Material
from quizbank.questions.wording import Ask

NAME = "cloze"
INTERACTION = Interaction.CLOZE


def write(material: Material) -> Iterator[Question]:
    """One question for each entity, date and number that stands in the fact's first proof."""
    for fact in material.facts:
        for argument in fact.arguments:
            if (
                not isinstance(argument.value, EntityValue | DateValue | QuantityValue)
                or not fact.evidence
                or argument.role == "about"
            ):
                continue
            key = key_of(material, argument)
            if key is None or _is_adjective(key) or (argument.role, key.kind) == ("of", "place"):
                continue
            if key.kind == "date" and not _is_written_out(material, key):
                continue
            if key.kind == "place" and is_located(material, argument.span):
                continue  # "in ___" holds a year, a town and its country as well
            if (stem := sentence_with_gap(material, fact.evidence[0], key)) is None:
                continue
            draft = Draft(fact, _ask(argument.role), key, blanks(material, fact, key))
            made = question(material, draft, NAME, INTERACTION, stem)
            yield replace(made, explanation=made.explanation or _explanation(material, fact))


def _is_written_out(material: Material, key: Key) -> bool:
    """Whether the proof has the date with its month or year: behind "on ___" nobody looks for "Friday" or a date."""
    if key.span is None:
        return False
    written = material.article.text[key.span.start : key.span.end]
    return dates.is_written_out(written, material.article.language) or key.grain == "season"


def _is_adjective(key: Key) -> bool:
    """Whether the proof has the place only as an adjective or in another form ("Kazakh President")."""
    return key.kind == "place" and (key.span is None or len(key.text) != key.span.end - key.span.start)


def _ask(role: str) -> Ask:
    """A cloze needs no template: the sentence is its stem."""
    return Ask(role, role, (NAME,))


def _explanation(material: Material, fact: Fact) -> str:
    """The sentence as it stands."""
    span = fact.evidence[0]
    return material.article.text[span.start : span.end].strip()
