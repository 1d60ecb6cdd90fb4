"""Study at the desk: the day's queue, grades, and the end page of a session."""

from collections.abc import Iterable
from datetime import date, datetime, timedelta

from quizbank.domain.changes import Changes
from quizbank.domain.review import CardPhase, CardState, Grade
from quizbank.progress.answers import by_actor
from quizbank.store import agenda, cards, day_totals, events, questions
from quizbank.store.agenda import Candidate
from quizbank.study import absence, grading
from quizbank.study import queue as queueing
from quizbank.study.absence import CatchUp
from quizbank.study.leeches import became_leech, is_leech
from quizbank.study.queue import Backlog, QueueCard
from quizbank.study.review_session import summarise
from quizbank.study.scheduler import Scheduler
from quizbank.workflows import browse
from quizbank.workflows.actors import names_of_others
from quizbank.workflows.bench import Bench
from quizbank.workflows.rows import ActorTally, Answered, CardRow, Judged, SessionEnd, Today

_SECONDS_A_CARD = 20.0
_ENOUGH_ANSWERS = 20
_DAYS_OF_PACE = 30


def queue(
    bench: Bench,
    article: str = "",
    limit: int = 0,
    more_new: int = 0,
    *,
    everything: bool = False,
    only: Iterable[str] | None = None,
) -> tuple[str, ...]:
    """The uids to study now, within the day's limit on new cards over the whole library, and ``more_new`` beyond it.

    ``everything`` takes what a return from absence leaves to later days, too; ``only`` names the cards to choose from.
    """
    now, tonight, set_to, done = bench.now(), bench.tomorrow(), bench.settings(), _day_total(bench).new
    most_new = (max(set_to.new_per_day, done) + more_new if more_new else set_to.new_per_day) - done
    found = agenda.candidates(bench.library, now, tonight, most_new, article, only)
    known = bench.scheduler()
    queued = [_queue_card(candidate, known, now) for candidate in found]
    caught = None if everything else catch_up(bench)
    backlog = None if caught is None else Backlog(caught[0], caught[1].today)
    uids = queueing.build(queued, now=now, tonight=tonight, most_new=most_new, backlog=backlog, apart=set_to.apart)
    return uids[:limit] if limit else uids


def today(bench: Bench) -> Today:
    """What is due and new today, and about how many minutes that takes at the pace of the last 30 days."""
    most_new = bench.settings().new_per_day - _day_total(bench).new
    due, new = agenda.counts(bench.library, bench.now(), bench.tomorrow(), most_new)
    caught = catch_up(bench)
    left = CatchUp(0, 0, 0, 0) if caught is None else caught[1]
    due -= left.later
    minutes = max(1, round((due + new) * _seconds_a_card(bench) / 60)) if due + new else 0
    return Today(due, new, minutes, left.away, left.later, left.days)


def catch_up(bench: Bench) -> tuple[datetime, CatchUp] | None:
    """When somebody came back after an absence, and what of the cards that waited is for today; None where all is."""
    if not bench.settings().spread_absence:
        return None
    day = bench.day()
    known = map(date.fromisoformat, day_totals.last_days(bench.library, absence.DAYS_TO_KNOW))
    came = absence.last_return(known, day)
    if came is None:
        return None
    start = bench.beginning(came.day)
    waiting = agenda.waiting(bench.library, bench.now(), start)
    done = events.answered_of_waiting(bench.library, start, start)
    left = absence.catch_up(came, day, waiting, done)
    return None if left is None else (start, left)


def grade(bench: Bench, uid: str, given: Grade, typed: str, duration_ms: int) -> tuple[Answered, Changes]:
    """Confirm a grade: when this returns, it is on disk."""
    stamp, set_to, scheduler = bench.stamp(), bench.settings(), bench.scheduler()
    lapses = -1

    def schedule(state: CardState) -> CardState:
        nonlocal lapses
        lapses = state.lapses
        return scheduler.review(state, given, stamp.at)

    event, after, changes = cards.grade(
        bench.library, uid, given, stamp, schedule, typed=typed, duration_ms=max(0, duration_ms)
    )
    leech = became_leech(lapses, after.lapses, set_to.leech_at)
    return Answered(event, uid, given, after.due or stamp.at, leech), changes


def leeches(bench: Bench) -> tuple[CardRow, ...]:
    """The cards in study that are leeches and not suspended, most lapses first."""
    with bench.library.looking():
        found = [
            card
            for card in cards.in_study(bench.library)
            if not card.suspended and is_leech(card.state.lapses, bench.settings().leech_at)
        ]
        return tuple(browse.card_row(bench, card.uid) for card in sorted(found, key=lambda c: -c.state.lapses))


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
    today = bench.day()
    start, *ends = (bench.beginning(today + timedelta(days=n)) for n in (1, 2, 8))
    tomorrow, this_week = (agenda.falling_due(bench.library, start, end) for end in ends)
    return tomorrow, this_week


def _queue_card(candidate: Candidate, scheduler: Scheduler, now: datetime) -> QueueCard:
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
        retrievability=scheduler.retrievability(card.state, now) if in_review else 1.0,
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
