"""The log of reviews: appended to and read, never rewritten (triggers see to it).

It is read through the view ``log``: an event that came with a merging is out of sight while that is taken back.
"""

import json
import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any, NamedTuple

from quizbank.domain.review import CardEvent, CardPhase, CardState, EventKind, Grade
from quizbank.store import card_rows, day_totals
from quizbank.store.engine import Library
from quizbank.store.moments import to_moment, to_ticks
from quizbank.store.plain_json import load
from quizbank.store.typed_text import as_typed

_COLUMNS = "id, uid, kind, at, zone, grade, typed, duration_ms, before, after, undoes"
# As ``domain.review.standing`` has it: nothing takes the event back, or only what was itself taken back.
STANDING = (
    "NOT EXISTS (SELECT 1 FROM log AS back WHERE back.undoes = event.id"
    " AND NOT EXISTS (SELECT 1 FROM log AS again WHERE again.undoes = back.id))"
)


@dataclass(frozen=True, slots=True)
class Stamp:
    """When and where something is logged: the moment (UTC), the zone's name, the study day (ISO date)."""

    at: datetime
    zone: str
    day: str


def append(
    connection: sqlite3.Connection,
    uid: str,
    kind: EventKind,
    stamp: Stamp,
    *,
    grade: Grade | None = None,
    typed: str = "",
    duration_ms: int = 0,
    before: CardState | None = None,
    after: CardState | None = None,
    undoes: int | None = None,
) -> int:
    """Write one line of the log inside the caller's transaction; its id."""
    values = (
        uid,
        kind.value,
        to_ticks(stamp.at),
        stamp.zone,
        stamp.day,
        grade,
        as_typed(typed),
        duration_ms,
        before and card_rows.as_json(before),
        after and card_rows.as_json(after),
        undoes,
    )
    cursor = connection.execute(
        "INSERT INTO event (uid, kind, at, zone, day, grade, typed, duration_ms, before, after, undoes)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        values,
    )
    assert cursor.lastrowid is not None
    return cursor.lastrowid


def take_back(connection: sqlite3.Connection, event: int, stamp: Stamp) -> bool:
    """Append the UNDO of an event and, for a review, put card and day total back to what they were.

    False, and nothing is done, when the card was graded again since (in another window).
    """
    undone, day = _with_day(connection, event)
    if undone.kind is EventKind.REVIEW:
        if _overtaken(connection, undone):
            return False
        card_rows.write_state(connection, undone.uid, undone.before or CardState())
        day_totals.count(connection, day, -1, new=was_new(undone.before), duration_ms=undone.duration_ms)
    append(connection, undone.uid, EventKind.UNDO, stamp, before=undone.after, after=undone.before, undoes=event)
    return True


def give_back(connection: sqlite3.Connection, event: int, stamp: Stamp) -> bool:
    """Make an event that was taken back stand again, by an UNDO of its UNDO: the review keeps its id and its moment.

    False, and nothing is done, when the card was graded again since (in another window).
    """
    again, day = _with_day(connection, event)
    (answer,) = connection.execute(
        f"SELECT max(id) FROM log AS event WHERE undoes = ? AND {STANDING}", (event,)
    ).fetchone()
    if answer is None:
        return False
    if again.kind is EventKind.REVIEW:
        if _overtaken(connection, again):
            return False
        card_rows.write_state(connection, again.uid, again.after or CardState())
        day_totals.count(connection, day, 1, new=was_new(again.before), duration_ms=again.duration_ms)
    append(connection, again.uid, EventKind.UNDO, stamp, before=again.before, after=again.after, undoes=answer)
    return True


def read(library: Library, since: datetime | None = None) -> tuple[CardEvent, ...]:
    """The log in its order, from a moment on or whole."""
    with library.looking() as connection:
        rows = connection.execute(
            f"SELECT {_COLUMNS} FROM log WHERE at >= ? ORDER BY id", (to_ticks(since) if since else 0,)
        ).fetchall()
    return tuple(map(_event, rows))


class Recalled(NamedTuple):
    """An answer to a card that stood in review: ``stability`` and whole ``days`` as they were just before it."""

    right: bool
    stability: float | None
    days: int


