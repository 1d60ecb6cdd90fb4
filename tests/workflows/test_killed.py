"""A process that dies in the middle of grading loses no grade that it had confirmed."""

import signal
import subprocess
import sys
from dataclasses import replace
from datetime import UTC
from pathlib import Path

from quizbank.domain.identity import article_id
from quizbank.domain.selection import Making
from quizbank.store import articles, events
from quizbank.store.engine import open_library
from quizbank.workflows.doctor import cards_off, examine
from quizbank.workflows.making_codec import encode
from quizbank.workflows.open_desk import open_desk
from tests.store.makings import NOW, first

_ROOT = Path(__file__).parents[2]
KILLS = 5
IMPORT_KILLS = 3
_GRADES_BEFORE = (3, 17, 40, 8, 25)
_GRADING = """
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path
from quizbank.domain.review import Grade
from quizbank.workflows.open_desk import open_desk

moment = [datetime(2031, 5, 2, 9, tzinfo=UTC) + timedelta(hours=int(sys.argv[2]))]
desk = open_desk(Path(sys.argv[1]), lambda: moment[0], zone=UTC)
uids = [row.uid for row in desk.article(desk.articles()[0].id).cards]
for number in range(10_000):
    moment[0] += timedelta(seconds=7)
    answered, _ = desk.grade(uids[number % len(uids)], Grade(1 + number % 4), duration_ms=900)
    print(answered.event, flush=True)
"""
_IMPORTING = """
import sys
from datetime import UTC
from pathlib import Path
from quizbank.workflows.making_codec import encode
from quizbank.workflows.open_desk import open_desk
from tests.store.makings import NOW
from tests.workflows.test_killed import copy

desk = open_desk(Path(sys.argv[1]), lambda: NOW, zone=UTC)
for number in range(100):
    article, _ = desk.add(encode(copy(100 * int(sys.argv[2]) + number)))
    print(article, flush=True)
"""


def test_every_confirmed_grade_is_there_after_a_kill(data_folder: Path) -> None:
    desk = open_desk(data_folder, lambda: NOW, zone=UTC)
    desk.add(encode(first()))
    desk.close()
    confirmed: list[int] = []
    for number in range(KILLS):
        confirmed += map(int, _run_and_kill(_GRADING, data_folder, number, _GRADES_BEFORE[number]))
        library = open_library(data_folder)
        logged = [event.id for event in events.read(library)]
        assert set(confirmed) <= set(logged)
        assert logged == list(range(1, len(logged) + 1))
        assert cards_off(library) == ()
        library.close()
    assert examine(data_folder).healthy


def test_a_killed_import_is_whole_or_not_there(data_folder: Path) -> None:
    open_library(data_folder).close()
    for number in range(IMPORT_KILLS):
        lines = _run_and_kill(_IMPORTING, data_folder, number, 1 + 2 * number)
        library = open_library(data_folder)
        there = {record.id for record in articles.records(library)}
        assert {line.decode().strip() for line in lines} <= there
        assert {copy(n).article.id for n in range(100 * IMPORT_KILLS)} >= there
        by_id = {copy(n).article.id: copy(n) for n in range(100 * number, 100 * number + 50)}
        assert all(articles.making(library, i) == by_id[i] for i in there if i in by_id)
        library.close()
    assert examine(data_folder).healthy


def copy(number: int) -> Making:
    """The first making as another article: its text and facts are its own."""
    making, mark = first(), f" No. {number}."
    text = making.article.text + mark
    article = replace(making.article, text=text, id=article_id(text))
    facts = {f.id: replace(f, id=f.id[:8] + f"{number:08}") for f in making.facts}
    questions = tuple(
        replace(
            q,
            id=q.id[:8] + f"{number:08}",
            fact=facts[q.fact].id,
            evidence=tuple(replace(e, article=article.id) for e in q.evidence),
        )
        for q in making.questions
    )
    return replace(making, article=article, facts=tuple(facts.values()), questions=questions, reading=bytes(90_000))


def _run_and_kill(code: str, folder: Path, number: int, count: int) -> list[bytes]:
    """The lines that the child had said when it was killed, ``count`` at least; one cut short does not count."""
    child = subprocess.Popen([sys.executable, "-c", code, str(folder), str(number)], stdout=subprocess.PIPE, cwd=_ROOT)
    assert child.stdout is not None
    with child.stdout:
        lines = [child.stdout.readline() for _ in range(count)]
        child.send_signal(signal.SIGKILL)
        lines += child.stdout.readlines()
    assert child.wait(10) == -signal.SIGKILL
    return [line for line in lines if line.endswith(b"\n")]
