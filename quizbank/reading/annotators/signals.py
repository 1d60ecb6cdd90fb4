"""What speaks for a person: a given name first, a title or role noun beside it, a human verb, a who-clause."""

from quizbank.domain.reading import EntityKind
from quizbank.reading.annotators.kinds import follows_who
from quizbank.reading.draft import Draft, Layer, Span

NAME = "signals"
NEEDS = frozenset({Layer.TOKENS, Layer.SPANS})
GIVES = frozenset({Layer.SIGNALS})

_REACH = 6


def annotate(draft: Draft) -> Draft:
    """Every person's span with its signals."""
    return draft.with_spans(_signalled(draft, span) if span.kind is EntityKind.PERSON else span for span in draft.spans)


def _signalled(draft: Draft, span: Span) -> Span:
    signals = []
    if span.last - span.first > 1 and draft.tokens.text[span.first] in draft.lexicon.given_names:
        signals.append("given_name")
    if _title_before(draft, span) or _role_behind(draft, span):
        signals.append("title")
    root = _root(draft, span)
    governor = draft.tokens.head[root]
    is_subject = draft.tokens.dep[root] in {"nsubj", "nsubjpass"}
    if is_subject and draft.tokens.lemma[governor] in draft.lexicon.human_verbs | draft.lexicon.say_verbs:
        signals.append("human_verb")
    if follows_who(draft, span.last):
        signals.append("who_clause")
    return span.with_evidence(*signals)


def _root(draft: Draft, span: Span) -> int:
    """The token of the span that is governed from outside it."""
    for index in range(span.first, span.last):
        if not span.first <= draft.tokens.head[index] < span.last or draft.tokens.head[index] == index:
            return index
    return span.last - 1


def _title_before(draft: Draft, span: Span) -> bool:
    """Whether a title or role noun stands right before the name, or before a comma in front of it."""
    index = span.first - 1
    first = draft.sentence_of(span.first).first
    if index > first and draft.tokens.text[index] == ",":
        return draft.tokens.lemma[index - 1].lower() in draft.lexicon.roles
    if index < first:
        return False
    return draft.tokens.text[index] in draft.lexicon.titles or draft.tokens.lemma[index].lower() in draft.lexicon.roles


def _role_behind(draft: Draft, span: Span) -> bool:
    """Whether an apposition with a role noun follows: "NAME, the former head of …"."""
    last = draft.sentence_of(span.first).last
    if span.last >= last or draft.tokens.text[span.last] not in {",", "--", "—", "-"}:
        return False
    for index in range(span.last + 1, min(last, span.last + 1 + _REACH)):
        if draft.tokens.pos[index] in {"PUNCT", "VERB", "AUX"}:
            return False
        if draft.tokens.pos[index] in {"NOUN", "PROPN"} and draft.tokens.lemma[index].lower() in draft.lexicon.roles:
            return True
    return False
