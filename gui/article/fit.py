"""A scrolling area that is as high as its content where there is room, and scrolls where there is not."""

from PySide6.QtCore import QEvent, QObject, QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from gui.kit.page import Scroll
from gui.kit.spaces import px


class FitScroll(Scroll):
    """Put things into ``column``; ``least`` is the height under which it is not squeezed (if it has so much)."""

    def __init__(self, role: str, gap: int = 0, least: int = 72, parent: QWidget | None = None) -> None:
        super().__init__(role, gap, parent=parent)
        self._least = px(least)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self.content.installEventFilter(self)

    def set_least(self, least: int) -> None:
        """The height, in pixels as they are, under which it is not squeezed."""
        if least != self._least:
            self._least = least
            self.updateGeometry()

    def content_height(self) -> int:
        """What the content needs at the present width."""
        layout = self.content.layout()
        width = self.viewport().width()
        if layout is None:
            return 0
        return layout.totalHeightForWidth(width) if layout.hasHeightForWidth() else layout.sizeHint().height()

    def sizeHint(self) -> QSize:
        """All of the content."""
        return QSize(px(200), self.content_height())

    def minimumSizeHint(self) -> QSize:
        """A few lines of it."""
        return QSize(px(100), min(self._least, self.content_height()))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The height follows from the width."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.updateGeometry()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The content asks for another layout: so does the area."""
        if event.type() == QEvent.Type.LayoutRequest:
            self.updateGeometry()
        return super().eventFilter(watched, event)
