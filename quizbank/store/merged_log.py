"""The logs of two libraries as one: events that both have are one event, schedules are worked out from the whole.

An event is known by what it says: card, kind, moment, zone, grade, words, time, and what it takes back. Its number is
of one library only.
"""

import json
import sqlite3
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace

from quizbank.domain.review import CardEvent, CardState, EventKind, standing
from quizbank.store import card_rows, day_totals, events
from quizbank.store.events import STANDING, Stamp
from quizbank.store.holdings import CardCells, Cells, Holdings
from quizbank.store.undo import Row, Step

type Replay = Callable[[Iterable[CardEvent]], CardState]
type _Key = tuple[object, ...]

_STATE = tuple(name.strip() for name in card_rows.STATE_COLUMNS.split(","))
_RESCHEDULE = EventKind.RESCHEDULE.value  # says how a merging left a card: of one library only
_SELECT = "SELECT id, uid, kind, at, zone, day, grade, typed, duration_ms, before, after, undoes FROM event"


@dataclass(frozen=True, slots=True)
class _Keyed:
    """The events of one library by what they say; ``of_card`` are the keys of each card."""

    ids: dict[_Key, int]
    keys: dict[int, _Key]
    of_card: dict[str, set[_Key]]


def unite(step: Step, ours: Holdings, theirs: Holdings, uids: Mapping[str, str], replay: Replay, stamp: Stamp) -> int:
    """Append what is only in their log and put the schedules of its cards right; how many reviews are new.

    Each card that their log names is there. Undoing withdraws the events: the log keeps them.
    """
    own, other = _keyed(ours.log, {uid: uid for uid in ours.questions}), _keyed(theirs.log, uids)
    new, shown, reviews = _append(step, theirs, own, other)
    came = new | shown
    touched = {uid for uid, keys in other.of_card.items() if not keys <= own.of_card.get(uid, set())}
    backwards = {uid: theirs_uid for theirs_uid, uid in uids.items()}
    for uid in sorted(touched):
        mine, added = own.of_card.get(uid, set()), other.of_card[uid]
        both = not mine <= added
        their_card = theirs.cards[backwards[uid]]
        card = _united(step.connection, uid, ours.cards[uid], their_card, replay) if both else their_card
        new |= _reschedule(step, uid, card, replay, stamp)
    if new:
        merging = min(new)  # of all numbers only those of events are never given twice
        step.note_rows("withdrawn", {"merging": merging}, [(event, merging) for event in sorted(new)], [])
    _recount(step, came)
    return reviews


def _keyed(log: Iterable[Cells], uids: Mapping[str, str], known: _Keyed | None = None) -> _Keyed:
    """The events of cards that have a uid here; ``known`` ones come before them."""
    keys: dict[int, _Key] = dict(known.keys) if known else {}
    count: Counter[_Key] = Counter(key[:-1] for key in keys.values())
    ids: dict[_Key, int] = {}
    of_card: dict[str, set[_Key]] = {}
    for number, uid, kind, at, zone, _, grade, typed, duration, _, _, undoes in log:
        if uid not in uids or kind == _RESCHEDULE or (undoes is not None and undoes not in keys):
            continue
        said = (uids[uid], kind, at, zone, grade, typed, duration, keys[undoes] if undoes is not None else None)
        key = (*said, count[said])
        count[said] += 1
        keys[number], ids[key] = key, number
        of_card.setdefault(uids[uid], set()).add(key)
    return _Keyed(ids, keys, of_card)


