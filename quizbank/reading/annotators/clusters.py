"""Entities: all mentions of one actor, organization or place in the document together."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from quizbank.domain.article import ParagraphKind
from quizbank.domain.reading import Entity, EntityKind, Mention
from quizbank.reading.draft import Draft, Layer, Span
from quizbank.reading.people import fullest, is_same_person, is_variant, short_forms, suffix_of
from quizbank.reading.phrases import plain

NAME = "clusters"
NEEDS = frozenset({Layer.TOKENS, Layer.SPANS, Layer.SIGNALS})
GIVES = frozenset({Layer.ENTITIES})

_BEFORE_KNOWN = frozenset({",", "(", "better", "widely"})
_SMALL = frozenset({"of", "the", "for", "and", "in", "on", "at", "'s"})
# The subtype of a person of whom the text says only a surname that several persons in it bear.
SHARED_SURNAME = "shared_surname"
# How many paragraphs back a full name still decides whom a shared surname means.
_NEAR = 1
# How often a surname must have meant the same person to go on meaning it when a relative is named once.
_OFTEN = 2
# A name of fewer words ("Foreign Ministry") may be another country's.
_FEWEST_WORDS = 3


def annotate(draft: Draft) -> Draft:
    """The spans as entities, numbered by first mention."""
    people = _People(draft)
    groups: dict[tuple[str, ...], list[Span]] = {}
    for span in draft.spans:
        is_person = span.kind is EntityKind.PERSON
        key = ("person", people.key(draft, span)) if is_person else _key(draft, span)
        groups.setdefault(key, []).append(span)
    _join_acronyms(draft, groups)
    _join_longer(draft, groups)
    _join_bare(draft, groups)
    _join_known_as(draft, groups)
    numbered = enumerate(groups.items(), 1)
    entities = (_entity(draft, n, group, is_unclear=key in people.unclear) for n, (key, group) in numbered)
    return replace(draft, entities=tuple(entities))


def _key(draft: Draft, span: Span) -> tuple[str, ...]:
    """The same for spans of one bearer: its canonical name, else its words in any order."""
    if span.canonical:
        return (span.kind, span.canonical)
    words = [_country(draft, word) for word in plain(draft.form(span)).split()]
    if span.kind is EntityKind.ORGANIZATION and len(words) > 1:
        # "Iraqi Parliament", "Parliament of Iraq"
        words = [draft.lexicon.peoples.get(word.capitalize(), word).lower() for word in words]
    return (span.kind, *sorted(word for phrase in words for word in phrase.split() if word not in _SMALL))


def _country(draft: Draft, word: str) -> str:
    """The word in small letters, "U.S." in a longer name as "united states"."""
    known = draft.lexicon.names.get(word) if word.isupper() else None
    is_country = known is not None and known.kind is EntityKind.PLACE
    return (known.canonical if known and is_country else word).lower().replace(".", "")


def _join_acronyms(draft: Draft, groups: dict[tuple[str, ...], list[Span]]) -> None:
    """A bare acronym that nothing explains joins the one organization with these initials."""
    organizations = {key: group for key, group in groups.items() if group[0].kind is EntityKind.ORGANIZATION}
    for key, group in organizations.items():
        form = draft.form(group[0])
        if group[0].canonical or not form.isupper() or not 3 <= len(form) <= 6:
            continue
        fits = [k for k, g in organizations.items() if k != key and _initials(draft.form(g[0])) == form]
        if len(fits) == 1:
            owners = sorted((*groups[fits[0]], *(replace(span, acronym=form) for span in groups.pop(key))), key=_first)
            groups[fits[0]] = owners


def _join_longer(draft: Draft, groups: dict[tuple[str, ...], list[Span]]) -> None:
    """A body joins the one longer form of its name that adds only whose it is, or that it is a party."""
    names = {key: draft.form(group[0]) for key, group in groups.items() if key[0] == EntityKind.ORGANIZATION}
    for key, name in names.items():
        others = ((k, other) for k, other in names.items() if k != key)
        fits = [k for k, o in others if _is_longer_form(draft, o, name) or _is_of_members(draft, o, name)]
        if len(fits) == 1 and fits[0] in groups and key in groups:
            groups[fits[0]] = sorted((*groups[fits[0]], *groups.pop(key)), key=_first)
    ordered = sorted(groups.items(), key=lambda item: item[1][0].first)
    groups.clear()
    groups.update(ordered)


def _is_longer_form(draft: Draft, longer: str, name: str) -> bool:
    """Whether the longer form adds only whose the body is ("House … Committee") or what it is ("Labour Party")."""
    words = len(name.split())
    if longer.startswith(f"{name} "):
        rest = longer.removeprefix(f"{name} ")
        is_whole = name in draft.lexicon.subtypes or name in draft.lexicon.bare_bodies
        is_lone = words == 1 and not name.isupper() and not is_whole
        is_court = rest.startswith("for the ") and draft.lexicon.subtype(name.split()) == "court"
        return is_lone or is_court or (words > 1 and draft.lexicon.subtypes.get(rest) == "party")
    if longer.endswith(f" {name} Party"):
        # "Labour" in a text about the "New Zealand Labour Party".
        return draft.lexicon.names.get(longer.removesuffix(f" {name} Party")) is not None
    if not longer.endswith(f" {name}"):
        return False
    owner = longer.removesuffix(f" {name}")
    if words > 1 and owner in draft.lexicon.bare_bodies | {"Senate"}:
        return True
    if words < _FEWEST_WORDS:
        return False
    known = draft.lexicon.names.get(owner)
    return known is not None and known.kind in {EntityKind.PLACE, EntityKind.GROUP}


def _is_of_members(draft: Draft, party: str, name: str) -> bool:
    """Whether the name is what the party's members are: "Liberals", "Social Democrats" beside "Liberal Party of …"."""
    stem = name.removesuffix("s").replace("Democrat", "Democratic")
    return name.endswith("s") and f" {stem} " in f" {party}" and draft.lexicon.subtype(party.split()) == "party"


