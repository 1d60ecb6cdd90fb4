"""A dialog with one field: a name, tags, another spelling."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from gui.kit.dialogs import Dialog
from gui.kit.fields import Field, TextField


class AskDialog(Dialog):
    """Asks for a line of text and hands it to ``keep``, which gives the sentence why it cannot be kept, or "" ."""

    def __init__(
        self, question: str, body: str, verb: str, *, label: str, words: str, keep: Callable[[str], str],
        parent: QWidget | None = None,
    ) -> None:  # fmt: skip
        super().__init__(question, body, verb, icon="check", parent=parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.text = TextField(words)
        self.field = Field(label, self.text)
        self._keep = keep
        self.column.addWidget(self.field)
        self.text.textEdited.connect(lambda _: self.field.set_error(""))
        self.text.setFocus()
        self.text.selectAll()

    def accept(self) -> None:
        """Keep it, or say why not."""
        if problem := self._keep(self.text.text()):
            self.field.set_error(problem)
            self.text.setFocus()
        else:
            super().accept()
