"""Every change that a desk can make and take back, on something that dice choose."""

import random
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

from quizbank.domain.correction import Rename, anchor
from quizbank.domain.errors import QuizbankError
from quizbank.domain.link import WaitingLink
from quizbank.domain.review import DropReason, Grade
from quizbank.domain.selection import Making
from quizbank.domain.study_set import SetKind, StudySet
from quizbank.workflows.keeping import Parcel
from quizbank.workflows.making_codec import encode
from tests.store.makings import first, second, to_read
from tests.workflows.conftest import Table
from tests.workflows.test_remake import renamed

MAKINGS: tuple[Making, ...] = (first(), second(), to_read())
LINKS = ("https://orsa.example/veto", "https://orsa.example/coast")
_EXPECTED = ("no_such_card", "no_such_article", "no_such_question", "correction_idle", "not_in_bin", "set_exists")


def actions(table: Table, dice: random.Random, parcels: Sequence[Parcel]) -> tuple[Callable[[], Any], ...]:
    """The actions; grading comes oftener than others, merging only where there are files to merge."""
    desk = table.desk

    def any_card() -> str:
        uids = [row.uid for article in desk.articles() for row in desk.article(article.id).cards]
        return dice.choice(uids) if uids else "none"

    def any_items() -> list[str]:
        uids = [row.uid for row in desk.questions()]
        return dice.sample(uids, min(len(uids), dice.randint(1, 4)))

    def any_of(rows: Any) -> str:
        there = [row.id for row in rows]
        return dice.choice(there) if there else "none"

    def grade() -> Any:
        return desk.grade(any_card(), Grade(dice.randint(1, 4)), typed="Quill", duration_ms=dice.randint(0, 200_000))

    def remake() -> Any:
        making = dice.choice(MAKINGS)
        if making.facts and dice.random() < 0.5:
            making = renamed(making, "Mara Quill", "Mara Ann Quill")
        asked = tuple(q for q in making.questions if dice.random() < 0.7)
        return desk.remake(making.article.id, encode(replace(making, questions=asked)))

    def mend() -> Any:
        uid, word = any_card(), dice.choice(("Q", "Quil", "M. Quill"))
        said = [row.variant for row in desk.variants() if row.uid == uid]
        return dice.choice(
            (
                lambda: desk.accept(uid, word),
                lambda: desk.change_variant(uid, dice.choice(said or ["none"]), word),
                lambda: desk.remove_variant(uid, dice.choice(said or ["none"])),
                lambda: desk.flag(uid, on=dice.random() < 0.7),
                lambda: desk.reword_all(uid, {"stem": f"Who is {dice.random()}?", "accepted": ("one", word)}),
            )
        )()

    def sort() -> Any:
        name, kept = dice.choice(("mine", "yours")), StudySet(SetKind.TOPIC, dice.choice(("actor", "date")))
        return dice.choice(
            (
                lambda: desk.keep_set(name, kept),
                lambda: desk.forget_set(name),
                lambda: desk.tag(any_of(desk.articles()), dice.sample(("a", "b", "B", "c"), dice.randint(0, 3))),
            )
        )()

    return (
        mend,
        sort,
        grade,
        grade,
        grade,
        lambda: desk.bury(any_card()),
        lambda: desk.suspend(any_card()),
        lambda: desk.unsuspend(any_card()),
        lambda: desk.keep(any_items()),
        lambda: desk.drop(any_items(), dice.choice((None, *DropReason))),
        lambda: desk.delete_article(any_of(desk.articles())),
        lambda: desk.restore_article(any_of(desk.bin())),
        lambda: desk.add(encode(dice.choice(MAKINGS)), link=dice.choice(("", *LINKS))),
        lambda: desk.keep_link(WaitingLink(dice.choice(LINKS), dice.choice("ABC"), None, "no_article")),
        lambda: desk.forget_link(dice.choice(LINKS)),
        lambda: desk.reword(dice.choice(any_items() or ["none"]), "stem", f"In other words: {dice.random()}?"),
        remake,
        lambda: desk.correct(MAKINGS[0].article.id, Rename(anchor(MAKINGS[0].outline.entities[0]), dice.choice("ABC"))),
        *((lambda: desk.merge(dice.choice(parcels)),) if parcels else ()),
    )


def act(table: Table, dice: random.Random, steps: int, parcels: Sequence[Parcel] = ()) -> None:
    """Random actions until so many of them changed something (there may be no card to grade)."""
    done = 0
    while done < steps:
        table.wait(seconds=dice.choice((1, 40, 90_000)))
        try:
            given = dice.choice(actions(table, dice, parcels))()
        except QuizbankError as error:
            assert error.code in _EXPECTED, error
        else:
            changes = given[1] if isinstance(given, tuple) else given
            done += changes.label != ""
