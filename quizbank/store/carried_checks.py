"""What a stranger's library is held to before anything is taken from it; ValueError and its kin if it is not so."""

import dataclasses
import json
import sqlite3
from datetime import date
from typing import Any

from quizbank.domain import reading_codec
from quizbank.domain.article import Notice
from quizbank.domain.conform import conforms
from quizbank.domain.correction import Correction, from_plain_correction
from quizbank.domain.edit import EDITABLE
from quizbank.domain.errors import QuizbankError
from quizbank.domain.fact import Fact
from quizbank.domain.identity import article_id
from quizbank.domain.question import Interaction, Question, Topic
from quizbank.domain.reading import Outline, Reading
from quizbank.domain.review import AnswerVerdict, CardPhase, CardState, DropReason, EventKind, Grade, ItemState
from quizbank.store.articles import Layout
from quizbank.store.holdings import Block, Holdings
from quizbank.store.moments import to_moment
from quizbank.store.plain_json import load, load_all

_TYPES = {"VARCHAR": "text", "INTEGER": "integer", "BOOLEAN": "integer", "BLOB": "blob", "FLOAT": "real"}
_MOMENTS = ("added", "deleted", "remade", "at", "due", "last_review", "buried_until", "started", "finished")
_LARGEST = 1e9
_LAST_MOMENT = 253_402_300_799_000_000  # the end of the year 9999


def check_cells(connection: sqlite3.Connection) -> None:
    """Every cell is of its column's type, every moment a moment, every reference leads somewhere."""
    tables = connection.execute("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT GLOB 'sqlite_*'")
    for (table,) in tables.fetchall():
        wrong = []
        for name, kind, notnull in connection.execute(
            'SELECT name, type, "notnull" FROM pragma_table_info(?)', (table,)
        ):
            allowed = f"'{_TYPES[kind]}'" + ("" if notnull else ", 'null'")
            wrong.append(f"typeof({name}) NOT IN ({allowed})")
            if name in _MOMENTS and _TYPES[kind] == "integer":
                wrong.append(f"{name} NOT BETWEEN 0 AND {_LAST_MOMENT}")
            if kind == "FLOAT":
                wrong.append(f"abs({name}) > {_LARGEST}")
            if kind == "BOOLEAN":
                wrong.append(f"{name} NOT IN (0, 1)")
        if connection.execute(f"SELECT 1 FROM {table} WHERE {' OR '.join(wrong)} LIMIT 1").fetchone():
            raise ValueError(f"a cell of {table} is of another type")
    if connection.execute("PRAGMA foreign_key_check").fetchone():
        raise ValueError("a reference leads nowhere")


def check_nouns(held: Holdings) -> None:
    """Everything that is JSON is the noun it should be, and lies within its text."""
    for id_, block in held.blocks.items():
        _check_block(id_, block)
    for cells in held.questions.values():
        _, _, _, interaction, topic, _, _, _, state = cells
        Interaction(interaction), Topic(topic), ItemState(state)
    for card in held.cards.values():
        CardPhase(card.state[0])
    _check_log(held)
    for (_, field), (value, _, _) in held.edits.items():
        words = json.loads(value)
        _must(field in EDITABLE and (_is_words(words) if field == "accepted" else isinstance(words, str)))
    for variants in held.variants.values():
        _must(_is_words(list(variants)))
    _must(set(held.reasons.values()) <= set(DropReason))
    for said in held.corrections.values():
        for _, _, body in said:
            _must(conforms(Correction, from_plain_correction(json.loads(body))))
    for _, _, body in held.sleeping.values():
        _noun(Question, body)
    for sitting in held.sittings:
        for _, _, _, body in sitting.attempts:
            _noun(Question, body)
        for cells in sitting.answers:
            AnswerVerdict(cells[3])


