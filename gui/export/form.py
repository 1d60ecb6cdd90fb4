"""The tab Sheet: title, class, paper, how many items, and what is done with them."""

from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from gui.export.state import COUNTS, EVERY, PAPERS, Settings
from gui.kit.fields import CheckBox, ComboBox, Field, TextField
from gui.kit.page import Scroll
from gui.kit.spaces import px
from quizbank.strings import say

_NUMBERS = (*COUNTS, EVERY)


class SheetForm(Scroll):
    """``changed`` gives Settings as they are now chosen, ``counted`` the wanted number, ``titled`` a typed title.

    ``left`` tells that a field was left, when it is time to remember.
    """

    changed = Signal(object)
    counted = Signal(int)
    titled = Signal(str)
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("surface", 12, (20, 16, 20, 16), parent)
        self._settings = Settings()
        self.title, self.class_name = TextField(), TextField()
        self.paper = ComboBox([say("print", f"paper_{paper}") for paper in PAPERS])
        self.number = ComboBox([_say_number(number) for number in _NUMBERS])
        self.mix, self.key = CheckBox(say("print", "mix")), CheckBox(say("print", "key_option"))
        self.unread = CheckBox(say("print", "unread_option"))
        for code, control in (
            ("sheet_title", self.title), ("class", self.class_name), ("paper", self.paper),
            ("choose_count", self.number),
        ):  # fmt: skip
            self.column.addWidget(Field(say("print", code), control))
        self.column.addSpacing(px(4))
        for box in (self.unread, self.mix, self.key):
            self.column.addWidget(box, 0, Qt.AlignmentFlag.AlignLeft)
            box.toggled.connect(self._tell)
        self.column.addStretch(1)
        self.title.textEdited.connect(self.titled)
        self.class_name.textEdited.connect(self._tell)
        self.paper.activated.connect(self._tell)
        self.number.activated.connect(lambda at: self.counted.emit(_NUMBERS[at]))
        for field in (self.title, self.class_name):
            field.editingFinished.connect(self.left)

    def set_settings(self, settings: Settings) -> None:
        """Show them without telling."""
        self._settings = settings
        for box, on in ((self.mix, settings.mix), (self.key, settings.key), (self.unread, settings.unread)):
            box.blockSignals(True)
            box.setChecked(on)
            box.blockSignals(False)
        if self.class_name.text() != settings.class_name:
            self.class_name.setText(settings.class_name)
        self.paper.setCurrentIndex(PAPERS.index(settings.paper))
        self.number.setCurrentIndex(_NUMBERS.index(settings.wanted))

    def set_title(self, given: str, usual: str) -> None:
        """Show the title that somebody gave, or else the usual one (which stays visible where it is rubbed out)."""
        self.title.setPlaceholderText(usual)
        if not self.title.hasFocus() and self.title.text() != (given or usual):
            self.title.setText(given or usual)
            self.title.setCursorPosition(0)

    def _tell(self) -> None:
        chosen = replace(
            self._settings, class_name=self.class_name.text(), paper=PAPERS[self.paper.currentIndex()],
            mix=self.mix.isChecked(), key=self.key.isChecked(), unread=self.unread.isChecked(),
        )  # fmt: skip
        if chosen != self._settings:
            self._settings = chosen
            self.changed.emit(chosen)


def _say_number(number: int) -> str:
    return say("print", "every_item") if number == EVERY else say("print", "items_of", count=number)
