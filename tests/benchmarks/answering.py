"""`python -m tests.benchmarks.answering [--anki PYTHON]`: answering on a big library, as ratios.

Three take turns on as many cards: the desk; the raw transaction (plain sqlite3 and fsrs on narrow tables: read the
card, review it, update it, append to the log, count the day); and Anki's own library, if a Python that has the package
``anki`` is named. Wanted: an answer at most 1.5 times the raw one, the next card and its answer at most 0.35 of Anki's.
"""

import argparse
import json
import random
import shutil
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

import fsrs

from quizbank.domain.review import Grade
from quizbank.store.engine import FILE_NAME
from quizbank.workflows.desk import Desk
from quizbank.workflows.making_codec import encode
from quizbank.workflows.open_desk import open_desk
from tests.synthetic import makings

MOST_RAW, MOST_ANKI = 1.5, 0.35
_NONE = (0.0, 0.0)
_DAY = 86_400_000_000
_NOW = datetime(2031, 5, 2, 9, 30, tzinfo=UTC)
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_RAW = """
CREATE TABLE card (uid VARCHAR NOT NULL PRIMARY KEY, due INTEGER, phase INTEGER, step INTEGER, stability REAL,
    difficulty REAL, last_review INTEGER, reviews INTEGER);
CREATE TABLE text (uid VARCHAR NOT NULL PRIMARY KEY, body VARCHAR);
CREATE TABLE log (id INTEGER PRIMARY KEY, uid VARCHAR, at INTEGER, grade INTEGER, typed VARCHAR, duration INTEGER,
    stability REAL, difficulty REAL, due INTEGER);
CREATE TABLE day_total (day VARCHAR PRIMARY KEY, answered INTEGER, milliseconds INTEGER);
CREATE INDEX card_due ON card (due);
CREATE INDEX log_uid ON log (uid);
CREATE INDEX log_at ON log (at);
"""


@dataclass(frozen=True, slots=True)
class Figures:
    """Milliseconds, median and least: an answer, and the next card with its answer."""

    answer: float
    both: float
    least_answer: float
    least_both: float


