"""The Questions page in the window, on the made-up library."""

from pathlib import Path
from tempfile import mkdtemp

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import QWidget

from gui.answers.wrong import WrongMenu
from gui.kit.pages import Context, PageWidget
from gui.questions.page import QuestionsPage
from gui.shell.window import MainWindow
from quizbank.domain.review import DropReason
from quizbank.workflows.desk import Desk
from tests.gui.desk_double import AnalystDouble
from tests.made_up import made_up_desk, river, river_with_sets, studied_desk

PLACES = ("library", "article", "study", "progress", "export")


class Elsewhere(PageWidget):
    """A page that isn't drawn here."""

    def __init__(self, context: Context) -> None:
        super().__init__()


def window_on(desk: Desk, target: str = "") -> tuple[MainWindow, QuestionsPage]:
    """A window that shows the Questions page."""
    window = MainWindow(desk, AnalystDouble(), {**dict.fromkeys(PLACES, Elsewhere), "questions": QuestionsPage})
    window.go("questions", target)
    page = window.page("questions")
    assert isinstance(page, QuestionsPage)
    return window, page


def _river(shown: str = "") -> tuple[MainWindow, QuestionsPage]:
    """The river article after some were kept; ``shown`` is a kind of item to open."""
    desk = studied_desk(Path(mkdtemp(prefix="quizbank-screens-")))
    window, page = window_on(desk, river().article.id)
    page._choose_order("article")
    wanted = next((row.uid for row in page._rows if row.question.kind == shown and row.state == "new"), "")
    page._show(wanted or page.uid)
    return window, page


def choice() -> QWidget:
    """A choice with what the article says of the other options."""
    return _river("choice")[0]


def typed() -> QWidget:
    """A typed answer, over the whole library."""
    desk = studied_desk(Path(mkdtemp(prefix="quizbank-screens-")))
    return window_on(desk)[0]


def gap() -> QWidget:
    """A sentence with a gap."""
    return _river("cloze")[0]


def true_false() -> QWidget:
    """A statement, kept."""
    window, page = _river("true_false")
    page._desk.keep([page.uid])
    page._load()
    page._show(page.uid)
    return window


def matching() -> QWidget:
    """Offices and who held them, each with its proof."""
    desk = made_up_desk(Path(mkdtemp(prefix="quizbank-screens-")), makings=(river_with_sets(),))
    window, page = window_on(desk, river().article.id)
    page._show(next(row.uid for row in page._rows if row.question.kind == "matching"))
    return window


def all_read() -> QWidget:
    """Everything of the article is read."""
    window, page = _river()
    page._desk.keep([row.uid for row in page._rows if row.state == "new"])
    page._rearrange()
    page._choose_order("unread")
    return window


def dropped() -> QWidget:
    """The dropped ones, each with its reason."""
    window, page = _river()
    for uid, reason in zip([row.uid for row in page._rows[:4]], DropReason, strict=True):
        page._desk.drop([uid], reason)
    page._choose_order("dropped")
    return window


def wrong() -> QWidget:
    """What is wrong with it: four reasons, or other words."""
    window, page = _river("choice")
    menu = WrongMenu(page.view)
    menu.setWindowFlags(Qt.WindowType.Widget)  # a menu of its own would not be in the picture
    menu.setGeometry(QRect(QPoint(260, 360), menu.sizeHint()))
    menu.show()
    return window


def empty() -> QWidget:
    """A library without questions."""
    return window_on(made_up_desk(Path(mkdtemp(prefix="quizbank-screens-")), makings=()))[0]


def why() -> QWidget:
    """Why the answer is the answer."""
    window, page = _river("choice")
    page.show_why()
    return window
