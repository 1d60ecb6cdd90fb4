"""Study sets: the cards in study of an article, an actor, a topic, a month of news or a tag; queries, never lists.

A card belongs to the set of every article that proves it and to those of its tags, to that of the actor it is about,
and to the month in which an article that proves it was published.
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
    SetKind.TAG: ("tag.value", "tag.value", "TRUE"),
    SetKind.PERIOD: ("substr(article.published, 1, 7)", "substr(article.published, 1, 7)", "article.published <> ''"),
}
_OF_ITEMS = f" FROM card JOIN question ON question.uid = card.uid WHERE{STUDIED}"
_PROVED = (
    " FROM card JOIN evidence ON evidence.uid = card.uid AND evidence.number = 0"
    " JOIN article ON article.id = evidence.article AND article.deleted IS NULL"
)
_TAGS = " JOIN setting ON setting.name = 'tags/' || article.id JOIN json_each(setting.value) AS tag"
_OF_ARTICLES = (SetKind.ARTICLE, SetKind.PERIOD)
_COUNTED = (
    "count(*), coalesce(sum(phase <> 'new' AND due < :tonight AND ready), 0), coalesce(sum(phase = 'new' AND ready), 0)"
)
_CARDS = (
    "card.uid, card.phase, card.due, (NOT card.suspended"
    " AND (card.buried_until IS NULL OR card.buried_until <= :now)) AS ready"
)


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
    tables, values = _of(wanted)
    with library.looking() as connection:
        rows = connection.execute(f"SELECT DISTINCT card.uid{tables} ORDER BY card.rowid", values).fetchall()
    return tuple(uid for (uid,) in rows)


def every(library: Library, kind: SetKind, now: datetime, tonight: datetime) -> tuple[SetCounts, ...]:
    """The sets of that kind that have cards, by name."""
    value, name, condition = _VALUES[kind]
    # Two articles of a month, or of a tag, may prove one card.
    once = "DISTINCT " if kind in (SetKind.PERIOD, SetKind.TAG) else ""
    with library.looking() as connection:
        rows = connection.execute(
            f"SELECT value, max(name), {_COUNTED} FROM (SELECT {once}{value} AS value, {name} AS name, {_CARDS}"
            f"{_from(kind)} AND {condition}) GROUP BY value ORDER BY 2, 1",
            {"now": to_ticks(now), "tonight": to_ticks(tonight)},
        ).fetchall()
    return tuple(SetCounts(StudySet(kind, value), name, *counts) for value, name, *counts in rows)


def one(library: Library, wanted: StudySet, now: datetime, tonight: datetime) -> SetCounts:
    """That set as it stands; without cards where there is none like it."""
    _, name, _ = _VALUES[wanted.kind]
    tables, values = _of(wanted)
    with library.looking() as connection:
        found, *counts = connection.execute(
            f"SELECT max(name), {_COUNTED} FROM (SELECT {name} AS name, {_CARDS}{tables} GROUP BY card.uid)",
            values | {"now": to_ticks(now), "tonight": to_ticks(tonight)},
        ).fetchone()
    months = wanted.kind is SetKind.PERIOD
    return SetCounts(wanted, wanted.value if months else found or "", *counts)


def _from(kind: SetKind) -> str:
    if kind is SetKind.TAG:
        return f"{_PROVED}{_TAGS} WHERE{ASKED}"
    return f"{_PROVED} WHERE{ASKED}" if kind in _OF_ARTICLES else _OF_ITEMS


def _of(wanted: StudySet) -> tuple[str, dict[str, str | int]]:
    """The tables with the condition that a card is in that set, and the values that it names."""
    value, _, condition = _VALUES[wanted.kind]
    meets = "BETWEEN :first AND :last" if wanted.kind is SetKind.PERIOD else "= :first"
    first, last = _months(wanted.value) if wanted.kind is SetKind.PERIOD else (wanted.value, "")
    return f"{_from(wanted.kind)} AND {value} {meets} AND {condition}", {"first": first, "last": last}


def _months(period: str) -> tuple[str, str]:
    """First and last month of "2022-01", of "2022", or of "2021-11/2022-02"."""
    first, _, last = period.partition("/")
    last = last or first
    return (first if len(first) > 4 else f"{first}-01"), (last if len(last) > 4 else f"{last}-12")
