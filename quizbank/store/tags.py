"""Tags: words that a person gave an article, to study by; kept among the settings, undoable like any action."""

import json
from collections.abc import Iterable

from quizbank.domain.changes import NOTHING, ChangeKind, Changes
from quizbank.store import preferences
from quizbank.store.engine import Library
from quizbank.store.typed_text import as_typed

_PREFIX, _NONE = "tags/", "[]"
_LONGEST = 40


def of_article(library: Library, article: str) -> tuple[str, ...]:
    """The tags of an article, in the order in which they were given."""
    return tuple(json.loads(preferences.get(library, _PREFIX + article, _NONE)))


def put(library: Library, article: str, tags: Iterable[str]) -> Changes:
    """Give an article these tags in place of those it had; each counts once, in whatever case."""
    first: dict[str, str] = {}
    for tag in tags:
        if said := " ".join(as_typed(tag).split())[:_LONGEST]:
            first.setdefault(said.casefold(), said)
    own = tuple(first.values())
    if own == of_article(library, article):
        return NOTHING
    value = json.dumps(own, ensure_ascii=False)
    return preferences.put_undoably(
        library, _PREFIX + article, value, "tag", (ChangeKind.SETS,), (article,), empty=_NONE
    )
