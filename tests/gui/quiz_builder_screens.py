"""The quiz builder in the window: enough, too little, nothing; and what it leads to."""

from dataclasses import replace
from datetime import UTC
from pathlib import Path
from tempfile import mkdtemp

from PySide6.QtWidgets import QWidget

from gui.kit.pages import PageFactory
from gui.quiz_builder.page import QuizBuilderPage
from gui.shell.window import MainWindow
from gui.study.page import StudyPage
from quizbank.domain.question import Interaction
from quizbank.workflows.desk import Desk
from quizbank.workflows.open_desk import open_desk
from tests.gui.desk_double import AnalystDouble
from tests.gui.study_screens import PLACES, Elsewhere, finish, ticking_desk
from tests.made_up import NOW, river

PAGES: dict[str, PageFactory] = {
    **dict.fromkeys(PLACES, Elsewhere),
    "study": StudyPage,
    "quiz": QuizBuilderPage,
}


def builder_on(desk: Desk, article: str = "") -> tuple[MainWindow, QuizBuilderPage]:
    """A window that shows the builder."""
    window = MainWindow(desk, AnalystDouble(), PAGES)
    window.go("quiz", article)
    page = window.page("quiz")
    assert isinstance(page, QuizBuilderPage)
    return window, page


def builder() -> QWidget:
    """Some articles ticked, and quizzes before."""
    window, page = builder_on(_with_past())
    page.pane.list.ticked.emit(river().article.id)
    return window


def builder_few() -> QWidget:
    """Asked for more than is read and kept."""
    desk = _with_past()
    desk.keep([row.uid for row in desk.questions(river().article.id)[:4]])
    window, page = builder_on(desk)
    page.form.number.setCurrentIndex(3)
    page.form.read.click()
    return window


def builder_none() -> QWidget:
    """Nothing is like that."""
    window, page = builder_on(ticking_desk())
    page.form.missed.click()
    page.form.timer.setCurrentIndex(2)
    return window


def builder_search() -> QWidget:
    """No title has that word."""
    window, page = builder_on(ticking_desk())
    page.pane.search.setText("Zeppelin")
    return window


def builder_empty() -> QWidget:
    """An empty library."""
    return builder_on(open_desk(Path(mkdtemp()), lambda: NOW, zone=UTC))[0]


def quiz_timed() -> QWidget:
    """A quiz under a timer, at an item that can be gone back from."""
    window, page = _started(minutes=2)
    page.quiz_view.answered.emit("x")
    page.quiz_view.acted.emit("next")
    return window


def quiz_time_up() -> QWidget:
    """The time is up."""
    window, page = _started(minutes=1)
    for _ in range(9):
        page.show_time()
    return window


def quiz_why() -> QWidget:
    """Why this answer, in a quiz."""
    window, page = _started(forms=frozenset({Interaction.CHOICE}))
    assert page.quiz_view.widget is not None
    page.quiz_view.widget.take_key("a")
    page.quiz_view.acted.emit("why")
    return window


def quiz_attempts() -> QWidget:
    """The third attempt at the same quiz, with the reason under what was missed."""
    window, page = _started(forms=frozenset({Interaction.CHOICE, Interaction.TEXT}))
    for _ in range(3):
        finish(page)
        page.end_view.acted.emit("again")
    finish(page)
    assert page.end_view.summary is not None
    missed = page.end_view.summary.missed[-1]
    page.end_view.reasons[missed.uid].show()
    page.end_view.why_wanted.emit(missed.article, missed.uid)
    return window


def _started(*, minutes: int = 0, forms: frozenset[Interaction] = frozenset()) -> tuple[MainWindow, StudyPage]:
    window, page = builder_on(ticking_desk(), river().article.id)
    page.form.changed.emit(replace(page.choice, minutes=minutes, forms=forms or page.choice.forms))
    page.start.click()
    study = window.page("study")
    assert isinstance(study, StudyPage)
    return window, study


def _with_past() -> Desk:
    desk = ticking_desk()
    for article in (river().article.id, "", river().article.id):
        view, _ = desk.new_quiz(article)
        for item in view.items[:7]:
            desk.answer_quiz(view.id, item.position, item.question.key or "")
        desk.quiz_result(view.id)
    return desk
