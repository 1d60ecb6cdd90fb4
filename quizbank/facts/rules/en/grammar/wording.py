"""Words for phrases: tokens as text with names in full, and the content lemmas that identities are made of."""

from collections.abc import Iterable, Mapping, Sequence

from quizbank.domain.fact import TextValue
from quizbank.domain.identity import fold
from quizbank.domain.reading import EntityKind
from quizbank.facts.rules.en.grammar.references import name_for, stands_for
from quizbank.facts.view import Named, View

_CONTENT = frozenset({"NOUN", "PROPN", "VERB", "ADJ", "NUM", "ADV"})
_EMPTY = frozenset(["the", "a", "an", "of", "for", "at", "in", "on", "to", "and", "by", "with", "from", "as", "s"])


def full_name(view: View, named: Named) -> str:
    """A mention as it should read on its own: persons by their full name, bodies unless by their acronym.

    A name that only modifies another noun ("a Nazarbaev loyalist") stays as written, so does a place.
    """
    entity, mention = named.entity, named.mention
    written = view.text(mention.first, mention.last)
    top = view.tree.top(mention.first, mention.last)
    modifies = view.tokens.dep[top] in ("compound", "amod", "nmod") and view.tokens.head[top] >= mention.last
    if modifies or written == entity.acronym or entity.kind not in (EntityKind.PERSON, EntityKind.ORGANIZATION):
        return written
    if entity.kind is EntityKind.ORGANIZATION and len(written) >= len(entity.name):
        return written
    return f"{entity.name}’s" if written.endswith(("'s", "’s")) else entity.name


def wording(view: View, tokens: Sequence[int], instead: Mapping[int, str] | None = None) -> str:
    """The tokens as text with names in full; ``instead`` replaces single tokens ("" drops one)."""
    instead = instead or {}
    chosen, parts, done = set(tokens), [], -1
    for i in tokens:
        if i < done:
            continue
        named = view.named[i]
        whole = named and all(j in chosen for j in range(named.mention.first, named.mention.last))
        entity = stands_for(view, i)
        if i in instead:
            parts.append(_spaced(view, i, instead[i]) if instead[i] else "")
        elif entity is not None and (reference := view.refers[i]):
            parts.append(_spaced(view, reference.last - 1, name_for(view, i, entity)))
            done = reference.last
        elif named and whole and named.mention.first == i:
            parts.append(_spaced(view, named.mention.last - 1, full_name(view, named)))
            done = named.mention.last
        else:
            parts.append(_spaced(view, i, view.tokens.text[i]))
    return " ".join("".join(parts).split())


def _spaced(view: View, token: int, text: str) -> str:
    following = token + 1
    glued = not view.tokens.space_after[token] and following < len(view.tokens)
    return text if glued else text + " "


def content_lemmas(view: View, tokens: Iterable[int]) -> tuple[str, ...]:
    """The folded lemmas of the content words, names in full, each once, in order."""
    found: list[str] = []
    for i in tokens:
        named, entity = view.named[i], stands_for(view, i)
        if entity:
            found.extend(fold(entity.name).split())
        elif named:
            found.extend(fold(named.entity.name).split())
        elif view.tokens.pos[i] in _CONTENT:
            found.extend(fold(view.tokens.lemma[i]).split())
    return tuple(dict.fromkeys(word for word in found if word not in _EMPTY))


def phrase_value(text: str) -> TextValue:
    """A phrase made by a rule as a value; its lemmas are its words without the empty ones."""
    plain = text.replace("’s", "").replace("'s", "")
    lemmas = tuple(dict.fromkeys(word for word in fold(plain).split() if word not in _EMPTY))
    return TextValue(text, lemmas)
