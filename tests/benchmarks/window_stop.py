"""`python -m tests.benchmarks.window_stop`: how long the window stands still while an article is imported.

A 10 ms timer runs in the window's thread; its longest gap beyond 10 ms is the longest stop. The same is measured
while nothing happens. Wanted: at most twice the idle stop, or 16 ms (one picture), whichever is more.
"""

import json
import os
import tempfile
import time
from datetime import UTC, date, datetime
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication

from gui.app import open_window
from gui.kit import theme
from gui.shell.window import MainWindow
from quizbank.worker.client import Worker
from quizbank.workflows.analysis import MakeJob
from quizbank.workflows.drafts import Draft, draft
from quizbank.workflows.open_desk import open_desk

TICK_MS = 10
WORDS = 3000
STORIES = Path(__file__).resolve().parents[1] / "articles"


class Gaps:
    """The longest time between two ticks of the window's timer."""

    def __init__(self) -> None:
        self.longest = 0.0
        self._last = time.perf_counter()
        self._timer = QTimer()
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._tick)
        self._timer.start(TICK_MS)

    def _tick(self) -> None:
        now = time.perf_counter()
        self.longest = max(self.longest, (now - self._last) * 1000 - TICK_MS)
        self._last = now

    def restart(self) -> None:
        """Forget what was measured so far."""
        self.longest, self._last = 0.0, time.perf_counter()


def long_article() -> bytes:
    """An article of 3,000 words from the stories of the tests, each paragraph under a number of its own."""
    body = (STORIES / "treaty.txt").read_text(encoding="utf-8").split("\n\n")[2:]
    paragraphs: list[str] = []
    while sum(len(p.split()) for p in paragraphs) < WORDS:
        paragraphs += [f"In report {len(paragraphs) + n} it says: {p.strip()}" for n, p in enumerate(body)]
    return ("A long report on the border\n\n2021-03-29\n\n" + "\n\n".join(paragraphs)).encode()


def idle(app: QApplication, gaps: Gaps, seconds: float) -> float:
    """The longest stop while nothing happens, ms."""
    gaps.restart()
    end = time.perf_counter() + seconds
    while time.perf_counter() < end:
        app.processEvents()
        time.sleep(0.0005)
    return gaps.longest


def importing(app: QApplication, gaps: Gaps, window: MainWindow) -> dict[str, float]:
    """The longest stop from the start of an import to the article on the page, ms; and the seconds it took."""
    done: list[bytes] = []
    failed: list[object] = []
    analysis = window.context.analysis
    analysis.finished.connect(lambda _ticket, making: done.append(making))
    analysis.failed.connect(lambda _ticket, error: failed.append(error))
    gaps.restart()
    began = time.perf_counter()
    analysis.start(MakeJob("long.txt", long_article(), date(2021, 3, 29)))
    while not done and not failed:
        app.processEvents()
        time.sleep(0.0005)
    assert done, failed
    reading = gaps.longest
    drafts: list[Draft] = []
    window.context.pool.run(lambda: draft(done[0]), drafts.append, failed.append)
    while not drafts and not failed:
        app.processEvents()
        time.sleep(0.0005)
    article, changes = window.desk.add(drafts[0])
    app.processEvents()
    window.context.publish(changes)
    app.processEvents()
    storing = gaps.longest
    window.go("article", article)
    app.processEvents()
    return {
        "reading": reading,
        "with_storing": storing,
        "with_opening_the_article": gaps.longest,
        "seconds": time.perf_counter() - began,
    }


def main() -> None:
    """Print one JSON line."""
    app = QApplication.instance() or QApplication([])
    assert isinstance(app, QApplication)
    theme.start(app)
    with tempfile.TemporaryDirectory() as folder:
        desk = open_desk(Path(folder), lambda: datetime.now(UTC))
        worker = Worker()
        window = open_window(desk, worker)
        window.show()
        gaps = Gaps()
        idle(app, gaps, 1.0)
        stop = idle(app, gaps, 4.0)
        figures = importing(app, gaps, window)
        window.close()
        worker.close()
        desk.close()
    bound = max(2 * stop, 16.0)
    print(
        json.dumps(
            {"idle_ms": round(stop, 1), "bound_ms": round(bound, 1)} | {k: round(v, 1) for k, v in figures.items()}
        )
    )


if __name__ == "__main__":
    main()
