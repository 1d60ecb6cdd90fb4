"""What was made of an article, as rows: facts, questions, evidence, cards, omissions."""

import json
import sqlite3
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from quizbank.domain.about import actor_of
from quizbank.domain.fact import Fact
from quizbank.domain.identity import digest
from quizbank.domain.question import Evidence, Interaction, Question
from quizbank.domain.selection import Making, Omission
from quizbank.store import card_rows
from quizbank.store.plain_json import dump, load
from quizbank.store.undo import Cell, Step

# What a card asks, best first; choice, true/false, matching and ordering live in quizzes.
_ON_CARDS = (Interaction.TEXT, Interaction.CLOZE)
_EVIDENCE = "INSERT OR IGNORE INTO evidence VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)"
_QUESTION = "INSERT INTO question VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, 'new')"

type Cells = tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class FactCard:
    """A fact's recall card to be: ``uid`` is the item that it asks, "" if none can be recalled; its first proofs."""

    fact: str
    uid: str
    salience: float
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class MadeRows:
    """The cells of what was made, ready to be written: working them out is most of the time that storing takes."""

    facts: tuple[Cells, ...]
    omissions: tuple[Cells, ...]
    questions: tuple[Cells, ...]
    generated: tuple[Cells, ...]
    evidence: tuple[Cells, ...]
    cards: tuple[FactCard, ...]


def rows_of(making: Making, version: int) -> MadeRows:
    """The rows of a Making; needs no library."""
    article = making.article.id
    stated = {fact.id: fact for fact in making.facts}
    entities = {entity.id: entity for entity in making.outline.entities}
    return MadeRows(
        facts=tuple((article, n, fact.id, fact.relation, dump(fact)) for n, fact in enumerate(making.facts)),
        omissions=tuple(
            (article, n, o.target, o.ref, o.code, dump(o.parameters)) for n, o in enumerate(making.omitted)
        ),
        questions=tuple(
            (q.id, q.id, q.fact, q.kind, q.interaction, q.topic, q.asked_role)
            + actor_of(q, stated.get(q.fact), entities)
            for q in making.questions
        ),
        generated=tuple((article, n, q.id, making.generator, dump(q)) for n, q in enumerate(making.questions)),
        evidence=tuple(cells for q in making.questions for cells in proofs(q.id, article, version, q.evidence)),
        cards=_fact_cards(making.questions),
    )


def insert(step: Step, rows: MadeRows, article: str, version: int) -> None:
    """Write the rows of an article that is new in the library.

    A question that another article asked already gets one more text and proof; its uid, state and card stay. A card
    that rested wakes. Undoing puts the article out of sight and its cards to rest, for no row is erased.
    """
    connection = step.connection
    rows = with_uids(rows, uids_of(connection, [cells[0] for cells in rows.questions]))
    connection.executemany("INSERT INTO fact VALUES (?, ?, ?, ?, ?)", rows.facts)
    connection.executemany("INSERT INTO omission VALUES (?, ?, ?, ?, ?, ?)", rows.omissions)
    for row in rows.questions:
        write_question(step, row)
    connection.executemany("INSERT INTO generated VALUES (?, ?, ?, ?, ?)", rows.generated)
    connection.executemany(_EVIDENCE, rows.evidence)
    for card in rows.cards:
        awake = connection.execute("SELECT uid FROM card WHERE fact_key = ? AND NOT asleep", (card.fact,)).fetchone()
        if awake:  # the same fact from another article: one more proof, not one more card
            connection.executemany(_EVIDENCE, proofs(awake[0], article, version, card.evidence))
        elif card.uid:
            wake(step, card.uid, card.fact, card.salience)


def write_question(step: Step, row: Cells) -> None:
    """Write a question that is new, or was until that was undone; one that is there is left as it is.

    Undoing gives its derived id free: another question may have had it before, and gets it back then.
    """
    uid, derived, *_ = row
    found = step.connection.execute("SELECT derived_id FROM question WHERE uid = ?", (uid,)).fetchone()
    gone = away(str(uid), str(derived))
    if found is None:
        step.connection.execute(_QUESTION, row)
        step.note_new("question", {"uid": uid}, undone={"derived_id": gone}, done={"derived_id": derived})
    elif found[0] == gone:
        step.update("question", {"uid": uid}, {"derived_id": derived})


