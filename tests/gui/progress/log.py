"""Five weeks of study at the real desk by a log written by hand; the figures of the page were counted from it.

Times are by the clock on the wall in Berlin, where a study day begins at four. "next" is when the card comes again,
as py-fsrs gives it for default weights; the test holds the desk to it, and what is due is counted from this column.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from quizbank.domain.review import Grade
from quizbank.workflows.desk import Desk
from quizbank.workflows.making_codec import encode
from quizbank.workflows.open_desk import open_desk
from quizbank.workflows.rows import CardRow
from tests.made_up import others, river

BERLIN = ZoneInfo("Europe/Berlin")
NOW = datetime(2031, 3, 20, 10, 0, tzinfo=UTC)  # Thursday, eleven in Berlin

STEMS = {
    "locks": "Who spoke for the coast in “The long road to the Orsa locks”?",
    "cabinet": "Who spoke for the coast in “Three ministers leave the cabinet”?",
    "coast": "Who spoke for the coast in “Who speaks for the coast?”?",
    "president": "Who is the president of Marenia as of March 2031?",
    "consent": "Which body must consent before the river tariff can change?",
    "since": "In what year did the Basin Council begin to run the locks on the Orsa?",
    "union": "Who has led the Union of Highland Communes since September 2028?",
    "money": "Who said: “We did not ask for money, we asked to be asked”?",
    "court": "To which court does the Harbour League want to take the law?",
}

# when       | card      | grade | seconds | phase before | next
LOG = """
02-10 18:00  | locks     | easy  |  20     | new          | 02-18 18:00
02-18 10:30  | locks     | again |  30     | review       | 02-18 10:40
02-18 10:41  | locks     | good  |  10     | relearning   | 02-19 10:41
02-18 11:30  | locks     | hard  |  20     | review       | 02-19 11:30
03-06 20:00  | cabinet   | easy  |  30     | new          | 03-14 20:00
03-06 20:01  | coast     | good  |  30     | new          | 03-06 20:11
03-06 20:12  | coast     | good  |  30     | learning     | 03-08 20:12
03-10 08:00  | union     | easy  |  10     | new          | 03-18 08:00
03-10 08:01  | union     | suspend
03-15 00:30  | cabinet   | good  |  45     | review       | 04-23 01:30
03-15 12:00  | coast     | again |  60     | review       | 03-15 12:10
03-15 12:01  | coast     | undo
03-15 12:02  | coast     | hard  |  50     | review       | 03-30 13:02
03-19 21:00  | president | easy  | 600     | new          | 03-27 21:00
03-20 09:00  | consent   | good  |  20     | new          | 03-20 09:10
03-20 09:01  | since     | again |  20     | new          | 03-20 09:02
03-20 09:05  | locks     | again |  40     | review       | 03-20 09:15
03-20 09:08  | money     | good  |  15     | new          | 03-20 09:18
03-20 09:20  | money     | good  |  10     | learning     | 03-22 09:20
"""


@dataclass
class Studied:
    """The desk, its clock, and the uids of the cards by their short names."""

    desk: Desk
    moment: list[datetime]
    uids: dict[str, str]


def lay_out(folder: Path, log: str = LOG) -> Studied:
    """The made-up library after that log; a line that the desk answers otherwise is an AssertionError."""
    moment = [_moment("02-10 17:00")]
    desk = open_desk(folder, lambda: moment[0], zone=BERLIN)
    for making in (*others(), river()):
        desk.add(encode(making))
    cards = [card for row in desk.articles() for card in desk.article(row.id).cards]
    studied = Studied(desk, moment, {name: _uid(cards, stem) for name, stem in STEMS.items()})
    for line in log.strip().splitlines():
        _carry_out(studied, *(cell.strip() for cell in line.split("|")))
    moment[0] = NOW
    return studied


def _carry_out(studied: Studied, when: str, card: str, what: str, seconds: str = "", *rest: str) -> None:
    desk, uid = studied.desk, studied.uids[card]
    studied.moment[0] = _moment(when)
    if what == "undo":
        assert desk.undo() is not None
    elif what == "suspend":
        desk.suspend(uid)
    else:
        phase, comes = rest
        assert desk.card(uid).phase == phase, (when, card)
        answered, _ = desk.grade(uid, Grade[what.upper()], duration_ms=1000 * int(seconds))
        assert answered.due == _moment(comes), (when, card, answered.due.astimezone(BERLIN))


def _moment(when: str) -> datetime:
    return datetime.strptime(f"2031-{when}", "%Y-%m-%d %H:%M").replace(tzinfo=BERLIN).astimezone(UTC)


def _uid(cards: Sequence[CardRow], stem: str) -> str:
    (uid,) = (card.uid for card in cards if card.question.stem == stem)
    return uid
