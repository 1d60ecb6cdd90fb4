"""How far: thin bars, and long work with Cancel."""

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QSizePolicy, QWidget

from gui.kit import paint
from gui.kit.buttons import Button
from gui.kit.labels import Label, WrapLabel
from gui.kit.spaces import px
from gui.kit.surfaces import Card, spaced
from gui.kit.theme import appearance, colour
from quizbank.strings import say


class ProgressLine(QProgressBar):
    """A thin bar, ``thick`` px high; ``set_share(done, total)``."""

    def __init__(self, thick: int = 4, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.thick = thick
        self.setTextVisible(False)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        appearance().changed.connect(self.updateGeometry)

    def set_share(self, done: int, total: int) -> None:
        """``done`` of ``total``; a total of 0 is an empty bar."""
        self.setRange(0, max(1, total))
        self.setValue(min(done, max(1, total)) if total else 0)
        self.update()

    def sizeHint(self) -> QSize:
        """As thick as asked for."""
        return QSize(px(104), px(self.thick))

    def minimumSizeHint(self) -> QSize:
        """As thick as asked for."""
        return QSize(px(40), px(self.thick))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Track and fill."""
        painter = QPainter(self)
        height = self.height()
        radius = height / 2
        paint.box(painter, QRectF(self.rect()), radius, colour("sunken"))
        share = (self.value() - self.minimum()) / max(1, self.maximum() - self.minimum())
        if share > 0:
            width = max(height, round(self.width() * share))
            paint.box(painter, QRectF(0, 0, width, height), radius, colour("accent"))


class Meter(QWidget):
    """A thin bar and its numbers beside it as text ("7 of 11")."""

    def __init__(self, done: int = 0, total: int = 0, *, bar: int = 104, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        row = spaced(QHBoxLayout(self), 12)
        self.line = ProgressLine(8)
        self.line.setFixedWidth(px(bar))
        self.words = Label("", "caption", "muted", fixed=True, align=Qt.AlignmentFlag.AlignRight)
        self.words.setMinimumWidth(px(38))
        row.addWidget(self.line)
        row.addStretch(1)
        row.addWidget(self.words)
        self.set_share(done, total)

    def set_share(self, done: int, total: int) -> None:
        """Show other numbers."""
        self.line.set_share(done, total)
        self.words.setText(say("kit", "of", done=done, total=total))
        self.setAccessibleName(self.words.text())


class LongWork(Card):
    """What is being done, a bar, a detail, and Cancel; ``cancelled`` fires once for a press."""

    cancelled = Signal()

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(gap=0, parent=parent, margins=(16, 8, 14, 12))
        self.title = Label(title)
        self.cancel = Button(say("kit", "cancel"), "quiet", key="Esc")
        self.line = ProgressLine(6)
        self.detail = WrapLabel("", "caption", "muted")
        head = spaced(QHBoxLayout(), 8)
        head.addWidget(self.title, 1)
        head.addWidget(self.cancel)
        self.column.addLayout(head)
        self.column.addSpacing(px(6))
        self.column.addWidget(self.line)
        self.column.addSpacing(px(8))
        self.column.addWidget(self.detail)
        self.cancel.clicked.connect(self._cancel)

    def set_progress(self, done: int, total: int, detail: str) -> None:
        """Move the bar and say what is being done."""
        self.line.set_share(done, total)
        self.detail.setText(detail)
        self.setAccessibleDescription(detail)

    def restart(self, title: str) -> None:
        """Begin with other work."""
        self.title.setText(title)
        self.cancel.setEnabled(True)
        self.set_progress(0, 0, "")

    def _cancel(self) -> None:
        self.cancel.setEnabled(False)
        self.cancelled.emit()
