"""A study set: cards by what they are about; a query with a name, never a list."""

from dataclasses import dataclass
from enum import StrEnum


class SetKind(StrEnum):
    """What the cards of a set have in common."""

    ARTICLE = "article"
    PERSON = "person"
    ORGANIZATION = "organization"
    TOPIC = "topic"
    PERIOD = "period"
    TAG = "tag"


@dataclass(frozen=True, slots=True)
class StudySet:
    """``value`` is an article's id, an actor's name, a topic, a tag, or months of publication.

    Months are written "2022-01", "2022" for all of a year, "2021-11/2022-02" from one to another.
    """

    kind: SetKind
    value: str
