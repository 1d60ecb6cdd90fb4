"""Study at the desk: the day's queue, grades, and the end page of a session."""

from collections.abc import Iterable
from datetime import timedelta

from quizbank.domain.changes import Changes
from quizbank.domain.review import CardPhase, Grade
from quizbank.domain.study_day import beginning
from quizbank.progress.answers import by_actor
from quizbank.store import agenda, cards, day_totals, events, questions
from quizbank.store.agenda import Candidate
from quizbank.study import grading
from quizbank.study import queue as queueing
from quizbank.study.queue import QueueCard
from quizbank.study.review_session import summarise
from quizbank.workflows import browse
from quizbank.workflows.actors import names_of_others
from quizbank.workflows.bench import NEW_PER_DAY, Bench
from quizbank.workflows.rows import ActorTally, Answered, Judged, SessionEnd, Today

_SECONDS_A_CARD = 20.0
_ENOUGH_ANSWERS = 20
_DAYS_OF_PACE = 30


def queue(bench: Bench, article: str = "", limit: int = 0, more_new: int = 0) -> tuple[str, ...]:
    """The uids to study now, within the day's limit on new cards over the whole library, and ``more_new`` beyond it."""
    now, done = bench.now(), _day_total(bench).new
    most_new = max(bench.number(NEW_PER_DAY), done) + more_new if more_new else bench.number(NEW_PER_DAY)
    found = agenda.candidates(bench.library, now, bench.tomorrow(), most_new - done, article)
    queued = [_queue_card(bench, candidate) for candidate in found]
    uids = queueing.build(queued, now=now, zone=bench.zone, new_limit=most_new, new_done_today=done)
    return uids[:limit] if limit else uids


def today(bench: Bench) -> Today:
    """What is due and new today, and about how many minutes that takes at the pace of the last 30 days."""
    most_new = bench.number(NEW_PER_DAY) - _day_total(bench).new
    due, new = agenda.counts(bench.library, bench.now(), bench.tomorrow(), most_new)
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
    others = names_of_others(bench.library, record.article, record.question, typed)
    judgement = grading.judge(record.question, typed, others=others)
    return Judged(judgement.verdict, judgement.nearly, judgement.meant)


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
    today, zone = bench.day(), bench.zone
    start, *ends = (beginning(today + timedelta(days=n), zone) for n in (1, 2, 8))
    tomorrow, this_week = (agenda.falling_due(bench.library, start, end) for end in ends)
    return tomorrow, this_week


def _queue_card(bench: Bench, candidate: Candidate) -> QueueCard:
    card = candidate.card
    in_review = card.state.phase is CardPhase.REVIEW
    return QueueCard(
        uid=card.uid,
        fact=card.fact,
        article=candidate.home,
        phase=card.state.phase,
        due=card.state.due,
        salience=card.salience,
        suspended=card.suspended,
        buried_until=card.buried_until,
        retrievability=bench.scheduler.retrievability(card.state, bench.now()) if in_review else 1.0,
    )


def _day_total(bench: Bench) -> day_totals.DayTotal:
    return day_totals.of_day(bench.library, bench.day().isoformat())


def _seconds_a_card(bench: Bench) -> float:
    """This person's pace, from the day totals: today's number is asked for after every grade."""
    since = (bench.day() - timedelta(days=_DAYS_OF_PACE)).isoformat()
    totals = day_totals.since(bench.library, since)
    answered = sum(total.answered for total in totals)
    milliseconds = sum(total.milliseconds for total in totals)
    return milliseconds / answered / 1000 if answered >= _ENOUGH_ANSWERS and milliseconds else _SECONDS_A_CARD
