"""Study sets: the cards in study of an article, an actor, a topic or a month of news, each a query and never a list.

A card belongs to the set of every article that proves it, to that of the actor it is about, and to the month in which
an article that proves it was published.
"""

from dataclasses import dataclass
from datetime import datetime

from quizbank.domain.study_set import SetKind, StudySet
from quizbank.store.card_rows import ASKED, STUDIED
from quizbank.store.engine import Library
from quizbank.store.moments import to_ticks

# (set, name) of a card by the tables that are joined below.
_VALUES = {
    SetKind.ARTICLE: ("article.id", "article.title", "TRUE"),
    SetKind.PERSON: ("question.actor", "question.actor", "question.actor_kind = 'person'"),
    SetKind.ORGANIZATION: ("question.actor", "question.actor", "question.actor_kind = 'organization'"),
    SetKind.TOPIC: ("question.topic", "question.topic", "TRUE"),
    SetKind.PERIOD: ("substr(article.published, 1, 7)", "substr(article.published, 1, 7)", "article.published <> ''"),
}
_OF_ITEMS = f" FROM card JOIN question ON question.uid = card.uid WHERE{STUDIED}"
_OF_ARTICLES = (
    " FROM card JOIN evidence ON evidence.uid = card.uid AND evidence.number = 0"
    f" JOIN article ON article.id = evidence.article AND article.deleted IS NULL WHERE{ASKED}"
)
_FROM = {kind: _OF_ARTICLES if kind in (SetKind.ARTICLE, SetKind.PERIOD) else _OF_ITEMS for kind in SetKind}


@dataclass(frozen=True, slots=True)
class SetCounts:
    """A study set with its name, its cards, those due before the day ends and the new ones, suspended ones left out."""

    study_set: StudySet
    name: str
    cards: int
    due: int
    new: int


def cards_of(library: Library, wanted: StudySet) -> tuple[str, ...]:
    """The uids of the set's cards; none for a set that there is not."""
    value, _, condition = _VALUES[wanted.kind]
    meets = "BETWEEN ? AND ?" if wanted.kind is SetKind.PERIOD else "= ?"
    values = _months(wanted.value) if wanted.kind is SetKind.PERIOD else (wanted.value,)
    with library.looking() as connection:
        rows = connection.execute(
            f"SELECT DISTINCT card.uid{_FROM[wanted.kind]} AND {value} {meets} AND {condition} ORDER BY card.rowid",
            values,
        ).fetchall()
    return tuple(uid for (uid,) in rows)


def every(library: Library, kind: SetKind, now: datetime, tonight: datetime) -> tuple[SetCounts, ...]:
    """The sets of that kind that have cards, by name."""
    value, name, condition = _VALUES[kind]
    once = "DISTINCT " if kind is SetKind.PERIOD else ""  # two articles of a month may prove one card
    with library.looking() as connection:
        rows = connection.execute(
            "SELECT value, max(name), count(*), sum(phase <> 'new' AND due < :tonight AND ready),"
            " sum(phase = 'new' AND ready) FROM"
            f" (SELECT {once}{value} AS value, {name} AS name, card.uid, card.phase, card.due, (NOT card.suspended"
            " AND (card.buried_until IS NULL OR card.buried_until <= :now)) AS ready"
            f"{_FROM[kind]} AND {condition}) GROUP BY value ORDER BY 2, 1",
            {"now": to_ticks(now), "tonight": to_ticks(tonight)},
        ).fetchall()
    return tuple(SetCounts(StudySet(kind, value), name, *counts) for value, name, *counts in rows)


def _months(period: str) -> tuple[str, str]:
    """First and last month of "2022-01", of "2022", or of "2021-11/2022-02"."""
    first, _, last = period.partition("/")
    last = last or first
    return (first if len(first) > 4 else f"{first}-01"), (last if len(last) > 4 else f"{last}-12")
