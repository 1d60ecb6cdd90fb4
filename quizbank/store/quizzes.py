"""Quiz sittings: the items as they were shown, and every answer given. They never move a card's schedule."""

import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from quizbank.domain.changes import ChangeKind, Changes
from quizbank.domain.errors import QuizbankError
from quizbank.domain.question import Question
from quizbank.domain.review import AnswerVerdict
from quizbank.store.engine import Library
from quizbank.store.moments import moment_or_none, to_moment, to_ticks
from quizbank.store.plain_json import dump, load
from quizbank.store.typed_text import as_typed


@dataclass(frozen=True, slots=True)
class NewAttempt:
    """An item to be asked: its question is kept as it stands now."""

    uid: str
    article: str
    question: Question


@dataclass(frozen=True, slots=True)
class AttemptRecord:
    """An item of a sitting with its last answer (``given`` and ``verdict`` are None before there is one)."""

    position: int
    uid: str
    article: str
    article_title: str
    question: Question
    given: str | None
    verdict: AnswerVerdict | None
    duration_ms: int
    actor: str
    actor_kind: str


@dataclass(frozen=True, slots=True)
class QuizRecord:
    """A sitting; ``article`` is "" for one over the library."""

    id: int
    article: str
    title: str
    started: datetime
    finished: datetime | None
    attempts: tuple[AttemptRecord, ...]


def begin(
    library: Library, attempts: Iterable[NewAttempt], at: datetime, article: str, title: str
) -> tuple[int, Changes]:
    """A new sitting of those items; its id."""
    with library.writing() as connection:
        quiz = connection.execute(
            "INSERT INTO quiz (article, title, started) VALUES (?, ?, ?)", (article or None, title, to_ticks(at))
        ).lastrowid
        assert quiz is not None
        connection.executemany(
            "INSERT INTO attempt VALUES (?, ?, ?, ?, ?)",
            ((quiz, n, a.uid, a.article, dump(a.question)) for n, a in enumerate(attempts)),
        )
    return quiz, _changes(quiz)


def quiz(library: Library, number: int) -> QuizRecord:
    """The sitting as it stands; QuizbankError("no_such_quiz")."""
    with library.looking() as connection:
        row = connection.execute(
            "SELECT id, coalesce(article, ''), title, started, finished FROM quiz WHERE id = ?", (number,)
        ).fetchone()
        if row is None:
            raise QuizbankError("no_such_quiz")
        attempts = connection.execute(f"{_ATTEMPTS} WHERE attempt.quiz = ? ORDER BY attempt.position", (number,))
        number, article, title, started, finished = row
        return QuizRecord(
            number, article, title, to_moment(started), moment_or_none(finished), tuple(map(_attempt, attempts))
        )


def last_open(library: Library) -> int | None:
    """The id of the last sitting that was begun and not finished."""
    with library.looking() as connection:
        row = connection.execute("SELECT max(id) FROM quiz WHERE finished IS NULL").fetchone()
    return None if row[0] is None else int(row[0])


def finished(library: Library, limit: int) -> tuple[int, ...]:
    """The ids of the sittings that were finished last, the latest first."""
    with library.looking() as connection:
        rows = connection.execute(
            "SELECT id FROM quiz WHERE finished IS NOT NULL ORDER BY finished DESC, id DESC LIMIT ?", (limit,)
        ).fetchall()
    return tuple(number for (number,) in rows)


def attempts_at(library: Library, number: int) -> tuple[int, ...]:
    """The ids of the finished sittings that asked the same items as this one, itself among them, in their order."""
    items = "(SELECT json_group_array(uid) FROM (SELECT uid FROM attempt WHERE quiz = {} ORDER BY uid))"
    with library.looking() as connection:
        rows = connection.execute(
            "SELECT id FROM quiz WHERE finished IS NOT NULL AND id IN"
            " (SELECT quiz FROM attempt WHERE uid = (SELECT uid FROM attempt WHERE quiz = ?1 AND position = 0))"
            f" AND {items.format('quiz.id')} = {items.format('?1')} ORDER BY finished, id",
            (number,),
        ).fetchall()
    return tuple(again for (again,) in rows)


def answer(
    library: Library, number: int, position: int, given: str, verdict: AnswerVerdict, at: datetime, duration_ms: int
) -> Changes:
    """Record an answer; an earlier one to the same item stays in the log of attempts."""
    with library.writing() as connection:
        _must_be_open(connection, number, position)
        connection.execute(
            "INSERT INTO attempt_answer SELECT ?1, ?2, count(*), ?3, ?4, ?5, ?6 FROM attempt_answer"
            " WHERE quiz = ?1 AND position = ?2",
            (number, position, as_typed(given), verdict.value, to_ticks(at), duration_ms),
        )
    return _changes(number)


def finish(library: Library, number: int, at: datetime) -> Changes:
    """Close the sitting; closing it again changes nothing."""
    with library.writing() as connection:
        connection.execute("UPDATE quiz SET finished = ? WHERE id = ? AND finished IS NULL", (to_ticks(at), number))
    return _changes(number)


_ATTEMPTS = (
    "SELECT attempt.position, uid, attempt.article, article.title, body, given, verdict, coalesce(duration_ms, 0),"
    " actor, actor_kind FROM attempt JOIN article ON article.id = attempt.article JOIN question USING (uid)"
    " LEFT JOIN attempt_answer AS last"
    " ON last.quiz = attempt.quiz AND last.position = attempt.position AND last.number ="
    " (SELECT max(number) FROM attempt_answer WHERE quiz = attempt.quiz AND position = attempt.position)"
)


def _attempt(row: tuple[Any, ...]) -> AttemptRecord:
    position, uid, article, title, body, given, verdict, duration_ms, actor, actor_kind = row
    return AttemptRecord(
        position,
        uid,
        article,
        title,
        load(Question, body),
        given,
        None if verdict is None else AnswerVerdict(verdict),
        duration_ms,
        actor,
        actor_kind,
    )


def _must_be_open(connection: sqlite3.Connection, number: int, position: int) -> None:
    row = connection.execute(
        "SELECT finished FROM quiz JOIN attempt ON attempt.quiz = quiz.id WHERE quiz.id = ? AND position = ?",
        (number, position),
    ).fetchone()
    if row is None:
        raise QuizbankError("no_such_quiz")
    if row[0] is not None:
        raise QuizbankError("quiz_finished")


def _changes(number: int) -> Changes:
    return Changes(frozenset({ChangeKind.QUIZZES}), (str(number),))
