"""Bodies whose names are phrases: a court for a district, "Doctors Without …", "Committee on …", "The" of an outlet."""

from collections.abc import Iterator
from dataclasses import replace

from quizbank.domain.article import ParagraphKind
from quizbank.domain.reading import EntityKind
from quizbank.reading.draft import Draft, Layer, Span, free_of

NAME = "phrases"
NEEDS = frozenset({Layer.TOKENS, Layer.SPANS, Layer.KNOWN_NAMES, Layer.BODIES})
GIVES = frozenset({Layer.PHRASES})

_MEDIA = "media"
_LONGEST_OUTLET = 3
_REACH = 3
_OWNERS = frozenset({"country", "region", "city"})
_AIMS = frozenset({"for", "without", "against"})
_LONGEST_AIM = 7
_SHORTEST_AIM = 4


def annotate(draft: Draft) -> Draft:
    """The draft with these bodies in the place of what they hold."""
    for find in (_patterns, _companions, _outlets):
        found = list(find(draft))
        draft = draft.with_spans([*free_of(draft.spans, found), *found]) if found else draft
    return draft.with_spans(_with_article(draft, span) for span in draft.spans)


def _patterns(draft: Draft) -> Iterator[Span]:
    """Whatever has the form of such a name, with the rest of a name that reaches over its border."""
    behind = 0
    found = (m.span() for pattern in draft.lexicon.body_patterns for m in pattern.finditer(draft.text))
    for start, end in sorted(found, key=lambda span: (span[0], -span[1])):
        place = draft.token_range(start, end)
        if not place or place[0] < behind or draft.sentence_number(place[0]) != draft.sentence_number(place[1] - 1):
            continue
        inside = [span for span in draft.spans if span.overlaps(*place)]
        inside += [s for s in draft.spans if s.last == place[0] and s.subtype in _OWNERS]
        first = min(
            [
                place[0],
                *(span.first for span in inside if span.kind is EntityKind.ORGANIZATION or span.subtype in _OWNERS),
            ]
        )
        last = max([place[1], *(span.last for span in inside)])
        behind = last
        subtype = draft.lexicon.subtype(draft.tokens.text[first:last]) or "society"
        yield Span(first, last, EntityKind.ORGANIZATION, subtype, ("pattern",))


def _companions(draft: Draft) -> Iterator[Span]:
    """Bodies called after their members and their aim: "Lawyers for Civil Rights", not "Lawyers for Mr. Ng"."""
    tokens, behind = draft.tokens, 0
    for index in range(len(tokens) - 2):
        if index < behind or not _is_companion(draft, index):
            continue
        last = _aim_ends(draft, index + 2)
        inside = [span for span in draft.spans if span.overlaps(index + 2, last)]
        is_other = any(
            s.kind is EntityKind.PERSON or s.last > last or (s.canonical and s.first > index) for s in inside
        )
        is_whole = any(span.overlaps(index, index + 1) for span in inside)
        # What opens a sentence or stands in a heading is large anyway: the aim must be long, of no known name.
        is_lone = last - index < _SHORTEST_AIM and tokens.text[index + 1].islower()
        if last == index + 2 or (
            not is_whole and (is_other or is_lone or draft.kind_at(index) is ParagraphKind.HEADING)
        ):
            continue
        behind = max([last, *(span.last for span in inside)])
        yield Span(index, behind, EntityKind.ORGANIZATION, "society", ("pattern",))


def _is_companion(draft: Draft, index: int) -> bool:
    """Whether such a name begins at the token."""
    text, limit = draft.tokens.text, draft.sentence_of(index).last
    return text[index] in draft.lexicon.companions and index + 1 < limit and text[index + 1].lower() in _AIMS


def _aim_ends(draft: Draft, first: int) -> int:
    """The end of the capitalised words at ``first``, "and" or "of" between them; not before another companion."""
    tokens, limit = draft.tokens, min(draft.sentence_of(first - 1).last, first + _LONGEST_AIM)
    end, at = first, first + (tokens.text[first : first + 1] in {("a",), ("the",)})
    while at < limit and tokens.text[at] not in draft.lexicon.calendar and not _is_companion(draft, at):
        if tokens.text[at][0].isupper() or (tokens.text[at] == "-" and at > first):
            end = at + 1
        elif tokens.text[at] not in {"and", "of", "in"} or not draft.tokens.text[at + 1 : at + 2]:
            break
        at += 1
    return end


def _outlets(draft: Draft) -> Iterator[Span]:
    """Unknown names behind "told The" and the like, written large inside a sentence, as outlets."""
    owner = {index: span for span in draft.spans for index in range(span.first, span.last)}
    for index in range(len(draft.tokens)):
        if index in owner or not _is_large_article(draft, index):
            continue
        first, last = index + 1, _run_ends(draft, index + 1)
        inside = {owner[i] for i in range(first, last) if i in owner}
        is_known = any(span.canonical or span.last > last or span.subtype not in {"", _MEDIA} for span in inside)
        if last > first and not is_known and (_is_told(draft, index) or _tells(draft, last)):
            yield Span(index, last, EntityKind.ORGANIZATION, _MEDIA, ("pattern",), draft.words(first, last))


def _with_article(draft: Draft, span: Span) -> Span:
    """An outlet with the "The" that is written large inside a sentence."""
    is_outlet = span.kind is EntityKind.ORGANIZATION and span.subtype == _MEDIA
    if not is_outlet or span.first == 0 or not _is_large_article(draft, span.first - 1):
        return span
    return replace(span, first=span.first - 1, canonical=span.canonical or draft.form(span))


def _is_large_article(draft: Draft, index: int) -> bool:
    """Whether the token is a "The" that no beginning of a sentence, quote or heading makes large."""
    if draft.tokens.text[index] != "The" or draft.kind_at(index) is ParagraphKind.HEADING:
        return False
    before = draft.tokens.text[index - 1] if index > draft.sentence_of(index).first else ""
    return before == "," or before[:1].isalpha()


def _run_ends(draft: Draft, first: int) -> int:
    """The end of the capitalised words that begin at ``first``, with small "of" and "and" between them left out."""
    limit, at = min(draft.sentence_of(first - 1).last, first + _LONGEST_OUTLET), first
    while at < limit and draft.tokens.text[at][0].isupper() and draft.tokens.space_after[at - 1]:
        at += 1
    return at


def _is_told(draft: Draft, index: int) -> bool:
    """Whether "told", "spoke to" or "according to" stands before the token."""
    tokens, first = draft.tokens, max(index - _REACH, draft.sentence_of(index).first)
    before = tokens.text[index - 1]
    if tokens.lemma[index - 1] == "tell":
        return True
    return before in {"to", "with", "by"} and any(
        tokens.lemma[i] in draft.lexicon.say_verbs | draft.lexicon.told_words for i in range(first, index - 1)
    )


def _tells(draft: Draft, index: int) -> bool:
    """Whether a verb of saying stands at the token."""
    is_inside = index < draft.sentence_of(index - 1).last
    return is_inside and draft.tokens.lemma[index] in draft.lexicon.say_verbs
