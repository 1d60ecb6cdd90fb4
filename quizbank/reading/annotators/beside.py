"""What a name names, told by a noun beside it: "the airline NAME", "NAME prison", "the town of NAME", "NAME, Texas".

Names of ships and of weapons are let go: they are no actor, body or place.
"""

from collections.abc import Iterator
from dataclasses import replace

from quizbank.domain.article import ParagraphKind
from quizbank.domain.reading import EntityKind
from quizbank.reading.draft import Draft, Layer, Span, free_of

NAME = "beside"
NEEDS = frozenset({Layer.TOKENS, Layer.SPANS, Layer.KINDS, Layer.KNOWN_NAMES})
GIVES = frozenset({Layer.NEIGHBOURS})

_LONGEST = 5
_PAIR = 2
_SHORTEST_ACRONYM, _LONGEST_ACRONYM = 3, 5
_LONGEST_PLACE = 2
_DASHES = frozenset({"—", "–", "--", "-"})
_ACTORS = frozenset({EntityKind.PERSON, EntityKind.ORGANIZATION})


def annotate(draft: Draft) -> Draft:
    """The draft with these names, and without those of ships."""
    draft = draft.with_spans(span for span in draft.spans if not _is_thing(draft, span))
    ships = list(_ships(draft))
    draft = draft.with_spans(free_of(draft.spans, ships))
    draft = draft.with_spans(_with_first(draft, span) for span in draft.spans)
    for find in (_bodies, _settlements):
        found = list(find(draft, ships))
        draft = draft.with_spans([*free_of(draft.spans, found), *found])
    draft = draft.with_spans(_told(draft, span) for span in draft.spans)
    return draft.with_spans(_natural(draft))


def _is_thing(draft: Draft, span: Span) -> bool:
    """Whether nothing but the model speaks for the name of a helicopter, a rifle …"""
    is_guess = set(span.evidence) <= {"model"} and not draft.lexicon.subtype(_words(draft, span))
    return is_guess and _after(draft, span.last) in draft.lexicon.things


def _with_first(draft: Draft, span: Span) -> Span:
    """A name with the "Camp" or "Hurricane" before it that says what it is; a surname with an unknown given name."""
    if _has_given(draft, span):
        return replace(span, first=span.first - 1, evidence=(*span.evidence, "title"))
    before = _before(draft, span.first)
    is_guess = set(span.evidence) <= {"model", "given_name"} and not draft.lexicon.subtype(_words(draft, span))
    is_told = before in draft.lexicon.event_firsts or before in draft.lexicon.place_firsts
    is_free = is_told and not any(other.first < span.first <= other.last for other in draft.spans)
    if not is_guess or not is_free or span.last - span.first > _LONGEST_PLACE:
        return span
    if before in draft.lexicon.event_firsts:
        return Span(span.first - 1, span.last, EntityKind.EVENT, "", ("pattern",))
    return Span(span.first - 1, span.last, EntityKind.PLACE, draft.lexicon.place_firsts[before], ("pattern",))


def _has_given(draft: Draft, span: Span) -> bool:
    """Whether an unknown word between a role ("police chief") and a surname must be the given name."""
    tokens, at = draft.tokens, span.first - 1
    is_lone = span.kind is EntityKind.PERSON and span.last - span.first == 1
    is_lone = is_lone or (span.kind is EntityKind.PERSON and span.last - span.first == _PAIR)
    if not is_lone or at < draft.sentence_of(span.first).first + 1 or not tokens.space_after[at]:
        return False
    word, role = tokens.text[at], tokens.text[at - 1]
    is_word = tokens.pos[at] == "PROPN" and word[0].isupper() and word.isalpha() and not word.isupper()
    is_taken = any(other.first <= at < other.last for other in draft.spans) or word in draft.lexicon.title_words
    is_taken = is_taken or draft.lexicon.names.get(word) is not None or word in draft.lexicon.subtypes
    is_compound = is_lone and span.last - span.first == 1 and _is_compound(draft, at, span.first)
    is_role = (
        is_compound
        or role in draft.lexicon.roles
        or role in draft.lexicon.forms_of_address
        or role in draft.lexicon.titles
    )
    return is_word and not is_taken and is_role


def _is_compound(draft: Draft, word: int, name: int) -> bool:
    """Whether the word is, to the parser, the first part of the surname's name, in running text."""
    tokens = draft.tokens
    is_running = draft.kind_at(word) is not ParagraphKind.HEADING and tokens.text[word - 1][0].islower()
    is_running = is_running or tokens.tag[word - 1] == "POS"
    is_part = tokens.dep[word] == "compound" and tokens.head[word] == name and tokens.tag[word] == "NNP"
    return is_running and is_part and tokens.text[word] not in draft.lexicon.last_words


