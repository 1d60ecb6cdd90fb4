"""Variants: answers that a person said were right. Kept per question among the settings, undoable like any action."""

import json
from collections.abc import Iterable

from quizbank.domain.changes import NOTHING, ChangeKind, Changes
from quizbank.store.engine import Library
from quizbank.store.typed_text import as_typed
from quizbank.store.undo import undoable

_PREFIX = "accepted/"


def of_question(library: Library, uid: str) -> tuple[str, ...]:
    """The variants of one question, in the order in which they were said."""
    with library.looking() as connection:
        row = connection.execute("SELECT value FROM setting WHERE name = ?", (_PREFIX + uid,)).fetchone()
    return tuple(json.loads(row[0])) if row else ()


def every(library: Library) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """(question uid, variants) of every question that has any."""
    with library.looking() as connection:
        rows = connection.execute(
            "SELECT substr(name, ?), value FROM setting WHERE name GLOB ? AND value <> '[]' ORDER BY rowid",
            (len(_PREFIX) + 1, _PREFIX + "*"),
        ).fetchall()
    return tuple((uid, tuple(json.loads(value))) for uid, value in rows)


def add(library: Library, uid: str, variant: str) -> Changes:
    """Take the variant for right from now on; nothing changes for one that already is, or is empty."""
    known, said = of_question(library, uid), as_typed(variant).strip()
    return _put(library, uid, (*known, said), "accept") if said and said not in known else NOTHING


def remove(library: Library, uid: str, variant: str) -> Changes:
    """Take the variant for right no more; nothing changes for one that never was."""
    known = of_question(library, uid)
    return _put(library, uid, (v for v in known if v != variant), "unaccept") if variant in known else NOTHING


def _put(library: Library, uid: str, variants: Iterable[str], label: str) -> Changes:
    name = _PREFIX + uid
    with undoable(library, label, (ChangeKind.QUESTIONS,), (uid,)) as step:
        step.connection.execute("INSERT INTO setting VALUES (?, '[]') ON CONFLICT (name) DO NOTHING", (name,))
        step.update("setting", {"name": name}, {"value": json.dumps(tuple(variants), ensure_ascii=False)})
    return step.changes
