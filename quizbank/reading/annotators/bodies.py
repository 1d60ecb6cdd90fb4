"""Names of bodies made whole: whose, of what, the how-manieth, what a comma cut off; events by their year.

"French Parliament", "Ministry of Foreign Affairs", "116th Congress", "Royal Academy, Sandhurst", "2020 Samoa election".
"""

import re
from collections.abc import Iterator
from dataclasses import replace

from quizbank.domain.article import ParagraphKind
from quizbank.domain.reading import EntityKind
from quizbank.reading.draft import Draft, Layer, Span, free_of

NAME = "bodies"
NEEDS = frozenset({Layer.TOKENS, Layer.SPANS, Layer.KNOWN_NAMES})
GIVES = frozenset({Layer.BODIES})

# Bodies that a nationality before them belongs to; a party, court or parliament also a place ("Iowa Democratic Party").
_OF_PEOPLES = frozenset(
    {
        "ministry",
        "parliament",
        "court",
        "party",
        "agency",
        "council",
        "committee",
        "government",
        "armed group",
        "military",
    }
)
_OF_PLACES = frozenset({"parliament", "court", "party"})
# Subtypes of bodies that their words alone show, also where the model saw nothing.
_PLAIN = frozenset({"ministry", "parliament", "court", "agency", "council", "committee", "military"})
# Bodies whose name says at its end whose they are ("Communist Party of Nepal").
_OF_COUNTRIES = frozenset({"party", "society", "parliament", "court", "government", "military"})
# Bodies that have branches in several countries.
_BRANCHED = frozenset({"society", "think tank", "company", "bank", ""})
_LONGEST_PURPOSE = 7
# Between the place whose a body is and the word that says what it is.
_ADDED = frozenset(
    {
        "District",
        "Superior",
        "Circuit",
        "Constitutional",
        "Appeals",
        "State",
        "Supreme",
        "High",
        "City",
        "County",
        "National",
        "Public",
        "Federal",
        "Regional",
    }
)
_DASHES = frozenset({"-", "–"})
_ORDINAL = re.compile(r"\d{1,3}(?:st|nd|rd|th)")


def annotate(draft: Draft) -> Draft:
    """Bodies with all their words; events that are named by year and place."""
    draft = _with(draft, _events(draft))
    draft = _with(draft, _unseen(draft))
    draft = draft.with_spans(_of_countries(draft))
    draft = _with(draft, _of_unknown(draft))
    draft = draft.with_spans(_with_aims(draft))
    draft = draft.with_spans(named_after(draft))
    draft = draft.with_spans(_with_tails(draft))
    return draft.with_spans(_as_project(draft, span) for span in _owned(draft))


def _with(draft: Draft, found: Iterator[Span]) -> Draft:
    spans = list(found)
    return draft.with_spans([*free_of(draft.spans, spans), *spans]) if spans else draft


def _events(draft: Draft) -> Iterator[Span]:
    for pattern in draft.lexicon.event_patterns:
        for match in pattern.finditer(draft.text):
            place = draft.token_range(*match.span())
            is_inside = place and any(
                span.first < place[0] and place[1] <= span.last and span.kind is EntityKind.ORGANIZATION
                for span in draft.spans
            )
            if place and not is_inside and draft.sentence_number(place[0]) == draft.sentence_number(place[1] - 1):
                yield Span(*place, EntityKind.EVENT, evidence=("pattern",))


def _unseen(draft: Draft) -> Iterator[Span]:
    """Bodies that their words show: "Ministry of X", or "Parliament" right behind a nationality."""
    owner = {index: span for span in draft.spans for index in range(span.first, span.last)}
    tokens, behind = draft.tokens, 0
    for index, text in enumerate(tokens.text):
        if index < behind or index in owner or draft.lexicon.subtypes.get(text) not in _PLAIN:
            continue
        last = _purpose_ends(draft, index + 1, owner)
        people = owner.get(index - 1)
        if last == index + 1 and (country := _country_of(draft, last, owner)):
            last = country.last
        is_owned = people is not None and people.kind is EntityKind.GROUP and people.is_known
        is_bare = text == "Parliament" and tokens.pos[index] == "PROPN" and _is_running(draft, index)
        if last > index + 1 or is_owned or is_bare:
            behind = last
            yield Span(index, last, EntityKind.ORGANIZATION, draft.lexicon.subtypes[text], ("pattern",))


def _is_running(draft: Draft, index: int) -> bool:
    """Whether the token stands in running text, and nothing but its being a name makes it large."""
    return index > draft.sentence_of(index).first and draft.kind_at(index) is not ParagraphKind.HEADING


