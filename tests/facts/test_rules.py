"""Each relation on its shortest texts: what must be found, and what must not be taken for a fact."""

from pathlib import Path

import pytest

from quizbank.domain.fact import Asserted, DateValue, EntityValue, Fact, QuantityValue, TextValue
from quizbank.domain.identity import fact_key
from quizbank.facts.rules import en
from quizbank.facts.rules.en.grammar.forms import base_form
from tests.facts.cases import CASES, case_article, case_facts, is_current


def facts_of(name: str, relation: str) -> list[Fact]:
    return [fact for fact in case_facts(name) if fact.relation == relation]


def shown(fact: Fact, role: str) -> str:
    argument = fact.argument(role)
    assert argument is not None
    match argument.value:
        case EntityValue(name=name):
            return name
        case DateValue(date=value):
            return value
        case TextValue(text=text) | QuantityValue(quantity=text):
            return text
    raise AssertionError(argument)


@pytest.mark.parametrize("name", CASES)
def test_the_stored_reading_is_of_this_text(name: str) -> None:
    assert is_current(name), "python -m tests.facts.cases reads the new texts"


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("title", [("Kaisa Tamm", "the prime minister of Estonia")]),
        ("owned", [("Amadou Barou", "the president of Niger")]),
        ("apposition", [("Elena Marku", "the former head of the Central Election Commission")]),
        ("expert", [("Tom Harwell", "a senior fellow at the Baltic Policy Institute in Riga")]),
        ("before_comma", [("Paolo Renzetti", "the foreign minister of Italy")]),
        ("owner", [("Anton Ruban", "Daria Levchenko’s spokesman")]),
        ("organization", [("Joseph Mbeki", "the chairman of the African Union")]),
        ("predicated", [("Oskar Lindh", "the mayor of Uppsala")]),
        ("plural", [("Adama Diallo", "the president of Senegal"), ("Kofi Mensah", "the president of Ghana")]),
        ("no_article", [("Jonas Holm", "the former president of Iceland")]),
        ("portfolio", [("Paolo Renzetti", "the health minister of Italy")]),
        ("of_title", [("Kofi Mensah", "the president of Ghana")]),
        (
            "counterpart",
            [("Nikos Kallas", "the foreign minister of Greece"), ("Paolo Renzetti", "the foreign minister of Italy")],
        ),
        (
            "counterparts",
            [
                ("Nikos Kallas", "the foreign minister of Greece"),
                ("Paolo Renzetti", "the foreign minister of Italy"),
                ("Luc Morel", "the foreign minister of France"),
            ],
        ),
        ("shared_out", [("Adama Diallo", "the president of Senegal"), ("Kofi Mensah", "the president of Ghana")]),
        ("served", [("Tom Harwell", "the former British ambassador to the United Nations")]),
        ("serves", [("Tom Harwell", "the mayor of Oxford")]),
        ("follower", [("Adama Diallo", "Kofi Mensah’s successor")]),
        ("whose_follower", []),
        ("too_few_names", []),
        ("bare", []),
        ("two_titles", []),
        ("unnamed_body", []),
        ("in_a_quote", []),
        ("stacked", []),
        ("list", []),
        ("pronoun_owner", []),
        ("denied_role", []),
    ],
)
def test_role(name: str, expected: list[tuple[str, str]]) -> None:
    assert [(shown(f, "holder"), shown(f, "role")) for f in facts_of(name, "role")] == expected


def test_a_former_role_has_its_time_apart() -> None:
    (fact,) = facts_of("apposition", "role")
    assert fact.phrase("time") == "former"
    assert fact.phrase("role") == "the head of the Central Election Commission"
    assert (fact.phrase("definite"), fact.phrase("head")) == ("yes", "head")
    assert shown(fact, "of") == "Central Election Commission"


def test_acronym_only_where_the_letters_fit() -> None:
    (fact,) = facts_of("acronym", "acronym")
    assert (shown(fact, "short"), shown(fact, "long")) == ("ECOWAS", "Economic Community of West African States")
    assert facts_of("not_an_acronym", "acronym") == []


def test_members_only_where_the_list_is_one_of_members() -> None:
    (fact,) = facts_of("members", "member")
    names = [a.value.name for a in fact.all("member") if isinstance(a.value, EntityValue)]
    assert names == ["Denmark", "Finland", "Iceland", "Norway", "Sweden"]
    assert fact.phrase("complete") == "yes"
    assert facts_of("involves", "member") == []


