"""What a name names, told by its own words ("… Ministry", "… Airfield") or by those beside it ("President …")."""

import re
from dataclasses import replace

from quizbank.domain.reading import EntityKind
from quizbank.reading.draft import Draft, Layer, Span
from quizbank.reading.lexicon import Lexicon

NAME = "kinds"
NEEDS = frozenset({Layer.TOKENS, Layer.SPANS})
GIVES = frozenset({Layer.KINDS})

# "(D-MA)": an American lawmaker's party and state.
_SEAT = re.compile(r"[DRI]-[A-Z][A-Za-z.]{1,5}")
_LONGEST_PERSON = 4
_WITH_MIDDLE = 3
_LONGEST_OF_CITY = 3


def annotate(draft: Draft) -> Draft:
    """Spans with the kind that their words tell, whatever the model took them for."""
    named = (span for span in draft.spans if not _is_no_name(draft, span))
    proper = (_without_address(draft, _without_place(draft, span)) for span in named)
    return draft.with_spans(_decide(draft, span) for span in proper)


def _is_no_name(draft: Draft, span: Span) -> bool:
    """Whether the words are an office ("National Security Advisor", "Dean of …"), a time zone or the like."""
    words = draft.tokens.text[span.first : span.last]
    behind = draft.tokens.text[span.last] if span.last < draft.sentence_of(span.first).last else ""
    is_known = draft.lexicon.names.get(draft.form(span)) is not None
    if behind in draft.lexicon.offices_of and not is_known and not draft.lexicon.subtype(words):
        # "Home Affairs Minister": what somebody is minister of.
        return span.kind is EntityKind.ORGANIZATION
    if _SEAT.fullmatch(draft.form(span)):
        return True
    if len(words) == 1:
        return words[0] in draft.lexicon.no_names or (behind == "of" and words[0].lower() in draft.lexicon.roles)
    if draft.form(span) in draft.lexicon.no_names:
        return True
    is_office = words[-1].lower() in draft.lexicon.roles or words[-1] in draft.lexicon.no_names
    return span.kind is EntityKind.ORGANIZATION and is_office and not draft.lexicon.subtype(words)


def _without_place(draft: Draft, span: Span) -> Span:
    """The person alone where the model took "First Minister of [Scotland Nicola Sturgeon]" for one name."""
    words = draft.tokens.text[span.first : span.last]
    given = next((i for i in range(1, len(words) - 1) if words[i] in draft.lexicon.given_names), 0)
    known = draft.lexicon.names.get(draft.words(span.first, span.first + given)) if given else None
    if not known or known.kind is EntityKind.PERSON:
        return span
    return replace(span, first=span.first + given, kind=EntityKind.PERSON)


def _without_address(draft: Draft, span: Span) -> Span:
    """The person alone where the model took "Princess NAME" for a body or place."""
    first = span.first
    while first < span.last - 1 and draft.tokens.text[first] in draft.lexicon.forms_of_address:
        first += 1
    words = draft.tokens.text[first : span.last]
    is_other = span.kind not in {EntityKind.ORGANIZATION, EntityKind.PLACE} or first == span.first
    if is_other or draft.lexicon.subtype(words) or words[-1] in draft.lexicon.last_words:
        return span
    return replace(span, first=first, kind=EntityKind.PERSON, subtype="").with_evidence("title")


def _decide(draft: Draft, span: Span) -> Span:
    lexicon, words = draft.lexicon, draft.tokens.text[span.first : span.last]
    given = _is_given(lexicon, words[0])
    if told := _by_words(draft, span, words, given=given):
        kind, subtype = told
        # What the model took for a person is believed to be none only by the words.
        signals = span if span.kind is not EntityKind.PERSON else replace(span, evidence=())
        return replace(signals, kind=kind, subtype=subtype).with_evidence("pattern")
    if span.kind in {EntityKind.PERSON, EntityKind.EVENT, EntityKind.PROJECT}:
        return span
    if given and _is_personal(draft, words):
        return replace(span, kind=EntityKind.PERSON, subtype="").with_evidence("given_name")
    if _has_title(draft, span):
        return replace(span, kind=EntityKind.PERSON, subtype="").with_evidence("title")
    if _is_talked_of_as_person(draft, span):
        return replace(span, kind=EntityKind.PERSON, subtype="").with_evidence("pattern")
    return span


def _is_given(lexicon: Lexicon, word: str) -> bool:
    """Whether a word, or the first part of it ("Yves-François"), is a given name."""
    return word in lexicon.given_names or ("-" in word and word.split("-")[0] in lexicon.given_names)