def _country_of(draft: Draft, index: int, owner: dict[int, Span]) -> Span | None:
    """The country of "of NAME" at the token."""
    if draft.tokens.text[index : index + 1] != ("of",) or draft.tokens.text[index - 1] not in draft.lexicon.subtypes:
        return None
    subtype = draft.lexicon.subtypes[draft.tokens.text[index - 1]]
    at = index + 1 + (draft.tokens.text[index + 1 : index + 2] == ("the",))
    country = owner.get(at)
    is_whole = country is not None and country.first == at and country.kind is EntityKind.PLACE
    return country if is_whole and subtype in _OF_COUNTRIES else None


def _purpose_ends(draft: Draft, index: int, owner: dict[int, Span]) -> int:
    """The end of "of Foreign Affairs", "for Health and Human Services" at ``index``, or ``index`` if none begins."""
    tokens, limit = draft.tokens, min(draft.sentence_of(index - 1).last, index + _LONGEST_PURPOSE)
    if index >= limit or tokens.text[index] not in {"of", "for"}:
        return index
    end, at = index, index + 1
    while at < limit and at not in owner:
        text = tokens.text[at]
        if text[0].isupper() and text not in draft.lexicon.titles:
            end = at + 1
        elif text not in {"and", "&", "the"} or _is_other_body(draft, at, limit):
            break
        at += 1
    return end


def _is_other_body(draft: Draft, index: int, limit: int) -> bool:
    """Whether "and the" at the token joins another body: "… on Aging and the Joint Committee"."""
    if draft.tokens.text[index : index + 2] != ("and", "the"):
        return False
    return any(draft.lexicon.subtypes.get(text) in _PLAIN for text in draft.tokens.text[index + 2 : limit])


def _of_countries(draft: Draft) -> list[Span]:
    """Parties, parliaments and the like with the country behind them: "Law Association of Zambia"."""
    spans: list[Span] = []
    for span in draft.spans:
        left = spans[-1] if spans else None
        if left and (_is_branch(draft, left, span) or _is_of_country(draft, left, span)):
            spans[-1] = _of_country(draft, left, span)
        else:
            spans.append(span)
    return spans


def _of_unknown(draft: Draft) -> Iterator[Span]:
    """Parliaments and the like with the word behind "of" that nothing knows: "Parliament of Victoria"."""
    owner = {index: span for span in draft.spans for index in range(span.first, span.last)}
    for span in draft.spans:
        text = draft.tokens.text[span.last - 1]
        is_body = span.kind is EntityKind.ORGANIZATION and draft.lexicon.subtypes.get(text) in {
            "parliament",
            "government",
        }
        behind = draft.tokens.text[span.last + 1 : span.last + 2]
        if not is_body or not behind or behind[0] in draft.lexicon.calendar or draft.tokens.text[span.last] != "of":
            continue
        if (last := _purpose_ends(draft, span.last, owner)) > span.last:
            yield replace(span, last=last, canonical="", acronym="")


def _is_of_country(draft: Draft, body: Span, country: Span) -> bool:
    """Whether "of" and a place stand behind a body that is named so."""
    between = draft.tokens.text[body.last : country.first]
    if between == ("in",) and body.kind is EntityKind.ORGANIZATION and country.canonical:
        # "United Nations Support Mission in NAME"
        return draft.tokens.text[body.last - 1] == "Mission" and country.kind is EntityKind.PLACE
    is_tail = between in {("of",), ("of", "the")}
    subtype = body.subtype or draft.lexicon.subtype(draft.tokens.text[body.first : body.last])
    is_body = body.kind is EntityKind.ORGANIZATION and subtype in _OF_COUNTRIES and not body.acronym
    return is_tail and is_body and country.kind is EntityKind.PLACE


def _is_branch(draft: Draft, body: Span, country: Span) -> bool:
    """Whether the country right behind a body says which branch of it is meant: "Youth Forum NAME"."""
    is_body = body.kind is EntityKind.ORGANIZATION and body.subtype in _BRANCHED and not draft.form(body).isupper()
    is_country = country.kind is EntityKind.PLACE and country.subtype == "country"
    if not is_body or not is_country or body.last != country.first or not draft.tokens.space_after[body.last - 1]:
        return False
    # What a verb follows is the subject of a clause of its own: "said Greenpeace NAME was …".
    behind = draft.tokens.pos[country.last : country.last + 1]
    return behind not in {("VERB",), ("AUX",), ("PART",)} and draft.sentence_number(
        body.first
    ) == draft.sentence_number(country.first)


def _with_aims(draft: Draft) -> list[Span]:
    """Bodies with what they are to do, written large: "Global Coalition to Defeat NAME"."""
    spans: list[Span] = []
    starts = {span.first: span for span in draft.spans}
    for span in draft.spans:
        if spans and spans[-1].last > span.first:
            continue
        end = _aim_ends(draft, span, starts) if span.kind is EntityKind.ORGANIZATION else span.last
        spans.append(replace(span, last=end, canonical="", acronym="") if end > span.last else span)
    return spans


