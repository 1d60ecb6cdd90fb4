"""The day and its queue."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quizbank.domain.review import CardPhase
from quizbank.study.queue import QueueCard, build, counts, day_start, next_day_start

NOW = datetime(2022, 1, 13, 12, 0, tzinfo=UTC)
BERLIN, NEW_YORK = ZoneInfo("Europe/Berlin"), ZoneInfo("America/New_York")


def card(uid: str, phase: CardPhase = CardPhase.REVIEW, due: float | None = -1.0, **more: object) -> QueueCard:
    """A card due so many hours from now."""
    moment = None if phase is CardPhase.NEW or due is None else NOW + timedelta(hours=due)
    fields = {"fact": uid, "article": "a", "salience": 0.5} | more
    return QueueCard(uid=uid, phase=phase, due=moment, **fields)  # type: ignore[arg-type]


def new(uid: str, article: str, salience: float) -> QueueCard:
    return card(uid, CardPhase.NEW, article=article, salience=salience)


def queue(*cards: QueueCard, limit: int = 15, done: int = 0) -> tuple[str, ...]:
    return build(cards, now=NOW, zone=UTC, new_limit=limit, new_done_today=done)


@pytest.mark.parametrize(
    ("now", "start"),
    [
        ("2022-01-13T12:00", "2022-01-13T04:00"),
        ("2022-01-13T03:59", "2022-01-12T04:00"),
        ("2022-01-13T04:00", "2022-01-13T04:00"),
        ("2022-03-27T12:00", "2022-03-27T04:00"),
        ("2022-03-27T03:30", "2022-03-26T04:00"),
        ("2022-10-30T02:30", "2022-10-29T04:00"),
        ("2022-10-30T23:00", "2022-10-30T04:00"),
    ],
)
def test_a_day_begins_at_four_by_the_clock_on_the_wall(now: str, start: str) -> None:
    moment = datetime.fromisoformat(now).replace(tzinfo=BERLIN)
    assert day_start(moment, BERLIN) == datetime.fromisoformat(start).replace(tzinfo=BERLIN).astimezone(UTC)


@pytest.mark.parametrize(("day", "hours"), [((2022, 3, 26), 23), ((2022, 10, 29), 25), ((2022, 6, 1), 24)])
def test_days_on_which_the_clocks_change_have_23_or_25_hours(day: tuple[int, int, int], hours: int) -> None:
    noon = datetime(*day, 12, tzinfo=BERLIN)
    assert next_day_start(noon, BERLIN) - day_start(noon, BERLIN) == timedelta(hours=hours)


@settings(max_examples=60, deadline=None)
@given(
    st.datetimes(datetime(2021, 1, 1), datetime(2023, 12, 31)), st.sampled_from([BERLIN, NEW_YORK]), st.integers(0, 6)
)
def test_every_moment_lies_in_its_day(moment: datetime, zone: ZoneInfo, rollover: int) -> None:
    now = moment.replace(tzinfo=UTC)
    start, end = day_start(now, zone, rollover), next_day_start(now, zone, rollover)
    assert start <= now < end
    assert day_start(end, zone, rollover) == end


def test_learning_first_then_most_at_risk_then_new_then_what_is_still_to_come() -> None:
    cards = (
        new("n", "a", 0.9),
        card("tonight", due=5, retrievability=0.93),
        card("risky", due=-30, retrievability=0.6),
        card("late", due=-50, retrievability=0.8),
        card("soon", CardPhase.LEARNING, 0.1),
        card("again", CardPhase.RELEARNING, -0.1),
        card("tomorrow", due=20),
    )
    assert queue(*cards) == ("again", "risky", "late", "tonight", "n", "soon")


def test_without_retrievability_the_earliest_due_goes_first() -> None:
    assert queue(card("b", due=-2), card("c", due=-1), card("a", due=-3)) == ("a", "b", "c")


def test_new_cards_by_salience_with_the_articles_taking_turns() -> None:
    cards = (new("a1", "a", 0.9), new("a2", "a", 0.8), new("a3", "a", 0.7), new("b1", "b", 0.85), new("b2", "b", 0.1))
    assert queue(*cards) == ("a1", "b1", "a2", "b2", "a3")
    assert queue(*cards, limit=3, done=1) == ("a1", "b1")
    assert queue(*cards, limit=3, done=5) == ()


def test_suspended_and_buried_cards_stay_out_until_their_time() -> None:
    cards = (
        card("a", suspended=True),
        card("b", buried_until=NOW + timedelta(hours=1)),
        card("c", buried_until=NOW),
    )
    assert queue(*cards) == ("c",)


def test_cards_of_one_fact_stand_apart() -> None:
    cards = [card("a1", due=-9, fact="f"), card("a2", due=-8, fact="f"), *(card(f"x{n}", due=-n) for n in range(1, 7))]
    order = queue(*cards)
    assert order[0] == "a1" and order.index("a2") == 5


PHASES = st.sampled_from(list(CardPhase))
CARDS = st.lists(
    st.builds(
        lambda phase, due, fact, article, salience, suspended: (phase, due, fact, article, salience, suspended),
        PHASES,
        st.integers(-100, 40),
        st.sampled_from("fghij"),
        st.sampled_from("abc"),
        st.floats(0, 1),
        st.booleans(),
    ),
    max_size=30,
)


@settings(max_examples=80, deadline=None)
@given(CARDS, st.integers(0, 10), st.integers(0, 10))
def test_the_queue_loses_no_card_and_keeps_the_limit(rows: list[tuple[object, ...]], limit: int, done: int) -> None:
    cards = [
        card(f"u{n}", phase, due, fact=fact, article=article, salience=salience, suspended=suspended)  # type: ignore[arg-type]
        for n, (phase, due, fact, article, salience, suspended) in enumerate(rows)
    ]
    order = queue(*cards, limit=limit, done=done)
    assert len(set(order)) == len(order)
    tonight = next_day_start(NOW, UTC)
    due = {c.uid for c in cards if not c.suspended and c.due is not None and c.due < tonight}
    fresh = {c.uid for c in cards if not c.suspended and c.phase is CardPhase.NEW}
    assert due <= set(order) and set(order) - due <= fresh
    assert len(set(order) - due) == min(len(fresh), max(0, limit - done))
    told = counts(cards, now=NOW, zone=UTC, new_limit=limit, new_done_today=done)
    assert told == (len(due), len(set(order) - due))
