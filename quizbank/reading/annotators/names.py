"""The model's names with their borders mended: titles, articles and possessives off, particles and cut parts on."""

import re
from dataclasses import replace

from quizbank.domain.reading import EntityKind
from quizbank.reading.draft import Draft, Layer, Span
from quizbank.reading.people import SUFFIXES

NAME = "names"
NEEDS = frozenset({Layer.TOKENS, Layer.MODEL_NAMES})
GIVES = frozenset({Layer.SPANS})

_ARTICLES = frozenset({"the", "The", "a", "A", "an", "An"})
# "Levin", "d'Estaing", "O'Neill", "Ma'ruf", "J."
_NAME_WORD = re.compile(r"(?:[^\W\d_]+['’ʻ])?[^\W\d_]+\.?")
_LONGEST_NAME = 12
_LONGEST_PERSON = 4
_LONGEST_SYLLABLE = 5
# The first part of a hyphenated word in a body's name.
_PREFIXES = frozenset(
    {"Co", "Anti", "Inter", "Pan", "Trans", "Non", "Counter", "Afro", "Euro", "Multi", "Asia", "Self"}
)
_PAIR = 2
_HYPHENATED = 3
_QUOTES = frozenset({'"', "“", "”", "'", "‘", "’", "``", "''", "(", ")"})
_JUNIORS = frozenset({"Jr.", "Jr", "Sr.", "Sr"})
_COMPOUND_ENDS = frozenset({"led", "run", "born", "based", "style", "era", "held", "owned", "wide", "like", "made"})


def annotate(draft: Draft) -> Draft:
    """Every name of the model that is left after trimming."""
    pieces = (piece for name in draft.spans for piece in _pieces(draft, name))
    trimmed = [span for piece in pieces if (span := _trim(draft, piece))]
    joined = _merge(draft, _with_nicknames(draft, trimmed))
    taken = {index for span in joined for index in range(span.first, span.last)}
    return draft.with_spans(_merge(draft, [_extend(draft, span, taken) for span in joined]))


def _pieces(draft: Draft, span: Span) -> list[Span]:
    """The names of two persons joined by "and", or of two places by a comma, each by itself."""
    splits = {EntityKind.PERSON: ("and", "&"), EntityKind.PLACE: (",",)}.get(span.kind, ())
    if span.kind is EntityKind.ORGANIZATION and draft.tokens.text[span.last - 1] in _JUNIORS:
        span, splits = replace(span, kind=EntityKind.PERSON), ()
    elif span.kind is EntityKind.ORGANIZATION and draft.tokens.text[span.first + 1 : span.first + 2] in {
        ("at",),
        (",",),
    }:
        # "NAME at Government House"
        splits = (draft.tokens.text[span.first + 1],)
    # "Belarus: Opposition …" of a heading; of persons also "NAME QC", "Fidesz MEP NAME"
    splits = (*splits, ":", *(draft.lexicon.post_nominals if span.kind is EntityKind.PERSON else ()))
    cuts = [
        index
        for index in range(span.first, span.last)
        if draft.tokens.text[index] in splits or _parts(draft, span, index)
    ]
    starts = [span.first, *(cut + 1 for cut in cuts)]
    ends = [*cuts, span.last]
    return [replace(span, first=a, last=b) for a, b in zip(starts, ends, strict=True) if a < b]


def _parts(draft: Draft, span: Span, index: int) -> bool:
    """Whether the token stands between two bodies: "the Senate's Judiciary Committee", "X Committee and the Y"."""
    if (
        span.kind in {EntityKind.PERSON, EntityKind.EVENT}
        and draft.tokens.text[span.first] in draft.lexicon.given_names
    ):
        # "NAME won Budapest", "NAME of the National Rally"
        return draft.tokens.pos[index] == "VERB" and _is_common(draft, index)
    if span.kind is not EntityKind.ORGANIZATION or not span.first < index < span.last - 1:
        return False
    left, lexicon = draft.tokens.text[span.first : index], draft.lexicon
    if draft.tokens.text[index : index + 2] == ("of", "the") and left[0] in lexicon.given_names:
        # "NAME of the National Rally"
        return not lexicon.subtype(left)
    if draft.tokens.tag[index] == "POS":
        owner = lexicon.names.get(" ".join(left[left[0] in _ARTICLES :]))
        is_body = owner is not None and owner.kind is EntityKind.ORGANIZATION
        return is_body and bool(lexicon.subtype(draft.tokens.text[index + 1 : span.last]))
    if draft.tokens.text[index] == "of" and len(left) > 1:
        # "the National League for Democracy of NAME"
        is_whose = draft.tokens.text[index + 1] in lexicon.given_names and span.last - index > _PAIR
        return is_whose and bool(lexicon.subtype(left))
    right = draft.tokens.text[index + 2 : span.last]
    is_joined = draft.tokens.text[index : index + 2] == ("and", "the")
    return is_joined and bool(lexicon.subtype(left)) and bool(lexicon.subtype(right))


