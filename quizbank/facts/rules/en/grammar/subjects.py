"""Who a clause is about: a named person, body or place, a settled "he" or "the alliance", the antecedent of "who"."""

from dataclasses import dataclass

from quizbank.domain.fact import Span
from quizbank.domain.reading import Entity, EntityKind
from quizbank.facts.rules.en.grammar import antecedents
from quizbank.facts.rules.en.grammar.dangling import hangs
from quizbank.facts.rules.en.grammar.lexicon import country, with_article, words
from quizbank.facts.rules.en.grammar.titles import is_cut
from quizbank.facts.rules.en.grammar.wording import wording
from quizbank.facts.view import Named, View

_FREE = frozenset({"compound", "amod", "nmod", "punct", "case"})
_LONGEST_PHRASE = 10
_BREAKS = frozenset({",", "--", "–", "—", "("})
_ACTING = (EntityKind.PERSON, EntityKind.ORGANIZATION, EntityKind.PLACE)


@dataclass(frozen=True, slots=True)
class Subject:
    """``name`` as it stands within a sentence ("the CSTO"); ``span`` is where it or its pronoun's antecedent stands.

    ``entity`` is None for a phrase that is no name ("a military coup"), of which ``words`` are the tokens.

    ``proof`` is the sentence to be shown with the clause's own, where a pronoun was settled by it.
    """

    entity: Entity | None
    name: str
    span: Span
    first: int
    proof: Span | None = None
    words: tuple[int, ...] = ()


def find_subject(view: View, verb: int) -> Subject | None:
    """The subject of a finite verb, or None where it is not certain who that is."""
    tree, tokens = view.tree, view.tokens
    token = tree.child(verb, "nsubj", "nsubjpass")
    if token is None:
        return _inherited(view, verb)
    if tokens.dep[verb] == "relcl" and not _relative_stands_well(view, verb, token):
        return None
    if tokens.tag[token] in ("WP", "WDT") and tokens.dep[verb] == "relcl":
        head = tokens.head[verb]
        return named_subject(view, head, relative=True) if tokens.text[token] in ("who", "which") else None
    if tokens.text[token].lower() in ("he", "she"):
        return _pronoun(view, token)
    return named_subject(view, token) or _titled(view, token) or _body(view, token)


def _relative_stands_well(view: View, verb: int, subject: int) -> bool:
    """Whether a relative clause is whole without its antecedent: "who did", "where NAME did"; not "which NAME did"."""
    tokens = view.tokens
    words_of = [i for i in view.tree.subtree(verb) if i <= verb and tokens.tag[i] in ("WDT", "WP", "WP$", "WRB")]
    return words_of == [subject] or (len(words_of) == 1 and tokens.text[words_of[0]].lower() in ("where", "when"))


def phrase_subject(view: View, verb: int) -> Subject | None:
    """A short complete noun phrase right before the verb, for a clause about nobody by name."""
    tree, tokens = view.tree, view.tokens
    token = tree.child(verb, "nsubj", "nsubjpass")
    if token is None or tokens.pos[token] != "NOUN" or tokens.dep[verb] == "relcl":
        return None
    first, last = tree.edges(token)
    inside = range(first, last)
    start = min([verb, *tree.children(verb, "aux", "auxpass", "neg")])
    loose = any(tokens.text[i] in _BREAKS or tokens.dep[i] == "relcl" or view.dated[i] for i in inside)
    if last != start or loose or last - first > _LONGEST_PHRASE or hangs(view, inside):
        return None
    text = wording(view, inside)
    text = text if tokens.pos[first] == "PROPN" or view.named[first] else text[:1].lower() + text[1:]
    return Subject(None, text, view.span(first, last), first, words=tuple(inside))


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