def wake(step: Step, uid: str, fact: str, salience: float) -> None:
    """Make that card the one of its fact: a new one, or one that rested. Its schedule is not touched."""
    row = step.connection.execute("SELECT fact_key, asleep FROM card WHERE uid = ?", (uid,)).fetchone()
    if row is None:
        card_rows.insert(step.connection, uid, fact, salience)
        step.note_new("card", {"uid": uid}, undone={"asleep": 1}, done={"asleep": 0})
    elif row != (fact, 0):
        step.update("card", {"uid": uid}, {"fact_key": fact, "asleep": 0})


def uids_of(connection: sqlite3.Connection, ids: Iterable[object]) -> dict[str, str]:
    """The uid of each question by its derived id: the one that it has, else its id, else one that is free.

    A question's uid is its derived id at first; after a remaking another question may bear that id.
    """
    wanted = tuple(map(str, ids))
    known = dict(
        connection.execute(
            "SELECT derived_id, uid FROM question WHERE derived_id IN (SELECT value FROM json_each(?))",
            (json.dumps(wanted),),
        ).fetchall()
    )
    return {id_: known.get(id_) or _free_uid(connection, id_) for id_ in wanted}


def with_uids(rows: MadeRows, uids: Mapping[str, str]) -> MadeRows:
    """The rows as they are written: with those uids in place of derived ids."""
    if all(id_ == uid for id_, uid in uids.items()):
        return rows
    return replace(
        rows,
        questions=tuple((uids[str(id_)], *rest) for id_, *rest in rows.questions),
        generated=tuple((article, n, uids[str(id_)], *rest) for article, n, id_, *rest in rows.generated),
        evidence=tuple((uids[str(id_)], *rest) for id_, *rest in rows.evidence),
        cards=tuple(replace(card, uid=uids[card.uid]) if card.uid else card for card in rows.cards),
    )


def _free_uid(connection: sqlite3.Connection, id_: str) -> str:
    """A uid for a question with that derived id: one that nobody has, or whose making was undone."""
    uid, number = id_, 1
    while row := connection.execute("SELECT derived_id FROM question WHERE uid = ?", (uid,)).fetchone():
        if row[0] == away(uid, id_):
            break
        number += 1
        uid = digest("uid", id_, str(number))
    return uid


def away(uid: str, derived: str) -> str:
    """What a question whose making was undone has in place of its derived id."""
    return f"away {derived} {uid}"


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


def proofs_of(rows: MadeRows, winners: Mapping[str, str], article: str, version: int) -> list[Cells]:
    """The evidence of the items, and of those cards (by fact) that another article asks in its own way."""
    cells = {(row[0], row[2]): row for row in rows.evidence}
    for card in rows.cards:
        if uid := winners.get(card.fact):
            for row in proofs(uid, article, version, card.evidence):
                cells.setdefault((row[0], row[2]), row)
    return list(cells.values())


def _fact_cards(questions: Iterable[Question]) -> tuple[FactCard, ...]:
    by_fact: dict[str, list[Question]] = {}
    for question in questions:
        by_fact.setdefault(question.fact, []).append(question)
    cards = []
    for fact, asked in by_fact.items():
        recall = card_question(asked)
        uid, salience = (recall.id, recall.salience) if recall else ("", 0.0)
        cards.append(FactCard(fact, uid, salience, asked[0].evidence))
    return tuple(cards)


def proofs(uid: str, article: str, version: int, evidence: Iterable[Evidence]) -> list[Cells]:
    """The evidence rows of an item or a card in one article."""
    return [(uid, article, n, version, e.start, e.end, e.text, e.before, e.after) for n, e in enumerate(evidence)]
