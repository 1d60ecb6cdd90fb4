"""Pages and panes that scroll, so that no label is ever squeezed (LOOK.md, trap 7)."""

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from gui.kit import paint
from gui.kit.base import Surface, fill
from gui.kit.buttons import Button
from gui.kit.labels import WrapLabel
from gui.kit.spaces import PAGE_MARGIN, px
from gui.kit.surfaces import spaced
from gui.kit.theme import appearance


class Scroll(QScrollArea):
    """A scrolling area in one colour; put things into ``column``. It scrolls upright only."""

    def __init__(
        self, role: str = "surface", gap: int = 16, margins: tuple[int, int, int, int] = (0, 0, 0, 0),
        parent: QWidget | None = None,
    ) -> None:  # fmt: skip
        super().__init__(parent)
        self.role = role
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.content = Surface(role)
        self.column = spaced(QVBoxLayout(self.content), gap, *margins)
        self.setWidget(self.content)
        appearance().changed.connect(self.restyle)
        self.restyle()

    def restyle(self) -> None:
        """The strip of the scroll bar takes the pane's colour."""
        fill(self, self.role)


class Stack(QStackedWidget):
    """Widgets one behind the other; it asks for no more room than the one that is shown."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.currentChanged.connect(self.updateGeometry)

    def minimumSizeHint(self) -> QSize:
        """What the shown one needs."""
        shown = self.currentWidget()
        return shown.minimumSizeHint().expandedTo(shown.minimumSize()) if shown else QSize()


class Page(Surface):
    """A page: its title with actions at the right (``header``), and a scrolling ``column`` with margins of 40.

    ``bottom`` is the margin under all.
    """

    def __init__(self, title: str, parent: QWidget | None = None, *, bottom: int = 40) -> None:
        super().__init__("surface", parent)
        outer = spaced(QVBoxLayout(self))
        self.heading = WrapLabel(title, "page", lines=2)
        self.header = spaced(QHBoxLayout(), 8, PAGE_MARGIN, 28, PAGE_MARGIN, 16)
        self.header.addWidget(self.heading, 1)
        self.scroller = Scroll("surface", 16, (PAGE_MARGIN, 0, PAGE_MARGIN, bottom))
        self.column = self.scroller.column
        outer.addLayout(self.header)
        outer.addWidget(self.scroller, 1)
        self._bottom = bottom
        self._keys: dict[Button, str] = {}
        self.scroller.verticalScrollBar().rangeChanged.connect(self._align)
        appearance().changed.connect(self._align)

    def add_alone(self, widget: QWidget) -> None:
        """Add what is alone on the page, such as an empty state: a little above the middle."""
        self.column.addStretch(2)
        self.column.addWidget(widget)
        self.column.addStretch(3)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The title stays whole."""
        super().resizeEvent(event)
        self._fit_header()

    def event(self, event: QEvent) -> bool:
        """So it does when a button of the header comes or goes."""
        if event.type() == QEvent.Type.LayoutRequest:
            self._fit_header()
        return super().event(event)

    def _fit_header(self) -> None:
        """From the left the header's buttons lose their keys, until the title has its room."""
        widgets = [item.widget() for at in range(self.header.count()) if (item := self.header.itemAt(at))]
        shown = [widget for widget in widgets if widget and not widget.isHidden()]
        wanted = sum(widget.sizeHint().width() for widget in shown) + (len(shown) - 1) * self.header.spacing()
        keys = {button: button.key or self._keys.get(button, "") for button in shown if isinstance(button, Button)}
        keys = {button: key for button, key in keys.items() if key}
        wanted += sum(px(8) + paint.key_width(key) for button, key in keys.items() if not button.key)
        for button, key in keys.items():
            fits = wanted <= self.width() - 2 * px(PAGE_MARGIN)
            if not fits:
                wanted -= px(8) + paint.key_width(key)
            if button.key != (key if fits else ""):
                button.set_key(key if fits else "")
        self._keys.update(keys)

    def _align(self) -> None:
        """The right margin takes in the scroll bar, so that things end under the header's last button."""
        bar = self.scroller.verticalScrollBar()
        taken = bar.sizeHint().width() if bar.maximum() else 0
        self.column.setContentsMargins(px(PAGE_MARGIN), 0, px(PAGE_MARGIN) - taken, px(self._bottom))
