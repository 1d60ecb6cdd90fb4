"""Study sets at the desk: those that there are, those that a person gave a name, and the tags of articles."""

from collections.abc import Iterable
from dataclasses import replace

from quizbank.domain.changes import Changes
from quizbank.domain.study_set import SetKind, StudySet
from quizbank.store import kept_sets, tags
from quizbank.store import study_sets as sets
from quizbank.store.study_sets import SetCounts
from quizbank.workflows.bench import Bench
from quizbank.workflows.rows import StudySetRow


def of_kind(bench: Bench, kind: SetKind) -> tuple[StudySetRow, ...]:
    """The study sets of that kind that have cards, by name."""
    return tuple(map(_row, sets.every(bench.library, kind, bench.now(), bench.tomorrow())))


def one(bench: Bench, study_set: StudySet) -> StudySetRow:
    """A study set as it stands, without cards where there is none like it."""
    return _row(sets.one(bench.library, study_set, bench.now(), bench.tomorrow()))


def kept(bench: Bench) -> tuple[StudySetRow, ...]:
    """The sets that have a name, in the order in which they got it."""
    with bench.library.looking():
        return tuple(replace(one(bench, own), kept_as=name) for name, own in kept_sets.every(bench.library))


def keep(bench: Bench, name: str, study_set: StudySet) -> Changes:
    """Give a set a name; QuizbankErrors: set_without_name, set_exists."""
    return kept_sets.keep(bench.library, name, study_set)


def forget(bench: Bench, name: str) -> Changes:
    """Delete the name of a set; its cards stay."""
    return kept_sets.forget(bench.library, name)


def tags_of(bench: Bench, article: str) -> tuple[str, ...]:
    """The tags of an article."""
    return tags.of_article(bench.library, article)


def tag(bench: Bench, article: str, words: Iterable[str]) -> Changes:
    """Give an article these tags in place of those it had."""
    return tags.put(bench.library, article, words)


def _row(counts: SetCounts) -> StudySetRow:
    return StudySetRow(counts.study_set, counts.name, counts.cards, counts.due, counts.new)