_OF_REVIEWS = (
    " FROM log AS event WHERE at > ? AND at <= ? AND kind = 'review' AND before ->> '$.phase' = 'review'"
    f" AND {STANDING}"
)


def retention(library: Library, since: datetime, until: datetime) -> tuple[int, int]:
    """How many answers to cards in review in (since, until] were right, and how many there were; undone ones left out.

    Any grade but Again is right.
    """
    with library.looking() as connection:
        right, reviews = connection.execute(
            f"SELECT coalesce(sum(grade > 1), 0), count(*){_OF_REVIEWS}", (to_ticks(since), to_ticks(until))
        ).fetchone()
    return right, reviews


def recalled(library: Library, since: datetime, until: datetime) -> list[Recalled]:
    """Those answers one by one, in the order of the log."""
    with library.looking() as connection:
        rows = connection.execute(
            f"SELECT grade > 1, before ->> '$.stability', before ->> '$.last_review', at{_OF_REVIEWS} ORDER BY id",
            (to_ticks(since), to_ticks(until)),
        ).fetchall()
    return [
        Recalled(bool(right), stability, (to_moment(at) - datetime.fromisoformat(last)).days if last else 0)
        for right, stability, last, at in rows
    ]


def answered_of_waiting(library: Library, since: datetime, before: datetime) -> int:
    """How many cards in review that were due before that moment have been answered since; undone answers left out."""
    with library.looking() as connection:
        row = connection.execute(
            "SELECT count(DISTINCT uid) FROM log AS event WHERE at >= ? AND kind = 'review'"
            " AND before ->> '$.phase' = 'review' AND julianday(before ->> '$.due') < julianday(?)"
            f" AND {STANDING}",
            (to_ticks(since), before.isoformat()),
        ).fetchone()
    return int(row[0])


def of_card(library: Library, uid: str) -> tuple[CardEvent, ...]:
    """The log of one card in its order."""
    with library.looking() as connection:
        return in_log(connection, uid)


def in_log(connection: sqlite3.Connection, uid: str) -> tuple[CardEvent, ...]:
    """As ``of_card``, inside the caller's transaction."""
    rows = connection.execute(f"SELECT {_COLUMNS} FROM log WHERE uid = ? ORDER BY id", (uid,)).fetchall()
    return tuple(map(_event, rows))


def by_id(library: Library, ids: Iterable[int]) -> tuple[CardEvent, ...]:
    """The events with those ids in the order of the log; undone ones left out."""
    with library.looking() as connection:
        rows = connection.execute(
            f"SELECT {_COLUMNS} FROM log AS event WHERE id IN (SELECT value FROM json_each(?)) AND {STANDING}"
            " ORDER BY id",
            (json.dumps(tuple(ids)),),
        ).fetchall()
    return tuple(map(_event, rows))


def was_new(before: CardState | None) -> bool:
    """Whether a review with that state before it was the card's first."""
    return before is None or before.phase is CardPhase.NEW


def _with_day(connection: sqlite3.Connection, event: int) -> tuple[CardEvent, str]:
    *columns, day = connection.execute(f"SELECT {_COLUMNS}, day FROM event WHERE id = ?", (event,)).fetchone()
    return _event(columns), str(day)


def _overtaken(connection: sqlite3.Connection, event: CardEvent) -> bool:
    later = connection.execute(
        f"SELECT 1 FROM log AS event WHERE uid = ? AND id > ? AND kind = 'review' AND {STANDING}",
        (event.uid, event.id),
    )
    return later.fetchone() is not None


def _event(row: Iterable[Any]) -> CardEvent:
    number, uid, kind, at, zone, grade, typed, duration_ms, before, after, undoes = row
    return CardEvent(
        id=number,
        uid=uid,
        kind=EventKind(kind),
        at=to_moment(at),
        zone=zone,
        grade=None if grade is None else Grade(grade),
        typed=typed,
        duration_ms=duration_ms,
        before=load(CardState, before) if before else None,
        after=load(CardState, after) if after else None,
        undoes=undoes,
    )