@pytest.mark.parametrize(
    ("name", "statement", "inverted", "date"),
    [
        (
            "passive",
            "Elena Marku was arrested on suspicion of tax fraud",
            "was Elena Marku arrested on suspicion of tax fraud",
            "2022-03-03",
        ),
        (
            "cut",
            "Elena Marku founded the Green Party of Albania",
            "did Elena Marku found the Green Party of Albania",
            "2019",
        ),
        ("relative", "Jonas Holm sold the port of Narvik", "did Jonas Holm sell the port of Narvik", "2016"),
        ("alliance", "The African Union was founded", "was the African Union founded", "2002"),
        ("he", "Jonas Holm dissolved Parliament", "did Jonas Holm dissolve Parliament", "2022-03-03"),
        ("pluperfect", "Jonas Holm annexed the islands of Tonga", "did Jonas Holm annex the islands of Tonga", "2014"),
        ("born", "Jonas Holm was born in Bergen", "was Jonas Holm born in Bergen", "1935"),
        ("founded", "The African Union was founded", "was the African Union founded", "2002"),
        ("no_name", "A military coup removed Jonas Holm", "did a military coup remove Jonas Holm", "2006"),
        (
            "quoted_words",
            "Jonas Holm was recognized as the “father of the island nation”",
            "was Jonas Holm recognized as the “father of the island nation”",
            "2019",
        ),
        (
            "bare_office",
            "Kofi Mensah became president of Ghana",
            "did Kofi Mensah become president of Ghana",
            "2012",
        ),
        ("cut_behind_date", "Jonas Holm left Norway", "did Jonas Holm leave Norway", "2014"),
        ("family", "Jonas Holm was buried in Bergen", "was Jonas Holm buried in Bergen", "2022-03-08"),
        ("that_was", "The Narvik port deal was signed", "was the Narvik port deal signed", "2015"),
        (
            "first_to",
            "Anna Berg became the first woman to serve as mayor of Oslo",
            "did Anna Berg become the first woman to serve as mayor of Oslo",
            "2007",
        ),
        (
            "by_which",
            "Turkey and Libya signed a border pact",
            "did Turkey and Libya sign a border pact",
            "2021-11-27",
        ),
        (
            "declared",
            "The Samoan government declared a state of emergency",
            "did the Samoan government declare a state of emergency",
            "2021-11-15",
        ),
        (
            "reference",
            "The court of Oslo annulled Jonas Holm’s will",
            "did the court of Oslo annul Jonas Holm’s will",
            "2022-03-08",
        ),
        ("staged", "Rebels in Darfur staged an uprising", "did rebels in Darfur stage an uprising", "2003"),
        ("back_in", "Jonas Holm sold the port of Narvik", "did Jonas Holm sell the port of Narvik", "2018"),
        (
            "coordinated",
            "Jonas Holm and Anna Berg founded the Green Party of Albania",
            "did Jonas Holm and Anna Berg found the Green Party of Albania",
            "2001",
        ),
        (
            "agreement",
            "The border agreement between Turkey and Libya was concluded",
            "was the border agreement between Turkey and Libya concluded",
            "2021-11-27",
        ),
        (
            "scheduled",
            "The Norwegian presidential election was to be held",
            "was the Norwegian presidential election to be held",
            "2022-05-09",
        ),
        (
            "event_noun",
            "Jonas Holm’s talks with Elena Marku took place",
            "did Jonas Holm’s talks with Elena Marku take place",
            "2022-03-03",
        ),
    ],
)
def test_dated(name: str, statement: str, inverted: str, date: str) -> None:
    *_, fact = facts_of(name, "dated")
    assert (fact.phrase("statement"), fact.phrase("inverted")) == (statement, inverted)
    assert shown(fact, "date") == date
    assert fact.asserted is Asserted.STATED


@pytest.mark.parametrize(
    "name",
    [
        "two_persons",
        "two_dates",
        "no_longer",
        "dangling",
        "co_founded",
        "second_hand",
        "elected",
        "object_relative",
        "earlier",
        "everybody_knows",
        "next_time",
        "caption_tense",
    ],
)
def test_not_dated(name: str) -> None:
    assert facts_of(name, "dated") == []


def test_a_date_in_front_counts_for_every_verb() -> None:
    assert {f.phrase("verb") for f in facts_of("fronted", "dated")} == {"impose", "block"}
    assert facts_of("fronted", "did") == []


@pytest.mark.parametrize(
    ("text", "lemma", "base"),
    [
        ("staged", "stag", "stage"),
        ("planned", "plan", "plan"),
        ("named", "name", "name"),
        ("opened", "open", "open"),
        ("helped", "help", "help"),
        ("rained", "rain", "rain"),
        ("showed", "show", "show"),
    ],
)
def test_base_form(text: str, lemma: str, base: str) -> None:
    assert base_form(text, lemma) == base


def test_a_clause_about_nobody_by_name_has_no_subject() -> None:
    (fact,) = facts_of("no_name", "dated")
    assert fact.argument("subject") is None


def test_a_settled_he_is_proved_by_both_sentences() -> None:
    (fact,) = facts_of("he", "dated")
    (proof,) = fact.evidence
    assert case_article("he").text[proof.start : proof.end] == CASES["he"]


