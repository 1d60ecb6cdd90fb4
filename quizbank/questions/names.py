"""Names: how a stem writes one, and which other forms of it a typed answer may take."""

from collections.abc import Iterable, Iterator

from quizbank import resources
from quizbank.domain.identity import fold
from quizbank.domain.reading import Entity, EntityKind
from quizbank.questions.material import Material


def written(material: Material, entity_id: str, fallback: str = "") -> str:
    """The full name as a sentence writes it, with "the" where the article writes it so."""
    entity = material.entities.get(entity_id)
    if entity is None:
        return fallback
    article = resources.toml("stems", material.article.language, "words.toml")["articles"][0]
    begins_with_it = fold(entity.name).startswith(fold(article) + " ")
    return (
        f"{article} {entity.name}" if entity_id in material.names_with_article and not begins_with_it else entity.name
    )


def variants(material: Material, entity: Entity, form: str = "", *, located: bool = False) -> tuple[str, ...]:
    """Every form that is taken for right: full name, surname, acronym and long form, the article's own forms.

    Never a form that also names another entity of the article, nor a bare first name. ``form`` is how the
    evidence writes the name; ``located`` that somebody is or goes there, so that a capital is no government.
    """
    article = resources.toml("stems", material.article.language, "words.toml")["articles"][0]
    forms = [entity.name, entity.acronym]
    if entity.kind is EntityKind.PERSON:
        forms += [surname(material, entity), *_without_middle(material, entity), *_longer_aliases(material, entity)]
    elif entity.kind is not EntityKind.PLACE:
        forms += [*entity.aliases, *_without_state(material, entity)]
    elif entity.subtype == "capital" and not located:
        forms.append(country_of(entity.name, material.article.language))
    if entity.id in material.names_with_article:
        forms += [f"{article} {f}" for f in forms if f]
    government = forms[-1] if entity.subtype == "capital" and not located else ""
    taken = [f for f in forms if f and (f == government or not is_shared(material, entity, f))]
    return tuple(dict.fromkeys([*taken, form] if form else taken))


def _without_state(material: Material, entity: Entity) -> Iterator[str]:
    """The name of a body without its state ("Supreme Court" of the United States), if two words are left."""
    words = resources.toml("stems", material.article.language, "words.toml")
    for state in words["own_state"]:
        rest = entity.name.removeprefix(f"{state} ")
        if rest != entity.name and " " in rest:
            yield rest


def surname(material: Material, entity: Entity) -> str:
    """The family name of a person, or the whole name where it cannot be told."""
    parts = _unsuffixed(material, entity.name)
    if len(parts) < 2:
        return entity.name
    words = resources.toml("stems", material.article.language, "words.toml")
    singles = [a for a in entity.aliases if " " not in a]
    if parts[0] in singles and parts[-1] not in singles:
        return parts[0]
    if len(parts) == 2 and parts[0] in words["family_name_first"] and parts[-1] not in singles:
        return parts[0]
    if parts[-1] not in singles and (middle := next((p for p in parts[1:-1] if p in singles), "")):
        return middle  # of two family names the one that is used: "Rosselló" of Ricardo Rosselló Nevares
    for alias in sorted(entity.aliases, key=len, reverse=True):
        if " " in alias and alias != entity.name and entity.name.endswith(" " + alias):
            return alias
    start = len(parts) - 1
    while start > 1 and parts[start - 1].lower() in words["particles"]:
        start -= 1
    return " ".join(parts[start:])


def _unsuffixed(material: Material, name: str) -> list[str]:
    """The words of a name without "Jr." and the like."""
    suffixes = resources.toml("stems", material.article.language, "words.toml")["name_suffixes"]
    return [part for part in name.replace(",", " ").split() if part.lower().rstrip(".") not in suffixes]


def _without_middle(material: Material, entity: Entity) -> tuple[str, ...]:
    """The name without suffix and, where the family name is its last word, without what stands in the middle."""
    parts, family = _unsuffixed(material, entity.name), surname(material, entity)
    plain = " ".join(parts)
    if len(parts) > 2 and family in parts[1:]:
        return plain, f"{parts[0]} {family}"
    return (plain,) if plain != entity.name else ()


def country_of(capital: str, language: str) -> str:
    """The country whose government goes by that capital's name, or ""."""
    rows = resources.toml("lexicons", language, "countries.toml")["countries"]
    return next((name for name, _, seat, _ in rows if seat == capital), "")


def is_shared(material: Material, entity: Entity, form: str) -> bool:
    """Whether the form also fits another entity of the article (by its name, an alias or a family name)."""
    folded = fold(form)
    others = material.bearers.get(folded, ())
    own = any(fold(alias) == folded for alias in entity.aliases)  # the article itself calls nobody else so
    if entity.kind is EntityKind.PERSON and not own:
        others = (*others, *material.partly_named.get(folded, ()))
    return any(other.id != entity.id and not _same_body(entity, other) for other in others)


def _same_body(entity: Entity, other: Entity) -> bool:
    return entity.kind is other.kind and fold(entity.name) == fold(other.name)


def _longer_aliases(material: Material, entity: Entity) -> Iterable[str]:
    family = fold(surname(material, entity))
    return (a for a in entity.aliases if family in fold(a).split() or family == fold(a))
