"""Names whose kind stands beside them, or in their first or last word; on sentences of our own."""

import pytest

from quizbank.domain.reading import EntityKind
from tests.reading.test_names import entity, forms

PERSON, BODY, PLACE = EntityKind.PERSON, EntityKind.ORGANIZATION, EntityKind.PLACE
EVENT = EntityKind.EVENT


@pytest.mark.parametrize(
    ("text", "form", "kind", "subtype"),
    [
        ("They worked with the organization Equally Ardonian.", "Equally Ardonian", BODY, ""),
        ("Ardonia banned the airline Torvan Air on Monday.", "Torvan Air", BODY, "company"),
        ("The Greek daily Helioporos said that he had left.", "Helioporos", BODY, "media"),
        ("He took bribes from the Brazilian builder Construtora Veloso.", "Construtora Veloso", BODY, "company"),
        ("He was taken to Barbadel prison on Thursday.", "Barbadel", PLACE, "facility"),
        ("The fire began in the district of Oldenmark.", "Oldenmark", PLACE, "region"),
        ("Trees fell in Brackett, Wendover and Ormsby counties.", "Wendover", PLACE, "region"),
        ("The mayor of Otrava, Italy, sent help.", "Otrava", PLACE, ""),
        ("The ship is based at Yorosuka for now.", "Yorosuka", PLACE, ""),
        ("VELMOUTH — The council met on Thursday.", "VELMOUTH", PLACE, "city"),
        ("The soldiers left Camp Selwyn at dawn.", "Camp Selwyn", PLACE, "facility"),
        ("She flew to Port Selwyn on Friday.", "Port Selwyn", PLACE, "city"),
        ("The roads have been closed since Hurricane Odalys.", "Hurricane Odalys", EVENT, ""),
        ("He was greeted by Bassiru Sarr, its candidate.", "Bassiru Sarr", PERSON, ""),
        ("Police chief Pujit Sundarage was asked to resign.", "Pujit Sundarage", PERSON, ""),
        ("Mr. Reed co-founded the Ardonian Freedom Caucus.", "Ardonian Freedom Caucus", BODY, "committee"),
        ("Critics of the Communist Party of Nepal met.", "Communist Party of Nepal", BODY, "party"),
        ("The Law Association of Zambia sent a note.", "Law Association of Zambia", BODY, "society"),
        ("He was held by the Minnesota State Patrol.", "Minnesota State Patrol", BODY, "agency"),
        ("The Attorney General's Office opened a case.", "Attorney General's Office", BODY, "agency"),
        ("The US Commission on Harbour Lights met.", "US Commission on Harbour Lights", BODY, "agency"),
        ("People born in American Samoa may vote.", "American Samoa", PLACE, "country"),
        ("Drones struck the Shaybar oil field on Monday.", "Shaybar oil field", PLACE, "region"),
        ("Drones hit a plant at Abrisk and a dam.", "Abrisk", PLACE, "city"),
        ("Velenor, the Norwegian telecoms firm, condemned it.", "Velenor", BODY, "company"),
        ("Members of the Lamerka coalition left.", "Lamerka", BODY, "party"),
        ("The Houthi movement holds the city.", "Houthi movement", BODY, "armed group"),
        ("The Parliament of Iraq voted on Sunday.", "Parliament of Iraq", BODY, "parliament"),
        ("The Global Coalition to Defeat Piracy met.", "Global Coalition to Defeat Piracy", BODY, "party"),
        ("It grew out of the Group of Six.", "Group of Six", BODY, "bloc"),
        ("She spoke to the news site ardo24.at on Monday.", "ardo24.at", BODY, "media"),
        ("He was a spokesperson for The Greens then.", "The Greens", BODY, "party"),
        ("Troops took part in Operation Quiet Harbour.", "Operation Quiet Harbour", EVENT, ""),
        ("He fought in the Iran–Iraq War for years.", "Iran–Iraq War", EVENT, ""),
        ("They picketed the Selwyn Baptist Church.", "Selwyn Baptist Church", BODY, "society"),
        ("The Ottoallee in Berlin was renamed.", "Ottoallee", PLACE, "facility"),
    ],
)  # fmt: skip
def test_what_stands_beside_a_name_tells_its_kind(read, text, form, kind, subtype):
    found = entity(read(text), form)
    assert (found.kind, found.subtype) == (kind, subtype)


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("The destroyer USS Laura Harmon lies in the harbour.", "Laura Harmon"),
        ("The ferry MV Princess Adela sank on Sunday.", "Adela"),
        ("Secretary of State Laura Harmon spoke.", "State"),
        ("Education Secretary Laura Harmon spoke.", "Education"),
        ("Home Affairs Minister Peter Alder spoke.", "Home Affairs"),
        ("Congressional term limits were discussed.", "Congressional"),
        ("Senator Laura Harmon (R-TX) spoke.", "R-TX"),
        ("He was the Dean of the House of Representatives.", "Dean"),
        ("Women in Nevada have said so.", "Women"),
        ("A court of a Member State ordered it.", "Member State"),
        ("Assemblywoman Laura Harmon said so.", "Assemblywoman"),
    ],
)
def test_ships_offices_and_adjectives_are_no_names(read, text, form):
    assert form not in forms(read(text))


