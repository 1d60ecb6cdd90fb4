"""The dialogs: another name, another kind, the same as whom."""

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from gui.kit.dialogs import Dialog
from gui.kit.fields import ComboBox, Field, TextField
from quizbank.strings import say


class NameDialog(Dialog):
    """Asks for the full name."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(
            say("reading", "choose_name"),
            say("reading", "choose_name_body"),
            say("reading", "choose_name_verb"),
            parent=parent,
        )
        self._before = name
        self.field = TextField(name)
        self.column.addWidget(Field(say("reading", "choose_name_field"), self.field))
        self.field.textChanged.connect(lambda _: self._look())
        self.field.selectAll()
        self.field.setFocus()
        self._look()

    def name(self) -> str:
        """What was typed."""
        return " ".join(self.field.text().split())

    def _look(self) -> None:
        self.accept_button.setEnabled(self.name() not in ("", self._before))


class ChoiceDialog(Dialog):
    """Asks for one out of a list of (value, words); ``code`` names its words under [reading]: choose_CODE …"""

    def __init__(self, code: str, name: str, choices: Sequence[tuple[str, str]], parent: QWidget | None = None) -> None:
        super().__init__(
            say("reading", f"choose_{code}", name=name),
            say("reading", f"choose_{code}_body", name=name),
            say("reading", f"choose_{code}_verb"),
            parent=parent,
        )
        self._values = tuple(value for value, _ in choices)
        self.box = ComboBox([words for _, words in choices])
        self.column.addWidget(Field(say("reading", f"choose_{code}_field"), self.box))
        self.box.setFocus()

    def value(self) -> str:
        """What was chosen."""
        return self._values[self.box.currentIndex()]
