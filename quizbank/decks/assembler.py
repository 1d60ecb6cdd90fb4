"""The assembler: from candidates and verdicts to the questions of an article, no two alike."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from quizbank.decks.omissions import omissions
from quizbank.domain.article import Article
from quizbank.domain.fact import WHOLE, EntityValue, Fact
from quizbank.domain.identity import fold
from quizbank.domain.question import Question
from quizbank.domain.reading import Reading
from quizbank.domain.selection import Selection
from quizbank.domain.verdict import Verdict

_ALIKE = 3
_ONE_A_FACT = ("choice", "true_false")


def assemble(
    article: Article,
    reading: Reading,
    facts: tuple[Fact, ...],
    questions: tuple[Question, ...],
    verdicts: tuple[Verdict, ...],
    *,
    limit: int = 0,
    topics: tuple[str, ...] = (),
    kinds: tuple[str, ...] = (),
) -> Selection:
    """The questions that passed, the most salient facts first, and a reason for all that has no question.

    ``limit`` 0 takes all; ``topics`` and ``kinds`` name what is wanted, none meaning all.
    """
    passed = {v.question for v in verdicts if v.passed}
    wanted = [
        q
        for q in questions
        if q.id in passed and (not topics or q.topic.value in topics) and (not kinds or q.kind in kinds)
    ]
    rank = {q.id: number for number, q in enumerate(questions)}
    wanted.sort(key=lambda q: (q.relation == WHOLE, -q.salience, _place(q), q.fact, rank[q.id]))
    taken = _without_doubles(_not_again(wanted, {fact.id: fact for fact in facts}))
    taken.sort(key=lambda q: (-q.salience, _place(q), q.fact, rank[q.id]))
    chosen = tuple(_spread(taken, limit) if limit else taken)
    return Selection(chosen, omissions(article, reading, facts, questions, verdicts, chosen))


def _not_again(questions: Sequence[Question], facts: Mapping[str, Fact]) -> list[Question]:
    """No more than a few facts of one doer and one verb: "who pardoned X" for eleven X is one question eleven times."""
    seen: dict[tuple[str, str, str], list[str]] = {}
    kept = []
    for question in questions:
        fact = facts.get(question.fact)
        subject = fact.argument("subject") if fact else None
        doer = subject.value.entity if subject and isinstance(subject.value, EntityValue) else ""
        verb = fact.phrase("verb") if fact else ""
        if doer and verb and not question.also:
            done = seen.setdefault((question.relation, doer, verb), [])
            if question.fact not in done:
                if len(done) == _ALIKE:
                    continue
                done.append(question.fact)
        kept.append(question)
    return kept


def _spread(questions: Sequence[Question], limit: int) -> list[Question]:
    """So many of the questions, in their order, over as many facts and kinds as can be.

    One question of each fact before a second of any, whole sentences last, and of a fact's questions the kind that is
    rarest so far. A set counts for all its facts, and comes only where facts are left for the other places.
    """
    left: dict[str, list[int]] = {}
    for place, question in sorted(enumerate(questions), key=lambda pair: pair[1].relation == WHOLE):
        left.setdefault(question.fact, []).append(place)
    kinds: Counter[str] = Counter()
    chosen: list[int] = []
    while len(chosen) < min(limit, len(questions)):
        asked: set[str] = set()
        for places in left.values():
            fresh = [p for p in places if asked.isdisjoint(questions[p].facts)]
            if not fresh or len(chosen) == limit:
                continue
            others = sum(bool(rest) for fact, rest in left.items() if fact not in asked)
            fitting = [p for p in fresh if len(questions[p].also) <= max(0, others - (limit - len(chosen)))]
            place = min(fitting or fresh, key=lambda p: (kinds[questions[p].kind], p))
            places.remove(place)
            kinds[questions[place].kind] += 1
            chosen.append(place)
            asked.update(questions[place].facts)
    return [questions[place] for place in sorted(chosen)]


def _place(question: Question) -> int:
    return question.evidence[0].start if question.evidence else 0


def _without_doubles(questions: Sequence[Question]) -> list[Question]:
    """One typed answer for each asked role of a fact, and one question of each other kind for each fact.

    A whole sentence is asked only where no fact in it is, and may have two gaps.
    """
    taken: list[Question] = []
    stems: set[str] = set()
    seen: set[tuple[str, ...]] = set()
    counts: Counter[tuple[str, str]] = Counter()
    for question in _balanced(questions, counts):
        stem, marks = _asked(question), _marks(question)
        if stem in stems or any(mark in seen for mark in marks):
            continue
        if question.relation == WHOLE and any(_place(q) == _place(question) and q.relation != WHOLE for q in taken):
            continue
        stems.add(stem)
        seen.update(marks)
        counts[_side(question)] += 1
        taken.append(question)
    return _evened(taken)


def _evened(questions: Sequence[Question]) -> list[Question]:
    """As many true as false statements, or one more: the least salient of the rest go, for most of one sort tell."""
    truths = Counter(q.key for q in questions if q.kind == "true_false")
    most = min(truths["true"], truths["false"]) + 1
    kept: list[Question] = []
    counts: Counter[str | None] = Counter()
    for question in questions:
        if question.kind == "true_false":
            counts[question.key] += 1
            if counts[question.key] > most:
                continue
        kept.append(question)
    return kept


def _asked(question: Question) -> str:
    """What is asked, in words: the stem of a set says it with its parts only."""
    options = [option.text for option in question.options] if question.also else []
    return fold(" ".join((question.stem, *(left for left, _ in question.pairs), *question.order, *options)))


def _marks(question: Question) -> tuple[tuple[str, ...], ...]:
    """What no two chosen questions may have in common."""
    if question.kind == "typed":
        return ((question.kind, question.fact, question.asked_role),)
    if question.kind == "cloze":
        # A whole sentence may lose a name and, another time, a date or number.
        sort = ("exact" if question.key_entity is None else "name") if question.relation == WHOLE else ""
        return ((question.kind, question.fact, sort), (question.kind, str(_place(question)), fold(question.key or "")))
    return tuple((question.kind, fact) for fact in question.facts)


def _side(question: Question) -> tuple[str, str]:
    """What is kept in balance within a kind: true and false, the roles that choices ask for."""
    asked = f"{question.relation}.{question.asked_role}"
    return question.kind, (question.key or "") if question.kind == "true_false" else asked


def _balanced(questions: Sequence[Question], counts: Counter[tuple[str, str]]) -> Iterator[Question]:
    """The questions in order, where of a fact's rival questions the one comes first whose side is rarer so far."""
    rivals: dict[tuple[str, str], list[Question]] = {}
    for question in questions:
        if question.kind in _ONE_A_FACT:
            rivals.setdefault((question.kind, question.fact), []).append(question)
    for question in questions:
        if question.kind not in _ONE_A_FACT:
            yield question
            continue
        yield from sorted(rivals.pop((question.kind, question.fact), []), key=lambda q: counts[_side(q)])
