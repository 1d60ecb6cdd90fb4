"""Posts told by a verb: "served as ROLE", "has been the ROLE since", "his successor, NAME"."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from quizbank.domain.fact import Asserted, Span
from quizbank.domain.reading import EntityKind, Sentence
from quizbank.facts.rules.en.grammar import antecedents
from quizbank.facts.rules.en.grammar.claims import assertion
from quizbank.facts.rules.en.grammar.subjects import find_subject
from quizbank.facts.rules.en.grammar.titles import Title, is_cut, is_role_noun, read_title
from quizbank.facts.view import Named, View

_STOPS = frozenset(
    ["under", "during", "since", "until", "from", "between", "after", "before", "when", "while", "who", "which", "for",
     "and", "but", "where", "in", "on", "at", "with", "as", "through", "twice", "prior"]
)  # fmt: skip
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_MARKS = frozenset({",", ".", ")", "(", "--", "–", "—", ";", ":", "”", '"'})
_ELECT = frozenset(["elected", "designated", "appointed", "chosen", "eventual", "immediate"])
_AFTER = frozenset({"successor", "predecessor"})


@dataclass(frozen=True, slots=True)
class Post:
    """A role that a clause gives to somebody, with its proof."""

    holder: Named
    title: Title
    span: Span
    evidence: Span
    rule: str


def posts(view: View, sentence: Sentence) -> Iterator[Post]:
    """The posts told by the verbs of the sentence, and who followed whom."""
    tokens = view.tokens
    for i in range(sentence.first, sentence.last):
        if view.quoted[i]:
            continue
        if tokens.lemma[i] == "serve" and tokens.pos[i] == "VERB":
            found = _served(view, i)
        elif tokens.text[i].lower() == "been":
            found = _has_been(view, i)
        elif tokens.lemma[i].lower() in _AFTER:
            found = _followed(view, i)
        else:
            found = None
        if found:
            yield found


def _served(view: View, verb: int) -> Post | None:
    """From "served as X" is a former post, "has served as" and "serves as" a present one."""
    tree, tokens = view.tree, view.tokens
    preposition = next((c for c in tree.children(verb, "prep") if tokens.text[c].lower() == "as"), None)
    if preposition is None or preposition - verb > 2:
        return None
    helpers = [tokens.text[h].lower() for h in tree.children(verb, "aux", "auxpass", "neg")]
    if (tokens.tag[verb] == "VBD" and not helpers) or helpers == ["had"]:
        time = "former"
    elif (tokens.tag[verb] in ("VBZ", "VBP") and not helpers) or helpers in (["has"], ["is"]):
        time = ""
    else:
        return None
    return _post(view, verb, preposition + 1, time, "role.served")


def post_of(view: View, verb: int) -> Post | None:
    """The post that a past verb gives for a time: "was mayor of X", "served as president of X"."""
    tree, tokens = view.tree, view.tokens
    if tokens.tag[verb] != "VBD" or tree.children(verb, "aux", "neg") or view.quoted[verb]:
        return None
    if tokens.lemma[verb] == "serve":
        preposition = next((c for c in tree.children(verb, "prep") if tokens.text[c].lower() == "as"), None)
        return _post(view, verb, preposition + 1, "", "term") if preposition is not None else None
    attribute = tree.child(verb, "attr")
    if tokens.lemma[verb] != "be" or attribute is None or tree.edges(attribute)[0] != verb + 1:
        return None
    return _post(view, verb, verb + 1, "", "term")


def _has_been(view: View, verb: int) -> Post | None:
    """From "has been the president of X (since 2015)"."""
    tree, tokens = view.tree, view.tokens
    helpers = [tokens.text[h].lower() for h in tree.children(verb, "aux", "neg", "advmod")]
    attribute = tree.child(verb, "attr")
    if helpers != ["has"] or attribute is None or tree.edges(attribute)[0] != verb + 1:
        return None
    return _post(view, verb, verb + 1, "", "role.has_been")


def _post(view: View, verb: int, first: int, time: str, rule: str) -> Post | None:
    said = assertion(view, verb)
    subject = find_subject(view, verb)
    if said is None or said[0] is not Asserted.STATED or subject is None or subject.entity is None:
        return None
    if subject.entity.kind is not EntityKind.PERSON:
        return None
    last = _end(view, first)
    title = read_title(view, first, last) if last > first else None
    if title is None or title.time or not (title.definite or title.of):
        return None
    named = next((n for n in _mentions(view, subject.entity.id) if n.mention.start == subject.span.start), None)
    if named is None:
        return None
    bare = title.role.removeprefix("the ").removeprefix("an ").removeprefix("a ")
    article = "the" if title.definite else "a"
    text = f"{article} former {bare}" if time else title.text
    sentence = view.sentence(verb)
    evidence = Span(subject.proof.start if subject.proof else sentence.start, sentence.end)
    return Post(named, replace(title, text=text, time=time), view.span(first, last), evidence, rule)


def _end(view: View, first: int) -> int:
    """Where the post's noun phrase ends: at a mark, a verb, or a word that opens what does not belong to it."""
    tokens, last = view.tokens, view.sentence(first).last
    for i in range(first, last):
        low = tokens.text[i].lower()
        if low in ("at", "for", "in", "with") and not _opens_time(view, i) and is_role_noun(tokens.text[i - 1]):
            continue
        if tokens.text[i] in _MARKS or tokens.tag[i] in _FINITE or low in _STOPS or view.dated[i]:
            return i
    return last


def _opens_time(view: View, preposition: int) -> bool:
    """Whether a time and no body follows: "for twelve years", "in 1995"."""
    after = range(preposition + 1, min(preposition + 4, len(view.tokens)))
    return any(view.dated[i] or view.tokens.tag[i] == "CD" for i in after)


def _mentions(view: View, entity_id: str) -> Iterator[Named]:
    entity = view.reading.entity(entity_id)
    return (Named(entity, m) for m in entity.mentions)


def _followed(view: View, noun: int) -> Post | None:
    """From "his successor, NAME" is the successor of him."""
    tokens = view.tokens
    first = noun
    while tokens.text[first - 1].lower() in _ELECT:
        first -= 1
    owner = first - 1
    behind = noun + 1 + (tokens.text[noun + 1] == ",")
    named = view.named[behind]
    if tokens.text[owner].lower() not in ("his", "her") or named is None or named.mention.first != behind:
        return None
    if named.entity.kind is not EntityKind.PERSON or is_cut(view, named.mention):
        return None
    found = antecedents.possessor(view, owner, besides=named.entity.id)
    if found is None:
        return None
    whose, proof = found
    noun_phrase = view.text(first, noun + 1)
    text = f"{whose.entity.name}’s {noun_phrase}"
    title = Title(text, text, "", definite=False, noun=tokens.lemma[noun].lower(), of=None)
    sentence = view.sentence(noun)
    evidence = Span(min(proof.start, sentence.start), sentence.end)
    return Post(named, title, view.span(first, noun + 1), evidence, "role.followed")
