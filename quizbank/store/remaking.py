"""An article made anew, in one step that can be undone: what was generated is replaced, what people made of it stays.

No question and no card is erased: a question that no article asks any more is out of sight, and rests with its last
words if it has a history.
"""

import json
import sqlite3
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from quizbank.domain.changes import ChangeKind, Changes
from quizbank.domain.question import Question
from quizbank.domain.remaking import Gone, Item, Match, New
from quizbank.domain.selection import Making
from quizbank.store import decisions, made, remade_cards
from quizbank.store.articles import VERSION, must_exist
from quizbank.store.engine import Library
from quizbank.store.made import MadeRows
from quizbank.store.moments import to_ticks
from quizbank.store.plain_json import dump, load
from quizbank.store.undo import Cell, Step, undoable

_KINDS = (ChangeKind.ARTICLES, ChangeKind.QUESTIONS, ChangeKind.CARDS)

type Decide = Callable[[Sequence[Item], Sequence[Question], Collection[str]], tuple[Match, ...]]


@dataclass(frozen=True, slots=True)
class Situation:
    """The article's items, resting ones last, and those ids of the new ones that questions of other articles have."""

    items: tuple[Item, ...]
    known: frozenset[str]


def situation(library: Library, article: str, new: Iterable[Question]) -> Situation:
    """What there is to be rematched; QuizbankError("no_such_article")."""
    with library.looking() as connection:
        must_exist(connection, article)
        return _situation(connection, article, new)


def with_history(library: Library, uids: Iterable[str]) -> frozenset[str]:
    """Those of the items that somebody has read, edited, dropped, studied or been asked."""
    with library.looking() as connection:
        return _with_history(connection, uids)


def asked_besides(library: Library, uids: Iterable[str], article: str) -> frozenset[str]:
    """Those of the items that another article in the library asks, too."""
    with library.looking() as connection:
        return _asked(connection, uids, besides=article)


def resting(library: Library, questions: Iterable[Question]) -> frozenset[str]:
    """The ids of those questions that are in the library and asleep."""
    with library.looking() as connection:
        rows = connection.execute(
            "SELECT derived_id FROM question JOIN sleeping USING (uid)"
            " WHERE derived_id IN (SELECT value FROM json_each(?))",
            (json.dumps([question.id for question in questions]),),
        ).fetchall()
    return frozenset(row[0] for row in rows)


def replace(library: Library, making: Making, decide: Decide, at: datetime) -> Changes:
    """Put the Making in place of what was made of its article; ``decide`` is told what there is inside the transaction.

    QuizbankError("no_such_article").
    """
    article = making.article.id
    with undoable(library, "remake", _KINDS, (article,), careful=True) as step:
        must_exist(step.connection, article)
        there = _situation(step.connection, article, making.questions)
        matches = decide(there.items, making.questions, there.known)
        rows = made.rows_of(making, VERSION)
        rows = made.with_uids(rows, _uids(step.connection, matches))
        _write(step, making, rows, there.items, matches)
        step.update("article", {"id": article}, {"remade": to_ticks(at)})
    return step.changes


def _situation(connection: sqlite3.Connection, article: str, new: Iterable[Question]) -> Situation:
    bound = "EXISTS (SELECT 1 FROM generated AS other WHERE other.uid = {0}.uid AND other.article <> {0}.article)"
    rows = connection.execute(
        f"SELECT uid, body, {bound.format('generated')}, 0 FROM generated WHERE article = ?1 ORDER BY position",
        (article,),
    ).fetchall()
    rows += connection.execute(
        f"SELECT uid, body, {bound.format('sleeping')}, 1 FROM sleeping WHERE article = ?1"
        " AND uid NOT IN (SELECT uid FROM generated WHERE article = ?1) ORDER BY rowid",
        (article,),
    ).fetchall()
    items = tuple(Item(uid, load(Question, body), bool(tied), bool(asleep)) for uid, body, tied, asleep in rows)
    known = connection.execute(
        "SELECT derived_id FROM question WHERE derived_id IN (SELECT value FROM json_each(?1))"
        " AND uid NOT IN (SELECT uid FROM generated WHERE article = ?2)"
        " AND uid NOT IN (SELECT uid FROM sleeping WHERE article = ?2)",
        (json.dumps([question.id for question in new]), article),
    ).fetchall()
    return Situation(items, frozenset(row[0] for row in known))


