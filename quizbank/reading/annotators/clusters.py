"""Entities: the mentions of one actor, organization or place together."""

from dataclasses import replace

from quizbank.domain.reading import Entity, EntityKind, Mention
from quizbank.reading.draft import Draft, Span
from quizbank.reading.pipeline import Layer

NAME = "clusters"
NEEDS = frozenset({Layer.TOKENS, Layer.SPANS})
GIVES = frozenset({Layer.ENTITIES})


def annotate(draft: Draft) -> Draft:
    """Spans of one form are one entity; a surname joins the full name."""
    groups: dict[str, list[Span]] = {}
    for span in draft.spans:
        form = draft.words(span.first, span.last)
        known = [k for k in groups if span.kind is EntityKind.PERSON and k.split()[-1] == form]
        groups.setdefault(known[0] if len(known) == 1 else form, []).append(span)
    entities = tuple(_entity(draft, number, group) for number, group in enumerate(groups.values(), 1))
    return replace(draft, entities=entities)


def _entity(draft: Draft, number: int, group: list[Span]) -> Entity:
    forms = list(dict.fromkeys(draft.words(span.first, span.last) for span in group))
    name = max(forms, key=len)
    start, end = draft.tokens.start, draft.tokens.end
    mentions = tuple(
        Mention(start[span.first], end(span.last - 1), span.first, span.last, span.evidence) for span in group
    )
    aliases = tuple(form for form in forms if form != name)
    return Entity(f"e{number}", group[0].kind, group[0].subtype, name, aliases, mentions)
