"""Progress at the desk: every figure from the log, the cards and the day totals."""

from collections.abc import Iterable
from datetime import date, timedelta

from quizbank.domain.study_set import SetKind, StudySet
from quizbank.progress import mastery, workload
from quizbank.progress.history import history
from quizbank.progress.retention import Retention, foretold
from quizbank.store import cards, day_totals, events, rosters, tags
from quizbank.store.rosters import Memory
from quizbank.study.leeches import is_leech
from quizbank.workflows import browse, study_actions
from quizbank.workflows.bench import Bench
from quizbank.workflows.rows import (
    ArticleProgress,
    CardHistory,
    DayCount,
    KnownRow,
    ProgressView,
    RetentionFigures,
    WeakRow,
)

_DAYS_OF_BARS = 7
_DAYS_OF_RETENTION = 30


def progress(bench: Bench) -> ProgressView:
    """The figures of the Progress page."""
    now, day = bench.now(), bench.day()
    with bench.library.looking():
        totals = {date.fromisoformat(t.day): t for t in day_totals.since(bench.library, "")}
        kept = Retention(*events.retention(bench.library, now - timedelta(days=_DAYS_OF_RETENTION), now))
        planned = study_actions.falling_due(bench, _DAYS_OF_BARS)
        today = study_actions.today(bench)
        facts = frozenset(rosters.studied(bench.library))
        memories = rosters.memories(bench.library, now)
        articles = rosters.of_articles(bench.library)
    seen, known = frozenset(memory.uid for memory in memories), mastery.known(_recall(bench, memories))
    titles = {roster.article: roster.title for roster in articles}
    answered = {on: total.answered for on, total in totals.items()}
    return ProgressView(
        today=today,
        answered_today=answered.get(day, 0),
        retention=kept.share,
        retention_reviews=kept.reviews,
        known=len(known),
        facts=len(facts),
        minutes_a_day=workload.minutes_a_day(
            {on: total.milliseconds for on, total in totals.items()},
            day,
            began=min((on for on, count in answered.items() if count), default=None),
        ),
        days=tuple(DayCount(d.day, d.answered, d.planned) for d in workload.days_around(answered, planned, day)),
        articles=tuple(
            ArticleProgress(m.article, titles[m.article], m.cards, m.seen, m.known)
            for m in mastery.by_article(((r.article, r.uids) for r in articles), facts, seen, known)
        ),
    )


def retention_figures(bench: Bench, days: int = 30) -> RetentionFigures:
    """Retention wanted, predicted and true over the last days."""
    set_to, now = bench.settings(), bench.now()
    answers = events.recalled(bench.library, now - timedelta(days=days), now)
    chances = bench.scheduler(set_to).chances((answer.stability, answer.days) for answer in answers)
    told = foretold([answer.right for answer in answers], chances)
    return RetentionFigures(days, told.true.reviews, set_to.retention, told.predicted, told.true.share)


def forecast(bench: Bench, days: int = 30) -> tuple[DayCount, ...]:
    """What is for today (with what is overdue) and for each of the days to come."""
    return tuple(
        DayCount(d.day, 0, d.planned) for d in workload.forecast(bench.day(), study_actions.falling_due(bench, days))
    )


def calendar(bench: Bench, days: int = 365) -> tuple[DayCount, ...]:
    """The last study days with an answer, today among them, from the totals of each day."""
    first = bench.day() - timedelta(days=days - 1)
    totals = day_totals.since(bench.library, first.isoformat())
    return tuple(DayCount(date.fromisoformat(t.day), t.answered, 0) for t in totals if t.answered)


def known(bench: Bench, kind: SetKind) -> tuple[KnownRow, ...]:
    """What one would likely know today of each article, actor, organization, topic or month of news, by name."""
    with bench.library.looking():
        members, names = _members(bench, kind)
        place = {uid: number for number, uid in enumerate(rosters.studied(bench.library))}
        sure = mastery.known(_recall(bench, rosters.memories(bench.library, bench.now())))
    groups: dict[str, set[str]] = {}
    for uid, value in members:
        if uid in place:
            groups.setdefault(value, set()).add(uid)
    order = sorted(groups, key=lambda value: (names.get(value, value), value))
    return tuple(
        KnownRow(
            StudySet(kind, group.group),
            names.get(group.group, group.group),
            len(group.known),
            len(group.known) + len(group.others),
            group.others,
        )
        for group in mastery.by_group({value: sorted(groups[value], key=place.__getitem__) for value in order}, sure)
    )


def weakest(bench: Bench, limit: int = 10) -> tuple[WeakRow, ...]:
    """The facts that were seen and that one would least likely know today; suspended ones are left out."""
    with bench.library.looking():
        memories = [memory for memory in rosters.memories(bench.library, bench.now()) if not memory.suspended]
        lapses, recall = {memory.uid: memory.lapses for memory in memories}, _recall(bench, memories)
        return tuple(
            WeakRow(browse.card_row(bench, uid), recall.get(uid, 0.0), lapses[uid])
            for uid in mastery.weakest(lapses, recall, limit)
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


def _members(bench: Bench, kind: SetKind) -> tuple[Iterable[tuple[str, str]], dict[str, str]]:
    """(item, value) of the sets of that kind, and the names of those values that are not their own."""
    if kind is SetKind.TOPIC:
        return rosters.topics(bench.library), {}
    if kind in (SetKind.PERSON, SetKind.ORGANIZATION):
        return ((uid, name) for uid, name, of in rosters.actors(bench.library) if of == kind.value), {}
    articles = rosters.of_articles(bench.library)
    if kind is SetKind.ARTICLE:
        return ((uid, r.article) for r in articles for uid in r.uids), {r.article: r.title for r in articles}
    if kind is SetKind.TAG:
        return ((uid, tag) for r in articles for tag in tags.of_article(bench.library, r.article) for uid in r.uids), {}
    return ((uid, r.published.isoformat()[:7]) for r in articles if r.published for uid in r.uids), {}


def _recall(bench: Bench, memories: Iterable[Memory]) -> dict[str, float]:
    """The chance of each card in review to be known now."""
    in_review = [memory for memory in memories if memory.in_review]
    chances = bench.scheduler().chances((memory.stability, memory.days) for memory in in_review)
    return {memory.uid: chance for memory, chance in zip(in_review, chances, strict=True)}
