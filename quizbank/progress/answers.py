"""Answers: right of asked for each actor, from the reviews of a session or of the whole log."""

from collections.abc import Iterable, Mapping

from quizbank.domain.review import CardEvent, EventKind, Grade, standing
from quizbank.domain.tally import Tally, tally


def by_actor(events: Iterable[CardEvent], actors: Mapping[str, tuple[str, str]]) -> tuple[Tally, ...]:
    """The reviews by the actor that the card is about; ``actors`` gives (name, kind) by uid, a card without counts not.

    Any grade but Again is right.
    """
    reviews = (e for e in standing(events) if e.kind is EventKind.REVIEW and e.grade is not None and e.uid in actors)
    return tally((*actors[e.uid], e.grade is not None and e.grade > Grade.AGAIN) for e in reviews)