@pytest.mark.parametrize(
    ("text", "form", "name"),
    [
        ("The Ardonian airline Torvan Air sued. Torvan's director spoke.", "Torvan", "Torvan Air"),
        ("The New Zealand Labour Party won. Voters trust Labour, she said.", "Labour", "New Zealand Labour Party"),
        ("The Conservative Party won. The conservative party gained.", "conservative party", "Conservative Party"),
        (
            "The House Harbour Committee met. The Harbour Committee rose.",
            "Harbour Committee",
            "House Harbour Committee",
        ),
        ("General Hamdan Dagal, known as Hemedri, spoke. Hemedri left.", "Hemedri", "Hamdan Dagal"),
        ("The Osama bin Talib papers were found. Bin Talib wrote them.", "Bin Talib", "Osama bin Talib"),
        ("President Andrés López Obrador spoke. López Obrador left.", "López Obrador", "Andrés López Obrador"),
        ("Theresa May resigned. May told reporters why.", "May", "Theresa May"),
        ("The Iraqi Parliament met. The Parliament of Iraq voted.", "Iraqi Parliament", "Parliament of Iraq"),
        ("Judge Tom Bayliss QC spoke. Bayliss left.", "Bayliss", "Tom Bayliss"),
        ("Yahya Sarea read it. Saree said no more.", "Saree", "Yahya Sarea"),
        (
            "The Supreme Court of Justice (Oberster Gerichtshof) ruled.",
            "Oberster Gerichtshof",
            "Supreme Court of Justice",
        ),
        ("The Houthi movement claimed it. A Houthi spokesman spoke.", "Houthi", "Houthi movement"),
        ("Laura Tuli, Rosavit Tuli and Alan Reed sued.", "Rosavit Tuli", "Rosavit Tuli"),
    ],
)
def test_short_and_other_names_join_their_bearer(read, text, form, name):
    assert entity(read(text), form).name == name


def test_a_month_is_nobody_though_somebody_has_its_name(read):
    reading = read("Theresa May resigned. The house was dissolved in May through a decree.")
    assert len(entity(reading, "Theresa May").mentions) == 1


def test_a_surname_goes_on_meaning_whom_it_meant_when_a_relative_is_named_once(read):
    text = "Daniel Noboro won. Noboro spoke. Noboro, son of Álvaro Noboro, thanked them. Noboro named a minister."
    assert len(entity(read(text), "Daniel Noboro").mentions) == 4


def test_a_company_s_name_before_a_rainforest_is_no_company_s_alone_either(read):
    reading = read("Amazon rainforest fires were discussed. Amazon issues were left out.")
    assert {entity(reading, "Amazon").kind, entity(reading, "Amazon rainforest").kind} == {PLACE}
    assert entity(reading, "Amazon") == entity(reading, "Amazon rainforest")


def test_a_town_bears_no_surname_of_the_text(read):
    assert entity(read("Greg Allan spoke. He came from Allan, Texas."), "Allan").kind is PLACE


def test_a_bare_house_is_no_committee_of_it(read):
    reading = read("The House Harbour Committee met. Laura Harmon, Speaker of the House, was there.")
    assert entity(reading, "House") != entity(reading, "House Harbour Committee")


def test_a_place_is_meant_where_nobody_bears_the_name(read):
    assert entity(read("Sofia. The assembly met. Sofia has not changed its position."), "Sofia").kind is PLACE
