"""The end of a sitting, a session or a quiz: what was missed, what was known, and what comes; without Qt."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from gui.answers.words import parts_right
from gui.kit.marks import colour_role, icon_name
from gui.study.state.wording import key_words, say_number, say_seconds
from quizbank.domain.question import Question
from quizbank.strings import say
from quizbank.workflows.rows import ActorTally, CardRow, QuizItem, QuizResult, SessionEnd

_MOST_ACTORS = 8


@dataclass(frozen=True, slots=True)
class MissedRow:
    """What was asked, given ("": only thought of) and right; the proof stands in ``article``."""

    uid: str
    stem: str
    given: str
    right: str
    article: str


@dataclass(frozen=True, slots=True)
class KnownRow:
    """What was asked and known."""

    stem: str
    answer: str


@dataclass(frozen=True, slots=True)
class TallyRow:
    """Right of asked for a topic or an actor, with icon and colour of the mark."""

    name: str
    icon: str
    colour: str
    right: int
    asked: int


@dataclass(frozen=True, slots=True)
class Summary:
    """The end page. ``groups`` are (title, rows). ``repeat`` and ``back`` are the words of two buttons ("": none);
    ``study`` are the cards of what was missed.
    """

    caption: str
    figure: str
    words: str
    line: str
    repeat: str
    back: str
    missed_title: str
    missed: tuple[MissedRow, ...]
    known_title: str
    known: tuple[KnownRow, ...]
    groups: tuple[tuple[str, tuple[TallyRow, ...]], ...]
    coming: str
    study: tuple[str, ...] = ()


def of_quiz(result: QuizResult, study: Sequence[str], *, today: int, has_article: bool) -> Summary:
    """The result of a quiz; ``study`` are the cards of the missed facts, ``today`` how many are left today."""
    missed = len(result.missed)
    title = result.quiz.title
    return Summary(
        caption=say("quiz", "title_article", title=title) if title else say("quiz", "title"),
        figure=say("kit", "of", done=result.right, total=result.asked),
        words=say("quiz", "result", time=say_seconds(result.seconds)),
        line=say("quiz", "missed" if missed else "none_missed", count=missed, number=say_number(missed)),
        repeat=say("quiz", "repeat", count=missed) if missed else "",
        back=_back(has_article=has_article),
        missed_title=say("quiz", "missed_title"),
        missed=tuple(_missed_item(item) for item in result.missed),
        known_title=say("quiz", "known_title"),
        known=tuple(_known_item(item) for item in result.known),
        groups=_groups(result.by_topic, result.by_actor),
        coming=say_coming(today, result.tomorrow, result.this_week),
        study=tuple(study),
    )


def of_session(end: SessionEnd, *, today: int, has_article: bool) -> Summary:
    """The end of a review session; ``today`` cards are left in the library."""
    missed, learnt = len(end.shaky), len(end.learnt)
    return Summary(
        caption=say("study", "done"),
        figure=say("study", "cards", count=end.cards),
        words=say("study", "in_minutes", count=max(1, round(end.seconds / 60))),
        line=_session_line(learnt, missed),
        repeat=say("study", "repeat", count=missed) if missed else "",
        back=_back(has_article=has_article),
        missed_title=say("study", "shaky"),
        missed=tuple(_missed_card(row, typed) for row, typed in end.shaky),
        known_title=say("study", "learnt"),
        known=tuple(KnownRow(row.question.stem, key_words(row.question)) for row in end.learnt),
        groups=_groups((), end.by_actor),
        coming=say_coming(today, end.tomorrow, end.this_week),
    )


def say_coming(today: int, tomorrow: int, this_week: int) -> str:
    """How many cards are left today, and how many come tomorrow and this week."""
    lines = []
    if today:
        lines.append(say("study", "coming_today", count=today))
    if this_week:
        lines.append(say("study", "coming", count=tomorrow, week=this_week))
    return "\n".join(lines) or say("study", "coming_none")


def _session_line(learnt: int, missed: int) -> str:
    if missed:
        return say("study", "some_shaky", count=missed, number=say_number(missed), learnt=learnt)
    return say("study", "some_learnt", count=learnt, number=say_number(learnt)) if learnt else say("study", "all_known")


def _back(*, has_article: bool) -> str:
    return say("study", "back_article" if has_article else "back_library")


def _missed_item(item: QuizItem) -> MissedRow:
    return _missed(item.uid, item.question, key_words(item.question, item.given or ""))


def _known_item(item: QuizItem) -> KnownRow:
    return KnownRow(item.question.stem, parts_right(item.question, item.given or "") or key_words(item.question))


def _missed_card(row: CardRow, typed: str) -> MissedRow:
    return _missed(row.uid, row.question, typed)


def _missed(uid: str, question: Question, given: str) -> MissedRow:
    return MissedRow(uid, question.stem, given, key_words(question), question.evidence[0].article)


def _groups(topics: Iterable[ActorTally], actors: Sequence[ActorTally]) -> tuple[tuple[str, tuple[TallyRow, ...]], ...]:
    by_topic = tuple(_tally(t.name, say("study", f"topic_{t.name}"), t) for t in topics)
    by_actor = tuple(_tally(t.kind, t.name, t) for t in actors[:_MOST_ACTORS])
    both = ((say("study", "by_topic"), by_topic), (say("study", "by_actor"), by_actor))
    return tuple((title, rows) for title, rows in both if rows)


def _tally(kind: str, name: str, tally: ActorTally) -> TallyRow:
    return TallyRow(name, icon_name(kind), colour_role(kind), tally.right, tally.asked)
