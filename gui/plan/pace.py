"""The tab Exam and pace: the day of an exam and what it plans, and what is set about study."""

from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from gui.kit.buttons import Button
from gui.kit.fields import ComboBox, DateField, Field
from gui.kit.labels import Label, WrapLabel
from gui.kit.page import Scroll
from gui.kit.spaces import PAGE_MARGIN, px
from gui.kit.surfaces import Line
from gui.plan.state import HOURS, NEW_A_DAY, RETENTION, choices, exam_problem, exam_words, say_share
from quizbank.strings import say
from quizbank.workflows.rows import ExamPlan, StudySettings

_FIELD, _WIDE = 280, 560


class PacePane(Scroll):
    """``exam_set`` gives a day or None, ``chosen`` a setting's name and text; ``cram_asked`` asks for practice."""

    exam_set = Signal(object)
    chosen = Signal(str, str)
    cram_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("surface", 8, (PAGE_MARGIN, 20, PAGE_MARGIN, 32), parent)
        self._today = date.min
        self.exam = DateField()
        self.exam_field = Field(say("plan", "exam_on"), self.exam)
        self.exam_words = WrapLabel("", "body")
        self.cram = Button(say("plan", "cram"), icon="lightning")
        self.new, self.retention, self.hour = ComboBox(), ComboBox(), ComboBox()
        self._new: tuple[int, ...] = ()
        self._shares: tuple[float, ...] = ()
        self.hour.addItems([say("plan", "hour", hour=hour) for hour in HOURS])
        self._lay_out()
        self.exam.editingFinished.connect(self._set_exam)
        self.cram.clicked.connect(self.cram_asked)
        self.new.activated.connect(lambda at: self.chosen.emit("new_per_day", str(self._new[at])))
        self.retention.activated.connect(lambda at: self.chosen.emit("retention", str(self._shares[at])))
        self.hour.activated.connect(lambda at: self.chosen.emit("day_begins", str(HOURS[at])))

    def set_state(self, settings: StudySettings, plan: ExamPlan | None, today: date) -> None:
        """Show what is set; ``today`` is the study day."""
        self._today = today
        if not self.exam.hasFocus():
            self.exam.set_value(settings.exam_on)
            self.exam_field.set_error(exam_problem(settings.exam_on, today))
        self.exam_words.setText(exam_words(plan, settings))
        self._new, self._shares = choices(NEW_A_DAY, settings.new_per_day), choices(RETENTION, settings.retention)
        _fill(self.new, [say("plan", "a_day", count=count) for count in self._new])
        _fill(self.retention, [say_share(share) for share in self._shares])
        self.new.setCurrentIndex(self._new.index(settings.new_per_day))
        self.new.setEnabled(plan is None)
        self.retention.setCurrentIndex(self._shares.index(settings.retention))
        self.hour.setCurrentIndex(settings.day_begins)

    def _set_exam(self) -> None:
        problem = self.exam.problem() or exam_problem(self.exam.value(), self._today)
        self.exam_field.set_error(problem)
        if not problem:
            self.exam_set.emit(self.exam.value())

    def _lay_out(self) -> None:
        self._add(Label(say("plan", "exam"), weight=600))
        self._add(self.exam_field, _FIELD)
        self._add(self.exam_words)
        self.column.addSpacing(px(4))
        self._add(self.cram)
        self._add(WrapLabel(say("plan", "cram_words"), "caption", "muted"))
        self.column.addSpacing(px(16))
        self.column.addWidget(Line())
        self.column.addSpacing(px(16))
        self._add(Label(say("plan", "pace"), weight=600))
        for code, combo in (("new_per_day", self.new), ("retention", self.retention), ("day_begins", self.hour)):
            self._add(Field(say("plan", code), combo), _FIELD)
            self._add(WrapLabel(say("plan", f"{code}_words"), "caption", "muted"))
            self.column.addSpacing(px(12))
        self.column.addStretch(1)

    def _add(self, widget: QWidget, wide: int = _WIDE) -> None:
        if not isinstance(widget, Button):
            widget.setMaximumWidth(px(wide))
        left = Qt.AlignmentFlag.AlignLeft if isinstance(widget, Button) else Qt.AlignmentFlag(0)
        self.column.addWidget(widget, 0, left)


def _fill(combo: ComboBox, words: list[str]) -> None:
    if words != [combo.itemText(n) for n in range(combo.count())]:
        combo.clear()
        combo.addItems(words)
