"""The tab To mend: cards that are flagged, missed again and again, or suspended."""

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from gui.kit.labels import WrapLabel
from gui.kit.lists import Row
from gui.plan.foot import ListPane
from gui.plan.state import MendLine
from quizbank.strings import say

_ICONS = {
    "flagged": ("flag", "accent"),
    "leech": ("arrow-counter-clockwise", "warning"),
    "suspended": ("pause", "muted"),
}
"""Icon and ink, by why a card is listed."""


class MendPane(ListPane):
    """``acted`` gives edit, suspend (or resume), flag, delete or article."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(say("plan", "mend"), "pencil-simple", parent)
        self.lines: dict[str, MendLine] = {}
        self.head.addWidget(WrapLabel(say("plan", "mend_words"), "body", "muted"), 1)
        self.add_action("edit", say("answers", "edit"), "E", "pencil-simple", "secondary")
        self.add_action("article", say("study", "in_article"), "Enter", "article")
        self.add_action("suspend", say("study", "suspend"), "S", "pause")
        self.add_action("flag", "", "F", "flag")
        self.add_action("delete", say("study", "delete"), "Delete", "trash")

    def set_lines(self, lines: Sequence[MendLine]) -> None:
        """Show the cards."""
        self.lines = {line.uid: line for line in lines}
        rows = [
            Row(line.uid, line.stem, line.meta, icon=_ICONS[line.why][0], icon_ink=_ICONS[line.why][1])
            for line in lines
        ]
        self.set_rows(rows, (say("plan", "empty_mend"), say("plan", "empty_mend_body")))

    def show_choice(self) -> None:
        """Say what can be done with it."""
        line = self.lines.get(self.list.current())
        if line is not None:
            self.words.setText(say("plan", "answer", key=line.card.question.key or ""))
            self.buttons["suspend"].setText(
                say("study", "suspend") if not line.card.suspended else say("plan", "resume")
            )
            self.buttons["flag"].setText(say("plan", "unflag" if line.card.flagged else "flag"))
        super().show_choice()
