"""Variants: answers that a person said were right. Kept per question among the settings, undoable like any action."""

import json
from collections.abc import Iterable

from quizbank.domain.changes import NOTHING, ChangeKind, Changes
from quizbank.store import preferences
from quizbank.store.engine import Library
from quizbank.store.typed_text import as_typed

_PREFIX = "accepted/"
_NONE = "[]"


def of_question(library: Library, uid: str) -> tuple[str, ...]:
    """The variants of one question, in the order in which they were said."""
    return tuple(json.loads(preferences.get(library, _PREFIX + uid, _NONE)))


def every(library: Library) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """(question uid, variants) of every question that has any."""
    return tuple((uid, tuple(json.loads(value))) for uid, value in preferences.under(library, _PREFIX, _NONE))


def add(library: Library, uid: str, variant: str) -> Changes:
    """Take the variant for right from now on; nothing changes for one that already is, or is empty."""
    known, said = of_question(library, uid), as_typed(variant).strip()
    return _put(library, uid, (*known, said), "accept") if said and said not in known else NOTHING


def remove(library: Library, uid: str, variant: str) -> Changes:
    """Take the variant for right no more; nothing changes for one that never was."""
    known = of_question(library, uid)
    return _put(library, uid, (v for v in known if v != variant), "unaccept") if variant in known else NOTHING


def change(library: Library, uid: str, variant: str, other: str) -> Changes:
    """Take another answer for right in the variant's place; nothing changes for one that never was, or for nothing."""
    known, said = of_question(library, uid), as_typed(other).strip()
    if variant not in known or not said or said == variant:
        return NOTHING
    changed = dict.fromkeys(said if v == variant else v for v in known)
    return _put(library, uid, changed, "change_variant")


def _put(library: Library, uid: str, variants: Iterable[str], label: str) -> Changes:
    value = json.dumps(tuple(variants), ensure_ascii=False)
    kinds = (ChangeKind.QUESTIONS,)
    return preferences.put_undoably(library, _PREFIX + uid, value, label, kinds, (uid,), empty=_NONE)
