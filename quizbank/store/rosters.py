"""Rosters: which cards stand in study, what is remembered of each, and whom or which article it belongs to.

Progress goes over every card, so these come as narrow as they can. Lists of names come as one row of JSON each: a row
of its own for each card would take the binding five times as long.
"""

import json
from collections.abc import Iterable
from datetime import date, datetime
from typing import NamedTuple

from quizbank.store.card_rows import STUDIED
from quizbank.store.engine import Library
from quizbank.store.moments import DAY, to_ticks


class Memory(NamedTuple):
    """What is remembered of a card that was answered; ``days`` are whole ones since the last answer, 0 for the future.

    A tuple, since there may be a hundred thousand.
    """

    uid: str
    in_review: bool
    stability: float | None
    days: int
    lapses: int
    suspended: bool


class Roster(NamedTuple):
    """An article in the library with the items it proves, those that are no cards among them."""

    article: str
    title: str
    published: date | None
    uids: list[str]


def studied(library: Library) -> list[str]:
    """The cards in study in their order, suspended ones among them."""
    with library.looking() as connection:
        (text,) = connection.execute(
            f"SELECT json_group_array(uid) FROM (SELECT uid FROM card WHERE{STUDIED} ORDER BY card.rowid)"
        ).fetchone()
    return list(json.loads(text))


def memories(library: Library, now: datetime) -> list[Memory]:
    """The cards in study that were answered, in their order, as they stand at ``now``."""
    with library.looking() as connection:
        rows = connection.execute(
            "SELECT card.uid, card.phase = 'review', card.stability,"
            f" max(0, (?1 - coalesce(card.last_review, ?1)) / {DAY}), card.lapses, card.suspended FROM card"
            f" WHERE card.reviews > 0 AND{STUDIED} ORDER BY card.rowid",
            (to_ticks(now),),
        ).fetchall()
    return list(map(Memory._make, rows))


def of_articles(library: Library) -> list[Roster]:
    """Every article in the library, the newest first."""
    with library.looking() as connection:
        rows = connection.execute(
            "SELECT article.id, article.title, article.published, uids FROM article JOIN (SELECT article,"
            " json_group_array(uid) AS uids FROM evidence WHERE number = 0 GROUP BY article) AS proved"
            " ON proved.article = article.id WHERE article.deleted IS NULL ORDER BY article.added DESC, article.id DESC"
        ).fetchall()
    return [
        Roster(article, title, date.fromisoformat(day) if day else None, json.loads(uids))
        for article, title, day, uids in rows
    ]


def actors(library: Library, uids: Iterable[str] | None = None) -> list[tuple[str, str, str]]:
    """(uid, name, kind) of each item that is about somebody, of ``uids`` or of all."""
    wanted: str = ""
    values: tuple[str, ...] = ()
    if uids is not None:
        wanted, values = " AND uid IN (SELECT value FROM json_each(?))", (json.dumps(tuple(uids)),)
    with library.looking() as connection:
        row = connection.execute(
            "SELECT json_group_array(uid), json_group_array(actor), json_group_array(actor_kind) FROM question"
            f" WHERE actor <> ''{wanted}",
            values,
        ).fetchone()
    return list(zip(*map(json.loads, row), strict=True))


def topics(library: Library) -> list[tuple[str, str]]:
    """(uid, topic) of each item."""
    with library.looking() as connection:
        row = connection.execute("SELECT json_group_array(uid), json_group_array(topic) FROM question").fetchone()
    return list(zip(*map(json.loads, row), strict=True))
