"""The assembler: from candidates and verdicts to the questions of an article, no two alike."""

from collections import Counter
from collections.abc import Iterator, Sequence

from quizbank.decks.omissions import omissions
from quizbank.domain.article import Article
from quizbank.domain.fact import Fact
from quizbank.domain.identity import fold
from quizbank.domain.question import Question
from quizbank.domain.reading import Reading
from quizbank.domain.selection import Selection
from quizbank.domain.verdict import Verdict

_TWO_SIDED = "true_false"


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
    wanted.sort(key=lambda q: (-q.salience, _place(q), q.fact, rank[q.id]))
    taken = _without_doubles(wanted)
    chosen = tuple(taken[:limit] if limit else taken)
    return Selection(chosen, omissions(article, reading, facts, questions, verdicts, chosen))


def _place(question: Question) -> int:
    return question.evidence[0].start if question.evidence else 0


def _without_doubles(questions: Sequence[Question]) -> list[Question]:
    """At most one of each kind for a fact and asked role, one cloze a sentence and key, one side of each true/false."""
    taken: list[Question] = []
    stems: set[str] = set()
    seen: set[tuple[str, ...]] = set()
    sides: Counter[str] = Counter()
    for question in _balanced(questions, sides):
        stem, marks = fold(question.stem), _marks(question)
        if stem in stems or any(mark in seen for mark in marks):
            continue
        stems.add(stem)
        seen.update(marks)
        sides[question.key or ""] += question.kind == _TWO_SIDED
        taken.append(question)
    return taken


def _marks(question: Question) -> tuple[tuple[str, ...], ...]:
    """What no two chosen questions may have in common."""
    own = (question.kind, question.fact, question.asked_role)
    if question.kind == _TWO_SIDED:
        return ((question.kind, question.fact),)
    if question.kind == "cloze":
        return ((question.kind, question.fact), (question.kind, str(_place(question)), fold(question.key or "")))
    return (own,) if question.asked_role != "member" else (own, (question.kind, question.fact))


def _balanced(questions: Sequence[Question], sides: Counter[str]) -> Iterator[Question]:
    """The questions in order, where of a true/false pair the side comes first that is rarer so far."""
    pairs: dict[tuple[str, str], list[Question]] = {}
    for question in questions:
        if question.kind == _TWO_SIDED:
            pairs.setdefault((question.fact, question.asked_role), []).append(question)
    for question in questions:
        if question.kind != _TWO_SIDED:
            yield question
            continue
        pair = pairs.pop((question.fact, question.asked_role), [])
        yield from sorted(pair, key=lambda q: (sides[q.key or ""], q.key == "false"))
