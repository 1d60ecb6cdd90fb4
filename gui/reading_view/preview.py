"""What making the questions anew would change, item by item."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from gui.kit import marks
from gui.kit.labels import Label, Tag, WrapLabel
from gui.kit.page import Scroll
from gui.kit.spaces import px
from gui.kit.surfaces import Line, spaced
from gui.reading_view.detail import MARGIN
from gui.reading_view.preview_state import ChangeLine, PreviewState
from quizbank.strings import say


class PreviewPane(Scroll):
    """The groups of items: changed, new, resting, going."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("surface", 0, (MARGIN, 24, MARGIN, 24), parent)
        self.setAccessibleName(say("reading", "preview"))
        self.stems: list[WrapLabel] = []
        self._body = QWidget()
        self.column.addWidget(self._body)
        self.column.addStretch(1)

    def show_preview(self, state: PreviewState) -> None:
        """Show the list from its top."""
        self._body.hide()
        self.column.removeWidget(self._body)
        self._body.deleteLater()
        self._body, self.stems = QWidget(), []
        column = spaced(QVBoxLayout(self._body), 8)
        column.addWidget(Label(say("reading", "preview"), "page"))
        column.addWidget(WrapLabel(say("reading", "preview_safe"), "body", "muted"))
        for heading, lines in state.groups:
            column.addSpacing(px(16))
            column.addWidget(Label(heading, "body", weight=600))
            for number, line in enumerate(lines):
                if number:
                    column.addWidget(Line())
                column.addWidget(self._item(line))
        self.column.insertWidget(0, self._body)
        self.verticalScrollBar().setValue(0)

    def _item(self, line: ChangeLine) -> QWidget:
        box = QWidget()
        column = spaced(QVBoxLayout(box), 2, 0, 4, 0, 4)
        column.addWidget(Tag(line.topic, marks.word(line.topic)))
        stem = WrapLabel(line.stem, "body", weight=500)
        self.stems.append(stem)
        column.addWidget(stem)
        if line.before:
            column.addWidget(WrapLabel(say("reading", "before", stem=line.before), "body", "muted"))
        for note in line.notes:
            column.addWidget(WrapLabel(note, "caption", "muted"))
        return box
