"""A page of Print & export: on an empty library, and on one with the made-up articles."""

from collections.abc import Iterator
from datetime import UTC
from pathlib import Path

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from gui.kit.pages import Bus, Context
from gui.kit.tasks import AnalysisRunner, Pool
from quizbank.workflows.making_codec import encode
from quizbank.workflows.open_desk import open_desk
from tests.gui.desk_double import AnalystDouble
from tests.gui.export.room import ARTICLE, Room, WindowDouble, new_page
from tests.made_up import NOW, others, river


@pytest.fixture
def bare(qtbot: QtBot, tmp_path: Path) -> Iterator[Room]:
    """An empty library; the page is not opened yet."""
    desk = open_desk(tmp_path / "library", lambda: NOW, zone=UTC)
    owner = QObject()
    bus, window, pool = Bus(owner), WindowDouble(), Pool(owner)
    context = Context(desk, bus, window, AnalysisRunner(AnalystDouble(), owner), pool)
    page = new_page(context)
    bus.changed.connect(page.refresh)
    qtbot.addWidget(page)
    page.resize(1220, 744)
    page.show()
    qtbot.waitExposed(page)
    page.activateWindow()
    yield Room(qtbot, context, page, window)
    pool.close()
    desk.close()


@pytest.fixture
def room(bare: Room) -> Room:
    """The made-up articles; the river article's sheet is open."""
    for making in (*others(), river()):
        bare.desk.add(encode(making))
    bare.page.open(ARTICLE)
    return bare
