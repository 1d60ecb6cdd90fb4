"""Names, their kinds and their clusters on sentences of our own."""

import pytest

from quizbank.domain.article import Article, Paragraph, ParagraphKind
from quizbank.domain.reading import SIGNALS, Entity, EntityKind, Reading
from quizbank.reading.lexicon import load_lexicon


def entity(reading: Reading, form: str) -> Entity:
    """The entity that has this form."""
    found = [e for e in reading.entities if form in (e.name, *e.aliases)]
    assert len(found) == 1, f"{form}: {[(e.kind, e.name, e.aliases) for e in reading.entities]}"
    return found[0]


def forms(reading: Reading) -> set[str]:
    return {form for e in reading.entities for form in (e.name, *e.aliases)}


@pytest.mark.parametrize(
    ("text", "form", "name"),
    [
        ("President Daniyar Serikov spoke. Serikov's allies left.", "Serikov", "Daniyar Serikov"),
        ("Chinese leader Xi Jinping arrived on Monday. Later Xi left the hall.", "Xi", "Xi Jinping"),
        ("South Korean President Moon Jae-in met reporters. Moon said the talks would go on.", "Moon", "Moon Jae-in"),
        ("Sultan Qaboos bin Said ruled Oman for decades. Qaboos died in January.", "Qaboos", "Qaboos bin Said"),
        ("President Abdel Fattah el-Sisi opened the bridge. Sisi praised it.", "Sisi", "Abdel Fattah el-Sisi"),
        ("Prime Minister Prayuth Chan-o-cha resigned.", "Prayuth Chan-o-cha", "Prayuth Chan-o-cha"),
    ],
)  # fmt: skip
def test_short_forms_join_the_person_named_in_full(read, text, form, name):
    person = entity(read(text), form)
    assert person.kind is EntityKind.PERSON
    assert person.name == name


def test_two_persons_of_one_surname_stay_two(read):
    text = (
        "Former President Bill Harmon spoke in Ohio. Senator Laura Harmon spoke in Texas.\n\n"
        "Elsewhere the weather was fine.\n\nThe roads were dry.\n\nHarmon declined to comment."
    )
    reading = read(text)
    assert entity(reading, "Bill Harmon").id != entity(reading, "Laura Harmon").id
    assert entity(reading, "Harmon").id not in {entity(reading, "Bill Harmon").id, entity(reading, "Laura Harmon").id}
    assert entity(reading, "Harmon").subtype == "shared_surname"


def test_a_shared_surname_stays_with_whom_it_was_used_of(read):
    text = (
        "President Robert Harmon died. Harmon ruled for years.\n\nHis wife Grace Harmon was there. Harmon was ill.\n\n"
        "The army moved.\n\nThe streets filled.\n\nIn the end Harmon resigned."
    )
    assert len(entity(read(text), "Robert Harmon").mentions) == 3


def test_a_slip_in_a_surname_is_an_alias(read):
    reading = read(
        "Moldovan politician Ilan Dubarec left the party. Dubarec gave no reason. Friends of Dubaerc were surprised."
    )
    assert "Dubaerc" in entity(reading, "Ilan Dubarec").aliases


def test_titles_peoples_and_possessives_are_no_part_of_a_name(read):
    reading = read("Former Kazakh Prime Minister Karim Dosanov's lawyer, General Alan Reed, met Uzbek officials.")
    assert entity(reading, "Karim Dosanov").kind is EntityKind.PERSON
    assert entity(reading, "Alan Reed").kind is EntityKind.PERSON
    assert not {"President", "General", "Prime Minister"} & forms(reading)


@pytest.mark.parametrize(
    ("text", "form", "kind", "subtype"),
    [
        ("The Tajik authorities closed the border.", "Tajik", EntityKind.GROUP, "nationality"),
        ("The envoy flew from Tajikistan to Nur-Sultan.", "Tajikistan", EntityKind.PLACE, "country"),
        ("The envoy flew from Tajikistan to Nur-Sultan.", "Nur-Sultan", EntityKind.PLACE, "capital"),
        ("The plane left Orlovsky Airfield at dawn.", "Orlovsky Airfield", EntityKind.PLACE, "facility"),
        ("The Kyrgyz Foreign Ministry sent a note.", "Kyrgyz Foreign Ministry", EntityKind.ORGANIZATION, "ministry"),
        ("The African Export-Import Bank lent money.", "African Export-Import Bank", EntityKind.ORGANIZATION, "bank"),
        ("She teaches at the University of Glasgow.", "University of Glasgow", EntityKind.ORGANIZATION, "university"),
        ("He told RFE/RL about it.", "RFE/RL", EntityKind.ORGANIZATION, "media"),
        ("The story was published by Sibnovosti.ru on Monday.", "Sibnovosti.ru", EntityKind.ORGANIZATION, "media"),
        ("China pays for the Belt and Road Initiative in Asia.", "Belt and Road Initiative", EntityKind.PROJECT, ""),
        ("The talks were held in the US capital.", "US", EntityKind.PLACE, "country"),
    ],
)
def test_kinds(read, text, form, kind, subtype):
    found = entity(read(text), form)
    assert (found.kind, found.subtype) == (kind, subtype)


