"""The real desk's part for study (the contract stands in ``workflows.study_desk``)."""

from collections.abc import Iterable, Mapping
from datetime import date

from quizbank.domain.changes import Changes
from quizbank.domain.study_set import StudySet
from quizbank.store import askable, variants
from quizbank.workflows import mending, quiz_actions, set_actions
from quizbank.workflows.bench import Bench
from quizbank.workflows.rows import CardRow, QuizView, StudySetRow, StudySettings


class LibraryStudyDesk:
    """Sets with names, tags, quizzes before, and what one mends on a card, of one open library."""

    def __init__(self, bench: Bench) -> None:
        self._bench = bench

    def day(self) -> date:
        """The study day."""
        return self._bench.day()

    def study_settings(self) -> StudySettings:
        """What is set about study."""
        return self._bench.settings()

    def study_set(self, wanted: StudySet) -> StudySetRow:
        """One of them, or months from one to another."""
        return set_actions.one(self._bench, wanted)

    def kept_sets(self) -> tuple[StudySetRow, ...]:
        """The sets that have a name."""
        return set_actions.kept(self._bench)

    def keep_set(self, name: str, wanted: StudySet) -> Changes:
        """Give a set a name."""
        return set_actions.keep(self._bench, name, wanted)

    def forget_set(self, name: str) -> Changes:
        """Delete the name of a set."""
        return set_actions.forget(self._bench, name)

    def tags(self, article: str) -> tuple[str, ...]:
        """The tags of an article."""
        return set_actions.tags_of(self._bench, article)

    def tag(self, article: str, tags: Iterable[str]) -> Changes:
        """Give an article these tags."""
        return set_actions.tag(self._bench, article, tags)

    def interactions(self) -> frozenset[str]:
        """The ways of answering that there are items for."""
        return askable.interactions(self._bench.library)

    def past_quizzes(self, limit: int = 8) -> tuple[QuizView, ...]:
        """The sittings that were finished last."""
        return quiz_actions.past(self._bench, limit)

    def attempts(self, quiz: int) -> tuple[QuizView, ...]:
        """The finished sittings that asked the same items."""
        return quiz_actions.attempts(self._bench, quiz)

    def flag(self, uid: str, *, on: bool = True) -> Changes:
        """Flag a card, or take the flag away."""
        return mending.flag(self._bench, uid, on=on)

    def flagged(self) -> tuple[CardRow, ...]:
        """The cards in study that are flagged."""
        return mending.flagged(self._bench)

    def suspended(self) -> tuple[CardRow, ...]:
        """The cards that are suspended."""
        return mending.suspended(self._bench)

    def reword_all(self, uid: str, words: Mapping[str, str | tuple[str, ...]]) -> Changes:
        """The same for several fields in one step."""
        return mending.reword(self._bench, uid, words)

    def change_variant(self, uid: str, variant: str, other: str) -> Changes:
        """Take another answer for right in its place."""
        return variants.change(self._bench.library, uid, variant, other)
