"""What was made of an article, as rows: facts, questions, evidence, cards, omissions."""

import sqlite3
from collections.abc import Iterable

from quizbank.domain.about import actor_of
from quizbank.domain.fact import Fact
from quizbank.domain.question import Evidence, Interaction, Question
from quizbank.domain.selection import Making, Omission
from quizbank.store import card_rows
from quizbank.store.plain_json import dump, load

# What a card asks, best first; choice, true/false, matching and ordering live in quizzes.
_ON_CARDS = (Interaction.TEXT, Interaction.CLOZE)


def insert(connection: sqlite3.Connection, making: Making, version: int) -> None:
    """Write the rows of a Making inside the caller's transaction.

    A question that another article asked already gets one more text and proof; its uid, state and card stay.
    """
    article = making.article.id
    connection.executemany(
        "INSERT INTO fact VALUES (?, ?, ?, ?, ?)",
        ((article, n, fact.id, fact.relation, dump(fact)) for n, fact in enumerate(making.facts)),
    )
    connection.executemany(
        "INSERT INTO omission VALUES (?, ?, ?, ?, ?, ?)",
        ((article, n, o.target, o.ref, o.code, dump(o.parameters)) for n, o in enumerate(making.omitted)),
    )
    stated = {fact.id: fact for fact in making.facts}
    entities = {entity.id: entity for entity in making.outline.entities}
    connection.executemany(
        "INSERT OR IGNORE INTO question VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, 'new')",
        (
            (q.id, q.id, q.fact, q.kind, q.interaction, q.topic, q.asked_role)
            + actor_of(q, stated.get(q.fact), entities)
            for q in making.questions
        ),
    )
    connection.executemany(
        "INSERT INTO generated VALUES (?, ?, ?, ?, ?)",
        ((article, n, q.id, making.generator, dump(q)) for n, q in enumerate(making.questions)),
    )
    for question in making.questions:
        _insert_evidence(connection, question.id, article, version, question.evidence)
    _insert_cards(connection, making, version)


def facts(connection: sqlite3.Connection, article: str) -> tuple[Fact, ...]:
    """The facts in their order."""
    rows = connection.execute("SELECT body FROM fact WHERE article = ? ORDER BY position", (article,))
    return tuple(load(Fact, body) for (body,) in rows)


def questions(connection: sqlite3.Connection, article: str) -> tuple[Question, ...]:
    """The questions as they were made, dropped ones among them, in their order."""
    rows = connection.execute("SELECT body FROM generated WHERE article = ? ORDER BY position", (article,))
    return tuple(load(Question, body) for (body,) in rows)


def omissions(connection: sqlite3.Connection, article: str) -> tuple[Omission, ...]:
    """What was left out, in its order."""
    rows = connection.execute(
        "SELECT target, ref, code, parameters FROM omission WHERE article = ? ORDER BY position", (article,)
    )
    return tuple(
        Omission(target, ref, code, load(tuple[tuple[str, str], ...], parameters))
        for target, ref, code, parameters in rows
    )


def card_question(questions: Iterable[Question]) -> Question | None:
    """Which of a fact's questions its recall card asks: the first typed one, else the first cloze."""
    candidates = [q for q in questions if q.interaction in _ON_CARDS]
    return min(candidates, key=lambda q: _ON_CARDS.index(q.interaction), default=None)


def _insert_cards(connection: sqlite3.Connection, making: Making, version: int) -> None:
    by_fact: dict[str, list[Question]] = {}
    for question in making.questions:
        by_fact.setdefault(question.fact, []).append(question)
    for fact, asked in by_fact.items():
        row = connection.execute("SELECT uid FROM card WHERE fact_key = ?", (fact,)).fetchone()
        if row:  # the same fact from another article: one more proof, not one more card
            _insert_evidence(connection, row[0], making.article.id, version, asked[0].evidence)
        elif recall := card_question(asked):
            card_rows.insert(connection, recall.id, fact, recall.salience)


def _insert_evidence(
    connection: sqlite3.Connection, uid: str, article: str, version: int, evidence: tuple[Evidence, ...]
) -> None:
    connection.executemany(
        "INSERT OR IGNORE INTO evidence VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        ((uid, article, n, version, e.start, e.end, e.text, e.before, e.after) for n, e in enumerate(evidence)),
    )
