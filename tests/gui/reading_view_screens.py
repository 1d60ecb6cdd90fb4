"""The page "How this article was read" in the window, on the made-up library."""

from dataclasses import replace
from pathlib import Path
from tempfile import mkdtemp

from PySide6.QtWidgets import QWidget

from gui.kit.pages import Context, PageWidget
from gui.reading_view.page import ReadingPage
from gui.reading_view.remaker import Stage
from gui.shell.window import MainWindow
from quizbank.domain.correction import Rename, anchor
from quizbank.domain.question import Question, Topic
from quizbank.domain.reading import Quote, Reading
from quizbank.domain.reading_codec import encode as encode_reading
from quizbank.domain.selection import Making
from quizbank.workflows.analysis import Failed, Result
from quizbank.workflows.desk import Desk
from quizbank.workflows.make_questions import GENERATOR
from quizbank.workflows.making_codec import encode
from tests.builders import make_reading
from tests.gui.desk_double import AnalystDouble
from tests.made_up import RIVER_DATES, RIVER_ENTITIES, made_up_desk, others, river
from tests.store.makings import to_read

PLACES = ("library", "article", "questions", "study", "progress", "export")
HEAD = "Ilsa Corrin"


class Elsewhere(PageWidget):
    """A page that isn't drawn here; it keeps where it was asked to go."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self.opened = ""

    def open(self, target: str) -> None:
        self.opened = target


def read_river() -> Making:
    """The river article with a reading that can be decoded and corrected, somebody's words in it."""
    making = river()
    reading = make_reading(making.article, RIVER_ENTITIES, RIVER_DATES)
    reading = _with_guess(replace(reading, entities=tuple(e for e in reading.entities if e.mentions)))
    text = making.article.text
    words = "We did not ask for money, we asked to be asked,"
    start = text.index(words)
    speaker = next(e.id for e in reading.entities if e.name == "Tomas Veld")
    dates = tuple(replace(d, explicit=d.value != "2031-03-13") for d in reading.dates)
    reading = replace(
        reading, dates=dates, quotes=(Quote(start, start + len(words), direct=True, speaker=speaker, verb=0),)
    )
    return replace(making, outline=reading.outline, generator=GENERATOR, reading=encode_reading(reading))


def _with_guess(reading: Reading) -> Reading:
    """One of the names is nothing but a guess."""
    entities = tuple(
        replace(e, mentions=tuple(replace(m, evidence=("model",)) for m in e.mentions))
        if e.name == "Jonas Merrow"
        else e
        for e in reading.entities
    )
    return replace(reading, entities=entities)


def remade(making: Making) -> Making:
    """What a remaking might give: some stems are other ones, one item is new, two are gone."""
    first, second, third, *rest = making.questions

    def other(q: Question) -> Question:
        return replace(q, stem=q.stem.replace("?", ", according to the article?"), explanation="")

    new = replace(third, id="new", asked_role="chair", stem="Who chairs the Basin Council?", key=HEAD)
    new = replace(new, topic=Topic.ACTOR)
    return replace(making, questions=(other(first), other(second), new, *rest[:-1]))


def desk_with(*makings: Making) -> Desk:
    """A desk on a new library."""
    return made_up_desk(Path(mkdtemp(prefix="quizbank-screens-")), makings=makings or (*others(), read_river()))


def window_on(desk: Desk, target: str) -> tuple[MainWindow, ReadingPage, AnalystDouble]:
    """A window that shows the page."""
    analyst = AnalystDouble()
    window = MainWindow(desk, analyst, {**dict.fromkeys(PLACES, Elsewhere), "reading": ReadingPage})
    window.go("reading", target)
    page = window.page("reading")
    assert isinstance(page, ReadingPage)
    return window, page, analyst


def correct_head(desk: Desk) -> None:
    """Name the president in full."""
    entity = next(e for e in read_river().outline.entities if e.name == HEAD)
    desk.correct(read_river().article.id, Rename(anchor(entity), "Ilsa Maria Corrin"))


def _river() -> tuple[MainWindow, ReadingPage, AnalystDouble]:
    return window_on(desk_with(), read_river().article.id)


def _corrected() -> tuple[MainWindow, ReadingPage, AnalystDouble]:
    """The president is named in full, and what would change is known."""
    desk = desk_with()
    article = read_river().article.id
    correct_head(desk)
    typed = [row.uid for row in desk.questions(article) if row.question.kind == "typed"]
    desk.keep([desk.questions(article)[-1].uid, *typed])
    desk.reword(desk.questions(article)[0].uid, "stem", "Who is the president?")
    shown = window_on(desk, article)
    answer(shown[1], shown[2], Result(encode(remade(read_river()))))
    return shown


def answer(page: ReadingPage, analyst: AnalystDouble, message: Result | Failed) -> None:
    """Let the analysis process answer at once."""
    page.remaker.start()
    analyst.waiting = [(len(analyst.jobs), message)]
    page.remaker._context.analysis.poll()
    assert page.remaker.stage in (Stage.READY, Stage.FAILED)


def names() -> QWidget:
    """All names, the president's places at the right."""
    window, page, _ = _river()
    page._choose(next(line.key for line in page.state.lines if line.text == HEAD))  # type: ignore[union-attr]
    return window


def splitting() -> QWidget:
    """One of two places is chosen."""
    window, page, _ = _river()
    page._choose(next(line.key for line in page.state.lines if line.text == "Harbour League"))  # type: ignore[union-attr]
    page.detail.mentions[1].box.setChecked(True)
    return window


def dates() -> QWidget:
    """The dates."""
    window, page, _ = _river()
    page._choose_show("dates")
    return window


def said() -> QWidget:
    """Who says what."""
    window, page, _ = _river()
    page._choose_show("said")
    return window


def looking() -> QWidget:
    """Corrected, and nobody knows yet what would change."""
    desk = desk_with()
    correct_head(desk)
    return window_on(desk, read_river().article.id)[0]


def ready() -> QWidget:
    """Corrected, and what would change is said in one line."""
    return _corrected()[0]


def changes() -> QWidget:
    """The list of what would change."""
    window, page, _ = _corrected()
    page.toggle_list()
    return window


def by_hand() -> QWidget:
    """What was put right by hand."""
    window, page, _ = _corrected()
    page._choose_show("corrected")
    return window


def failed() -> QWidget:
    """The questions could not be made anew."""
    desk = desk_with()
    correct_head(desk)
    window, page, analyst = window_on(desk, read_river().article.id)
    answer(page, analyst, Failed("reading_damaged"))
    return window


def offered() -> QWidget:
    """Another article has something to offer."""
    making = read_river()
    other = others()[0]
    roth = next(e for e in other.outline.entities if e.name == "Anneke Roth")
    desk = desk_with(*others(), making)
    desk.correct(other.article.id, Rename(anchor(roth), "Anneke Maria Roth"))
    return window_on(desk, making.article.id)[0]


def _place(text: str, words: str) -> tuple[int, int]:
    return text.index(words), text.index(words) + len(words)


def renaming() -> QWidget:
    """The dialog that asks for a name."""
    from gui.reading_view.asking import NameDialog

    return NameDialog(HEAD)


def merging() -> QWidget:
    """The dialog that asks who else it is."""
    from gui.reading_view import state
    from gui.reading_view.asking import ChoiceDialog

    view = desk_with().how_read(read_river().article.id)
    return ChoiceDialog("merge", HEAD, state.others(view, state.key_at(view, _place(view.article.text, HEAD))))


def nothing() -> QWidget:
    """An article that was only kept to be read."""
    return window_on(desk_with(to_read()), to_read().article.id)[0]
