"""kill -9 at random moments of import, remaking, study, undo, redo, merging, emptying the bin, backup, restoration and
migration.

    python -m tests.faults.kill [--times 1000] [--seed 1]

A forked process works at a library and writes down each action before it begins and after it is confirmed; it is
killed; then the library must open, the doctor must be content, what was confirmed must be there, and of the action
under way all or nothing.
"""

import argparse
import gzip
import hashlib
import json
import os
import random
import signal
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from functools import cache
from pathlib import Path
from typing import Any

from quizbank.domain.errors import QuizbankError
from quizbank.domain.link import WaitingLink
from quizbank.domain.review import Grade
from quizbank.domain.selection import Making
from quizbank.store import articles, backups, receiving
from quizbank.store.engine import FILE_NAME, Library, open_library
from quizbank.store.receiving import Received
from quizbank.workflows import backing_up
from quizbank.workflows.doctor import examine
from quizbank.workflows.library_desk import LibraryDesk
from quizbank.workflows.making_codec import encode
from quizbank.workflows.open_desk import open_desk
from tests.store.makings import NOW
from tests.workflows.test_killed import copy

KINDS = (*("import", "remake", "grade", "undo", "redo", "triage", "merge", "empty", "backup", "restore", "migrate"),)
SEEN = (
    *("article", "question", "generated", "sleeping", "fact", "evidence", "omission", "question_edit"),
    *("card", "event", "quiz", "attempt", "attempt_answer", "setting", "day_total"),
    *("waiting_link", "withdrawn", "reading_correction"),
)
_OLD = gzip.decompress((Path(__file__).parents[1] / "store" / "old" / "version-1.sqlite.gz").read_bytes())
_KILLS_A_LIBRARY = 10
_LONGEST = 0.12  # seconds of work before the kill; opening takes some 5 ms of it
_LEAST_DAYS = 5  # from one process to the next: one does not get so far, so no clock is set back


def remade(making: Making) -> Making:
    """The same article made anew: one question asked in other words, one gone."""
    reworded, _, *rest = making.questions
    return replace(making, questions=(replace(reworded, stem=f"Once more: {reworded.stem}"), *rest), seed=8)


MAKINGS = {making.article.id: (making, remade(making)) for making in map(copy, range(12))}


@cache
def parcels() -> tuple[Received, ...]:
    """Two libraries of others, looked over: some of the articles, remade or not, with answers and tags."""
    return tuple(map(_parcel, range(2)))


def _parcel(number: int) -> Received:
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        moment = NOW - timedelta(days=3)
        desk = open_desk(folder, lambda: moment, zone=UTC)
        for makings in list(MAKINGS.values())[4 * number : 4 * number + 8]:
            desk.add(encode(makings[number]))
        for row in desk.articles():
            desk.tag(row.id, [f"tag {number}"])
        for uid in desk.queue(everything=True)[:20]:
            moment += timedelta(seconds=50)
            desk.grade(uid, Grade.GOOD, duration_ms=900)
        desk.keep_link(WaitingLink(f"https://orsa.example/{number}", "A page", None, "no_article"))
        desk.carry_library(file := folder / "carried.quizbank")
        desk.close()
        return receiving.read(receiving.check(file, folder), file)


def fingerprint(library: Library) -> str:
    """What a person would miss: articles, items and their words, cards, the log, quiz answers, settings."""
    digest = hashlib.sha256()
    with library.looking() as connection:
        for table in SEEN:
            for row in connection.execute(f"SELECT * FROM {table} ORDER BY rowid"):
                digest.update(repr(row).encode())
    return digest.hexdigest()[:16]