def _trim(draft: Draft, span: Span) -> Span | None:
    first, last = span.first, span.last
    while first < last and _leads(draft, span, first, last):
        first += 1
    while first < last and _trails(draft, span, last - 1):
        last -= 1
    # "Labour MP": a title behind the name of a party.
    if last - first == 2 and draft.tokens.text[last - 1] in draft.lexicon.no_names & draft.lexicon.title_words:
        last -= 1
    is_state = span.kind is EntityKind.PLACE and draft.tokens.text[last - 1 : last] == ("State",) and last - first > 1
    if is_state and last < len(draft.tokens) and draft.tokens.text[last] in draft.lexicon.title_words:
        # "Arkansas | State Senator"
        last -= 1
    last = _possessor_ends(draft, span, first, last)
    if first == last or last - first > _LONGEST_NAME or _is_title(draft, first, last):
        return None
    is_glued = first > 0 and draft.tokens.text[first - 1] == "-" and not draft.tokens.space_after[first - 1]
    if span.kind is EntityKind.GROUP and is_glued:
        # "trans-Anatolian", "pan-Africanist": half an adjective; what the gazetteer knows comes back from there.
        return None
    words = draft.words(first, last)
    if not any(character.isupper() for character in words) or set("[]") & set(words):
        return None
    return replace(span, first=first, last=last)


def _leads(draft: Draft, span: Span, index: int, last: int) -> bool:
    """Whether the token stands before the name proper."""
    text, lexicon = draft.tokens.text[index], draft.lexicon
    if text in _ARTICLES or draft.tokens.tag[index] == "POS" or not any(map(str.isalnum, text)):
        return True
    if index + 1 < last and draft.tokens.tag[index + 1] == "POS" and span.kind is EntityKind.ORGANIZATION:
        return bool((known := lexicon.names.get(text)) and known.kind is EntityKind.PLACE)
    if span.kind is EntityKind.PERSON:
        known = lexicon.names.get(text)
        is_people = known is not None and known.kind is EntityKind.GROUP and text not in lexicon.given_names
        return text in lexicon.title_words or (is_people and last - index > 1) or _is_common(draft, index)
    return text[0].islower() and text not in lexicon.particles


def _trails(draft: Draft, span: Span, index: int) -> bool:
    """Whether the token stands behind the name proper."""
    tag = draft.tokens.tag[index]
    if tag == "POS" or (draft.tokens.pos[index] == "PUNCT" and draft.tokens.text[index] != "."):
        return True
    return span.kind in {EntityKind.PERSON, EntityKind.ORGANIZATION, EntityKind.PLACE} and _is_common(draft, index)


def _possessor_ends(draft: Draft, span: Span, first: int, last: int) -> int:
    """The end of the name in "NAME's 1970", taken for one body; ``last`` where a possessive belongs to the name."""
    at = next((i for i in range(first + 1, last) if draft.tokens.tag[i] == "POS"), last)
    is_name = any(text[0].isalpha() for text in draft.tokens.text[at + 1 : last])
    return last if is_name or span.kind is not EntityKind.ORGANIZATION else at


def _is_common(draft: Draft, index: int) -> bool:
    text = draft.tokens.text[index]
    # "Jae-in" and "Chan-o-cha" are names to the end, "Oscar-winning" is not.
    glued = index > 0 and not draft.tokens.space_after[index - 1]
    is_syllable = glued and len(text) <= _LONGEST_SYLLABLE and text not in _COMPOUND_ENDS
    return text[0].islower() and text not in draft.lexicon.particles and not is_syllable


def _is_title(draft: Draft, first: int, last: int) -> bool:
    return all(word in draft.lexicon.title_words for word in draft.tokens.text[first:last])


def _merge(draft: Draft, spans: list[Span]) -> list[Span]:
    """Two pieces of one person's name as one: nothing or only particles between them."""
    if not spans:
        return []
    merged = [spans[0]]
    for span in spans[1:]:
        left = merged[-1]
        if _is_one_person(draft, left, span) or _is_hyphenated(draft, left, span) or _is_suffix(draft, left, span):
            merged[-1] = replace(left, last=span.last)
        elif _is_split_name(draft, left, span):
            merged[-1] = replace(left, last=span.last, kind=EntityKind.PERSON)
        else:
            merged.append(span)
    return merged


