"""Progress at the desk: every figure from the log, the cards and the day totals."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, timedelta

from quizbank.domain.review import CardPhase, CardState
from quizbank.domain.study_set import SetKind, StudySet
from quizbank.domain.tally import Tally
from quizbank.progress import mastery, workload
from quizbank.progress.history import history
from quizbank.progress.retention import foretold, retention
from quizbank.store import articles, cards, day_totals, events, questions, study_sets
from quizbank.store.card_rows import CardRecord
from quizbank.study.leeches import is_leech
from quizbank.workflows import browse, study_actions
from quizbank.workflows.bench import Bench
from quizbank.workflows.rows import (
    ActorTally,
    ArticleProgress,
    CardHistory,
    DayCount,
    KnownRow,
    ProgressView,
    RetentionFigures,
    WeakRow,
)

_DAYS_OF_LOG = 31
"""No figure looks further back than 30 days; one more for the hours before a day begins."""


def progress(bench: Bench) -> ProgressView:
    """The figures of the Progress page."""
    now, zone, day_begins = bench.now(), bench.zone, bench.settings().day_begins
    with bench.library.looking():
        log = events.read(bench.library, now - timedelta(days=_DAYS_OF_LOG))
        records = cards.in_study(bench.library)
        states = {card.uid: card.state for card in records}
        total = day_totals.of_day(bench.library, bench.day().isoformat())
        began = day_totals.first_day(bench.library)
        today = study_actions.today(bench)
        actors = [actor for actor in questions.actors_of_cards(bench.library) if actor[0] in states]
        pairs = [(uid, article) for article, uid in reversed(cards.of_articles(bench.library))]
        titles = {record.id: record.title for record in articles.records(bench.library)}
    recall = _recall(bench, records)
    planned = {card.uid: _planned(card) for card in records if not card.suspended}
    kept = retention(log, now)
    return ProgressView(
        today=today,
        answered_today=total.answered,
        retention=kept.share,
        retention_reviews=kept.reviews,
        known=mastery.known(states, recall),
        facts=len(states),
        minutes_a_day=workload.minutes_a_day(
            log, now, zone, began=date.fromisoformat(began) if began else None, day_begins=day_begins
        ),
        days=tuple(
            DayCount(d.day, d.answered, d.planned)
            for d in workload.days_around(log, planned, now, zone, day_begins=day_begins)
        ),
        articles=tuple(
            ArticleProgress(m.article, titles[m.article], m.cards, m.seen, m.known)
            for m in mastery.by_article(pairs, states, recall)
        ),
        actors=tuple(map(_row, mastery.by_actor(actors, states, recall))),
    )


def retention_figures(bench: Bench, days: int = 30) -> RetentionFigures:
    """Retention wanted, predicted and true over the last days."""
    set_to, now = bench.settings(), bench.now()
    log = events.read(bench.library, now - timedelta(days=days + 1))
    told = foretold(log, now, bench.scheduler(set_to).retrievability, days)
    return RetentionFigures(days, told.true.reviews, set_to.retention, told.predicted, told.true.share)


def forecast(bench: Bench, days: int = 30) -> tuple[DayCount, ...]:
    """What falls due today (with what is overdue) and on each of the days to come."""
    planned = {card.uid: _planned(card) for card in cards.in_study(bench.library) if not card.suspended}
    day_begins = bench.settings().day_begins
    coming = workload.forecast(planned, bench.now(), bench.zone, days, day_begins=day_begins)
    return tuple(DayCount(day.day, 0, day.planned) for day in coming)


def calendar(bench: Bench, days: int = 365) -> tuple[DayCount, ...]:
    """The last study days with an answer, today among them, from the totals of each day."""
    first = bench.day() - timedelta(days=days - 1)
    totals = day_totals.since(bench.library, first.isoformat())
    return tuple(DayCount(date.fromisoformat(t.day), t.answered, 0) for t in totals if t.answered)


def known(bench: Bench, kind: SetKind) -> tuple[KnownRow, ...]:
    """What one would likely know today of each article, actor, organization, topic or month of news, by name."""
    with bench.library.looking():
        members = study_sets.members(bench.library, kind)
        records = cards.in_study(bench.library)
    states = {card.uid: card.state for card in records}
    names = {value: name for _, value, name in members}
    groups = mastery.by_group(((uid, value) for uid, value, _ in members), states, _recall(bench, records))
    return tuple(
        KnownRow(
            StudySet(kind, group.group),
            names[group.group],
            len(group.known),
            len(group.known) + len(group.others),
            group.others,
        )
        for group in groups
    )


def weakest(bench: Bench, limit: int = 10) -> tuple[WeakRow, ...]:
    """The facts that were seen and that one would least likely know today; suspended ones are left out."""
    with bench.library.looking():
        records = [card for card in cards.in_study(bench.library) if not card.suspended]
        states, recall = {card.uid: card.state for card in records}, _recall(bench, records)
        return tuple(
            WeakRow(browse.card_row(bench, uid), recall.get(uid, 0.0), states[uid].lapses)
            for uid in mastery.weakest(states, recall, limit)
        )


def card_history(bench: Bench, uid: str) -> CardHistory:
    """Every line of a card's log; QuizbankError("no_such_card")."""
    with bench.library.looking():
        record = cards.card(bench.library, uid)
        row = browse.card_row(bench, uid)
        log = events.of_card(bench.library, uid)
    set_to = bench.settings()
    recall = bench.scheduler(set_to).retrievability(record.state, bench.now()) if record.state.reviews else None
    return CardHistory(row, recall, is_leech(record.state.lapses, set_to.leech_at), history(log))


def _recall(bench: Bench, records: Iterable[CardRecord]) -> dict[str, float]:
    """The chance of each card in review to be known now; in learning nothing counts as known."""
    now, scheduler = bench.now(), bench.scheduler()
    return {
        card.uid: scheduler.retrievability(card.state, now) for card in records if card.state.phase is CardPhase.REVIEW
    }


def _planned(card: CardRecord) -> CardState:
    """The card's state, due no sooner than it comes back if it was set aside until tomorrow."""
    due, back = card.state.due, card.buried_until
    return replace(card.state, due=max(due, back)) if due and back else card.state


def _row(tally: Tally) -> ActorTally:
    return ActorTally(tally.name, tally.kind, tally.right, tally.asked)
