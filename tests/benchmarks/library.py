"""`python -m tests.benchmarks.library [--dir DIR]`: a big library against plain SQLite that does the same work.

1,000 articles of 1,000 words, 30,000 questions and 100,000 answers, made the same each time (in less than a minute;
kept in DIR, if one is named). The raw side has the same texts, spelt the same, in narrow tables with full text indexes.
Both take turns; a ratio is the median of those of the rounds.
"""

import argparse
import random
import sqlite3
import statistics
import tempfile
import time
from collections.abc import Callable
from contextlib import closing
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path

from quizbank.domain.review import Grade
from quizbank.domain.spelling import spelt
from quizbank.store import articles, backups, search
from quizbank.store.engine import FILE_NAME, Library, open_library
from quizbank.workflows.desk import Desk
from quizbank.workflows.open_desk import open_desk
from tests.benchmarks import answering
from tests.synthetic import makings

ARTICLES, QUESTIONS, ANSWERS = 1000, 30_000, 100_000
WANTED = {"search": 2.0, "index": 1.2, "answer": answering.MOST_RAW}
"""At most so many times the raw work, by the first word of a row (PERFORMANCE's goals; the others are only shown)."""
_NOW = datetime(2031, 5, 2, 9, 30, tzinfo=UTC)
_A_DAY = 300  # answers
_BEST = 20  # of a kind, as the window asks for
_PRAGMAS = ("foreign_keys = ON", "journal_mode = WAL", "synchronous = NORMAL", "cache_size = -32768")
_RAW = """
CREATE TABLE article (id TEXT PRIMARY KEY, title TEXT, outlet TEXT, published TEXT, words INTEGER, added INTEGER);
CREATE TABLE schedule (uid TEXT PRIMARY KEY, article TEXT, due INTEGER, new INTEGER);
CREATE INDEX schedule_due ON schedule (due);
CREATE INDEX schedule_article ON schedule (article, due, new);
"""
_FIRST = (
    "SELECT article.*, count(*), sum(schedule.due < ?), sum(schedule.new) FROM article JOIN schedule"
    " ON schedule.article = article.id GROUP BY article.id ORDER BY added DESC"
)

type Row = tuple[str, Callable[[], object], Callable[[], object]]