class Raw:
    """What one transaction costs at least."""

    def __init__(self, path: Path, bodies: list[tuple[str, str]], dice: random.Random) -> None:
        self.connection = sqlite3.connect(path, isolation_level=None)
        self.connection.execute("PRAGMA journal_mode = WAL")
        self.connection.execute("PRAGMA synchronous = NORMAL")
        self.connection.executescript(_RAW)
        self.connection.execute("BEGIN")
        now = _ticks(_NOW)
        rows = [
            (
                uid,
                now - dice.randrange(30 * _DAY),
                2,
                None,
                dice.uniform(2, 20),
                dice.uniform(1, 10),
                now - 40 * _DAY,
                3,
            )
            for uid, _ in bodies[: len(bodies) // 2]
        ]
        self.connection.executemany("INSERT INTO card VALUES (?, ?, ?, ?, ?, ?, ?, ?)", rows)
        self.connection.executemany("INSERT INTO text VALUES (?, ?)", bodies)
        self.connection.execute("COMMIT")
        self.scheduler = fsrs.Scheduler(enable_fuzzing=False)

    def next(self) -> str:
        """The card that is due longest, with its text."""
        row = self.connection.execute(
            "SELECT card.*, text.body FROM card JOIN text USING (uid) WHERE due <= ? ORDER BY due LIMIT 1",
            (_ticks(_NOW),),
        ).fetchone()
        json.loads(row[-1])
        return str(row[0])

    def answer(self, uid: str) -> None:
        """Good."""
        now, sql = _NOW, self.connection.execute
        sql("BEGIN IMMEDIATE")
        _, due, phase, step, stability, difficulty, last, reviews = sql(
            "SELECT * FROM card WHERE uid = ?", (uid,)
        ).fetchone()
        card = fsrs.Card(0, fsrs.State(phase), step, stability, difficulty, _moment(due), _moment(last))
        card, _ = self.scheduler.review_card(card, fsrs.Rating.Good, now)
        due = _ticks(card.due)
        sql(
            "UPDATE card SET due = ?, phase = ?, step = ?, stability = ?, difficulty = ?, last_review = ?, reviews = ?"
            " WHERE uid = ?",
            (due, int(card.state), card.step, card.stability, card.difficulty, _ticks(now), reviews + 1, uid),
        )
        sql(
            "INSERT INTO log (uid, at, grade, typed, duration, stability, difficulty, due)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            (uid, _ticks(now), 3, "a name", 4000, card.stability, card.difficulty, due),
        )
        sql(
            "INSERT INTO day_total VALUES (?, 1, 4000) ON CONFLICT (day) DO UPDATE SET answered = answered + 1,"
            " milliseconds = milliseconds + 4000",
            ("2031-05-02",),
        )
        sql("COMMIT")


def build(folder: Path, articles: int, cards: int) -> None:
    """A library of so many cards, half of them due; nothing if it is there."""
    if (folder / FILE_NAME).exists():
        return
    desk = open_desk(folder, lambda: _NOW - timedelta(days=40), zone=UTC)
    for making in makings(articles, cards // articles, words=1000):
        desk.add(encode(making))
    desk.close()
    connection = sqlite3.connect(folder / FILE_NAME)
    connection.execute(
        "UPDATE card SET phase = 'review', due = ? - abs(random()) % ?, stability = 2 + rowid * 37 % 9973 / 500.0,"
        " difficulty = 1 + rowid * 61 % 9001 / 1000.1, last_review = ? - rowid % 30 * ?, reviews = 3 WHERE rowid % 2",
        (_ticks(_NOW), 30 * _DAY, _ticks(_NOW) - 40 * _DAY, _DAY),
    )
    connection.commit()
    connection.close()


def measure(
    count: int, following: Callable[[], str], show: Callable[[str], object], answer: Callable[[str], object]
) -> Figures:
    """The medians over so many answers."""
    answers, whole = [], []
    for _ in range(count):
        start = time.perf_counter()
        uid = following()
        show(uid)
        middle = time.perf_counter()
        answer(uid)
        end = time.perf_counter()
        answers.append((end - middle) * 1000)
        whole.append((end - start) * 1000)
    return Figures(statistics.median(answers), statistics.median(whole), min(answers), min(whole))


def of_desk(desk: Desk, uids: list[str], count: int) -> Figures:
    """As the window does it: the queue is there, the card with its four intervals is shown, then graded."""
    return measure(
        count,
        uids.pop,
        desk.card,
        lambda uid: desk.grade(uid, Grade.GOOD, typed="a name", duration_ms=4000),
    )


def of_anki(python: str, collection: Path, scratch: Path, cards: int, count: int) -> tuple[float, float]:
    """The next card and its answer in Anki's library, median and least, on a copy: its due cards would run out."""
    script, copy = Path(__file__).with_name("anki_answering.py"), scratch / "copy.anki2"
    if collection.exists():
        shutil.copy(collection, copy)
    command = [python, str(script), "--cards", str(cards), "--answers", str(count)]
    command += ["--collection", str(copy if copy.exists() else collection)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    found = json.loads(done.stdout.splitlines()[-1])
    return float(found["answer"]), float(found["least"])


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--cards", type=int, default=100_000)
    parser.add_argument("--articles", type=int, default=1000)
    parser.add_argument("--answers", type=int, default=300)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--anki", default="")
    parser.add_argument("--dir", type=Path)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        folder = given.dir or Path(scratch)
        folder.mkdir(parents=True, exist_ok=True)
        build(folder, given.articles, given.cards)
        ratios = _rounds(folder, Path(scratch), given)
    good = ratios[0] <= MOST_RAW and (not given.anki or ratios[1] <= MOST_ANKI)
    sys.exit(0 if good else 1)


def _rounds(folder: Path, scratch: Path, given: argparse.Namespace) -> tuple[float, float]:
    connection = sqlite3.connect(folder / FILE_NAME)
    bodies = connection.execute("SELECT uid, body FROM generated JOIN card USING (uid)").fetchall()
    connection.close()
    raw = Raw(scratch / "raw.sqlite", bodies, random.Random(1))
    desk = open_desk(folder, lambda: _NOW, zone=UTC)
    start = time.perf_counter()
    uids = list(reversed(desk.queue()))
    first = (time.perf_counter() - start) * 1000
    rows: list[tuple[Figures, Figures, tuple[float, float]]] = []
    of_desk(desk, uids, 50)
    for _ in range(given.rounds):
        ours = of_desk(desk, uids, given.answers)
        plain = measure(given.answers, raw.next, lambda uid: uid, raw.answer)
        anki = of_anki(given.anki, folder / "anki.anki2", scratch, given.cards, given.answers) if given.anki else _NONE
        rows.append((ours, plain, anki))
    start = time.perf_counter()
    desk.today()
    today = (time.perf_counter() - start) * 1000
    desk.close()
    to_raw = statistics.median(ours.answer / plain.answer for ours, plain, _ in rows)
    both = statistics.median(ours.both / plain.both for ours, plain, _ in rows)
    least = min(o.least_answer for o, _, _ in rows) / min(p.least_answer for _, p, _ in rows)
    print(f"{given.cards} cards, {given.articles} articles; milliseconds, medians of {given.rounds} rounds in turns")
    last, plain, anki = rows[-1]
    print(f"answer            {last.answer:.3f}  raw {plain.answer:.3f}  ratio {to_raw:.2f} (at most {MOST_RAW}),"
          f" of the least ones {least:.2f}")  # fmt: skip
    print(f"next and answer   {last.both:.3f}  raw {plain.both:.3f}  ratio {both:.2f}")
    to_anki = statistics.median(ours.both / theirs for ours, _, (theirs, _) in rows) if given.anki else 0.0
    if given.anki:
        least = min(o.least_both for o, _, _ in rows) / min(theirs for _, _, (_, theirs) in rows)
        print(f"next and answer, Anki's library  {anki[0]:.3f}  ratio {to_anki:.2f} (at most {MOST_ANKI}),"
              f" of the least ones {least:.2f}")  # fmt: skip
    print(f"the day's queue {first:.0f}, today's number {today:.1f}")
    return to_raw, to_anki


def _ticks(moment: datetime) -> int:
    return (moment - _EPOCH) // timedelta(microseconds=1)


def _moment(ticks: int | None) -> datetime | None:
    return None if ticks is None else _EPOCH + timedelta(microseconds=ticks)


if __name__ == "__main__":
    main()
