"""Corrections at the desk: kept with the article, undoable, used when questions are remade, offered elsewhere."""

from dataclasses import replace

import pytest

from quizbank.domain.correction import Anchor, Merge, Rename, Retype, Split, anchor
from quizbank.domain.errors import QuizbankError
from quizbank.domain.fact import Span
from quizbank.domain.reading import Entity, EntityKind, Outline
from quizbank.domain.reading_codec import encode as encode_reading
from quizbank.domain.selection import Making
from quizbank.workflows.analysis import RemakeJob
from quizbank.workflows.make_questions import GENERATOR
from quizbank.workflows.making_codec import encode
from quizbank.workflows.remake_questions import remade
from tests.builders import make_article, make_reading, named
from tests.workflows.conftest import Table

PEOPLE = (
    named("person", "Ilsa Corrin", "Corrin"),
    named("organization", "Tidal Assembly", subtype="parliament"),
    named("organization", "TA"),
)


def making(title: str, *paragraphs: str) -> Making:
    """An article that is read, without questions."""
    article = make_article(*paragraphs, title=title)
    reading = make_reading(article, PEOPLE)
    reading = replace(reading, entities=tuple(e for e in reading.entities if e.mentions))
    return Making(article, reading.outline, (), (), (), 0, GENERATOR, (), encode_reading(reading))


ONE = making("One", "Ilsa Corrin spoke to the Tidal Assembly.", "The TA agreed. Corrin thanked it.")
TWO = making("Two", "The TA met. The Tidal Assembly was full, and Ilsa Corrin left. Corrin came back.")
THREE = making("Three", "The Tidal Assembly rests.")


def entity(outline: Outline, name: str) -> Entity:
    return next(e for e in outline.entities if e.name == name)


def at(making: Making, name: str) -> Anchor:
    return anchor(entity(making.outline, name))


def names(outline: Outline) -> list[str]:
    return [e.name for e in outline.entities]


MERGE = Merge(at(ONE, "Tidal Assembly"), at(ONE, "TA"))
RENAME = Rename(at(ONE, "Ilsa Corrin"), "Ilsa Maria Corrin")


def test_a_correction_is_kept_shown_and_undone(table: Table) -> None:
    table.add(ONE)
    article = ONE.article.id
    assert not table.desk.how_read(article).is_stale
    changes = table.desk.correct(article, MERGE, RENAME)
    assert (changes.label, changes.ids) == ("correct", (article,))
    table.restart()
    view = table.desk.how_read(article)
    assert names(view.outline) == ["Ilsa Maria Corrin", "Tidal Assembly"]
    assert [(c.number, c.correction, c.idle) for c in view.corrections] == [(1, MERGE, False), (2, RENAME, False)]
    assert view.is_stale and view.can_remake
    assert table.desk.article(article).outline == ONE.outline, "questions and lists are as they were made"
    table.desk.take_back_correction(article, 1)
    assert names(table.desk.how_read(article).outline) == ["Ilsa Maria Corrin", "Tidal Assembly", "TA"]
    table.desk.undo()
    assert names(table.desk.how_read(article).outline) == ["Ilsa Maria Corrin", "Tidal Assembly"]
    table.desk.redo()
    table.desk.undo()
    table.desk.correct(article, Retype(at(ONE, "Tidal Assembly"), EntityKind.GROUP))
    assert [c.number for c in table.desk.corrections(article)] == [1, 2, 3]
    table.desk.undo()
    assert [c.number for c in table.desk.corrections(article)] == [1, 2]


def test_what_changes_nothing_is_not_kept(table: Table) -> None:
    table.add(ONE)
    with pytest.raises(QuizbankError, match="correction_idle"):
        table.desk.correct(ONE.article.id, MERGE, MERGE)
    with pytest.raises(QuizbankError, match="no_such_correction"):
        table.desk.take_back_correction(ONE.article.id, 1)
    with pytest.raises(QuizbankError, match="no_such_article"):
        table.desk.correct("none", MERGE)
    assert table.desk.corrections(ONE.article.id) == ()


