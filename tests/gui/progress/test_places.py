"""The places behind a line of Progress, and plots that stand still: the real desk, by keyboard and by mouse."""

import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QGuiApplication, QWheelEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from gui.kit.theme import appearance, colour
from gui.progress.facts.state import facts_state, history_state, study_set_of
from gui.progress.page import ProgressPage
from gui.shell.window import MainWindow
from quizbank.domain.review import EventKind, Grade
from quizbank.domain.study_set import SetKind, StudySet
from tests.gui.progress.log import BERLIN, NOW, Studied, lay_out
from tests.gui.progress.test_page import assert_whole
from tests.gui.progress_screens import BigDesk, window_on
from tests.gui.windows import leave, put_up, settle
from tests.made_up import river


@pytest.fixture
def studied(data_folder: Path) -> Iterator[Studied]:
    made = lay_out(data_folder)
    yield made
    made.desk.close()


@pytest.fixture
def shown(studied: Studied, qtbot: QtBot) -> Iterator[tuple[MainWindow, ProgressPage]]:
    window, page = window_on(studied.desk)
    put_up(window)
    settle()
    yield window, page
    leave(window)


# --- words ------------------------------------------------------------------------------------------------------
def test_a_schedule_that_an_import_has_moved_says_so(studied: Studied) -> None:
    view = studied.desk.history(studied.uids["coast"])
    moved = replace(view.history.entries[-1], kind=EventKind.RESCHEDULE, grade=None, typed="")
    entries = (*view.history.entries, moved)
    state = history_state(replace(view, history=replace(view.history, entries=entries)), NOW, UTC)
    assert state.entries.rows[0][1:] == ("Set anew after an import", "", "")


def test_a_target_names_its_group() -> None:
    assert study_set_of("known/person/Ilsa Corrin") == StudySet(SetKind.PERSON, "Ilsa Corrin")
    assert study_set_of("known/organization/Court/House") == StudySet(SetKind.ORGANIZATION, "Court/House")
    assert study_set_of("known/nobody/Ilsa") is None and study_set_of("known/person/") is None


def test_the_other_facts_of_an_actor(studied: Studied) -> None:
    desk = studied.desk
    (row,) = (row for row in desk.known(SetKind.PERSON) if row.name == "Anneke Roth")
    state = facts_state(row, map(desk.card, row.others), NOW, BERLIN)
    assert (state.title, state.known) == ("Anneke Roth", "2 of 4 facts you would likely know today")
    assert [due for _, due in state.others.rows] == ["now", "new"]
    assert state.others.keys[0] == f"card/{studied.uids['locks']}"


def test_the_history_of_a_card_in_words(studied: Studied) -> None:
    state = history_state(studied.desk.history(studied.uids["coast"]), NOW, BERLIN)
    assert state.entries.rows == (
        ("15 Mar 2031, 12:02", "Hard", "15 days", "50 s"),
        ("15 Mar 2031, 12:00, taken back", "Again", "10 min", "60 s"),
        ("6 Mar 2031, 20:12", "Good", "2 days", "30 s"),
        ("6 Mar 2031, 20:01", "Good", "10 min", "30 s"),
    )
    chance, told = state.lines
    assert chance.startswith("You would know it today with a chance of 9")
    assert told == "3 of 3 answers right  ·  2 min in all  ·  Due: 30 Mar 2031"
    assert state.answer in state.sentence and state.target.endswith(f"/{studied.uids['coast']}")
    suspended = history_state(studied.desk.history(studied.uids["union"]), NOW, BERLIN)
    assert suspended.entries.rows[0] == ("10 Mar 2031, 08:01", "Suspended", "", "")
    assert suspended.lines[-1].endswith("Due: Suspended")


def test_what_was_typed_stands_with_the_answer(studied: Studied) -> None:
    studied.desk.grade(studied.uids["locks"], Grade.AGAIN, typed="Roth\nAnneke", duration_ms=400_000)
    state = history_state(studied.desk.history(studied.uids["locks"]), NOW, UTC)
    assert state.entries.rows[0] == ("20 Mar 2031, 10:00: “Roth Anneke”", "Again", "10 min", "7 min")


# --- the way there and back --------------------------------------------------------------------------------------
def test_from_an_actor_to_a_fact_to_its_article_and_back_by_keyboard(
    shown: tuple[MainWindow, ProgressPage], studied: Studied, qtbot: QtBot
) -> None:
    window, page = shown
    page.overview.known.table.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.keyClick(page.overview.known.table, Qt.Key.Key_Return)
    assert window.target == "known/person/Anneke Roth" and page.facts.isVisible()
    assert page.facts.heading.text() == "Anneke Roth"
    table = page.facts.others.table
    assert QApplication.focusWidget() is table
    qtbot.keyClick(table, Qt.Key.Key_Return)
    assert window.target == f"card/{studied.uids['locks']}" and page.card.isVisible()
    assert page.card.entries.table.numbers.rowCount() == 5
    assert QApplication.focusWidget() is page.card.open_button
    qtbot.keyClick(page.card.open_button, Qt.Key.Key_Escape)
    assert page.facts.isVisible() and window.target.startswith("known/")
    qtbot.keyClick(page.facts, Qt.Key.Key_Escape)
    assert page.overview.isVisible() and window.target == ""
    window.go("progress", f"card/{studied.uids['president']}")
    qtbot.keyClick(page.card.open_button, Qt.Key.Key_Return)
    assert (window.page_name, window.target) == ("article", f"{river().article.id}/{studied.uids['president']}")


