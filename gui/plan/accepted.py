"""The tab Accepted answers: every spelling that somebody said was right, to be changed or taken out."""

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from gui.kit.labels import WrapLabel
from gui.kit.lists import Row
from gui.plan.foot import ListPane
from gui.plan.state import variant_key
from quizbank.strings import say
from quizbank.workflows.rows import VariantRow


class AcceptedPane(ListPane):
    """``acted`` gives change or remove."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(say("plan", "accepted"), "check-circle", parent)
        self.variants: dict[str, VariantRow] = {}
        self.head.addWidget(WrapLabel(say("plan", "accepted_words"), "body", "muted"), 1)
        self.add_action("change", say("plan", "change"), "Enter", "pencil-simple", "secondary")
        self.add_action("remove", say("plan", "remove"), "Delete", "trash")

    def set_variants(self, variants: Sequence[VariantRow]) -> None:
        """Show them."""
        self.variants = {variant_key(row): row for row in variants}
        rows = [_row(key, row) for key, row in self.variants.items()]
        self.set_rows(rows, (say("plan", "empty_accepted"), say("plan", "empty_accepted_body")))

    def show_choice(self) -> None:
        """Say what it is taken for."""
        row = self.variants.get(self.list.current())
        self.words.setText(say("plan", "taken_for", variant=row.variant, key=row.key) if row else "")
        super().show_choice()


def _row(key: str, row: VariantRow) -> Row:
    besides = say("plan", "besides", key=row.key)
    return Row(key, row.variant, row.stem, besides, icon="check-circle", icon_ink="success")
