"""The article page in the window, on the made-up library."""

from dataclasses import replace
from pathlib import Path
from tempfile import mkdtemp

from PySide6.QtWidgets import QWidget

from gui.article.page import ArticlePage
from gui.article.panes import QUIZ, TIMELINE, WHO
from gui.kit.pages import Context, PageWidget
from gui.shell.window import MainWindow
from quizbank.domain.reading import EMPTY_OUTLINE
from quizbank.domain.selection import Making
from quizbank.workflows import starters
from quizbank.workflows.desk import Desk
from quizbank.workflows.making_codec import encode
from tests.gui.desk_double import AnalystDouble
from tests.made_up import made_up_desk, river, studied_desk

PLACES = ("library", "article", "study", "questions", "progress", "export")


class Elsewhere(PageWidget):
    """A page that isn't drawn here."""

    def __init__(self, context: Context) -> None:
        super().__init__()


def window_on(desk: Desk, target: str = "") -> tuple[MainWindow, ArticlePage]:
    """A window that shows the article page."""
    window = MainWindow(desk, AnalystDouble(), {**dict.fromkeys(PLACES, Elsewhere), "article": ArticlePage})
    window.go("article", target or river().article.id)
    page = window.page("article")
    assert isinstance(page, ArticlePage)
    return window, page


def without_questions() -> Making:
    """The river article of which nothing can be asked."""
    made = river()
    return replace(made, facts=(), questions=(), omitted=made.omitted)


def kept_for_reading() -> Making:
    """An article in another language."""
    made = river()
    article = replace(made.article, language="kk")
    return replace(made, article=article, outline=EMPTY_OUTLINE, facts=(), questions=(), omitted=(), reading=b"")


def _folder() -> Path:
    return Path(mkdtemp(prefix="quizbank-screens-"))


def _studied() -> tuple[MainWindow, ArticlePage]:
    window, page = window_on(studied_desk(_folder()))
    page.cards.opened.emit(page.state.cards[2].uid if page.state else "")
    return window, page


def answer() -> QWidget:
    """A card with its answer, its proof lit."""
    window, page = _studied()
    page.cards.card.answer_asked.emit()
    return window


def question() -> QWidget:
    """A card's question, in a library that was never studied."""
    return window_on(made_up_desk(_folder()))[0]


def _on_starter() -> tuple[MainWindow, ArticlePage]:
    desk = made_up_desk(_folder(), makings=())
    for name in reversed(starters.names()):
        desk.add(starters.making(name), starter=True)
    return window_on(desk, desk.articles()[0].id)


def starter() -> QWidget:
    """The first starter with an answer and its proof: the README's picture."""
    window, page = _on_starter()
    page.cards.opened.emit(page.state.cards[2].uid if page.state else "")
    page.cards.card.answer_asked.emit()
    return window


def first_start() -> QWidget:
    """A starter article with the three hints."""
    desk = made_up_desk(_folder(), makings=())
    desk.add(encode(river()), starter=True)
    return window_on(desk)[0]


def quiz() -> QWidget:
    """The tab Quiz."""
    window, page = _studied()
    page.tabs.set_current(QUIZ)
    return window


def who() -> QWidget:
    """The tab Who's who, with one of them lit."""
    window, page = _studied()
    mark = next(m for m in page.state.text.marks if m.kind == "actor") if page.state else None
    page.reader.mark_opened.emit(mark)
    page.who.list.opened.emit(page.who.list.current())
    return window


def who_said() -> QWidget:
    """Who's who of the first starter, with something that was said lit."""
    window, page = _on_starter()
    speaker = next(line for line in page.state.who if len(line.told) > 2) if page.state else None
    page.tabs.set_current(WHO)
    if speaker:
        page.who.open(f"{speaker.entity}/{len(speaker.told) - 1}")
        page.who.list.opened.emit(page.who.list.current())
    return window


def timeline() -> QWidget:
    """The tab Timeline."""
    window, page = _studied()
    page.tabs.set_current(TIMELINE)
    return window


def why() -> QWidget:
    """Why this answer."""
    window, page = _studied()
    page.cards.card.answer_asked.emit()
    page.cards.why_asked.emit()
    return window


def sentence() -> QWidget:
    """A sentence without a card says why."""
    window, page = _studied()
    page.reader.sentence_opened.emit(page.state.text.sentences[0][0] if page.state else 0)
    return window


def search() -> QWidget:
    """Searching in the text."""
    window, page = _studied()
    page.act("find")
    page.panes.reader_bar.find_bar.field.setText("league")
    return window


def nothing_to_ask() -> QWidget:
    """An article without questions."""
    return window_on(made_up_desk(_folder(), makings=(without_questions(),)))[0]


def reading_only() -> QWidget:
    """An article kept for reading."""
    made = kept_for_reading()
    return window_on(made_up_desk(_folder(), makings=(made,)), made.article.id)[0]


def nothing_open() -> QWidget:
    """No article in the library."""
    return window_on(made_up_desk(_folder(), makings=()), "none")[0]
