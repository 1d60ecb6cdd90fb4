"""What a stranger's library is held to before anything is taken from it; ValueError and its kin if it is not so."""

import dataclasses
import json
import sqlite3
import zlib
from collections.abc import Callable
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
from quizbank.domain.link import read_link
from quizbank.domain.question import Interaction, Question, Topic
from quizbank.domain.reading import Outline, Reading
from quizbank.domain.review import AnswerVerdict, CardPhase, CardState, DropReason, EventKind, Grade, ItemState
from quizbank.store import card_rows, holdings
from quizbank.store.articles import Layout
from quizbank.store.holdings import Block, Holdings
from quizbank.store.moments import to_moment
from quizbank.store.plain_json import load, load_all

_TYPES = {"VARCHAR": "text", "INTEGER": "integer", "BOOLEAN": "integer", "BLOB": "blob", "FLOAT": "real"}
_MOMENTS = ("added", "deleted", "remade", "at", "due", "last_review", "buried_until", "started", "finished")
_LARGEST = 1e9
_MOST_DIGITS = 9
WRONG: tuple[type[Exception], ...] = (
    QuizbankError, sqlite3.Error, ValueError, TypeError, KeyError, AttributeError, IndexError, OverflowError,
    RecursionError, zlib.error,
)  # fmt: skip
"""What reading a library fails on that is not as it should be."""
_LAST_MOMENT = 253_402_300_799_000_000  # the end of the year 9999


class Misfit(ValueError):  # noqa: N818 - one complaint, and where
    """Something is not as it should be; ``table`` holds it, "" where whoever checks knows that."""

    def __init__(self, what: str, table: str = "") -> None:
        super().__init__(what)
        self.table = table


def check_cells(connection: sqlite3.Connection) -> None:
    """Every cell is of its column's type, every moment a moment."""
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
            raise Misfit("a cell is of another type", table)


def check_references(connection: sqlite3.Connection) -> None:
    """Every reference leads somewhere."""
    if connection.execute("PRAGMA foreign_key_check").fetchone():
        raise Misfit("a reference leads nowhere")


def check_nouns(held: Holdings) -> None:
    """Everything that is JSON is the noun it should be, and lies within its text."""
    for _, check in _CHECKS:
        check(held)


def spoilt(connection: sqlite3.Connection) -> str:
    """The table of the first thing in an open library that is not as it should be, "" if all is."""
    table = "setting"  # the only JSON that is read with the cells
    try:
        check_cells(connection)
        held = holdings.take(connection)
        for name, check in _CHECKS:
            table = name
            check(held)
    except Misfit as error:
        return error.table or table
    except WRONG:
        return table
    return ""


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


def _check_blocks(held: Holdings) -> None:
    for id_, block in held.blocks.items():
        _check_block(id_, block)


def _check_questions(held: Holdings) -> None:
    for cells in held.questions.values():
        _, _, _, interaction, topic, _, _, _, state = cells
        Interaction(interaction), Topic(topic), ItemState(state)


def _check_cards(held: Holdings) -> None:
    for card in held.cards.values():
        _check_state(card_rows.state_of(card.state))


def _check_state(state: CardState) -> None:
    """A schedule that the scheduler can go on from."""
    _must(state.step is None or state.step >= 0)
    _must(state.reviews >= 0 and state.lapses >= 0)
    if state.phase is not CardPhase.NEW:
        _must(None not in (state.due, state.last_review) and (state.stability or 0) > 0 and (state.difficulty or 0) > 0)
    if state.phase in (CardPhase.LEARNING, CardPhase.RELEARNING):
        _must(state.step is not None)


def _check_edits(held: Holdings) -> None:
    for (_, field), (value, _, _) in held.edits.items():
        words = json.loads(value)
        _must(field in EDITABLE and (_is_words(words) if field == "accepted" else isinstance(words, str)))


def _check_corrections(held: Holdings) -> None:
    for said in held.corrections.values():
        for _, _, body in said:
            _must(conforms(Correction, from_plain_correction(json.loads(body))))


def _check_sleeping(held: Holdings) -> None:
    for _, _, body in held.sleeping.values():
        _noun(Question, body)


def _check_sittings(held: Holdings) -> None:
    for sitting in held.sittings:
        _must(not sitting.minutes or _is_number(sitting.minutes))
        for _, _, _, body in sitting.attempts:
            _noun(Question, body)
        for cells in sitting.answers:
            AnswerVerdict(cells[3])


def _check_settings(held: Holdings) -> None:
    for words in (*held.variants.values(), *held.tags.values()):
        _must(_is_words(list(words)))
    for name, named in held.sets.items():
        _must(bool(name) and conforms(tuple[str, str], named))


def _check_waiting(held: Holdings) -> None:
    """A press opens such a link in the browser, so it must be one of a page."""
    _must(set(held.reasons.values()) <= set(DropReason))
    for link, (_, published, _, parameters, _) in held.waiting.items():
        _must(read_link(link) == link)
        if published is not None:
            date.fromisoformat(published)
        said = json.loads(parameters)
        _must(isinstance(said, dict) and all(isinstance(value, str) for value in said.values()))
        _must(_is_number(said.get("words", "0")))


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
                _check_state(_noun(CardState, state))
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
        raise Misfit("a noun is not as it should be")


def _is_number(text: str) -> bool:
    return text.isdecimal() and len(text) <= _MOST_DIGITS


_CHECKS: tuple[tuple[str, Callable[[Holdings], None]], ...] = (
    ("article", _check_blocks),
    ("question", _check_questions),
    ("card", _check_cards),
    ("event", _check_log),
    ("question_edit", _check_edits),
    ("reading_correction", _check_corrections),
    ("sleeping", _check_sleeping),
    ("quiz", _check_sittings),
    ("setting", _check_settings),
    ("waiting_link", _check_waiting),
)
"""By the table that is named where something is wrong."""
