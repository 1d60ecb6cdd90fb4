"""A process that dies in the middle of grading loses no grade that it had confirmed."""

import os
import signal
import subprocess
import sys
from datetime import UTC
from pathlib import Path

from quizbank.store import events
from quizbank.store.engine import open_library
from quizbank.workflows.doctor import cards_off, examine
from quizbank.workflows.making_codec import encode
from quizbank.workflows.open_desk import open_desk
from tests.store.makings import NOW, first

KILLS = 5
_GRADES_BEFORE = (3, 17, 40, 8, 25)
_CHILD = """
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


def test_every_confirmed_grade_is_there_after_a_kill(data_folder: Path) -> None:
    desk = open_desk(data_folder, lambda: NOW, zone=UTC)
    desk.add(encode(first()))
    desk.close()
    confirmed: list[int] = []
    for number in range(KILLS):
        confirmed += _grade_and_kill(data_folder, number)
        library = open_library(data_folder)
        logged = [event.id for event in events.read(library)]
        assert set(confirmed) <= set(logged)
        assert logged == list(range(1, len(logged) + 1))
        assert cards_off(library) == ()
        library.close()
    assert examine(data_folder).healthy


def _grade_and_kill(folder: Path, number: int) -> list[int]:
    """What the child confirmed before it was killed; the last line may be cut short and does not count."""
    child = subprocess.Popen(
        [sys.executable, "-c", _CHILD, str(folder), str(number)], stdout=subprocess.PIPE, env={**os.environ}
    )
    assert child.stdout is not None
    with child.stdout:
        lines = [child.stdout.readline() for _ in range(_GRADES_BEFORE[number])]
        child.send_signal(signal.SIGKILL)
        lines += child.stdout.readlines()
    assert child.wait(10) == -signal.SIGKILL
    return [int(line) for line in lines if line.endswith(b"\n")]