def _aim_ends(draft: Draft, span: Span, starts: dict[int, Span]) -> int:
    tokens, verb, limit = draft.tokens, span.last + 1, draft.sentence_of(span.first).last
    is_heading = draft.kind_at(span.first) is ParagraphKind.HEADING
    if is_heading or verb >= limit or tokens.text[span.last] != "to" or verb in starts:
        return span.last
    end = at = verb
    while at < min(limit, verb + _LONGEST_PURPOSE) and (at in starts or tokens.text[at][0].isupper()):
        end = at = starts[at].last if at in starts else at + 1
    return end if end > verb + 1 else span.last


def _of_country(draft: Draft, body: Span, country: Span) -> Span:
    """The body with the country: still the one that is known if that is its usual owner."""
    known = draft.lexicon.names.get(draft.words(body.first, country.last))
    is_usual = country.canonical and draft.lexicon.usual_owners.get(body.canonical) == country.canonical
    canonical = known.canonical if known else body.canonical if is_usual else ""
    return replace(body, last=country.last, canonical=canonical)


def named_after(draft: Draft) -> list[Span]:
    """Bodies of which the model saw the first words alone: "NAME Foundation", "NAME Center for Health"."""
    spans: list[Span] = []
    for number, span in enumerate(draft.spans):
        if spans and spans[-1].last > span.first:
            continue
        taken = draft.spans[number + 1].first if number + 1 < len(draft.spans) else len(draft.tokens)
        spans.append(_with_head(draft, span, taken))
    return spans


def _with_head(draft: Draft, span: Span, taken: int) -> Span:
    tokens, at = draft.tokens, span.last
    is_court = at < taken and tokens.text[at] in _ADDED and tokens.text[at + 1 : at + 2] == ("Court",)
    is_first = span.kind in {EntityKind.PERSON, EntityKind.PLACE} and span.subtype not in {"country", "capital"}
    is_first = is_first or (span.kind is EntityKind.PLACE and is_court)
    limit = min(taken, draft.sentence_of(span.first).last)
    if not is_first or at >= limit or not tokens.space_after[at - 1]:
        return span
    if span.kind is EntityKind.PLACE and tokens.text[at] in _ADDED and at + 1 < limit:
        at += 1
    subtype = draft.lexicon.subtypes.get(tokens.text[at], "")
    if not subtype or tokens.text[at] in draft.lexicon.title_words or tokens.pos[at] != "PROPN":
        return span
    owner = {index: other for other in draft.spans for index in range(other.first, other.last)}
    first = span.first
    if first > 1 and tokens.text[first - 1] == "-" and not tokens.space_after[first - 2] and first - 2 not in owner:
        first -= 2
    return Span(first, _purpose_ends(draft, at + 1, owner), EntityKind.ORGANIZATION, subtype, ("pattern",))


def _with_tails(draft: Draft) -> Iterator[Span]:
    """Bodies with what stands behind them: "CNDD-FDD", "… Chart party", "… Academy, Sandhurst"."""
    parties = {form for span in draft.spans if (form := draft.form(span)).endswith(" Party")}
    spans, number = list(draft.spans), 0
    while number < len(spans):
        span = spans[number]
        following = spans[number + 1] if number + 1 < len(spans) else None
        if following and _is_seat(draft, span, following):
            span = replace(span, last=following.last)
            number += 1
        number += 1
        taken = following.first if following else len(draft.tokens)
        yield _as_movement(draft, _as_party(draft, _hyphenated(draft, span, taken), parties))


def _is_seat(draft: Draft, span: Span, following: Span) -> bool:
    """Whether a comma and an unknown word behind a school's name say where it is."""
    is_school = span.kind is EntityKind.ORGANIZATION and span.subtype == "university" and not span.canonical
    is_unknown = following.kind is EntityKind.ORGANIZATION and following.last - following.first == 1
    between = draft.tokens.text[span.last : following.first]
    return is_school and is_unknown and not following.canonical and between == (",",)


def _hyphenated(draft: Draft, span: Span, taken: int) -> Span:
    """An acronym with the second one that a hyphen ties to it."""
    tokens, last = draft.tokens, span.last
    is_acronym = span.kind is EntityKind.ORGANIZATION and tokens.text[last - 1].isupper()
    if not is_acronym or last + 1 >= min(taken, len(tokens)) or tokens.text[last] not in _DASHES:
        return span
    is_tied = not tokens.space_after[last - 1] and not tokens.space_after[last]
    if not is_tied or not tokens.text[last + 1].isupper():
        return span
    return replace(span, last=last + 2, canonical="", acronym="")


