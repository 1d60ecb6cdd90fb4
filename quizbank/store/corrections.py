"""Corrections of readings: kept with the article, in the order in which they were made."""

import json
from collections.abc import Iterable
from datetime import datetime

from quizbank.domain.changes import ChangeKind, Changes
from quizbank.domain.correction import Correction, from_plain_correction, to_plain_correction
from quizbank.domain.errors import QuizbankError
from quizbank.store.engine import Library
from quizbank.store.moments import to_ticks
from quizbank.store.undo import Cell, undoable

_KINDS = (ChangeKind.ARTICLES,)


def of_article(library: Library, article: str) -> tuple[tuple[int, Correction], ...]:
    """The corrections with their numbers, in their order."""
    with library.looking() as connection:
        rows = connection.execute(
            "SELECT number, body FROM reading_correction WHERE article = ? ORDER BY number", (article,)
        ).fetchall()
    return tuple((number, _correction(body)) for number, body in rows)


def of_others(library: Library, article: str) -> tuple[tuple[str, str, Correction], ...]:
    """(article, its title, correction) of every other article in the library, the newest correction first."""
    with library.looking() as connection:
        rows = connection.execute(
            "SELECT id, title, body FROM reading_correction JOIN article ON article.id = reading_correction.article"
            " WHERE article.deleted IS NULL AND article.id <> ? ORDER BY at DESC, article.rowid DESC, number DESC",
            (article,),
        ).fetchall()
    return tuple((other, title, _correction(body)) for other, title, body in rows)


def add(library: Library, article: str, corrections: Iterable[Correction], at: datetime) -> Changes:
    """Keep corrections behind those that there are, in one step that can be undone."""
    with undoable(library, "correct", _KINDS, (article,)) as step:
        (last,) = step.connection.execute(
            "SELECT coalesce(max(number), 0) FROM reading_correction WHERE article = ?", (article,)
        ).fetchone()
        for number, correction in enumerate(corrections, last + 1):
            body = json.dumps(to_plain_correction(correction), ensure_ascii=False, separators=(",", ":"))
            key: dict[str, Cell] = {"article": article, "number": number}
            step.replace("reading_correction", key, [(article, number, body, to_ticks(at))])
    return step.changes


def remove(library: Library, article: str, number: int) -> Changes:
    """Take one correction back; QuizbankError("no_such_correction")."""
    if number not in dict(of_article(library, article)):
        raise QuizbankError("no_such_correction")
    with undoable(library, "take_back_correction", _KINDS, (article,)) as step:
        step.replace("reading_correction", {"article": article, "number": number}, [])
    return step.changes


def _correction(body: str) -> Correction:
    return from_plain_correction(json.loads(body))
