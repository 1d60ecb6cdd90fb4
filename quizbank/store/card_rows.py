"""The narrow card table: one row a card, a cache of the log."""

import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from quizbank.domain.errors import QuizbankError
from quizbank.domain.review import CardPhase, CardState
from quizbank.store.moments import moment_or_none, ticks_or_none

STATE_COLUMNS = "phase, due, stability, difficulty, step, last_review, reviews, lapses"
COLUMNS = f"card.uid, card.fact_key, card.salience, card.suspended, card.buried_until, {STATE_COLUMNS}"
SELECT = f"SELECT {COLUMNS} FROM card"

# A card is in study while it is awake, its question not dropped, and an article that proves it in the library. Asked
# the other way round, since what was dropped or deleted is little: SQLite works out each list once, and a library of
# 100,000 cards is looked through in a fifth of the time that looking up each card's question and proofs takes.
ASKED = " (card.asleep = 0 AND card.uid NOT IN (SELECT uid FROM question WHERE state = 'dropped'))"
STUDIED = (
    f"{ASKED} AND card.uid NOT IN (SELECT gone.uid FROM article CROSS JOIN evidence AS gone"
    " ON gone.article = article.id WHERE article.deleted IS NOT NULL AND NOT EXISTS (SELECT 1 FROM evidence"
    " JOIN article AS kept ON kept.id = evidence.article AND kept.deleted IS NULL WHERE evidence.uid = gone.uid))"
)


@dataclass(frozen=True, slots=True)
class CardRecord:
    """A card without its text. ``salience`` is its fact's in the first article; ``buried_until`` is UTC or None."""

    uid: str
    fact: str
    salience: float
    state: CardState
    suspended: bool
    buried_until: datetime | None


def read(connection: sqlite3.Connection, uid: str) -> CardRecord:
    """The card with that uid; QuizbankError("no_such_card")."""
    row = connection.execute(f"{SELECT} WHERE card.uid = ?", (uid,)).fetchone()
    if row is None:
        raise QuizbankError("no_such_card")
    return record(row)


def read_state(connection: sqlite3.Connection, uid: str) -> CardState:
    """The schedule of the card with that uid; QuizbankError("no_such_card")."""
    row = connection.execute(f"SELECT {STATE_COLUMNS} FROM card WHERE uid = ?", (uid,)).fetchone()
    if row is None:
        raise QuizbankError("no_such_card")
    return state_of(row)


def record(row: Sequence[Any]) -> CardRecord:
    """The record of a row of ``SELECT``."""
    uid, fact, salience, suspended, buried, *state = row
    return CardRecord(uid, fact, salience, state_of(state), bool(suspended), moment_or_none(buried))


def state_of(cells: Sequence[Any]) -> CardState:
    """The schedule of those cells of ``STATE_COLUMNS``."""
    return _state(*cells)


def _state(
    phase: str,
    due: int | None,
    stability: float | None,
    difficulty: float | None,
    step: int | None,
    last: int | None,
    reviews: int,
    lapses: int,
) -> CardState:
    return CardState(
        CardPhase(phase), moment_or_none(due), stability, difficulty, step, moment_or_none(last), reviews, lapses
    )


def write_state(connection: sqlite3.Connection, uid: str, state: CardState) -> None:
    """Set a card's schedule inside the caller's transaction."""
    connection.execute(
        "UPDATE card SET phase = ?, due = ?, stability = ?, difficulty = ?, step = ?, last_review = ?, reviews = ?,"
        " lapses = ? WHERE uid = ?",
        (*state_cells(state), uid),
    )


def insert(connection: sqlite3.Connection, uid: str, fact: str, salience: float, *, asleep: bool = False) -> None:
    """A new card."""
    connection.execute(
        f"INSERT INTO card (uid, fact_key, salience, {STATE_COLUMNS}, suspended, buried_until, asleep)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 0, NULL, ?)",
        (uid, fact, salience, *state_cells(CardState()), asleep),
    )


def as_json(state: CardState) -> str:
    """The schedule as ``plain_json.dump`` writes it, by hand: every answer writes two, in a fifth of the time."""
    return (
        f'{{"phase":"{state.phase}","due":{_moment(state.due)},"stability":{_number(state.stability)},'
        f'"difficulty":{_number(state.difficulty)},"step":{_number(state.step)},'
        f'"last_review":{_moment(state.last_review)},'
        f'"reviews":{state.reviews},"lapses":{state.lapses}}}'
    )


def _moment(moment: datetime | None) -> str:
    return "null" if moment is None else f'"{moment.isoformat()}"'


def _number(value: float | None) -> str:
    return "null" if value is None else repr(value)


def state_cells(state: CardState) -> tuple[str | int | float | None, ...]:
    """A schedule as the cells of ``STATE_COLUMNS``."""
    return (
        state.phase.value,
        ticks_or_none(state.due),
        state.stability,
        state.difficulty,
        state.step,
        ticks_or_none(state.last_review),
        state.reviews,
        state.lapses,
    )
