"""One name, one reading: a form keeps one kind over the text, and is found wherever it is written."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import replace

from quizbank.domain.article import ParagraphKind
from quizbank.domain.reading import EntityKind
from quizbank.reading.annotators.surnames import stands_alone
from quizbank.reading.draft import Draft, Layer, Span, free_of
from quizbank.reading.phrases import PhraseIndex

NAME = "repeats"
NEEDS = frozenset({Layer.TOKENS, Layer.SPANS, Layer.KNOWN_NAMES, Layer.ACRONYMS, Layer.FULL_NAMES})
GIVES = frozenset({Layer.SPANS})

# How much a signal counts against the model's opinion on other mentions of the form.
_WEIGHTS = {
    "gazetteer": 100,
    "acronym": 50,
    "surname": 20,
    "spelling": 20,
    "title": 20,
    "pattern": 3,
    "given_name": 3,
    "model": 1,
}
_SHORTEST = 2
_PAIR = 2
# Of adjectives for what a party's members are; those of "Democratic Party" are no "Democratics".
_ADJECTIVE_ENDS = ("al", "ive", "ist", "Green", "Pirate")
# Bodies that go by the first word of their name.
_FIRMS = frozenset({"company", "media", "party", "bank"})


def annotate(draft: Draft) -> Draft:
    """Spans of one form with its best kind, those the model missed added, those only in a heading left out."""
    draft = draft.with_spans(_as_first_word(draft))
    best = _best(draft)
    spans = [_agree(span, best.get(draft.form(span), span)) for span in draft.spans]
    owner = {index: span for span in spans for index in range(span.first, span.last)}
    forms = {form: span for form, span in best.items() if len(form) > _SHORTEST and not form.islower()}
    small = {form.lower(): span for form, span in forms.items() if span.subtype == "party" and " " in form}
    members = _members(forms)
    index = PhraseIndex({**small, **members, **forms})
    added = []
    for start, end, known in index.find(draft.text):
        place = draft.token_range(start, end)
        is_free = place and not any(i in owner for i in range(*place))
        # "Liberals, which …": the party is in the text, so it may open a sentence.
        is_small = draft.text[start].islower() or (draft.text[start:end] in members and draft.text[end] != " ")
        if place and is_free and (is_small or stands_alone(draft, *place, owner)):
            added.append(replace(known, first=place[0], last=place[1], evidence=("repeat",)))
    spans = [*free_of(spans, added), *added]
    in_body = {draft.form(span) for span in spans if draft.kind_at(span.first) is not ParagraphKind.HEADING}
    return draft.with_spans(span for span in spans if not _only_in_heading(draft, span, in_body))


def _as_first_word(draft: Draft) -> Iterator[Span]:
    """A word taken for a person or place as the body that it begins the name of: "Mahan" beside "Mahan Air"."""
    bodies = [span for span in draft.spans if span.kind is EntityKind.ORGANIZATION and span.subtype in _FIRMS]
    firsts = {draft.tokens.text[span.first] for span in bodies if span.last - span.first > 1}
    persons = [span for span in draft.spans if span.kind is EntityKind.PERSON and span.last - span.first > 1]
    firsts -= {draft.tokens.text[index] for span in persons for index in range(span.first, span.last)}
    firsts -= draft.lexicon.given_names | draft.lexicon.statesmen
    branches = {draft.tokens.text[span.first] for span in draft.spans if _is_branch(draft, span)}
    for span in draft.spans:
        is_one = span.kind is EntityKind.PERSON and span.last - span.first == 1 and "title" not in span.evidence
        is_branch = span.kind is EntityKind.PLACE and not span.canonical and draft.form(span) in branches
        if (is_one and draft.tokens.text[span.first] in firsts) or is_branch:
            yield replace(span, kind=EntityKind.ORGANIZATION, evidence=("repeat",))
        else:
            yield span


def _members(forms: Mapping[str, Span]) -> dict[str, Span]:
    """What the text may call a party whose name is an adjective: "Liberals" of "Liberal Party of …"."""
    parties = {form: span for form, span in forms.items() if span.subtype == "party" and " Party" in form}
    plurals = {form.split(" Party")[0].split()[-1]: span for form, span in parties.items()}
    return {f"{word}s": replace(span, canonical="") for word, span in plurals.items() if word.endswith(_ADJECTIVE_ENDS)}


def _is_branch(draft: Draft, span: Span) -> bool:
    """Whether the name is an unknown word and a country or "Ltd.", as only firms and societies are called."""
    words = draft.tokens.text[span.first : span.last]
    if span.kind is not EntityKind.ORGANIZATION or len(words) != _PAIR or draft.lexicon.names.get(words[0]):
        return False
    known = draft.lexicon.names.get(words[1])
    is_country = known is not None and known.subtype == "country"
    return is_country or draft.lexicon.subtypes.get(words[1]) == "company"


def _best(draft: Draft) -> dict[str, Span]:
    """For each form the span that the others follow: the kind with most weight, its first span."""
    votes: dict[str, Counter[EntityKind]] = {}
    first: dict[tuple[str, EntityKind], Span] = {}
    for span in draft.spans:
        form = draft.form(span)
        weight = sum(_WEIGHTS.get(signal, 0) for signal in span.evidence)
        votes.setdefault(form, Counter())[span.kind] += max(weight, 1)
        known = first.get((form, span.kind))
        if known is None or (span.canonical and not known.canonical):
            first[form, span.kind] = span
    # A country and a person of one name stay what each mention is.
    names = draft.lexicon.names
    for form in [form for form in votes if (entry := names.get(form)) and entry.ambiguous]:
        del votes[form]
    return {form: first[form, count.most_common(1)[0][0]] for form, count in votes.items()}


def _agree(span: Span, best: Span) -> Span:
    if span.kind is best.kind and span.canonical == best.canonical:
        return span
    evidence = tuple(signal for signal in span.evidence if span.kind is best.kind or signal != "model")
    return replace(best, first=span.first, last=span.last, evidence=evidence or ("repeat",))


def _only_in_heading(draft: Draft, span: Span, in_body: set[str]) -> bool:
    """Whether nothing but the model's word speaks for a capitalised word of a heading."""
    is_guess = draft.kind_at(span.first) is ParagraphKind.HEADING and set(span.evidence) == {"model"}
    return is_guess and draft.form(span) not in in_body
