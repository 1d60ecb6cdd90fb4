"""Corrections by hand over hand-built readings: what they change, what they leave, and where they do nothing."""

from dataclasses import replace

import pytest

from quizbank.domain.correction import (
    BY_HAND,
    Anchor,
    Correction,
    Merge,
    Rename,
    Retype,
    Split,
    anchor,
    from_plain_correction,
    to_plain_correction,
)
from quizbank.domain.errors import QuizbankError
from quizbank.domain.fact import Span
from quizbank.domain.reading import Entity, EntityKind, Outline, Quote, Reading
from quizbank.reading.corrections import apply, correct, form, is_idle
from tests.builders import make_article, make_reading, named

ARTICLE = make_article(
    "Ilsa Corrin met Pavel Corrin in Selwyn. Corrin said the tariff was fair.",
    "The Tidal Assembly agreed. The TA will vote, and Corrin will speak. Merrow, too, said “never”.",
)
TEXT = ARTICLE.text
READING = make_reading(
    ARTICLE,
    (
        named("person", "Ilsa Corrin", "Corrin"),
        named("person", "Pavel Corrin"),
        named("organization", "Tidal Assembly", subtype="parliament"),
        named("organization", "TA"),
        named("place", "Selwyn", subtype="city"),
        named("person", "Merrow", subtype="shared_surname", trusted=False),
    ),
)


def spoken(reading: Reading, words: str, by: str) -> Reading:
    start = TEXT.index(words)
    return replace(
        reading, quotes=(Quote(start, start + len(words), direct=True, speaker=entity(reading, by).id, verb=0),)
    )


def entity(reading: Reading | Outline, name: str) -> Entity:
    return next(e for e in reading.entities if e.name == name)


def at(name: str) -> Anchor:
    return anchor(entity(READING, name))


def span(words: str, number: int = 0) -> Span:
    start = -1
    for _ in range(number + 1):
        start = TEXT.index(words, start + 1)
    return Span(start, start + len(words))


def corrected(*corrections: Correction, reading: Reading = READING) -> Reading:
    return apply(reading, corrections, TEXT)


def words_of(entity: Entity) -> list[str]:
    return [form(m, TEXT) for m in entity.mentions]


def test_merged_entities_are_one_under_the_first_name() -> None:
    reading = corrected(Merge(at("Tidal Assembly"), at("TA")))
    one = entity(reading, "Tidal Assembly")
    assert one.aliases == ("TA",)
    assert one.subtype == "parliament"
    assert words_of(one) == ["Tidal Assembly", "TA"]
    assert len(reading.entities) == len(READING.entities) - 1
    assert all(BY_HAND in m.evidence for m in one.mentions)


def test_a_merged_speaker_speaks_on_as_the_one_that_stays() -> None:
    reading = corrected(Merge(at("Pavel Corrin"), at("Merrow")), reading=spoken(READING, "never", "Merrow"))
    assert reading.quotes[0].speaker == entity(reading, "Pavel Corrin").id


def test_a_person_that_was_unclear_is_clear_once_merged_or_named() -> None:
    merged = corrected(Merge(at("Merrow"), at("Pavel Corrin")))
    assert entity(merged, "Merrow").subtype == ""
    renamed = corrected(Rename(at("Merrow"), "Jonas Merrow"))
    assert entity(renamed, "Jonas Merrow").subtype == ""
    assert entity(renamed, "Jonas Merrow").is_backed


def test_split_mentions_are_somebody_else() -> None:
    apart = (span("Corrin", 3),)
    reading = corrected(Split(at("Ilsa Corrin"), apart, ("Corrin",)))
    other = entity(reading, "Corrin")
    assert words_of(other) == ["Corrin"]
    assert words_of(entity(reading, "Ilsa Corrin")) == ["Ilsa Corrin", "Corrin"]
    assert other.id not in {e.id for e in READING.entities}
    assert [e.mentions[0].start for e in reading.entities] == sorted(e.mentions[0].start for e in reading.entities)


def test_what_is_left_after_a_split_takes_the_fullest_name_that_it_has() -> None:
    reading = corrected(Split(at("Ilsa Corrin"), (span("Ilsa Corrin"),), ("Ilsa Corrin",)))
    assert words_of(entity(reading, "Corrin")) == ["Corrin", "Corrin"]
    assert entity(reading, "Corrin").id == entity(READING, "Ilsa Corrin").id


