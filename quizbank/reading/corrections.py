"""A reading put right by hand: corrections are laid over what was read, one after another. Pure; no model."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from quizbank.domain.correction import BY_HAND, Anchor, Correction, Merge, Rename, Retype, Split
from quizbank.domain.fact import Span
from quizbank.domain.reading import Entity, EntityKind, Mention, Outline, Quote, Reading
from quizbank.reading.people import fullest


def apply(reading: Reading, corrections: Iterable[Correction], text: str) -> Reading:
    """The reading as corrected; ``text`` is the article's."""
    outline = correct(reading.outline, corrections, text)
    return replace(reading, entities=outline.entities, quotes=outline.quotes)


def correct(outline: Outline, corrections: Iterable[Correction], text: str) -> Outline:
    """The outline as corrected; ``text`` is the article's.

    A correction is understood in what those before it made. One whose entity is not there any more changes nothing
    (``is_idle``). An entity keeps its id; one that was split off gets the next that is free.
    """
    for correction in corrections:
        outline = _step(outline, correction, text)
    return outline


def is_idle(outline: Outline, correction: Correction, text: str) -> bool:
    """Whether the correction changes nothing in that outline."""
    return _step(outline, correction, text) == outline


def found(outline: Outline, anchor: Anchor) -> Entity | None:
    """The entity that is named at the anchor's place: exactly there, else where a mention shares letters with it."""
    at = anchor.at
    for entity in outline.entities:
        if any((m.start, m.end) == (at.start, at.end) for m in entity.mentions):
            return entity
    touching = (e for e in outline.entities if any(m.start < at.end and at.start < m.end for m in e.mentions))
    return next(touching, None)


def form(mention: Mention, text: str) -> str:
    """The words of a mention, runs of blanks as one."""
    return " ".join(text[mention.start : mention.end].split())


def _step(outline: Outline, correction: Correction, text: str) -> Outline:
    entity = found(outline, correction.entity)
    if entity is None:
        return outline
    match correction:
        case Merge(other=other):
            return _merged(outline, entity, found(outline, other))
        case Split(mentions=mentions):
            return _split(outline, entity, mentions, text)
        case Rename(name=name):
            return _with(outline, _renamed(entity, " ".join(name.split())))
        case Retype(kind=kind, subtype=subtype):
            if (entity.kind, entity.subtype) == (kind, subtype):
                return outline
            return _with(outline, _seen(replace(entity, kind=kind, subtype=subtype)))


def _with(outline: Outline, changed: Entity) -> Outline:
    return _ordered(outline, (changed if e.id == changed.id else e for e in outline.entities))


def _ordered(outline: Outline, entities: Iterable[Entity]) -> Outline:
    """The entities by their first mention, as a reading gives them."""
    placed = sorted(entities, key=lambda entity: entity.mentions[0].start if entity.mentions else -1)
    return replace(outline, entities=tuple(placed))


def _merged(outline: Outline, entity: Entity, other: Entity | None) -> Outline:
    if other is None or other.id == entity.id:
        return outline
    forms = dict.fromkeys((*entity.aliases, other.name, *other.aliases))
    one = replace(
        entity,
        subtype=_decided(entity) or (_decided(other) if other.kind is entity.kind else ""),
        aliases=tuple(form for form in forms if form != entity.name),
        mentions=tuple(sorted((*entity.mentions, *other.mentions), key=lambda m: m.start)),
        acronym=entity.acronym or other.acronym,
    )
    speakers = (_spoken(quote, other.id, entity.id) for quote in outline.quotes)
    rest = (_seen(one) if e.id == entity.id else e for e in outline.entities if e.id != other.id)
    return replace(_ordered(outline, rest), quotes=tuple(speakers))


def _spoken(quote: Quote, old: str, new: str) -> Quote:
    return replace(quote, speaker=new) if quote.speaker == old else quote


def _split(outline: Outline, entity: Entity, places: Sequence[Span], text: str) -> Outline:
    chosen = {(place.start, place.end) for place in places}
    apart = tuple(m for m in entity.mentions if (m.start, m.end) in chosen)
    left = tuple(m for m in entity.mentions if (m.start, m.end) not in chosen)
    if not apart or not left:
        return outline
    new = _new_id(outline)
    other = _seen(_of_mentions(entity, apart, text, id_=new))
    kept = _seen(_of_mentions(entity, left, text, id_=entity.id))
    quotes = tuple(
        replace(quote, speaker=new)
        if quote.speaker == entity.id and _nearest(quote, entity.mentions) in apart
        else quote
        for quote in outline.quotes
    )
    rest = (e for e in outline.entities if e.id != entity.id)
    return replace(_ordered(outline, (*rest, kept, other)), quotes=quotes)


def _of_mentions(entity: Entity, mentions: tuple[Mention, ...], text: str, *, id_: str) -> Entity:
    """The part of an entity that has those mentions: its name if it is called so there, else its fullest form.

    The part that keeps the id keeps a name that no mention has, too (a gazetteer's).
    """
    forms = tuple(dict.fromkeys(form(m, text) for m in mentions))
    everywhere = {form(m, text) for m in entity.mentions}
    is_first = id_ == entity.id
    name = entity.name if entity.name in forms or (is_first and entity.name not in everywhere) else fullest(forms)
    acronym = entity.acronym if entity.acronym in forms or (is_first and entity.acronym not in everywhere) else ""
    aliases = tuple(f for f in forms if f != name)
    return replace(entity, id=id_, name=name, aliases=aliases, mentions=mentions, acronym=acronym)


def _nearest(quote: Quote, mentions: Sequence[Mention]) -> Mention:
    """The mention that names the speaker, as far as its place tells: the one with least between it and the words."""
    return min(mentions, key=lambda m: max(m.start - quote.end, quote.start - m.end, 0))


def _new_id(outline: Outline) -> str:
    numbers = (int(entity.id[1:]) for entity in outline.entities if entity.id[1:].isdecimal())
    return f"e{max(numbers, default=0) + 1}"


def _renamed(entity: Entity, name: str) -> Entity:
    if not name or name == entity.name:
        return entity
    aliases = tuple(f for f in dict.fromkeys((entity.name, *entity.aliases)) if f != name)
    return _seen(replace(entity, name=name, subtype=_decided(entity), aliases=aliases))


def _decided(entity: Entity) -> str:
    """The subtype; none of a person, where it only says that the text leaves open who bears the name."""
    return "" if entity.kind is EntityKind.PERSON else entity.subtype


def _seen(entity: Entity) -> Entity:
    """The entity, each of its mentions now also vouched for by a person."""
    mentions = tuple(
        m if BY_HAND in m.evidence else replace(m, evidence=(*m.evidence, BY_HAND)) for m in entity.mentions
    )
    return replace(entity, mentions=mentions)