def _join_bare(draft: Draft, groups: dict[tuple[str, ...], list[Span]]) -> None:
    """A bare "House" or "Parliament" joins the only body of the text that is one and has a longer name."""
    bodies = {key: group for key, group in groups.items() if group[0].kind is EntityKind.ORGANIZATION}
    for key, group in bodies.items():
        word = draft.form(group[0])
        is_bare = word in draft.lexicon.subtypes or word in draft.lexicon.bare_bodies
        if not is_bare or _is_the_usual(draft, group[0], groups):
            continue
        fits = [k for k, g in bodies.items() if k != key and k in groups and _is_named_as(draft, g, word)]
        if len(fits) == 1:
            groups[fits[0]] = sorted((*groups[fits[0]], *groups.pop(key)), key=_first)
    ordered = sorted(groups.items(), key=lambda item: item[1][0].first)
    groups.clear()
    groups.update(ordered)


def _join_known_as(draft: Draft, groups: dict[tuple[str, ...], list[Span]]) -> None:
    """What somebody or something is "known as" joins the name that stands before it."""
    key_at = {span.first: key for key, group in groups.items() for span in group}
    behind = {span.last: key for key, group in groups.items() for span in group}
    for at in draft.lexicon.known_as.find(draft.text):
        place = draft.token_range(at[0], at[1])
        if not place:
            continue
        first, last = place
        while first > 0 and (draft.tokens.text[first - 1] in _BEFORE_KNOWN or draft.tokens.pos[first - 1] == "ADV"):
            first -= 1
        last += draft.tokens.text[last : last + 1] == ("the",)
        one, other = behind.get(first), key_at.get(last)
        if one and other and one != other and one[0] == other[0] and one in groups and other in groups:
            groups[one] = sorted((*groups[one], *groups.pop(other)), key=_first)
            key_at |= {span.first: one for span in groups[one]}
            behind |= {span.last: one for span in groups[one]}


def _is_named_as(draft: Draft, group: Sequence[Span], word: str) -> bool:
    # A bare "House" is a parliament's, never "Government House".
    if word in draft.lexicon.bare_bodies and group[0].subtype not in {"parliament", ""}:
        return False
    forms = {draft.form(span) for span in group}
    return any(form.endswith(f" {word}") or form.startswith(f"{word} of ") for form in forms)


def _is_the_usual(draft: Draft, span: Span, groups: Mapping[tuple[str, ...], Sequence[Span]]) -> bool:
    """Whether a bare name that the gazetteer knows means the body it knows: its country is named in the text."""
    if not span.canonical:
        return False
    owner = draft.lexicon.usual_owners.get(span.canonical)
    whose = (draft.lexicon.peoples.get(key[1], key[1]) for key, group in groups.items() if group[0].is_known)
    return owner is None or owner in whose


def _first(span: Span) -> int:
    return span.first


def _initials(name: str) -> str:
    words = name.replace("-", " ").split()
    return "".join(word[0] for word in words if word[0].isupper()) if len(words) > 2 else ""


@dataclass(slots=True)
class _Person:
    """A person named in full, while clusters are made."""

    name: str
    forms: set[str]
    names: set[str]
    full_at: list[int] = field(default_factory=list)


