"""Study sets that a person gave a name: kept among the settings, undoable like any action."""

import json

from quizbank.domain.changes import NOTHING, ChangeKind, Changes
from quizbank.domain.errors import QuizbankError
from quizbank.domain.study_set import SetKind, StudySet
from quizbank.store import preferences
from quizbank.store.engine import Library
from quizbank.store.typed_text import as_typed

_PREFIX = "set/"
_LONGEST = 80
_KINDS = (ChangeKind.SETS,)


def every(library: Library) -> tuple[tuple[str, StudySet], ...]:
    """(name, set) of every set that has a name, in the order in which they got it."""
    found = preferences.under(library, _PREFIX)
    return tuple((name, StudySet(SetKind(kind), value)) for name, (kind, value) in _readable(found))


def keep(library: Library, name: str, study_set: StudySet) -> Changes:
    """Give a set a name; QuizbankError("set_without_name" | "set_exists") where it has none, or another has it."""
    said = " ".join(as_typed(name).split())[:_LONGEST]
    if not said:
        raise QuizbankError("set_without_name")
    known = dict(every(library))
    if said in known:
        if known[said] == study_set:
            return NOTHING
        raise QuizbankError("set_exists", name=said)
    value = json.dumps([study_set.kind.value, study_set.value], ensure_ascii=False)
    return preferences.put_undoably(library, _PREFIX + said, value, "keep_set", _KINDS, (said,))


def forget(library: Library, name: str) -> Changes:
    """Delete the name; the cards stay as they are, and nothing happens where there is no such name."""
    if name not in dict(every(library)):
        return NOTHING
    return preferences.put_undoably(library, _PREFIX + name, "", "forget_set", _KINDS, (name,))


def _readable(found: tuple[tuple[str, str], ...]) -> list[tuple[str, tuple[str, str]]]:
    """What can be read of it: a newer version may keep kinds of sets that this one does not know."""
    read: list[tuple[str, tuple[str, str]]] = []
    for name, text in found:
        try:
            kind, value = json.loads(text)
        except (ValueError, TypeError):
            continue
        if kind in SetKind and isinstance(value, str):
            read.append((name, (kind, value)))
    return read
