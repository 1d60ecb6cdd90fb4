"""The surname rule: a word that is the family name of a person named in full is that person's name."""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from dataclasses import replace

from quizbank.domain.reading import EntityKind
from quizbank.reading.draft import Draft, Layer, Span, free_of
from quizbank.reading.people import is_variant, short_forms
from quizbank.reading.phrases import PhraseIndex

NAME = "surnames"
NEEDS = frozenset({Layer.TOKENS, Layer.SPANS, Layer.KNOWN_NAMES})
GIVES = frozenset({Layer.FULL_NAMES})


# What a name that opens a sentence may be followed by: "May told …", "Sow says …".
_ACTS = frozenset({("VBD",), ("VBZ",)})


def annotate(draft: Draft) -> Draft:
    """Surnames of known persons found anywhere in the text, as persons."""
    full = dict.fromkeys(draft.form(span) for span in draft.spans if span.kind is EntityKind.PERSON)
    short = dict.fromkeys(form for name in full for form in short_forms(name, draft.lexicon))
    if not full:
        return draft
    owner = {index: span for span in draft.spans for index in range(span.first, span.last)}
    found = []
    called = dict.fromkeys(_called_by_first(draft, full), "surname")
    forms = called | dict.fromkeys(full, "repeat") | dict.fromkeys(short, "surname")
    for start, end, signal in PhraseIndex(forms).find(draft.text):
        if (place := draft.token_range(start, end)) and (span := _person(draft, place, owner, signal)):
            found.append(span)
    firsts = Counter(name.split()[0] for name in full if " " in name)
    kept = (_relative(draft, _by_first(draft, span, firsts), short) for span in draft.spans)
    slips = [_slip(draft, span, short) for span in free_of(kept, found)]
    return draft.with_spans([*slips, *found])


def _called_by_first(draft: Draft, full: Collection[str]) -> Iterator[str]:
    """The first words of names whose last word never stands alone: "Prabowo" of "Prabowo Subianto"."""
    words = Counter(draft.tokens.text)
    inside = Counter(word for s in draft.spans if s.last - s.first > 1 for word in draft.tokens.text[s.first : s.last])
    firsts = Counter(name.split()[0] for name in full if " " in name)
    for name in full:
        first, last = name.split()[0], name.split()[-1]
        is_used = " " in name and words[first] > inside[first] and words[last] == inside[last]
        if is_used and firsts[first] == 1 and first.isalpha() and first not in draft.lexicon.title_words:
            yield first


def _by_first(draft: Draft, span: Span, firsts: Counter[str]) -> Span:
    """An unknown word taken for a place or body as the one person whose name it begins: "Abiy" of "Abiy Ahmed"."""
    form = draft.form(span)
    is_guess = not span.canonical and set(span.evidence) <= {"model"} and not form.isupper()
    if span.kind is EntityKind.PERSON or not is_guess or firsts[form] != 1 or draft.lexicon.names.get(form):
        return span
    return replace(span, kind=EntityKind.PERSON, subtype="", evidence=("surname",))


def _relative(draft: Draft, span: Span, forms: Collection[str]) -> Span:
    """A place of two or three words that ends in a known surname as the person it is."""
    words = draft.tokens.text[span.first : span.last]
    is_guess = span.kind is EntityKind.PLACE and not span.canonical and set(span.evidence) <= {"model"}
    if not is_guess or not 2 <= len(words) <= 3 or words[-1] not in forms or draft.lexicon.names.get(words[-1]):
        return span
    return replace(span, kind=EntityKind.PERSON, subtype="", evidence=("surname",))


def _slip(draft: Draft, span: Span, forms: Iterable[str]) -> Span:
    """The span as a person if it is one letter off a known surname and nothing else is known of it."""
    form = draft.form(span)
    if span.kind is EntityKind.PERSON or " " in form or draft.lexicon.names.get(form):
        return span
    if sum(is_variant(form, known) for known in forms) != 1:
        return span
    return Span(span.first, span.last, EntityKind.PERSON, evidence=("spelling",))


def _person(draft: Draft, place: tuple[int, int], owner: dict[int, Span], signal: str) -> Span | None:
    """The person of that form, unless something says that it is none here; ``signal`` is what speaks for it."""
    first, last = place
    whole = owner.get(first)
    is_whole = signal == "repeat" and whole is not None and whole.kind is EntityKind.PERSON
    if is_whole or _is_month(draft, first, last) or _is_town(draft, first, last):
        return None
    rivals = list(dict.fromkeys(span for index in range(first, last) if (span := owner.get(index))))
    for rival in rivals:
        # A full name known from elsewhere, at the end of what the model took for a body, is cut out of it.
        is_counted = rival.first == first and all(map(str.isdigit, draft.tokens.text[last : rival.last]))
        is_hidden = (signal == "repeat" and rival.last == last and not rival.canonical) or is_counted
        if (rival.first < first or rival.last > last) and not is_hidden:
            return None
        known = draft.lexicon.names.get(draft.form(rival))
        if known and not known.ambiguous:
            return None
        if known and rival.is_known and _after_preposition(draft, first):
            return None
    if not rivals and not stands_alone(draft, first, last, owner):
        return None
    signals = ("model", signal) if any(rival.kind is EntityKind.PERSON for rival in rivals) else (signal,)
    evidence = tuple(dict.fromkeys((*signals, *(s for r in rivals for s in r.evidence if s == "title"))))
    return Span(first, last, EntityKind.PERSON, evidence=evidence)


def _is_month(draft: Draft, first: int, last: int) -> bool:
    """Whether "in", "last" … stands before a surname that is a month's name, too."""
    is_named_so = first > 0 and draft.words(first, last) in draft.lexicon.calendar
    return is_named_so and draft.tokens.text[first - 1].lower() in draft.lexicon.before_months


def _is_town(draft: Draft, first: int, last: int) -> bool:
    """Whether a preposition before and a comma and a state or country behind a surname say that it is a town's name."""
    if first == 0 or draft.tokens.text[first - 1] not in draft.lexicon.before_places:
        return False
    if draft.tokens.text[last : last + 1] != (",",):
        return False
    return any(span.first == last + 1 and span.subtype in {"region", "country"} for span in draft.spans)


def _after_preposition(draft: Draft, first: int) -> bool:
    """Whether "in", "to" … stands before it, as before places."""
    return first > 0 and draft.tokens.text[first - 1].lower() in {"in", "to", "from", "near", "across", "outside"}


def stands_alone(draft: Draft, first: int, last: int, owner: dict[int, Span]) -> bool:
    """Whether words that the model took for no name are one: a proper noun, not a part of a longer one."""
    tokens = draft.tokens
    sentence = draft.sentence_of(first)
    acts = first == sentence.first and tokens.tag[last : last + 1] in _ACTS
    if (tokens.pos[last - 1] not in {"PROPN", "NOUN", "ADJ"} and not acts) or not tokens.text[first][0].isalpha():
        return False
    if first == sentence.first and tokens.pos[first] != "PROPN" and tokens.tag[last : last + 1] not in _ACTS:
        return False
    for beside, gap in ((first - 1, first - 1), (last, last - 1)):
        if not sentence.first <= beside < sentence.last or not tokens.space_after[gap] or beside in owner:
            continue
        text = tokens.text[beside]
        is_title = text in draft.lexicon.title_words or draft.lexicon.names.get(text) is not None
        if tokens.pos[beside] == "PROPN" and text[0].isupper() and not is_title:
            return False
    return True
