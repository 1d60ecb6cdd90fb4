"""Whether things may move: not where the system asks for less motion, and not where nobody looks (tests)."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication

SCROLL_MS = 160
"""How long a smooth scroll takes."""


def moves() -> bool:
    """Whether to animate."""
    if QGuiApplication.platformName() in ("offscreen", "minimal"):
        return False
    wish = QGuiApplication.styleHints().accessibility().motionPreference()
    return wish != Qt.MotionPreference.ReducedMotion
