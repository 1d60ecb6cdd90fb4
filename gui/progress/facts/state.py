"""What the places behind a line show, worked out from the desk's rows; without Qt."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, tzinfo

from gui.kit.days import say_day, say_long_day
from gui.kit.intervals import say_interval
from gui.progress.state import TableState, group_name, heads
from quizbank.domain.question import Question
from quizbank.domain.review import CardPhase, EventKind, Grade
from quizbank.domain.study_set import SetKind, StudySet
from quizbank.strings import say
from quizbank.workflows.rows import CardHistory, CardRow, KnownRow

_GRADES = {Grade.AGAIN: "again", Grade.HARD: "hard", Grade.GOOD: "good", Grade.EASY: "easy"}
_ASIDE = {
    EventKind.BURY: "aside",
    EventKind.SUSPEND: "suspended",
    EventKind.UNSUSPEND: "resumed",
    EventKind.RESCHEDULE: "rescheduled",
}
_ONE_LINE = str.maketrans("\n\r", "  ")

type Entry = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class FactsState:
    """A group's title, what is known of it in words, and the facts that are to be looked at again."""

    title: str
    known: str
    others: TableState


@dataclass(frozen=True, slots=True)
class CardHistoryState:
    """A card with its proof and every answer; ``target`` opens it in its article, ``answer_at`` is in ``sentence``."""

    kind: str
    stem: str
    answer: str
    sentence: str
    answer_at: tuple[int, int] | None
    source: str
    lines: tuple[str, ...]
    entries: TableState
    target: str


def study_set_of(target: str) -> StudySet | None:
    """The group of a target "known/KIND/VALUE"; None if it is none."""
    _, _, rest = target.partition("/")
    kind, _, value = rest.partition("/")
    return StudySet(SetKind(kind), value) if value and kind in SetKind else None


def facts_state(row: KnownRow, others: Iterable[CardRow], now: datetime, zone: tzinfo | None = None) -> FactsState:
    """The group's page; ``others`` are the cards of ``row.others``; days by ``zone``, else by this computer's."""
    cards = tuple(others)
    return FactsState(
        title=group_name(row),
        known=say("progress_page", "facts_known", known=row.known, count=row.cards),
        others=TableState(
            say("progress_page", "facts_others"),
            heads("fact", "due"),
            tuple((card.question.stem, _when_due(card, now, zone)) for card in cards),
            tuple(f"card/{card.uid}" for card in cards),
        ),
    )


def history_state(view: CardHistory, now: datetime, zone: tzinfo | None = None) -> CardHistoryState:
    """The page of a card's history; times by ``zone``, else by this computer's."""
    row, question = view.card, view.card.question
    proof = question.evidence[0]
    day = say_long_day(row.published) if row.published else ""
    return CardHistoryState(
        kind=question.topic.value,
        stem=question.stem,
        answer=question.key or "",
        sentence=proof.text.translate(_ONE_LINE),
        answer_at=question.answer_span,
        source=", ".join(part for part in (row.outlet, day) if part),
        lines=_lines(view, now, zone),
        entries=TableState(
            say("progress_page", "history"), heads("when", "answer", "again", "time"), _entries(view, zone)
        ),
        target=f"{_article(question, row)}/{row.uid}",
    )


def _lines(view: CardHistory, now: datetime, zone: tzinfo | None) -> tuple[str, ...]:
    """What is to be known of it: how sure, how often, when next."""
    told = view.history
    lines = []
    if view.recall is not None and view.card.phase is CardPhase.REVIEW:
        lines.append(say("progress_page", "chance_now", share=round(100 * view.recall)))
    if told.answers:
        right = say("progress_page", "history_answers", right=told.right, count=told.answers)
        spent = say("progress_page", "answers_time", time=_spent(told.milliseconds))
        due = f"{say('progress_page', 'table_due')}: {_when_due(view.card, now, zone)}"
        lines.append("  ·  ".join((right, spent, due)))
    if view.leech:
        lines.append(say("progress_page", "leech"))
    return tuple(lines)


def _entries(view: CardHistory, zone: tzinfo | None) -> tuple[Entry, ...]:
    """A line an event, the last first."""
    entries = []
    for entry in reversed(view.history.entries):
        when = f"{say_day(entry.at.astimezone(zone).date())}, {entry.at.astimezone(zone):%H:%M}"
        if entry.typed:
            when = say("progress_page", "entry_typed", when=when, typed=entry.typed.translate(_ONE_LINE))
        if entry.undone:
            when = say("progress_page", "entry_undone", when=when)
        if entry.kind is EventKind.REVIEW and entry.grade is not None:
            what = say("kit", f"grade_{_GRADES[entry.grade]}")
            interval = say_interval(entry.interval) if entry.interval is not None else ""
            entries.append((when, what, interval, _spent(entry.duration_ms)))
        else:
            entries.append((when, say("progress_page", f"entry_{_ASIDE.get(entry.kind, 'other')}"), "", ""))
    return tuple(entries)


def _when_due(card: CardRow, now: datetime, zone: tzinfo | None) -> str:
    if card.suspended:
        return say("progress_page", "entry_suspended")
    if card.due is None:
        return say("progress_page", "due_new")
    if card.due <= now:
        return say("progress_page", "due_now")
    return say_day(card.due.astimezone(zone).date())


def _spent(milliseconds: int) -> str:
    seconds = round(milliseconds / 1000)
    return (
        say("progress_page", "seconds", count=seconds)
        if seconds < 100
        else say("progress_page", "minutes", count=round(seconds / 60))
    )


def _article(question: Question, row: CardRow) -> str:
    """The article that the card opens in: the one whose sentence is shown."""
    return question.evidence[0].article or row.article
