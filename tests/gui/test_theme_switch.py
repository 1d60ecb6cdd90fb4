"""A theme that is chosen while the window is open looks as if the window had been opened with it."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QImage

from gui.app import page_factories
from gui.kit import theme
from gui.shell.window import MainWindow
from quizbank.workflows.desk import Desk
from tests.gui.desk_double import AnalystDouble
from tests.gui.windows import leave, put_up, settle
from tests.made_up import river, studied_desk

# The Print & export page draws its sheet in a thread; its surfaces are those of the others.
PAGES = {"library": "", "article": "", "reading": river().article.id, "search": "roth", "study": "", "questions": "",
         "progress": ""}  # fmt: skip


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    made = studied_desk(tmp_path)
    yield made
    made.close()


def pictures(window: MainWindow) -> dict[str, QImage]:
    drawn = {}
    for page, target in PAGES.items():
        window.go(page, target)
        settle()
        drawn[page] = window.stack.grab().toImage()
    return drawn


def opened(desk: Desk) -> MainWindow:
    window = MainWindow(desk, AnalystDouble(), page_factories())
    put_up(window, (1000, 640))
    return window


@pytest.mark.parametrize("order", [("dark", "light"), ("light", "dark")])
def test_a_theme_chosen_while_pages_are_open_reaches_all_of_them(desk: Desk, order: tuple[str, str]) -> None:
    before, after = order
    try:
        theme.appearance().set_mode(before)
        window = opened(desk)
        pictures(window)
        window.act(f"theme_{after}")
        settle()
        switched = pictures(window)
        leave(window)
        window = opened(desk)
        fresh = pictures(window)
        leave(window)
    finally:
        theme.appearance().set_mode("light")
    for page, picture in fresh.items():
        places = [(x, y) for x in range(0, picture.width(), 9) for y in range(0, picture.height(), 9)]
        other = sum(picture.pixel(*place) != switched[page].pixel(*place) for place in places)
        assert other < len(places) * 0.1, page  # rings and the place in a list may be others
