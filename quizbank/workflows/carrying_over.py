"""Files that carry a library, a set or an article to another library, and merging them there."""

from pathlib import Path

from quizbank.domain.changes import Changes
from quizbank.domain.keeping import Carried, Merged
from quizbank.domain.study_set import SetKind, StudySet
from quizbank.questions.rematch import rematch
from quizbank.store import carrying, merging, questions, study_sets
from quizbank.store.receiving import Received
from quizbank.strings import say
from quizbank.workflows.bench import Bench
from quizbank.workflows.keeping import Parcel

SUFFIX = ".quizbank"
_COUNTED = ("articles", "questions", "reviews")
_BROUGHT = ("articles", "remade", "questions", "reviews", "quizzes", "words", "decisions", "sorting")


def carry_library(bench: Bench, out: Path) -> Carried:
    """Write the whole library into one file."""
    return carrying.carry_library(bench.library, out)


def carry(bench: Bench, wanted: StudySet, out: Path) -> Carried:
    """Write an article, or the items about the facts of a set in every article that asks them."""
    if wanted.kind is SetKind.ARTICLE:
        return carrying.carry_items(bench.library, {wanted.value: None}, out)
    with bench.library.looking():
        items = questions.of_facts_of(bench.library, study_sets.cards_of(bench.library, wanted))
    chosen: dict[str, set[str]] = {}
    for article, uid in items:
        chosen.setdefault(article, set()).add(uid)
    return carrying.carry_items(bench.library, chosen, out)


def look_into(bench: Bench, parcel: Parcel) -> Merged:
    """What merging it would bring: the merging itself, taken back."""
    return _merge(bench, parcel, only_look=True)[0]


def merge(bench: Bench, parcel: Parcel) -> tuple[Merged, Changes]:
    """Merge it in one step that can be undone."""
    return _merge(bench, parcel, only_look=False)


def say_carried(carried: Carried) -> str:
    """As in "3 articles, 41 questions"; parts of which there are none are left out."""
    return ", ".join(say("carry", name, count=n) for name in _COUNTED if (n := getattr(carried, name)))


def say_merged(merged: Merged) -> str:
    """As in "3 new articles, 2 already here, 41 answers"."""
    if merged.brings_nothing:
        return say("carry", "nothing_new")
    parts = [(name, getattr(merged, name)) for name in _BROUGHT]
    parts.insert(1, ("here", merged.here))
    return ", ".join(say("carry", f"new_{name}", count=count) for name, count in parts if count)


def _merge(bench: Bench, parcel: Parcel, *, only_look: bool) -> tuple[Merged, Changes]:
    assert isinstance(parcel, Received)
    return merging.merge(
        bench.library, parcel.holdings, parcel.readings, rematch, bench.scheduler().replay, bench.stamp(),
        only_look=only_look,
    )  # fmt: skip
