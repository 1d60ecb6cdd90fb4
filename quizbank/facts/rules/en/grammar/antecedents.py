"""Who "he" is, which body "the alliance" and which country "the country": only where there is no doubt."""

from collections.abc import Iterable

from quizbank.domain.reading import Entity, EntityKind, Sentence
from quizbank.facts.rules.en.grammar import lexicon
from quizbank.facts.view import Named, View

BODY_NOUNS = frozenset(
    ["organization", "organisation", "alliance", "bloc", "union", "league", "association", "pact", "grouping"]
)


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


def pronoun(view: View, token: int) -> tuple[Named, Sentence] | None:
    """Who a subject "he" or "she" is: the subject of the sentence before, if that names no other person.

    Both sentences must stand in one paragraph. The rule of least doubt (no error on the texts it was measured on).
    """
    sentence = view.sentence(token)
    before = view.before(sentence)
    if before is None or before.paragraph != sentence.paragraph or view.quoted[before.first]:
        return None
    earlier_here = view.mentions(sentence.first, token)
    persons = [n for n in view.mentions(before.first, before.last) if n.entity.kind is EntityKind.PERSON]
    if len({n.entity.id for n in persons}) != 1 or any(n.entity.kind is EntityKind.PERSON for n in earlier_here):
        return None
    for named in persons:
        top = view.tree.top(named.mention.first, named.mention.last)
        governor = view.tree.parent(top)
        is_subject = view.tokens.dep[top] in ("nsubj", "nsubjpass")
        if is_subject and governor is not None and view.tokens.dep[governor] == "ROOT":
            return named, before
    return None
