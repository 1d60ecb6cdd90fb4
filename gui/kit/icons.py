"""Icons: Phosphor through qtawesome, drawn in a colour of the theme; the only door to qtawesome."""

from functools import lru_cache

from PySide6.QtCore import QPoint, QSize
from PySide6.QtGui import QColor, QIcon, QPainter, QPixmap

from gui.kit.theme import colour as theme_colour

_FACTOR = 1.12


def pixmap(name: str, size: int, colour: QColor, ratio: float = 1.0, *, filled: bool = False) -> QPixmap:
    """The icon NAME ("books") as a square of ``size`` pixels; up to 16 px in the bold cut, ``filled`` in the solid."""
    style = "-fill" if filled else "-bold" if size <= 16 else ""
    return _pixmap(name + style, size, colour.name(), ratio)


def paint(painter: QPainter, name: str, at: QPoint, size: int, colour: QColor, *, filled: bool = False) -> None:
    """Draw the icon with its upper left corner at ``at``."""
    device = painter.device()
    ratio = device.devicePixelRatioF() if device else 1.0
    painter.drawPixmap(at, pixmap(name, size, colour, ratio, filled=filled))


def icon(name: str, role: str = "muted", size: int = 16) -> QIcon:
    """An icon for menus and foreign widgets; make it anew when the theme changes."""
    return QIcon(pixmap(name, size, theme_colour(role), 2.0))


@lru_cache(maxsize=512)
def _pixmap(name: str, size: int, colour: str, ratio: float) -> QPixmap:
    import qtawesome  # loads a font and a table: only when the first icon is drawn

    return QPixmap(qtawesome.icon(f"ph.{name}", color=colour, scale_factor=_FACTOR).pixmap(QSize(size, size), ratio))
