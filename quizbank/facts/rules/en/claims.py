"""How a clause is asserted: by the article, by somebody in it, denied, planned or under a condition."""

from quizbank.domain.fact import Asserted
from quizbank.domain.reading import Entity
from quizbank.facts.rules.en.lexicon import words
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
    own = [c for c in tree.children(verb) if tokens.dep[c] in ("aux", "auxpass", "neg", "advmod", "mark")]
    for c in own:
        low = tokens.text[c].lower()
        if tokens.dep[c] == "neg":
            return Asserted.DENIED, claim[0]
        if tokens.dep[c] == "advmod" and low in _HEDGES:
            return None
        if tokens.dep[c] == "mark" and low in _CONDITIONS:
            return Asserted.CONDITIONAL, claim[0]
    if any(tokens.tag[c] == "MD" for c in own) or _to_come(view, verb):
        return Asserted.PLANNED, claim[0]
    return (Asserted.CLAIMED if claim[0] else Asserted.STATED), claim[0]


def _claim(view: View, verb: int) -> tuple[Entity | None] | None:
    """Whose claim the clause is: (None,) for the article's own; None where somebody unknown claims it."""
    tree, tokens = view.tree, view.tokens
    start = tokens.start[verb]
    for quote in view.reading.quotes:
        if not quote.direct and quote.start <= start < quote.end:
            return (view.reading.entity(quote.speaker),) if quote.speaker else None
    for child in tree.children(verb, "parataxis", "ccomp"):
        if tokens.lemma[child] in words("verbs", "say") and tokens.dep[child] == "parataxis":
            return _speaker(view, child)
    here = verb
    for above in tree.ancestors(verb):
        if tokens.dep[here] in ("ccomp", "parataxis") and tokens.lemma[above] in words("verbs", "say"):
            return _speaker(view, above)
        if tokens.dep[here] in ("ccomp", "csubj", "acl", "pcomp", "xcomp", "parataxis"):
            return None
        if tokens.dep[here] == "advcl" and any(
            tokens.text[m].lower() in _CONDITIONS or tokens.text[m].lower() in ("as", "because")
            for m in tree.children(here, "mark")
        ):
            return None
        here = above
    return (None,)


def _speaker(view: View, say: int) -> tuple[Entity | None] | None:
    subject = view.tree.child(say, "nsubj", "nsubjpass")
    named = view.named[subject] if subject is not None else None
    return (named.entity,) if named else None


def _to_come(view: View, verb: int) -> bool:
    """ "was due to", "was set to", "plans to": what is meant to happen."""
    tokens = view.tokens
    return (tokens.dep[verb] != "ROOT" and tokens.dep[verb] == "xcomp") or tokens.lemma[verb] in words("verbs", "planned")
