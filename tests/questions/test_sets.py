"""Sets from hand-built facts: pairs to match, events to order, which came first; and what no set is made of."""

from dataclasses import replace
from datetime import date

import pytest

from quizbank.domain.fact import Asserted, DateValue, Fact
from quizbank.domain.parts import lefts, proofs, steps
from quizbank.domain.question import Interaction, Question, Topic
from quizbank.questions.dates import bounds
from quizbank.questions.writer import write_recall, write_recognition
from tests.builders import day, entity, make_article, make_fact, make_reading, named, words

SETS = ("matching", "ordering", "first")
ARTICLE = make_article(
    "Mari Tamm, the president of Estonia, met Jaan Kask, the president of Latvia, and Liis Oja, the president of "
    "Lithuania. The Nordic Defense League (NDL) opened its office on March 2, 2021. Estonia closed its border on "
    "March 4, 2021. Latvia left the league in 2019. Lithuania joined the league in March 2021. Rita Mets died on "
    "March 1, 2021. “Nobody asked the villages,” Rita Mets said.",
    published="2021-03-10",
    title="Envoys meet",
)
READING = make_reading(
    ARTICLE,
    [
        *(named("person", n) for n in ("Mari Tamm", "Jaan Kask", "Liis Oja", "Rita Mets")),
        *(named("place", n, subtype="country") for n in ("Estonia", "Latvia", "Lithuania")),
        named("organization", "Nordic Defense League", acronym="NDL", subtype="bloc"),
    ],
    [
        ("March 2, 2021", "2021-03-02", "day"),
        ("March 4, 2021", "2021-03-04", "day"),
        ("2019", "2019", "year"),
        ("March 2021", "2021-03", "month"),
        ("March 1, 2021", "2021-03-01", "day"),
    ],
)


def role(holder: str, place: str, *, salience: float = 0.5) -> Fact:
    text = f"the president of {place}"
    return make_fact(
        ARTICLE,
        READING,
        "role",
        [
            ("holder", entity(READING, holder), holder),
            ("role", words(text), text),
            ("of", entity(READING, place), place),
        ],
        proof="Mari Tamm, the",
        phrases={"role": text, "definite": "yes", "time": "", "head": "president"},
        salience=salience,
    )


def dated(who: str, event: str, when: DateValue, written: str, proof: str, *, verb: str = "close") -> Fact:
    return make_fact(
        ARTICLE,
        READING,
        "dated",
        [("subject", entity(READING, who), who), ("event", words(event), ""), ("date", when, written)],
        proof=proof,
        phrases={"statement": f"{who} {event}", "inverted": f"did {who} {event}", "predicate": event, "verb": verb},
    )


ROLES = (role("Mari Tamm", "Estonia"), role("Jaan Kask", "Latvia", salience=0.9), role("Liis Oja", "Lithuania"))
OPENED = dated("Nordic Defense League", "opened its office", day("2021-03-02"), "March 2, 2021", "The Nordic")
CLOSED = dated("Estonia", "closed its border", day("2021-03-04"), "March 4, 2021", "Estonia closed")
LEFT = dated("Latvia", "left the league", day("2019", "year"), "2019", "Latvia left")
JOINED = dated("Lithuania", "joined the league", day("2021-03", "month"), "March 2021", "Lithuania joined")
DIED = dated("Rita Mets", "died", day("2021-03-01"), "March 1, 2021", "Rita Mets died", verb="die")


def sets(*facts: Fact, without: str = "") -> list[Question]:
    """What is made of the facts whose recall items all passed, but for the typed ones on the fact ``without``."""
    recall = write_recall(ARTICLE, READING, facts, seed=1)
    passed = tuple(q for q in recall if q.fact != without or q.kind != "typed")
    return [q for q in write_recognition(ARTICLE, READING, facts, passed, seed=1) if q.kind in SETS]


def test_offices_are_matched_with_those_who_held_them() -> None:
    (question,) = sets(*ROLES)
    assert (question.kind, question.interaction, question.topic) == ("matching", Interaction.MATCHING, Topic.ACTOR)
    assert question.stem == "Match each office with the person who held it as of March 10, 2021."
    assert question.pairs == (
        ("President of Latvia", "Jaan Kask"),
        ("President of Lithuania", "Liis Oja"),
        ("President of Estonia", "Mari Tamm"),
    )
    assert (question.key, question.accepted, question.answer_span) == (None, (), None)
    assert question.fact == ROLES[1].id, "the most salient"
    assert set(question.facts) == {fact.id for fact in ROLES}
    assert len(question.evidence) == 3
    (proof,) = proofs(question)
    assert [proof[0][start:end] for start, end in proof[1]] == ["Mari Tamm", "Jaan Kask", "Liis Oja"]
    assert [question.pairs[place][0][-7:] for place in lefts(question)] == ["Estonia", " Latvia", "thuania"]