class _People:
    """Whom a personal name means: persons named in full first, short forms after them."""

    def __init__(self, draft: Draft) -> None:
        self._persons: list[_Person] = []
        self._established: dict[str, str] = {}
        self._headline: set[str] = set()
        self._uses: Counter[str] = Counter()
        self.unclear: set[tuple[str, ...]] = set()
        for span in draft.spans:
            form = draft.form(span)
            if span.kind is EntityKind.PERSON and " " in form:
                self._add(form, span.first, draft)
                if draft.kind_at(span.first) is ParagraphKind.HEADING:
                    self._headline.add(form)

    def _add(self, form: str, token: int, draft: Draft) -> None:
        forms = set(short_forms(form, draft.lexicon))
        if any(form in person.forms for person in self._persons):
            return
        alike = [p for p in self._persons if any(is_same_person(form, name) for name in sorted(p.names))]
        suffix = suffix_of(form)
        if suffix and any(form == f"{name} {suffix}" for p in alike for name in p.names):
            # "Donald Trump Jr." where Donald Trump was named before: the surname alone stays with the father.
            forms = {name for name in forms if name.endswith(f" {suffix}")}
            alike = []
        person = alike[0] if alike else None
        if not person:
            person = _Person(form, set(), set())
            self._persons.append(person)
        person.names.add(form)
        person.forms |= forms
        person.full_at.append(token)

    def key(self, draft: Draft, span: Span) -> str:
        """The name of the person's cluster; an unclear short form is a cluster of its own."""
        form = draft.form(span)
        whole = [person for person in self._persons if form in person.names]
        candidates = whole or [person for person in self._persons if form in person.forms]
        if not candidates:
            candidates = [person for person in self._persons if form == person.name.split()[0]]
        if not candidates and " " not in form:
            candidates = [p for p in self._persons if any(is_variant(form, known) for known in sorted(p.forms))]
        if not candidates:
            # "Luk", "John Luk" of "John Luk Jok"
            candidates = [person for person in self._persons if f" {form} " in f" {person.name} "]
        if len(candidates) == 1:
            return candidates[0].name
        return self._among(candidates, draft, span, form)

    def _among(self, candidates: Sequence[_Person], draft: Draft, span: Span, form: str) -> str:
        """Whom a short form means that several persons share, as far as the text leaves no doubt.

        It means the one in the headline (or, in a headline, the one named in full first) if the others are named in
        full only once, or the only one named in full so far, and then stays with that person unless another bearer
        was named in full in the same or the previous paragraph and it did not mean that person often before.
        """
        leading = [person for person in candidates if person.names & self._headline]
        if not leading and draft.kind_at(span.first) is ParagraphKind.HEADING:
            leading = sorted(candidates, key=lambda person: person.full_at[0])[:1]
        if len(leading) == 1 and all(len(p.full_at) == 1 for p in candidates if p is not leading[0]):
            return leading[0].name
        introduced = [person for person in candidates if person.full_at[0] < span.first]
        if len(introduced) == 1:
            self._uses[form] += 1
            return self._established.setdefault(form, introduced[0].name)
        if name := self._near(introduced, draft, span, form):
            return name
        if candidates:
            self.unclear.add(("person", form))
        return form

    def _near(self, introduced: Sequence[_Person], draft: Draft, span: Span, form: str) -> str:
        """Whom the form means by what stands near it and by what it meant before; "" if that is in doubt."""
        paragraph = draft.sentence_of(span.first).paragraph
        near = [
            person.name
            for person in introduced
            if any(paragraph - _NEAR <= draft.sentence_of(at).paragraph <= paragraph for at in person.full_at)
        ]
        known = self._established.get(form, "")
        if not known:
            return near[0] if len(near) == 1 else ""
        is_only = all(len(person.full_at) == 1 for person in introduced if person.name != known)
        return known if set(near) <= {known} or (is_only and self._uses[form] >= _OFTEN) else ""


def _entity(draft: Draft, number: int, group: Sequence[Span], *, is_unclear: bool) -> Entity:
    forms = list(dict.fromkeys(draft.form(span) for span in group))
    kind, subtype = group[0].kind, next((span.subtype for span in group if span.subtype), "")
    if kind is EntityKind.PERSON and is_unclear:
        subtype = SHARED_SURNAME
    acronym = next((span.acronym for span in group if span.acronym), "")
    name = _name(kind, forms, group[0].canonical, acronym)
    if kind is EntityKind.ORGANIZATION and not subtype:
        subtype = "parliament" if name in draft.lexicon.bare_bodies else draft.lexicon.subtype(name.split())
    start, end = draft.tokens.start, draft.tokens.end
    mentions = tuple(
        Mention(start[span.first], end(span.last - 1), span.first, span.last, span.evidence) for span in group
    )
    return Entity(f"e{number}", kind, subtype, name, tuple(f for f in forms if f != name), mentions, acronym)


def _name(kind: EntityKind, forms: list[str], canonical: str, acronym: str) -> str:
    """The fullest form in the text; of a people the singular."""
    if canonical in forms or kind is EntityKind.GROUP:
        return canonical if canonical in forms else forms[0]
    return fullest([form for form in forms if form != acronym] or forms)
