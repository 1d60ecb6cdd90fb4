"""Small remembered things of a library, by name: study settings and what a page should find again."""

from collections.abc import Mapping

from quizbank.domain.changes import ChangeKind, Changes
from quizbank.store.engine import Library
from quizbank.store.failures import known_failures


def get(library: Library, name: str, default: str = "") -> str:
    """The value under that name, or the default."""
    with library.looking() as connection:
        row = connection.execute("SELECT value FROM setting WHERE name = ?", (name,)).fetchone()
    return str(row[0]) if row else default


def all_of(library: Library) -> Mapping[str, str]:
    """Everything remembered but the variants, by name; the same mapping as long as nothing was remembered since.

    Every answer asks, so it is read anew only when another window has written or ``put`` has.
    """
    with known_failures(library.path):
        version, known = library.version(), library.remembered
        if known is None or known[0] != version:
            rows = library.connection.execute("SELECT name, value FROM setting WHERE name NOT GLOB 'accepted/*'")
            known = library.remembered = (version, dict(rows.fetchall()))
    return known[1]


def put(library: Library, name: str, value: str) -> Changes:
    """Remember the value; not an action to undo."""
    with library.writing() as connection:
        connection.execute(
            "INSERT INTO setting VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value", (name, value)
        )
    library.remembered = None
    return Changes(frozenset({ChangeKind.SETTINGS}), (name,))