@dataclass
class Work:
    """What the process does until it is killed."""

    folder: Path
    dice: random.Random
    focus: str
    log: int
    moment: datetime
    known: dict[str, str] = field(default_factory=dict)

    def run(self) -> None:
        """Act for ever."""
        self.say("try", "open")
        self.desk = open_desk(self.folder, lambda: self.moment, zone=UTC)
        assert isinstance(self.desk, LibraryDesk)
        self.library = self.desk._bench.library
        self.say("done", "open")
        while True:
            self.moment += timedelta(minutes=self.dice.randint(1, 90))
            kind = self.focus if self.dice.random() < 0.5 else self.dice.choice(KINDS)
            try:
                getattr(self, f"do_{kind}")()
            except QuizbankError as error:
                if error.code not in ("no_such_card", "no_such_article", "backup_missing"):
                    raise
                self.say("done", kind)

    def say(self, word: str, kind: str, *more: object) -> None:
        """One line of the log, written before the next action begins."""
        state = [fingerprint(self.library)] if word == "done" else []
        os.write(self.log, (json.dumps([word, kind, *state, *more]) + "\n").encode())

    def step(self, kind: str, action: Callable[[], object], *about: object) -> Any:
        """Say it, do it, say that it is confirmed."""
        self.say("try", kind, *about)
        given = action()
        self.say("done", kind)
        return given

    def do_import(self) -> None:
        article = self.dice.choice(list(MAKINGS))
        if article in {row.id for row in self.desk.articles()} and self.dice.random() < 0.7:
            self.step("import", lambda: self.desk.delete_article(article), article)
        else:
            self.step("import", lambda: self.desk.add(encode(MAKINGS[article][0])), article)

    def do_remake(self) -> None:
        there = [row.id for row in self.desk.articles()]
        if there:
            article = self.dice.choice(there)
            making = encode(self.dice.choice(MAKINGS[article]))
            self.step("remake", lambda: self.desk.remake(article, making), article)

    def do_grade(self) -> None:
        queue = self.desk.queue()
        if queue:
            uid = self.dice.choice(queue)
            self.step("grade", lambda: self.desk.grade(uid, Grade(self.dice.randint(1, 4)), duration_ms=900), uid)

    def do_undo(self) -> None:
        self.step("undo", self.desk.undo)

    def do_redo(self) -> None:
        if not self.desk.can_redo():
            self.do_undo()
        self.step("redo", self.desk.redo)

    def do_triage(self) -> None:
        rows = self.desk.questions()
        uids = [row.uid for row in self.dice.sample(rows, min(3, len(rows)))]
        act = self.desk.drop if self.dice.random() < 0.5 else self.desk.keep
        self.step("triage", lambda: act(uids), uids)

    def do_merge(self) -> None:
        number = self.dice.randrange(2)
        self.step("merge", lambda: self.desk.merge(parcels()[number]), number)

    def do_empty(self) -> None:
        if not self.desk.bin():
            for row in self.desk.articles()[:2]:
                self.step("import", lambda row=row: self.desk.delete_article(row.id), row.id)  # type: ignore[misc]
        self.step("empty", self.desk.empty_bin)

    def do_backup(self) -> None:
        self.say("try", "backup")
        state = fingerprint(self.library)
        backup, _ = backups.make(self.folder, self.moment)
        self.known[backup.path.name] = state
        self.say("done", "backup", backup.path.name)

    def do_restore(self) -> None:
        if not self.known:
            self.do_backup()
        name = self.dice.choice(list(self.known))
        self.step("restore", lambda: self.desk.restore(self.folder / backups.FOLDER / name), self.known[name])

    def do_migrate(self) -> None:
        old = self.folder / f"old-{self.dice.getrandbits(40)}"
        old.mkdir()
        (old / FILE_NAME).write_bytes(_OLD)
        self.step("migrate", lambda: open_library(old).close(), old.name)


def kill_once(folder: Path, dice: random.Random, focus: str, moment: datetime) -> tuple[str, int]:
    """Let a process work at the library and kill it; the action under way, and how many it had confirmed."""
    log = folder.with_suffix(".log")
    descriptor = os.open(log, os.O_CREAT | os.O_WRONLY | os.O_TRUNC)
    before = _state(folder)
    seed = dice.getrandbits(60)
    pid = os.fork()
    if pid == 0:
        try:
            Work(folder, random.Random(seed), focus, descriptor, moment).run()
        except BaseException as error:
            os.write(descriptor, (json.dumps(["failed", repr(error)]) + "\n").encode())
        finally:
            os._exit(1)
    os.close(descriptor)
    time.sleep(dice.uniform(0, _LONGEST))
    os.kill(pid, signal.SIGKILL)
    os.waitpid(pid, 0)
    lines = [json.loads(line) for line in log.read_text().splitlines(keepends=True) if line.endswith("\n")]
    check(folder, before, lines)
    return (lines[-1][1] if lines and lines[-1][0] == "try" else "between"), sum(line[0] == "done" for line in lines)


