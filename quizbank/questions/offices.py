"""Offices: a role taken apart into what somebody is and where, and which states a person's roles belong to."""

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from quizbank import resources
from quizbank.domain.fact import EntityValue, Fact
from quizbank.domain.identity import fold
from quizbank.questions import names
from quizbank.questions.material import Material


@dataclass(frozen=True, slots=True)
class Office:
    """A role in two: ``alone`` ("president") and ``place`` ("the United States"), as a sentence writes them."""

    alone: str
    place: str


def public_office(material: Material, fact: Fact) -> Office | None:
    """The office of a state that the role is; None for a role in a body, and for one that is no public office."""
    found = re.fullmatch(r"(?:the )?(.+?) of ((?:the )?[A-Z].*)", fact.phrase("role"))
    language = material.article.language
    if found is None or not powers(language).get(_bare(found[2])):
        return None
    heads = resources.toml("stems", language, "distractors.toml")["public_offices"]
    known = any(fold(found[1]).endswith(head) for head in heads)
    return Office(found[1], found[2]) if known else None


def post(material: Material, fact: Fact) -> tuple[Office, str] | None:
    """The role in a body and the preposition between them: "expert", "the Institute", "at"; None for other roles."""
    of = fact.argument("of")
    if of is None or not isinstance(of.value, EntityValue) or of.value.entity not in material.entities:
        return None
    entity = material.entities[of.value.entity]
    words = resources.toml("stems", material.article.language, "words.toml")
    articles, prepositions = "|".join(words["articles"]), "|".join(words["role_prepositions"])
    for form in sorted({entity.name, entity.acronym, *entity.aliases} - {""}, key=lambda f: (-len(f), f)):
        found = re.fullmatch(
            rf"(.+?) ({prepositions}) (?:(?:{articles}) )?{re.escape(form)}",
            fact.phrase("role"),
            re.IGNORECASE,
        )
        if found:
            return Office(found[1], names.written(material, entity.id)), found[2]
    return None


def states_of(material: Material, person: str) -> frozenset[str]:
    """The states that a person's roles name, by their own name, an adjective, their capital or their government."""
    language = material.article.language
    roles = material.roles.get(person, ())
    return frozenset[str]().union(*(_states_in(fact.phrase("role"), language) for fact in roles))


@lru_cache(maxsize=1024)
def _states_in(role: str, language: str) -> frozenset[str]:
    """The states that a role names: asked of every person for every other's wrong answers."""
    known = powers(language)
    found: frozenset[str] = frozenset()
    tokens = re.findall(r"[\w.’-]+", role)
    for size in (1, 2, 3):
        for at in range(len(tokens) - size + 1):
            found |= known.get(fold(" ".join(tokens[at : at + size])), frozenset())
    return found


@cache
def powers(language: str) -> dict[str, frozenset[str]]:
    """The countries for which a folded name stands: its own, its capital's, its government's seat, its adjectives."""
    seats: dict[str, list[str]] = resources.toml("stems", language, "distractors.toml")["seats"]
    found: dict[str, frozenset[str]] = {}
    for name, adjectives, capital, others in resources.toml("lexicons", language, "countries.toml")["countries"]:
        for form in (name, capital, *adjectives, *others, *seats.get(name, ())):
            if form:
                found[fold(form)] = found.get(fold(form), frozenset()) | {name}
    return found


def offices_of(language: str, office: Office) -> tuple[str, ...]:
    """Offices as high that the state is sure to have: what a wrong answer may be. None beside the highest."""
    groups: dict[str, list[str]] = resources.toml("stems", language, "distractors.toml")["state_offices"]
    if fold(office.alone) in groups["highest"]:
        return ()
    name = next(iter(powers(language).get(_bare(office.place), ())), "")
    return tuple(groups.get(name, groups["other"]))


def _bare(place: str) -> str:
    return fold(re.sub("^the ", "", place))
