"""The Progress page in the window, on the made-up library."""

from dataclasses import replace
from datetime import UTC, timedelta
from pathlib import Path
from tempfile import mkdtemp
from typing import cast

from PySide6.QtWidgets import QWidget

from gui.kit.pages import Context, PageWidget
from gui.progress.page import ProgressPage
from gui.shell.window import MainWindow
from quizbank.domain.review import Grade
from quizbank.domain.study_set import SetKind, StudySet
from quizbank.workflows.desk import Desk
from quizbank.workflows.making_codec import encode
from quizbank.workflows.open_desk import open_desk
from quizbank.workflows.rows import ArticleProgress, DayCount, KnownRow, ProgressView
from tests.gui.desk_double import AnalystDouble
from tests.gui.progress.log import lay_out
from tests.made_up import NOW, made_up_desk, others, river, studied_desk
from tests.synthetic import makings

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
    page.overview.days.show_table(shown=True)
    return window


def nothing_studied() -> QWidget:
    """Cards, but no answer yet."""
    return window_on(made_up_desk(_folder()))[0]


def empty() -> QWidget:
    """No article."""
    return window_on(made_up_desk(_folder(), makings=()))[0]


def year_desk(folder: Path, away: timedelta = timedelta()) -> Desk:
    """A year of study on the made-up articles and twelve others, with idle days; seen so long after the last answer."""
    moment = [NOW - timedelta(days=360)]
    desk = open_desk(folder, lambda: moment[0], zone=UTC)
    for making in (*others(), river(), *makings(12, 12, words=200)):
        desk.add(encode(making))
    given = 0
    for day in range(360, 0, -1):
        moment[0] = NOW - timedelta(days=day, hours=-1)
        if day % 6 == 0 or 120 < day < 135:
            continue
        for uid in desk.queue(limit=3 + day % 5):
            given += 1
            moment[0] += timedelta(seconds=40)
            grade = Grade.AGAIN if given % 9 == 0 else Grade.HARD if given % 5 == 0 else Grade.GOOD
            desk.grade(uid, grade, duration_ms=14_000)
    moment[0] = NOW + away
    return desk


class BigDesk:
    """The figures of a library of 100,000 cards and as many reviews, on a small one."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def __getattr__(self, name: str) -> object:
        return getattr(self._desk, name)

    def progress(self) -> ProgressView:
        """Thousands of everything."""
        view = self._desk.progress()
        days = tuple(replace(d, answered=d.answered * 137, planned=d.planned * 181 + 73) for d in view.days)
        articles = tuple(
            ArticleProgress(f"a{n}", f"Report {n} on the waterways of Marenia and their towns", 100, 90, n % 91)
            for n in range(1000)
        )
        today = replace(view.today, due=1_284, new=15)
        return replace(
            view, today=today, known=71_803, facts=100_000, retention=0.884, retention_reviews=8_217,
            minutes_a_day=74.0, days=days, articles=articles,
        )  # fmt: skip

    def forecast(self, days: int = 30) -> tuple[DayCount, ...]:
        """Some hundred a day."""
        return tuple(replace(d, planned=1284 - 31 * n + 17 * (n % 5)) for n, d in enumerate(self._desk.forecast(days)))

    def calendar(self, days: int = 365) -> tuple[DayCount, ...]:
        """As much as a day can hold."""
        return tuple(replace(d, answered=d.answered * 61) for d in self._desk.calendar(days))

    def known(self, kind: SetKind) -> tuple[KnownRow, ...]:
        """Two thousand names."""
        names = (f"Chairperson Number {n} of the Joint Assembly" for n in range(2000))
        return tuple(
            KnownRow(StudySet(kind, name), name, 3 * n % 977, 1 + 5 * n % 1021 + 3 * n % 977, ())
            for n, name in enumerate(names)
        )


def year() -> QWidget:
    """After a year."""
    return _scrolled(year_desk(_folder()), "days")


def year_below() -> QWidget:
    """After a year, further down."""
    return _scrolled(year_desk(_folder()), "calendar")


def year_end() -> QWidget:
    """After a year, the end of the page."""
    return _scrolled(year_desk(_folder()), "articles")


def hundred_thousand() -> QWidget:
    """100,000 cards and reviews."""
    return _scrolled(cast("Desk", BigDesk(year_desk(_folder()))), "days")


def hundred_thousand_below() -> QWidget:
    """100,000 cards and reviews, further down."""
    return _scrolled(cast("Desk", BigDesk(year_desk(_folder()))), "weakest")


def after_absence() -> QWidget:
    """After three weeks away."""
    return _scrolled(year_desk(_folder(), timedelta(days=21)), "days")


def to_look_at() -> QWidget:
    """What of one actor is to be looked at again."""
    desk = year_desk(_folder())
    row = max(desk.known(SetKind.PERSON), key=lambda row: len(row.others))
    window, _ = window_on(desk)
    window.go("progress", f"known/person/{row.study_set.value}")
    return window


def history() -> QWidget:
    """The history of a card that was typed, missed and taken back."""
    made = lay_out(_folder())
    window, _ = window_on(made.desk)
    window.go("progress", f"card/{made.uids['coast']}")
    return window


def _scrolled(desk: Desk, name: str) -> QWidget:
    """The page as it comes to rest at the size of the picture, scrolled to one of its cards."""
    window, page = window_on(desk)
    page.overview.scroller.verticalScrollBar().rangeChanged.connect(
        lambda: page.overview.scroller.verticalScrollBar().setValue(
            0 if name == "days" else getattr(page.overview, name).y() - 8
        )
    )
    return window
