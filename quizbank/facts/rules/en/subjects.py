"""Who a clause is about: a named person, body or place, a settled "he" or "the alliance", or the antecedent of "who"."""

from dataclasses import dataclass

from quizbank.domain.fact import Span
from quizbank.domain.reading import Entity, EntityKind
from quizbank.facts.rules.en import antecedents
from quizbank.facts.rules.en.lexicon import with_article
from quizbank.facts.view import View

_FREE = frozenset({"compound", "amod", "nmod", "appos", "punct", "relcl", "det", "case", "acl"})
_ACTING = (EntityKind.PERSON, EntityKind.ORGANIZATION, EntityKind.PLACE)


@dataclass(frozen=True, slots=True)
class Subject:
    """``name`` as it opens a sentence within ("the CSTO"); ``span`` is where it or its pronoun's antecedent stands.

    ``proof`` is the sentence to be shown with the clause's own, where a pronoun was settled by it.
    """

    entity: Entity
    name: str
    span: Span
    first: int
    proof: Span | None = None


def find_subject(view: View, verb: int) -> Subject | None:
    """The subject of a finite verb, or None where it is not certain who that is."""
    tree, tokens = view.tree, view.tokens
    token = tree.child(verb, "nsubj", "nsubjpass")
    if token is None:
        return _inherited(view, verb)
    if tokens.tag[token] in ("WP", "WDT") and tokens.dep[verb] == "relcl":
        head = tokens.head[verb]
        return _named(view, head, relative=True) if tokens.text[token] in ("who", "which") else None
    if tokens.text[token].lower() in ("he", "she"):
        return _pronoun(view, token)
    return _named(view, token) or _body(view, token)


def _inherited(view: View, verb: int) -> Subject | None:
    """The first verb's subject, if the verb follows "and" or a comma directly."""
    tree, tokens = view.tree, view.tokens
    if tokens.dep[verb] != "conj" or tokens.pos[tokens.head[verb]] not in ("VERB", "AUX"):
        return None
    helpers = [c for c in tree.children(verb, "aux", "auxpass", "advmod", "neg") if c < verb]
    first = min([verb, *helpers])
    if tokens.tag[verb] == "VBN" and not tree.children(verb, "aux", "auxpass"):
        return None
    if tokens.pos[first - 1] != "CCONJ" and tokens.text[first - 1] != ",":
        return None
    return find_subject(view, tokens.head[verb])


def _pronoun(view: View, token: int) -> Subject | None:
    found = antecedents.pronoun(view, token)
    if found is None:
        return None
    named, sentence = found
    span = Span(named.mention.start, named.mention.end)
    return Subject(named.entity, named.entity.name, span, token, Span(sentence.start, sentence.end))


def _named(view: View, token: int, *, relative: bool = False) -> Subject | None:
    named = view.named[token]
    if named is None or named.entity.kind not in _ACTING:
        return None
    tokens, mention = view.tokens, named.mention
    person = named.entity.kind is EntityKind.PERSON
    top = view.tree.top(mention.first, mention.last)
    outside = [
        c for i in range(mention.first, mention.last) for c in view.tree.children(i) if view.named[c] is not named
    ]
    if top != token or (mention.last < len(tokens) and tokens.tag[mention.last] == "POS"):
        return None
    for child in outside:
        dep, low = tokens.dep[child], tokens.text[child].lower()
        if dep == "det" and low != "the":
            return None
        if dep == "prep" and person:
            continue
        if dep not in _FREE and not (dep == "poss" and person):
            return None
        if dep in ("relcl", "acl", "appos") and not relative and not person and tokens.text[mention.last] != ",":
            return None
    if relative and tokens.text[mention.last] != ",":
        return None
    if tokens.pos[mention.last] == "PROPN" and tokens.dep[mention.last] != "ROOT":
        return None
    return Subject(
        named.entity, _said(view, named.entity, mention.first), Span(mention.start, mention.end), mention.first
    )


def _said(view: View, entity: Entity, first: int) -> str:
    if entity.kind is EntityKind.PERSON:
        return entity.name
    name = entity.acronym if entity.acronym and view.tokens.text[first] == entity.acronym else entity.name
    bare = name.removeprefix("the ").removeprefix("The ")
    before = view.tokens.text[first - 1].lower() == "the" or view.tokens.text[first].lower() == "the"
    return f"the {bare}" if before else with_article(bare)


def _body(view: View, token: int) -> Subject | None:
    """ "the alliance", where only one can be meant."""
    tokens = view.tokens
    if tokens.lemma[token].lower() not in antecedents.BODY_NOUNS or token == 0:
        return None
    if tokens.text[token - 1].lower() != "the" or len(view.tree.subtree(token)) != 2:
        return None
    entity = antecedents.body(view, token)
    if entity is None:
        return None
    name = entity.acronym or entity.name
    return Subject(entity, f"the {name.removeprefix('the ')}", view.span(token - 1, token + 1), token - 1)
