"""Leak: the stem does not give the key away, by a word of it, its acronym or the adjective of its country."""

from quizbank import resources
from quizbank.domain.identity import fold
from quizbank.domain.question import Interaction, Question
from quizbank.domain.verdict import Finding
from quizbank.quality.context import QualityContext
from quizbank.quality.stem import distinctive

CODE = "leak"


def check(question: Question, context: QualityContext) -> Finding | None:
    """Objects to a distinctive word of the key in the stem."""
    if question.interaction is Interaction.TRUE_FALSE or question.key is None or question.key_date:
        return _date_leak(question)
    if question.relation == "acronym" and question.kind == "typed":
        return None
    stem = f" {fold(question.stem)} "
    telling = sorted(distinctive(question.key, context))
    entity = context.entities.get(question.key_entity or "")
    if entity:
        telling += [fold(a) for a in (entity.acronym, *entity.aliases) if len(a) > 1]
        telling += _adjectives(entity.name, context.article.language)
    found = next((w for w in telling if f" {w} " in stem), "")
    return Finding(CODE, found) if found else None


def _date_leak(question: Question) -> Finding | None:
    if question.key_date and question.interaction is not Interaction.TRUE_FALSE:
        found = next((form for form in question.accepted if len(form) > 3 and form in question.stem), "")
        return Finding(CODE, found) if found else None
    return None


def _adjectives(country: str, language: str) -> list[str]:
    rows = resources.toml("lexicons", language, "countries.toml")["countries"]
    return [
        fold(word)
        for name, adjectives, capital, _ in rows
        if name == country
        for word in (*adjectives, capital)
        if word
    ]
