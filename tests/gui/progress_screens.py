"""The Progress page in the window, on the made-up library."""

from pathlib import Path
from tempfile import mkdtemp

from PySide6.QtWidgets import QWidget

from gui.kit.pages import Context, PageWidget
from gui.progress.page import ProgressPage
from gui.shell.window import MainWindow
from quizbank.workflows.desk import Desk
from tests.gui.desk_double import AnalystDouble
from tests.made_up import made_up_desk, studied_desk

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


def studied() -> QWidget:
    """After a week of study."""
    return window_on(studied_desk(_folder()))[0]


def numbers() -> QWidget:
    """The days as a table."""
    window, page = window_on(studied_desk(_folder()))
    page.days.show_table(shown=True)
    return window


def nothing_studied() -> QWidget:
    """Cards, but no answer yet."""
    return window_on(made_up_desk(_folder()))[0]


def empty() -> QWidget:
    """No article."""
    return window_on(made_up_desk(_folder(), makings=()))[0]