def _ships(draft: Draft) -> Iterator[Span]:
    """The names of ships, to be let go."""
    for index, text in enumerate(draft.tokens.text):
        if text in draft.lexicon.ships and (last := _run_ends(draft, index + 1)) > index + 1:
            yield Span(index, last, EntityKind.PROJECT)


def _bodies(draft: Draft, ships: list[Span]) -> Iterator[Span]:
    """Names right behind a noun for a body: "the Greek daily NAME"."""
    owner = {index: span for span in (*draft.spans, *ships) for index in range(span.first, span.last)}
    for index, text in enumerate(draft.tokens.text):
        if text not in draft.lexicon.body_nouns or index in owner or not _is_told_of(draft, index):
            continue
        first, last = index + 1, _run_ends(draft, index + 1)
        inside = list({owner[i].first: owner[i] for i in range(first, last) if i in owner}.values())
        if last == first or not _may_be_body(draft, first, last, inside):
            continue
        end = max([last, *(span.last for span in inside)])
        told = draft.lexicon.subtype(draft.tokens.text[first:end]) or draft.lexicon.body_nouns[text]
        signals = ("model", "pattern") if any(s.kind is EntityKind.ORGANIZATION for s in inside) else ("pattern",)
        yield Span(first, end, EntityKind.ORGANIZATION, told, signals)


def _is_told_of(draft: Draft, noun: int) -> bool:
    """Whether something stands before the noun that makes it one thing: an article, an adjective, another noun."""
    before = noun - 1
    if before < draft.sentence_of(noun).first:
        return False
    return draft.tokens.pos[before] in {"DET", "ADJ", "NOUN", "PROPN"} or draft.tokens.text[before] == "to"


def _may_be_body(draft: Draft, first: int, last: int, inside: list[Span]) -> bool:
    """Whether the words behind the noun are an unknown name, and not the subject of a clause about the noun."""
    tokens, lexicon = draft.tokens, draft.lexicon
    if any(span.canonical and (span.first, span.last) == (first, last) for span in inside):
        return False
    if any(span.first < first or (span.canonical and span.first == first) for span in inside):
        return False
    opening = tokens.text[first]
    if any(
        opening in words
        for words in (lexicon.given_names, lexicon.title_words, lexicon.calendar, lexicon.statesmen, lexicon.ships)
    ):
        return False
    clause = tokens.head[last - 1]
    is_subject = tokens.dep[last - 1] in {"nsubj", "nsubjpass"}
    return not (is_subject and tokens.dep[clause] == "relcl") and any(
        tokens.pos[i] == "PROPN" or i > first for i in range(first, last)
    )


def _settlements(draft: Draft, ships: list[Span]) -> Iterator[Span]:
    """Names behind "the town of", also where the model saw nothing."""
    owner = {index: span for span in (*draft.spans, *ships) for index in range(span.first, span.last)}
    tokens = draft.tokens
    for index, text in enumerate(tokens.text[:-2]):
        if text not in draft.lexicon.place_nouns or tokens.text[index + 1] != "of":
            continue
        first, last = index + 2, _run_ends(draft, index + 2)
        inside = {owner[i] for i in range(first, last) if i in owner}
        is_known = any(s.canonical or s.kind is EntityKind.PLACE or s.last > last or s.first < first for s in inside)
        if last > first and not is_known and tokens.text[first] not in draft.lexicon.title_words:
            yield Span(first, last, EntityKind.PLACE, draft.lexicon.place_nouns[text], ("pattern",))


def _told(draft: Draft, span: Span) -> Span:
    """An unknown name with the kind that the words around it tell."""
    words = _words(draft, span)
    is_plain = not span.canonical and span.evidence == ("model",) and words[0] not in draft.lexicon.given_names
    if not is_plain or draft.lexicon.subtype(words):
        return span
    if subtype := _firm(draft, span, words):
        return replace(span, kind=EntityKind.ORGANIZATION, subtype=subtype, evidence=("pattern",))
    if subtype := _place(draft, span, words):
        return replace(span, kind=EntityKind.PLACE, subtype=subtype, evidence=("pattern",))
    if _is_acronym(draft, span, words):
        return replace(span, kind=EntityKind.ORGANIZATION, evidence=("pattern",))
    return replace(span, kind=EntityKind.PERSON, evidence=("pattern",)) if _is_person(draft, span, words) else span


def _is_acronym(draft: Draft, span: Span, words: tuple[str, ...]) -> bool:
    """Whether a word in capitals inside a sentence is a body's: those of countries are known, datelines stand first."""
    if span.kind is not EntityKind.PLACE or len(words) > 1 or not words[0].isupper():
        return False
    is_inside = span.first > draft.sentence_of(span.first).first and draft.kind_at(span.first) is ParagraphKind.BODY
    is_short = _SHORTEST_ACRONYM <= len(words[0]) <= _LONGEST_ACRONYM
    return is_inside and is_short and _before(draft, span.first) not in draft.lexicon.before_places


