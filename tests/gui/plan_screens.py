"""The study plan in the window: sets of each kind, an exam, accepted answers, cards to mend, and nothing of each."""

from datetime import UTC
from pathlib import Path
from tempfile import mkdtemp

from PySide6.QtWidgets import QWidget

from gui.plan.asking import AskDialog
from gui.plan.page import PlanPage
from gui.plan.state import KINDS
from gui.shell.window import MainWindow
from gui.study.page import StudyPage
from quizbank.domain.review import Grade
from quizbank.domain.study_set import SetKind, StudySet
from quizbank.workflows.desk import Desk
from quizbank.workflows.open_desk import open_desk
from tests.gui.desk_double import AnalystDouble
from tests.gui.study_screens import PLACES, Elsewhere
from tests.made_up import NOW, river, studied_desk


def plan_on(desk: Desk, target: str = "") -> tuple[MainWindow, PlanPage]:
    """A window that shows the plan."""
    pages = {**dict.fromkeys(PLACES, Elsewhere), "study": StudyPage, "plan": PlanPage}
    window = MainWindow(desk, AnalystDouble(), pages)
    window.go("plan", target)
    page = window.page("plan")
    assert isinstance(page, PlanPage)
    return window, page


def choose_kind(page: PlanPage, kind: SetKind | None) -> None:
    """Choose what to study by."""
    at = 0 if kind is None else KINDS.index(kind) + 1
    page.sets.kind.setCurrentIndex(at)
    page.sets.kind.activated.emit(at)


def sets_mine() -> QWidget:
    """Sets with names."""
    desk = _studied()
    desk.keep_set("The coast and its people", StudySet(SetKind.PERSON, "Anneke Roth"))
    desk.keep_set("Winter", StudySet(SetKind.PERIOD, "2030-11/2031-02"))
    desk.keep_set("Water law", StudySet(SetKind.ARTICLE, river().article.id))
    return plan_on(desk)[0]


def sets_organizations() -> QWidget:
    """The organizations."""
    window, page = plan_on(_studied())
    choose_kind(page, SetKind.ORGANIZATION)
    return window


def sets_months() -> QWidget:
    """Months of news, and a span of them."""
    window, page = plan_on(_studied())
    choose_kind(page, SetKind.PERIOD)
    page.sets.first.setCurrentIndex(1)
    page.sets.first.activated.emit(1)
    return window


def sets_articles() -> QWidget:
    """The articles."""
    window, page = plan_on(_studied())
    choose_kind(page, SetKind.ARTICLE)
    return window


def sets_none() -> QWidget:
    """No set has a name yet."""
    window, page = plan_on(_studied())
    choose_kind(page, None)
    return window


def sets_naming() -> QWidget:
    """The dialog that asks for the name, which another set has."""
    desk = _studied()
    desk.keep_set("Coast", StudySet(SetKind.TOPIC, "actor"))
    _, page = plan_on(desk)
    choose_kind(page, SetKind.PERSON)
    page.sets.buttons["keep"].click()
    dialog = page.findChild(AskDialog)
    assert dialog is not None
    dialog.text.setText("Coast")
    dialog.accept()
    dialog.setParent(None)
    return dialog


def pace_exam() -> QWidget:
    """An exam is set."""
    desk = _studied()
    desk.remember("exam_on", "2031-04-02")
    return plan_on(desk, "pace")[0]


def pace_none() -> QWidget:
    """No exam; a day that is over is typed."""
    window, page = plan_on(_studied(), "pace")
    page.pace.exam.setText("14 Mar 2031")
    page.pace.exam.editingFinished.emit()
    return window


def accepted() -> QWidget:
    """Answers that were right."""
    desk = _studied()
    for uid, said in zip(desk.queue()[:3], ("Ms Roth", "the league", "R. Anneke"), strict=True):
        desk.accept(uid, said)
    return plan_on(desk, "accepted")[0]


def accepted_none() -> QWidget:
    """None."""
    return plan_on(_studied(), "accepted")[0]


def mend() -> QWidget:
    """One flagged, two missed again and again, one suspended."""
    desk = _studied()
    desk.remember("leech_at", "2")
    first, second, third, *_ = desk.queue()
    for uid in (first, second):
        for grade in (Grade.EASY, Grade.AGAIN, Grade.EASY, Grade.AGAIN):
            desk.grade(uid, grade)
    desk.suspend(third)
    desk.flag(desk.queue()[-1])
    return plan_on(desk, "mend")[0]


def mend_none() -> QWidget:
    """Nothing to mend."""
    return plan_on(_studied(), "mend")[0]


def empty() -> QWidget:
    """An empty library."""
    return plan_on(open_desk(Path(mkdtemp()), lambda: NOW, zone=UTC))[0]


def _studied() -> Desk:
    return studied_desk(Path(mkdtemp()))