def _as_party(draft: Draft, span: Span, parties: set[str]) -> Span:
    """A name with "party" behind it, if the text or the gazetteer has it with "Party"."""
    last = span.last
    if last >= len(draft.tokens) or draft.tokens.text[last] != "party" or not draft.tokens.space_after[last - 1]:
        return span
    form = f"{draft.form(span)} Party"
    known = draft.lexicon.names.get(form)
    if form not in parties and not known:
        return span
    canonical, acronym = (known.canonical, known.acronym) if known else ("", "")
    evidence = tuple(dict.fromkeys((*span.evidence, "pattern")))
    return Span(span.first, last + 1, EntityKind.ORGANIZATION, "party", evidence, canonical, acronym)


def _as_movement(draft: Draft, span: Span) -> Span:
    """A word for persons or fighters with "movement" behind it as the body: "Houthi movement"."""
    is_armed = span.subtype == "armed group" and span.canonical == f"{draft.form(span)}s"
    is_named = is_armed or (span.kind is EntityKind.PERSON and span.last - span.first == 1)
    behind = draft.tokens.text[span.last] if span.last < draft.sentence_of(span.first).last else ""
    if not is_named or behind != "movement" or not draft.tokens.space_after[span.last - 1]:
        return span
    subtype = "armed group" if is_armed else "society"
    return replace(span, last=span.last + 1, kind=EntityKind.ORGANIZATION, subtype=subtype).with_evidence("pattern")


def _owned(draft: Draft) -> list[Span]:
    """Bodies with the nationality or place that stands right before them and says whose they are."""
    spans: list[Span] = []
    for span in draft.spans:
        left = spans[-1] if spans else None
        if left and _is_owner(draft, left, span):
            spans[-1] = _owned_by(draft, left, span)
        else:
            spans.append(span)
    return [_with_holder(draft, _numbered(draft, span)) for span in spans]


def _is_owner(draft: Draft, left: Span, body: Span) -> bool:
    if body.kind is not EntityKind.ORGANIZATION or left.last != body.first or not left.canonical:
        return False
    if draft.form(left) in draft.lexicon.partisan and draft.lexicon.subtypes.get(draft.form(body)) == "parliament":
        return False
    subtype = body.subtype or draft.lexicon.subtype(draft.tokens.text[body.first : body.last])
    kinds = {EntityKind.GROUP: _OF_PEOPLES, EntityKind.PLACE: _OF_PLACES}
    is_near = draft.tokens.space_after[left.last - 1] and draft.sentence_number(left.first) == draft.sentence_number(
        body.first
    )
    is_acronym = draft.form(left).isupper() and " " not in draft.form(left)
    is_named = body.last - body.first > 1 or not draft.form(body).isupper()
    if left.subtype == "country" and (is_acronym or is_named):
        # "US Customs and Border Protection", "U.S. Senate", "Kenya Police", "United States House … Committee"
        return is_near and subtype in _OF_PEOPLES
    return subtype in kinds.get(left.kind, frozenset()) and is_near


def _owned_by(draft: Draft, left: Span, body: Span) -> Span:
    """The body under its longer name: still the one that is known, unless several countries have one of that name."""
    owner = draft.lexicon.usual_owners.get(body.canonical)
    whose = draft.lexicon.peoples.get(left.canonical, left.canonical)
    if owner is None or owner == whose:
        return replace(body, first=left.first)
    return replace(body, first=left.first, canonical="", acronym="")


def _numbered(draft: Draft, span: Span) -> Span:
    """A parliament with its number ("116th Congress"): each is a body of its own."""
    before = span.first - 1
    if span.subtype != "parliament" or before < draft.sentence_of(span.first).first:
        return span
    if not _ORDINAL.fullmatch(draft.tokens.text[before]):
        return span
    return replace(span, first=before, canonical="", acronym="")


def _with_holder(draft: Draft, span: Span) -> Span:
    """The body with the word that the model cut off ("Attorney | General's Office")."""
    tokens, before = draft.tokens, span.first - 1
    is_rest = tokens.text[span.first] == "General" and tokens.tag[span.first + 1 : span.first + 2] == ("POS",)
    if not is_rest or before < draft.sentence_of(span.first).first or not tokens.text[before][0].isupper():
        return span
    return span if any(other.last == span.first for other in draft.spans) else replace(span, first=before)


def _as_project(draft: Draft, span: Span) -> Span:
    """A name that nothing knows, right before "gas pipeline", as a project."""
    if span.kind not in {EntityKind.PLACE, EntityKind.ORGANIZATION} or span.canonical or span.subtype:
        return span
    tokens, end = draft.tokens, draft.sentence_of(span.first).last
    at = next(
        (i for i in range(span.last, min(span.last + 2, end)) if tokens.text[i] in draft.lexicon.project_heads), 0
    )
    is_before = at and all(tokens.dep[i] == "compound" for i in range(span.last, at))
    return replace(span, kind=EntityKind.PROJECT).with_evidence("pattern") if is_before else span
