"""The library page in the window: empty, filled, adding, and everything that an import may ask or say."""

from datetime import UTC
from pathlib import Path
from tempfile import mkdtemp

from PySide6.QtWidgets import QWidget

from gui.kit.pages import Context, PageWidget
from gui.library.import_state import ImportState, Source, begun, given
from gui.library.import_state import failure as import_failure
from gui.library.notices import DateQuestion
from gui.library.page import LibraryPage
from gui.shell.window import MainWindow
from quizbank.domain.errors import QuizbankError
from quizbank.domain.link import WaitingLink, show_link
from quizbank.workflows.analysis import Analyst, Failed, Message, Progress
from quizbank.workflows.desk import Desk
from quizbank.workflows.open_desk import open_desk
from tests.gui.desk_double import AnalystDouble
from tests.made_up import NOW, studied_desk

VETO = WaitingLink(
    "https://www.orsa.example/2031/03/highland-communes-win-a-veto",
    "Highland communes win a veto",
    None,
    "no_article",
    (("words", "62"),),
)
COAST = WaitingLink("https://orsa.example/files/coast-2031.pdf", "", None, "link_type", (("type", "application/pdf"),))
PLACES = ("library", "article", "study", "questions", "progress", "export", "search")


class Elsewhere(PageWidget):
    """A page that isn't drawn here."""

    def __init__(self, context: Context) -> None:
        super().__init__()


def library_on(desk: Desk, worker: Analyst | None = None) -> tuple[MainWindow, LibraryPage, AnalystDouble]:
    """A window that shows the library page, with an analyst of the caller's or with the double that comes back."""
    analyst = AnalystDouble()
    window = MainWindow(desk, worker or analyst, {**dict.fromkeys(PLACES, Elsewhere), "library": LibraryPage})
    window.go("library")
    page = window.page("library")
    assert isinstance(page, LibraryPage)
    return window, page, analyst


def empty_desk(folder: Path) -> Desk:
    """A desk on a library that holds nothing."""
    return open_desk(folder, lambda: NOW, zone=UTC)


def _folder() -> Path:
    return Path(mkdtemp(prefix="quizbank-screens-"))


def _importing(*messages: Message, filled: bool = True, names: tuple[str, ...] = ("veto.html",)) -> QWidget:
    window, page, analyst = library_on((studied_desk if filled else empty_desk)(_folder()))
    page.importer.add(tuple(Source(name, data=b"words") for name in names))
    for message in messages:
        analyst.waiting.append((len(analyst.jobs), message))
        window.context.analysis.poll()
    return window


def full() -> QWidget:
    """Four articles after a week of study."""
    return library_on(studied_desk(_folder()))[0]


def empty() -> QWidget:
    """Nothing yet."""
    return library_on(empty_desk(_folder()))[0]


def adding() -> QWidget:
    """Add article was pressed."""
    window, page, _ = library_on(studied_desk(_folder()))
    page.act("add_article")
    return window


def dropping() -> QWidget:
    """A file is held over the page."""
    window, page, _ = library_on(empty_desk(_folder()))
    page.dragging(over=True)
    return window


def working() -> QWidget:
    """The second step of the first of three files."""
    return _importing(Progress("reading", 14, 41), names=("veto.html", "coast.txt", "locks.html"))


def working_first() -> QWidget:
    """The first article of an empty library."""
    return _importing(Progress("model", 0, 1), filled=False)


def date_question() -> QWidget:
    """A page that does not say when it was published."""
    return _importing(Failed("date_missing", (("name", "veto.html"),)))


def language_question() -> QWidget:
    """A page in another language."""
    return _importing(Failed("other_language", (("name", "tarif.html"), ("language", "Kazakh"))))


def failure() -> QWidget:
    """A file that cannot be read."""
    return _importing(Failed("source_binary", (("name", "veto.pdf"),)), names=("veto.pdf",))


def failures() -> QWidget:
    """Three of four files cannot be added."""
    window, page, analyst = library_on(studied_desk(_folder()))
    names = ("veto.pdf", "empty.txt", "login.html", "coast.txt")
    codes = ("source_binary", "source_empty", "no_article")
    page.importer.add(tuple(Source(name, data=b"words") for name in names))
    for name, code in zip(names, codes, strict=False):
        parameters = (("name", name), ("words", "12"), ("minimum", "40"))
        analyst.waiting.append((len(analyst.jobs), Failed(code, parameters)))
        window.context.analysis.poll()
    return window


def _with_link(*links: WaitingLink, filled: bool = True) -> tuple[MainWindow, LibraryPage]:
    desk = (studied_desk if filled else empty_desk)(_folder())
    for waiting in links:
        desk.keep_link(waiting)
    window, page, _ = library_on(desk)
    return window, page


def fetching() -> QWidget:
    """The page behind a link is on its way."""
    window, page = _with_link()
    page.importer.state = begun(given(ImportState(), (Source(link=VETO.link), Source(link=COAST.link))))
    page.importer.changed.emit()
    return window


def link() -> QWidget:
    """A link has no article behind it, and another one has waited for longer."""
    window, page = _with_link(COAST, VETO)
    page.importer.ask_for_text(VETO)
    return window


def link_first() -> QWidget:
    """The first link of an empty library leads to a PDF."""
    window, page = _with_link(COAST, filled=False)
    page.importer.ask_for_text(COAST)
    return window


def link_failed() -> QWidget:
    """A site that is not there."""
    window, page = _with_link()
    error = QuizbankError("link_unreachable", name=VETO.link, reason="Name or service not known")
    page.importer.add((), (import_failure(show_link(VETO.link), error),))
    return window


def link_wrong() -> QWidget:
    """What was typed into the field is no link to a page."""
    window, page = _with_link()
    page.act("add_article")
    page.begin.link.text.setText("ftp://orsa.example/veto")
    page.begin.link.add.click()
    return window


def date_wrong() -> QWidget:
    """A day that is still to come was typed."""
    window = date_question()
    question = window.findChild(DateQuestion)
    assert isinstance(question, DateQuestion)
    question.day.setText("21 March 2031")
    question.accept()
    return window
