"""What a name names, told by its own words ("… Ministry", "… Airfield") or by those beside it ("President …")."""

from dataclasses import replace

from quizbank.domain.reading import EntityKind
from quizbank.reading.draft import Draft, Layer, Span
from quizbank.reading.lexicon import Lexicon

NAME = "kinds"
NEEDS = frozenset({Layer.TOKENS, Layer.SPANS})
GIVES = frozenset({Layer.KINDS})

_LONGEST_PERSON = 4


def annotate(draft: Draft) -> Draft:
    """Spans with the kind that their words tell, whatever the model took them for."""
    named = (span for span in draft.spans if not _is_no_name(draft, span))
    proper = (_without_address(draft, _without_place(draft, span)) for span in named)
    return draft.with_spans(_decide(draft, span) for span in proper)


def _is_no_name(draft: Draft, span: Span) -> bool:
    """Whether the words are an office ("National Security Advisor", "Dean of …"), a time zone or the like."""
    words = draft.tokens.text[span.first : span.last]
    if len(words) == 1:
        is_post = words[0].lower() in draft.lexicon.roles and draft.tokens.text[span.last : span.last + 1] == ("of",)
        return words[0] in draft.lexicon.no_names or is_post
    behind = draft.tokens.text[span.last] if span.last < draft.sentence_of(span.first).last else ""
    is_known = draft.lexicon.names.get(draft.form(span)) is not None
    if behind in draft.lexicon.offices_of and not is_known and not draft.lexicon.subtype(words):
        # "Home Affairs Minister": what somebody is minister of.
        return span.kind is EntityKind.ORGANIZATION
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
    is_personal = given and (words[-1] in lexicon.also_surnames or len(words) < 3)
    if len(words) > 1 and not is_personal and (decided := _by_words(draft, span, words)):
        return decided
    if len(words) == 1 and span.kind is EntityKind.PERSON and (subtype := lexicon.subtypes.get(words[0])):
        return replace(span, kind=EntityKind.ORGANIZATION, subtype=subtype, evidence=("pattern",))
    if len(words) > 2 and given and words[-1] in lexicon.occasions:
        return replace(span, kind=EntityKind.EVENT, evidence=("pattern",))
    if span.kind is EntityKind.PERSON and not given and (kind := _by_country(draft, span)):
        return replace(span, kind=kind, evidence=("pattern",))
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


def _by_country(draft: Draft, span: Span) -> EntityKind | None:
    """What "Vancouver Granville" or "Free Peru" is, taken for a person: a part of a city, a body of a country."""
    words, names = draft.tokens.text[span.first : span.last], draft.lexicon.names
    if not 2 <= len(words) <= 3:
        return None
    first, last = names.get(words[0]), names.get(words[-1])
    if first and first.subtype == "city" and not first.ambiguous:
        return EntityKind.PLACE
    return EntityKind.ORGANIZATION if last and last.subtype == "country" and not last.ambiguous else None


def _by_words(draft: Draft, span: Span, words: tuple[str, ...]) -> Span | None:
    """The kind that the last or another telling word gives."""
    lexicon = draft.lexicon
    if words[0] in lexicon.event_firsts:
        return replace(span, kind=EntityKind.EVENT, subtype="").with_evidence("pattern")
    if words[-1] in lexicon.last_words:
        return replace(span, kind=EntityKind.PLACE, subtype=lexicon.last_words[words[-1]]).with_evidence("pattern")
    if subtype := lexicon.phrase_subtype(words):
        return replace(span, kind=EntityKind.ORGANIZATION, subtype=subtype).with_evidence("pattern")
    is_place = lexicon.names.get(draft.words(span.first, span.last - 1)) is not None
    if words[-1] in lexicon.event_words and (is_place or words[-1] not in lexicon.subtypes):
        return replace(span, kind=EntityKind.EVENT, subtype="").with_evidence("pattern")
    if words[-1] in lexicon.project_words:
        return replace(span, kind=EntityKind.PROJECT, subtype="").with_evidence("pattern")
    if words[-1] in lexicon.subtypes or span.kind is not EntityKind.EVENT:
        if subtype := lexicon.subtype(words):
            return replace(span, kind=EntityKind.ORGANIZATION, subtype=subtype).with_evidence("pattern")
    if words[0] in lexicon.place_firsts:
        return replace(span, kind=EntityKind.PLACE, subtype=lexicon.place_firsts[words[0]]).with_evidence("pattern")
    return None


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