def named_subject(view: View, token: int, *, relative: bool = False) -> Subject | None:
    """The name at ``token`` as a subject, if it is whole and nothing beside it restricts it."""
    named = view.named[token]
    if named is None or named.entity.kind not in _ACTING or _hardly_known(view, named):
        return None
    tokens, mention = view.tokens, named.mention
    behind = mention.last
    top = view.tree.top(mention.first, mention.last)
    if top != token or tokens.tag[behind] == "POS" or (relative and tokens.text[behind] not in _BREAKS):
        return None
    if (tokens.pos[behind] == "PROPN" and tokens.dep[behind] != "ROOT") or is_cut(view, mention):
        return None
    inside = range(mention.first, mention.last)
    outside = [c for i in inside for c in view.tree.children(i) if c not in inside]
    if not all(_may_go(view, named, child, relative=relative) for child in outside):
        return None
    name = _said(view, named.entity, mention.first)
    return Subject(named.entity, name, Span(mention.start, mention.end), mention.first)


def _hardly_known(view: View, named: Named) -> bool:
    """Somebody with one name that another bears, too, or who is named once and without an office."""
    entity, before = named.entity, view.tokens.lemma[named.mention.first - 1].lower()
    if entity.kind is not EntityKind.PERSON or " " in entity.name:
        return False
    persons = (e for e in view.reading.entities if e.kind is EntityKind.PERSON and e is not entity)
    if any(entity.name in e.name.split() for e in persons):
        return True
    return len(entity.mentions) < 2 and before not in words("roles", "sole")


def _may_go(view: View, named: Named, child: int, *, relative: bool) -> bool:
    """Whether what stands beside the name can be left out without changing who is meant."""
    tokens, dep = view.tokens, view.tokens.dep[child]
    person = named.entity.kind is EntityKind.PERSON
    if dep == "det":
        return tokens.text[child].lower() == "the"
    if dep in ("prep", "poss"):
        return person
    if named.entity.kind is EntityKind.ORGANIZATION and country(tokens.text[child]):
        return False  # "the Belarusian KGB" is not just any KGB
    if dep in ("relcl", "acl", "appos"):
        return relative or person or tokens.text[named.mention.last] in _BREAKS
    return dep in _FREE


def _said(view: View, entity: Entity, first: int) -> str:
    if entity.kind is EntityKind.PERSON:
        return entity.name
    name = entity.acronym if entity.acronym and view.tokens.text[first] == entity.acronym else entity.name
    bare = name.removeprefix("the ").removeprefix("The ")
    before = view.tokens.text[first - 1].lower() == "the" or view.tokens.text[first].lower() == "the"
    return f"the {bare}" if before else with_article(bare)


def _titled(view: View, token: int) -> Subject | None:
    """Who "the Greek prime minister NAME" is, where the parser took the title for the head."""
    named = view.named[token + 1] if token + 1 < len(view.tokens) else None
    if named is None or named.entity.kind is not EntityKind.PERSON or view.named[token]:
        return None
    mention = named.mention
    top = view.tree.top(mention.first, mention.last)
    own = view.tokens.dep[top] == "appos" and view.tokens.head[top] == token
    office = view.tokens.lemma[token].lower() in words("roles", "sole") | words("roles", "shared")
    if not own or not office or view.tree.children(token, "cc", "conj") or view.tokens.tag[mention.last] == "POS":
        return None
    return Subject(named.entity, named.entity.name, Span(mention.start, mention.end), mention.first)


def _body(view: View, token: int) -> Subject | None:
    """The body that "the alliance" means, where only one can be meant."""
    tokens = view.tokens
    if tokens.lemma[token].lower() not in antecedents.BODY_NOUNS or token == 0:
        return None
    if tokens.text[token - 1].lower() != "the" or len(view.tree.subtree(token)) != 2:
        return None
    entity = antecedents.body(view, token)
    if entity is None:
        return None
    name = antecedents.short_name(entity).removeprefix("the ")
    return Subject(entity, f"the {name}", view.span(token - 1, token + 1), token - 1)
