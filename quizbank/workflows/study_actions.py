"""Study at the desk: the day's queue, grades, and the end page of a session."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, datetime, timedelta

from quizbank.domain.changes import Changes
from quizbank.domain.question import Question
from quizbank.domain.review import CardPhase, CardState, Grade
from quizbank.domain.study_set import StudySet
from quizbank.progress import workload
from quizbank.progress.answers import by_actor
from quizbank.store import agenda, cards, day_totals, events, questions, rosters, variants
from quizbank.store import study_sets as sets
from quizbank.store.agenda import Candidate
from quizbank.store.events import Stamp
from quizbank.study import absence, grading
from quizbank.study import exam as exam_plans
from quizbank.study import queue as queueing
from quizbank.study.absence import CatchUp
from quizbank.study.exam import ExamPlan
from quizbank.study.leeches import became_leech
from quizbank.study.queue import Backlog, QueueCard
from quizbank.study.review_session import summarise
from quizbank.study.scheduler import Scheduler
from quizbank.workflows import browse
from quizbank.workflows.actors import names_of_others
from quizbank.workflows.bench import Bench
from quizbank.workflows.rows import ActorTally, Answered, Judged, SessionEnd, Today

_SECONDS_A_CARD = 20.0
_ENOUGH_ANSWERS = 20
_DAYS_OF_PACE = 30
_ANY = 1_000_000


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
    now, tonight, done, a_day = bench.now(), bench.tomorrow(), _day_total(bench).new, new_per_day(bench)
    most_new = (max(a_day, done) + more_new if more_new else a_day) - done
    found = agenda.candidates(bench.library, now, tonight, most_new, article, only)
    queued = _queue_cards(found, bench.scheduler())
    caught = None if everything else catch_up(bench)
    backlog = None if caught is None else Backlog(caught[0], caught[1].today)
    uids = queueing.build(
        queued, now=now, tonight=tonight, most_new=most_new, backlog=backlog, apart=bench.settings().apart
    )
    return uids[:limit] if limit else uids


def today(bench: Bench) -> Today:
    """What is due and new today, and about how many minutes that takes at the pace of the last 30 days."""
    most_new = new_per_day(bench) - _day_total(bench).new
    due, new = agenda.counts(bench.library, bench.now(), bench.tomorrow(), most_new)
    caught = catch_up(bench)
    left = CatchUp(0, 0, 0, 0, 0) if caught is None else caught[1]
    due -= left.later
    minutes = max(1, round((due + new) * _seconds_a_card(bench) / 60)) if due + new else 0
    return Today(due, new, minutes, left.away, left.later, left.days)


def new_per_day(bench: Bench) -> int:
    """The day's limit on new cards: what was set, or as many as an exam to come needs."""
    planned = exam(bench)
    return planned.new_per_day if planned else bench.settings().new_per_day


def exam(bench: Bench) -> ExamPlan | None:
    """The plan for the exam that was set, if it is still to come."""
    exam_on = bench.settings().exam_on
    if exam_on is None:
        return None
    _, new = agenda.counts(bench.library, bench.now(), bench.tomorrow(), _ANY)
    return exam_plans.plan(exam_on, bench.day(), new + _day_total(bench).new)


def cram(bench: Bench, limit: int = 0) -> tuple[str, ...]:
    """The cards that were seen, those most at risk on the day of the exam (or today) first: to practise, ungraded."""
    planned, scheduler = exam(bench), bench.scheduler()
    when = bench.beginning(planned.exam_on) if planned else bench.now()
    found = [card for card in rosters.memories(bench.library, when) if not card.suspended]
    chances = scheduler.chances((card.stability, card.days) for card in found)
    order = sorted(zip(chances, (card.uid for card in found), strict=True))
    return tuple(uid for _, uid in (order[:limit] if limit else order))


