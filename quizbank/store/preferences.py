"""Small remembered things of a library, by name: study settings and what a page should find again."""

from collections.abc import Iterable, Mapping

from quizbank.domain.changes import ChangeKind, Changes
from quizbank.store.engine import Library
from quizbank.store.failures import known_failures
from quizbank.store.undo import undoable


def get(library: Library, name: str, default: str = "") -> str:
    """The value under that name, or the default."""
    with library.looking() as connection:
        row = connection.execute("SELECT value FROM setting WHERE name = ?", (name,)).fetchone()
    return str(row[0]) if row else default


_PLAIN = " AND ".join(f"name NOT GLOB '{prefix}/*'" for prefix in ("accepted", "set", "tags", "flag", "dropped"))


def all_of(library: Library) -> Mapping[str, str]:
    """Everything remembered but variants, sets, tags, flags and reasons of drops, by name.

    It is the same mapping as long as nothing was remembered since. Every answer asks, so it is read anew only when
    another window has written or ``put`` has.
    """
    with known_failures(library.path):
        version, known = library.version(), library.remembered
        if known is None or known[0] != version:
            rows = library.connection.execute(f"SELECT name, value FROM setting WHERE {_PLAIN}")
            known = library.remembered = (version, dict(rows.fetchall()))
    return known[1]


def under(library: Library, prefix: str, empty: str = "") -> tuple[tuple[str, str], ...]:
    """(rest of the name, value) of everything that was put under that prefix and is not ``empty`` (taken back)."""
    with library.looking() as connection:
        rows = connection.execute(
            "SELECT substr(name, ?1), value FROM setting WHERE substr(name, 1, ?1 - 1) = ?2 AND value <> ?3"
            " ORDER BY rowid",
            (len(prefix) + 1, prefix, empty),
        ).fetchall()
    return tuple((str(rest), str(value)) for rest, value in rows)


def put_undoably(
    library: Library,
    name: str,
    value: str,
    label: str,
    kinds: Iterable[ChangeKind],
    ids: Iterable[str],
    *,
    empty: str = "",
) -> Changes:
    """Remember the value in one step that can be undone; what was never put counts as ``empty``."""
    with undoable(library, label, kinds, ids) as step:
        step.connection.execute("INSERT INTO setting VALUES (?, ?) ON CONFLICT (name) DO NOTHING", (name, empty))
        step.update("setting", {"name": name}, {"value": value})
    return step.changes


def put(library: Library, name: str, value: str) -> Changes:
    """Remember the value; not an action to undo."""
    with library.writing() as connection:
        connection.execute(
            "INSERT INTO setting VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value", (name, value)
        )
    library.remembered = None
    return Changes(frozenset({ChangeKind.SETTINGS}), (name,))
