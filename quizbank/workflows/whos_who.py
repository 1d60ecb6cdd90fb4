"""Who's who and Timeline: an article's actors and dated events, from its entities and facts."""

from collections.abc import Collection, Iterable

from quizbank.domain.about import COUNTED
from quizbank.domain.fact import DateValue, EntityValue, Fact, TextValue
from quizbank.domain.reading import Entity, Outline
from quizbank.workflows.rows import ActorRow, RoleRow, SaidRow, TimelineRow

_HOLDER, _ROLE = "holder", "role"
_STATEMENT = "statement"
_PARTS = {"mid": "-11", "end": "-21"}


def actor_rows(
    outline: Outline, text: str, facts: Iterable[Fact], facts_with_card: Collection[str]
) -> tuple[ActorRow, ...]:
    """Persons and organizations, and other entities that a card is about, in the order of their first mention."""
    facts = tuple(facts)
    said: dict[str, list[SaidRow]] = {}
    for quote in outline.quotes:
        words = " ".join(text[quote.start : quote.end].split())
        if quote.speaker and words:
            said.setdefault(quote.speaker, []).append(SaidRow(words, quote.direct, (quote.start, quote.end)))
    rows = (_actor(entity, facts, said.get(entity.id, ()), facts_with_card) for entity in outline.entities)
    return tuple(row for row in rows if row.cards or row.kind in COUNTED)


def timeline_rows(facts: Iterable[Fact], text: str) -> tuple[TimelineRow, ...]:
    """Facts with a date, the earliest first; one line an event and date."""
    rows: dict[tuple[str, str], TimelineRow] = {}
    for fact in facts:
        value = next((a.value for a in fact.arguments if isinstance(a.value, DateValue)), None)
        if value is None or not fact.evidence:
            continue
        proof = fact.evidence[0]
        event = _statement(fact) or text[proof.start : proof.end]
        row = TimelineRow(value.date, value.grain, value.part, event, (proof.start, proof.end))
        rows.setdefault((value.date, event), row)
    return tuple(sorted(rows.values(), key=lambda row: (_when(row), row.proof)))


def _actor(
    entity: Entity, facts: tuple[Fact, ...], said: Iterable[SaidRow], facts_with_card: Collection[str]
) -> ActorRow:
    own = [fact for fact in facts if _concerns(fact, entity.id)]
    return ActorRow(
        entity=entity.id,
        kind=entity.kind.value,
        name=entity.name,
        aliases=entity.aliases,
        roles=tuple(dict.fromkeys(role for fact in own for role in _roles(fact, entity.id))),
        said=tuple(said),
        mentions=tuple((m.start, m.end) for m in entity.mentions),
        cards=len({fact.id for fact in own} & set(facts_with_card)),
    )


def _concerns(fact: Fact, entity: str) -> bool:
    return any(isinstance(a.value, EntityValue) and a.value.entity == entity for a in fact.arguments)


def _roles(fact: Fact, entity: str) -> Iterable[RoleRow]:
    holder, role = fact.argument(_HOLDER), fact.argument(_ROLE)
    if holder is None or role is None or not isinstance(holder.value, EntityValue) or holder.value.entity != entity:
        return
    span = role.span or (fact.evidence[0] if fact.evidence else None)
    if isinstance(role.value, TextValue) and span is not None:
        yield RoleRow(role.value.text, fact.phrase("time"), fact.as_of, (span.start, span.end))


def _statement(fact: Fact) -> str:
    words = next((a.value.text for a in fact.arguments if isinstance(a.value, TextValue)), "")
    return fact.phrase(_STATEMENT) or words


def _when(row: TimelineRow) -> str:
    """ISO values sort as text once an interval is cut to its beginning, and a part of a month to its first day."""
    return row.value.split("/")[0] + _PARTS.get(row.part, "")
