"""The Progress page: every figure from the log, the cards and the day totals."""

from dataclasses import replace
from datetime import date, timedelta

from quizbank.domain.review import CardPhase, CardState
from quizbank.domain.tally import Tally
from quizbank.progress import mastery, workload
from quizbank.progress.retention import retention
from quizbank.store import articles, cards, day_totals, events, questions
from quizbank.store.card_rows import CardRecord
from quizbank.workflows import study_actions
from quizbank.workflows.bench import Bench
from quizbank.workflows.rows import ActorTally, ArticleProgress, DayCount, ProgressView

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


def _recall(bench: Bench, records: tuple[CardRecord, ...]) -> dict[str, float]:
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
