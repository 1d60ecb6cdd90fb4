"""The Progress page in the window, on the made-up library."""

from datetime import UTC, timedelta
from pathlib import Path
from tempfile import mkdtemp

from PySide6.QtWidgets import QWidget

from gui.kit.pages import Context, PageWidget
from gui.progress.page import ProgressPage
from gui.shell.window import MainWindow
from quizbank.domain.review import Grade
from quizbank.workflows.desk import Desk
from quizbank.workflows.making_codec import encode
from quizbank.workflows.open_desk import open_desk
from tests.gui.desk_double import AnalystDouble
from tests.made_up import NOW, made_up_desk, others, river, studied_desk

PLACES = ("library", "article", "study", "questions", "export")


class Elsewhere(PageWidget):
    """A page that isn't drawn here."""

    def __init__(self, context: Context) -> None:
        super().__init__()


def window_on(desk: Desk) -> tuple[MainWindow, ProgressPage]:
    """A window that shows the Progress page."""
    window = MainWindow(desk, AnalystDouble(), {**dict.fromkeys(PLACES, Elsewhere), "progress": ProgressPage})
    window.go("progress")
    page = window.page("progress")
    assert isinstance(page, ProgressPage)
    return window, page


def _folder() -> Path:
    return Path(mkdtemp(prefix="quizbank-screens-"))


def month_desk(folder: Path) -> Desk:
    """Four weeks of study on all but three evenings, two new cards a day, one answer in seven missed."""
    moment = [NOW - timedelta(days=28)]
    desk = open_desk(folder, lambda: moment[0], zone=UTC)
    for making in (*others(), river()):
        desk.add(encode(making))
    desk.remember("new_per_day", "2")
    given = 0
    for day in range(27, 0, -1):
        moment[0] = NOW - timedelta(days=day)
        if day in (23, 4, 3):
            continue
        for _ in range(2):  # what is missed comes again the same evening
            for uid in desk.queue():
                given += 1
                moment[0] += timedelta(seconds=50)
                grade = Grade.AGAIN if given % 7 == 0 else Grade.HARD if given % 3 == 0 else Grade.GOOD
                desk.grade(uid, grade, duration_ms=24_000)
            moment[0] += timedelta(minutes=12)
    moment[0] = NOW
    return desk


def month() -> QWidget:
    """After four weeks of study."""
    return window_on(month_desk(_folder()))[0]


def week() -> QWidget:
    """After the first days: nothing came back yet."""
    return window_on(studied_desk(_folder()))[0]


def numbers() -> QWidget:
    """The days as a table."""
    window, page = window_on(month_desk(_folder()))
    page.days.show_table(shown=True)
    return window


def nothing_studied() -> QWidget:
    """Cards, but no answer yet."""
    return window_on(made_up_desk(_folder()))[0]


def empty() -> QWidget:
    """No article."""
    return window_on(made_up_desk(_folder(), makings=()))[0]