def _with_nicknames(draft: Draft, spans: list[Span]) -> list[Span]:
    """The names with two parts of one person's around a word in quotation marks as one: 'Juan "Tony" Hernández'."""
    whole: list[Span] = []
    for span in spans:
        left = next((other for other in whole if _is_called(draft, other, span)), None)
        if left:
            del whole[whole.index(left) :]
            span = replace(left, last=span.last, kind=EntityKind.PERSON)
        whole.append(span)
    return whole


def _is_called(draft: Draft, left: Span, right: Span) -> bool:
    """Whether the spans may be a person's given and family name, and between them stands a word or two in quotes."""
    text, at = draft.tokens.text, left.last
    if not 0 < right.first - at - 2 <= _PAIR or not {text[at], text[right.first - 1]} <= _QUOTES:
        return False
    is_given = left.kind is EntityKind.PERSON or text[left.first] in draft.lexicon.given_names
    is_family = right.kind in {EntityKind.PERSON, EntityKind.PLACE} and not draft.lexicon.names.get(draft.form(right))
    is_near = draft.sentence_of(left.first).paragraph == draft.sentence_of(right.first).paragraph
    return is_given and is_family and is_near and all(word.istitle() for word in text[at + 1 : right.first - 1])


def _is_split_name(draft: Draft, left: Span, right: Span) -> bool:
    """Whether a given name and a word behind it, both taken for places or bodies, are one person."""
    is_near = left.last == right.first and draft.sentence_number(left.first) == draft.sentence_number(right.first)
    is_pair = left.last - left.first == 1 and right.last - right.first == 1 and draft.tokens.space_after[left.first]
    if not is_near or not is_pair or draft.tokens.text[left.first] not in draft.lexicon.given_names:
        return False
    return draft.lexicon.names.get(draft.form(right)) is None and _is_name_word(draft, right.first)


def _is_suffix(draft: Draft, left: Span, right: Span) -> bool:
    """Whether a person's name goes on behind a comma: "Cyrus R. Vance, Jr."."""
    is_tied = left.kind is EntityKind.PERSON and draft.tokens.text[left.last : right.first] in {(), (",",)}
    return is_tied and draft.form(right) in SUFFIXES


def _is_hyphenated(draft: Draft, left: Span, right: Span) -> bool:
    """Whether a hyphen cut one organization's name in two ("Export-Import Bank")."""
    same = left.kind is right.kind is EntityKind.ORGANIZATION
    between = draft.tokens.text[left.last : right.first]
    is_tied = not draft.tokens.space_after[left.last - 1] and not draft.tokens.space_after[left.last]
    return same and between in {("-",), ("–",)} and is_tied


def _is_one_person(draft: Draft, left: Span, right: Span) -> bool:
    if EntityKind.PERSON not in {left.kind, right.kind} or right.first - left.last > 3:
        return False
    if any(draft.lexicon.names.get(draft.form(span)) for span in (left, right)):
        return False
    between = draft.tokens.text[left.last : right.first]
    same_sentence = draft.sentence_number(left.first) == draft.sentence_number(right.first)
    if not same_sentence or any(word.lower() not in draft.lexicon.particles and word != "-" for word in between):
        return False
    if left.kind is not right.kind and not between:
        # "Pedro Sánchez" and "Pérez-Castejón"
        is_double = "-" in draft.tokens.text[right.first : right.last] and right.last - right.first == _HYPHENATED
        return is_double and left.kind is EntityKind.PERSON and _is_name_word(draft, right.first)
    begins_low = draft.tokens.text[right.first].lower() in draft.lexicon.particles
    is_given = draft.tokens.text[right.first] in draft.lexicon.given_names and right.last - right.first > 1
    words = [word for word in draft.tokens.text[left.first : right.last] if word.lower() not in draft.lexicon.particles]
    # "Luiz Inácio" and "Lula da Silva": given names alone are no whole name.
    is_begun = all(word in draft.lexicon.given_names for word in draft.tokens.text[left.first : left.last])
    is_short = len(words) <= _LONGEST_PERSON and left.kind is right.kind and (is_begun or not is_given)
    single = begins_low or is_short or all(span.last - span.first == 1 for span in (left, right))
    return bool(between and between != ("-",)) or single


def _extend(draft: Draft, span: Span, taken: set[int]) -> Span:
    """The span with adjacent parts of the name that the model left out."""
    if span.kind is EntityKind.ORGANIZATION and _begins_hyphenated(draft, span.first, taken):
        return replace(span, first=span.first - 3)
    if span.kind is not EntityKind.PERSON:
        if not _is_given_alone(draft, span, taken):
            return span
        span = replace(span, kind=EntityKind.PERSON)
    end = draft.sentence_of(span.first).last
    last = span.last
    while last < end and last not in taken and (step := _continues(draft, last, end, taken)):
        last += step
    last += _nickname_length(draft, last, end, taken)
    last += _suffix_length(draft, last, end, taken)
    first = span.first
    if _is_second_half(draft, first, taken):
        first -= 2
    while first > 0 and first - 1 not in taken and _precedes(draft, first - 1, is_lone=last - first == 1):
        first -= 1
    return replace(span, first=first, last=last)