def test_a_correction_of_what_another_made_is_idle_once_that_is_taken_back(table: Table) -> None:
    table.add(ONE)
    corrin = ONE.article.text.rindex("Corrin")
    place = Span(corrin, corrin + 6)
    split = Split(at(ONE, "Ilsa Corrin"), (place,), ("Corrin",))
    table.desk.correct(ONE.article.id, split, Merge(at(ONE, "TA"), Anchor(place, "Corrin", EntityKind.PERSON)))
    table.desk.take_back_correction(ONE.article.id, 1)
    assert [c.idle for c in table.desk.corrections(ONE.article.id)] == [False]
    table.desk.undo()
    table.desk.correct(ONE.article.id, Rename(Anchor(place, "TA", EntityKind.ORGANIZATION), "Tides"))
    assert names(table.desk.how_read(ONE.article.id).outline) == ["Ilsa Corrin", "Tidal Assembly", "Tides"]


def test_corrections_are_offered_where_the_names_are_the_same(table: Table) -> None:
    table.add(ONE, TWO, THREE)
    corrin = ONE.article.text.rindex("Corrin")
    split = Split(at(ONE, "Ilsa Corrin"), (Span(corrin, corrin + 6),), ("Corrin",))
    table.desk.correct(ONE.article.id, MERGE)
    table.wait(seconds=1)
    table.desk.correct(ONE.article.id, split)
    offers = table.desk.correction_offers(TWO.article.id)
    last = TWO.article.text.rindex("Corrin")
    assert [(offer.title, offer.correction) for offer in offers] == [
        ("One", Split(at(TWO, "Ilsa Corrin"), (Span(last, last + 6),), ("Corrin",))),
        ("One", Merge(at(TWO, "Tidal Assembly"), at(TWO, "TA"))),
    ]
    assert table.desk.correction_offers(THREE.article.id) == (), "there is nobody of these names"
    assert table.desk.correction_offers(ONE.article.id) == ()
    table.desk.correct(TWO.article.id, *(offer.correction for offer in offers))
    assert names(table.desk.how_read(TWO.article.id).outline) == ["Tidal Assembly", "Ilsa Corrin", "Corrin"]
    assert table.desk.correction_offers(TWO.article.id) == ()
    table.desk.delete_article(ONE.article.id)
    table.desk.undo()
    table.desk.undo()
    assert len(table.desk.correction_offers(TWO.article.id)) == 2
    table.desk.delete_article(ONE.article.id)
    assert table.desk.correction_offers(TWO.article.id) == ()


def test_the_same_correction_from_two_articles_is_offered_once(table: Table) -> None:
    four = making("Four", "Ilsa Corrin was there, too.")
    table.add(ONE, TWO, four)
    table.desk.correct(ONE.article.id, RENAME)
    (offer,) = table.desk.correction_offers(TWO.article.id)
    table.desk.correct(TWO.article.id, offer.correction)
    assert [offer.title for offer in table.desk.correction_offers(four.article.id)] in (["One"], ["Two"])


def test_questions_are_made_anew_from_the_corrected_reading_and_the_reading_is_kept(table: Table) -> None:
    table.add(ONE)
    article = ONE.article.id
    table.desk.correct(article, MERGE, RENAME)
    steps: list[str] = []
    job = table.desk.remake_job(article)
    assert isinstance(job, RemakeJob)
    new = remade(job, lambda step, done, total: steps.append(step))
    assert names(new.outline) == ["Ilsa Maria Corrin", "Tidal Assembly"]
    assert new.reading == ONE.reading
    assert steps[0] == "loading" and "questions" in steps
    table.desk.remake(article, encode(new))
    view = table.desk.how_read(article)
    assert not view.is_stale
    assert names(table.desk.article(article).outline) == ["Ilsa Maria Corrin", "Tidal Assembly"]
    table.desk.take_back_correction(article, 1)
    assert table.desk.how_read(article).is_stale
    assert names(table.desk.how_read(article).outline) == ["Ilsa Maria Corrin", "Tidal Assembly", "TA"]


def test_questions_of_another_version_can_be_made_anew(table: Table) -> None:
    table.add(replace(ONE, generator="quizbank 0.0"))
    assert table.desk.how_read(ONE.article.id).is_stale