def _firm(draft: Draft, span: Span, words: tuple[str, ...]) -> str:
    """The subtype of a body taken for a person or place: "NAME, the Norwegian telecoms firm"; "" if nothing says so."""
    if span.kind not in {EntityKind.PERSON, EntityKind.PLACE} or len(words) > _LONGEST_PLACE:
        return ""
    after = _after(draft, span.last)
    is_before = after in draft.lexicon.body_tails and draft.tokens.head[span.last - 1] == span.last
    if is_before and words[0] not in draft.lexicon.statesmen and _before(draft, span.first) in {"the", "The", "a"}:
        return "" if any(_is_borne(draft, word, span) for word in words) else draft.lexicon.body_tails[after]
    tokens, at, end = draft.tokens, span.last, draft.sentence_of(span.first).last
    if tokens.text[at : at + 1] != (",",) or tokens.text[at + 1 : at + 2] not in {("a",), ("an",), ("the",)}:
        return ""
    at += 2
    while at < end and (tokens.pos[at] in {"ADJ", "NOUN"} or tokens.text[at] == "-" or tokens.text[at][0].isupper()):
        at += 1
    noun = tokens.text[at - 1]
    is_last = tokens.text[at : at + 1] in {(",",), (".",), ("that",), ("which",), ("based",), ("of",)}
    return draft.lexicon.body_nouns.get(noun, "") if is_last and noun not in {"group", "party", "tank"} else ""


def _natural(draft: Draft) -> Iterator[Span]:
    """Unknown names with the "rainforest" or "oil field" behind them, and the same names alone, as one place."""
    features = {span: end for span in draft.spans if (end := _feature_ends(draft, span)) > span.last}
    names = {draft.form(span) for span in features}
    for span in draft.spans:
        is_guess = not span.canonical and set(span.evidence) <= {"model", "pattern"}
        if is_guess and draft.form(span) in names:
            name = draft.form(span)
            last = features.get(span, span.last)
            yield Span(span.first, last, EntityKind.PLACE, "region", ("pattern",), name)
        else:
            yield span


def _feature_ends(draft: Draft, span: Span) -> int:
    """The end of the common noun for a natural feature right behind the span; its own end if none is there."""
    tokens, lexicon, limit = draft.tokens, draft.lexicon, draft.sentence_of(span.first).last
    is_name = span.kind in {EntityKind.PLACE, *_ACTORS} and span.last - span.first <= _LONGEST_PLACE
    if not is_name or span.canonical or "title" in span.evidence or not tokens.space_after[span.last - 1]:
        return span.last
    for words in (2, 1):
        end = span.last + words
        if end <= limit and draft.words(span.last, end) in lexicon.nature:
            return end
    return span.last


def _place(draft: Draft, span: Span, words: tuple[str, ...]) -> str:
    """The subtype of a place taken for something else; "" if nothing says that it is a place."""
    lexicon = draft.lexicon
    if span.kind in _ACTORS and words[-1].endswith(lexicon.street_ends) and "title" not in span.evidence:
        return "facility"
    if len(words) > _LONGEST_PLACE or words[0] in lexicon.statesmen:
        return ""
    noun = lexicon.place_nouns.get(_after(draft, span.last), "")
    is_told = noun and draft.tokens.head[span.last - 1] == span.last
    if subtype := noun if is_told else _in_list(draft, span):
        return subtype
    if span.kind not in _ACTORS:
        return ""
    if _is_site(draft, span, words):
        return "city"
    before = _before(draft, span.first)
    is_seat = _is_within(draft, span) and (span.kind is EntityKind.ORGANIZATION or before in lexicon.before_places)
    is_opening = words[0].isupper() and _is_dateline(draft, span)
    return "city" if is_seat or is_opening or _is_where(draft, span, words) else ""


def _is_site(draft: Draft, span: Span, words: tuple[str, ...]) -> bool:
    """Whether "plant at", "protests in" … stands before the name, or "in" and a place that "and" ties to it."""
    if any(word.isupper() for word in words) or any(_is_borne(draft, word, span) for word in words):
        return False
    tokens, at, first = draft.tokens, span.first, draft.sentence_of(span.first).first
    if (
        at - first >= 2
        and tokens.text[at - 1] in {"in", "at", "near"}
        and tokens.text[at - 2] in draft.lexicon.located_nouns
    ):
        return True
    if (
        len(words) == 1
        and at - first > 1
        and tokens.text[at - 1] == "from"
        and tokens.lemma[at - 2] in draft.lexicon.motions
    ):
        return True
    if (
        len(words) == 1
        and at - first >= 2
        and tokens.text[at - 1] == "of"
        and tokens.text[at - 2] in draft.lexicon.settled
    ):
        return True
    if len(words) > 1 or at - first < 3 or tokens.text[at - 1] != "and":
        return False
    left = next((other for other in draft.spans if other.last == at - 1 and other.kind is EntityKind.PLACE), None)
    return left is not None and left.first > first and tokens.text[left.first - 1] in {"in", "near"}


