"""A person's words over generated ones: one row a question and field, laid over what is read."""

import json
from collections.abc import Iterable
from datetime import datetime

from quizbank.domain.changes import ChangeKind, Changes
from quizbank.domain.edit import Edit, Words
from quizbank.domain.review import ItemState
from quizbank.store.engine import Library
from quizbank.store.moments import to_ticks
from quizbank.store.plain_json import dump
from quizbank.store.undo import undoable


def put(library: Library, uid: str, edits: Iterable[Edit], at: datetime) -> Changes:
    """Keep the person's words for those fields, in one step; the item is an edited one."""
    with undoable(library, "edit", (ChangeKind.QUESTIONS, ChangeKind.CARDS), (uid,)) as step:
        for edit in edits:
            row = (uid, edit.field, dump(edit.value), edit.based_on, to_ticks(at))
            step.replace("question_edit", {"uid": uid, "field": edit.field}, [row])
        step.update("question", {"uid": uid}, {"state": ItemState.EDITED.value})
    return step.changes


def of_items(library: Library, uids: Iterable[str]) -> dict[str, tuple[Edit, ...]]:
    """The edits of those items that have any."""
    with library.looking() as connection:
        rows = connection.execute(
            "SELECT uid, field, value, based_on FROM question_edit WHERE uid IN (SELECT value FROM json_each(?))"
            " ORDER BY uid, field",
            (json.dumps(tuple(uids)),),
        ).fetchall()
    found: dict[str, tuple[Edit, ...]] = {}
    for uid, field, value, based_on in rows:
        found[uid] = (*found.get(uid, ()), Edit(field, _words(value), based_on))
    return found


def of_item(library: Library, uid: str) -> tuple[Edit, ...]:
    """The edits of one item."""
    with library.looking() as connection:
        rows = connection.execute(
            "SELECT field, value, based_on FROM question_edit WHERE uid = ? ORDER BY field", (uid,)
        ).fetchall()
    return tuple(Edit(field, _words(value), based_on) for field, value, based_on in rows)


def _words(value: str) -> Words:
    words = json.loads(value)
    return tuple(words) if isinstance(words, list) else str(words)