def _append(step: Step, theirs: Holdings, own: _Keyed, other: _Keyed) -> tuple[set[int], set[int], int]:
    """Write their events that are not here; the new ones, those shown again, and how many reviews."""
    connection = step.connection
    withdrawn = connection.execute(f"{_SELECT} WHERE id IN (SELECT event FROM withdrawn) ORDER BY id").fetchall()
    hidden = _keyed(withdrawn, {row[1]: row[1] for row in withdrawn}, own).ids
    numbers = dict(own.ids)
    new: set[int] = set()
    shown: set[int] = set()
    reviews = 0
    for cells in theirs.log:
        number, _, kind, at, zone, day, grade, typed, duration, before, after, undoes = cells
        key = other.keys.get(number)
        if key is None or key in numbers:
            continue
        if key in hidden:
            numbers[key] = hidden[key]
            shown.add(hidden[key])
        else:
            target = numbers[other.keys[undoes]] if undoes is not None else None
            written = connection.execute(
                "INSERT INTO event (uid, kind, at, zone, day, grade, typed, duration_ms, before, after, undoes)"
                " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                (key[0], kind, at, zone, day, grade, typed, duration, before, after, target),
            ).lastrowid
            assert written is not None
            numbers[key] = written
            new.add(written)
        reviews += kind == EventKind.REVIEW
    _show_again(step, shown)
    return new, shown, reviews


def _show_again(step: Step, shown: set[int]) -> None:
    """Events that were withdrawn and come once more."""
    rows: list[Row] = step.connection.execute("SELECT event, merging FROM withdrawn ORDER BY event").fetchall()
    for merging in sorted({int(str(row[1])) for row in rows if row[0] in shown}):
        stay = [row for row in rows if row[1] == merging and row[0] not in shown]
        step.replace("withdrawn", {"merging": merging}, stay)


def _united(connection: sqlite3.Connection, uid: str, mine: CardCells, other: CardCells, replay: Replay) -> CardCells:
    """The card as the answers of both lead to it, one after the other by the clock."""
    log = [event for event in events.in_log(connection, uid) if event.kind is not EventKind.RESCHEDULE]
    held = sorted(standing(log), key=lambda e: (e.at, e.kind, e.grade or 0, e.typed, e.zone, e.duration_ms))
    state = replay(replace(event, after=None) for event in held)
    asides = [event.kind for event in held if event.kind in (EventKind.SUSPEND, EventKind.UNSUSPEND)]
    buried = [c.buried_until for c in (mine, other) if c.buried_until is not None]
    was_buried = any(event.kind is EventKind.BURY for event in held)
    return CardCells(
        mine.fact, mine.salience, card_rows.state_cells(state), int(asides[-1:] == [EventKind.SUSPEND]),
        max(buried) if buried and was_buried else None, mine.asleep,
    )  # fmt: skip


def _reschedule(step: Step, uid: str, card: CardCells, replay: Replay, stamp: Stamp) -> set[int]:
    """Set the card's schedule, and say so in the log where replaying it would lead elsewhere; that event's number."""
    wanted = dict(zip(_STATE, card.state, strict=True)) | {
        "suspended": card.suspended,
        "buried_until": card.buried_until,
    }
    before = card_rows.read_state(step.connection, uid)
    columns = ", ".join(wanted)
    found = step.connection.execute(f"SELECT {columns} FROM card WHERE uid = ?", (uid,)).fetchone()
    if found != tuple(wanted.values()):
        step.update("card", {"uid": uid}, wanted)
    state = card_rows.state_of(card.state)
    if replay(events.in_log(step.connection, uid)) == state:
        return set()
    return {events.append(step.connection, uid, EventKind.RESCHEDULE, stamp, before=before, after=state)}


def _recount(step: Step, came: Iterable[int]) -> None:
    """Count the days of those events, and of what they take back, anew from the log."""
    meant = (
        "WITH RECURSIVE meant (id) AS (SELECT value FROM json_each(?) UNION SELECT undoes FROM event"
        " JOIN meant USING (id) WHERE undoes IS NOT NULL) SELECT DISTINCT day FROM event JOIN meant USING (id)"
        " WHERE kind = 'review' ORDER BY day"
    )
    days = [day for (day,) in step.connection.execute(meant, (json.dumps(sorted(came)),))]
    counted = {
        row[0]: row
        for row in step.connection.execute(
            "SELECT day, count(*), sum(before IS NULL OR before ->> '$.phase' = 'new'), sum(min(duration_ms, ?))"
            f" FROM log AS event WHERE kind = 'review' AND {STANDING} GROUP BY day",
            (day_totals.LONGEST_MS,),
        )
    }
    for day in days:
        step.replace("day_total", {"day": day}, [counted.get(day, (day, 0, 0, 0))])
