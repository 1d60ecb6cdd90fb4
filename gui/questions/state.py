"""What the Questions page shows, worked out from rows of the desk; without Qt. All offsets are code points."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from gui.answers.words import key_lines, proof_lines, say_reason
from gui.kit.days import say_long_day
from quizbank.domain.question import Interaction, Question
from quizbank.domain.review import ItemState
from quizbank.strings import say
from quizbank.workflows.rows import ArticleRow, QuestionRow

type Span = tuple[int, int]

_LETTERS = "ABCDEFGH"
CHOSEN = "chosen"
"""In the place of an article: questions that were chosen elsewhere, as those that a sheet waits for."""
_EASY_UNDER, _MEDIUM_UNDER = 0.4, 0.7
_KEPT = (ItemState.KEPT, ItemState.EDITED)


class Order(StrEnum):
    """What the list holds, and in which order."""

    UNREAD = "unread"
    ARTICLE = "article"
    DROPPED = "dropped"


@dataclass(frozen=True, slots=True)
class Line:
    """A question in the list. ``topic`` is actor, organization or date; ``key`` and ``form`` are in words.

    ``because`` says that and why it was dropped, "" if no reason was given.
    """

    uid: str
    stem: str
    topic: str
    key: str
    form: str
    state: ItemState
    because: str


@dataclass(frozen=True, slots=True)
class ListState:
    """The list, and over the whole article (or library): ``kept`` of ``total`` that are not dropped, and ``unread``."""

    lines: tuple[Line, ...]
    kept: int
    total: int
    unread: int
    dropped: int

    def has(self, uid: str) -> bool:
        """Whether the list holds that question."""
        return any(line.uid == uid for line in self.lines)

    def next_unread(self, uid: str = "") -> str:
        """The first unread question behind that one, or else from the top; "" if there is none."""
        at = next((n for n, line in enumerate(self.lines) if line.uid == uid), -1)
        turned = self.lines[at + 1 :] + self.lines[: max(0, at)]
        return next((line.uid for line in turned if line.state is ItemState.NEW), "")


@dataclass(frozen=True, slots=True)
class Choice:
    """An option with its letter; ``note`` is what the article says of a wrong one."""

    letter: str
    words: str
    note: str
    is_key: bool


@dataclass(frozen=True, slots=True)
class Sibling:
    """Another question on the same sentence."""

    uid: str
    topic: str
    stem: str
    words: str


@dataclass(frozen=True, slots=True)
class Detail:
    """One question as it is read. ``choices`` is empty where the answer is typed; ``answer`` then holds the key."""

    uid: str
    article: str
    topic: str
    form: str
    said_state: str
    state: ItemState
    stem: str
    choices: tuple[Choice, ...]
    answer: str
    also_accepted: str
    sentence: str
    answers_at: tuple[Span, ...]
    source: str
    notes: tuple[str, ...]
    beside: tuple[Sibling, ...]


@dataclass(frozen=True, slots=True)
class DoneState:
    """All is read: what came of it, and the article that waits next ("" if none)."""

    title: str
    body: str
    next_article: str
    next_title: str
    next_words: str


def arrange(rows: Sequence[QuestionRow], order: Order, before: Sequence[str] = ()) -> tuple[str, ...]:
    """The uids in the list's order.

    Those of ``before`` that still exist keep their places whatever became of them, so that nothing moves under the
    hand of one who keeps and drops; what has come since stands behind them.
    """
    there = {row.uid for row in rows}
    kept = tuple(uid for uid in before if uid in there)
    known = frozenset(kept)
    return kept + tuple(uid for uid in _ordered(rows, order) if uid not in known)


def list_state(rows: Sequence[QuestionRow], places: Sequence[str]) -> ListState:
    """The list of ``rows`` in the order of ``places``."""
    by_uid = {row.uid: row for row in rows}
    states = [row.state for row in rows]
    kept, unread = sum(s in _KEPT for s in states), states.count(ItemState.NEW)
    return ListState(
        lines=tuple(_line(by_uid[uid]) for uid in places),
        kept=kept,
        total=kept + unread,
        unread=unread,
        dropped=states.count(ItemState.DROPPED),
    )


def detail(rows: Sequence[QuestionRow], uid: str, *, with_title: bool = False) -> Detail | None:
    """One question of ``rows``, or None; ``with_title`` names its article with the source."""
    row = next((row for row in rows if row.uid == uid), None)
    if row is None:
        return None
    question = row.question
    sentence, answers_at = proof_lines(question)
    choices = _choices(question)
    return Detail(
        uid=row.uid,
        article=row.article,
        topic=question.topic.value,
        form=say("questions", "form", kind=say_form(question), difficulty=say_difficulty(question.difficulty)),
        state=row.state,
        said_state=_because(row) or say("questions", f"state_{row.state}"),
        stem=question.stem,
        choices=choices,
        answer="" if choices else say_key(question),
        also_accepted="" if choices else _also_accepted(question),
        sentence=sentence,
        answers_at=answers_at,
        source=_source(row, with_title=with_title),
        notes=_notes(rows, row),
        beside=tuple(_sibling(other) for other in rows if other is not row and _share_proof(other, row)),
    )


def done_state(state: ListState, articles: Sequence[ArticleRow], article: str) -> DoneState:
    """What came of reading ``article`` ("" is all, or CHOSEN), and where unread questions wait."""
    code = "done_chosen" if article == CHOSEN else "done_article" if article else "done_library"
    waiting = next((row for row in articles if row.unread and row.id != article), None)
    return DoneState(
        title=say("questions", code),
        body=say("questions", "done_body", kept=state.kept, dropped=state.dropped),
        next_article=waiting.id if waiting else "",
        next_title=say("questions", "done_next", title=waiting.title) if waiting else "",
        next_words=say("questions", "done_next_read", count=waiting.unread) if waiting else "",
    )


def choosable(articles: Sequence[ArticleRow], current: str = "") -> tuple[tuple[str, str], ...]:
    """(id, words) of the articles that have questions, and of the ``current`` one, behind ("", all of them)."""
    everything = ("", say("questions", "all_articles"))
    return (everything, *((row.id, row.title) for row in articles if row.questions or row.id == current))


def say_key(question: Question) -> str:
    """The key in words."""
    if question.interaction is Interaction.TRUE_FALSE:
        return say("questions", f"key_{question.key}")
    return "\n".join(key_lines(question))


def say_form(question: Question) -> str:
    """How the answer is given, in words."""
    return say("questions", f"form_{question.interaction}")


def say_difficulty(difficulty: float) -> str:
    """Easy, medium or hard."""
    code = "easy" if difficulty < _EASY_UNDER else "medium" if difficulty < _MEDIUM_UNDER else "hard"
    return say("questions", f"difficulty_{code}")


def _ordered(rows: Sequence[QuestionRow], order: Order) -> tuple[str, ...]:
    if order is Order.DROPPED:
        return tuple(row.uid for row in rows if row.state is ItemState.DROPPED)
    shown = [row for row in rows if row.state is not ItemState.DROPPED]
    if order is Order.UNREAD:
        shown.sort(key=lambda row: row.state is not ItemState.NEW)
    return tuple(row.uid for row in shown)


def _line(row: QuestionRow) -> Line:
    question = row.question
    form = say("questions", f"short_{question.interaction}")
    parts = len(question.pairs) or len(question.order)
    key = say("questions", "parts", count=parts) if parts else say_key(question)
    return Line(row.uid, question.stem, question.topic.value, key, form, row.state, _because(row))


def _because(row: QuestionRow) -> str:
    return say("questions", "because", reason=say_reason(row.reason)) if row.reason else ""


def _choices(question: Question) -> tuple[Choice, ...]:
    if question.interaction is Interaction.TRUE_FALSE:
        pairs = [(value, say("questions", f"key_{value}"), "") for value in ("true", "false")]
    else:
        pairs = [(o.text, o.text, o.feedback) for o in question.options]
    return tuple(
        Choice(letter, words, "" if value == question.key else note, value == question.key)
        for letter, (value, words, note) in zip(_LETTERS, pairs, strict=False)
    )


def _also_accepted(question: Question) -> str:
    others = [form for form in dict.fromkeys(question.accepted) if form != question.key]
    return say("questions", "also_accepted", forms=say("questions", "between").join(others)) if others else ""


def _source(row: QuestionRow, *, with_title: bool) -> str:
    day = say_long_day(row.published) if row.published else ""
    title = row.article_title if with_title or not row.outlet else ""
    return ", ".join(part for part in (title, row.outlet, day) if part)


def _notes(rows: Sequence[QuestionRow], row: QuestionRow) -> tuple[str, ...]:
    notes = []
    if row.question.claimed:
        notes.append(say("questions", "note_claimed"))
    same_fact = (o for o in rows if o.uid != row.uid and o.question.facts == row.question.facts)
    if row.state not in _KEPT and any(other.state in _KEPT for other in same_fact):
        notes.append(say("questions", "note_same_fact"))
    return tuple(notes)


def _share_proof(one: QuestionRow, other: QuestionRow) -> bool:
    return bool(_proofs(one) & _proofs(other))


def _proofs(row: QuestionRow) -> set[tuple[str, int]]:
    return {(e.article, e.start) for e in row.question.evidence}


def _sibling(row: QuestionRow) -> Sibling:
    form = say("questions", f"short_{row.question.interaction}")
    words = say("questions", "sibling", kind=form, state=say("questions", f"short_state_{row.state}"))
    return Sibling(row.uid, row.question.topic.value, row.question.stem, words)