def check(folder: Path, before: str, lines: list[list[Any]]) -> None:
    """AssertionError if anything confirmed is missing, or half of anything is there."""
    assert not [line for line in lines if line[0] == "failed"], lines[-1]
    confirmed = [line for line in lines if line[0] == "done"]
    last = confirmed[-1][2] if confirmed else before
    under_way = lines[-1] if lines and lines[-1][0] == "try" else None
    now = _state(folder)
    if now != last:
        assert under_way is not None, "the library changed with no action under way"
        kind = under_way[1]
        assert kind not in ("backup", "migrate"), f"{kind} changed the library"
        if kind == "restore":
            assert now == under_way[2], "restored to something that never was"
    library = open_library(folder)
    try:
        for record in articles.records(library):
            making = articles.making(library, record.id)
            known = MAKINGS[record.id][0].reading
            assert making.reading in (known, b""), "a half reading"  # none comes with those of others: it is no reading
            assert replace(making, reading=known) in MAKINGS[record.id], "a half import, remaking or merging"
        if under_way and under_way[1] == "triage" and now != last:
            states = {
                library.connection.execute("SELECT state FROM question WHERE uid = ?", (u,)).fetchone()
                for u in under_way[2]
            }
            assert len(states) <= 1, "some of the items only"
    finally:
        library.close()
    if under_way and under_way[1] in ("merge", "empty") and now != last:
        desk = open_desk(folder, lambda: NOW, zone=UTC)
        if under_way[1] == "merge":
            assert desk.look_into(parcels()[under_way[2]]).brings_nothing, "half of a merging"
        else:
            assert desk.bin() == (), "half of the bin"
        desk.close()
    report = examine(folder)
    assert report.healthy, report.lines
    made = [line[3] for line in confirmed if line[1] == "backup" and len(line) > 3]
    if made:
        assert (folder / backups.FOLDER / made[-1]).exists(), "a confirmed backup is gone"
    assert not any(row.fault for row in backing_up.rows(folder))
    for old in folder.glob("old-*"):
        _check_migrated(old)


def _check_migrated(old: Path) -> None:
    """The old library is there whole, lifted now if it was not; its folder is cleared away."""
    file = old / FILE_NAME
    if file.exists() and file.stat().st_size >= len(_OLD):  # else it was killed while it laid the file there
        library = open_library(old)
        assert len(articles.records(library)) == 2, "the old library lost an article"
        library.close()
        assert examine(old).healthy
    for path in sorted(old.rglob("*"), reverse=True):
        path.rmdir() if path.is_dir() else path.unlink()
    old.rmdir()


def _state(folder: Path) -> str:
    """The fingerprint of the library as it opens."""
    library = open_library(folder)
    try:
        return fingerprint(library)
    finally:
        library.close()


def run(times: int, seed: int) -> tuple[Counter[str], int]:
    """So many kills; what was under way at each, and how many actions were confirmed before."""
    under_way: Counter[str] = Counter()
    confirmed = 0
    parcels()  # before a process is forked
    with tempfile.TemporaryDirectory() as place:
        for number in range(times):
            dice = random.Random(seed * 1_000_003 + number)
            folder = Path(place) / f"library-{number // _KILLS_A_LIBRARY}"
            try:
                moment = NOW + timedelta(days=_LEAST_DAYS * number)
                kind, done = kill_once(folder, dice, KINDS[number % len(KINDS)], moment)
            except (AssertionError, QuizbankError) as error:
                raise SystemExit(f"kill {number} of seed {seed}: {error}") from error
            under_way[kind] += 1
            confirmed += done
    return under_way, confirmed


def main() -> None:
    """Kill as often as is asked and say what was hit."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--times", type=int, default=1000)
    parser.add_argument("--seed", type=int, default=1)
    wishes = parser.parse_args()
    under_way, confirmed = run(wishes.times, wishes.seed)
    hit = ", ".join(f"{kind} {count}" for kind, count in under_way.most_common())
    sys.stdout.write(f"{wishes.times} kills, {confirmed} confirmed actions, none lost. Under way: {hit}.\n")


if __name__ == "__main__":
    main()