def test_a_set_is_the_same_whatever_is_most_salient() -> None:
    (one,), (other,) = sets(*ROLES), sets(replace(ROLES[0], salience=1.0), *ROLES[1:])
    assert one.id == other.id and one.fact != other.fact


def test_a_fact_whose_typed_answer_did_not_pass_is_in_no_set() -> None:
    assert not sets(*ROLES, without=ROLES[0].id)
    assert not sets(*ROLES[:2])


def test_what_somebody_else_claims_is_in_no_set() -> None:
    assert not sets(replace(ROLES[0], asserted=Asserted.CLAIMED, by="e4"), *ROLES[1:])


def test_events_are_put_in_order_and_the_first_is_found() -> None:
    ordering, first = sets(OPENED, CLOSED, LEFT)
    wanted = ("Latvia left the league", "Nordic Defense League opened its office", "Estonia closed its border")
    assert ordering.order == wanted
    assert steps(ordering)[0] != ordering.order[0]
    assert [e.text.split()[0] for e in ordering.evidence] == ["Latvia", "The", "Estonia"]
    assert (first.kind, first.interaction, first.key) == ("first", Interaction.CHOICE, wanted[0])
    assert [o.text for o in first.options] == sorted((o.text for o in first.options), key=str.casefold)
    assert first.options[0].feedback == "The article gives March 4, 2021 for it."
    assert ordering.context.date == first.context.date == "", "the day of the news tells what came last"
    assert "on March 4, 2021" in ordering.explanation


def test_what_was_long_before_the_others_is_ordered_but_not_the_first_to_be_found() -> None:
    founded = replace(LEFT, arguments=(*LEFT.arguments[:2], replace(LEFT.arguments[2], value=day("1992", "year"))))
    assert [q.kind for q in sets(OPENED, CLOSED, founded)] == ["ordering"]


def test_the_first_is_sought_among_what_came_close_together() -> None:
    joined = replace(JOINED, arguments=(*JOINED.arguments[:2], replace(JOINED.arguments[2], value=day("2021-03-07"))))
    first = next(q for q in sets(LEFT, OPENED, CLOSED, joined) if q.kind == "first")
    assert first.key == "Nordic Defense League opened its office"
    assert "Latvia left the league" not in {option.text for option in first.options}


def test_the_others_make_a_set_where_the_most_salient_has_no_company() -> None:
    joined = replace(JOINED, salience=0.9)
    assert {q.kind for q in sets(joined, OPENED, CLOSED, LEFT)} == {"ordering", "first"}


def test_dates_of_one_grain_are_matched() -> None:
    joined = replace(JOINED, arguments=(*JOINED.arguments[:2], replace(JOINED.arguments[2], value=day("2021-03-07"))))
    assert [q.kind for q in sets(OPENED, CLOSED, LEFT)] == ["ordering", "first"], "a year is no rival to days"
    matching = sets(OPENED, CLOSED, joined)[0]
    assert matching.stem == "Match each event with its date."
    assert [right for _, right in matching.pairs] == ["March 2, 2021", "March 4, 2021", "March 7, 2021"]


def test_what_may_have_been_at_one_time_or_orders_itself_is_not_ordered() -> None:
    assert not sets(OPENED, LEFT, JOINED), "March 2 may be before or after what was in March"
    assert not sets(OPENED, LEFT, DIED), "nobody does anything after dying"


@pytest.mark.parametrize(
    ("value", "first", "last"),
    [
        (DateValue("2022-01-07", "day"), date(2022, 1, 7), date(2022, 1, 7)),
        (DateValue("2024-02", "month"), date(2024, 2, 1), date(2024, 2, 29)),
        (DateValue("2022-01", "month_part", "mid"), date(2022, 1, 1), date(2022, 1, 31)),
        (DateValue("2019", "year"), date(2019, 1, 1), date(2019, 12, 31)),
        (DateValue("2022-01-05/2022-01-07", "interval"), date(2022, 1, 5), date(2022, 1, 7)),
    ],
)
def test_a_date_has_a_first_and_a_last_day(value: DateValue, first: date, last: date) -> None:
    assert bounds(value) == (first, last)


def test_a_season_and_what_is_no_date_have_no_bounds() -> None:
    assert bounds(DateValue("2021-WI", "season")) is None
    assert bounds(DateValue("2022-02-30", "day")) is None
