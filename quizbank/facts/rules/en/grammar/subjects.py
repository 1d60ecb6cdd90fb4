"""Who a clause is about: a named person, body or place, a settled "he" or "the alliance", the antecedent of "who"."""

from dataclasses import dataclass

from quizbank.domain.fact import Span
from quizbank.domain.reading import DateMention, Entity, EntityKind
from quizbank.facts.rules.en.grammar import antecedents
from quizbank.facts.rules.en.grammar.dangling import hangs
from quizbank.facts.rules.en.grammar.lexicon import country, with_article, words
from quizbank.facts.rules.en.grammar.references import meant, name_for, naming
from quizbank.facts.rules.en.grammar.titles import is_cut
from quizbank.facts.rules.en.grammar.wording import wording
from quizbank.facts.view import Named, View

_FREE = frozenset({"compound", "amod", "nmod", "punct", "case"})
_LONGEST_PHRASE = 10
_MOST_JOINED = 3
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
        if tokens.text[token] == "who" and tokens.dep[head] == "appos":
            return _described(view, head)
        return named_subject(view, head, relative=True) if tokens.text[token] in ("who", "which") else None
    if tokens.text[token].lower() in ("he", "she"):
        return _pronoun(view, token) or _meant(view, token)
    return named_subject(view, token) or _titled(view, token) or _meant(view, token) or _body(view, token)


def _meant(view: View, token: int) -> Subject | None:
    """Whom "she", "it" or "the president" means for certain, with the sentence that names it."""
    reference, entity = view.refers[token], meant(view, token)
    if reference is None or entity is None or entity.kind not in _ACTING or view.tokens.tag[token] == "PRP$":
        return None
    sentence = view.sentence(token)
    named = naming(view, sentence, entity)
    if named is None or (entity.kind is EntityKind.PERSON and " " not in entity.name):
        return None
    mention = next(m for m in entity.mentions if named.start <= m.start < named.end)
    proof = Span(named.start, named.end) if named is not sentence else None
    name = name_for(view, reference.first, entity)
    return Subject(entity, name, Span(mention.start, mention.end), reference.first, proof)


def _relative_stands_well(view: View, verb: int, subject: int) -> bool:
    """Whether a relative clause is whole without its antecedent: "who did", "where NAME did"; not "which NAME did"."""
    tokens = view.tokens
    words_of = [i for i in view.tree.subtree(verb) if i <= verb and tokens.tag[i] in ("WDT", "WP", "WP$", "WRB")]
    return words_of == [subject] or (len(words_of) == 1 and tokens.text[words_of[0]].lower() in ("where", "when"))


def _described(view: View, noun: int) -> Subject | None:
    """The person that "NAME, a politician who …" is about: the noun is in apposition to the name."""
    tokens, name = view.tokens, view.tokens.head[noun]
    named = view.named[name]
    if named is None or named.entity.kind is not EntityKind.PERSON or not name < noun:
        return None
    behind = named.mention.last
    near = tokens.text[behind] == "," and not any(tokens.text[i] in _BREAKS for i in range(behind + 1, noun))
    return named_subject(view, name) if near else None


def phrase_subject(view: View, verb: int, date: DateMention | None = None) -> Subject | None:
    """A short complete noun phrase right before the verb or its date, for a clause about nobody by name.

    Also what "that" or "which" stands for: "the Iran nuclear deal that was signed".
    """
    tree, tokens = view.tree, view.tokens
    token = tree.child(verb, "nsubj", "nsubjpass")
    start = min([verb, *tree.children(verb, "aux", "auxpass", "neg")])
    if token is not None and tokens.dep[verb] == "relcl":
        if tokens.text[token] not in ("that", "which") or token + 1 != start:
            return None
        start = token - (tokens.text[token - 1] == ",")
        token = tokens.head[verb]
        first, last = tree.edges(token)[0], start
        if tokens.text[first].lower() != "the" or not any(view.named[i] for i in range(first, last)):
            return None
    elif token is not None:
        first, last = tree.edges(token)
    if token is None or tokens.pos[token] not in ("NOUN", "PROPN"):
        return None
    inside = range(first, last)
    loose = any(tokens.text[i] in _BREAKS or tokens.dep[i] == "relcl" or view.dated[i] for i in inside)
    if not _meets(last, start, date) or loose or not 0 < last - first <= _LONGEST_PHRASE or hangs(view, inside):
        return None
    if tokens.pos[token] == "PROPN" and (view.named[token] or last - first < 2):
        return None
    text = wording(view, inside)
    text = text if tokens.pos[first] == "PROPN" or view.named[first] else text[:1].lower() + text[1:]
    return Subject(None, text, view.span(first, last), first, words=tuple(inside))


def _meets(last: int, start: int, date: DateMention | None) -> bool:
    """Whether nothing, or the date alone, stands between the phrase and its verb."""
    held = range(date.first - 1, date.last) if date else range(0)
    return all(i in held for i in range(last, start))


def pair_subject(view: View, verb: int) -> Subject | None:
    """Two or three names joined by "and": "NAME and President NAME", as the subject of a dated clause."""
    tree, tokens = view.tree, view.tokens
    token = tree.child(verb, "nsubj", "nsubjpass")
    if token is None or tokens.dep[verb] == "relcl":
        return None
    parts = tree.conjuncts(token)
    found = [named_subject(view, part, joined=True) for part in parts]
    start = min([verb, *tree.children(verb, "aux", "auxpass", "neg")])
    between = range(tree.edges(parts[-1])[1], start)
    if not 1 < len(parts) <= _MOST_JOINED or any(s is None or s.entity is None for s in found):
        return None
    if any(tokens.dep[i] != "advmod" for i in between) or any(tokens.text[i] == "or" for i in range(token, start)):
        return None
    names = [s.name for s in found if s]
    text = f"{', '.join(names[:-1])} and {names[-1]}"
    words_of = tuple(i for s, part in zip(found, parts, strict=True) if s for i in range(s.first, part + 1))
    return Subject(None, text, view.span(token, parts[-1] + 1), tree.edges(token)[0], words=words_of)


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


def named_subject(view: View, token: int, *, relative: bool = False, joined: bool = False) -> Subject | None:
    """The name at ``token`` as a subject, if it is whole and nothing beside it restricts it.

    With ``joined`` what it is coordinated with may stand beside it.
    """
    named = view.named[token]
    if named is None or named.entity.kind not in _ACTING:
        return None
    named = Named(antecedents.whole(view, named.entity), named.mention)
    if _hardly_known(view, named):
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
    if joined:
        outside = [c for c in outside if tokens.dep[c] not in ("conj", "cc", "preconj")]
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
