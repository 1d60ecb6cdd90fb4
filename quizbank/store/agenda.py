"""The day's cards, counted and chosen by SQL: asked for after every grade, so no card is built that nobody studies.

Which cards are in study is said in ``card_rows``.
"""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from quizbank.store.card_rows import ASKED, COLUMNS, PROVED, CardRecord, record
from quizbank.store.engine import Library
from quizbank.store.moments import to_ticks

_READY = " (NOT card.suspended AND (card.buried_until IS NULL OR card.buried_until <= :now))"
_NEW = " card.phase = 'new'"
_DUE = " (card.phase <> 'new' AND card.due < :tonight)"
_HOME = (
    " (SELECT evidence.article FROM evidence JOIN article ON article.id = evidence.article AND article.deleted IS NULL"
    " WHERE evidence.uid = card.uid AND evidence.number = 0 ORDER BY article.added, article.rowid LIMIT 1)"
)


@dataclass(frozen=True, slots=True)
class ArticleCounts:
    """Cards of an article that are not dropped; those due before the day ends; those still new."""

    cards: int = 0
    due: int = 0
    new: int = 0


@dataclass(frozen=True, slots=True)
class Candidate:
    """A card that may be studied today, with the first article in the library that proves it."""

    card: CardRecord
    home: str


def counts(library: Library, now: datetime, tonight: datetime, most_new: int) -> tuple[int, int]:
    """How many cards are due before ``tonight``, and how many are new, counted up to ``most_new``."""
    values = {"now": to_ticks(now), "tonight": to_ticks(tonight), "most": max(0, most_new)}
    with library.looking() as connection:
        due, new = connection.execute(
            f"SELECT (SELECT count(*) FROM card{ASKED} WHERE{_DUE} AND{_READY} AND{PROVED}),"
            f" (SELECT count(*) FROM (SELECT 1 FROM card{ASKED} WHERE{_NEW} AND{_READY} AND{PROVED} LIMIT :most))",
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
            f" FROM card{ASKED}"
            f" JOIN evidence ON evidence.uid = card.uid AND evidence.number = 0{of_article} GROUP BY evidence.article",
            values,
        ).fetchall()
    return {article: ArticleCounts(cards, due, new) for article, cards, due, new in rows}


def waiting(library: Library, now: datetime, before: datetime) -> int:
    """How many cards in review have been due since before that moment."""
    with library.looking() as connection:
        row = connection.execute(
            f"SELECT count(*) FROM card{ASKED} WHERE card.due < :before AND card.phase = 'review' AND{_READY}"
            f" AND{PROVED}",
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

    All that are due, and of each home the ``most_new`` most salient new ones: no queue takes more.
    """
    values: dict[str, int | str] = {
        "now": to_ticks(now),
        "tonight": to_ticks(tonight),
        "most": max(0, most_new),
        "article": article,
    }
    of_article = " AND card.uid IN (SELECT uid FROM evidence WHERE article = :article)" if article else ""
    if only is not None:
        of_article += " AND card.uid IN (SELECT value FROM json_each(:only))"
        values["only"] = json.dumps(tuple(only))
    # Materialized, since the home of each card would be looked up again for every time that it is named below.
    ready = (
        f"ready AS MATERIALIZED (SELECT card.rowid AS place, card.*, {_HOME} AS home FROM card{ASKED}"
        f" WHERE ({_DUE} OR ({_NEW} AND :most > 0)) AND{_READY}{of_article})"
    )
    ranked = (
        "ranked AS (SELECT *, row_number() OVER (PARTITION BY home, phase = 'new' ORDER BY salience DESC, place)"
        " AS turn FROM ready WHERE home IS NOT NULL)"
    )
    with library.looking() as connection:
        rows = connection.execute(
            f"WITH {ready}, {ranked} SELECT home, {COLUMNS} FROM ranked AS card"
            " WHERE phase <> 'new' OR turn <= :most ORDER BY place",
            values,
        ).fetchall()
    return tuple(Candidate(record(row), home) for home, *row in rows)


def falling_due(library: Library, start: datetime, end: datetime) -> int:
    """How many cards in study, not suspended, fall due in [start, end); one that is set aside when it comes back."""
    with library.looking() as connection:
        row = connection.execute(
            f"SELECT count(*) FROM card{ASKED} WHERE max(card.due, coalesce(card.buried_until, 0)) BETWEEN ? AND ? - 1"
            f" AND NOT card.suspended AND{PROVED}",
            (to_ticks(start), to_ticks(end)),
        ).fetchone()
    return int(row[0])


def cards_of_items(library: Library, uids: Iterable[str]) -> tuple[str, ...]:
    """The cards in study, not suspended, of all facts that those items ask; in the items' order, each once."""
    asked = (
        "(SELECT item.fact_key UNION SELECT further.value"
        " FROM generated, json_each(generated.body, '$.also') AS further WHERE generated.uid = item.uid)"
    )
    with library.looking() as connection:
        rows = connection.execute(
            f"SELECT card.uid FROM json_each(?) AS wanted JOIN question AS item ON item.uid = wanted.value"
            f" JOIN card ON card.fact_key IN {asked}{ASKED} WHERE NOT card.suspended AND{PROVED}"
            " ORDER BY wanted.key",
            (json.dumps(tuple(uids)),),
        ).fetchall()
    return tuple(dict.fromkeys(str(row[0]) for row in rows))
