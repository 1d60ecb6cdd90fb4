"""Answers of several parts, pairs to match and steps to order: how they are shown, given and compared.

An answer is one text: the right sides given, in the order of ``question.pairs``, or the steps in the order given, a
line each.
"""

from collections.abc import Sequence

from quizbank.domain.question import Interaction, Question

IN_PARTS = (Interaction.MATCHING, Interaction.ORDERING)
"""The interactions that are answered part by part."""


def lefts(question: Question) -> tuple[int, ...]:
    """The places of the pairs in the order in which their left sides are shown: by alphabet, but never as solved."""
    return _unsolved([left for left, _ in question.pairs])


def rights(question: Question) -> tuple[str, ...]:
    """The right sides as they are shown: in their natural order, dates in time."""
    return tuple(right for _, right in question.pairs)


def steps(question: Question) -> tuple[str, ...]:
    """The steps as they are shown: by alphabet, but never in order."""
    return tuple(question.order[place] for place in _unsolved(question.order))


def given_of(parts: Sequence[str]) -> str:
    """The answer as one text."""
    return "\n".join(parts)


def parts_of(question: Question, given: str) -> tuple[str, ...]:
    """The parts of an answer, as many as the question has; "" for each that is missing."""
    count = len(question.pairs) or len(question.order)
    parts = given.split("\n")[:count]
    return (*parts, *[""] * (count - len(parts)))


def marks(question: Question, given: str) -> tuple[bool, ...]:
    """Whether each part is right: the pairs in the order of ``pairs``, the places in that of ``order``."""
    wanted = rights(question) if question.interaction is Interaction.MATCHING else question.order
    return tuple(part == right for part, right in zip(parts_of(question, given), wanted, strict=True))


def solution(question: Question) -> str:
    """The right answer as one text."""
    return given_of(rights(question) if question.interaction is Interaction.MATCHING else question.order)


def proofs(question: Question) -> tuple[tuple[str, tuple[tuple[int, int], ...]], ...]:
    """The sentence that proves the key with the key's place in it; of a set each sentence once, with its answers'."""
    spans = question.answer_spans if question.also else (question.answer_span or (0, 0),)
    found: dict[str, list[tuple[int, int]]] = {}
    for number, evidence in enumerate(question.evidence[: None if question.also else 1]):
        places = found.setdefault(evidence.text, [])
        if number < len(spans) and spans[number] != (0, 0):
            places.append(spans[number])
    return tuple((text, tuple(sorted(places))) for text, places in found.items())


def _unsolved(texts: Sequence[str]) -> tuple[int, ...]:
    """The places of the texts by alphabet; turned round by one where that is the order in which they stand."""
    places = sorted(range(len(texts)), key=lambda place: (texts[place].casefold(), place))
    return tuple(places[1:] + places[:1] if places == list(range(len(texts))) else places)
