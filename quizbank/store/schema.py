"""The schema of a library as plain values, read back from SQLite, so that two can be compared."""

import sqlite3
from dataclasses import dataclass

from quizbank.store.engine import Library


@dataclass(frozen=True, slots=True)
class TableShape:
    """Columns (name, type, not null, place in the key), indexes (columns, unique), references.

    A reference is (from, table, to, what happens on deletion).
    """

    columns: tuple[tuple[str, str, bool, int], ...]
    indexes: tuple[tuple[tuple[str, ...], bool], ...]
    references: tuple[tuple[str, str, str, str], ...]


def of_library(library: Library) -> dict[str, TableShape]:
    """The tables as the migrations made them."""
    with library.looking() as connection:
        return _shapes(connection)


def of_tables() -> dict[str, TableShape]:
    """The tables as ``store.tables`` defines them; imports SQLModel."""
    from sqlalchemy.pool import StaticPool
    from sqlmodel import create_engine

    from quizbank.store.tables import METADATA

    connection = sqlite3.connect(":memory:")
    engine = create_engine("sqlite://", creator=lambda: connection, poolclass=StaticPool)
    try:
        METADATA.create_all(engine)
        return _shapes(connection)
    finally:
        engine.dispose()
        connection.close()


def differences(library: Library) -> tuple[str, ...]:
    """The names of the tables in which the library differs from the definitions."""
    found, wanted = of_library(library), of_tables()
    return tuple(name for name in sorted(found.keys() | wanted.keys()) if found.get(name) != wanted.get(name))


def _shapes(connection: sqlite3.Connection) -> dict[str, TableShape]:
    names = connection.execute("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name").fetchall()
    return {name: _shape(connection, name) for (name,) in names}


def _shape(connection: sqlite3.Connection, table: str) -> TableShape:
    columns = connection.execute('SELECT name, type, "notnull", pk FROM pragma_table_info(?)', (table,)).fetchall()
    indexes = connection.execute(
        "SELECT name, \"unique\" FROM pragma_index_list(?) WHERE origin <> 'pk'", (table,)
    ).fetchall()
    references = connection.execute(
        'SELECT "from", "table", "to", on_delete FROM pragma_foreign_key_list(?) ORDER BY 1, 2', (table,)
    ).fetchall()
    return TableShape(
        tuple((name, kind, bool(notnull), key) for name, kind, notnull, key in columns),
        tuple(sorted((_columns(connection, name), bool(unique)) for name, unique in indexes)),
        tuple(references),
    )


def _columns(connection: sqlite3.Connection, index: str) -> tuple[str, ...]:
    return tuple(row[0] for row in connection.execute("SELECT name FROM pragma_index_info(?) ORDER BY seqno", (index,)))
