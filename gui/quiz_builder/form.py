"""The form of the quiz builder: topics, kinds, number, difficulty, timer; below it the quizzes before."""

from collections.abc import Collection, Sequence
from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QGridLayout, QVBoxLayout, QWidget

from gui.kit.fields import CheckBox, ComboBox, Field
from gui.kit.labels import Label
from gui.kit.links import LinkRow
from gui.kit.page import Scroll
from gui.kit.spaces import px
from gui.kit.surfaces import spaced
from gui.quiz_builder.state import COUNTS, FORMS, LEVELS, MINUTES, TOPICS, Choice, PastLine
from quizbank.domain.question import Interaction
from quizbank.strings import say

_WIDE = 640
_SIDE_BY_SIDE = 400
_COLUMN, _MOST_COLUMNS = 150, 3
_LEVELS = tuple(LEVELS)


class BuilderForm(Scroll):
    """``changed`` gives the Choice as it is now; ``past_wanted`` the number of a quiz before."""

    changed = Signal(object)
    past_wanted = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("surface", 0, (32, 20, 32, 24), parent)
        self._choice = Choice()
        self._forms: frozenset[Interaction] = frozenset(FORMS)
        self.topics = {topic: CheckBox(say("study", f"topic_{topic.value}")) for topic in TOPICS}
        self.forms = {form: CheckBox(say("builder", f"form_{form.value}")) for form in FORMS}
        self.number = ComboBox([say("builder", "count", count=count) for count in COUNTS])
        self.level = ComboBox([say("builder", f"level_{level}") for level in _LEVELS])
        self.timer = ComboBox([say("builder", "minutes" if m else "no_timer", count=m) for m in MINUTES])
        self.missed = CheckBox(say("builder", "only_missed"))
        self.read = CheckBox(say("builder", "only_read"))
        self.past_title = Label(say("builder", "past_title"), weight=600)
        self.past = spaced(QVBoxLayout())
        self.links: list[LinkRow] = []
        self._grids: list[tuple[QGridLayout, list[CheckBox], int]] = []
        """A grid, its boxes, and how many of them stand in a row where there is room."""
        self._lay_out()
        for box in (*self.topics.values(), *self.forms.values(), self.missed, self.read):
            box.toggled.connect(self._tell)
        for combo in (self.number, self.level, self.timer):
            combo.activated.connect(self._tell)

    def set_choice(self, choice: Choice, forms: Collection[Interaction]) -> None:
        """Show a choice without telling; only ``forms`` are there to be ticked."""
        self._choice, self._forms = choice, frozenset(forms)
        ticks = [(box, topic in choice.topics) for topic, box in self.topics.items()]
        ticks += [(box, form in choice.forms) for form, box in self.forms.items()]
        ticks += [(self.missed, choice.only_missed), (self.read, choice.only_read)]
        for box, on in ticks:
            box.blockSignals(True)
            box.setChecked(on)
            box.blockSignals(False)
        self._arrange_boxes()  # first: until it has its place a box that is shown would be a window of its own
        for form, box in self.forms.items():
            box.setVisible(form in self._forms)
        self.number.setCurrentIndex(COUNTS.index(choice.count))
        self.level.setCurrentIndex(_LEVELS.index(choice.level))
        self.timer.setCurrentIndex(MINUTES.index(choice.minutes))

    def set_past(self, lines: Sequence[PastLine]) -> None:
        """Show the quizzes before."""
        while item := self.past.takeAt(0):
            if widget := item.widget():
                widget.hide()
                widget.deleteLater()
        self.past_title.setVisible(bool(lines))
        self.links = []
        for number, line in enumerate(lines):
            row = LinkRow("", line.title, line.result, lined=number > 0, flush=True, icon="clock")
            row.clicked.connect(lambda _=False, quiz=line.quiz: self.past_wanted.emit(quiz))
            self.past.addWidget(row)
            self.links.append(row)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Choices and boxes stand one above the other where they have no room side by side."""
        super().resizeEvent(event)
        wide = self.viewport().width() - px(64) >= px(_SIDE_BY_SIDE)
        self._row.setDirection(QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom)
        self._arrange_boxes()

    def _arrange_boxes(self) -> None:
        """As many boxes in a row as there is room for."""
        room = self.viewport().width() - px(64)
        for grid, boxes, most in self._grids:
            widest = max(box.sizeHint().width() for box in boxes) + px(8)
            fitting = 1 + (room - max(widest, px(_COLUMN))) // widest
            gone = [box for form, box in self.forms.items() if form not in self._forms]
            _arrange(grid, [box for box in boxes if box not in gone], max(1, min(most, fitting)))

    def _lay_out(self) -> None:
        inner = QWidget()
        inner.setMaximumWidth(px(_WIDE))
        for box in (*self.topics.values(), *self.forms.values()):
            box.setParent(inner)  # one that is shown before it has a place would be a window
        column = spaced(QVBoxLayout(inner))
        self._row = spaced(QBoxLayout(QBoxLayout.Direction.LeftToRight), 12)
        for code, control in (("number", self.number), ("level", self.level), ("timer", self.timer)):
            self._row.addWidget(Field(say("builder", code), control), 1)
        column.addLayout(self._row)
        column.addSpacing(px(20))
        for code, boxes in (("topics", self.topics.values()), ("forms", self.forms.values())):
            column.addWidget(Label(say("builder", code), "caption", weight=600))
            column.addSpacing(px(5))
            grid = QGridLayout()
            grid.setContentsMargins(0, 0, 0, 0)
            grid.setHorizontalSpacing(px(8))
            grid.setVerticalSpacing(px(4))
            self._grids.append((grid, list(boxes), 3 if code == "topics" else 2))
            column.addLayout(grid)
            column.addSpacing(px(16))
        column.addWidget(Label(say("builder", "only"), "caption", weight=600))
        column.addSpacing(px(5))
        for box in (self.missed, self.read):
            column.addWidget(box, 0, Qt.AlignmentFlag.AlignLeft)
            column.addSpacing(px(4))
        column.addSpacing(px(24))
        column.addWidget(self.past_title)
        column.addSpacing(px(4))
        column.addLayout(self.past)
        self.column.addWidget(inner)
        self.column.addStretch(1)

    def _tell(self) -> None:
        gone = self._choice.forms - self._forms  # what is not there stays as it was
        self._choice = replace(
            self._choice,
            topics=frozenset(topic for topic, box in self.topics.items() if box.isChecked()),
            forms=gone | {form for form, box in self.forms.items() if form in self._forms and box.isChecked()},
            count=COUNTS[self.number.currentIndex()],
            level=_LEVELS[self.level.currentIndex()],
            minutes=MINUTES[self.timer.currentIndex()],
            only_missed=self.missed.isChecked(),
            only_read=self.read.isChecked(),
        )
        self.changed.emit(self._choice)


def _arrange(grid: QGridLayout, boxes: Sequence[CheckBox], columns: int) -> None:
    """So many boxes in a row, the first columns of all grids equally wide."""
    for box in boxes:
        grid.removeWidget(box)
    for number, box in enumerate(boxes):
        grid.addWidget(box, number // columns, number % columns, Qt.AlignmentFlag.AlignLeft)
    grid.setColumnMinimumWidth(0, px(_COLUMN) if columns > 1 else 0)
    for column in range(1, _MOST_COLUMNS + 1):
        grid.setColumnStretch(column, 1 if column == columns else 0)
