"""A simulated year of study at the real desk: python -m tests.evaluation.year [--days N] [--cards N] [--retention R].

The learner forgets by a law of their own (FSRS's curve, kept apart from the library and read by dice of a fixed seed),
studies every evening, and is away for one week. Printed: the limits, the cards, the retention that came of it.
"""

import argparse
import random
import tempfile
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import fsrs

from quizbank.domain.review import CardEvent, CardPhase, EventKind, Grade, standing
from quizbank.domain.study_day import study_day
from quizbank.store import cards, events
from quizbank.store.engine import open_library
from quizbank.workflows.desk import Desk
from quizbank.workflows.making_codec import encode
from quizbank.workflows.open_desk import open_desk
from tests.synthetic import makings

ZONE = ZoneInfo("Asia/Almaty")  # its clocks were put back for good on 1 March 2024, within the year
BEGINNING = datetime(2024, 1, 1, 13, 0, tzinfo=UTC)
AWAY = range(200, 207)
# How people grade a card that they know, and one that they see for the first time, having read the article: the shares
# with which the FSRS project simulates (its optimizer's defaults).
_KNOWN = (Grade.HARD, Grade.GOOD, Grade.EASY)
_KNOWN_SHARES = (0.224, 0.631, 0.145)
_FIRST_SHARES = (0.24, 0.094, 0.495, 0.171)


@dataclass(slots=True)
class Learner:
    """Somebody whose forgetting is known: what they remember is theirs, the library never sees it."""

    dice: random.Random
    law: fsrs.Scheduler = field(default_factory=lambda: fsrs.Scheduler(enable_fuzzing=False))
    memory: dict[str, fsrs.Card] = field(default_factory=dict)

    def chance(self, uid: str, now: datetime) -> float:
        """The chance that they know a card now that they have seen."""
        card = self.memory.get(uid)
        if card is None or card.stability is None or card.last_review is None:
            return 0.0
        # By the hour, where the fsrs library counts whole days: nobody knows all of yesterday's for a whole day.
        decay = -self.law.parameters[20]
        factor = 0.9 ** (1 / decay) - 1
        gone = (now - card.last_review) / timedelta(days=1)
        return float((1 + factor * gone / card.stability) ** decay)

    def answer(self, uid: str, now: datetime) -> Grade:
        """Know it or not, and remember it the better for it."""
        card = self.memory.get(uid)
        if card is None:
            given = self.dice.choices(list(Grade), _FIRST_SHARES)[0]
        else:
            knows = self.dice.random() < self.chance(uid, now)
            given = self.dice.choices(_KNOWN, _KNOWN_SHARES)[0] if knows else Grade.AGAIN
        card = card or fsrs.Card(card_id=0, due=now)
        self.memory[uid], _ = self.law.review_card(card, fsrs.Rating(int(given)), now)
        return given


@dataclass(slots=True)
class Year:
    """What came of it. ``broken`` lists every day on which a limit or a promise was broken."""

    days: int
    cards: int
    wanted: float
    answers: int = 0
    right: int = 0
    asked: int = 0
    expected: float = 0.0
    most_new: int = 0
    most_a_day: int = 0
    away: range = AWAY
    spread_days: int = 0
    seen: int = 0
    kept: int = 0
    leeches: int = 0
    broken: list[str] = field(default_factory=list)

    @property
    def retention(self) -> float:
        """The share of cards in review that were known when they came."""
        return self.right / self.asked if self.asked else 0.0


def simulate(
    folder: Path,
    *,
    days: int = 365,
    cards: int = 2000,
    new_per_day: int = 15,
    wanted: float = 0.9,
    seed: int = 1,
    away: range = AWAY,
) -> Year:
    """The year, day by day, in a library in that folder; ``away`` are the days without study."""
    clock = [BEGINNING]
    year = Year(days, cards, wanted, away=away)
    learner = Learner(random.Random(seed))
    with _desk(folder, clock, cards) as desk:
        desk.remember("new_per_day", str(new_per_day))
        desk.remember("retention", str(wanted))
        for day in range(days):
            clock[0] = BEGINNING + timedelta(days=day, minutes=learner.dice.randrange(240))
            if day not in away:
                _evening(desk, clock, learner, year, day)
    _look_over(folder, year, new_per_day, clock[0])
    return year


