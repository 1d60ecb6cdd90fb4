"""The page that keeps a library, in the window, on the made-up library."""

from datetime import UTC, timedelta
from pathlib import Path
from tempfile import mkdtemp

from PySide6.QtCore import QElapsedTimer
from PySide6.QtWidgets import QApplication, QWidget

from gui.keeping.page import KeepingPage
from gui.shell.window import MainWindow
from quizbank.domain.review import Grade
from quizbank.domain.study_set import SetKind
from quizbank.workflows.desk import Desk
from quizbank.workflows.making_codec import encode
from quizbank.workflows.open_desk import open_desk
from tests.gui.desk_double import AnalystDouble
from tests.gui.progress_screens import PLACES, Elsewhere
from tests.made_up import NOW, made_up_desk, others, river

_PATIENCE_MS = 5000


def window_on(desk: Desk) -> tuple[MainWindow, KeepingPage]:
    """A window that shows the page, its backups read."""
    window = MainWindow(desk, AnalystDouble(), {**dict.fromkeys(PLACES, Elsewhere), "keeping": KeepingPage})
    window.go("keeping")
    page = window.page("keeping")
    assert isinstance(page, KeepingPage)
    rest(page)
    return window, page


def rest(page: KeepingPage) -> None:
    """Let what runs beside the window come back: a call that comes after it has come."""
    done: list[bool] = []
    page.backups._context.pool.run(lambda: True, done.append, lambda _: None)
    clock = QElapsedTimer()
    clock.start()
    while not done and clock.elapsed() < _PATIENCE_MS:
        QApplication.processEvents()
    assert done


def kept_desk(folder: Path) -> Desk:
    """Some days of work with backups, and two articles in the bin."""
    moment = [NOW - timedelta(days=9)]
    desk = open_desk(folder, lambda: moment[0], zone=UTC)
    for making in (*others(), river()):
        desk.add(encode(making))
    for day in (9, 6, 3, 2, 1):
        moment[0] = NOW - timedelta(days=day)
        for uid in desk.queue()[:3]:
            moment[0] += timedelta(seconds=50)
            desk.grade(uid, Grade.GOOD, duration_ms=9000)
        moment[0] += timedelta(hours=1)
        job = desk.back_up_job(at_once=True)
        assert job is not None
        job()
    for making in others()[:2]:
        moment[0] += timedelta(hours=5)
        desk.delete_article(making.article.id)
    moment[0] = NOW
    return desk


def carried(folder: Path) -> Path:
    """Somebody else's library as a file."""
    desk = made_up_desk(folder / "other")
    for uid in desk.queue()[:7]:
        desk.grade(uid, Grade.GOOD, duration_ms=9000)
    file = folder / "Marenia.quizbank"
    desk.carry_library(file)
    desk.close()
    return file


def _folder() -> Path:
    return Path(mkdtemp(prefix="quizbank-screens-"))


def full() -> QWidget:
    """Backups and a bin."""
    return window_on(kept_desk(_folder()))[0]


def restoring() -> QWidget:
    """A backup compared with the library."""
    window, page = window_on(kept_desk(_folder()))
    page.backups.lines[2].button.click()
    return window


def preview() -> QWidget:
    """What somebody else's file would bring."""
    folder = _folder()
    window, page = window_on(kept_desk(folder))
    page.files.take(carried(folder))
    rest(page)
    page.tabs.set_current(2)
    return window


def the_bin() -> QWidget:
    """Two articles that can be put back."""
    window, page = window_on(kept_desk(_folder()))
    page.tabs.set_current(1)
    return window


def a_set() -> QWidget:
    """A set to be written into a file."""
    window, page = window_on(kept_desk(_folder()))
    page.files.kind.setCurrentIndex(1 + list(SetKind).index(SetKind.PERSON))
    page.act("export_library")
    return window


def empty() -> QWidget:
    """Nothing yet."""
    return window_on(made_up_desk(_folder(), makings=()))[0]
