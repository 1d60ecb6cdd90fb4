"""Who "he" is, which body "the alliance" and which country "the country": only where there is no doubt."""

from collections.abc import Iterable

from quizbank.domain.reading import Entity, EntityKind, Sentence
from quizbank.facts.rules.en.grammar import lexicon
from quizbank.facts.rules.en.grammar.references import meant, naming
from quizbank.facts.view import Named, View

BODY_NOUNS = frozenset(
    ["organization", "organisation", "alliance", "bloc", "union", "league", "association", "pact", "grouping"]
)

_FARTHEST = 3
"""How many sentences back a pronoun is followed."""


def body(view: View, token: int) -> Entity | None:
    """The only organization named before ``token`` in its paragraph, or else in the whole paragraph before that."""
    sentence = view.sentence(token)
    here = [s for s in view.reading.sentences if s.paragraph == sentence.paragraph and s.first <= token]
    named = _bodies(view, here, token)
    if not named:
        named = _bodies(view, _paragraph_before(view, sentence), token)
    return named[0] if len(named) == 1 else None


def short_name(entity: Entity) -> str:
    """The acronym where the article uses it, else the name."""
    return entity.acronym if entity.acronym in entity.aliases else entity.name


def _bodies(view: View, sentences: Iterable[Sentence], token: int) -> list[Entity]:
    found = {
        n.entity.id: n.entity
        for s in sentences
        for n in view.mentions(s.first, min(s.last, token))
        if n.entity.kind is EntityKind.ORGANIZATION and lexicon.country(n.entity.name) is None
    }
    return list(found.values())


def _paragraph_before(view: View, sentence: Sentence) -> list[Sentence]:
    earlier = [s for s in view.sentences() if s.paragraph < sentence.paragraph]
    return [s for s in earlier if s.paragraph == earlier[-1].paragraph]


def country_before(view: View, token: int) -> str | None:
    """The only country named, as a noun or as an adjective, before ``token`` in its sentence."""
    first = view.sentence(token).first
    names = [c for i in range(first, token) if (c := lexicon.country(view.tokens.text[i]))]
    return names[0] if len(set(names)) == 1 else None


def whole(view: View, entity: Entity) -> Entity:
    """Who a bare family name means that several bear: the one of them whom the title or first sentence names."""
    if entity.kind is not EntityKind.PERSON or " " in entity.name:
        return entity
    persons = [e for e in view.reading.entities if e.kind is EntityKind.PERSON and e is not entity]
    bearers = [e for e in persons if e.name.split()[-1] == entity.name]
    first = next(view.sentences(), None)
    opening = view.article.title + " " + (view.article.text[first.start : first.end] if first else "")
    named = [e for e in bearers if e.name in opening]
    return named[0] if len(named) == 1 else entity


def pronoun(view: View, token: int) -> tuple[Named, Sentence] | None:
    """Who a subject "he" or "she" is: the subject of the sentence before, if that names no other person.

    A sentence that names nobody and has the same pronoun for its subject is passed over. All must stand in one
    paragraph, or, for the person that the article names most, in a row. The rule of least doubt (no error on the
    texts it was measured on).
    """
    sentence = view.sentence(token)
    if any(n.entity.kind is EntityKind.PERSON for n in view.mentions(sentence.first, token)):
        return None
    return _carried(view, sentence, view.tokens.text[token].lower())


def possessor(view: View, token: int, besides: str) -> tuple[Named, Sentence] | None:
    """Whose "his" or "her" means, the person ``besides`` it not counted: the only one named before it.

    Either in its own sentence, if the article names nobody more often, or as a subject "he" would be settled.
    """
    sentence = view.sentence(token)
    if (entity := meant(view, token)) and entity.id != besides and (named := naming(view, sentence, entity)):
        mention = next(m for m in entity.mentions if named.start <= m.start < named.end)
        return Named(entity, mention), named
    here = [n for n in view.mentions(sentence.first, token) if n.entity.kind is EntityKind.PERSON]
    if here:
        one = len({n.entity.id for n in here}) == 1 and here[0].entity.id != besides
        return (here[0], sentence) if one and _is_main(view, here[0].entity) else None
    pronouns = {"his": "he", "her": "she"}
    found = _carried(view, sentence, pronouns[view.tokens.text[token].lower()])
    return found if found and found[0].entity.id != besides else None


def _carried(view: View, sentence: Sentence, pronoun: str) -> tuple[Named, Sentence] | None:
    """The person that a pronoun carries on from the sentence before, or over sentences that carry on likewise."""
    before, steps = view.before(sentence), 1
    while before is not None and steps <= _FARTHEST and not view.quoted[before.first]:
        persons = [n for n in view.mentions(before.first, before.last) if n.entity.kind is EntityKind.PERSON]
        if persons:
            named = _only_subject(view, persons)
            same = before.paragraph == sentence.paragraph
            return (named, before) if named and (same or _is_main(view, named.entity)) else None
        if not _has_subject(view, before, pronoun):
            return None
        before, steps = view.before(before), steps + 1
    return None


def _only_subject(view: View, persons: list[Named]) -> Named | None:
    """The one person of a sentence, if its subject."""
    persons = [Named(whole(view, n.entity), n.mention) for n in persons]
    if len({n.entity.id for n in persons}) != 1:
        return None
    for named in persons:
        top = view.tree.top(named.mention.first, named.mention.last)
        governor = view.tree.parent(top)
        is_subject = view.tokens.dep[top] in ("nsubj", "nsubjpass")
        if is_subject and governor is not None and view.tokens.dep[governor] == "ROOT":
            return named
    return None


def _has_subject(view: View, sentence: Sentence, pronoun: str) -> bool:
    """Whether the sentence's main verb has that pronoun for its subject."""
    tokens = view.tokens
    return any(
        tokens.text[i].lower() == pronoun
        and tokens.dep[i] in ("nsubj", "nsubjpass")
        and tokens.dep[tokens.head[i]] == "ROOT"
        for i in range(sentence.first, sentence.last)
    )


def _is_main(view: View, entity: Entity) -> bool:
    """Whether the article names no person more often."""
    persons = (e for e in view.reading.entities if e.kind is EntityKind.PERSON)
    return all(len(e.mentions) <= len(entity.mentions) for e in persons)
