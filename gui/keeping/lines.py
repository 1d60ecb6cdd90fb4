"""A card with lines: their words, a second line, and a button at the right."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from gui.keeping.state import KeptLine
from gui.kit.buttons import Button
from gui.kit.labels import WrapLabel
from gui.kit.surfaces import Card, Line, spaced


class LineWidget(QWidget):
    """One line; ``pressed`` gives its key."""

    pressed = Signal(str)

    def __init__(self, line: KeptLine, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title = WrapLabel(line.title, lines=2, weight=500)
        self.meta = WrapLabel(line.meta, "caption", "muted")
        words = spaced(QVBoxLayout(), 2)
        words.addWidget(self.title)
        words.addWidget(self.meta)
        row = spaced(QHBoxLayout(self), 12, 0, 8, 0, 8)
        row.addLayout(words, 1)
        self.button = Button(line.verb, size="small")
        self.button.setVisible(bool(line.verb))
        self.button.setAccessibleName(f"{line.verb} {line.title}")
        row.addWidget(self.button, 0, Qt.AlignmentFlag.AlignVCenter)
        self.button.clicked.connect(lambda: self.pressed.emit(line.key))


class LinesCard(Card):
    """What there is to say, with buttons beside it, and the lines; ``pressed`` gives a line's key."""

    pressed = Signal(str)

    def __init__(self, button: Button, parent: QWidget | None = None) -> None:
        super().__init__(gap=12, parent=parent, margins=(20, 16, 20, 14))
        self.lines: list[LineWidget] = []
        self._shown: tuple[KeptLine, ...] | None = None
        self.words = WrapLabel("", "body", "muted")
        head = spaced(QHBoxLayout(), 16)
        head.addWidget(self.words, 1, Qt.AlignmentFlag.AlignVCenter)
        head.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        self._rows = spaced(QVBoxLayout())
        self.column.addLayout(head)
        self.notice = spaced(QVBoxLayout())
        self.column.addLayout(self.notice)
        self.column.addLayout(self._rows)

    def set_lines(self, lines: Sequence[KeptLine]) -> None:
        """Show other lines."""
        if tuple(lines) == self._shown:
            return
        self._shown = tuple(lines)
        while (item := self._rows.takeAt(0)) is not None:
            if widget := item.widget():
                widget.hide()
                widget.deleteLater()
        self.lines = []
        for line in lines:
            self._rows.addWidget(Line())
            widget = LineWidget(line)
            widget.pressed.connect(self.pressed)
            self._rows.addWidget(widget)
            self.lines.append(widget)
