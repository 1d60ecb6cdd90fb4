"""Small remembered things of a library, by name: study settings and what a page should find again."""

import json
from collections.abc import Iterable

from quizbank.domain.changes import ChangeKind, Changes
from quizbank.store.engine import Library


def get(library: Library, name: str, default: str = "") -> str:
    """The value under that name, or the default."""
    with library.looking() as connection:
        row = connection.execute("SELECT value FROM setting WHERE name = ?", (name,)).fetchone()
    return str(row[0]) if row else default


def several(library: Library, names: Iterable[str]) -> dict[str, str]:
    """The values under those names, as far as there are any."""
    with library.looking() as connection:
        rows = connection.execute(
            "SELECT name, value FROM setting WHERE name IN (SELECT value FROM json_each(?))",
            (json.dumps(tuple(names)),),
        )
        return dict(rows.fetchall())


def put(library: Library, name: str, value: str) -> Changes:
    """Remember the value; not an action to undo."""
    with library.writing() as connection:
        connection.execute(
            "INSERT INTO setting VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value", (name, value)
        )
    return Changes(frozenset({ChangeKind.SETTINGS}), (name,))
