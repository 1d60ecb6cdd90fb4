"""Undo: each action notes in its own transaction how to take it back.

An undo row is a row as it was before (table, key, before-image), or an event of the log: rows are written back, an
event is answered by an UNDO event, since the log is never rewritten. A grade is its event and needs no row.
"""

import json
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import contextmanager

from quizbank.domain.changes import ChangeKind, Changes
from quizbank.domain.errors import QuizbankError
from quizbank.store import events
from quizbank.store.engine import Library

_KEPT_STEPS = 200
_EVENT = "event"

type Cell = str | int | float | None


class Step:
    """The action under way: writes that can be taken back, and what they touched."""

    def __init__(self, connection: sqlite3.Connection, number: int, changes: Changes) -> None:
        self.connection = connection
        self.number = number
        self.changes = changes
        self._rows = 0

    def update(self, table: str, key: dict[str, Cell], values: dict[str, Cell]) -> None:
        """Change the row with that key; nothing happens if there is none."""
        where = " AND ".join(f"{column} = ?" for column in key)
        before = self.connection.execute(f"SELECT {', '.join(values)} FROM {table} WHERE {where}", (*key.values(),))
        if (row := before.fetchone()) is None:
            return
        self._note(table, key, dict(zip(values, row, strict=True)))
        _write_back(self.connection, table, key, values)

    def note_event(self, event: int) -> None:
        """The action appended that event to the log."""
        self._note(_EVENT, {"id": event}, {})

    def note_restore(self, table: str, key: dict[str, Cell], values: dict[str, Cell]) -> None:
        """Undoing sets those columns to these values, whatever they were before."""
        self._note(table, key, values)

    def _note(self, table: str, key: dict[str, Cell], before: dict[str, Cell]) -> None:
        self.connection.execute(
            "INSERT INTO undo_row VALUES (?, ?, ?, ?, ?)",
            (self.number, self._rows, table, json.dumps(key), json.dumps(before)),
        )
        self._rows += 1


@contextmanager
def undoable(
    library: Library, label: str, kinds: Iterable[ChangeKind], ids: Iterable[str] = (), *, careful: bool = False
) -> Iterator[Step]:
    """One transaction that can be undone; ``label`` is a code under [undo] of the strings catalogue."""
    changes = Changes(frozenset(kinds), tuple(ids), label)
    with library.writing(careful=careful) as connection:
        number = connection.execute(
            "INSERT INTO undo_step (label, kinds, ids) VALUES (?, ?, ?)",
            (label, json.dumps(sorted(changes.kinds)), json.dumps(changes.ids)),
        ).lastrowid
        assert number is not None
        yield Step(connection, number, changes)
        connection.execute("DELETE FROM undo_step WHERE id <= ?", (number - _KEPT_STEPS,))
    library.own_steps.append((number, label))


def note_logged(library: Library, event: int, label: str) -> None:
    """An action that only appended that event can be taken back by it alone.

    The log knows all that undoing needs, so nothing else is written: a grade would write half as many pages more.
    """
    library.own_steps.append((-event, label))


def undo_last(library: Library, stamp: events.Stamp) -> Changes | None:
    """Take back the last action of this session, None if there is none.

    ``stamp`` is that of the undoing, for the log. QuizbankError("cannot_undo") if another window has overtaken the
    action; it is passed over then, so that the one before can be taken back.
    """
    while library.own_steps:
        number, label = library.own_steps[-1]
        try:
            changes = _take_back(library, number, label, stamp)
        except QuizbankError as error:
            if error.code == "cannot_undo":
                library.own_steps.pop()
            raise
        library.own_steps.pop()
        if changes:
            return changes
    return None


def _take_back(library: Library, number: int, label: str, stamp: events.Stamp) -> Changes | None:
    """Undo one step; None if it is too old to be kept still."""
    if number < 0:
        with library.writing() as connection:
            uid = events.take_back(connection, -number, stamp)
        return Changes(frozenset({ChangeKind.CARDS}), (uid,), label, undone=True)
    with library.writing() as connection:
        step = connection.execute("SELECT kinds, ids FROM undo_step WHERE id = ?", (number,)).fetchone()
        if step is None:
            return None
        rows = connection.execute(
            "SELECT table_name, row_key, before FROM undo_row WHERE step = ? ORDER BY position DESC", (number,)
        ).fetchall()
        for table, key, before in rows:
            if table == _EVENT:
                events.take_back(connection, json.loads(key)["id"], stamp)
            else:
                _write_back(connection, table, json.loads(key), json.loads(before))
        connection.execute("DELETE FROM undo_step WHERE id = ?", (number,))
    kinds, ids = step
    return Changes(frozenset(map(ChangeKind, json.loads(kinds))), tuple(json.loads(ids)), label, undone=True)


def _write_back(connection: sqlite3.Connection, table: str, key: dict[str, Cell], values: dict[str, Cell]) -> None:
    """Set the columns of one row. Names come from this room's code, never from outside."""
    columns = ", ".join(f"{column} = ?" for column in values)
    where = " AND ".join(f"{column} = ?" for column in key)
    connection.execute(f"UPDATE {table} SET {columns} WHERE {where}", (*values.values(), *key.values()))