@pytest.mark.parametrize(
    ("long", "short"),
    [
        ("Collective Security Treaty Organization", "CSTO"),
        ("Northern River Basin Commission", "NRBC"),
        ("African Continental Free Trade Area", "AfCFTA"),
        ("African Union", "AU"),
    ],
)
def test_acronym_and_long_form_are_one(read, long, short):
    found = entity(read(f"Leaders of the {long} ({short}) met in May. Later the {short} voted."), short)
    assert (found.name, found.acronym) == (long, short)
    assert len(found.mentions) == 3


def test_the_same_words_in_another_order_are_one_organization(read):
    reading = read("He works at the Carnegie Moscow Center. The Moscow Carnegie Center published a study.")
    assert len(entity(reading, "Carnegie Moscow Center").mentions) == 2


def test_similar_bodies_stay_apart(read):
    reading = read(
        "He led the National Security Committee. The National Security Council met. The Security Council met."
    )
    ids = {
        entity(reading, f"{name}").id
        for name in ("National Security Committee", "National Security Council", "Security Council")
    }
    assert len(ids) == 3


def test_a_renamed_capital_keeps_both_names_apart(read):
    reading = read("Kazakhstan renamed its capital from Astana to Nur-Sultan in 2019.")
    assert entity(reading, "Astana").id != entity(reading, "Nur-Sultan").id


def test_evidence_of_a_person(read):
    reading = read("Prime Minister Aram Petrosyan, who took office in May, said the border was safe.")
    (mention,) = entity(reading, "Aram Petrosyan").mentions
    assert {"title", "who_clause"} <= set(mention.evidence)
    reading = read('"The border is safe and quiet today," Aram Petrosyan said.')
    assert {"human_verb", "quote"} <= set(entity(reading, "Aram Petrosyan").mentions[0].evidence)


def test_country_names_that_people_bear(read):
    reading = read("Congressman Jim Jordan asked questions. Jordan was angry. The plane flew to Jordan.")
    kinds = {e.kind: [m.start for m in e.mentions] for e in reading.entities if "Jordan" in (e.name, *e.aliases)}
    assert len(kinds[EntityKind.PERSON]) == 2
    assert len(kinds[EntityKind.PLACE]) == 1


def test_a_term_with_an_acronym_is_no_organization(read):
    assert "EEZ" not in forms(read("Greece claims an exclusive economic zone (EEZ). The EEZ is large."))


def test_a_country_before_a_body_makes_no_other_body(read):
    reading = read("The United States General Services Administration wrote. The General Services Administration left.")
    assert len(entity(reading, "General Services Administration").mentions) == 2


@pytest.mark.parametrize(
    ("text", "form", "kind", "subtype"),
    [
        ("The Tunisian Parliament voted on Monday.", "Tunisian Parliament", EntityKind.ORGANIZATION, "parliament"),
        ("He joined the Iowa Democratic Party.", "Iowa Democratic Party", EntityKind.ORGANIZATION, "party"),
        ("The Uzbek Ministry of Health wrote.", "Uzbek Ministry of Health", EntityKind.ORGANIZATION, "ministry"),
        ("The Republican party will choose its nominee.", "Republican party", EntityKind.ORGANIZATION, "party"),
        ("Members of the European union disagree.", "European union", EntityKind.ORGANIZATION, "bloc"),
        ("The 115th US Congress ended.", "115th US Congress", EntityKind.ORGANIZATION, "parliament"),
        ("The African Export–Import Bank lent money.", "African Export–Import Bank", EntityKind.ORGANIZATION, "bank"),
        ("Both ran in the 2016 Uganda general election.", "2016 Uganda general election", EntityKind.EVENT, ""),
        ("The editor told The Atlantic about it.", "The Atlantic", EntityKind.ORGANIZATION, "media"),
        ("The rally was seen by Labour MP Alan Reed.", "Labour", EntityKind.ORGANIZATION, "party"),
    ],
)  # fmt: skip
def test_bodies_with_all_their_words(read, text, form, kind, subtype):
    found = entity(read(text), form)
    assert (found.kind, found.subtype) == (kind, subtype)


