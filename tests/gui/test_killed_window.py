"""A window that dies in the middle of a study session loses no grade that it had confirmed."""

import os
import signal
import subprocess
import sys
from datetime import UTC
from pathlib import Path

from quizbank.store import events
from quizbank.store.engine import open_library
from quizbank.workflows.doctor import examine
from quizbank.workflows.making_codec import encode
from quizbank.workflows.open_desk import open_desk
from tests.made_up import NOW, others, river

_ROOT = Path(__file__).parents[2]
_STUDYING = """
import sys
from datetime import UTC, timedelta
from pathlib import Path
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from gui.app import open_window
from gui.kit import theme
from quizbank.worker.client import Worker
from quizbank.workflows.open_desk import open_desk
from tests.made_up import NOW

app = QApplication([])
theme.start(app)
moment = [NOW + timedelta(hours=int(sys.argv[2]))]
desk = open_desk(Path(sys.argv[1]), lambda: moment[0], zone=UTC)
window = open_window(desk, Worker())
window.show()
window.go("study")
study = window.page("study")
while study.sittings.settle() == "review":
    moment[0] += timedelta(seconds=9)
    QTest.keyClick(study.card_view, Qt.Key.Key_Space)
    QTest.keyClick(study.card_view, Qt.Key.Key_1)
    app.processEvents()
    print(study.sittings.review.session.events[-1], flush=True)
"""
_SITTING = (
    _STUDYING[: _STUDYING.index('window.go("study")')]
    + """
window.go("quiz")
builder = window.page("quiz")
builder.form.timer.setCurrentIndex(1)
builder.form.timer.activated.emit(1)
builder.start.click()
study = window.page("study")
while study.sittings.quiz is not None:
    moment[0] += timedelta(seconds=9)
    study.quiz_view.answered.emit("nobody")
    app.processEvents()
    print(study.sittings.quiz.position, flush=True)
    study.quiz_view.acted.emit("next")
"""
)
_GRADES_BEFORE = (1, 9, 4)


def test_every_grade_that_the_window_confirmed_is_there(tmp_path: Path) -> None:
    desk = open_desk(tmp_path, lambda: NOW, zone=UTC)
    for making in (*others(), river()):
        desk.add(encode(making))
    desk.close()
    confirmed: list[int] = []
    for number, count in enumerate(_GRADES_BEFORE):
        confirmed += _study_and_kill(tmp_path, number, count)
        library = open_library(tmp_path)
        logged = [event.id for event in events.read(library)]
        library.close()
        assert set(confirmed) <= set(logged)
    assert len(confirmed) >= sum(_GRADES_BEFORE)
    assert examine(tmp_path).healthy


def test_a_quiz_that_was_killed_goes_on_where_it_was_with_its_timer(tmp_path: Path) -> None:
    desk = open_desk(tmp_path, lambda: NOW, zone=UTC)
    for making in (*others(), river()):
        desk.add(encode(making))
    desk.close()
    answered = _study_and_kill(tmp_path, 0, 3, _SITTING)
    desk = open_desk(tmp_path, lambda: NOW, zone=UTC)
    quiz = desk.open_quiz()
    if quiz is None:  # it was killed only after its last answer
        (quiz,) = desk.past_quizzes(1)
    desk.close()
    assert {item.position for item in quiz.items if item.given == "nobody"} >= set(answered)
    assert quiz.minutes == 5 and quiz.spent.total_seconds() >= 9 * len(answered)


def _study_and_kill(folder: Path, number: int, count: int, script: str = _STUDYING) -> list[int]:
    """The grades that were confirmed on the page when the process was killed, ``count`` at least."""
    child = subprocess.Popen(
        [sys.executable, "-c", script, str(folder), str(number)],
        stdout=subprocess.PIPE, cwd=_ROOT, env=os.environ | {"QT_QPA_PLATFORM": "offscreen"},
    )  # fmt: skip
    assert child.stdout is not None
    with child.stdout:
        lines = [child.stdout.readline() for _ in range(count)]
        child.send_signal(signal.SIGKILL)
        lines += child.stdout.readlines()
    assert child.wait(10) == -signal.SIGKILL
    return [int(line) for line in lines if line.endswith(b"\n")]