@pytest.mark.parametrize(
    ("name", "asserted"),
    [("planned", Asserted.PLANNED), ("denied", Asserted.DENIED), ("claim", Asserted.CLAIMED)],
)
def test_how_it_is_asserted(name: str, asserted: Asserted) -> None:
    (fact,) = facts_of(name, "dated")
    assert fact.asserted is asserted


def test_a_claim_is_its_speakers() -> None:
    (fact,) = facts_of("claim", "dated")
    (said,) = facts_of("claim", "said")
    assert fact.by == said.by is not None
    assert shown(said, "speaker") == "Anna Berg"


@pytest.mark.parametrize(
    ("name", "phrase", "expected"),
    [
        ("quote", "quote", ["Norway has never paid for a war in the Sahel"]),
        ("short_quote", "quote", []),
        ("hanging_quote", "quote", []),
        ("pointing_quote", "quote", []),
        ("reported", "clause", ["that Norway had paid for the port of Narvik"]),
        ("reported_he", "clause", ["that he had paid for the port of Narvik"]),
        ("speakers_he", "clause", ["that he would sell the port of Narvik"]),
    ],
)
def test_said(name: str, phrase: str, expected: list[str]) -> None:
    assert [f.phrase(phrase) for f in facts_of(name, "said")] == expected


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("deed", ["Jonas Holm has removed Anna Berg from her post as head of the Nordic Council"]),
        ("agent", ["Anna Berg announced the decision to send Danish troops to Mali"]),
        ("lone_deed", []),
    ],
)
def test_did(name: str, expected: list[str]) -> None:
    assert [f.phrase("statement") for f in facts_of(name, "did")] == expected


@pytest.mark.parametrize(
    ("name", "asking", "quantity"),
    [
        ("count", "how many nations had signed the Nordic Climate Treaty", "54"),
        ("tail", "how many days of mourning did the government of Oman order", "three"),
        ("count_object", "how many days of mourning did the government of Oman announce", "three"),
        ("age", "at what age did Jonas Holm die", "79"),
        ("age_behind", "at what age did Jonas Holm die", "79"),
        ("measure", "what was the total population of Hong Kong", "about 7.5 million"),
        ("share", "with what percentage of the votes did Anna Berg win the vote in Norway", "52.5%"),
    ],
)
def test_number(name: str, asking: str, quantity: str) -> None:
    (fact,) = facts_of(name, "number")
    assert (fact.phrase("asking"), shown(fact, "quantity")) == (asking, quantity)


@pytest.mark.parametrize("name", ["narrowed", "two_counts", "age_no_death"])
def test_no_number(name: str) -> None:
    assert facts_of(name, "number") == []


@pytest.mark.parametrize(
    ("name", "inverted", "place"),
    [
        ("place", "did Anna Berg hold a rally", "Minsk"),
        ("birthplace", "was Jonas Holm born", "Bergen"),
        ("based", "is the African Union based", "Addis Ababa"),
        ("family", "was Jonas Holm buried", "Bergen"),
    ],
)
def test_place(name: str, inverted: str, place: str) -> None:
    (fact,) = facts_of(name, "place")
    assert (fact.phrase("inverted"), shown(fact, "place")) == (inverted, place)


def test_a_term_of_office() -> None:
    (fact,) = facts_of("term", "term")
    assert [shown(fact, role) for role in ("holder", "role", "start", "end")] == [
        "Jonas Holm",
        "the mayor of Oslo",
        "1977",
        "1995",
    ]
    assert facts_of("term", "role") == facts_of("no_term", "term") == []


def test_what_somebody_was_has_no_time_but_the_past() -> None:
    (fact,) = facts_of("past_role", "role")
    assert (fact.phrase("time"), fact.phrase("role")) == ("past", "the chairman of the African Union")


def test_an_adjective_names_the_state_of_an_office() -> None:
    (fact,) = facts_of("by_adjective", "role")
    assert shown(fact, "of") == "Ghana"


def test_no_place_without_its_name() -> None:
    assert facts_of("no_place", "place") == []


@pytest.mark.parametrize("name", CASES)
def test_arguments_stand_in_the_proof_and_make_the_identity(name: str) -> None:
    text = case_article(name).text
    for fact in case_facts(name):
        own = tuple(a for a in fact.arguments if a.role != "of")
        assert fact.id == fact_key(fact.relation, own)
        assert 0 <= fact.salience <= 1
        for argument in fact.arguments:
            if argument.span:
                assert any(e.start <= argument.span.start and argument.span.end <= e.end for e in fact.evidence)
                assert text[argument.span.start : argument.span.end].strip()


def test_the_tuple_of_rules_names_every_file() -> None:
    folder = Path(en.__file__).parent
    assert sorted((*en.RULES, *en.TRIAL)) == sorted(p.stem for p in folder.glob("*.py") if p.stem != "__init__")
