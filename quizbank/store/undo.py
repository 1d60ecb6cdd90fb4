"""Undo and redo: each action notes in its own transaction how to take it back and how to do it again.

An undo row is a row as it was before and as it became (table, key, two images), all rows of a key likewise (two lists
of rows), or an event of the log: rows are written back, an event is answered by an UNDO event, and that by one more,
since the log is never rewritten. A grade is its event and needs no row.
"""

import json
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import contextmanager

from quizbank.domain.changes import ChangeKind, Changes
from quizbank.domain.errors import QuizbankError
from quizbank.store import events
from quizbank.store.engine import Library

_KEPT_STEPS = 2000  # more than anybody does in one session
_EVENT = "event"

type Cell = str | int | float | None
type Row = tuple[Cell, ...]
type _Image = dict[str, Cell] | list[Row]


class Step:
    """The action under way: writes that can be taken back, and what they touched."""

    def __init__(self, connection: sqlite3.Connection, number: int, changes: Changes) -> None:
        self.connection = connection
        self.number = number
        self.changes = changes
        self._rows = 0

    def update(self, table: str, key: dict[str, Cell], values: dict[str, Cell]) -> None:
        """Change the row with that key; nothing happens if there is none."""
        if (row := _cells(self.connection, table, key, values)) is None:
            return
        self._note(table, key, dict(zip(values, row, strict=True)), values)
        _write_back(self.connection, table, key, values)

    def replace(self, table: str, key: dict[str, Cell], rows: Iterable[Row]) -> None:
        """Put those rows in place of all that have that key; only in tables that no other table refers to."""
        before = _rows(self.connection, table, key)
        _lay(self.connection, table, key, rows)
        after = _rows(self.connection, table, key)
        if before != after:
            self._note(table, key, before, after)

    def note_event(self, event: int) -> None:
        """The action appended that event to the log."""
        self._note(_EVENT, {"id": event}, {}, {})

    def note_new(self, table: str, key: dict[str, Cell], undone: dict[str, Cell], done: dict[str, Cell]) -> None:
        """The action wrote a new row with the cells ``done``; undoing makes them ``undone``, for no row is erased."""
        self._note(table, key, undone, done)

    def note_rows(self, table: str, key: dict[str, Cell], undone: Iterable[Row], done: Iterable[Row]) -> None:
        """The action left the rows ``done`` under that key; undoing puts the rows ``undone`` in their place."""
        self._note(table, key, list(undone), list(done))

    @property
    def is_idle(self) -> bool:
        """Whether nothing was noted yet."""
        return not self._rows

    def _note(self, table: str, key: dict[str, Cell], before: _Image, after: _Image) -> None:
        self.connection.execute(
            "INSERT INTO undo_row VALUES (?, ?, ?, ?, ?, ?)",
            (self.number, self._rows, table, json.dumps(key), json.dumps(before), json.dumps(after)),
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
    library.own_undone.clear()


def note_logged(library: Library, event: int, label: str) -> None:
    """An action that only appended that event can be taken back by it alone.

    The log knows all that undoing needs, so nothing else is written: a grade would write half as many pages more.
    """
    library.own_steps.append((-event, label))
    library.own_undone.clear()


def undo_last(library: Library, stamp: events.Stamp) -> Changes | None:
    """Take back the last action of this session, None if there is none.

    ``stamp`` is that of the undoing, for the log. QuizbankError("cannot_undo") if another window has overtaken the
    action; it is passed over then, so that the one before can be taken back.
    """
    return _step_over(library, stamp, library.own_steps, library.own_undone, back=True)


def redo_last(library: Library, stamp: events.Stamp) -> Changes | None:
    """Do again what was taken back last, None if nothing was or another action came since.

    QuizbankError("cannot_redo") as for undoing.
    """
    return _step_over(library, stamp, library.own_undone, library.own_steps, back=False)


def _step_over(
    library: Library,
    stamp: events.Stamp,
    taken: list[tuple[int, str]],
    given: list[tuple[int, str]],
    *,
    back: bool,
) -> Changes | None:
    """Carry the last of the ``taken`` steps over to the ``given`` ones; those too old to be kept still are dropped."""
    while taken:
        number, label = taken[-1]
        try:
            changes = _turn(library, number, label, stamp, back=back)
        except _Overtaken as error:
            taken.pop()
            raise QuizbankError("cannot_undo" if back else "cannot_redo") from error
        taken.pop()
        if changes:
            given.append((number, label))
            return changes
    return None


class _Overtaken(Exception):  # noqa: N818 - raised and caught in this module
    """A row or a card is not as the step left it: another window has changed it since."""


def _turn(library: Library, number: int, label: str, stamp: events.Stamp, *, back: bool) -> Changes | None:
    """Take one step back or do it again; None if it is too old to be kept still."""
    if number < 0:
        return _turn_logged(library, -number, label, stamp, back=back)
    with library.writing() as connection:
        step = connection.execute("SELECT kinds, ids FROM undo_step WHERE id = ?", (number,)).fetchone()
        if step is None:
            return None
        rows = connection.execute(
            "SELECT table_name, row_key, before, after FROM undo_row WHERE step = ? ORDER BY position", (number,)
        ).fetchall()
        for table, key_text, *images in reversed(rows) if back else rows:
            key = json.loads(key_text)
            before, after = map(json.loads, images)
            if table == _EVENT:
                turned = events.take_back if back else events.give_back
                if not turned(connection, key["id"], stamp):
                    raise _Overtaken
                continue
            _change(connection, table, key, *((after, before) if back else (before, after)))
    kinds, ids = step
    return Changes(
        frozenset(map(ChangeKind, json.loads(kinds))), tuple(json.loads(ids)), label, undone=back, redone=not back
    )


def _change(connection: sqlite3.Connection, table: str, key: dict[str, Cell], found: _Image, wanted: _Image) -> None:
    """Write one image over another, which must still be there."""
    if isinstance(found, list) or isinstance(wanted, list):
        if _rows(connection, table, key) != [tuple(row) for row in found]:
            raise _Overtaken
        _lay(connection, table, key, [tuple(row) for row in wanted])
        return
    if _cells(connection, table, key, found) != tuple(found.values()):
        raise _Overtaken
    try:
        _write_back(connection, table, key, wanted)
    except sqlite3.IntegrityError as error:  # another window has given what is unique to another row
        raise _Overtaken from error


def _rows(connection: sqlite3.Connection, table: str, key: dict[str, Cell]) -> list[Row]:
    """All rows with that key. Names come from this room's code, never from outside."""
    where = " AND ".join(f"{column} = ?" for column in key)
    return connection.execute(f"SELECT * FROM {table} WHERE {where} ORDER BY rowid", (*key.values(),)).fetchall()


def _lay(connection: sqlite3.Connection, table: str, key: dict[str, Cell], rows: Iterable[Row]) -> None:
    """Put the rows in place of all that have that key. Names come from this room's code, never from outside."""
    where = " AND ".join(f"{column} = ?" for column in key)
    connection.execute(f"DELETE FROM {table} WHERE {where}", (*key.values(),))
    for row in rows:
        connection.execute(f"INSERT INTO {table} VALUES ({', '.join('?' * len(row))})", row)


def _turn_logged(library: Library, event: int, label: str, stamp: events.Stamp, *, back: bool) -> Changes:
    """Take an event of the log back or make it stand again."""
    with library.writing() as connection:
        turned = events.take_back if back else events.give_back
        if not turned(connection, event, stamp):
            raise _Overtaken
        (uid,) = connection.execute("SELECT uid FROM event WHERE id = ?", (event,)).fetchone()
    return Changes(frozenset({ChangeKind.CARDS}), (uid,), label, undone=back, redone=not back)


def _cells(
    connection: sqlite3.Connection, table: str, key: dict[str, Cell], columns: Iterable[str]
) -> tuple[Cell, ...] | None:
    """Those columns of one row, None if it is gone. Names come from this room's code, never from outside."""
    where = " AND ".join(f"{column} = ?" for column in key)
    row: tuple[Cell, ...] | None = connection.execute(
        f"SELECT {', '.join(columns)} FROM {table} WHERE {where}", (*key.values(),)
    ).fetchone()
    return row


def _write_back(connection: sqlite3.Connection, table: str, key: dict[str, Cell], values: dict[str, Cell]) -> None:
    """Set the columns of one row. Names come from this room's code, never from outside."""
    columns = ", ".join(f"{column} = ?" for column in values)
    where = " AND ".join(f"{column} = ?" for column in key)
    connection.execute(f"UPDATE {table} SET {columns} WHERE {where}", (*values.values(), *key.values()))
