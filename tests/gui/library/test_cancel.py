"""An import that is stopped at twenty different moments of the real analysis process changes nothing."""

from collections.abc import Iterator
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from gui.library.import_state import Source
from quizbank.strings import say
from quizbank.worker.client import Worker
from tests.gui.library.conftest import LONG_MS, MakeRoom, Room
from tests.news import TREATY

DAY = date(2021, 3, 29)
# So long that it can't be done before it is stopped, however busy the computer is.
LONG = Source("long.txt", data=(TREATY + TREATY[40:] * 20).encode(), published=DAY)
TREATY_FILE = Source("treaty.txt", data=TREATY.encode(), published=DAY)

# The step that is waited for, how many reports of it, and how many turns of the event loop after that ("": at once).
MOMENTS = (
    *(("", 0, turns) for turns in (0, 1, 2, 5, 30)),
    *(("loading", 1, turns) for turns in (0, 1, 10)),
    *(("model", 1, turns) for turns in (0, 2, 20)),
    *(("reading", reports, 0) for reports in (1, 2, 5, 20, 60)),
    ("reading", 1, 3),
    ("facts", 1, 0),
    ("questions", 1, 0),
    ("choosing", 1, 0),
)


class Stopper:
    """Counts the reports of the import and presses Cancel at the wanted one, before the next is looked at."""

    def __init__(self, room: Room) -> None:
        self.room = room
        self.heard: list[str] = []
        self.wanted: tuple[str, int, int] = ("", 0, 0)
        room.page.importer.moved.connect(self._count)

    def run(self, moment: tuple[str, int, int]) -> None:
        """Begin to add the long text and stop it at that moment."""
        self.heard.clear()
        self.wanted = step, reports, turns = moment
        self.room.page.importer.add((LONG,))
        if step and not turns:
            self.room.come_to_rest()
            return
        self.room.qtbot.waitUntil(lambda: self.heard.count(step) >= reports, timeout=LONG_MS)
        for _ in range(turns):
            QApplication.processEvents()
        assert self.room.page.importer.state.current is not None
        self.room.press(Qt.Key.Key_Escape)

    def _count(self) -> None:
        self.heard.append(self.room.page.importer.state.step)
        step, reports, turns = self.wanted
        if step and not turns and self.heard.count(step) == reports:
            self.room.page.notices.work.cancel.click()


@pytest.fixture
def worker() -> Iterator[Worker]:
    worker = Worker()
    yield worker
    worker.close()


@pytest.fixture
def room(make_room: MakeRoom, worker: Worker) -> Room:
    return make_room(analyst=worker)


@pytest.mark.slow
def test_cancel_at_twenty_moments_leaves_the_library_and_the_next_import_works(room: Room) -> None:
    assert len(set(MOMENTS)) == 20
    before, stopper = room.desk.articles(), Stopper(room)
    for moment in MOMENTS:
        stopper.run(moment)
        heard = len(stopper.heard)
        assert room.page.importer.state.idle
        assert room.told == say("import", "cancelled")
        assert not room.page.notices.isVisible()
        for _ in range(20):
            room.window.context.analysis.poll()
            QApplication.processEvents()
        assert len(stopper.heard) == heard, "nothing more is heard of it"
        assert room.desk.articles() == before
        assert room.desk.can_undo() == "import", "the last action is that of the made-up library still"
        room.window.tell("")
    stopper.wanted = ("never", 1, 0)
    room.page.importer.add((TREATY_FILE,))
    room.come_to_rest()
    assert room.message is None
    first, *others = room.desk.articles()
    assert first.title == "Tashkent and Bishkek sign a border treaty"
    assert first.cards
    assert tuple(others) == before
