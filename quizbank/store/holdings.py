"""What a library holds, read at once into plain cells, so that two libraries can be laid beside each other.

Left out is what is of one library only: settings of study and of pages, undo steps, the totals of days, what was
withdrawn, and questions whose making was undone, unless the log names them.
"""

import json
import sqlite3
from collections.abc import Collection
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from quizbank.store.articles import VERSION
from quizbank.store.decisions import REASON

type Cells = tuple[Any, ...]
type NamedSet = tuple[str, str]
"""A set that a person gave a name: (kind, value)."""

PARTIAL = "partial"
"""The setting of a file that carries a set: its articles ask only some of their questions."""
AWAY = "away %"
ACCEPTED, SET, TAGS, FLAG, MINUTES = "accepted/", "set/", "tags/", "flag/", "quiz_minutes/"
SAID = (ACCEPTED, REASON, SET, TAGS, FLAG, MINUTES)
"""How the names of settings begin that hold a person's own work."""
_CARD = "phase, due, stability, difficulty, step, last_review, reviews, lapses"


@dataclass(frozen=True)
class Block:
    """An article with what was made of it; ``head`` is its row by column, ``layout`` and ``outline`` are JSON."""

    head: dict[str, Any]
    text: str
    layout: str
    outline: str
    facts: tuple[Cells, ...]
    """(position, fact_key, relation, body)"""
    omissions: tuple[Cells, ...]
    """(position, target, ref, code, parameters)"""
    generated: tuple[Cells, ...]
    """(position, uid, maker, body)"""

    @property
    def alive(self) -> bool:
        """Whether it is in the library, and not in its bin."""
        return self.head["deleted"] is None

    @cached_property
    def content(self) -> str:
        """All that merging compares, but for the uids of its questions."""
        head = {k: v for k, v in self.head.items() if k not in ("id", "added", "starter", "deleted", "reading_only")}
        asked = [(n, maker, body) for n, _, maker, body in self.generated]
        return json.dumps([head, self.layout, self.outline, self.facts, self.omissions, asked], ensure_ascii=False)


@dataclass(frozen=True, slots=True)
class CardCells:
    """A card: its schedule as ``card_rows.STATE_COLUMNS``, and what else its row holds."""

    fact: str
    salience: float
    state: Cells
    suspended: int
    buried_until: int | None
    asleep: int


@dataclass(frozen=True, slots=True)
class Sitting:
    """A finished quiz: (article or None, title, started, finished), its attempts and answers without its number.

    ``minutes`` is the time that somebody gave themselves for it, "" for none.
    """

    head: Cells
    attempts: tuple[Cells, ...]
    """(position, uid, article, body)"""
    answers: tuple[Cells, ...]
    """(position, number, given, verdict, at, duration_ms)"""
    minutes: str


@dataclass(frozen=True)
class Holdings:
    """What a library holds. ``questions`` are (derived_id … actor_kind, state) by uid, ``log`` its events in order."""

    blocks: dict[str, Block]
    questions: dict[str, Cells]
    cards: dict[str, CardCells]
    log: tuple[Cells, ...]
    """(id, uid, kind, at, zone, day, grade, typed, duration_ms, before, after, undoes)"""
    edits: dict[tuple[str, str], Cells]
    """(value, based_on, at) by uid and field"""
    variants: dict[str, tuple[str, ...]]
    reasons: dict[str, str]
    """Why an item was dropped, by uid"""
    corrections: dict[str, tuple[Cells, ...]]
    """(at, number, body) by article"""
    sleeping: dict[str, Cells]
    """(article, maker, body) by uid"""
    sittings: tuple[Sitting, ...]
    sets: dict[str, NamedSet]
    tags: dict[str, tuple[str, ...]]
    """By article."""
    flags: frozenset[str]
    waiting: dict[str, Cells]
    """(title, published, code, parameters, added) by link"""
    away: frozenset[str] = frozenset()
    """The questions whose making was undone; they have the id that they had."""
    partial: bool = False


