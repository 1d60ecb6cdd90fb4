"""The names of everybody and everything named in the library: what a typed answer could be mistaken for."""

import json
from dataclasses import dataclass
from weakref import WeakKeyDictionary

from quizbank.store.engine import Library


@dataclass(frozen=True, slots=True)
class NamedActor:
    """An entity of one article: its id there, its kind, and its names, the fullest first."""

    article: str
    entity: str
    kind: str
    names: tuple[str, ...]


_READ: WeakKeyDictionary[Library, tuple[str, tuple[NamedActor, ...]]] = WeakKeyDictionary()
_IN_LIBRARY = "FROM reading JOIN article ON article.id = reading.article AND article.deleted IS NULL"


def in_library(library: Library) -> tuple[NamedActor, ...]:
    """Every entity of every article in the library.

    It is asked for with every typed answer, so it is read anew only when articles have come or gone.
    """
    with library.looking() as connection:
        (stamp,) = connection.execute(
            "SELECT coalesce(group_concat(version), '')"
            f" FROM (SELECT article.id || reading.version AS version {_IN_LIBRARY} ORDER BY 1)"
        ).fetchone()
        known = _READ.get(library)
        if known is not None and known[0] == stamp:
            return known[1]
        rows = connection.execute(
            "SELECT reading.article, entity.value ->> '$.id', entity.value ->> '$.kind', entity.value ->> '$.name',"
            " entity.value -> '$.aliases', coalesce(entity.value ->> '$.acronym', '')"
            f" {_IN_LIBRARY} JOIN json_each(reading.outline, '$.entities') AS entity ORDER BY article.added, entity.key"
        ).fetchall()
    actors = tuple(
        NamedActor(article, entity, kind, tuple(filter(None, (name, *json.loads(aliases or "[]"), acronym))))
        for article, entity, kind, name, aliases, acronym in rows
    )
    _READ[library] = (stamp, actors)
    return actors
