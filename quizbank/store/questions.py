"""Questions: as an article asks them, and what a person made of them."""

import json
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache
from typing import Any

from quizbank.domain.edit import Edit, overlaid
from quizbank.domain.errors import QuizbankError
from quizbank.domain.question import Evidence, Question
from quizbank.domain.review import DropReason, ItemState
from quizbank.store import edits
from quizbank.store.decisions import REASON
from quizbank.store.engine import Library
from quizbank.store.flags import PREFIX as FLAG
from quizbank.store.plain_json import load


@dataclass(frozen=True, slots=True)
class QuestionRecord:
    """A question with where it comes from, what a person made of it, and the actor it counts for ("" if none).

    ``reason`` is why it was dropped, if that was said.
    """

    uid: str
    question: Question
    article: str
    article_title: str
    outlet: str
    published: date | None
    state: ItemState
    actor: str
    actor_kind: str
    reason: DropReason | None = None
    flagged: bool = False


_COLUMNS = (
    "question.uid, body, article.id, article.title, article.outlet, article.published, question.state, question.actor,"
    f" question.actor_kind, (SELECT value FROM setting WHERE name = '{REASON}' || question.uid),"
    f" (SELECT value FROM setting WHERE name = '{FLAG}' || question.uid)"
)
_FROM = " FROM generated JOIN question ON question.uid = generated.uid JOIN article ON article.id = generated.article"
_SELECT = f"SELECT {_COLUMNS}{_FROM}"
_RESTING = (
    f"SELECT {_COLUMNS.replace('question.state', "'asleep'")}"
    " FROM sleeping JOIN question ON question.uid = sleeping.uid JOIN article ON article.id = sleeping.article"
)


def in_text_order(library: Library, article: str = "") -> tuple[QuestionRecord, ...]:
    """The questions of one article or of all (newest first), dropped ones among them, in the order of the text.

    A question that several articles ask comes once, from the newest.
    """
    of_article = " AND article.id = ?" if article else ""
    with library.looking() as connection:
        rows = connection.execute(
            f"{_SELECT} LEFT JOIN evidence ON evidence.uid = question.uid AND evidence.article = article.id"
            f" AND evidence.number = 0 WHERE article.deleted IS NULL{of_article}"
            " ORDER BY article.added DESC, article.rowid DESC, evidence.starts, generated.position",
            (article,) if article else (),
        ).fetchall()
        first = {row[0]: row for row in reversed(rows)}
        words = edits.of_items(library, first)
    return tuple(_record(row, words.get(row[0], ())) for row in rows if first[row[0]] is row)


def asleep(library: Library, article: str) -> tuple[QuestionRecord, ...]:
    """The items that this article asked and that no article asks any more, each as it was asked last."""
    with library.looking() as connection:
        rows = connection.execute(
            f"{_RESTING} WHERE article.id = ? AND NOT EXISTS (SELECT 1 FROM generated JOIN article AS asking"
            " ON asking.id = generated.article AND asking.deleted IS NULL WHERE generated.uid = sleeping.uid)"
            " ORDER BY sleeping.rowid",
            (article,),
        ).fetchall()
        words = edits.of_items(library, (row[0] for row in rows))
    return tuple(_record(row, words.get(row[0], ())) for row in rows)


def question(library: Library, uid: str, article: str = "") -> QuestionRecord:
    """The question in that article's wording if it asks it, else in that of the first article that is still there.

    One that is asleep as it was asked last. QuizbankError("no_such_question").
    """
    with library.looking() as connection:
        # Put in order here: with every card that is shown, and nearly always there is one row.
        rows = connection.execute(
            f"SELECT {_COLUMNS}, article.deleted IS NOT NULL, article.added, article.rowid{_FROM}"
            " WHERE question.uid = ?",
            (uid,),
        ).fetchall()
        row = min(rows, key=lambda row: (row[2] != article, *row[-3:]))[:-3] if rows else None
        row = row or connection.execute(f"{_RESTING} WHERE question.uid = ?", (uid,)).fetchone()
        if row is None:
            raise QuizbankError("no_such_question")
        return _record(row, edits.of_item(library, uid))


