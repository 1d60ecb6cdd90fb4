"""Acronyms that the text explains: "Long Form (LF)". Both are one name, also where the model saw half of it."""

import re
from collections.abc import Iterator
from dataclasses import replace

from quizbank.domain.reading import EntityKind
from quizbank.reading.draft import Draft, Layer, Span, free_of

NAME = "acronyms"
NEEDS = frozenset({Layer.TOKENS, Layer.SPANS, Layer.KNOWN_NAMES})
GIVES = frozenset({Layer.ACRONYMS})

_LINKS = frozenset({("for",), ("for", "the"), ("on",), ("on", "the")})
# Bodies that are "on" something.
_ABOUT = frozenset({"agency", "committee", "council"})
_LONGEST_OTHER = 8
_SHORT = re.compile(r"\(([A-Z][A-Za-z&-]{1,9})\)")
_SMALL = frozenset(
    {
        "of",
        "the",
        "for",
        "and",
        "in",
        "on",
        "to",
        "against",
        "with",
        "de",
        "la",
        "du",
        "des",
        "del",
        "&",
        "-",
        "'s",
        "’s",
    }
)


def annotate(draft: Draft) -> Draft:
    """The explained acronyms and their long forms as spans of one canonical name."""
    draft = _with_purposes(draft)
    owner = {index: span for span in draft.spans for index in range(span.first, span.last)}
    found: list[Span] = []
    terms: set[str] = set()
    for match in _SHORT.finditer(draft.text):
        short = match[1]
        place = draft.token_range(*match.span(1))
        if not place or sum(c.isupper() for c in short) < 2:
            continue
        if long := _long_form(draft, place[0] - 1, short, owner):
            short_span = replace(long, first=place[0], last=place[1], evidence=("acronym",))
            before = owner.get(long.first)
            is_inside = before is not None and before.first < long.first and long.kind is EntityKind.PLACE
            # "Parliament of New South Wales (NSW)": the body stays whole.
            found += (short_span,) if is_inside else (long, short_span)
        elif _is_term(draft, place[0] - 1, short):
            terms.add(short)
    found += _other_names(draft, found)
    by_form = {span.acronym: span for span in found if span.acronym}
    by_name = {draft.form(span): span for span in found}
    kept = (
        _meaning(draft, span, by_name | by_form)
        for span in free_of(draft.spans, found)
        if draft.form(span) not in terms
    )
    return draft.with_spans([*kept, *found])


def _other_names(draft: Draft, taken: list[Span]) -> Iterator[Span]:
    """Bodies and the name in another language that stands in brackets behind them."""
    starts = {span.first: span for span in draft.spans}
    for body in list(free_of(draft.spans, taken)):
        if body.kind is not EntityKind.ORGANIZATION or not (end := _bracket_ends(draft, body, starts)):
            continue
        own = replace(body, canonical=body.canonical or draft.form(body))
        yield own
        yield replace(own, first=body.last + 1, last=end, evidence=("pattern",))


def _bracket_ends(draft: Draft, body: Span, starts: dict[int, Span]) -> int:
    """The end of a foreign name in brackets behind the body; 0 if none is there."""
    tokens, first = draft.tokens, body.last + 1
    limit = min(draft.sentence_of(body.first).last, first + _LONGEST_OTHER)
    if first >= limit or tokens.text[body.last] != "(" or not tokens.text[first][0].isupper():
        return 0
    if not draft.lexicon.subtype(tokens.text[body.first : body.last]):
        return 0
    end = next((i for i in range(first, limit) if tokens.text[i] in {")", ","}), 0)
    words = tokens.text[first:end]
    is_name = bool(words) and all(word.replace("-", "").isalpha() for word in words)
    is_name = is_name and not (len(words) == 1 and words[0].isupper()) and words[0] not in draft.lexicon.title_words
    inside = [starts[i] for i in range(first, end) if i in starts]
    is_other = any(span.canonical or "given_name" in span.evidence for span in inside)
    is_english = any(word in draft.lexicon.subtypes or word in draft.lexicon.calendar for word in words)
    return end if is_name and not is_other and not is_english else 0


def _is_term(draft: Draft, bracket: int, short: str) -> bool:
    """Whether common nouns stand before the bracket: "exclusive economic zone (EEZ)" is a term, no name."""
    words = draft.tokens.text[max(bracket - len(short), 0) : bracket]
    return "".join(word[0] for word in words) == short.lower()