def _is_where(draft: Draft, span: Span, words: tuple[str, ...]) -> bool:
    """Whether nobody of that name is in the text and "in", "near" … stands before it: of two words "in" alone."""
    if span.kind is not EntityKind.PERSON or words[0] in draft.lexicon.family_first:
        return False
    before = _before(draft, span.first).lower()
    is_inside = before in draft.lexicon.only_before_places if len(words) == 1 else before == "in"
    if len(words) == 1 and before == "to" and span.first > draft.sentence_of(span.first).first + 1:
        is_inside = draft.tokens.lemma[span.first - 2] in draft.lexicon.motions
    is_owner = draft.tokens.tag[span.last : span.last + 1] == ("POS",)
    return is_inside and not is_owner and not any(_is_borne(draft, word, span) for word in words)


def _is_borne(draft: Draft, word: str, own: Span) -> bool:
    """Whether the word is a part of a person's longer name elsewhere in the text."""
    persons = (span for span in draft.spans if span.kind is EntityKind.PERSON and span.last - span.first > 1)
    return any(word in draft.tokens.text[span.first : span.last] for span in persons if span != own)


def _in_list(draft: Draft, span: Span) -> str:
    """The subtype of the places in a list that "counties" or the like ends: "Knott, Breathitt and Perry counties"."""
    tokens, at, end = draft.tokens, span.last, draft.sentence_of(span.first).last
    while at < end and (tokens.text[at] in {",", "and"} or tokens.text[at][0].isupper()):
        at += 1
    return draft.lexicon.many_places.get(tokens.text[at], "") if at < end else ""


def _is_dateline(draft: Draft, span: Span) -> bool:
    """Whether the name in capitals opens a paragraph and a dash follows."""
    sentence = draft.sentence_of(span.first)
    opens = sentence.first == span.first and draft.kinds[sentence.paragraph] is not ParagraphKind.HEADING
    return opens and _after(draft, span.last) in _DASHES and draft.tokens.space_after[span.last - 1]


def _is_within(draft: Draft, span: Span) -> bool:
    """Whether a comma and a state or country follow that say where the place is."""
    if _after(draft, span.last) != ",":
        return False
    return any(
        other.first == span.last + 1 and other.kind is EntityKind.PLACE and other.subtype in {"region", "country"}
        for other in draft.spans
    )


def _is_person(draft: Draft, span: Span, words: tuple[str, ...]) -> bool:
    """Whether a name of two words and more, taken for a place or body, has a person's role beside it."""
    is_other = span.kind in {EntityKind.PLACE, EntityKind.ORGANIZATION} and 2 <= len(words) <= 3
    if not is_other or not all(word[0].isupper() and word.isalpha() and not word.isupper() for word in words):
        return False
    tokens, lexicon, before = draft.tokens, draft.lexicon, span.first - 1
    if before >= draft.sentence_of(span.first).first and tokens.text[before] in lexicon.roles:
        return tokens.pos[before] == "NOUN"
    is_by = span.kind is EntityKind.PLACE and len(words) == _PAIR and _before(draft, span.first) == "by"
    if is_by or _before(draft, span.first) in lexicon.before_places or _after(draft, span.last) != ",":
        return is_by
    behind = tokens.text[span.last + 1 : span.last + 5]
    if behind and behind[0] in lexicon.roles:
        # "NAME, head of the commission"
        return tokens.text[span.last + 2 : span.last + 3] in {("of",), ("at",), ("for",)}
    if not behind or behind[0].lower() not in {"a", "an", "the", "its", "their", "his", "her", "who"}:
        return False
    return behind[0] == "who" or any(word in lexicon.roles for word in behind[1:])


def _run_ends(draft: Draft, first: int) -> int:
    """The end of the capitalised words that begin at ``first``; ``first`` if none does."""
    if first >= len(draft.tokens):
        return first
    limit, at = min(draft.sentence_of(first).last, first + _LONGEST), first
    while at < limit and draft.tokens.text[at][0].isupper() and (at == first or draft.tokens.space_after[at - 1]):
        at += 1
    return at if first == 0 or draft.sentence_of(first - 1) == draft.sentence_of(first) else first


def _words(draft: Draft, span: Span) -> tuple[str, ...]:
    return draft.tokens.text[span.first : span.last]


def _before(draft: Draft, first: int) -> str:
    return draft.tokens.text[first - 1] if first > draft.sentence_of(first).first else ""


def _after(draft: Draft, last: int) -> str:
    return draft.tokens.text[last] if last < draft.sentence_of(last - 1).last else ""
