"""How a clause is asserted: by the article, by somebody in it, denied, planned or under a condition."""

from quizbank.domain.fact import Asserted
from quizbank.domain.reading import Entity
from quizbank.facts.rules.en.grammar.lexicon import words
from quizbank.facts.view import View

_HEDGES = frozenset(
    ["reportedly", "allegedly", "apparently", "probably", "possibly", "perhaps", "maybe", "seemingly", "purportedly",
     "supposedly", "likely", "nearly", "almost", "never", "hardly", "barely", "not", "n't", "n’t", "no", "even", "only"]
)  # fmt: skip
_CONDITIONS = frozenset({"if", "unless", "whether", "lest", "until", "once"})


def assertion(view: View, verb: int) -> tuple[Asserted, Entity | None] | None:
    """How the clause of ``verb`` is asserted, and whose claim it is; None where that is not certain."""
    tree, tokens = view.tree, view.tokens
    if view.quoted[verb]:
        return None
    claim = _claim(view, verb)
    if claim is None:
        return None
    own = tree.children(verb, "aux", "auxpass", "neg", "advmod", "mark")
    lows = {tokens.text[c].lower(): tokens.dep[c] for c in own}
    if any(low in _HEDGES and dep == "advmod" for low, dep in lows.items()):
        return None
    return _status(view, verb, lows, claimed=claim[0] is not None), claim[0]


def _status(view: View, verb: int, words_of: dict[str, str], *, claimed: bool) -> Asserted:
    if "neg" in words_of.values():
        return Asserted.DENIED
    if any(dep == "mark" and low in _CONDITIONS for low, dep in words_of.items()):
        return Asserted.CONDITIONAL
    if any(view.tokens.tag[c] == "MD" for c in view.tree.children(verb, "aux", "auxpass")) or _to_come(view, verb):
        return Asserted.PLANNED
    return Asserted.CLAIMED if claimed else Asserted.STATED


def _claim(view: View, verb: int) -> tuple[Entity | None] | None:
    """Whose claim the clause is: (None,) for the article's own; None where somebody unknown claims it."""
    tree, tokens, start = view.tree, view.tokens, view.tokens.start[verb]
    for quote in view.reading.quotes:
        if quote.verb < 0 and not quote.speaker and _goes_by_which(view, verb):
            continue
        if not quote.direct and quote.start <= start < quote.end:
            return (view.reading.entity(quote.speaker),) if quote.speaker else None
    for child in tree.children(verb, "parataxis", "ccomp"):
        if tokens.lemma[child] in words("verbs", "say") and tokens.dep[child] == "parataxis":
            return _speaker(view, child)
    return _above(view, verb)


def _above(view: View, verb: int) -> tuple[Entity | None] | None:
    """The same by the clauses above."""
    tree, tokens, here = view.tree, view.tokens, verb
    for above in tree.ancestors(verb):
        if tokens.dep[here] in ("ccomp", "parataxis") and tokens.lemma[above] in words("verbs", "say"):
            return _speaker(view, above)
        if tokens.dep[here] == "relcl" and here == verb and tokens.pos[above] in ("NOUN", "PROPN"):
            return (None,)  # "the deal that was signed": taken for granted by whoever speaks of the deal
        if tokens.dep[here] in ("ccomp", "csubj", "acl", "pcomp", "xcomp", "parataxis"):
            return None
        if tokens.dep[here] == "advcl" and any(
            tokens.text[m].lower() in _CONDITIONS or tokens.text[m].lower() in ("as", "because")
            for m in tree.children(here, "mark")
        ):
            return None
        here = above
    return (None,)


def _goes_by_which(view: View, verb: int) -> bool:
    """Whether the sentence's "according to" is "according to which": that names no source."""
    sentence = view.sentence(verb)
    words_of = [view.tokens.text[i].lower() for i in range(sentence.first, sentence.last)]
    return any(words_of[i : i + 3] == ["according", "to", "which"] for i in range(len(words_of)))


def _speaker(view: View, say: int) -> tuple[Entity | None] | None:
    subject = view.tree.child(say, "nsubj", "nsubjpass")
    named = view.named[subject] if subject is not None else None
    return (named.entity,) if named else None


def _to_come(view: View, verb: int) -> bool:
    """What is meant to happen: "was due to", "was set to", "plans to"."""
    tokens = view.tokens
    return tokens.dep[verb] == "xcomp" or tokens.lemma[verb] in words("verbs", "planned")
