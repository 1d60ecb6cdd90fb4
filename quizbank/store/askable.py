"""What a quiz may be built from: looked up in the tables alone, so that a builder can count at every change."""

import json
from collections.abc import Iterable
from dataclasses import dataclass

from quizbank.domain.review import ItemState
from quizbank.store.engine import Library


@dataclass(frozen=True, slots=True)
class Askable:
    """An item with the article that words it and the fact that it asks."""

    uid: str
    article: str
    fact: str


def items(
    library: Library,
    *,
    articles: Iterable[str] = (),
    topics: Iterable[str] = (),
    interactions: Iterable[str] = (),
    only_read: bool = False,
    difficulty: tuple[float, float] = (0.0, 1.0),
) -> tuple[Askable, ...]:
    """Every item like that which is not dropped, those of the newest article first; an empty filter takes all.

    ``difficulty`` is the easiest and the hardest that is taken, 0..1. An item that several articles ask comes once,
    as the newest of them words it.
    """
    gone = (ItemState.DROPPED, ItemState.NEW) if only_read else (ItemState.DROPPED,)
    conditions = ["article.deleted IS NULL", "question.state NOT IN (SELECT value FROM json_each(?))"]
    values: list[str | float] = [json.dumps(gone)]
    for column, wanted in (
        ("article.id", tuple(articles)),
        ("question.topic", tuple(topics)),
        ("question.interaction", tuple(interactions)),
    ):
        if wanted:
            conditions.append(f"{column} IN (SELECT value FROM json_each(?))")
            values.append(json.dumps(wanted))
    if difficulty != (0.0, 1.0):
        conditions.append("coalesce(body ->> '$.difficulty', 0.5) BETWEEN ? AND ?")
        values += difficulty
    with library.looking() as connection:
        rows = connection.execute(
            "SELECT question.uid, article.id, question.fact_key FROM generated JOIN question USING (uid)"
            f" JOIN article ON article.id = generated.article WHERE {' AND '.join(conditions)}"
            " ORDER BY article.added DESC, article.rowid DESC, generated.position",
            values,
        ).fetchall()
    first: dict[str, Askable] = {}
    for uid, article, fact in rows:
        first.setdefault(uid, Askable(uid, article, fact))
    return tuple(first.values())


def interactions(library: Library) -> frozenset[str]:
    """The ways of answering that there are items for."""
    with library.looking() as connection:
        rows = connection.execute("SELECT DISTINCT interaction FROM question WHERE state <> 'dropped'").fetchall()
    return frozenset(interaction for (interaction,) in rows)