@pytest.mark.parametrize(
    ("text", "form", "signal"),
    [
        ("They met Princess Samira Haddad in the garden.", "Samira Haddad", "title"),
        ("The motion was opposed by Vijay Deshmukh of the opposition.", "Vijay Deshmukh", "given_name"),
        ("Why would anybody vote for Trump?", "Trump", "gazetteer"),
        ('"It was a sad day for all of us," Orlebar said.', "Orlebar", "human_verb"),
    ],
)
def test_persons_by_what_stands_beside_them(read, text, form, signal):
    person = entity(read(text), form)
    assert person.kind is EntityKind.PERSON
    assert signal in person.mentions[0].evidence


def test_a_known_name_is_cut_out_of_a_longer_one(read):
    reading = read("Former president Anil Deshmukh died. We mourn the great Ratna Bhushan Anil Deshmukh today.")
    assert len(entity(reading, "Anil Deshmukh").mentions) == 2


def test_a_bare_body_is_the_only_longer_one(read):
    reading = read("The Tunisian Parliament met. A member of the Parliament spoke.")
    assert entity(reading, "Parliament").name == "Tunisian Parliament"
    reading = read("The Tunisian Parliament and the French Parliament met. A member of the Parliament spoke.")
    assert entity(reading, "Parliament").name == "Parliament"


def test_congress_is_of_the_country_that_the_text_names(read):
    reading = read("He led the Indian National Congress in Delhi. He left the Congress in May.")
    assert entity(reading, "Congress").name == "Indian National Congress"
    reading = read("He led the Indian National Congress. He then flew to the United States and spoke before Congress.")
    assert entity(reading, "Congress").name == "Congress"


def headed(heading: str, body: str) -> Article:
    text = f"{heading}\n\n{body}"
    paragraphs = (
        Paragraph(ParagraphKind.HEADING, 0, len(heading)),
        Paragraph(ParagraphKind.BODY, len(heading) + 2, len(text)),
    )
    return Article("a", heading, "", "", None, "", "en", text, paragraphs, ())


def test_the_surname_is_of_whom_the_headline_names(reader):
    reading = reader.read(
        headed("Robert Harmon dies", "Robert Harmon has died, his son Paul Harmon said. Harmon was 88.")
    )
    assert len(entity(reading, "Robert Harmon").mentions) == 3


@pytest.mark.parametrize(
    ("name", "subtype"),
    [
        ("Zurich Institute of Technology", "university"),
        ("Uzbek Academy of Sciences", "think tank"),
        ("West Nile Resistance Army", "armed group"),
        ("Lagos Chamber of Deputies", "parliament"),
        ("Chilean Council of Ministers", "government"),
        ("Ruritanian Coast Guard", "military"),
        ("Balkan Free Trade Area", "bloc"),
        ("Tajik News Agency", "media"),
        ("Ministry of Health", "ministry"),
        ("Center for Strategic Studies", "think tank"),
        ("Constitutional Court", "court"),
        ("Green Party", "party"),
        ("Northern Trading Company", "company"),
        ("Federal Migration Service", "agency"),
    ],
)
def test_subtypes_by_the_words_of_a_name(name, subtype):
    assert load_lexicon("en").subtype(name.split()) == subtype


def test_every_mention_says_why(read):
    reading = read(
        "President Aram Petrosyan of Armenia met NATO officials in Paris. Petrosyan, who arrived on Monday, also saw "
        "the Northern River Basin Commission (NRBC) at Orly Airport. The Petrosian visit ended the Cold War of words, "
        'the NRBC said. "It was a good day for the whole of Europe," said Ilan Dubarec. Dubaerc smiled at Dubarec.'
    )
    signals = [set(m.evidence) for e in reading.entities for m in e.mentions]
    assert all(some and some <= SIGNALS for some in signals)
    assert {"spelling"} <= set(entity(reading, "Dubaerc").mentions[-2].evidence)
