"""Ten thousand random actions with undo and redo: the schedule rebuilt from the log is the stored one."""

import random
from collections import Counter
from dataclasses import replace

from quizbank.domain.review import CardEvent, EventKind, Grade, standing
from quizbank.domain.study_day import next_day_start
from quizbank.store import cards, day_totals, events
from quizbank.store.engine import open_library
from quizbank.study.scheduler import Scheduler
from quizbank.workflows.doctor import cards_off
from tests.synthetic import makings
from tests.workflows.conftest import ZONE, Table

ACTIONS = ("grade",) * 12 + ("undo",) * 4 + ("redo",) * 2 + ("bury", "suspend", "unsuspend", "wait", "wait", "restart")


def test_the_schedule_rebuilt_from_the_log_is_the_stored_one(table: Table) -> None:
    dice = random.Random(20)
    table.add(*makings(2, 30))
    table.desk.remember("new_per_day", "60")
    uids = list(table.desk.queue())
    done = Counter[str]()
    for _ in range(10_000):
        action = dice.choice(ACTIONS)
        if action == "restart" and dice.random() < 0.95:
            continue
        done[action] += 1
        uid = dice.choice(uids)
        if action == "grade":
            table.desk.grade(uid, dice.choice(list(Grade)), duration_ms=dice.randrange(200_000))
        elif action == "undo" and table.desk.can_undo() != "import":
            table.desk.undo()
        elif action == "redo":
            done["redone"] += table.desk.redo() is not None
        elif action == "bury":
            table.desk.bury(uid)
        elif action == "suspend":
            table.desk.suspend(uid)
        elif action == "unsuspend":
            table.desk.unsuspend(uid)
        elif action == "wait":
            table.wait(minutes=dice.choice((1, 9, 700, 5000)))
        elif action == "restart":
            table.restart()
        table.wait(seconds=dice.randrange(40), microseconds=dice.randrange(1_000_000))
    assert sum(done.values()) > 9_000 and done["undo"] > 1_000 and done["redone"] > 100 and done["restart"]

    library = open_library(table.folder)
    log, kept, scheduler = events.read(library), cards.every(library), Scheduler()
    by_card = {uid: [event for event in log if event.uid == uid] for uid in uids}
    assert {card.uid: card.state for card in kept} == {uid: scheduler.replay(own) for uid, own in by_card.items()}
    # Without the due dates that the log keeps, FSRS decides the same ones again.
    bare = {uid: [_without_dates(event) for event in own] for uid, own in by_card.items()}
    assert {card.uid: card.state for card in kept} == {uid: scheduler.replay(own) for uid, own in bare.items()}
    for card in kept:
        own = standing(by_card[card.uid])
        switches = [e.kind for e in own if e.kind in (EventKind.SUSPEND, EventKind.UNSUSPEND)]
        assert card.suspended == (switches[-1:] == [EventKind.SUSPEND])
        buried = [next_day_start(e.at, ZONE) for e in own if e.kind is EventKind.BURY]
        assert card.buried_until == (buried[-1] if buried else None)
    reviews = [e for e in standing(log) if e.kind is EventKind.REVIEW]
    totals = day_totals.since(library, "")
    assert sum(total.answered for total in totals) == len(reviews)
    assert sum(total.milliseconds for total in totals) == sum(min(e.duration_ms, 120_000) for e in reviews)
    assert sum(total.new for total in totals) == len({e.uid for e in reviews})
    assert cards_off(library) == ()
    library.close()


def _without_dates(event: CardEvent) -> CardEvent:
    return replace(event, after=None)
