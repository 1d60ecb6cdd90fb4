"""Keys: what an asked argument is, as an answer: its text, accepted forms, kind and place."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from quizbank import resources
from quizbank.domain.fact import Argument, DateValue, EntityValue, Fact, QuantityValue, Span, TextValue
from quizbank.domain.identity import fold
from quizbank.domain.question import Topic
from quizbank.domain.reading import EntityKind
from quizbank.questions import dates, names, offices, quantities
from quizbank.questions.material import Material
from quizbank.questions.wording import Ask, rewritten


@dataclass(frozen=True, slots=True)
class Key:
    """The right answer. ``kind`` is an entity kind, "date", "quantity" or "text"; ``span`` its place in the article."""

    text: str
    accepted: tuple[str, ...]
    kind: str
    subtype: str = ""
    entity: str | None = None
    date: str = ""
    grain: str = ""
    part: str = ""
    span: Span | None = None


def keys_for(material: Material, fact: Fact, ask: Ask) -> tuple[Key, ...]:
    """The keys that the way of asking has in this fact: one for each argument, or one for all of them."""
    arguments = fact.all(ask.argument)
    if ask.many:
        return (_joined(material, arguments),) if len(arguments) > 1 else ()
    found = (key_of(material, a) for a in arguments)
    keys = tuple(_with_unit(fact, _without_given(material, fact, key)) for key in found if key)
    return tuple(_alone(material, fact, key) for key in keys) if ask.asked == "role" else keys


def _alone(material: Material, fact: Fact, key: Key) -> Key:
    """A role as the answer to a stem that names its state or body: "president", the whole role accepted as well."""
    found = offices.post(material, fact)
    office = offices.public_office(material, fact) or (found[0] if found else None)
    if office is None:
        return key
    alone = rewritten(office.alone, "bare", material.article.language)
    return replace(key, text=alone, accepted=tuple(dict.fromkeys([alone, office.alone, *key.accepted])))


def _with_unit(fact: Fact, key: Key) -> Key:
    """The key with the forms that name what is counted: "54 nations" beside "54"."""
    unit = fact.phrase("unit") if key.kind == "quantity" else ""
    if not unit:
        return key
    return replace(key, accepted=(*key.accepted, *(f"{form} {unit}" for form in key.accepted)))


def _without_given(material: Material, fact: Fact, key: Key) -> Key:
    """The key without accepted forms that the stem gives (an acronym is not what it stands for) or too wide."""
    if fact.relation == "place" and key.subtype == "capital":
        country = names.country_of(key.text, material.article.language)
        return replace(key, accepted=tuple(form for form in key.accepted if form != country))
    if fact.relation != "acronym":
        return key
    language = material.article.language
    given = {fold(a.value.text) for a in fact.arguments if isinstance(a.value, TextValue)} - {fold(key.text)}
    bare = {form: fold(rewritten(form, "bare", language)) for form in key.accepted}
    # "Congress" is not what INC stands for, nor "Court of Justice" what ECJ does.
    letters = {_initials(a.value.text) for a in fact.arguments if isinstance(a.value, TextValue)}
    spelt = _initials(key.text) in letters
    kept = tuple(
        form
        for form in key.accepted
        if bare[form] not in given and " " in bare[form] and (not spelt or _initials(form) in letters)
    )
    return replace(key, accepted=kept)


def _initials(text: str) -> str:
    """The capitals that words begin with, or those of an abbreviation: "Indian National Congress", "INC"."""
    return text if text.isupper() else "".join(word[0] for word in text.split() if word[:1].isupper())


def key_of(material: Material, argument: Argument) -> Key | None:
    """The argument as an answer; None for a date that cannot be asked or an entity that the reading lacks."""
    form = _form(material, argument.span)
    language = material.article.language
    match argument.value:
        case EntityValue(entity=entity_id):
            entity = material.entities.get(entity_id)
            if entity is None:
                return None
            accepted = names.variants(material, entity, form, located=is_located(material, argument.span))
            return Key(
                entity.name, accepted, entity.kind.value, entity.subtype, entity_id, span=_bare(argument.span, form)
            )
        case DateValue() as value:
            if not dates.is_askable(value):
                return None
            # "Friday" or "last year" is right for every week and year: no answer to "On what date".
            told = [form] if form and dates.is_written_out(form, language) else []
            accepted = tuple(dict.fromkeys([*dates.variants(value, language), *told]))
            text = dates.display(value, language)
            return Key(
                text, accepted, "date", "", None, value.date, value.grain, value.part, _bare(argument.span, form)
            )
        case QuantityValue(quantity=text):
            return Key(text, quantities.variants(text, language), "quantity", span=argument.span)
        case TextValue(text=text):
            accepted = tuple(dict.fromkeys([text, rewritten(text, "bare", language), *([form] if form else [])]))
            return Key(text, accepted, "text", span=argument.span)


def is_located(material: Material, span: Span | None) -> bool:
    """Whether the name stands behind a word such as "in" or "to"."""
    if span is None:
        return False
    words = resources.toml("stems", material.article.language, "words.toml")["locatives"]
    before = material.article.text[: span.start].rsplit(maxsplit=1)
    return bool(before) and before[-1].lower() in words


def listed(texts: Sequence[str], language: str) -> str:
    """The texts as a list in a sentence: "A, B, and C"."""
    joining = resources.toml("stems", language, "words.toml")["joining"]
    if len(texts) < 3:
        return str(joining["two"]).join(texts)
    return str(joining["more"]).join(texts[:-1]) + str(joining["last"]) + texts[-1]


def topic_of(material: Material, fact: Fact, key: Key) -> Topic:
    """The kind of the key, else of the fact's main argument; states count as actors, projects as organizations."""
    if key.kind == "date":
        return Topic.DATE
    kind = key.kind
    if kind not in (EntityKind.PERSON, EntityKind.ORGANIZATION):
        main = next((a.value for a in fact.arguments if isinstance(a.value, EntityValue)), None)
        entity = material.entities.get(main.entity) if main else None
        kind = entity.kind if entity else EntityKind.ORGANIZATION
    bodies = (EntityKind.ORGANIZATION, EntityKind.PROJECT, EntityKind.EVENT)
    return Topic.ORGANIZATION if kind in bodies else Topic.ACTOR


def _joined(material: Material, arguments: Sequence[Argument]) -> Key:
    texts = [
        names.written(material, a.value.entity, a.value.name) for a in arguments if isinstance(a.value, EntityValue)
    ]
    text = listed(texts, material.article.language)
    spans = [a.span for a in arguments if a.span]
    span = Span(min(s.start for s in spans), max(s.end for s in spans)) if len(spans) == len(arguments) else None
    form = material.article.text[span.start : span.end] if span else ""
    return Key(text, tuple(dict.fromkeys([text, *([form] if form else [])])), "text", span=span)


def _form(material: Material, span: Span | None) -> str:
    """How the evidence writes the argument, without a possessive ending."""
    if span is None:
        return ""
    text = material.article.text[span.start : span.end]
    for ending in ("’s", "'s", "’", "'"):
        if text.endswith(ending):
            return text[: -len(ending)]
    return text


def _bare(span: Span | None, form: str) -> Span | None:
    return Span(span.start, span.start + len(form)) if span and form else span