def build(folder: Path) -> None:
    """The library; nothing if it is there."""
    if (folder / FILE_NAME).exists():
        return
    moment = [_NOW - timedelta(days=ANSWERS // _A_DAY + 1)]
    dice = random.Random(7)
    library = open_library(folder)
    for making in makings(ARTICLES, QUESTIONS // ARTICLES, words=1000):
        articles.add(library, articles.draft(making), moment[0])
    library.close()
    desk = open_desk(folder, lambda: moment[0], zone=UTC)
    uids = [row.uid for row in desk.questions()]
    for number in range(ANSWERS):
        if number % _A_DAY == 0:
            moment[0] += timedelta(days=1)
        desk.grade(dice.choice(uids), Grade(dice.choice((1, 2, 3, 3, 3, 4))), duration_ms=4000)
    desk.close()


class Raw:
    """The same work in plain SQLite."""

    def __init__(self, scratch: Path, library: Library) -> None:
        self.library, self.scratch = library.path, scratch
        self.index = sqlite3.connect(scratch / "index.sqlite", isolation_level=None)
        self.narrow = scratch / "narrow.sqlite"
        source = library.connection
        with closing(sqlite3.connect(self.narrow)) as narrow:
            narrow.executescript(_RAW)
            rows = source.execute("SELECT id, title, outlet, published, words, added FROM article").fetchall()
            narrow.executemany("INSERT INTO article VALUES (?, ?, ?, ?, ?, ?)", rows)
            rows = source.execute(
                "SELECT card.uid, evidence.article, due, phase = 'new' FROM card JOIN evidence USING (uid)"
                " WHERE evidence.number = 0"
            ).fetchall()
            narrow.executemany("INSERT OR IGNORE INTO schedule VALUES (?, ?, ?, ?)", rows)
            narrow.commit()
        titles = source.execute("SELECT title, text FROM article JOIN article_version ON article = id").fetchall()
        stems = source.execute(
            "SELECT json_extract(body, '$.stem'), json_extract(body, '$.key') FROM generated"
        ).fetchall()
        names = [(f"{key}",) for key in dict.fromkeys(key for _, key in stems)]
        self.words = {
            "article": [(text, spelt(f"{title} {text}")) for title, text in titles],
            "actor": [(name, spelt(name)) for (name,) in names],
            "question": [(stem, spelt(f"{stem} {key}")) for stem, key in stems],
        }
        self.fill()

    def open(self) -> None:
        """The file, as it would be opened, and one read."""
        with closing(sqlite3.connect(self.library)) as connection:
            for pragma in _PRAGMAS:
                connection.execute(f"PRAGMA {pragma}")
            connection.execute("SELECT count(*) FROM sqlite_master").fetchone()

    def first_view(self) -> None:
        """The list of articles with what is due of each, and what is due of all."""
        with closing(sqlite3.connect(self.narrow)) as connection:
            connection.execute(_FIRST, (0,)).fetchall()
            connection.execute("SELECT count(*) FROM schedule WHERE due < ?", (0,)).fetchone()

    def fill(self) -> None:
        """Index the words, which are spelt already."""
        for kind, words in self.words.items():
            for statement in (
                f"DROP TABLE IF EXISTS {kind}",
                f"DROP TABLE IF EXISTS found_{kind}",
                f"CREATE TABLE {kind} (id INTEGER PRIMARY KEY, label TEXT)",
                f"CREATE VIRTUAL TABLE found_{kind} USING fts5 (words, prefix = '2 3', tokenize = 'unicode61')",
                "BEGIN",
            ):
                self.index.execute(statement)
            self.index.executemany(f"INSERT INTO {kind} (label) VALUES (?)", [(label,) for label, _ in words])
            self.index.executemany(f"INSERT INTO found_{kind} (words) VALUES (?)", [(spelt,) for _, spelt in words])
            self.index.execute("COMMIT")

    def search(self, query: str) -> None:
        """The best of each kind and the place in each article; what begins with two letters is not ranked."""
        order = "ORDER BY rank" if len(query) > 2 else ""
        for kind in self.words:
            labels = self.index.execute(
                f"SELECT label FROM found_{kind} AS found JOIN {kind} AS item ON item.id = found.rowid"
                f" WHERE found_{kind} MATCH ? {order} LIMIT ?",
                (f'"{query}"*', _BEST),
            ).fetchall()
            if kind == "article":
                [label.casefold().find(query) for (label,) in labels]

    def back_up(self) -> None:
        """A copy by SQLite, on the disk, and nothing more."""
        (copy := self.scratch / "copy.sqlite").unlink(missing_ok=True)
        with closing(sqlite3.connect(self.library)) as source, closing(sqlite3.connect(copy)) as target:
            source.backup(target)


def rows_of(folder: Path, raw: Raw, desk: Desk, library: Library) -> list[Row]:
    """What is measured: (name, ours, raw)."""
    moment = iter(range(10_000))

    def first_view() -> None:
        opened = open_desk(folder, lambda: _NOW, zone=UTC)
        opened.articles()
        opened.today()
        opened.close()

    def back_up() -> None:
        backup, _ = backups.make(folder, _NOW + timedelta(hours=next(moment)))
        backup.path.unlink()

    words = raw.words["article"][0][0].split()
    longest = max(words, key=len)
    queries = {"a long word": longest, "four letters": longest[:4], "two letters": longest[:2],
               "in every question": "report", "nowhere": "qqqq"}  # fmt: skip
    return [
        ("open", lambda: open_library(folder).close(), raw.open),
        ("open and show the articles", first_view, raw.first_view),
        *(
            (f"search {name}", partial(desk.search, query, _BEST), partial(raw.search, query))
            for name, query in queries.items()
        ),
        ("index all anew", lambda: search.rebuild(library), raw.fill),
        ("back up", back_up, raw.back_up),
    ]


def measure(ours: Callable[[], object], raw: Callable[[], object], rounds: int) -> tuple[float, float, float]:
    """The medians in milliseconds of so many rounds, and of their ratios."""
    pairs = []
    for number in range(rounds + 1):
        pair = _milliseconds(ours), _milliseconds(raw)
        if number:  # the first warms both
            pairs.append(pair)
    ratio = statistics.median(a / b for a, b in pairs)
    return statistics.median(a for a, _ in pairs), statistics.median(b for _, b in pairs), ratio


def _milliseconds(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return (time.perf_counter() - start) * 1000


def _answering(folder: Path, scratch: Path, library: Library, rounds: int) -> tuple[float, float, float]:
    """An answer, as ``tests.benchmarks.answering`` takes it."""
    bodies = library.connection.execute("SELECT uid, body FROM generated JOIN card USING (uid)").fetchall()
    raw = answering.Raw(scratch / "answers.sqlite", bodies, random.Random(1))
    desk = open_desk(folder, lambda: _NOW, zone=UTC)
    uids = random.Random(2).sample([row.uid for row in desk.questions()], 20_000)
    pairs = []
    for number in range(rounds + 1):
        ours = answering.of_desk(desk, uids, 100).answer
        plain = answering.measure(100, raw.next, lambda uid: uid, raw.answer).answer
        if number:
            pairs.append((ours, plain))
    desk.close()
    raw.connection.close()
    ratio = statistics.median(a / b for a, b in pairs)
    return statistics.median(a for a, _ in pairs), statistics.median(b for _, b in pairs), ratio


def main() -> None:
    """Build, measure, print."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--rounds", type=int, default=9)
    parser.add_argument("--dir", type=Path)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as place:
        scratch = Path(place)
        folder = given.dir or scratch / "library"
        start = time.perf_counter()
        build(folder)
        print(f"{ARTICLES} articles, {QUESTIONS} questions, {ANSWERS} answers: {time.perf_counter() - start:.0f} s")
        library = open_library(folder)
        desk = open_desk(folder, lambda: _NOW, zone=UTC)
        raw = Raw(scratch, library)
        print(f"{'':28}{'ours':>10}{'raw':>10}{'ratio':>8}   milliseconds, medians of {given.rounds} rounds")
        for name, ours, plain in rows_of(folder, raw, desk, library):
            _print(name, *measure(ours, plain, given.rounds))
        _print("answer", *_answering(folder, scratch, library, given.rounds))
        raw.index.close()
        desk.close()
        library.close()


def _print(name: str, ours: float, raw: float, ratio: float) -> None:
    wanted = WANTED.get(name.split()[0])
    print(f"{name:28}{ours:10.2f}{raw:10.2f}{ratio:8.2f}{f'   (at most {wanted})' if wanted else ''}")


if __name__ == "__main__":
    main()
