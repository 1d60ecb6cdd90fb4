"""Quiz sittings at the desk: begun, answered, and their result. No card's schedule is moved."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import timedelta
from random import Random

from quizbank.domain.changes import Changes
from quizbank.domain.errors import QuizbankError
from quizbank.domain.identity import digest
from quizbank.domain.review import AnswerVerdict, ItemState
from quizbank.store import articles, askable, preferences, questions, quizzes, variants
from quizbank.store import missed as missed_facts
from quizbank.store.askable import Askable
from quizbank.store.engine import Library
from quizbank.store.questions import QuestionRecord
from quizbank.store.quizzes import AttemptRecord, NewAttempt, QuizRecord
from quizbank.study import quiz_session
from quizbank.study.quiz_session import AnsweredItem, QuizCandidate
from quizbank.workflows.bench import Bench
from quizbank.workflows.rows import ActorTally, Judged, QuizItem, QuizResult, QuizView, QuizWish
from quizbank.workflows.study_actions import coming, judge_question

_MINUTES = "quiz_minutes/{}"
"""Where the time that was wanted for a sitting is remembered."""


def begin(bench: Bench, article: str, count: int, uids: Iterable[str]) -> tuple[QuizView, Changes]:
    """Begin a sitting of the given items, or of a mixture; QuizbankError("no_questions") if nothing can be asked."""
    library, wanted = bench.library, tuple(uids)
    with library.looking():
        pool = _wanted(library, article, wanted) if wanted else _pool(library, article, count)
        by_uid = {record.uid: record for record in pool}
        chosen = tuple(by_uid) if wanted else _compose(bench, pool, count)
        title = next((r.title for r in articles.records(library) if r.id == article), "") if article else ""
    if not chosen:
        raise QuizbankError("no_questions")
    return _begin(bench, [by_uid[uid] for uid in chosen], article, title)


def build(bench: Bench, wish: QuizWish) -> tuple[QuizView, Changes]:
    """Begin a sitting of what was wished for; QuizbankError("no_questions") if nothing is like that."""
    with bench.library.looking():
        pool = _wished(bench.library, wish)
    by_uid = {record.uid: record for record in pool}
    chosen = [by_uid[uid] for uid in _compose(bench, pool, wish.count)]
    if not chosen:
        raise QuizbankError("no_questions")
    only = wish.articles[0] if len(wish.articles) == 1 else ""
    return _begin(bench, chosen, only, chosen[0].article_title if only else "", wish.minutes)


def facts_for(bench: Bench, wish: QuizWish) -> int:
    """How many different facts there are for that wish: a sitting asks each once at most."""
    with bench.library.looking():
        return len({item.fact for item in _meeting(bench.library, wish)})


def items_for(bench: Bench, wish: QuizWish) -> tuple[str, ...]:
    """The items that a sitting for that wish would have, in its order."""
    with bench.library.looking():
        return tuple(_compose(bench, _wished(bench.library, wish), wish.count))


def unread_for(bench: Bench, wish: QuizWish) -> tuple[str, ...]:
    """The items that would be like that if somebody had read them, one for each fact that no read item asks."""
    with bench.library.looking():
        read = {item.fact for item in _meeting(bench.library, replace(wish, only_read=True))}
        found: dict[str, str] = {}
        for item in _meeting(bench.library, replace(wish, only_read=False)):
            if item.fact not in read:
                found.setdefault(item.fact, item.uid)
    return tuple(found.values())


def _begin(
    bench: Bench, chosen: list[QuestionRecord], article: str, title: str, minutes: int = 0
) -> tuple[QuizView, Changes]:
    attempts = (NewAttempt(record.uid, record.article, record.question) for record in chosen)
    quiz, changes = quizzes.begin(bench.library, attempts, bench.now(), article, title)
    if minutes:
        preferences.put(bench.library, _MINUTES.format(quiz), str(minutes))
    return view(bench, quiz), changes


def view(bench: Bench, quiz: int) -> QuizView:
    """A sitting as it stands."""
    return _view(bench, quizzes.quiz(bench.library, quiz))


def past(bench: Bench, limit: int) -> tuple[QuizView, ...]:
    """The sittings that were finished last, the latest first."""
    with bench.library.looking():
        return tuple(view(bench, quiz) for quiz in quizzes.finished(bench.library, limit))


def attempts(bench: Bench, quiz: int) -> tuple[QuizView, ...]:
    """The finished sittings of the same items, itself among them, in their order."""
    with bench.library.looking():
        return tuple(view(bench, again) for again in quizzes.attempts_at(bench.library, quiz))


def last_open(bench: Bench) -> QuizView | None:
    """The last sitting that was begun and not finished."""
    quiz = quizzes.last_open(bench.library)
    return None if quiz is None else view(bench, quiz)


def answer(bench: Bench, quiz: int, position: int, given: str, duration_ms: int) -> tuple[Judged, Changes]:
    """Judge and record an answer."""
    record = quizzes.quiz(bench.library, quiz)
    attempt = next((a for a in record.attempts if a.position == position), None)
    if attempt is None:
        raise QuizbankError("no_such_quiz")
    judged = judge_question(bench, attempt.uid, attempt.article, attempt.question, given)
    changes = quizzes.answer(bench.library, quiz, position, given, judged.verdict, bench.now(), max(0, duration_ms))
    return judged, changes


def accept(bench: Bench, quiz: int, position: int) -> tuple[Judged, Changes]:
    """Take the answer that was given for right, in this sitting and from now on.

    QuizbankError("no_such_quiz") where none was given; "quiz_finished".
    """
    record = quizzes.quiz(bench.library, quiz)
    given = next((a for a in record.attempts if a.position == position and a.given), None)
    if given is None or given.given is None:
        raise QuizbankError("no_such_quiz")
    right = AnswerVerdict.RIGHT
    answered = quizzes.answer(bench.library, quiz, position, given.given, right, bench.now(), given.duration_ms)
    return Judged(right), variants.add(bench.library, given.uid, given.given) | answered


def result(bench: Bench, quiz: int) -> QuizResult:
    """The result; the sitting is finished with it."""
    quizzes.finish(bench.library, quiz, bench.now())
    record = quizzes.quiz(bench.library, quiz)
    outcome = quiz_session.result([_answered(attempt) for attempt in record.attempts])
    view = _view(bench, record)
    items = {item.uid: item for item in view.items}
    tomorrow, this_week = coming(bench)
    return QuizResult(
        quiz=view,
        right=outcome.right,
        asked=outcome.asked,
        seconds=round(sum(attempt.duration_ms for attempt in record.attempts) / 1000),
        missed=tuple(items[uid] for uid in outcome.missed),
        known=tuple(items[uid] for uid in outcome.known),
        by_topic=tuple(ActorTally(t.name, t.kind, t.right, t.asked) for t in outcome.by_topic),
        by_actor=tuple(ActorTally(t.name, t.kind, t.right, t.asked) for t in outcome.by_actor),
        tomorrow=tomorrow,
        this_week=this_week,
    )


def _wanted(library: Library, article: str, uids: Iterable[str]) -> list[QuestionRecord]:
    """The items chosen, worded by that article where it asks them, else by one that asks them all."""
    chosen = tuple(dict.fromkeys(uids))
    source = article or questions.common_article(library, chosen)
    return [questions.question(library, uid, source) for uid in chosen]


def _pool(library: Library, article: str, count: int) -> list[QuestionRecord]:
    """What a sitting may take: the items of one article, or of the newest ones.

    Articles take turns in a sitting, so no more of them are read than it has items.
    """
    pool: dict[str, QuestionRecord] = {}
    facts: dict[str, str] = {}
    for source in (article,) if article else (record.id for record in articles.records(library)):
        for record in questions.in_text_order(library, source):
            if record.state is not ItemState.DROPPED:
                pool.setdefault(record.uid, record)
                facts.setdefault(record.question.fact, source)
        if len(set(facts.values())) >= count:
            break
    return list(pool.values())


def _meeting(library: Library, wish: QuizWish) -> list[Askable]:
    """Every item that meets the wish, those of the newest article first."""
    found = askable.items(
        library,
        articles=wish.articles,
        topics=wish.topics,
        interactions=wish.interactions,
        only_read=wish.only_read,
        difficulty=(wish.easiest, wish.hardest),
    )
    missed = missed_facts.facts(library) if wish.only_missed else None
    return [item for item in found if missed is None or item.fact in missed]


def _wished(library: Library, wish: QuizWish) -> list[QuestionRecord]:
    """What a sitting may take of them: articles take turns in it, so no more of these are read than it has items."""
    found = _meeting(library, wish)
    owner: dict[str, str] = {}
    for item in found:
        owner.setdefault(item.fact, item.article)
    sources = tuple(dict.fromkeys(owner.values()))[: wish.count]
    meant = {item.uid for item in found if owner[item.fact] in sources}
    pool: dict[str, QuestionRecord] = {}
    for source in sources:
        for record in questions.in_text_order(library, source):
            if record.uid in meant:
                pool.setdefault(record.uid, record)
    return list(pool.values())


def _compose(bench: Bench, pool: list[QuestionRecord], count: int) -> tuple[str, ...]:
    """The dice fall anew for each sitting, but the same for the same items at the same moment."""
    dice = Random(digest("quiz", bench.now().isoformat(), *(record.uid for record in pool)))
    candidates = [
        QuizCandidate(
            uid=record.uid,
            fact=record.question.fact,
            interaction=record.question.interaction,
            topic=record.question.topic,
            article=record.article,
            key=record.question.key_entity or record.question.key or "",
            also=record.question.also,
        )
        for record in pool
    ]
    return quiz_session.compose(candidates, count, dice)


def _answered(attempt: AttemptRecord) -> AnsweredItem:
    return AnsweredItem(attempt.uid, attempt.question.topic, _is_right(attempt), attempt.actor, attempt.actor_kind)


def _view(bench: Bench, record: QuizRecord) -> QuizView:
    items = tuple(
        QuizItem(
            position=attempt.position,
            uid=attempt.uid,
            question=attempt.question,
            article=attempt.article,
            article_title=attempt.article_title,
            given=attempt.given,
            right=_is_right(attempt),
        )
        for attempt in record.attempts
    )
    minutes = preferences.get(bench.library, _MINUTES.format(record.id))
    return QuizView(
        record.id,
        record.title,
        record.article,
        record.started,
        record.finished,
        items,
        minutes=int(minutes) if minutes.isdecimal() else 0,
        spent=timedelta(milliseconds=sum(attempt.duration_ms for attempt in record.attempts)),
    )


def _is_right(attempt: AttemptRecord) -> bool | None:
    return None if attempt.verdict is None else attempt.verdict is AnswerVerdict.RIGHT