def _suffix_length(draft: Draft, index: int, end: int, taken: set[int]) -> int:
    """How many tokens from ``index`` are a "Jr." behind a name, perhaps after a comma."""
    for length in (1, 2):
        at = index + length - 1
        if at < end and at not in taken and draft.tokens.text[at] in SUFFIXES:
            return length
        if draft.tokens.text[at : at + 1] != (",",):
            return 0
    return 0


def _nickname_length(draft: Draft, index: int, end: int, taken: set[int]) -> int:
    """How many tokens from ``index`` are a word in quotation marks and a family name that the model left out."""
    text, name = draft.tokens.text, index + 3
    if name >= end or taken & {index, index + 1, index + 2, name} or not {text[index], text[index + 2]} <= _QUOTES:
        return 0
    return 4 if text[index + 1].istitle() and draft.tokens.space_after[index + 2] and _is_name_word(draft, name) else 0


def _begins_hyphenated(draft: Draft, first: int, taken: set[int]) -> bool:
    """Whether a word like "Co-operative", which the model left out, stands right before the rest of a body's name."""
    tokens, start = draft.tokens, first - 3
    if start < draft.sentence_of(first).first or taken & {start, start + 1, start + 2}:
        return False
    is_tied = tokens.text[start + 1] == "-" and not tokens.space_after[start] and not tokens.space_after[start + 1]
    return is_tied and tokens.text[start] in _PREFIXES and tokens.space_after[start + 2]


def _is_given_alone(draft: Draft, span: Span, taken: set[int]) -> bool:
    """Whether the model saw of a person only the given name, as a place or body, and a name's word follows."""
    tokens, after = draft.tokens, span.last
    text = tokens.text[span.first]
    if span.last - span.first > 1 or text not in draft.lexicon.given_names or draft.lexicon.names.get(text):
        return False
    if after >= draft.sentence_of(span.first).last or after in taken or not tokens.space_after[span.first]:
        return False
    return _is_name_word(draft, after) and tokens.text[after] not in draft.lexicon.last_words


def _continues(draft: Draft, index: int, end: int, taken: set[int]) -> int:
    """How many tokens from ``index`` belong to the name before them."""
    tokens = draft.tokens
    if not tokens.space_after[index - 1]:
        # "Chan-o-cha", "Ocasio-Cortez": whatever is tied by a hyphen.
        is_tied = tokens.text[index] == "-" and index + 1 < end and not tokens.space_after[index]
        return 2 if is_tied and tokens.text[index + 1].isalpha() and index + 1 not in taken else 0
    run = index
    while (
        run < end
        and run - index < 3
        and (tokens.text[run].lower() in draft.lexicon.particles or tokens.text[run] == "-")
    ):
        run += 1
    if run > index and run < end and run not in taken and _is_name_word(draft, run):
        return run + 1 - index
    return 1 if _is_name_word(draft, index) else 0


def _is_name_word(draft: Draft, index: int) -> bool:
    text = draft.tokens.text[index]
    return (
        draft.tokens.pos[index] == "PROPN"
        and any(character.isupper() for character in text[:3])
        and _NAME_WORD.fullmatch(text) is not None
        and text not in draft.lexicon.title_words
        and draft.lexicon.names.get(text) is None
        and text not in draft.lexicon.subtypes
        and text not in draft.lexicon.post_nominals
    )


def _is_second_half(draft: Draft, first: int, taken: set[int]) -> bool:
    """Whether a hyphen ties the name to a word that the model cut off: "Kosiniak-[Kamysz]"."""
    tokens = draft.tokens
    if first < 2 or tokens.text[first - 1] != "-" or {first - 1, first - 2} & taken:
        return False
    is_tied = not tokens.space_after[first - 1] and not tokens.space_after[first - 2]
    return is_tied and _is_name_word(draft, first - 2) and first - 2 >= draft.sentence_of(first).first


def _precedes(draft: Draft, index: int, *, is_lone: bool) -> bool:
    """Whether the token is a given name that the model cut off."""
    tokens = draft.tokens
    if not tokens.space_after[index] or draft.sentence_number(index) != draft.sentence_number(index + 1):
        return False
    # "Han Dong-hoon": a family name that stands first, before a given name of two syllables or alone ("Luo Huining").
    is_family = tokens.text[index] in draft.lexicon.family_first and (
        "-" in tokens.text[index + 1 : index + 3] or (is_lone and tokens.pos[index] == "PROPN")
    )
    return (tokens.text[index] in draft.lexicon.given_names or is_family) and (is_family or _is_name_word(draft, index))
