"""Rematching: which of the items made anew is which of the old ones, so that nobody's work is lost. Pure."""

from collections.abc import Collection, Iterator, Sequence

from quizbank.domain.identity import fold
from quizbank.domain.question import Question
from quizbank.domain.remaking import Changed, Gone, Item, Match, New, Same

# What a person sees of an item; the rest may change in silence.
_SEEN = ("stem", "key", "accepted", "options", "pairs", "order", "explanation", "context", "evidence", "claimed")
# Keys that say nothing of what is asked: there the stems must be alike, too.
_BARE_KEYS = frozenset({"", "true", "false"})
_ALIKE = 0.5


def rematch(old: Sequence[Item], new: Sequence[Question], known: Collection[str] = frozenset()) -> tuple[Match, ...]:
    """One match for each new question in its order, then what is gone in its order.

    First by id; then, among those left, by kind, asked role, key and a proof that overlaps, the likest stems first.
    The key is the same when it is folded, or when one item accepts the other's: somebody renamed is not another answer.
    An item that is bound, and a new id that the library has ``known`` already, are matched by id alone.
    """
    of = {item.question.id: item for item in old}
    pairs = {question.id: of[question.id] for question in new if question.id in of}
    taken = {item.uid for item in pairs.values()}
    left = [item for item in old if item.uid not in taken and not item.bound]
    free = [question for question in new if question.id not in pairs and question.id not in known]
    for _, _, was, now in sorted(_candidates(left, free)):
        if left[was].uid not in taken and free[now].id not in pairs:
            pairs[free[now].id] = left[was]
            taken.add(left[was].uid)
    matched = tuple(_match(pairs.get(question.id), question) for question in new)
    return matched + tuple(Gone(item.uid, item.question) for item in old if item.uid not in taken)


def differences(old: Question, new: Question) -> tuple[str, ...]:
    """The fields in which a person would see a difference."""
    return tuple(field for field in _SEEN if _shown(old, field) != _shown(new, field))


def _match(item: Item | None, question: Question) -> Match:
    if item is None:
        return New(question)
    fields = differences(item.question, question)
    return Changed(item.uid, item.question, question, fields) if fields else Same(item.uid, question)


def _shown(question: Question, field: str) -> object:
    if field == "options":
        return tuple((option.text, option.feedback) for option in question.options)
    return getattr(question, field)


def _candidates(old: Sequence[Item], new: Sequence[Question]) -> Iterator[tuple[int, float, int, int]]:
    """(how sure: 0 or 1, how unlike, place in ``old``, place in ``new``) of every pair that may be one item."""
    for now, question in enumerate(new):
        for was, item in enumerate(old):
            before = item.question
            if (before.kind, before.asked_role) != (question.kind, question.asked_role):
                continue
            sureness = _sameness(before, question)
            if sureness is None or not _proofs_overlap(before, question):
                continue
            likeness = _likeness(before.stem, question.stem)
            if fold(question.key or "") in _BARE_KEYS and likeness < _ALIKE:
                continue
            yield sureness, -likeness, was, now


def _sameness(old: Question, new: Question) -> int | None:
    """0 for the same key, 1 where one item accepts the key of the other, None for another key; a set's key is whole."""
    if _parts(old) != _parts(new):
        return None
    one, other = fold(old.key or ""), fold(new.key or "")
    if one == other:
        return 0
    if old.key_date != new.key_date or {one, other} & _BARE_KEYS:
        return None
    accepted = {*map(fold, old.accepted)}, {*map(fold, new.accepted)}
    return 1 if other in accepted[0] or one in accepted[1] else None


def _parts(question: Question) -> tuple[object, ...]:
    return (*sorted((fold(left), fold(right)) for left, right in question.pairs), *map(fold, question.order))


def _proofs_overlap(old: Question, new: Question) -> bool:
    return any(
        a.article == b.article and a.start < b.end and b.start < a.end for a in old.evidence for b in new.evidence
    )


def _likeness(one: str, other: str) -> float:
    """The share of words that both stems have."""
    a, b = set(fold(one).split()), set(fold(other).split())
    return len(a & b) / len(a | b) if a | b else 1.0