def test_the_weakest_facts_open_their_history_and_follow_a_grade(
    shown: tuple[MainWindow, ProgressPage], studied: Studied, qtbot: QtBot
) -> None:
    window, page = shown
    table = page.overview.weakest.table
    qtbot.mouseClick(
        table.viewport(), Qt.MouseButton.LeftButton, pos=table.visualRect(table.numbers.index(0, 0)).center()
    )
    uid = window.target.removeprefix("card/")
    before = page.card.entries.table.numbers.rowCount()
    _, changes = studied.desk.grade(uid, Grade.GOOD, duration_ms=5000)
    window.context.publish(changes)
    assert page.card.entries.table.numbers.rowCount() == before + 1
    qtbot.mouseClick(page.card.back, Qt.MouseButton.LeftButton)
    assert page.overview.isVisible()


@pytest.mark.parametrize("target", ["card/none", "known/person/Nobody", "known/none/x", "nonsense"])
def test_a_place_that_is_not_there_leads_to_the_overview(shown: tuple[MainWindow, ProgressPage], target: str) -> None:
    window, page = shown
    window.go("progress", target)
    assert page.overview.isVisible()


def test_tabs_change_what_is_known_and_long_tables_show_all_at_a_press(studied: Studied, qtbot: QtBot) -> None:
    window, page = window_on(BigDesk(studied.desk))  # type: ignore[arg-type]
    put_up(window)
    settle()
    settle()
    known = page.overview.known
    assert (known.table.numbers.rowCount(), known.more.text()) == (5, "Show all 2000")
    known.table.copy()
    assert len(QGuiApplication.clipboard().text().splitlines()) == 2001, "copying takes all"
    qtbot.mouseClick(known.more, Qt.MouseButton.LeftButton)
    assert known.table.numbers.rowCount() == 2000 and known.more.isHidden()
    known.tabs.set_current(2)
    assert known.table.numbers.rowCount() == 5
    assert known.table.numbers.state.head == ("Month of news", "Likely known")
    leave(window)


# --- plots ------------------------------------------------------------------------------------------------------
def test_plots_stand_still_and_the_wheel_scrolls_the_page(shown: tuple[MainWindow, ProgressPage]) -> None:
    _, page = shown
    plot = page.overview.days.plot
    before = plot._view.plotItem.vb.viewRange()
    middle = plot.mapTo(plot.window(), plot.rect().center())
    assert plot.window().childAt(middle) is plot, "the mouse does not reach pyqtgraph"
    at, none = QPointF(plot.rect().center()), Qt.KeyboardModifier.NoModifier
    wheel = QWheelEvent(
        at, QPointF(plot.mapToGlobal(at.toPoint())), QPoint(), QPoint(0, -120), Qt.MouseButton.NoButton, none,
        Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(plot, wheel)
    assert not wheel.isAccepted(), "so it goes on to what scrolls"
    assert plot._view.plotItem.vb.viewRange() == before


def test_plots_follow_theme_size_and_numbers(shown: tuple[MainWindow, ProgressPage], studied: Studied) -> None:
    window, page = shown
    calendar, days = page.overview.calendar.plot, page.overview.days.plot
    assert "on 8 days" in calendar.accessibleName()
    for change in (lambda: appearance().set_mode("dark"), lambda: window.resize(900, 600)):
        change()
        settle()
        assert days._view.backgroundBrush().color() == colour("raised")
        assert days._view.size() == days.size()
    appearance().set_mode("light")
    square = next(square for square in calendar.state.squares if square.is_today)
    place = QPointF(
        calendar._margin() + (square.week + 0.5) * calendar._side(),
        calendar.height() - (6.5 - square.weekday) * calendar._side(),
    )
    assert calendar.tip_at(place) == "Thu 20 Mar 2031: 5 answered"
    assert calendar.tip_at(QPointF(0, 0)) == ""


def test_pyqtgraph_is_loaded_by_the_first_plot_that_is_shown() -> None:
    code = "import sys, gui.app, gui.progress.page; print([m for m in ('pyqtgraph', 'numpy') if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


@pytest.mark.parametrize(("width", "height", "scale"), [(1280, 800, 1.0), (900, 600, 1.0), (900, 600, 1.5)])
def test_no_text_is_squeezed_in_the_places(
    studied: Studied, qtbot: QtBot, width: int, height: int, scale: float
) -> None:
    appearance().set_scale(scale)
    window, page = window_on(studied.desk)
    put_up(window, (width, height))
    for target in ("known/person/Anneke Roth", f"card/{studied.uids['locks']}"):
        window.go("progress", target)
        settle()
        assert_whole(page)
        for table in (page.facts.others.table, page.card.entries.table):
            if table.isVisible():
                assert table.horizontalHeader().length() <= table.viewport().width()
    leave(window)
    appearance().set_scale(1.0)
