"""Names that the word lists know: countries, peoples, capitals, organizations, outlets. They win over the model."""

import re
from collections.abc import Iterator

from quizbank.domain.reading import EntityKind
from quizbank.reading.draft import Draft, Layer, Span, free_of
from quizbank.reading.lexicon import Known

_OUTLET = re.compile(
    r"(?<![\w@./-])(?:[A-Z][\w-]*(?:\.com|\.co)?"
    r"\.(?:com|cn|ru|org|net|info|news|tv|kz|kg|uz|tj|ua|by|am|az|ge|ir|uk|br|ar|mx|de|at|fr|il|tr|za|nz|au|pk|hk|tw)"
    r"(?![\w.]\w)"
    r"|[A-Z]{2,5}/[A-Z]{2,5}(?![\w/])"
    # Written small where a noun before it says that it is a site.
    r"|(?<=site )[a-z][\w-]+(?:\.[a-z]+)?\.[a-z]{2,4}(?![\w.]\w)|(?<=portal )[a-z][\w-]+\.[a-z]{2,4}(?![\w.]\w))"
)
_MEDIA = "media"
_WITH_ARTICLE = 2

NAME = "gazetteer"
NEEDS = frozenset({Layer.TOKENS, Layer.SPANS, Layer.KINDS})
GIVES = frozenset({Layer.KNOWN_NAMES})


def annotate(draft: Draft) -> Draft:
    """Known names added or put in the place of what the model took them for."""
    kept = {span.first: span for span in draft.spans}
    owner = {index: span for span in draft.spans for index in range(span.first, span.last)}
    found: list[Span] = []
    for start, end, known in (*draft.lexicon.names.find(draft.text), *_outlets(draft.text)):
        if not (place := draft.token_range(start, end)):
            continue
        first, last = _without_article(draft, place, known)
        rivals = list({owner[index].first: owner[index] for index in range(first, last) if index in owner}.values())
        if _stands(draft, first, last, known, rivals):
            for rival in rivals:
                kept.pop(rival.first, None)
            found.append(_span(first, last, known, rivals))
    found = list(_first_of_overlapping(found))
    return draft.with_spans([*free_of(kept.values(), found), *found])


def _without_article(draft: Draft, place: tuple[int, int], known: Known) -> tuple[int, int]:
    """The name without the "The" that opens the sentence, where it is known without one, too."""
    first, last = place
    opens = draft.tokens.text[first] == "The" and first == draft.sentence_of(first).first
    return (first + 1, last) if opens and draft.lexicon.names.get(draft.words(first + 1, last)) == known else place


def _first_of_overlapping(spans: list[Span]) -> Iterator[Span]:
    used: set[int] = set()
    for span in spans:
        if used.isdisjoint(range(span.first, span.last)):
            used.update(range(span.first, span.last))
            yield span


def _outlets(text: str) -> Iterator[tuple[int, int, Known]]:
    """Names with the form of a site ("Guancha.cn") or of two stations ("RFE/RL")."""
    for match in _OUTLET.finditer(text):
        yield match.start(), match.end(), Known(EntityKind.ORGANIZATION, _MEDIA, "")


def _span(first: int, last: int, known: Known, rivals: list[Span]) -> Span:
    source = "gazetteer" if known.canonical else "pattern"
    signals = ("model", source) if any(rival.kind is known.kind for rival in rivals) else (source,)
    return Span(first, last, known.kind, known.subtype, signals, known.canonical, known.acronym)


def _stands(draft: Draft, first: int, last: int, known: Known, rivals: list[Span]) -> bool:
    """Whether the known name is meant here, and not a part of a longer name or a person of that name."""
    for rival in rivals:
        if rival.first <= first and last <= rival.last and (rival.first, rival.last) != (first, last):
            return _is_inside(draft, (first, last), known, rival)
        is_taken = (rival.first, rival.last) == (first, last) and known.ambiguous and rival.kind is EntityKind.PERSON
        if is_taken and (known.subtype != "capital" or _is_borne(draft, draft.form(rival))):
            return False
    text = draft.tokens.text[first:last]
    opens = first == draft.sentence_of(first).first
    if opens and _is_large_anyway(draft, first, last, known):
        return False
    if rivals or not known.canonical:
        return True
    is_anybodys = known.subtype == "party" and draft.lexicon.usual_owners.get(known.canonical) == ""
    # "Conservatives" that opens a sentence, and not "Conservatives leader".
    is_anybodys = is_anybodys and opens and len(text) == 1 and _word(draft, last) not in draft.lexicon.roles
    if is_anybodys or (len(text) == 1 and draft.tokens.pos[first] not in {"PROPN", "ADJ", "NOUN"}):
        return False
    # A city or a name that people bear too, beside another capitalised word, is part of something the model missed.
    is_common = known.ambiguous or known.subtype in {"city", "party"}
    return not (is_common and (_is_neighbour(draft, first, -1) or _is_neighbour(draft, last, 1)))