def queue_of(bench: Bench, wanted: StudySet, limit: int = 0, more_new: int = 0) -> tuple[str, ...]:
    """The cards of a study set to study now, within the day's limits."""
    return queue(bench, "", limit, more_new, only=sets.cards_of(bench.library, wanted))


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
    leech = False

    def decide(state: CardState) -> tuple[CardState, Stamp]:
        nonlocal leech
        set_to = bench.settings()  # here, within the transaction, the question whether they changed is nearly free
        stamp = bench.stamp(set_to)
        after = bench.scheduler(set_to).review(state, given, stamp.at)
        leech = became_leech(state.lapses, after.lapses, set_to.leech_at)
        return after, stamp

    event, after, changes = cards.grade(bench.library, uid, given, decide, typed=typed, duration_ms=max(0, duration_ms))
    return Answered(event, uid, given, after.due or bench.now(), leech), changes


def judge(bench: Bench, uid: str, typed: str) -> Judged:
    """Judge an answer to an item; QuizbankError("no_such_question")."""
    record = questions.question(bench.library, uid)
    return judge_question(bench, uid, record.article, record.question, typed)


def judge_question(bench: Bench, uid: str, article: str, asked: Question, typed: str) -> Judged:
    """Judge an answer to a question as that article words it; what a person said is right comes first."""
    asked = replace(asked, accepted=(*asked.accepted, *variants.of_question(bench.library, uid)))
    others = names_of_others(bench.library, article, asked, typed)
    judgement = grading.judge(asked, typed, others=others)
    return Judged(judgement.verdict, judgement.nearly, judgement.meant)


def accept(bench: Bench, uid: str, typed: str) -> Changes:
    """Take what was typed for right from now on; QuizbankError("no_such_question")."""
    questions.question(bench.library, uid)
    return variants.add(bench.library, uid, typed)


def session_end(bench: Bench, ids: Iterable[int]) -> SessionEnd:
    """The end page for those grades."""
    with bench.library.looking():
        log = events.by_id(bench.library, ids)
        there = questions.with_words(bench.library, (event.uid for event in log))
        log = tuple(event for event in log if event.uid in there)  # the bin may have been emptied meanwhile
        summary = summarise(log)
        rows = {uid: browse.card_row(bench, uid) for uid in dict.fromkeys(event.uid for event in log)}
        actors = {uid: (name, kind) for uid, name, kind in rosters.actors(bench.library, rows)}
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
    _, *week = falling_due(bench, 7)
    return week[0], sum(week)


def falling_due(bench: Bench, days: int) -> tuple[int, ...]:
    """How many cards are for today, with what is overdue, and for each of the days to come.

    What a return from absence leaves to later days counts there.
    """
    today = bench.day()
    due = agenda.falling_due(bench.library, [bench.beginning(today + timedelta(days=n + 1)) for n in range(days + 1)])
    caught = catch_up(bench)
    return due if caught is None else workload.put_off(due, caught[1].parts)


def _queue_cards(found: Iterable[Candidate], scheduler: Scheduler) -> list[QueueCard]:
    in_review = ((card.stability, card.days) for card in found if card.phase is CardPhase.REVIEW)
    chances = iter(scheduler.chances(in_review))
    return [
        QueueCard(
            card.uid,
            card.fact,
            card.home,
            card.phase,
            card.due,
            card.salience,
            retrievability=next(chances) if card.phase is CardPhase.REVIEW else 1.0,
        )
        for card in found
    ]


def _day_total(bench: Bench) -> day_totals.DayTotal:
    return day_totals.of_day(bench.library, bench.day().isoformat())


def _seconds_a_card(bench: Bench) -> float:
    """This person's pace, from the day totals: today's number is asked for after every grade."""
    since = (bench.day() - timedelta(days=_DAYS_OF_PACE)).isoformat()
    totals = day_totals.since(bench.library, since)
    answered = sum(total.answered for total in totals)
    milliseconds = sum(total.milliseconds for total in totals)
    return milliseconds / answered / 1000 if answered >= _ENOUGH_ANSWERS and milliseconds else _SECONDS_A_CARD
