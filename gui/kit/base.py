"""The base of painted controls: a real button for keyboard and screen readers, painted from the theme."""

from html import escape

from PySide6.QtCore import QEvent, QSize
from PySide6.QtGui import QColor, QEnterEvent, QFocusEvent, QKeyEvent, QPainter, QPaintEvent, Qt
from PySide6.QtWidgets import QAbstractButton, QAbstractScrollArea, QWidget

from gui.kit.theme import appearance, colour

_KEYBOARD = (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason, Qt.FocusReason.ShortcutFocusReason)
_KEEPS = (Qt.FocusReason.ActiveWindowFocusReason, Qt.FocusReason.PopupFocusReason)


def keyboard_focus(event: QFocusEvent, *, before: bool) -> bool:
    """Whether the ring is to be shown: it came by keyboard, or it was shown when the window was left."""
    return before if event.reason() in _KEEPS else event.reason() in _KEYBOARD


def tip(words: str) -> str:
    """Words of an article as a tooltip: Qt would take what looks like markup for such, and load its pictures."""
    return f"<qt>{escape(words)}</qt>" if Qt.mightBeRichText(words) else words


class Control(QAbstractButton):
    """A button whose subclass paints it; Space and Enter click it; the ring shows for keyboard focus only."""

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.ring = False
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        if text:
            self.setText(text)
        appearance().changed.connect(self.restyle)

    def setText(self, text: str) -> None:
        """Set the words; they are the accessible name as well."""
        super().setText(text)
        self.setAccessibleName(text)
        self.updateGeometry()

    def restyle(self) -> None:
        """Look at the theme and the scale again."""
        self.updateGeometry()
        self.update()

    @property
    def hovered(self) -> bool:
        """Whether the mouse is over it and it can be pressed."""
        return self.isEnabled() and self.underMouse()

    def minimumSizeHint(self) -> QSize:
        """Never squeezed under its words."""
        return self.sizeHint()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Note whether the focus came by keyboard."""
        self.ring = keyboard_focus(event, before=self.ring)
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Drop the ring, but not when only the window lost its focus."""
        if event.reason() not in _KEEPS:
            self.ring = False
        super().focusOutEvent(event)
        self.update()

    def enterEvent(self, event: QEnterEvent) -> None:
        """Paint the hover."""
        super().enterEvent(event)
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        """Paint the rest."""
        super().leaveEvent(event)
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter clicks, as Space does; a key used on it shows the ring."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
            return
        super().keyPressEvent(event)


class Surface(QWidget):
    """A plain area in one colour of the theme (its children's scroll bars take the colour as well)."""

    def __init__(self, role: str = "surface", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.role = role
        self.setAutoFillBackground(True)
        appearance().changed.connect(self.restyle)
        Surface.restyle(self)

    def restyle(self) -> None:
        """Take the colour again."""
        fill(self, self.role)

    def set_role(self, role: str) -> None:
        """Change the colour."""
        self.role = role
        self.restyle()


class Painted(QWidget):
    """A widget that its subclass paints from the theme; it repaints when the theme changes."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        appearance().changed.connect(self.restyle)

    def restyle(self) -> None:
        """Look at the theme and the scale again."""
        self.updateGeometry()
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Open an antialiased painter for ``draw``."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self.draw(painter)
        painter.end()

    def draw(self, painter: QPainter) -> None:
        """Paint the widget; overridden."""


def fill(widget: QWidget, role: str) -> None:
    """Set the widget's own background in its palette, without touching its children's fields.

    A scrolling widget's bars take the colour as well (qss.py knows bg, surface and raised).
    """
    if isinstance(widget, QAbstractScrollArea) and widget.property("pane") != role:
        widget.setProperty("pane", role)
        for bar in (widget.verticalScrollBar(), widget.horizontalScrollBar()):
            bar.style().polish(bar)  # the style sheet was read for it before the property was there
    palette = widget.palette()
    tone: QColor = colour(role)
    palette.setColor(widget.backgroundRole(), tone)
    palette.setColor(palette.ColorRole.Window, tone)
    widget.setPalette(palette)
    if isinstance(widget, QAbstractScrollArea):
        # The style sheet leaves the viewport a palette of its own, which does not follow when the theme changes.
        inner = widget.viewport().palette()
        for ground in (palette.ColorRole.Window, palette.ColorRole.Base):
            inner.setColor(ground, tone)
        widget.viewport().setPalette(inner)
