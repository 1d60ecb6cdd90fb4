"""The word lists of a language, read once from ``resources/lexicons/<language>/``."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from re import Pattern
from typing import Any

from quizbank import resources
from quizbank.domain.reading import EntityKind
from quizbank.reading.phrases import PhraseIndex


@dataclass(frozen=True, slots=True)
class Known:
    """What a gazetteer knows of a name. ``canonical`` is shared by all forms of one bearer.

    ``ambiguous``: people bear the name too. ``acronym`` is "" where none is known.
    """

    kind: EntityKind
    subtype: str
    canonical: str
    acronym: str = ""
    ambiguous: bool = False


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Lists that annotators look names and words up in."""

    names: PhraseIndex[Known]
    titles: frozenset[str]
    title_words: frozenset[str]
    roles: frozenset[str]
    say_verbs: frozenset[str]
    human_verbs: frozenset[str]
    future_modals: frozenset[str]
    conditional_modals: frozenset[str]
    future_words: frozenset[str]
    month_names: frozenset[str]
    year_leads: frozenset[str]
    number_leads: frozenset[str]
    counted_nouns: frozenset[str]
    limits: frozenset[str]
    no_names: frozenset[str]
    post_nominals: frozenset[str]
    settled: frozenset[str]
    forms_of_address: frozenset[str]
    particles: frozenset[str]
    family_first: frozenset[str]
    given_names: frozenset[str]
    last_words: Mapping[str, str]
    subtypes: Mapping[str, str]
    subtype_phrases: Mapping[str, str]
    project_words: frozenset[str]
    event_words: frozenset[str]
    statesmen: frozenset[str]
    personal_verbs: frozenset[str]
    project_heads: frozenset[str]
    event_patterns: tuple[Pattern[str], ...]
    body_patterns: tuple[Pattern[str], ...]
    companions: frozenset[str]
    told_words: frozenset[str]
    usual_owners: Mapping[str, str]
    peoples: Mapping[str, str]
    bare_bodies: frozenset[str]
    pronouns: Mapping[str, str]
    genders: Mapping[str, str]
    described: Mapping[str, tuple[EntityKind, frozenset[str]]]
    offices: Mapping[str, str]
    neutral: frozenset[str]
    ships: frozenset[str]
    things: frozenset[str]
    laws: frozenset[str]
    calendar: frozenset[str]
    before_months: frozenset[str]
    before_places: frozenset[str]
    only_before_places: frozenset[str]
    body_nouns: Mapping[str, str]
    place_nouns: Mapping[str, str]
    place_firsts: Mapping[str, str]
    many_places: Mapping[str, str]
    nature: frozenset[str]
    body_tails: Mapping[str, str]
    motions: frozenset[str]
    located_nouns: frozenset[str]
    street_ends: tuple[str, ...]
    event_firsts: frozenset[str]
    occasions: frozenset[str]
    known_as: PhraseIndex[str]
    also_surnames: frozenset[str]
    offices_of: frozenset[str]
    partisan: frozenset[str]

    def phrase_subtype(self, words: Sequence[str]) -> str:
        """The subtype that a phrase in an organization's name tells; "" if none does."""
        name = f" {' '.join(words)} "
        return next((subtype for phrase, subtype in self.subtype_phrases.items() if f" {phrase} " in name), "")

    def subtype(self, words: Sequence[str]) -> str:
        """The subtype that an organization's words tell, the last telling word first; "" if none does."""
        if told := self.phrase_subtype(words):
            return told
        # In "Ministry of X" and "Center for X" the first word tells, in "Foreign Ministry" the last.
        for stop in ("of", "for"):
            if stop in words:
                words = words[: words.index(stop)]
        return next((self.subtypes[word] for word in reversed(words) if word in self.subtypes), "")


