"""The desk's part for study: sets with names, tags, quizzes before, and what one mends on a card."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Protocol

from quizbank.domain.changes import Changes
from quizbank.domain.study_set import StudySet
from quizbank.workflows.rows import CardRow, QuizView, StudySetRow, StudySettings


class StudyDesk(Protocol):
    """What ``Desk`` offers of it; writes can be undone."""

    def day(self) -> date:
        """The study day: it begins at the hour that is set."""
        ...

    def study_settings(self) -> StudySettings:
        """What is set about study; ``remember`` sets it by the field's name."""
        ...

    def study_set(self, wanted: StudySet) -> StudySetRow:
        """One of them, or months from one to another; without cards where there is none like it."""
        ...

    def kept_sets(self) -> tuple[StudySetRow, ...]:
        """The sets that have a name, in the order in which they got it."""
        ...

    def keep_set(self, name: str, wanted: StudySet) -> Changes:
        """Give a set a name (undoable); QuizbankError("set_without_name" | "set_exists")."""
        ...

    def forget_set(self, name: str) -> Changes:
        """Delete the name of a set (undoable); its cards stay."""
        ...

    def tags(self, article: str) -> tuple[str, ...]:
        """The tags of an article."""
        ...

    def tag(self, article: str, tags: Iterable[str]) -> Changes:
        """Give an article these tags in place of those it had (undoable)."""
        ...

    def interactions(self) -> frozenset[str]:
        """The ways of answering that there are items for."""
        ...

    def past_quizzes(self, limit: int = 8) -> tuple[QuizView, ...]:
        """The sittings that were finished last, the latest first."""
        ...

    def attempts(self, quiz: int) -> tuple[QuizView, ...]:
        """The finished sittings that asked the same items, itself among them, in their order."""
        ...

    def flag(self, uid: str, *, on: bool = True) -> Changes:
        """Flag a card to look at it later, or take the flag away (undoable)."""
        ...

    def flagged(self) -> tuple[CardRow, ...]:
        """The cards in study that are flagged."""
        ...

    def suspended(self) -> tuple[CardRow, ...]:
        """The cards that are suspended and would else be in study."""
        ...

    def reword_all(self, uid: str, words: Mapping[str, str | tuple[str, ...]]) -> Changes:
        """The same for several fields in one step."""
        ...

    def change_variant(self, uid: str, variant: str, other: str) -> Changes:
        """Take another answer for right in its place (undoable)."""
        ...
