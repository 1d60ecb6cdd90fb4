"""Cards: grading, burying and suspending, each one short transaction on the kept connection."""

import json
from collections.abc import Callable, Iterable
from datetime import datetime

from quizbank.domain.changes import ChangeKind, Changes
from quizbank.domain.review import CardState, EventKind, Grade
from quizbank.store import card_rows, day_totals, events
from quizbank.store.card_rows import CardRecord
from quizbank.store.engine import Library
from quizbank.store.events import Stamp
from quizbank.store.moments import to_ticks
from quizbank.store.undo import note_logged, undoable

_GRADED = frozenset({ChangeKind.CARDS})


def card(library: Library, uid: str) -> CardRecord:
    """The card with that uid; QuizbankError("no_such_card")."""
    with library.looking() as connection:
        record = card_rows.read(connection, uid)
        library.shown = (uid, library.state(), record.state)
    return record


def in_study(library: Library, article: str = "") -> tuple[CardRecord, ...]:
    """The cards of one article or of the library that are not dropped or deleted, suspended ones among them."""
    of_article = " AND card.uid IN (SELECT uid FROM evidence WHERE article = ?)" if article else ""
    with library.looking() as connection:
        rows = connection.execute(
            f"{card_rows.SELECT} WHERE{card_rows.STUDIED}{of_article} ORDER BY card.rowid",
            (article,) if article else (),
        ).fetchall()
    return tuple(map(card_rows.record, rows))


def suspended(library: Library) -> tuple[CardRecord, ...]:
    """The suspended cards that would else be in study."""
    return _in_study_and(library, "card.suspended ORDER BY card.rowid")


def lapsed(library: Library, least: int) -> tuple[CardRecord, ...]:
    """The cards in study, not suspended, that lapsed so often at least, most lapses first."""
    condition = "NOT card.suspended AND card.lapses >= ? ORDER BY card.lapses DESC, card.rowid"
    return _in_study_and(library, condition, least)


def among(library: Library, uids: Iterable[str]) -> tuple[CardRecord, ...]:
    """Those of the cards that are in study."""
    chosen = json.dumps(tuple(uids))
    return _in_study_and(library, "card.uid IN (SELECT value FROM json_each(?)) ORDER BY card.rowid", chosen)


def every(library: Library) -> tuple[CardRecord, ...]:
    """All cards, dropped and deleted ones among them."""
    with library.looking() as connection:
        return tuple(map(card_rows.record, connection.execute(f"{card_rows.SELECT} ORDER BY card.rowid").fetchall()))


def grade(
    library: Library,
    uid: str,
    grade: Grade,
    decide: Callable[[CardState], tuple[CardState, Stamp]],
    *,
    typed: str = "",
    duration_ms: int = 0,
) -> tuple[int, CardState, Changes]:
    """Log a grade and move the card as ``decide`` says; when this returns it is committed.

    The event's id, the card's new state, what changed. The state is read inside the transaction, so that a grade in
    another window is never overwritten; ``decide`` is asked there too, with that state.
    """
    with library.writing() as connection:
        shown = library.shown
        if shown is not None and shown[0] == uid and shown[1] == library.state():
            before = shown[2]
        else:
            before = card_rows.read_state(connection, uid)
        after, stamp = decide(before)
        card_rows.write_state(connection, uid, after)
        event = events.append(
            connection,
            uid,
            EventKind.REVIEW,
            stamp,
            grade=grade,
            typed=typed,
            duration_ms=duration_ms,
            before=before,
            after=after,
        )
        day_totals.count(connection, stamp.day, 1, new=events.was_new(before), duration_ms=duration_ms)
    note_logged(library, event, "grade")
    return event, after, Changes(_GRADED, (uid,), "grade")


def bury(library: Library, uid: str, stamp: Stamp, until: datetime) -> Changes:
    """Take the card out of study until that moment."""
    return _set_aside(library, uid, stamp, EventKind.BURY, {"buried_until": to_ticks(until)})


def suspend(library: Library, uid: str, stamp: Stamp) -> Changes:
    """Take the card out of study until it is resumed."""
    return _set_aside(library, uid, stamp, EventKind.SUSPEND, {"suspended": 1})


def unsuspend(library: Library, uid: str, stamp: Stamp) -> Changes:
    """Put a suspended card back."""
    return _set_aside(library, uid, stamp, EventKind.UNSUSPEND, {"suspended": 0})


def _in_study_and(library: Library, condition: str, *values: str | int) -> tuple[CardRecord, ...]:
    with library.looking() as connection:
        rows = connection.execute(f"{card_rows.SELECT} WHERE{card_rows.STUDIED} AND {condition}", values).fetchall()
    return tuple(map(card_rows.record, rows))


def _set_aside(library: Library, uid: str, stamp: Stamp, kind: EventKind, cells: dict[str, int]) -> Changes:
    with undoable(library, kind.value, (ChangeKind.CARDS,), (uid,)) as step:
        card_rows.read(step.connection, uid)
        step.update("card", {"uid": uid}, dict(cells))
        step.note_event(events.append(step.connection, uid, kind, stamp))
    return step.changes
