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
_MOST = 4
_YEARS = (1, 10)
"""How far apart the dates may be: as near as can be, for what came decades before the rest is too plainly the first."""


def write(material: Material, passed: tuple[Question, ...]) -> Iterator[Question]:
    """One question for each three or four events whose dates don't overlap and are not too far apart."""
    stem = resources.toml("stems", material.article.language, "words.toml")[NAME]["stem"]
    found = parts(material, NAME, passed)
    tried = (list(sets_of(found, lambda part: part.draft.fact.relation, most=_MOST, years=years)) for years in _YEARS)
    for chosen in next(filter(None, tried), []):
        ordered = in_time(chosen)
        made = set_question(material, ordered, NAME, INTERACTION, stem)
        options = (Option(part.text, _dated(part)) for part in sorted(ordered, key=lambda part: fold(part.text)))
        forms = (ordered[0].text, made.evidence[0].text)  # the event, and how its proof words it
        yield replace(made, key=forms[0], accepted=forms, options=tuple(options))


def _dated(part: Part) -> str:
    return say("options", "dated", date=part.draft.key.text)
