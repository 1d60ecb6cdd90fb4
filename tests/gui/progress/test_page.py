"""The Progress page in its window on the real desk: figures, table, keys, and that nothing is squeezed."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget
from pytestqt.qtbot import QtBot

from gui.kit.labels import WrapLabel
from gui.kit.theme import appearance
from gui.progress.page import ProgressPage
from gui.progress.table import NumbersTable
from gui.shell.window import MainWindow
from quizbank.domain.review import Grade
from tests.gui.progress.log import Studied, lay_out
from tests.gui.progress_screens import window_on
from tests.gui.windows import leave, put_up, settle
from tests.made_up import made_up_desk, river


@pytest.fixture
def studied(data_folder: Path) -> Iterator[Studied]:
    made = lay_out(data_folder)
    yield made
    made.desk.close()


@pytest.fixture
def shown(studied: Studied, qtbot: QtBot) -> Iterator[tuple[MainWindow, ProgressPage]]:
    window, page = window_on(studied.desk)
    yield show(window, page)
    leave(window)


def show(
    window: MainWindow, page: ProgressPage, size: tuple[int, int] = (1280, 800)
) -> tuple[MainWindow, ProgressPage]:
    put_up(window, size)
    return window, page


def said(page: ProgressPage) -> list[str]:
    """The large figures as they stand on the cards."""
    return [f"{card.figure.figure} {card.figure.words}" for card in page.overview.figures]


def test_the_cards_show_the_figures_and_say_them_whole(shown: tuple[MainWindow, ProgressPage]) -> None:
    # As counted in test_state, but that nothing is dropped here: 12 facts.
    _, page = shown
    assert said(page) == ["4 of 12 facts", "3 cards", "75 % right", "15 s a day"]
    assert page.overview.figures[1].accessibleName() == "3 cards due today, and 4 new ones"
    assert page.overview.study_button.isVisible() and page.overview.study_button.text() == "Study 7"
    assert "8 today" in page.overview.days.plot.accessibleName()
    assert len({card.y() for card in page.overview.figures}) == 1, "all four side by side"


def test_a_grade_and_its_undo_reach_the_page_while_it_is_shown(
    studied: Studied, shown: tuple[MainWindow, ProgressPage]
) -> None:
    window, page = shown
    _, changes = studied.desk.grade(studied.uids["locks"], Grade.GOOD, duration_ms=28_000)
    window.context.publish(changes)
    assert said(page) == ["5 of 12 facts", "2 cards", "75 % right", "16 s a day"]
    window.act("undo")
    assert said(page) == ["4 of 12 facts", "3 cards", "75 % right", "15 s a day"]


def test_what_changed_meanwhile_is_seen_when_the_page_opens_again(
    studied: Studied, shown: tuple[MainWindow, ProgressPage]
) -> None:
    window, page = shown
    window.go("library")
    before = page.state
    _, changes = studied.desk.grade(studied.uids["locks"], Grade.GOOD, duration_ms=28_000)
    window.context.publish(changes)
    assert page.state is before, "hidden, it works nothing out"
    window.go("progress")
    assert said(page)[1] == "2 cards"


def test_the_chart_gives_way_to_a_table_that_can_be_copied(
    shown: tuple[MainWindow, ProgressPage], qtbot: QtBot
) -> None:
    window, page = shown
    days = page.overview.days
    qtbot.mouseClick(days.switch, Qt.MouseButton.LeftButton)
    assert days.table.isVisible() and not days.plot.isVisible() and not days.legend.isVisible()
    days.table.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.keyClick(days.table, Qt.Key.Key_Down)
    qtbot.keyClick(days.table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    copied = QGuiApplication.clipboard().text().splitlines()
    assert len(copied) == 15 and copied[7] == "Thu 20 Mar 2031\t5\t3"
    QGuiApplication.clipboard().clear()
    qtbot.mouseClick(days.copy, Qt.MouseButton.LeftButton)
    assert QGuiApplication.clipboard().text().splitlines() == copied
    assert window.status.words.text() == "The numbers are on the clipboard."
    qtbot.mouseClick(days.switch, Qt.MouseButton.LeftButton)
    assert days.plot.isVisible() and not days.copy.isVisible()


def test_a_bar_says_its_day(shown: tuple[MainWindow, ProgressPage]) -> None:
    chart = shown[1].overview.days.plot
    left, slot = chart._margin(), chart._slot()
    assert chart.bar_at(0) is None and chart.bar_at(left + 20 * slot) is None
    today = chart.bar_at(left + 6.5 * slot)
    assert today is not None and today.tip == "Today: 5 answered, 3 still due"


def test_an_article_opens_from_its_row_by_enter_and_by_mouse(
    shown: tuple[MainWindow, ProgressPage], qtbot: QtBot
) -> None:
    window, page = shown
    table = page.overview.articles.table
    table.setFocus(Qt.FocusReason.TabFocusReason)
    assert table.currentIndex().row() == 0
    qtbot.keyClick(table, Qt.Key.Key_Return)
    assert (window.page_name, window.target) == ("article", river().article.id)
    window.go("progress")
    at = table.visualRect(table.numbers.index(1, 0)).center()
    qtbot.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert (window.page_name, window.target) == ("article", table.numbers.state.keys[1])


def test_study_is_one_press_away(shown: tuple[MainWindow, ProgressPage], qtbot: QtBot) -> None:
    window, page = shown
    qtbot.mouseClick(page.overview.study_button, Qt.MouseButton.LeftButton)
    assert window.page_name == "study"


def test_a_library_without_answers_leads_to_study_and_an_empty_one_to_the_door(tmp_path: Path, qtbot: QtBot) -> None:
    desk = made_up_desk(tmp_path / "fresh")
    window, page = show(*window_on(desk))
    assert page.empty_study.isVisible() and not page.empty_add.isVisible()
    qtbot.mouseClick(page.empty_study, Qt.MouseButton.LeftButton)
    assert window.page_name == "study"
    leave(window)
    desk.close()
    desk = made_up_desk(tmp_path / "empty", makings=())
    window, page = show(*window_on(desk))
    assert page.empty_add.isVisible() and not page.empty_study.isVisible()
    qtbot.mouseClick(page.empty_add, Qt.MouseButton.LeftButton)
    assert window.page_name == "library"
    leave(window)
    desk.close()


def test_by_tab_alone_everything_is_reached_in_reading_order(
    shown: tuple[MainWindow, ProgressPage], qtbot: QtBot
) -> None:
    _, page = shown
    page.overview.study_button.setFocus(Qt.FocusReason.TabFocusReason)
    walked: list[QWidget] = []
    for _ in range(9):
        focused = QApplication.focusWidget()
        assert focused is not None and (focused.accessibleName() or getattr(focused, "text", str)())
        assert getattr(focused, "ring", True)
        walked.append(focused)
        qtbot.keyClick(focused, Qt.Key.Key_Tab)
    view = page.overview
    assert walked[:4] == [view.study_button, view.days.switch, view.forecast.switch, view.known.tabs.buttons[0]]
    assert walked[4:8] == [view.known.table, view.retention.table, view.calendar.switch, view.weakest.table]
    assert walked[8:] == [view.articles.table]


@pytest.mark.parametrize(("width", "height", "scale"), [(1280, 800, 1.0), (900, 600, 1.0), (900, 600, 1.5)])
@pytest.mark.parametrize("as_table", [False, True])
def test_no_text_is_squeezed(
    studied: Studied, qtbot: QtBot, width: int, height: int, scale: float, *, as_table: bool
) -> None:
    appearance().set_scale(scale)
    try:
        window, page = show(*window_on(studied.desk), (width, height))
        for card in (page.overview.days, page.overview.forecast, page.overview.calendar):
            card.show_table(shown=as_table)
        settle()
        assert_whole(page)
        for card in page.overview.figures:
            assert card.figure.width() >= card.figure.sizeHint().width()
        for table in page.findChildren(NumbersTable):
            if table.isVisible():
                assert table.horizontalHeader().length() <= table.viewport().width(), table.accessibleName()
        tabs = page.overview.known.tabs
        assert tabs.buttons[-1].geometry().right() <= tabs.width()
        leave(window)
    finally:
        appearance().set_scale(1.0)


def assert_whole(page: QWidget) -> None:
    """Wrapped words have the height that they need, buttons their width."""
    for label in page.findChildren(WrapLabel):
        if label.isVisible() and label.text():
            assert label.height() >= label.heightForWidth(label.width()), label.text()
    for button in page.findChildren(QAbstractButton):
        if button.isVisible():
            assert button.width() >= button.minimumSizeHint().width(), button.text()
            inside = QRect(button.mapTo(page, button.rect().topLeft()), button.size())
            assert inside.right() <= page.width(), button.text()