def _with_history(connection: sqlite3.Connection, uids: Iterable[str]) -> frozenset[str]:
    rows = connection.execute(
        "SELECT uid FROM question WHERE uid IN (SELECT value FROM json_each(?)) AND (state <> 'new'"
        " OR EXISTS (SELECT 1 FROM log AS event WHERE event.uid = question.uid)"
        " OR EXISTS (SELECT 1 FROM attempt WHERE attempt.uid = question.uid)"
        " OR EXISTS (SELECT 1 FROM question_edit WHERE question_edit.uid = question.uid))",
        (json.dumps(tuple(uids)),),
    ).fetchall()
    return frozenset(row[0] for row in rows)


def _asked(connection: sqlite3.Connection, uids: Iterable[str], *, besides: str) -> frozenset[str]:
    rows = connection.execute(
        "SELECT uid FROM generated JOIN article ON article.id = generated.article AND article.deleted IS NULL"
        " WHERE article.id <> ? AND uid IN (SELECT value FROM json_each(?))",
        (besides, json.dumps(tuple(uids))),
    ).fetchall()
    return frozenset(row[0] for row in rows)


def _uids(connection: sqlite3.Connection, matches: Iterable[Match]) -> dict[str, str]:
    """The uid of each new question by its id."""
    uids: dict[str, str] = {}
    for match in matches:
        if not isinstance(match, New | Gone):
            uids[match.new.id] = match.uid
    return uids | made.uids_of(connection, (match.new.id for match in matches if isinstance(match, New)))


def _write(step: Step, making: Making, rows: MadeRows, items: Sequence[Item], matches: Iterable[Match]) -> None:
    article = making.article.id
    connection = step.connection
    head: dict[str, Cell] = {
        "seed": making.seed,
        "generator": making.generator,
        "making_warnings": dump(making.warnings),
    }
    step.update("article", {"id": article}, head)
    step.update("reading", {"article": article, "version": VERSION}, {"outline": dump(making.outline)})
    facts = connection.execute("SELECT fact_key FROM fact WHERE article = ?", (article,)).fetchall()
    bodies = {
        uid: (maker, body)
        for uid, maker, body in connection.execute(
            "SELECT uid, maker, body FROM generated WHERE article = ?", (article,)
        )
    }
    step.replace("fact", {"article": article}, rows.facts)
    step.replace("omission", {"article": article}, rows.omissions)
    _write_questions(step, rows, {item.uid for item in items if item.bound})
    step.replace("generated", {"article": article}, rows.generated)
    decisions.respect(step, article)
    gone = [m.uid for m in matches if isinstance(m, Gone) and m.uid in bodies]
    _rest(step, article, gone, bodies)
    winners = remade_cards.settle(
        step, rows.cards, {row[0] for row in facts}, [*bodies, *(str(cells[0]) for cells in rows.questions)]
    )
    step.replace("evidence", {"article": article}, made.proofs_of(rows, winners, article, VERSION))
    remade_cards.prove(step, article, winners)


def _write_questions(step: Step, rows: MadeRows, bound: Collection[str]) -> None:
    """Say what each question asks now; one that another article asks, too, is left as it is."""
    columns = ("derived_id", "fact_key", "kind", "interaction", "topic", "asked_role", "actor", "actor_kind")
    for row in rows.questions:
        uid, *cells = row
        found = step.connection.execute(f"SELECT {', '.join(columns)} FROM question WHERE uid = ?", (uid,)).fetchone()
        if found is None:
            made.write_question(step, row)
        elif uid not in bound and found != tuple(cells):
            step.update("question", {"uid": uid}, dict(zip(columns, cells, strict=True)))
        if step.connection.execute("SELECT 1 FROM sleeping WHERE uid = ?", (uid,)).fetchone():
            step.replace("sleeping", {"uid": uid}, [])


def _rest(step: Step, article: str, gone: Sequence[str], bodies: dict[str, tuple[str, str]]) -> None:
    """Keep the last words of those items that have a history and are asked by no article now."""
    still = _asked(step.connection, gone, besides=article)
    history = _with_history(step.connection, gone)
    for uid in gone:
        if uid in history and uid not in still:
            step.replace("sleeping", {"uid": uid}, [(uid, article, *bodies[uid])])
