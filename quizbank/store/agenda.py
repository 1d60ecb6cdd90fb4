"""The day's cards, counted and chosen by SQL: asked for after every grade, so no card is built that nobody studies.

Which cards are in study is said in ``card_rows``.
"""

import json
import sqlite3
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from typing import NamedTuple

from quizbank.domain.review import CardPhase
from quizbank.store.card_rows import ASKED, STUDIED
from quizbank.store.engine import Library
from quizbank.store.moments import DAY, to_moment, to_ticks

_READY = " (NOT card.suspended AND (card.buried_until IS NULL OR card.buried_until <= :now))"
_NEW = " card.phase = 'new'"
_DUE = " (card.phase <> 'new' AND card.due < :tonight)"
_HOME = (
    "SELECT evidence.article FROM evidence JOIN article ON article.id = evidence.article AND article.deleted IS NULL"
    " WHERE evidence.uid = ? AND evidence.number = 0 ORDER BY article.added, article.rowid LIMIT 1"
)


@dataclass(frozen=True, slots=True)
class ArticleCounts:
    """Cards of an article that are not dropped; those due before the day ends; those still new."""

    cards: int = 0
    due: int = 0
    new: int = 0


class Candidate(NamedTuple):
    """A card that may be studied today: a tuple, since a return from absence finds tens of thousands.

    ``home`` is the first article in the library that proves a new card, "" for one that was seen; ``days`` are whole
    days since its last answer.
    """

    uid: str
    fact: str
    home: str
    phase: CardPhase
    due: datetime | None
    salience: float
    stability: float | None
    days: int


def counts(library: Library, now: datetime, tonight: datetime, most_new: int) -> tuple[int, int]:
    """How many cards are due before ``tonight``, and how many are new, counted up to ``most_new``."""
    values = {"now": to_ticks(now), "tonight": to_ticks(tonight), "most": max(0, most_new)}
    with library.looking() as connection:
        due, new = connection.execute(
            f"SELECT (SELECT count(*) FROM card WHERE{_DUE} AND{_READY} AND{STUDIED}),"
            f" (SELECT count(*) FROM (SELECT 1 FROM card WHERE{_NEW} AND{_READY} AND{STUDIED} LIMIT :most))",
            values,
        ).fetchone()
    return due, new


def counts_by_article(
    library: Library, now: datetime, tonight: datetime, article: str = ""
) -> dict[str, ArticleCounts]:
    """The counts of one article or of each that has cards; a card that two articles prove counts in both."""
    values = {"now": to_ticks(now), "tonight": to_ticks(tonight), "article": article}
    of_article = " AND evidence.article = :article" if article else ""
    with library.looking() as connection:
        rows = connection.execute(
            f"SELECT evidence.article, count(*), sum({_DUE} AND{_READY}), sum({_NEW} AND{_READY})"
            f" FROM card JOIN evidence ON evidence.uid = card.uid AND evidence.number = 0{of_article}"
            f" WHERE{ASKED} GROUP BY evidence.article",
            values,
        ).fetchall()
    return {article: ArticleCounts(cards, due, new) for article, cards, due, new in rows}


def waiting(library: Library, now: datetime, before: datetime) -> int:
    """How many cards in review have been due since before that moment."""
    with library.looking() as connection:
        row = connection.execute(
            f"SELECT count(*) FROM card WHERE card.due < :before AND card.phase = 'review' AND{_READY} AND{STUDIED}",
            {"now": to_ticks(now), "before": to_ticks(before)},
        ).fetchone()
    return int(row[0])


def candidates(
    library: Library,
    now: datetime,
    tonight: datetime,
    most_new: int,
    article: str = "",
    only: Iterable[str] | None = None,
) -> tuple[Candidate, ...]:
    """The cards of an article, ``only`` of some or of all that the queue of the day can be made of.

    All that are due, then new ones, the most salient first, until ``most_new`` articles have one: as the articles take
    turns, no queue takes more.
    """
    values: dict[str, int | str] = {"now": to_ticks(now), "tonight": to_ticks(tonight), "article": article}
    wanted = f"{_READY} AND{STUDIED}"
    if article:
        wanted += " AND card.uid IN (SELECT uid FROM evidence WHERE article = :article)"
    if only is not None:
        wanted += " AND card.uid IN (SELECT value FROM json_each(:only))"
        values["only"] = json.dumps(tuple(only))
    with library.looking() as connection:
        rows = connection.execute(
            "SELECT card.uid, card.fact_key, '', card.phase, card.due, card.salience, card.stability,"
            f" (:now - coalesce(card.last_review, :now)) / {DAY} FROM card"
            f" WHERE{_DUE} AND{wanted} ORDER BY card.rowid",
            values,
        ).fetchall()
        new = _new(connection, wanted, values, most_new) if most_new > 0 else []
    phases = {phase.value: phase for phase in CardPhase}
    seen = [
        Candidate(uid, fact, home, phases[phase], to_moment(due), salience, stability, days)
        for uid, fact, home, phase, due, salience, stability, days in rows
    ]
    return (*seen, *new)


def _new(connection: sqlite3.Connection, wanted: str, values: dict[str, int | str], most: int) -> list[Candidate]:
    """The new cards, the most salient first, until so many articles have one."""
    found: list[Candidate] = []
    homes: set[str] = set()
    for uid, fact, salience in connection.execute(
        "SELECT card.uid, card.fact_key, card.salience FROM card"
        f" WHERE{_NEW} AND{wanted} ORDER BY card.salience DESC, card.rowid",
        values,
    ):
        (home,) = connection.execute(_HOME, (uid,)).fetchone()
        found.append(Candidate(uid, fact, home, CardPhase.NEW, None, salience, None, 0))
        homes.add(home)
        if len(homes) == most:
            break
    return found


def falling_due(library: Library, bounds: Sequence[datetime]) -> tuple[int, ...]:
    """How many cards in study, not suspended, fall due before the first of the ``bounds``, and from each to the next.

    One that is set aside falls due when it comes back; new ones do not. As many counts as bounds, which are in order.
    """
    last = to_ticks(bounds[-1]) if bounds else 0
    with library.looking() as connection:
        (text,) = connection.execute(
            "SELECT json_group_array(due) FROM (SELECT max(card.due, coalesce(card.buried_until, 0)) AS due FROM card"
            f" WHERE card.due < ? AND NOT card.suspended AND{STUDIED}) WHERE due < ?",
            (last, last),
        ).fetchone()
    places = Counter(map(partial(bisect_right, list(map(to_ticks, bounds))), json.loads(text)))
    return tuple(places[place] for place in range(len(bounds)))


def cards_of_items(library: Library, uids: Iterable[str]) -> tuple[str, ...]:
    """The cards in study, not suspended, of all facts that those items ask; in the items' order, each once."""
    asked = (
        "(SELECT item.fact_key UNION SELECT further.value"
        " FROM generated, json_each(generated.body, '$.also') AS further WHERE generated.uid = item.uid)"
    )
    with library.looking() as connection:
        rows = connection.execute(
            f"SELECT card.uid FROM json_each(?) AS wanted JOIN question AS item ON item.uid = wanted.value"
            f" JOIN card ON card.fact_key IN {asked} WHERE NOT card.suspended AND{STUDIED}"
            " ORDER BY wanted.key",
            (json.dumps(tuple(uids)),),
        ).fetchall()
    return tuple(dict.fromkeys(str(row[0]) for row in rows))