@contextmanager
def _desk(folder: Path, clock: list[datetime], count: int) -> Iterator[Desk]:
    desk = open_desk(folder, lambda: clock[0], zone=ZONE)
    try:
        for making in makings(max(1, count // 50), min(50, count)):
            desk.add(encode(making))
        yield desk
    finally:
        desk.close()


def _evening(desk: Desk, clock: list[datetime], learner: Learner, year: Year, day: int) -> None:
    """One sitting: what the day has, until nothing is left of it."""
    before = desk.today()
    year.spread_days += before.later > 0
    answered: Counter[str] = Counter()
    while queue := desk.queue():
        for uid in queue:
            card = desk.card(uid)
            if card.phase in (CardPhase.LEARNING, CardPhase.RELEARNING) and card.due and card.due > clock[0]:
                clock[0] = card.due
            if card.phase is CardPhase.REVIEW:
                chance = learner.chance(uid, clock[0])
                given = learner.answer(uid, clock[0])
                year.expected += chance
                year.asked += 1
                year.right += given is not Grade.AGAIN
            else:
                given = learner.answer(uid, clock[0])
            reply, _ = desk.grade(uid, given, duration_ms=8000)
            year.leeches += reply.leech
            answered[uid] += 1
            clock[0] += timedelta(seconds=8)
    year.answers += answered.total()
    year.most_a_day = max(year.most_a_day, len(answered))
    after = desk.today()
    if len(answered) != before.due + before.new:
        year.broken.append(f"day {day}: {before.due} due and {before.new} new, {len(answered)} came")
    if after.total or after.later != before.later:
        year.broken.append(f"day {day}: {after.total} are left, {after.later} of {before.later} are for later")


def _look_over(folder: Path, year: Year, new_per_day: int, now: datetime) -> None:
    """The log and the cards at the end."""
    library = open_library(folder)
    log, kept = standing(events.read(library)), cards.in_study(library)
    library.close()
    first = {event.uid: event for event in reversed(log) if event.kind is EventKind.REVIEW}
    new = Counter(_day(event) for event in first.values())
    year.most_new, year.seen, year.kept = max(new.values()), len(first), len(kept)
    year.broken += [f"{day}: {count} new cards" for day, count in new.items() if count > new_per_day]
    for card in kept:
        if card.state.due is not None and card.state.due < now - timedelta(days=1):
            year.broken.append(f"{card.uid} has waited since {card.state.due:%d %B}")


def _day(event: CardEvent) -> str:
    return study_day(event.at, ZONE).isoformat()


def lines(year: Year) -> list[str]:
    """The figures for reading."""
    off = (year.retention - year.wanted) * 100
    return [
        f"{year.days} days, {year.cards} cards, away on days {list(year.away)}, {year.answers} answers",
        f"cards kept {year.kept} of {year.cards}, seen {year.seen}",
        f"new cards a day at most {year.most_new}; cards a day at most {year.most_a_day}",
        f"absence spread over {year.spread_days + 1 if year.spread_days else 0} days; leeches named {year.leeches}",
        f"retention wanted {year.wanted:.1%}, true {year.retention:.1%} ({off:+.1f} points, {year.asked} reviews)",
        f"the learner's own chance at those reviews {year.expected / max(1, year.asked):.1%}",
        *(year.broken or ["no limit broken, no card lost"]),
    ]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--days", type=int, default=365)
    parser.add_argument("--cards", type=int, default=2000)
    parser.add_argument("--retention", type=float, default=0.9)
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        year = simulate(Path(folder), days=given.days, cards=given.cards, wanted=given.retention, seed=given.seed)
    print("\n".join(lines(year)))
    if year.broken or year.kept != year.cards or abs(year.retention - year.wanted) > 0.02:
        raise SystemExit(1)


if __name__ == "__main__":
    main()
