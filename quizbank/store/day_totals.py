"""Totals of each study day, kept in the answer's own transaction so that no page has to add up the log."""

import sqlite3
from dataclasses import dataclass

from quizbank.store.engine import Library


@dataclass(frozen=True, slots=True)
class DayTotal:
    """What was answered on a study day (ISO date): reviews, first reviews among them, time on cards."""

    day: str
    answered: int = 0
    new: int = 0
    milliseconds: int = 0


LONGEST_MS = 120_000
"""A card left open over lunch is no work: two minutes at most, as Anki counts."""


def count(connection: sqlite3.Connection, day: str, sign: int, *, new: bool, duration_ms: int) -> None:
    """Add one review to its day (``sign`` 1), or take it back (-1)."""
    connection.execute(
        "INSERT INTO day_total VALUES (?, ?, ?, ?) ON CONFLICT (day) DO UPDATE SET"
        " answered = answered + excluded.answered, new = new + excluded.new,"
        " milliseconds = milliseconds + excluded.milliseconds",
        (day, sign, sign * new, sign * min(duration_ms, LONGEST_MS)),
    )


def of_day(library: Library, day: str) -> DayTotal:
    """The total of a day; zeros for one without answers."""
    with library.looking() as connection:
        row = connection.execute("SELECT * FROM day_total WHERE day = ?", (day,)).fetchone()
    return DayTotal(*row) if row else DayTotal(day)


def since(library: Library, day: str) -> tuple[DayTotal, ...]:
    """The totals from a day on, in order; days without answers have none."""
    with library.looking() as connection:
        rows = connection.execute("SELECT * FROM day_total WHERE day >= ? ORDER BY day", (day,)).fetchall()
    return tuple(DayTotal(*row) for row in rows)


def last_days(library: Library, count: int) -> tuple[str, ...]:
    """The last study days with an answer, at most so many, in order."""
    with library.looking() as connection:
        rows = connection.execute(
            "SELECT day FROM day_total WHERE answered > 0 ORDER BY day DESC LIMIT ?", (count,)
        ).fetchall()
    return tuple(str(day) for (day,) in reversed(rows))


def first_day(library: Library) -> str | None:
    """The first study day with an answer."""
    with library.looking() as connection:
        row = connection.execute("SELECT min(day) FROM day_total WHERE answered > 0").fetchone()
    return None if row[0] is None else str(row[0])
