"""The search page in the window, on the made-up library."""

from pathlib import Path
from tempfile import mkdtemp

from PySide6.QtWidgets import QWidget

from gui.kit.pages import Context, PageWidget
from gui.search.page import SearchPage
from gui.search.state import search_state
from gui.shell.window import MainWindow
from quizbank.domain.errors import QuizbankError
from quizbank.workflows.desk import Desk
from tests.gui.desk_double import AnalystDouble
from tests.gui.library_screens import empty_desk
from tests.made_up import studied_desk

PLACES = ("library", "article", "study", "questions", "progress", "export")


class Elsewhere(PageWidget):
    """A page that isn't drawn here."""

    def __init__(self, context: Context) -> None:
        super().__init__()


def search_on(desk: Desk, words: str = "") -> tuple[MainWindow, SearchPage]:
    """A window that shows the search page."""
    window = MainWindow(desk, AnalystDouble(), {**dict.fromkeys(PLACES, Elsewhere), "search": SearchPage})
    window.go("search", words)
    page = window.page("search")
    assert isinstance(page, SearchPage)
    return window, page


def _folder() -> Path:
    return Path(mkdtemp(prefix="quizbank-screens-"))


def found() -> QWidget:
    """A name that stands in articles, names and questions."""
    return search_on(studied_desk(_folder()), "roth")[0]


def begin() -> QWidget:
    """Nothing typed yet."""
    return search_on(studied_desk(_folder()))[0]


def nothing() -> QWidget:
    """A long word that stands nowhere."""
    return search_on(studied_desk(_folder()), "Wasserstraßengebührenverordnungsänderung \u202e<b>x</b> " * 3)[0]


def waiting() -> QWidget:
    """Most of the library is not ready to be searched."""
    desk = studied_desk(_folder())
    window, page = search_on(desk)
    page.show_state(search_state("", (), desk.articles(), 340))
    return window


def failed() -> QWidget:
    """The disk is full."""
    window, page = search_on(studied_desk(_folder()))
    page.say_failed(QuizbankError("disk_full", path="search.sqlite"))
    return window


def empty() -> QWidget:
    """No article yet."""
    return search_on(empty_desk(_folder()))[0]