def is_reading(data: bytes, text: str) -> bool:
    """Whether those bytes are the reading of that text; an article without one keeps its questions."""
    try:
        reading = reading_codec.decode(data)
    except QuizbankError:
        return False
    if not conforms(Reading, reading):
        return False
    tokens = reading.tokens
    count = len(tokens.text)
    columns = (getattr(tokens, field.name) for field in dataclasses.fields(tokens))
    if any(len(column) != count for column in columns):
        return False
    in_range = all(0 <= head < count for head in tokens.head) and all(0 <= start <= len(text) for start in tokens.start)
    return in_range and _ends(tokens.head) and lies_within(reading, len(text))


def lies_within(noun: Any, length: int) -> bool:
    """Whether every [start, end) in the noun is a stretch of a text of that length."""
    if dataclasses.is_dataclass(noun):
        start, end = getattr(noun, "start", None), getattr(noun, "end", None)
        if type(start) is int and type(end) is int and not 0 <= start <= end <= length:
            return False
        return all(lies_within(getattr(noun, field.name), length) for field in dataclasses.fields(noun))
    if type(noun) is tuple and noun and not isinstance(noun[0], str | int):
        return all(lies_within(part, length) for part in noun)
    return True


def _ends(heads: tuple[int, ...]) -> bool:
    """Whether every way up the trees ends at a root, its own head."""
    seen = [0] * len(heads)  # 0 not yet, 1 on the way, 2 ends
    for first in range(len(heads)):
        way, at = [], first
        while not seen[at]:
            seen[at] = 1
            way.append(at)
            if heads[at] == at:
                seen[at] = 2
            at = heads[at]
        if seen[at] == 1:
            return False
        for place in way:
            seen[place] = 2
    return True


def _check_block(id_: str, block: Block) -> None:
    _must(article_id(block.text) == id_)
    if block.head["published"] is not None:
        date.fromisoformat(block.head["published"])
    for name in ("warnings", "making_warnings"):
        _must(conforms(tuple[Notice, ...], load_all(Notice, block.head[name])))
    for cls, body in ((Layout, block.layout), (Outline, block.outline)):
        _must(lies_within(_noun(cls, body), len(block.text)))
    for _, key, relation, body in block.facts:
        fact = _noun(Fact, body)
        _must((fact.id, fact.relation) == (key, relation) and lies_within(fact, len(block.text)))
    for *_, parameters in block.omissions:
        _must(conforms(tuple[tuple[str, str], ...], load(tuple[tuple[str, str], ...], parameters)))
    for _, _, _, body in block.generated:
        question = _noun(Question, body)
        _must(bool(question.evidence) and lies_within(question, len(block.text)))
        _must(all(proof.article == id_ for proof in question.evidence))
        if question.answer_span is not None:
            _must(0 <= question.answer_span[0] <= question.answer_span[1] <= len(question.evidence[0].text))
        if question.context.date:
            date.fromisoformat(question.context.date)


def _check_log(held: Holdings) -> None:
    uids: dict[int, str] = {}
    for number, uid, kind, at, _, day, grade, _, duration, before, after, undoes in held.log:
        date.fromisoformat(day)
        _must(to_moment(at) is not None and duration >= 0 and uid in held.cards)
        _must((EventKind(kind) is EventKind.REVIEW) == (grade is not None))
        if grade is not None:
            Grade(grade)
        for state in (before, after):
            if state is not None:
                _noun(CardState, state)
        _must((EventKind(kind) is EventKind.UNDO) == (undoes is not None))
        _must(undoes is None or uids.get(undoes) == uid)
        uids[number] = uid


def _noun(cls: Any, body: str) -> Any:
    noun = load(cls, body)
    _must(conforms(cls, noun))
    return noun


def _is_words(value: Any) -> bool:
    return isinstance(value, list) and bool(value) and all(isinstance(word, str) for word in value)


def _must(holds: bool) -> None:  # noqa: FBT001 - reads as a sentence
    if not holds:
        raise ValueError("a noun is not as it should be")
