"""Who's who and Timeline from hand-built facts."""

from quizbank.domain.fact import Argument, Asserted, DateValue, EntityValue, Fact, Span, TextValue, Value
from quizbank.domain.reading import Entity, EntityKind, Mention, Outline, Quote
from quizbank.workflows.rows import RoleRow, SaidRow
from quizbank.workflows.whos_who import actor_rows, timeline_rows

TEXT = "Veld, the mayor, spoke in March 2031. The bridge opened on 2 March 2031. The port fell silent."


def entity(number: int, kind: str, name: str) -> Entity:
    return Entity(f"e{number}", EntityKind(kind), "", name, (), (Mention(number, number + 4, 0, 1),))


def fact(number: int, *arguments: tuple[str, Value], statement: str = "", time: str = "", as_of: str = "") -> Fact:
    built = tuple(Argument(role, value, Span(6, 15) if role == "role" else None) for role, value in arguments)
    phrases = (("statement", statement), ("time", time))
    proof = (Span(number, number + 20),)
    return Fact(f"f{number}", "any", built, Asserted.STATED, proof, as_of=as_of, phrases=phrases)


VELD, PORT, QUAY, UNION = (
    entity(1, "person", "Tomas Veld"),
    entity(2, "place", "the port"),
    entity(3, "place", "the quay"),
    entity(4, "organization", "Union"),
)
OUTLINE = Outline((), (VELD, PORT, QUAY, UNION), (), ())


def test_actors_stand_with_their_roles_places_only_with_a_card() -> None:
    mayor = fact(1, ("holder", EntityValue("e1", "Tomas Veld")), ("role", TextValue("the mayor")))
    silent = fact(2, ("place", EntityValue("e2", "the port")))
    rows = actor_rows(OUTLINE, TEXT, (mayor, mayor, silent), {"f2"})
    assert [(row.name, row.kind, row.cards) for row in rows] == [
        ("Tomas Veld", "person", 0),
        ("the port", "place", 1),
        ("Union", "organization", 0),
    ]
    assert rows[0].roles == (RoleRow("the mayor", "", "", (6, 15)),)
    assert TEXT[6:15] == "the mayor"
    assert rows[0].mentions == ((1, 5),)


def test_events_stand_in_time_whatever_their_grain() -> None:
    dates = (
        ("2031-03", "month_part", "end"),
        ("2031-03-02", "day", ""),
        ("2030", "year", ""),
        ("2031-03", "month_part", "start"),
        ("2031-02-27/2031-03-05", "interval", ""),
    )
    facts = [fact(n, ("date", DateValue(*value)), statement=f"Event {n}") for n, value in enumerate(dates)]
    rows = timeline_rows((*facts, facts[0], fact(9, ("holder", EntityValue("e1", "x")))), TEXT)
    assert [row.text for row in rows] == ["Event 2", "Event 4", "Event 3", "Event 1", "Event 0"]
    assert rows[0].proof == (2, 22)


def test_an_event_without_a_phrase_is_told_by_its_sentence() -> None:
    (row,) = timeline_rows((fact(0, ("date", DateValue("2031-03", "month"))),), TEXT)
    assert row.text == TEXT[0:20]


def test_roles_have_their_time_and_speakers_their_words() -> None:
    holder = ("holder", EntityValue("e1", "Tomas Veld"))
    mayor = fact(1, holder, ("role", TextValue("the former mayor")), time="former", as_of="2031-03-02")
    chair = fact(1, holder, ("role", TextValue("the chair")), as_of="2031-03-02")
    quotes = (
        Quote(0, 15, direct=True, speaker="e1", verb=1),
        Quote(17, 37, direct=False, speaker="e1", verb=1),
        Quote(40, 60, direct=True, speaker=None, verb=1),
    )
    outline = Outline(OUTLINE.sentences, OUTLINE.entities, (), quotes)
    row = actor_rows(outline, TEXT.replace("the mayor", "the\nmayor"), (mayor, chair), ())[0]
    assert [(role.text, role.time, role.as_of) for role in row.roles] == [
        ("the former mayor", "former", "2031-03-02"),
        ("the chair", "", "2031-03-02"),
    ]
    assert row.said == (SaidRow("Veld, the mayor", True, (0, 15)), SaidRow("spoke in March 2031.", False, (17, 37)))
