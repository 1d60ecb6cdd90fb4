"""Keeping and dropping items. Why one was dropped stands among the settings, beside its state.

A reason that is about the fact takes every item that asks the fact, and those that are made of it later; until a person
brings one of them back.
"""

import json
import sqlite3
from collections.abc import Iterable, Mapping

from quizbank.domain.changes import ChangeKind, Changes
from quizbank.domain.review import DropReason, ItemState
from quizbank.store.engine import Library
from quizbank.store.undo import Step, undoable

REASON = "dropped/"
_KINDS = (ChangeKind.QUESTIONS, ChangeKind.CARDS)
_OF_FACT = json.dumps([reason for reason in DropReason if reason.is_of_fact])
_ALSO = "(SELECT value FROM json_each(generated.body, '$.also'))"


def keep(library: Library, uids: Iterable[str]) -> Changes:
    """Mark items as read and kept, in one step that can be undone; why one was dropped is forgotten."""
    chosen = tuple(dict.fromkeys(uids))
    with undoable(library, "keep", _KINDS, chosen) as step:
        for uid in chosen:
            _decide(step, uid, ItemState.KEPT, None)
    return step.changes


def drop(library: Library, uids: Iterable[str], reason: DropReason | None = None) -> Changes:
    """Drop items in one step that can be undone; with a reason of the fact, all that asks their facts."""
    chosen = tuple(dict.fromkeys(uids))
    if reason is not None and reason.is_of_fact:
        with library.looking() as connection:
            chosen = tuple(dict.fromkeys((*chosen, *_asking_the_same(connection, chosen))))
    with undoable(library, "drop", _KINDS, chosen) as step:
        for uid in chosen:
            _decide(step, uid, ItemState.DROPPED, reason)
    return step.changes


def respect(step: Step, article: str) -> None:
    """Drop what the article asks anew of facts that were dropped as such; its questions are written already."""
    refused = _refused(step.connection)
    for uid, facts in _unread(step.connection, article) if refused else ():
        if reason := next((refused[fact] for fact in facts if fact in refused), None):
            _decide(step, uid, ItemState.DROPPED, reason)


def refused_facts(library: Library) -> frozenset[str]:
    """The facts that were dropped as such: what is made of them is dropped, too."""
    with library.looking() as connection:
        return frozenset(_refused(connection))


def _decide(step: Step, uid: str, state: ItemState, reason: DropReason | None) -> None:
    step.update("question", {"uid": uid}, {"state": state.value})
    name = REASON + uid
    step.replace("setting", {"name": name}, [(name, reason.value)] if reason else [])


def _asking_the_same(connection: sqlite3.Connection, uids: Iterable[str]) -> list[str]:
    """The items that ask a fact of those; a set is one item, for it is not said which of its facts is meant."""
    found = connection.execute(
        "SELECT DISTINCT fact_key FROM question JOIN generated USING (uid)"
        f" WHERE uid IN (SELECT value FROM json_each(?)) AND NOT EXISTS {_ALSO}",
        (json.dumps(tuple(uids)),),
    ).fetchall()
    facts = json.dumps([fact for (fact,) in found])
    rows = connection.execute(
        "WITH meant AS (SELECT value AS fact FROM json_each(?))"
        " SELECT uid FROM question WHERE state <> 'dropped' AND fact_key IN (SELECT fact FROM meant)"
        " UNION SELECT uid FROM question JOIN generated USING (uid)"
        " WHERE state <> 'dropped' AND article IN (SELECT article FROM fact JOIN meant ON fact.fact_key = meant.fact)"
        f" AND EXISTS {_ALSO[:-1]} WHERE value IN (SELECT fact FROM meant)) ORDER BY uid",
        (facts,),
    ).fetchall()
    return [uid for (uid,) in rows]


def _refused(connection: sqlite3.Connection) -> Mapping[str, DropReason]:
    """Each fact that was dropped as such, with the reason; not one of which an item is kept."""
    rows = connection.execute(
        "SELECT fact_key, value FROM setting CROSS JOIN question ON uid = substr(name, ?1)"
        " WHERE name GLOB ?2 AND value IN (SELECT value FROM json_each(?3)) AND state = 'dropped'"
        f" AND NOT EXISTS (SELECT 1 FROM generated WHERE generated.uid = question.uid AND EXISTS {_ALSO})"
        " AND NOT EXISTS (SELECT 1 FROM question AS twin WHERE twin.fact_key = question.fact_key"
        "  AND twin.state IN ('kept', 'edited')) ORDER BY value DESC",
        (len(REASON) + 1, REASON + "*", _OF_FACT),
    ).fetchall()
    return {fact: DropReason(reason) for fact, reason in rows}


def _unread(connection: sqlite3.Connection, article: str) -> list[tuple[str, tuple[str, ...]]]:
    """(uid, the facts that it asks) of each item of the article that nobody has read."""
    rows = connection.execute(
        "SELECT uid, fact_key, json_extract(body, '$.also') FROM generated JOIN question USING (uid)"
        " WHERE article = ? AND state = 'new'",
        (article,),
    ).fetchall()
    return [(uid, (fact, *json.loads(also or "[]"))) for uid, fact, also in rows]