def _is_large_anyway(draft: Draft, first: int, last: int, known: Known) -> bool:
    """Whether an outlet's "The" opens the sentence before a country ("The Atlantic") or a longer name."""
    text = draft.tokens.text[first:last]
    if known.subtype != _MEDIA or text[0] != "The":
        return False
    is_place = len(text) == _WITH_ARTICLE and draft.lexicon.names.get(text[1]) is not None
    return is_place or _word(draft, last)[:1].isupper()


def _word(draft: Draft, index: int) -> str:
    """The token, if it is of the same sentence as the one before it."""
    return draft.tokens.text[index] if index < draft.sentence_of(index - 1).last else ""


def _is_inside(draft: Draft, place: tuple[int, int], known: Known, rival: Span) -> bool:
    """Whether the known name is meant though the model has a longer one, which is no name."""
    first, last = place
    # "Ardern's Labour"
    is_had = last == rival.last and draft.tokens.tag[first - 1] == "POS" and known.kind is EntityKind.ORGANIZATION
    is_apart = _is_whose_law(draft, last, known, rival) or _is_of_party(draft, first, known, rival)
    rest = draft.tokens.text[last : rival.last]
    # "African Union High Representative"
    is_office = bool(rest) and all(word[0].isupper() for word in rest) and rest[-1].lower() in draft.lexicon.roles
    # "Solomon Islands Prime | Minister"
    is_cut = first == rival.first and known.subtype == "country" and {*rest} <= draft.lexicon.title_words
    return (
        is_had
        or is_apart
        or is_cut
        or (known.subtype == _MEDIA and first == rival.first and _is_borne(draft, " ".join(rest), rival))
        or (is_office and first == rival.first and known.kind is EntityKind.ORGANIZATION)
        or _is_list(draft, rival)
    )


def _is_list(draft: Draft, rival: Span) -> bool:
    """Whether the model took several known names with only commas and the like between them for one."""
    start, end = draft.tokens.start[rival.first], draft.tokens.end(rival.last - 1)
    rest, behind = "", 0
    piece = draft.text[start:end]
    for a, b, _ in draft.lexicon.names.find(piece):
        rest += piece[behind:a]
        behind = b
    rest += piece[behind:]
    return bool(rest.strip()) and not any(c.isalpha() for c in rest.replace("and", "").replace("the", ""))


def _is_whose_law(draft: Draft, last: int, known: Known, rival: Span) -> bool:
    """Whether the model took a country and its law ("United States Constitution") for one body."""
    rest = draft.tokens.text[last : rival.last]
    return known.subtype == "country" and len(rest) == 1 and rest[0] in draft.lexicon.laws


def _is_of_party(draft: Draft, first: int, known: Known, rival: Span) -> bool:
    """Whether the model took the adjective of a party for a part of a parliament's name ("Republican Senate")."""
    before = draft.words(rival.first, first) if rival.first < first else ""
    return known.subtype == "parliament" and before in draft.lexicon.partisan


def _is_borne(draft: Draft, name: str, own: Span | None = None) -> bool:
    """Whether somebody in the text bears the name in a fuller form than ``own``, or has a title before it."""
    bearers = (s for s in draft.spans if s.kind is EntityKind.PERSON and s.last - s.first > 1 and s != own)
    return any(name in draft.tokens.text[span.first : span.last] for span in bearers)


def _is_neighbour(draft: Draft, index: int, direction: int) -> bool:
    """Whether a capitalised word that is no title stands right before or behind."""
    tokens = draft.tokens
    other = index - 1 if direction < 0 else index
    if not 0 <= other < len(tokens) or not tokens.space_after[other if direction < 0 else index - 1]:
        return False
    same = draft.sentence_number(other) == draft.sentence_number(index if direction < 0 else index - 1)
    text = tokens.text[other]
    return same and tokens.pos[other] == "PROPN" and text[0].isupper() and text not in draft.lexicon.title_words
