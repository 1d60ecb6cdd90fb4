"""The day and its queue."""

from datetime import UTC, datetime, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from quizbank.domain.review import CardPhase
from quizbank.domain.study_day import next_day_start
from quizbank.study.queue import Backlog, QueueCard, build

NOW = datetime(2022, 1, 13, 12, 0, tzinfo=UTC)


def card(uid: str, phase: CardPhase = CardPhase.REVIEW, due: float | None = -1.0, **more: object) -> QueueCard:
    """A card due so many hours from now."""
    moment = None if phase is CardPhase.NEW or due is None else NOW + timedelta(hours=due)
    fields = {"fact": uid, "article": "a", "salience": 0.5} | more
    return QueueCard(uid=uid, phase=phase, due=moment, **fields)  # type: ignore[arg-type]


def new(uid: str, article: str, salience: float) -> QueueCard:
    return card(uid, CardPhase.NEW, article=article, salience=salience)


TONIGHT = next_day_start(NOW, UTC)


def queue(*cards: QueueCard, limit: int = 15, **more: object) -> tuple[str, ...]:
    return build(cards, now=NOW, tonight=TONIGHT, most_new=limit, **more)  # type: ignore[arg-type]


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
    assert queue(*cards, limit=2) == ("a1", "b1")
    assert queue(*cards, limit=-2) == ()


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
    assert queue(*cards, apart=False)[:2] == ("a1", "a2")


def test_of_a_backlog_the_most_at_risk_are_for_today() -> None:
    waited = [card(f"w{n}", due=-100 - n, retrievability=0.5 + n / 10) for n in range(4)]
    cards = (*waited, card("today", due=-1, retrievability=0.55), card("learn", CardPhase.LEARNING, -200))
    backlog = Backlog(NOW - timedelta(hours=50), today=2)
    assert queue(*cards, backlog=backlog) == ("learn", "w0", "today", "w1")
    assert queue(*cards, backlog=Backlog(backlog.before, 0)) == ("learn", "today")
    assert len(queue(*cards)) == 6


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
@given(CARDS, st.integers(0, 10))
def test_the_queue_loses_no_card_and_keeps_the_limit(rows: list[tuple[object, ...]], limit: int) -> None:
    cards = [
        card(f"u{n}", phase, due, fact=fact, article=article, salience=salience, suspended=suspended)  # type: ignore[arg-type]
        for n, (phase, due, fact, article, salience, suspended) in enumerate(rows)
    ]
    order = queue(*cards, limit=limit)
    assert len(set(order)) == len(order)
    due = {c.uid for c in cards if not c.suspended and c.due is not None and c.due < TONIGHT}
    fresh = {c.uid for c in cards if not c.suspended and c.phase is CardPhase.NEW}
    assert due <= set(order) and set(order) - due <= fresh
    assert len(set(order) - due) == min(len(fresh), limit)