def test_a_name_that_only_a_gazetteer_gives_stays_with_what_is_left() -> None:
    known = replace(entity(READING, "TA"), name="Assembly of the Tides", acronym="TA")
    twice = replace(known, mentions=(*known.mentions, *entity(READING, "Tidal Assembly").mentions))
    rest = tuple(e for e in READING.entities if e.name not in ("TA", "Tidal Assembly"))
    reading = replace(READING, entities=(*rest, twice))
    split = corrected(Split(anchor(twice), (span("Tidal Assembly"),), ("Tidal Assembly",)), reading=reading)
    assert entity(split, "Assembly of the Tides").acronym == "TA"
    assert entity(split, "Tidal Assembly").acronym == ""


def test_a_split_speaker_goes_with_the_mention_nearest_to_the_words() -> None:
    reading = spoken(READING, "the tariff was fair", "Ilsa Corrin")
    near = corrected(Split(at("Ilsa Corrin"), (span("Corrin", 2),), ("Corrin",)), reading=reading)
    assert near.quotes[0].speaker == entity(near, "Corrin").id
    far = corrected(Split(at("Ilsa Corrin"), (span("Corrin", 3),), ("Corrin",)), reading=reading)
    assert far.quotes[0].speaker == entity(far, "Ilsa Corrin").id


def test_a_renamed_entity_keeps_its_old_name_as_a_form() -> None:
    reading = corrected(Rename(at("Ilsa Corrin"), "  Ilsa  Maria Corrin "))
    assert entity(reading, "Ilsa Maria Corrin").aliases == ("Ilsa Corrin", "Corrin")
    back = corrected(Rename(at("Ilsa Corrin"), "X Y"), Rename(at("Ilsa Corrin"), "Ilsa Corrin"))
    assert entity(back, "Ilsa Corrin").aliases == ("X Y", "Corrin")


def test_a_retyped_entity_is_of_the_other_kind() -> None:
    reading = corrected(Retype(at("Selwyn"), EntityKind.PERSON))
    assert (entity(reading, "Selwyn").kind, entity(reading, "Selwyn").subtype) == (EntityKind.PERSON, "")


def test_corrections_follow_each_other() -> None:
    steps = (
        Split(at("Ilsa Corrin"), (span("Corrin", 3),), ("Corrin",)),
        Merge(at("Pavel Corrin"), Anchor(span("Corrin", 3), "Corrin", EntityKind.PERSON)),
        Rename(at("Pavel Corrin"), "Pavel Ivo Corrin"),
    )
    assert words_of(entity(corrected(*steps), "Pavel Ivo Corrin")) == ["Pavel Corrin", "Corrin"]


NOWHERE = Anchor(Span(9000, 9005), "Nobody", EntityKind.PERSON)


@pytest.mark.parametrize(
    "correction",
    [
        Rename(NOWHERE, "Somebody"),
        Rename(at("Selwyn"), "Selwyn"),
        Rename(at("Selwyn"), "  "),
        Merge(at("Selwyn"), at("Selwyn")),
        Merge(at("Selwyn"), NOWHERE),
        Split(at("Ilsa Corrin"), (), ()),
        Split(at("Selwyn"), (span("Selwyn"),), ("Selwyn",)),
        Split(at("Selwyn"), (span("Merrow"),), ("Merrow",)),
        Retype(at("Selwyn"), EntityKind.PLACE, "city"),
    ],
)
def test_what_cannot_be_done_changes_nothing(correction: Correction) -> None:
    assert corrected(correction) == READING
    assert is_idle(READING.outline, correction, TEXT)


def test_a_mention_that_a_later_reading_bounds_otherwise_is_still_found() -> None:
    at_the_article = Anchor(Span(span("Tidal Assembly").start - 4, span("Tidal Assembly").end), "", EntityKind.PERSON)
    outline = correct(READING.outline, [Rename(at_the_article, "Assembly of the Tides")], TEXT)
    assert entity(outline, "Assembly of the Tides")


def test_no_correction_touches_tokens_sentences_or_dates() -> None:
    reading = corrected(Rename(at("Selwyn"), "Port Selwyn"), Merge(at("Tidal Assembly"), at("TA")))
    assert (reading.tokens, reading.sentences, reading.dates) == (READING.tokens, READING.sentences, READING.dates)


@pytest.mark.parametrize(
    "correction",
    [
        Merge(at("Tidal Assembly"), at("TA")),
        Split(at("Ilsa Corrin"), (span("Corrin", 3),), ("Corrin",)),
        Rename(at("Selwyn"), "Port Selwyn"),
        Retype(at("Selwyn"), EntityKind.ORGANIZATION, "party"),
    ],
)
def test_a_correction_comes_back_from_plain_values(correction: Correction) -> None:
    assert from_plain_correction(to_plain_correction(correction)) == correction


def test_damaged_values_are_a_known_error() -> None:
    for plain in ({}, {"do": "sing"}, {"do": "merge"}):
        with pytest.raises(QuizbankError, match="correction_damaged"):
            from_plain_correction(plain)