def take(connection: sqlite3.Connection) -> Holdings:
    """Everything that the library holds; the caller's transaction sees to it that it is one state."""
    known, away = _questions(connection)
    return Holdings(
        blocks=_blocks(connection, known.keys() - away),
        questions=known,
        cards={
            uid: CardCells(fact, salience, tuple(state), suspended, buried, asleep)
            for uid, fact, salience, suspended, buried, asleep, *state in connection.execute(
                f"SELECT uid, fact_key, salience, suspended, buried_until, asleep, {_CARD} FROM card"
            )
            if uid in known
        },
        log=tuple(
            row
            for row in connection.execute(
                "SELECT id, uid, kind, at, zone, day, grade, typed, duration_ms, before, after, undoes FROM log"
                " ORDER BY id"
            )
            if row[1] in known
        ),
        edits={
            (uid, field): (value, based_on, at)
            for uid, field, value, based_on, at in connection.execute(
                "SELECT uid, field, value, based_on, at FROM question_edit"
            )
            if uid in known
        },
        variants={uid: tuple(json.loads(said)) for uid, said in _settings(connection, ACCEPTED) if uid in known},
        reasons={uid: said for uid, said in _settings(connection, REASON) if uid in known},
        corrections=_grouped(
            connection.execute("SELECT article, at, number, body FROM reading_correction ORDER BY article, number")
        ),
        sleeping={
            uid: (article, maker, body)
            for uid, article, maker, body in connection.execute("SELECT uid, article, maker, body FROM sleeping")
            if uid in known
        },
        sittings=_sittings(connection, known),
        sets={name: (kind, value) for name, said in _settings(connection, SET) for kind, value in (json.loads(said),)},
        tags={article: tuple(json.loads(said)) for article, said in _settings(connection, TAGS)},
        flags=frozenset(uid for uid, _ in _settings(connection, FLAG) if uid in known),
        waiting={
            link: tuple(cells)
            for link, *cells in connection.execute(
                "SELECT link, title, published, code, parameters, added FROM waiting_link"
            )
        },
        away=away,
        partial=connection.execute("SELECT 1 FROM setting WHERE name = ?", (PARTIAL,)).fetchone() is not None,
    )


def _settings(connection: sqlite3.Connection, prefix: str) -> list[tuple[str, str]]:
    """(rest of the name, value) of what a person has put under that prefix and not taken back."""
    rows = connection.execute(
        "SELECT substr(name, ?2), value FROM setting WHERE name GLOB ?1 AND value NOT IN ('', '[]') ORDER BY rowid",
        (prefix + "*", len(prefix) + 1),
    )
    return rows.fetchall()


def _questions(connection: sqlite3.Connection) -> tuple[dict[str, Cells], frozenset[str]]:
    """The cells of each question by its uid, and those whose making was undone."""
    rows = connection.execute(
        "SELECT uid, derived_id, fact_key, kind, interaction, topic, asked_role, actor, actor_kind, state"
        " FROM question WHERE derived_id NOT LIKE ?1 OR uid IN (SELECT uid FROM log) ORDER BY derived_id LIKE ?1, uid",
        (AWAY,),
    )
    known: dict[str, Cells] = {}
    away, ids = set(), set()
    for uid, derived, *cells in rows:
        id_ = derived
        if derived.startswith(AWAY[:-1]):
            id_ = derived.split(" ")[1]
            if id_ in ids:  # another question has it by now
                continue
            away.add(uid)
        ids.add(id_)
        known[uid] = (id_, *cells)
    return known, frozenset(away)


def _blocks(connection: sqlite3.Connection, known: Collection[str]) -> dict[str, Block]:
    facts = _grouped(
        connection.execute("SELECT article, position, fact_key, relation, body FROM fact ORDER BY article, position")
    )
    omissions = _grouped(
        connection.execute(
            "SELECT article, position, target, ref, code, parameters FROM omission ORDER BY article, position"
        )
    )
    asked = _grouped(
        connection.execute("SELECT article, position, uid, maker, body FROM generated ORDER BY article, position")
    )
    cursor = connection.execute(
        "SELECT article.*, text, layout, outline FROM article JOIN article_version ON article_version.article = id"
        " AND article_version.version = ?1 JOIN reading ON reading.article = id AND reading.version = ?1",
        (VERSION,),
    )
    columns = [column[0] for column in cursor.description]
    blocks = {}
    for row in cursor:
        *head, text, layout, outline = row
        id_ = head[0]
        own = tuple(cells for cells in asked.get(id_, ()) if cells[1] in known)
        blocks[id_] = Block(
            dict(zip(columns, head, strict=False)), text, layout, outline, facts.get(id_, ()), omissions.get(id_, ()),
            own,
        )  # fmt: skip
    return blocks


def _sittings(connection: sqlite3.Connection, known: Collection[str]) -> tuple[Sitting, ...]:
    attempts = _grouped(connection.execute("SELECT quiz, position, uid, article, body FROM attempt ORDER BY 1, 2"))
    answers = _grouped(
        connection.execute(
            "SELECT quiz, position, number, given, verdict, at, duration_ms FROM attempt_answer ORDER BY 1, 2, 3"
        )
    )
    minutes = dict(_settings(connection, MINUTES))
    return tuple(
        Sitting(tuple(head), attempts.get(quiz, ()), answers.get(quiz, ()), minutes.get(str(quiz), ""))
        for quiz, *head in connection.execute(
            "SELECT id, article, title, started, finished FROM quiz WHERE finished IS NOT NULL ORDER BY id"
        )
        if all(cells[1] in known for cells in attempts.get(quiz, ()))
    )


def _grouped(rows: Any) -> dict[Any, tuple[Cells, ...]]:
    groups: dict[Any, list[Cells]] = {}
    for first, *rest in rows:
        groups.setdefault(first, []).append(tuple(rest))
    return {key: tuple(cells) for key, cells in groups.items()}
