"""Study at the desk: the day's queue, grades, and the end page of a session."""

from collections.abc import Iterable
from datetime import datetime, timedelta

from quizbank.domain.changes import Changes
from quizbank.domain.review import CardPhase, Grade
from quizbank.progress.answers import by_actor
from quizbank.store import cards, day_totals, events, questions
from quizbank.store.card_rows import CardRecord
from quizbank.study import grading
from quizbank.study import queue as queueing
from quizbank.study.queue import QueueCard
from quizbank.study.review_session import summarise
from quizbank.workflows import browse
from quizbank.workflows.actors import names_of_actors
from quizbank.workflows.bench import NEW_PER_DAY, Bench
from quizbank.workflows.rows import ActorTally, Answered, Judged, SessionEnd, Today

_SECONDS_A_CARD = 20.0
_ENOUGH_ANSWERS = 20
_DAYS_OF_PACE = 30


def queue(bench: Bench, article: str = "", limit: int = 0) -> tuple[str, ...]:
    """The uids to study now, within the day's limit on new cards over the whole library."""
    uids = queueing.build(
        _queue_cards(bench, article, at_risk_first=True),
        now=bench.now(),
        zone=bench.zone,
        new_limit=bench.number(NEW_PER_DAY),
        new_done_today=_day_total(bench).new,
    )
    return uids[:limit] if limit else uids


def today(bench: Bench) -> Today:
    """What is due and new today, and about how many minutes that takes at the pace of the last 30 days."""
    due, new = queueing.counts(
        _queue_cards(bench),
        now=bench.now(),
        zone=bench.zone,
        new_limit=bench.number(NEW_PER_DAY),
        new_done_today=_day_total(bench).new,
    )
    minutes = max(1, round((due + new) * _seconds_a_card(bench) / 60)) if due + new else 0
    return Today(due, new, minutes)


def grade(bench: Bench, uid: str, given: Grade, typed: str, duration_ms: int) -> tuple[Answered, Changes]:
    """Confirm a grade: when this returns, it is on disk."""
    stamp = bench.stamp()
    event, after, changes = cards.grade(
        bench.library,
        uid,
        given,
        stamp,
        lambda state: bench.scheduler.review(state, given, stamp.at),
        typed=typed,
        duration_ms=max(0, duration_ms),
    )
    return Answered(event, uid, given, after.due or stamp.at), changes


def judge(bench: Bench, uid: str, typed: str) -> Judged:
    """Judge an answer to an item; QuizbankError("no_such_question")."""
    record = questions.question(bench.library, uid)
    others = names_of_actors(bench.library, record.article, but=record.question.key_entity or "")
    judgement = grading.judge(record.question, typed, others=others)
    return Judged(judgement.verdict, judgement.nearly)


def session_end(bench: Bench, ids: Iterable[int]) -> SessionEnd:
    """The end page for those grades."""
    with bench.library.looking():
        log = events.by_id(bench.library, ids)
        summary = summarise(log)
        rows = {uid: browse.card_row(bench, uid) for uid in dict.fromkeys(event.uid for event in log)}
        actors = {uid: (name, kind) for uid, name, kind in questions.actors_of_cards(bench.library)}
    counts = by_actor(log, actors)
    tomorrow, this_week = coming(bench)
    return SessionEnd(
        cards=summary.cards,
        seconds=summary.seconds,
        learnt=tuple(rows[uid] for uid in summary.learnt),
        shaky=tuple((rows[uid], typed) for uid, typed in summary.shaky),
        by_actor=tuple(ActorTally(t.name, t.kind, t.right, t.asked) for t in counts),
        tomorrow=tomorrow,
        this_week=this_week,
    )


def coming(bench: Bench) -> tuple[int, int]:
    """How many cards come tomorrow, and within the seven days from tomorrow on."""
    tonight = bench.tomorrow()
    known = [card for card in cards.in_study(bench.library) if not card.suspended and card.state.due is not None]
    tomorrow = sum(_comes_within(card, tonight, 1) for card in known)
    return tomorrow, sum(_comes_within(card, tonight, 7) for card in known)


def _comes_within(card: CardRecord, start: datetime, days: int) -> bool:
    return card.state.due is not None and start <= card.state.due < start + timedelta(days=days)


def _queue_cards(bench: Bench, article: str = "", *, at_risk_first: bool = False) -> list[QueueCard]:
    now, tonight = bench.now(), bench.tomorrow()
    with bench.library.looking():
        records = cards.in_study(bench.library, article)
        homes = cards.homes(bench.library)
    found = []
    for card in records:
        asked = at_risk_first and card.state.phase is CardPhase.REVIEW and browse.is_due(card, now, tonight)
        found.append(
            QueueCard(
                uid=card.uid,
                fact=card.fact,
                article=homes.get(card.uid, ""),
                phase=card.state.phase,
                due=card.state.due,
                salience=card.salience,
                suspended=card.suspended,
                buried_until=card.buried_until,
                retrievability=bench.scheduler.retrievability(card.state, now) if asked else 1.0,
            )
        )
    return found


def _day_total(bench: Bench) -> day_totals.DayTotal:
    return day_totals.of_day(bench.library, bench.day().isoformat())


def _seconds_a_card(bench: Bench) -> float:
    """This person's pace, from the day totals: today's number is asked for after every grade."""
    since = (bench.day() - timedelta(days=_DAYS_OF_PACE)).isoformat()
    totals = day_totals.since(bench.library, since)
    answered = sum(total.answered for total in totals)
    milliseconds = sum(total.milliseconds for total in totals)
    return milliseconds / answered / 1000 if answered >= _ENOUGH_ANSWERS and milliseconds else _SECONDS_A_CARD
