"""Names whole to their ends: bodies that are called by a phrase, outlets with their article, persons with a "Jr."."""

import pytest

from quizbank.domain.reading import EntityKind
from tests.reading.test_names import entity, forms

PERSON, BODY = EntityKind.PERSON, EntityKind.ORGANIZATION


@pytest.mark.parametrize(
    ("text", "form", "kind"),
    [
        (
            "The United States District Court for the Eastern District of Virginia ruled.",
            "United States District Court for the Eastern District of Virginia",
            BODY,
        ),
        ("On Monday, United States District Court Judge Laura Harmon ruled.", "United States District Court", BODY),
        ("The Special Tribunal for Lebanon indicted him.", "Special Tribunal for Lebanon", BODY),
        ("He sat on the House Select Committee on Benghazi.", "House Select Committee on Benghazi", BODY),
        ("She left Parliamentarians for Global Action.", "Parliamentarians for Global Action", BODY),
        ("Mothers Against Drunk Driving protested.", "Mothers Against Drunk Driving", BODY),
        ("The Parliament of Victoria voted on Monday.", "Parliament of Victoria", BODY),
        ("Queen Adela was asked to prorogue Parliament.", "Parliament", BODY),
        ("The Co-operative Commonwealth Federation won one seat.", "Co-operative Commonwealth Federation", BODY),
        ("He was charged by the Hennepin County Attorney's Office.", "Hennepin County Attorney's Office", BODY),
        ("She told The Ardonian on Monday that he had left.", "The Ardonian", BODY),
        ("The Independent National Electoral Commission met.", "Independent National Electoral Commission", BODY),
        ("The prosecutor Cyrus R. Harmon, Jr. spoke.", "Cyrus R. Harmon, Jr.", PERSON),
        ("The lawmaker Juan Antonio “Tony” Veloso spoke.", "Juan Antonio “Tony” Veloso", PERSON),
        ("The film was made by the porn actress Stormy Harmon.", "Stormy Harmon", PERSON),
    ],
)
def test_names_are_whole(read, text, form, kind):
    assert entity(read(text), form).kind is kind


@pytest.mark.parametrize(
    ("text", "form", "name"),
    [
        ("John Luk Jok died. Luk was ill. John Luk was honest.", "John Luk", "John Luk Jok"),
        ("John Luk Jok died in Juba. They paid tribute to Luk.", "Luk", "John Luk Jok"),
        ("Prabowo Subianto spoke. Prabowo protested.", "Prabowo", "Prabowo Subianto"),
        ("Kim Jong-un spoke. Kim Jong Un smiled.", "Kim Jong-un", "Kim Jong Un"),
        ("The Liberal Party of Canada won. The Liberals rejoiced.", "Liberals", "Liberal Party of Canada"),
        ("Mazars USA was sued. He wanted to stop Mazars from it.", "Mazars", "Mazars USA"),
        ("She told MSNBC Harmon had won. Laura Harmon was glad.", "Harmon", "Laura Harmon"),
    ],
)
def test_short_forms_join_the_whole_name(read, text, form, name):
    assert entity(read(text), form).name == name


@pytest.mark.parametrize(
    ("text", "one", "other"),
    [
        ("Peter Alder met Peter Alder Jr. on Monday.", "Peter Alder", "Peter Alder Jr."),
        ("George H.W. Alder met George W. Alder on Monday.", "George H.W. Alder", "George W. Alder"),
        (
            "They asked the House of Representatives' Committee on Ways and Means.",
            "House of Representatives",
            "Committee on Ways and Means",
        ),
        (
            "The Senate Committee on Aging and the Joint Committee on Taxation met.",
            "Senate Committee on Aging",
            "Joint Committee on Taxation",
        ),
        (
            "Doctors Without Borders and Physicians for Human Rights met.",
            "Doctors Without Borders",
            "Physicians for Human Rights",
        ),
    ],
)
def test_two_names_stay_two(read, text, one, other):
    reading = read(text)
    assert entity(reading, one).id != entity(reading, other).id


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("Lawyers for Julian Harmon appealed.", "Lawyers for Julian Harmon"),
        ("She briefed the Foreign Relations Committee on Iran.", "Foreign Relations Committee on Iran"),
        ("They burnt a Humvee near the gate.", "Humvee"),
    ],
)
def test_what_is_no_name_is_none(read, text, form):
    assert form not in forms(read(text))
