"""The Print & export page in the window, on the made-up library; the picture waits until the pages are drawn."""

from collections.abc import Callable
from pathlib import Path
from tempfile import mkdtemp

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QWidget

from gui.export.page import ExportPage
from gui.kit.pages import Context, PageWidget
from gui.shell.window import MainWindow
from quizbank.domain.paper import ExportReport
from quizbank.workflows.desk import Desk
from tests.gui.desk_double import AnalystDouble
from tests.made_up import made_up_desk, river, studied_desk

PLACES = ("library", "article", "study", "questions", "progress")
_DRAWN_AFTER_MS = 1500


class Elsewhere(PageWidget):
    """A page that isn't drawn here."""

    def __init__(self, context: Context) -> None:
        super().__init__()


class PrintWindow(MainWindow):
    """A window at the page, whose picture is taken when the pages are drawn; ``last`` is done just before."""

    def __init__(self, desk: Desk, target: str = "", last: Callable[[ExportPage], None] | None = None) -> None:
        super().__init__(desk, AnalystDouble(), {**dict.fromkeys(PLACES, Elsewhere), "export": ExportPage})
        self.go("export", target)
        self._last = last

    @property
    def shown(self) -> ExportPage:
        page = self.page("export")
        assert isinstance(page, ExportPage)
        return page

    def grab(self) -> QPixmap:  # type: ignore[override]
        _wait(_DRAWN_AFTER_MS)
        if self._last:
            self._last(self.shown)
            _wait(50)
        return super().grab()


def _wait(milliseconds: int) -> None:
    # QTest.qWait would keep the pool's thread from running.
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


def _desk() -> Desk:
    return studied_desk(Path(mkdtemp(prefix="quizbank-screens-")))


def items() -> QWidget:
    """An article's sheet, one item chosen."""

    def choose(page: ExportPage) -> None:
        page.pane.list.setCurrentIndex(page.pane.list.rows.index(2))

    window = PrintWindow(_desk(), river().article.id, choose)
    window.shown.settings = window.shown.settings.__class__(class_name="Civics 10b", article=river().article.id)
    window.shown._show()
    return window


def library() -> QWidget:
    """Items of all articles, two of them taken off."""
    window = PrintWindow(_desk())
    for _ in range(2):
        window.shown._take_off(window.shown.sheet.uids[1])
    return window


def sheet() -> QWidget:
    """The form of the sheet."""
    window = PrintWindow(_desk(), river().article.id)
    window.shown.pane.tabs.set_current(1)
    return window


def key() -> QWidget:
    """The key's page."""
    return PrintWindow(_desk(), river().article.id, lambda page: page.preview.go_to_key())


def exported() -> QWidget:
    """After an export that had to leave something out."""

    def tell(page: ExportPage) -> None:
        stems = [item.stem for item in page.sheet.items]
        left = ((stems[0], "gift_arrow"), (stems[4], "gift_gaps"))
        page._exported(Path("The river tariff.txt"), ExportReport(9, left))

    return PrintWindow(_desk(), river().article.id, tell)


def none() -> QWidget:
    """Nobody has read an item, and only read ones are wanted."""
    window = PrintWindow(made_up_desk(Path(mkdtemp(prefix="quizbank-screens-"))), river().article.id)
    window.shown.pane.form.unread.setChecked(False)
    return window


def empty() -> QWidget:
    """A library without items."""
    return PrintWindow(made_up_desk(Path(mkdtemp(prefix="quizbank-screens-")), makings=()))