def _with_purposes(draft: Draft) -> Draft:
    """Organizations with what they are for: "Research Center for the [Belt and Road Initiative]" is one name."""
    spans: list[Span] = []
    for span in draft.spans:
        left = spans[-1] if spans else None
        between = draft.tokens.text[left.last : span.first] if left else ()
        is_purpose = between in _LINKS and span.kind in {EntityKind.PROJECT, EntityKind.ORGANIZATION}
        if between[:1] == ("on",):
            # Whatever the model takes the matter for, but no country.
            is_purpose = left is not None and left.subtype in _ABOUT and not span.canonical
        if left and is_purpose and not left.canonical and left.kind is EntityKind.ORGANIZATION and left.subtype:
            spans[-1] = replace(left, last=span.last)
        else:
            spans.append(span)
    return draft.with_spans(spans)


def _meaning(draft: Draft, span: Span, by_form: dict[str, Span]) -> Span:
    """A span of the bare acronym with the meaning that this text gives it."""
    if not (explained := by_form.get(draft.form(span))):
        return span
    return replace(explained, first=span.first, last=span.last, evidence=span.evidence).with_evidence(
        "acronym" if explained.acronym else "repeat"
    )


def _long_form(draft: Draft, bracket: int, short: str, owner: dict[int, Span]) -> Span | None:
    """The name before the bracket that the acronym stands for."""
    if bracket < 1:
        return None
    before = owner.get(bracket - 1)
    first = _initials_begin(draft, bracket, short)
    if first is None:
        is_name = before is not None and before.kind is EntityKind.ORGANIZATION and short.isupper() and len(short) <= 6
        if before is None or not is_name or before.last != bracket:
            return None
        first = before.first
    if before and before.first < first and before.last == bracket:
        # "US Customs and Border Protection (CBP)"
        owner_known = draft.lexicon.names.get(draft.words(before.first, first))
        first = before.first if owner_known and owner_known.subtype == "country" else first
    same = before if before and (before.first, before.last) == (first, bracket) else None
    if draft.tokens.tag[bracket - 1] == "POS":
        # "the United Kingdom's (UK) leaders"
        bracket -= 1
        same = before if before and before.first == first else None
    words = draft.tokens.text[first:bracket]
    kind, subtype = EntityKind.ORGANIZATION, draft.lexicon.subtype(words)
    known = draft.lexicon.names.get(draft.words(first, bracket))
    if known:
        kind, subtype = known.kind, known.subtype
    elif same and same.kind in {EntityKind.PROJECT, EntityKind.EVENT, EntityKind.ORGANIZATION}:
        kind, subtype = same.kind, same.subtype or subtype
    elif words[-1] in draft.lexicon.project_words:
        kind, subtype = EntityKind.PROJECT, ""
    meant = draft.lexicon.names.get(short)
    if meant and meant.acronym == short and len(set(words) & set(meant.canonical.split())) > 1:
        # The body that is known by the acronym, under a name that the gazetteer has not.
        return Span(first, bracket, meant.kind, meant.subtype, ("acronym",), meant.canonical, short)
    canonical = known.canonical if known else (same and same.canonical) or draft.words(first, bracket)
    evidence = (*dict.fromkeys(same.evidence if same else ("model",) if before else ()), "acronym")
    return Span(first, bracket, kind, subtype, evidence, canonical, short)


def _initials_begin(draft: Draft, end: int, short: str) -> int | None:
    """The token at which capitalised words begin whose initials, up to ``end``, are the acronym's capitals."""
    letters = [c for c in short if c.isupper()]
    sentence = draft.sentence_of(end - 1)
    for words, (index, initials) in enumerate(_backwards(draft, end, sentence.first)):
        if not letters:
            return None
        wanted = "".join(letters[-len(initials) :])
        if initials != wanted and initials[0] != letters[-1]:
            return None
        del letters[-len(initials) if initials == wanted else -1 :]
        if not letters:
            return index if words else None
    return None


def _backwards(draft: Draft, end: int, first: int) -> Iterator[tuple[int, str]]:
    """Each capitalised word before ``end`` with its capitals, until a word that is no part of a name."""
    for index in range(end - 1, max(first, end - 15) - 1, -1):
        text = draft.tokens.text[index]
        if text in _SMALL:
            continue
        if not text[0].isupper():
            return
        yield index, "".join(c for c in text if c.isupper())