def _by_words(draft: Draft, span: Span, words: tuple[str, ...], *, given: bool) -> tuple[EntityKind, str] | None:
    """Kind and subtype that the words of the name tell."""
    lexicon, last = draft.lexicon, words[-1]
    if len(words) == 1:
        subtype = lexicon.subtypes.get(last, "") if span.kind is EntityKind.PERSON else ""
        return (EntityKind.ORGANIZATION, subtype) if subtype else None
    if given and (last in lexicon.also_surnames or last in lexicon.occasions):
        return (EntityKind.EVENT, "") if last in lexicon.occasions and len(words) > 2 else None
    if words[0] in lexicon.event_firsts:
        return EntityKind.EVENT, ""
    if last in lexicon.also_surnames and _is_told_as_person(draft, span):
        return None
    if last in lexicon.last_words:
        # "Westboro Baptist Church" is a body, "Holy Sepulchre Church" a place.
        body = lexicon.phrase_subtype(words[-2:])
        return (EntityKind.ORGANIZATION, body) if body else (EntityKind.PLACE, lexicon.last_words[last])
    return _by_last_word(draft, span, words) or (None if given else _by_first_word(draft, span, words))


def _is_told_as_person(draft: Draft, span: Span) -> bool:
    """Whether a name of three words, to the model a person's, is the subject and no article stands before it."""
    if span.kind is not EntityKind.PERSON or span.last - span.first != _WITH_MIDDLE:
        return False
    before = draft.tokens.text[span.first - 1].lower() if span.first else ""
    return before != "the" and draft.tokens.dep[span.last - 1] in {"nsubj", "nsubjpass"}


def _by_last_word(draft: Draft, span: Span, words: tuple[str, ...]) -> tuple[EntityKind, str] | None:
    lexicon, last = draft.lexicon, words[-1]
    if subtype := lexicon.phrase_subtype(words):
        return EntityKind.ORGANIZATION, subtype
    # "Iowa Caucus" is an event, "Freedom Caucus" a body.
    is_place = lexicon.names.get(draft.words(span.first, span.last - 1)) is not None
    if last in lexicon.event_words and (is_place or last not in lexicon.subtypes):
        return EntityKind.EVENT, ""
    if last in lexicon.project_words:
        return EntityKind.PROJECT, ""
    is_open = last in lexicon.subtypes or span.kind is not EntityKind.EVENT
    return (EntityKind.ORGANIZATION, subtype) if is_open and (subtype := lexicon.subtype(words)) else None


def _by_first_word(draft: Draft, span: Span, words: tuple[str, ...]) -> tuple[EntityKind, str] | None:
    """What "Port Selwyn" is, or, taken for a person, "Vancouver Granville" and "Free Peru"."""
    lexicon = draft.lexicon
    if words[0] in lexicon.place_firsts:
        return EntityKind.PLACE, lexicon.place_firsts[words[0]]
    if span.kind is not EntityKind.PERSON or len(words) > _LONGEST_OF_CITY:
        return None
    first, last = lexicon.names.get(words[0]), lexicon.names.get(words[-1])
    if first and first.subtype == "city" and not first.ambiguous:
        return EntityKind.PLACE, "city"
    return (EntityKind.ORGANIZATION, "") if last and last.subtype == "country" and not last.ambiguous else None


def _is_personal(draft: Draft, words: tuple[str, ...]) -> bool:
    """Whether the words behind a given name may be a family name."""
    lexicon = draft.lexicon
    is_name = all(word[0].isupper() or word in lexicon.particles or word == "-" for word in words)
    return 2 <= len(words) <= _LONGEST_PERSON and is_name and not any(word in lexicon.subtypes for word in words)


def _has_title(draft: Draft, span: Span) -> bool:
    """Whether "President", "Mr." … stands right before a name that is no place or people."""
    before = span.first - 1
    if span.last - span.first == 1 and draft.tokens.text[span.first] in draft.lexicon.subtypes:
        return False
    if before < 0 or draft.lexicon.names.get(draft.form(span)) or draft.words(span.first, span.last).isupper():
        return False
    is_near = draft.sentence_number(before) == draft.sentence_number(span.first) and draft.tokens.space_after[before]
    return is_near and draft.tokens.text[before] in draft.lexicon.titles and span.last - span.first <= 3


def _is_talked_of_as_person(draft: Draft, span: Span) -> bool:
    """Whether a single unknown word is followed by "who" or, taken for a place, is the subject of a say verb."""
    form = draft.form(span)
    if span.last - span.first > 1 or form.isupper() or draft.lexicon.names.get(form):
        return False
    if follows_who(draft, span.last):
        return True
    head = draft.tokens.head[span.first]
    says = draft.tokens.dep[span.first] == "nsubj" and draft.tokens.lemma[head] in draft.lexicon.say_verbs
    return span.kind is EntityKind.PLACE and says


def follows_who(draft: Draft, index: int) -> bool:
    """Whether a clause with "who" or "whose" begins at the token, perhaps after a comma."""
    text = [word.lower() for word in draft.tokens.text[index : index + 2]]
    return text[:1] == ["who"] or text in ([",", "who"], [",", "whose"])
