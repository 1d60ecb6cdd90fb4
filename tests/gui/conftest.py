"""Every test of the window starts in the light theme at scale 1."""

from collections.abc import Iterator

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from gui.kit import theme


@pytest.fixture(autouse=True)
def dressed(qapp: QApplication) -> Iterator[None]:
    """Fusion, light, scale 1; put back afterwards if the test changed it."""
    look = theme.appearance()
    if qapp.style().objectName() != "fusion":
        theme.start(qapp, "light")
    if (look.mode, look.scale, look.reader_scale) != ("light", 1.0, 1.0):
        look.scale = look.reader_scale = 1.0
        look.set_mode("light")
    yield


def pytest_sessionfinish() -> None:
    """Let go of what tests have copied: data of Python's on the clipboard crashes Qt's own end."""
    if QGuiApplication.instance():
        QGuiApplication.clipboard().clear()
