"""Remaking: an article's items as they are, and what each becomes when they are made anew."""

from dataclasses import dataclass

from quizbank.domain.question import Question


@dataclass(frozen=True, slots=True)
class Item:
    """An item as it is in the library. One that is ``bound`` (another article asks it, too) keeps its identity.

    One that is ``asleep`` was asked by the article once and has a history.
    """

    uid: str
    question: Question
    bound: bool = False
    asleep: bool = False


@dataclass(frozen=True, slots=True)
class Same:
    """Nothing that anybody sees is different."""

    uid: str
    new: Question


@dataclass(frozen=True, slots=True)
class Changed:
    """The same question, worded or proved otherwise; ``fields`` are those that differ."""

    uid: str
    old: Question
    new: Question
    fields: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class New:
    """There was no such item."""

    new: Question


@dataclass(frozen=True, slots=True)
class Gone:
    """Nothing made anew is this item."""

    uid: str
    old: Question


type Match = Same | Changed | New | Gone