@cache
def load_lexicon(language: str) -> Lexicon:
    """The lists of a language."""
    people = resources.toml("lexicons", language, "people.toml")
    references = resources.toml("lexicons", language, "references.toml")
    words = resources.toml("lexicons", language, "words.toml")
    places = resources.toml("lexicons", language, "places.toml")
    organizations = resources.toml("lexicons", language, "organizations.toml")
    countries = resources.toml("lexicons", language, "countries.toml")
    beside = resources.toml("lexicons", language, "beside.toml")
    names = dict(_places(places))
    names |= dict(_countries(countries))
    names |= dict(_organizations(organizations))
    return Lexicon(
        names=PhraseIndex(names),
        titles=frozenset(words["titles"]),
        title_words=frozenset(word for title in words["titles"] for word in title.split()),
        roles=frozenset(words["roles"]),
        say_verbs=frozenset(words["say_verbs"]),
        human_verbs=frozenset(words["human_verbs"]),
        future_modals=frozenset(words["future_modals"]),
        conditional_modals=frozenset(words["conditional_modals"]),
        future_words=frozenset(words["future_words"]),
        month_names=frozenset(words["month_names"]),
        year_leads=frozenset(words["year_leads"]),
        number_leads=frozenset(words["number_leads"]),
        counted_nouns=frozenset(words["counted_nouns"]),
        limits=frozenset(words["limits"]),
        no_names=frozenset(words["no_names"]),
        post_nominals=frozenset(words["post_nominals"]),
        settled=frozenset(beside["settled"]),
        forms_of_address=frozenset(words["forms_of_address"]),
        particles=frozenset(words["particles"]),
        family_first=frozenset(words["family_first"]),
        given_names=frozenset((*words["given_names"], *people["given_names"])),
        last_words={word: subtype for subtype, some in places["last_words"].items() for word in some},
        subtypes=organizations["subtypes"],
        subtype_phrases=organizations["subtype_phrases"],
        event_words=frozenset(organizations["event_words"]),
        pronouns=references["pronouns"],
        genders=references["genders"],
        described=dict(_described(references)),
        offices=references["offices"],
        neutral=frozenset(references["neutral"]),
        project_words=frozenset(organizations["project_words"]),
        statesmen=frozenset(people["statesmen"]),
        personal_verbs=frozenset(people["personal_verbs"]),
        project_heads=frozenset(organizations["project_heads"]),
        body_patterns=tuple(re.compile(pattern) for pattern in organizations["body_patterns"]),
        companions=frozenset(organizations["companions"]),
        told_words=frozenset(beside["told_words"]),
        event_patterns=tuple(re.compile(pattern) for pattern in organizations["event_patterns"]),
        usual_owners=organizations["usual_owners"],
        bare_bodies=frozenset(organizations["bare_bodies"]),
        ships=frozenset(beside["ships"]),
        things=frozenset(beside["things"]),
        laws=frozenset(beside["laws"]),
        calendar=frozenset(beside["calendar"]),
        before_months=frozenset(beside["before_months"]),
        before_places=frozenset(beside["before_places"]),
        only_before_places=frozenset(beside["only_before_places"]),
        body_nouns=beside["body_nouns"],
        place_nouns=beside["place_nouns"],
        place_firsts=beside["place_firsts"],
        many_places=beside["many_places"],
        body_tails=beside["body_tails"],
        motions=frozenset(beside["motions"]),
        nature=frozenset(beside["nature"]),
        located_nouns=frozenset(beside["located_nouns"]),
        street_ends=tuple(beside["street_ends"]),
        event_firsts=frozenset(beside["event_firsts"]),
        occasions=frozenset(beside["occasions"]),
        also_surnames=frozenset(beside["also_surnames"]),
        offices_of=frozenset(beside["offices_of"]),
        partisan=frozenset(beside["partisan"]),
        known_as=PhraseIndex(dict.fromkeys(beside["known_as"], "")),
        peoples={adjective: row[0] for row in countries["countries"] for adjective in row[1]},
    )


def _described(lists: Mapping[str, Any]) -> Iterator[tuple[str, tuple[EntityKind, frozenset[str]]]]:
    for kind, table in ((EntityKind.ORGANIZATION, "bodies"), (EntityKind.PLACE, "places")):
        for noun, subtypes in lists[table].items():
            yield noun, (kind, frozenset(subtypes))


def _places(lists: Mapping[str, Any]) -> Iterator[tuple[str, Known]]:
    for subtype in ("region", "city", "facility"):
        for name in lists[subtype]:
            yield name, Known(EntityKind.PLACE, subtype, name)


def _countries(lists: Mapping[str, Any]) -> Iterator[tuple[str, Known]]:
    ambiguous, capitals = frozenset(lists["ambiguous"]), frozenset(lists["capitals"])

    def known(kind: EntityKind, subtype: str, canonical: str, form: str) -> tuple[str, Known]:
        return form, Known(kind, subtype, canonical, ambiguous=form in ambiguous)

    for people in lists["peoples"]:
        for form in _numbers(people):
            yield known(EntityKind.GROUP, "people", people, form)
    for country, adjectives, capital, others in lists["countries"]:
        for adjective in adjectives:
            for form in _numbers(adjective):
                yield known(EntityKind.GROUP, "nationality", adjectives[0], form)
        for form in (country, *others):
            is_capital = form in capitals
            # A capital's former name is a name of its own: an article may be about the renaming.
            yield known(EntityKind.PLACE, "capital" if is_capital else "country", form if is_capital else country, form)
        if capital:
            yield known(EntityKind.PLACE, "capital", capital, capital)


def _numbers(noun: str) -> tuple[str, ...]:
    """Singular and, where it is formed by -s, plural."""
    return (noun,) if noun.endswith(("ese", "sh", "ch", "s", "men", "man")) else (noun, f"{noun}s")


def _organizations(lists: Mapping[str, Any]) -> Iterator[tuple[str, Known]]:
    for event in lists["events"]:
        yield event, Known(EntityKind.EVENT, "", event)
    for project in lists["projects"]:
        yield project, Known(EntityKind.PROJECT, "", project)
    for outlet in lists["outlets"]:
        yield outlet, Known(EntityKind.ORGANIZATION, "media", outlet.removeprefix("The "))
    for name, acronym, subtype, others in lists["known"]:
        for form in filter(None, (name, acronym, *others)):
            known = Known(EntityKind.ORGANIZATION, subtype, name, acronym)
            yield form, known
            if subtype == "bloc" and " " in form:
                # "European union": written small by some.
                first, last = form.rsplit(" ", 1)
                yield f"{first} {last.lower()}", known
