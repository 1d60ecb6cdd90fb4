"""The card of the bin: deleted articles, each put back by a press, or all removed for good."""

from PySide6.QtWidgets import QWidget

from gui.keeping.lines import LinesCard
from gui.keeping.state import bin_lines
from gui.kit.buttons import Button
from gui.kit.dialogs import Dialog
from gui.kit.pages import Context
from quizbank.domain.errors import QuizbankError
from quizbank.strings import say, say_error


class BinCard(LinesCard):
    """What was deleted in the last thirty days."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        self.empty_button = Button(say("keeping", "empty"), "quiet", icon="trash", size="small")
        super().__init__(self.empty_button, parent)
        self._context = context
        self.pressed.connect(self.put_back)
        self.empty_button.clicked.connect(self.ask)

    def load(self) -> None:
        """Look into the bin again."""
        rows = self._context.desk.bin()
        self.set_lines(bin_lines(rows))
        self.words.setText(say("keeping", "bin_words" if rows else "bin_empty"))
        self.empty_button.setVisible(bool(rows))

    def put_back(self, article: str) -> None:
        """Bring an article back; Undo takes it out again."""
        title = next(line.title for line in bin_lines(self._context.desk.bin()) if line.key == article)
        try:
            changes = self._context.desk.restore_article(article)
        except QuizbankError as error:
            self._context.window.tell(say_error(error))
            return
        self._context.publish(changes)
        self._context.window.tell(say("keeping", "back", title=title), undo=True)

    def ask(self) -> Dialog:
        """Ask before what can't be undone."""
        count = len(self._context.desk.bin())
        dialog = Dialog(say("keeping", "empty_title", count=count), say("keeping", "empty_body"),
                        say("keeping", "empty"), icon="trash", parent=self)  # fmt: skip
        dialog.accepted.connect(self.empty)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()
        return dialog

    def empty(self) -> None:
        """Remove all of it."""
        try:
            changes = self._context.desk.empty_bin()
        except QuizbankError as error:
            self._context.window.tell(say_error(error))
            return
        self._context.publish(changes)
        self._context.window.tell(say("keeping", "emptied"))
