"""Strokes shared by the painted controls: boxes, focus rings, key caps, and text on a baseline."""

from PySide6.QtCore import QLineF, QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QKeySequence, QPainter, QPen

from gui.kit.spaces import RADIUS_KEY, px
from gui.kit.theme import colour
from gui.kit.type import font

EDGE_ALPHA = 0.6
"""Borders of buttons and cards of choice are the edge colour at this strength; fields take it whole."""


def box(
    painter: QPainter, rect: QRect | QRectF, radius: float, fill: QColor | None = None, edge: QColor | None = None,
    width: float = 1.0,
) -> None:  # fmt: skip
    """A rounded box; its border lies inside the rectangle."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    inset = width / 2 if edge else 0.0
    painter.setPen(QPen(edge, width) if edge else Qt.PenStyle.NoPen)
    painter.setBrush(fill or Qt.BrushStyle.NoBrush)
    inner = QRectF(rect).adjusted(inset, inset, -inset, -inset)
    painter.drawRoundedRect(inner, max(0.0, radius - inset), max(0.0, radius - inset))
    painter.restore()


def ring(painter: QPainter, rect: QRect | QRectF, radius: float, *, inner: bool = False) -> None:
    """The ring of keyboard focus, 2 px inside the bounds; ``inner`` adds the light line on filled controls."""
    box(painter, rect, radius, edge=colour("focus"), width=2.0)
    if inner:
        box(painter, QRectF(rect).adjusted(2, 2, -2, -2), radius - 2, edge=colour("surface"), width=1.5)


def hairline(painter: QPainter, x1: float, x2: float, y: float, role: str = "line") -> None:
    """A line of one pixel at whole coordinates."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
    painter.setPen(QPen(colour(role), 1))
    painter.drawLine(QLineF(x1, y, x2 - 1, y))
    painter.restore()


def baseline(of: QFont, top: float, height: float) -> float:
    """The y of the baseline that centres a line of text in ``height``."""
    metrics = QFontMetricsF(of)
    return round(top + (height - metrics.ascent() - metrics.descent()) / 2 + metrics.ascent())


def text(painter: QPainter, x: float, y: float, words: str, of: QFont, ink: QColor) -> float:
    """Draw words with the baseline at y; the x where they end."""
    painter.setFont(of)
    painter.setPen(ink)
    painter.drawText(QPointF(x, y), words)
    return x + QFontMetricsF(of).horizontalAdvance(words)


def width(words: str, of: QFont) -> int:
    """The width of words in whole pixels; half a pixel over is air after the last letter."""
    return round(QFontMetricsF(of).horizontalAdvance(words))


def elided(words: str, of: QFont, room: float) -> str:
    """The words, cut with an ellipsis where they are wider than the room."""
    return QFontMetricsF(of).elidedText(words, Qt.TextElideMode.ElideRight, room + 1)


def native_key(key: str) -> str:
    """A key as the platform writes it: "Ctrl+2" is ⌘2 on macOS."""
    return QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText) or key


def key_width(key: str) -> int:
    """The width of a key cap: square for one letter."""
    return max(px(18), width(native_key(key), font("caption", 500)) + px(10))


def key_cap(
    painter: QPainter, x: float, top: float, key: str, *, on_accent: bool = False, on_soft: bool = False
) -> float:
    """Draw a key cap of 18 px height; the x where it ends."""
    rect = QRectF(x, top, key_width(key), px(18))
    if on_accent:
        box(painter, rect, px(RADIUS_KEY), colour("on_accent", 0.15), colour("on_accent", 0.4))
    else:
        box(painter, rect, px(RADIUS_KEY), colour("raised" if on_soft else "bg"), colour("line"))
    face, words = font("caption", 500), native_key(key)
    ink = colour("on_accent") if on_accent else colour("muted")
    text(painter, x + (rect.width() - width(words, face)) / 2, baseline(face, top, rect.height()), words, face, ink)
    return x + rect.width()