def with_words(library: Library, uids: Iterable[str]) -> frozenset[str]:
    """Those of the questions that have their words still: they go with their last article when it leaves the bin."""
    with library.looking() as connection:
        rows = connection.execute(
            "SELECT value FROM json_each(?) WHERE value IN (SELECT uid FROM generated UNION SELECT uid FROM sleeping)",
            (json.dumps(tuple(uids)),),
        ).fetchall()
    return frozenset(row[0] for row in rows)


def of_facts_of(library: Library, cards: Iterable[str]) -> tuple[tuple[str, str], ...]:
    """(article, uid) of every item in the library that asks the fact of one of those cards."""
    with library.looking() as connection:
        rows = connection.execute(
            "SELECT DISTINCT generated.article, generated.uid FROM card"
            " JOIN question ON question.fact_key = card.fact_key JOIN generated ON generated.uid = question.uid"
            " JOIN article ON article.id = generated.article AND article.deleted IS NULL"
            " WHERE card.uid IN (SELECT value FROM json_each(?)) ORDER BY 1, 2",
            (json.dumps(tuple(cards)),),
        )
        return tuple(rows.fetchall())


def generated(library: Library, uid: str, article: str = "") -> Question:
    """The question as it was made, without a person's words; QuizbankError("no_such_question")."""
    with library.looking() as connection:
        row = connection.execute(
            "SELECT body FROM generated JOIN article ON article.id = generated.article WHERE uid = ?"
            " ORDER BY article.id <> ?, article.deleted IS NOT NULL, article.added, article.rowid LIMIT 1",
            (uid, article),
        ).fetchone()
    if row is None:
        raise QuizbankError("no_such_question")
    return _question(row[0])


def common_article(library: Library, uids: Iterable[str]) -> str:
    """The newest article in the library that asks all those questions, or ""."""
    chosen = tuple(uids)
    with library.looking() as connection:
        row = connection.execute(
            "SELECT article FROM generated JOIN article ON article.id = article AND article.deleted IS NULL"
            " WHERE uid IN (SELECT value FROM json_each(?)) GROUP BY article HAVING count(DISTINCT uid) = ?"
            " ORDER BY article.added DESC, article.rowid DESC LIMIT 1",
            (json.dumps(chosen), len(chosen)),
        ).fetchone()
    return str(row[0]) if row else ""


def with_all_proofs(library: Library, record: QuestionRecord) -> QuestionRecord:
    """The same question, its evidence followed by the proofs in other articles of the library."""
    with library.looking() as connection:
        rows = connection.execute(
            "SELECT article.added, article.rowid, number, article, starts, ends, text, before, after, version"
            " FROM evidence JOIN article ON article.id = evidence.article AND article.deleted IS NULL"
            " WHERE uid = ? AND evidence.article <> ?",
            (record.uid, record.article),
        ).fetchall()
    if not rows:
        return record
    proofs = tuple(Evidence(*proof) for _, _, _, *proof in sorted(rows))
    return replace(record, question=replace(record.question, evidence=record.question.evidence + proofs))


def _record(row: tuple[Any, ...], words: Iterable[Edit]) -> QuestionRecord:
    uid, body, article, title, outlet, published, state, actor, actor_kind, reason, flag = row
    day = date.fromisoformat(published) if published else None
    asked = overlaid(_question(body), words)
    why = DropReason(reason) if reason and state == ItemState.DROPPED else None
    return QuestionRecord(uid, asked, article, title, outlet, day, ItemState(state), actor, actor_kind, why, bool(flag))


@lru_cache(maxsize=4096)
def _question(body: str) -> Question:
    """The same text is the same question, and pages ask for it again and again."""
    return load(Question, body)
