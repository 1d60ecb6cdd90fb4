"""The tab Sets: what one can study by, one kind at a time, and the sets that have a name."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from gui.kit.fields import ComboBox
from gui.kit.labels import Label
from gui.kit.lists import Row
from gui.plan.foot import ListPane
from gui.plan.state import KINDS, SetLine, say_counts
from quizbank.domain.study_set import SetKind
from quizbank.strings import say

MINE = 0
"""The place of the sets with a name among the kinds."""


class SetsPane(ListPane):
    """``acted`` gives study, keep, tags or forget; ``kind_chosen`` None for named sets, ``span_chosen`` months."""

    kind_chosen = Signal(object)
    span_chosen = Signal(str, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(say("plan", "sets"), "cards", parent)
        self.kind = ComboBox([say("plan", "kind_mine"), *(say("plan", f"kind_{kind.value}") for kind in KINDS)])
        self.kind.setAccessibleName(say("plan", "kind"))
        self.first, self.last = ComboBox(button=True), ComboBox(button=True)
        self.until = Label(say("plan", "until"), "body", "muted", fixed=True)
        self._months: tuple[str, ...] = ()
        self.lines: dict[str, SetLine] = {}
        for combo, code in ((self.first, "first_month"), (self.last, "last_month")):
            combo.setAccessibleName(say("plan", code))
            combo.activated.connect(self._tell_span)
        self.head.addWidget(self.kind)
        for widget in (self.first, self.until, self.last):
            self.head.addWidget(widget)
        self.head.addStretch(1)
        self.add_action("study", "", "Enter", "cards", "primary")
        self.add_action("keep", say("plan", "keep"), "N", "bookmark-simple", "secondary")
        self.add_action("tags", say("plan", "tags"), "T", "tag")
        self.add_action("forget", say("plan", "forget"), "Delete", "trash")
        self.kind.activated.connect(lambda at: self.kind_chosen.emit(KINDS[at - 1] if at else None))

    @property
    def chosen_kind(self) -> SetKind | None:
        """The kind that is shown, None for the sets with a name."""
        at = self.kind.currentIndex()
        return KINDS[at - 1] if at else None

    def set_lines(self, lines: Sequence[SetLine], current: str = "") -> None:
        """Show the sets of the chosen kind."""
        self.lines = {line.key: line for line in lines}
        code = "mine" if self.chosen_kind is None else "tag" if self.chosen_kind is SetKind.TAG else "kind"
        rows = [Row(line.key, line.name, line.meta, icon=line.icon) for line in lines]
        self.set_rows(rows, (say("plan", f"empty_{code}"), say("plan", f"empty_{code}_body")))
        if current in self.lines:
            self.list.select(current)

    def set_months(self, months: Sequence[tuple[str, str]]) -> None:
        """The months (value, words) that a span can begin and end with; none hides the choice."""
        shown = self.chosen_kind is SetKind.PERIOD and len(months) > 1
        for widget in (self.first, self.until, self.last):
            widget.setVisible(shown)
        values = tuple(value for value, _ in months)
        if values != self._months:
            self._months = values
            for combo, place in ((self.first, 0), (self.last, len(months) - 1)):
                combo.clear()
                combo.addItems([words for _, words in months])
                combo.setCurrentIndex(place)

    def show_choice(self) -> None:
        """Say what can be studied of it today."""
        line = self.lines.get(self.list.current())
        if line is not None:
            row = line.row
            open_cards = row.due + row.new
            self.words.setText(f"{line.name}: {say_counts(row)}")
            self.buttons["study"].setText(say("plan", "study" if open_cards else "nothing_open"))
            self.buttons["study"].setEnabled(open_cards > 0)
            self.buttons["keep"].setVisible(not row.kept_as)
            self.buttons["forget"].setVisible(bool(row.kept_as))
            self.buttons["tags"].setVisible(row.study_set.kind is SetKind.ARTICLE and row.cards > 0)
        super().show_choice()

    def _tell_span(self) -> None:
        self.span_chosen.emit(self._months[self.first.currentIndex()], self._months[self.last.currentIndex()])
