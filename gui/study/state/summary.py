"""The end of a sitting, a session or a quiz: what was missed, what was known, and what comes; without Qt."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from gui.answers.words import parts_right
from gui.kit.days import say_day
from gui.kit.marks import colour_role, icon_name
from gui.study.state.wording import Proof, key_words, proof_of, say_number, say_seconds
from quizbank.domain.question import Question
from quizbank.strings import say
from quizbank.workflows.rows import ActorTally, CardRow, QuizItem, QuizResult, QuizView, SessionEnd

_MOST_ACTORS = 8
_TO_COMPARE, _MOST_ATTEMPTS = 2, 4
_LETTERS = "ABCDEFGH"


@dataclass(frozen=True, slots=True)
class MissedRow:
    """What was asked, given ("": only thought of) and right; the proof stands in ``article``.

    ``why`` are the words that ask for the reason ("Why not B?").
    """

    uid: str
    stem: str
    given: str
    right: str
    article: str
    proof: Proof
    why: str


@dataclass(frozen=True, slots=True)
class KnownRow:
    """What was asked and known."""

    uid: str
    stem: str
    answer: str
    article: str
    proof: Proof


@dataclass(frozen=True, slots=True)
class Attempts:
    """Sittings of the same items beside each other, the last of them at the right.

    ``columns`` are ("Attempt 2", day, "7 of 10"), ``rows`` (stem, whether it was right in each; None: no answer).
    """

    columns: tuple[tuple[str, str, str], ...]
    rows: tuple[tuple[str, tuple[bool | None, ...]], ...]


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
    ``study`` are the cards of what was missed, ``again`` the words that ask the same once more; ``attempts`` is None
    where there was only one.
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
    again: str = ""
    attempts: Attempts | None = None


def of_quiz(
    result: QuizResult, study: Sequence[str], *, today: int, has_article: bool, attempts: Sequence[QuizView] = ()
) -> Summary:
    """The result of a quiz; ``study`` are the cards of the missed facts, ``today`` how many are left today.

    ``attempts`` are the finished sittings of the same items.
    """
    missed = len(result.missed)
    title = result.quiz.title
    return Summary(
        caption=say("quiz", "title_article", title=title) if title else say("quiz", "title"),
        figure=say("kit", "of", done=result.right, total=result.asked),
        words=_result_words(result),
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
        again=say("quiz", "again"),
        attempts=compared(attempts),
    )


def compared(attempts: Sequence[QuizView]) -> Attempts | None:
    """The last sittings of the same items item by item; None where there is nothing to compare."""
    if len(attempts) < _TO_COMPARE:
        return None
    shown = attempts[-_MOST_ATTEMPTS:]
    right = [{item.uid: item.right for item in view.items} for view in shown]
    first = len(attempts) - len(shown) + 1
    columns = tuple(
        (say("quiz", "attempt", number=number), _day(view), say("kit", "of", done=_known_of(of), total=len(of)))
        for number, (view, of) in enumerate(zip(shown, right, strict=True), first)
    )
    rows = tuple((item.question.stem, tuple(of.get(item.uid) for of in right)) for item in shown[-1].items)
    return Attempts(columns, rows)


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
        known=tuple(_known(row.uid, row.question, _card_proof(row)) for row in end.learnt),
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


def _known_of(right: Mapping[str, bool | None]) -> int:
    return sum(answer is True for answer in right.values())


def _day(view: QuizView) -> str:
    return say_day(view.started.astimezone().date())


def _result_words(result: QuizResult) -> str:
    time = say_seconds(result.seconds)
    if result.quiz.minutes:
        return say("quiz", "result_timed", time=time, count=result.quiz.minutes)
    return say("quiz", "result", time=time)


def _missed_item(item: QuizItem) -> MissedRow:
    return _missed(item.uid, item.question, key_words(item.question, item.given or ""), _proof(item))


def _known_item(item: QuizItem) -> KnownRow:
    said = parts_right(item.question, item.given or "") or key_words(item.question)
    return KnownRow(item.uid, item.question.stem, said, item.question.evidence[0].article, _proof(item))


def _missed_card(row: CardRow, typed: str) -> MissedRow:
    return _missed(row.uid, row.question, typed, _card_proof(row))


def _missed(uid: str, question: Question, given: str, proof: Proof) -> MissedRow:
    letter = next((a for a, o in zip(_LETTERS, question.options, strict=False) if o.text == given), "")
    why = say("quiz", "why_not", letter=letter) if letter else say("article", "why")
    return MissedRow(uid, question.stem, given, key_words(question), question.evidence[0].article, proof, why)


def _known(uid: str, question: Question, proof: Proof) -> KnownRow:
    return KnownRow(uid, question.stem, key_words(question), question.evidence[0].article, proof)


def _proof(item: QuizItem) -> Proof:
    return proof_of(item.question, item.article_title, item.question.context_date)


def _card_proof(row: CardRow) -> Proof:
    return proof_of(row.question, row.outlet, row.published)


def _groups(topics: Iterable[ActorTally], actors: Sequence[ActorTally]) -> tuple[tuple[str, tuple[TallyRow, ...]], ...]:
    by_topic = tuple(_tally(t.name, say("study", f"topic_{t.name}"), t) for t in topics)
    by_actor = tuple(_tally(t.kind, t.name, t) for t in actors[:_MOST_ACTORS])
    both = ((say("study", "by_topic"), by_topic), (say("study", "by_actor"), by_actor))
    return tuple((title, rows) for title, rows in both if rows)


def _tally(kind: str, name: str, tally: ActorTally) -> TallyRow:
    return TallyRow(name, icon_name(kind), colour_role(kind), tally.right, tally.asked)
