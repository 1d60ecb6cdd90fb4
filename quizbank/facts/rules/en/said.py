"""Who said what: direct quotations that stand alone, and reported clauses that are complete.

Arguments: ``speaker`` (a person or body), ``words``. Identity: both. Phrases: ``verb`` ("said") and one of ``quote``
(the words as they stand, without marks) or ``clause`` ("that events were an internal affair", names in full).
"""

from collections.abc import Iterator

from quizbank.domain.fact import Argument, Asserted, EntityValue, Fact, Span, TextValue
from quizbank.domain.identity import fact_key
from quizbank.domain.reading import Entity, EntityKind, Mention, Quote
from quizbank.facts.rules.en.grammar.dangling import hangs
from quizbank.facts.rules.en.grammar.lexicon import words
from quizbank.facts.rules.en.grammar.references import meant
from quizbank.facts.rules.en.grammar.wording import content_lemmas, wording
from quizbank.facts.view import View

_SPEAKERS = (EntityKind.PERSON, EntityKind.ORGANIZATION, EntityKind.PLACE)
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_HANGING = frozenset(
    ["he", "she", "they", "it", "this", "that", "these", "those", "you", "his", "her", "their", "its", "such", "there"]
)
_FEWEST, _MOST = 7, 32
_TELLING = 8
"""Content words that make a quotation without a name worth asking."""


def find(view: View) -> Iterator[Fact]:
    """The quotations with a known speaker."""
    for quote in view.reading.quotes:
        speaker = view.reading.entity(quote.speaker) if quote.speaker else _meant_speaker(view, quote)
        if speaker is None or speaker.kind not in _SPEAKERS:
            continue
        fact = _direct(view, quote, speaker) if quote.direct else _reported(view, quote, speaker)
        if fact:
            yield fact


def _meant_speaker(view: View, quote: Quote) -> Entity | None:
    """Whom "he said" means, where that is certain."""
    subject = view.tree.child(quote.verb, "nsubj") if quote.verb >= 0 else None
    return meant(view, subject) if subject is not None else None


def _inside(view: View, quote: Quote) -> list[int]:
    return [i for i in view.within(quote.start, quote.end) if view.tokens.end(i) <= quote.end]


def _direct(view: View, quote: Quote, speaker: Entity) -> Fact | None:
    """The first sentence of the quotation that can be asked about."""
    inside = [i for i in _inside(view, quote) if view.where[i] >= 0 and view.proves(view.sentence(i))]
    for number in dict.fromkeys(view.where[i] for i in inside):
        tokens = [i for i in inside if view.where[i] == number]
        while tokens and view.tokens.text[tokens[-1]] in (",", ".", "”", '"'):
            tokens.pop()
        if tokens and _stands_alone(view, tokens):
            span = view.span(tokens[0], tokens[-1] + 1)
            text = view.article.text[span.start : span.end]
            return _fact(view, quote, speaker, span, (("quote", text), ("clause", "")), tokens)
    return None


def _stands_alone(view: View, inside: list[int]) -> bool:
    """Seven words or more that open with their own subject and have a finite verb."""
    tokens = view.tokens
    plain = [i for i in inside if tokens.pos[i] != "PUNCT"]
    cut = any(tokens.text[i] in ("...", "…") or _points(view, i) for i in inside) or "[.]" in view.text(
        inside[0], inside[-1] + 1
    )
    if cut or not _FEWEST <= len(plain) <= _MOST or not tokens.text[inside[0]][:1].isupper():
        return False
    if not any(view.named[i] for i in plain) and len(content_lemmas(view, plain)) < _TELLING:
        return False
    root = view.tree.top(inside[0], inside[-1] + 1)
    verbs = [root, *(i for i in inside if tokens.head[i] == root)]
    subjects = [i for i in inside if tokens.dep[i] in ("nsubj", "nsubjpass") and tokens.head[i] == root]
    if not subjects or not any(tokens.tag[i] in _FINITE for i in verbs):
        return False
    first = view.tree.edges(subjects[0])[0]
    start = inside[2] if tokens.dep[inside[0]] == "advmod" and tokens.text[inside[1]] == "," else inside[0]
    if first != start or tokens.text[subjects[0]].lower() in _HANGING:
        return False
    explained = tokens.tag[first] != "PRP$" and view.tree.children(subjects[0], "prep", "relcl")
    return (tokens.text[start].lower() not in _HANGING or bool(explained)) and not any(
        _addresses(view, i) for i in inside
    )


def _points(view: View, token: int) -> bool:
    """A "this" or "that" on its own, about something said before."""
    tokens = view.tokens
    pointing = tokens.text[token].lower() in ("this", "that", "these", "those")
    return pointing and tokens.pos[token] == "PRON" and tokens.tag[token] == "DT"


def _addresses(view: View, token: int) -> bool:
    """A "you" that means the one spoken to; "you can" means everybody."""
    return view.tokens.text[token].lower() == "you" and view.tokens.text[token + 1].lower() != "can"


