"""The page on an empty library and on the made-up one."""

from collections.abc import Iterator
from datetime import UTC
from pathlib import Path

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from gui.kit.pages import Bus, Context
from gui.kit.tasks import AnalysisRunner, Pool
from gui.study.page import StudyPage
from quizbank.workflows.making_codec import encode
from quizbank.workflows.open_desk import open_desk
from tests.gui.desk_double import AnalystDouble
from tests.gui.study.room import Room, WindowDouble
from tests.made_up import NOW, others, river


@pytest.fixture
def bare(qtbot: QtBot, tmp_path: Path) -> Iterator[Room]:
    """An empty library; the page is not opened yet."""
    moment = [NOW]
    desk = open_desk(tmp_path, lambda: moment[0], zone=UTC)
    owner = QObject()
    bus = Bus(owner)
    window = WindowDouble(desk, bus)
    pool = Pool(owner)
    page = StudyPage(Context(desk, bus, window, AnalysisRunner(AnalystDouble(), owner), pool))
    bus.changed.connect(page.refresh)
    qtbot.addWidget(page)
    page.resize(1220, 744)
    page.show()
    qtbot.waitExposed(page)
    page.activateWindow()
    yield Room(qtbot, desk, page, window, moment)
    pool.close()
    desk.close()


@pytest.fixture
def room(bare: Room) -> Room:
    for making in (*others(), river()):
        bare.desk.add(encode(making))
    return bare
