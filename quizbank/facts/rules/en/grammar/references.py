"""Names in place of pronouns and descriptions whose meaning is certain, and the proof that shows who is meant."""

from collections.abc import Iterable

from quizbank.domain.fact import Span
from quizbank.domain.reading import Entity, EntityKind, Sentence
from quizbank.facts.view import View

_FARTHEST = 3
"""How many sentences back the name may stand."""


def stands_for(view: View, token: int) -> Entity | None:
    """Whom a pronoun or description means, if the name may stand instead: not where it is its clause's own subject."""
    reference = view.refers[token]
    if reference is None or reference.entity is None or "clause_subject" in reference.evidence:
        return None
    return view.reading.entity(reference.entity)


def meant(view: View, token: int) -> Entity | None:
    """Whom the pronoun or description at ``token`` means for certain."""
    reference = view.refers[token]
    return view.reading.entity(reference.entity) if reference and reference.entity else None


def name_for(view: View, token: int, entity: Entity) -> str:
    """The name in place of the reference at ``token``: a genitive for "his", with "the" where the text has it."""
    name = entity.name
    if entity.kind is not EntityKind.PERSON and not name.lower().startswith("the "):
        the = any(view.tokens.text[m.first - 1].lower() == "the" for m in entity.mentions if m.first)
        name = f"the {name}" if the else name
    if view.tokens.tag[token] != "PRP$":
        return name
    return f"{name}’" if name.endswith("s") else f"{name}’s"


def naming(view: View, sentence: Sentence, entity: Entity) -> Sentence | None:
    """The nearest sentence, this or one of few before, that names the entity."""
    here: Sentence | None = sentence
    for _ in range(_FARTHEST + 1):
        if here is None:
            return None
        if any(here.start <= m.start < here.end for m in entity.mentions):
            return here
        here = view.before(here)
    return None


def proof(view: View, sentence: Sentence, tokens: Iterable[int]) -> Span | None:
    """The sentence with those before it that name whom the tokens only refer to; None if they stand too far off."""
    start = sentence.start
    for token in tokens:
        if (entity := stands_for(view, token)) is None:
            continue
        named = naming(view, sentence, entity)
        if named is None:
            return None
        start = min(start, named.start)
    return Span(start, sentence.end)