def _reported(view: View, quote: Quote, speaker: Entity) -> Fact | None:
    """A clause after "said (that)", complete and without a reference out of it."""
    tokens = view.tokens
    inside = _inside(view, quote)
    if quote.verb < 0 or not inside or not view.proves(view.sentence(inside[0])):
        return None
    if tokens.lemma[quote.verb] not in words("verbs", "report") or tokens.tag[quote.verb] not in ("VBD", "VBZ", "VBN"):
        return None
    if inside[0] < quote.verb:
        return None
    if view.tree.children(quote.verb, "neg") or any(
        tokens.tag[c] == "MD" for c in view.tree.children(quote.verb, "aux")
    ):
        return None
    if tokens.text[inside[0]].lower() == "that":
        inside = inside[1:]
    inside = _whole_clause(view, inside)
    too_long = not 5 <= len(inside) <= _MOST
    relative = any((date := view.dated[i]) and not date.explicit for i in inside)
    own = {i for i in inside if _is_own(view, i, speaker)}
    if (
        too_long
        or relative
        or hangs(view, [i for i in inside if i not in own])
        or not _opens_with_subject(view, inside)
    ):
        return None
    text = f"that {_lower_first(view, inside)}".rstrip(" ,.")
    span = view.span(inside[0], inside[-1] + 1)
    return _fact(view, quote, speaker, span, (("quote", ""), ("clause", text)), inside)


def _is_own(view: View, token: int, speaker: Entity) -> bool:
    """Whether "he", "she" or "their" in the reported words is the speaker: "who said that he would resign"."""
    tokens = view.tokens
    personal = speaker.kind is EntityKind.PERSON and tokens.text[token].lower() in ("he", "she", "his", "her")
    return personal and (entity := meant(view, token)) is not None and entity.id == speaker.id


def _reports(view: View, verb: int, first: int) -> bool:
    """Whether the verb before the clause says that somebody did say it: "said", neither "would say" nor "did not"."""
    tokens, tree = view.tokens, view.tree
    return (
        0 <= verb < first
        and tokens.lemma[verb] in words("verbs", "report")
        and tokens.tag[verb] in ("VBD", "VBZ", "VBN")
        and not tree.children(verb, "neg")
        and not any(tokens.tag[c] == "MD" for c in tree.children(verb, "aux"))
    )


def _whole_clause(view: View, inside: list[int]) -> list[int]:
    """The clause up to its first comma, dash or second "that" that lies behind its verb."""
    tokens = view.tokens
    seen = False
    for place, i in enumerate(inside):
        seen = seen or tokens.tag[i] in _FINITE
        second = tokens.text[i].lower() == "that" and tokens.dep[i] == "mark" and tokens.pos[i - 1] == "CCONJ"
        if seen and (tokens.text[i] in (",", "--", "–", "—", ";", ":", ".") or second):
            return inside[: place - 1] if second else inside[:place]
    return inside


def _opens_with_subject(view: View, inside: list[int]) -> bool:
    tokens = view.tokens
    root = view.tree.top(inside[0], inside[-1] + 1)
    subjects = [i for i in inside if tokens.dep[i] in ("nsubj", "nsubjpass") and tokens.head[i] == root]
    helpers = view.tree.children(root, "aux", "auxpass")
    finite = tokens.tag[root] in _FINITE or any(tokens.tag[h] in _FINITE for h in helpers)
    return bool(subjects) and finite and view.tree.edges(subjects[0])[0] == inside[0]


def _lower_first(view: View, inside: list[int]) -> str:
    text = wording(view, inside)
    first = inside[0]
    proper = view.tokens.pos[first] == "PROPN" or view.named[first]
    return text if proper else text[:1].lower() + text[1:]


def _fact(
    view: View, quote: Quote, speaker: Entity, span: Span, wordings: tuple[tuple[str, str], ...], inside: list[int]
) -> Fact | None:
    mention = _nearest(speaker, quote)
    place = next((s for s in view.reading.sentences if s.start <= mention.start < s.end), None)
    sentence = view.sentence(inside[0])
    if place is None or place.paragraph != sentence.paragraph:
        return None
    evidence = Span(min(sentence.start, place.start), max(sentence.end, place.end))
    arguments = (
        Argument("speaker", EntityValue(speaker.id, speaker.name), Span(mention.start, mention.end)),
        Argument("words", TextValue(view.article.text[span.start : span.end], content_lemmas(view, inside)), span),
    )
    return Fact(
        fact_key("said", arguments),
        "said",
        arguments,
        Asserted.CLAIMED,
        (evidence,),
        by=speaker.id,
        as_of=view.as_of,
        rule="said.direct" if quote.direct else "said.reported",
        phrases=(*wordings, ("verb", "said")),
    )


def _nearest(speaker: Entity, quote: Quote) -> Mention:
    """The speaker's mention nearest to the quotation, outside it."""
    outside = [m for m in speaker.mentions if not quote.start <= m.start < quote.end] or list(speaker.mentions)
    return min(outside, key=lambda m: min(abs(m.start - quote.end), abs(quote.start - m.end)))
