"""Offices that the article gives to people, to make a bare "became president in 2012" whole."""

from collections.abc import Mapping, Sequence

from quizbank.domain.reading import Entity, EntityKind
from quizbank.facts.rules.en.grammar.antecedents import whole
from quizbank.facts.rules.en.grammar.holders import titles
from quizbank.facts.rules.en.grammar.lexicon import words
from quizbank.facts.rules.en.grammar.titles import Title, is_role_noun
from quizbank.facts.view import View

type Offices = Mapping[str, Mapping[str, str]]
"""By entity id and role noun the role in full: "sultan" is "the sultan of Oman"."""

_PLAIN = frozenset({"the", "of", "country", "nation", "republic", "state", "african", "asian", "european", "island"})


def gather(view: View, posts: Sequence[tuple[Entity, Title]] = ()) -> Offices:
    """The offices of a state or body, of everybody in the article; a noun that fits two of somebody's is left out."""
    found: dict[str, dict[str, set[str]]] = {}
    told = [
        (named.entity, title)
        for sentence in view.sentences()
        for named in view.mentions(sentence.first, sentence.last)
        if named.entity.kind is EntityKind.PERSON and not view.quoted[named.mention.first]
        for _, title, _, _ in titles(view, named)
    ]
    for entity, title in (*told, *posts):
        noun, _, of = title.role.removeprefix("the ").partition(" of ")
        if title.definite and of and title.noun in words("roles", "sole"):
            known = found.setdefault(whole(view, entity).id, {})
            known.setdefault(title.noun, set()).add(f"{title.noun} of {of}" if noun.endswith(title.noun) else noun)
    return {e: {n: next(iter(r)) for n, r in nouns.items() if len(r) == 1} for e, nouns in found.items()}


def whole_offices(view: View, entity: Entity | None, tokens: Sequence[int], offices: Offices) -> dict[int, str]:
    """What to write for a bare office of that person among the tokens ("" for the words that go with it)."""
    known = offices.get(entity.id, {}) if entity else {}
    tree, text = view.tree, view.tokens.text
    for i in tokens if known else ():
        if view.tokens.dep[i] not in ("oprd", "attr", "pobj") or not is_role_noun(text[i]):
            continue
        below = [j for j in tree.subtree(i) if j in tokens]
        office = next((n for n in sorted(known, key=len, reverse=True) if n.split()[-1] == text[i].lower()), None)
        if office is None or any(text[j].lower() not in _PLAIN for j in below if j not in _named(office, i)):
            continue
        return {i: known[office], **{j: "" for j in below if j != i}}
    return {}


def _named(office: str, token: int) -> range:
    """The tokens of the office's own words, the last of which is ``token``."""
    return range(token - len(office.split()) + 1, token + 1)
