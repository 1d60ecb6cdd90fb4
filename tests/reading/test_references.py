"""Whom pronouns and descriptions mean: only where hardly anything else can be meant, and no mention is made of them."""

import pytest

from quizbank.domain.reading import Reading, Reference


def reference(reading: Reading, words: str, number: int = 0) -> Reference:
    """The reference of these words, the first or a later one."""
    tokens = reading.tokens
    found = [r for r in reading.references if " ".join(tokens.text[r.first : r.last]).lower() == words]
    return found[number]


def meaning(reading: Reading, words: str, number: int = 0) -> str | None:
    """The name of whom the words mean, or None."""
    entity = reference(reading, words, number).entity
    return reading.entity(entity).name if entity else None


@pytest.mark.parametrize(
    ("text", "words", "name"),
    [
        ("President Aram Petrosyan resigned. He left the capital.", "he", "Aram Petrosyan"),
        ("President Aram Petrosyan said he would resign.", "he", "Aram Petrosyan"),
        ("Prime Minister Anna Levina defended her plan.", "her", "Anna Levina"),
        ("Kazakhstan closed its border on Monday.", "its", "Kazakhstan"),
        ("The European Union said it would send observers.", "it", "European Union"),
        ("NATO sent troops to the border. The alliance was founded in 1949.", "the alliance", "NATO"),
        ("The FBI opened a case. The agency gave no details.", "the agency", "FBI"),
        ("Prices rose in Kazakhstan. Protests spread across the country.", "the country", "Kazakhstan"),
        ("Kazakh President Aram Petrosyan spoke. Later the president left.", "the president", "Aram Petrosyan"),
    ],
)
def test_what_is_certain(read, text, words, name):
    assert meaning(read(text), words) == name


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("President Aram Petrosyan met Minister Boris Levin. He left the capital.", "he"),
        ("President Aram Petrosyan met Boris Levin, who said he would resign.", "he"),
        ("Aram Petrosyan and Boris Levin resigned. He left the capital.", "he"),
        ("President Aram Petrosyan met the minister. He left the capital.", "he"),
        ("The minister said he would resign.", "he"),
        ("NATO and the African Union sent observers. The bloc gave no details.", "the bloc"),
        ("China and Russia signed a treaty. Trade with the country grew.", "the country"),
        ("The European Union considers it a project.", "it"),
        ("President Aram Petrosyan met President Boris Levin. The president smiled.", "the president"),
        ("The Taliban said they would come.", "they"),
        ("Mr. Aram Petrosyan resigned. She left the capital.", "she"),
    ],
)
def test_what_is_left_open(read, text, words):
    found = reference(read(text), words)
    assert (found.entity, found.evidence) == (None, ())


def test_a_name_that_is_chained_by_pronouns(read):
    reading = read("President Aram Petrosyan resigned. He left the capital. He flew to Paris.")
    assert meaning(reading, "he", 1) == "Aram Petrosyan"


def test_nobody_is_meant_across_paragraphs(read):
    assert meaning(read("President Aram Petrosyan resigned.\n\nHe left the capital."), "he") is None


def test_words_in_quotation_marks_stay_open(read):
    assert (
        meaning(read("President Aram Petrosyan spoke. \u201cHe is a fool of a man,\u201d a guest said."), "he") is None
    )


def test_whoever_held_the_office_before(read):
    reading = read(
        "Former President Boris Levin still rules from behind.\n\n"
        "President Aram Petrosyan said his predecessor had left the country."
    )
    assert meaning(reading, "his predecessor") == "Boris Levin"


def test_a_description_with_more_to_it_is_of_something_else(read):
    reading = read("NATO sent troops. The alliance of farmers protested, and the new alliance failed.")
    assert not [r for r in reading.references if r.last - r.first > 1]


def test_references_are_no_mentions_and_in_order(read):
    text = "President Aram Petrosyan resigned. He left his house, and the president flew to Paris."
    reading = read(text)
    (person,) = (e for e in reading.entities if e.name == "Aram Petrosyan")
    assert len(person.mentions) == 1
    starts = [r.start for r in reading.references]
    assert starts == sorted(starts)
    assert [text[r.start : r.end] for r in reading.references] == ["He", "his", "the president"]
