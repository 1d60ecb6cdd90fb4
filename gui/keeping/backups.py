"""The card of backups: what there is, one made now, and one put back after it was compared."""

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from gui.keeping.lines import LinesCard
from gui.keeping.state import FIRST, backup_lines, restore_offer
from gui.kit.buttons import Button
from gui.kit.pages import Context
from gui.kit.surfaces import Message
from quizbank.domain.errors import QuizbankError
from quizbank.strings import say, say_error
from quizbank.workflows.backup_rows import BackupRow


class BackupsCard(LinesCard):
    """Backups are listed and made beside the window; putting one back is one step of the library's own.

    ``asked`` gives the button of the answer to what the card asks.
    """

    asked = Signal(QWidget)

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        self.make_button = Button(say("keeping", "back_up"), icon="clock", size="small")
        super().__init__(self.make_button, parent)
        self._context = context
        self._rows_known: tuple[BackupRow, ...] = ()
        self._shows_all = False
        self._compared = Path()
        self.more = Button("", "quiet", icon="caret-down", size="small")
        self.column.addWidget(self.more, 0, Qt.AlignmentFlag.AlignLeft)
        self.restore_button = Button(say("keeping", "restore"), "primary")
        self.leave_button = Button(say("keeping", "leave"), key="Esc")
        self.offer = Message("info", "", "", (self.restore_button, self.leave_button))
        self.offer.hide()
        self.more.hide()
        self.notice.addWidget(self.offer)
        self.make_button.clicked.connect(self.make)
        self.more.clicked.connect(self._show_all)
        self.pressed.connect(lambda path: self.compare(Path(path)))
        self.restore_button.clicked.connect(self.restore)
        self.leave_button.clicked.connect(self.leave)

    def load(self) -> None:
        """Read the backups again, beside the window."""
        self._context.pool.run(self._context.desk.backups, self._show, self._say)

    def make(self) -> None:
        """Make one now, beside the window."""
        try:
            job = self._context.desk.back_up_job(at_once=True)
        except QuizbankError as error:
            self._say(error)
            return
        assert job is not None
        self.make_button.setEnabled(False)
        self._context.pool.run(job, self._made, self._failed)

    def compare(self, backup: Path) -> None:
        """Say what it holds beside the library, before anything is done."""
        try:
            comparison = self._context.desk.compare_backup(backup)
        except QuizbankError as error:
            self._say(error)
            return
        self._compared = backup
        title = next(line.title for line in backup_lines(self._rows_known) if line.key == str(backup))
        offer = restore_offer(title, comparison)
        self.offer.set_words(offer.title, offer.body)
        self.offer.show()
        self.restore_button.setFocus(Qt.FocusReason.OtherFocusReason)
        self.asked.emit(self.restore_button)

    def restore(self) -> None:
        """Put the compared one back; the library as it was becomes a backup."""
        try:
            kept, changes = self._context.desk.restore(self._compared)
        except QuizbankError as error:
            self._say(error)
            return
        self.leave()
        self._context.publish(changes)
        self._context.window.tell(say("keeping", "restored", name=kept.name))
        self.load()

    def leave(self) -> None:
        """Put nothing back."""
        self.make_button.setFocus(Qt.FocusReason.OtherFocusReason)
        self.offer.hide()

    def _made(self, row: BackupRow) -> None:
        self.make_button.setEnabled(True)
        self._context.window.tell(say("keeping", "backed_up", name=row.path.name))
        self.load()

    def _failed(self, error: QuizbankError) -> None:
        self.make_button.setEnabled(True)
        self._context.window.tell(say("backup", "failed", reason=say_error(error)))

    def _show(self, rows: tuple[BackupRow, ...]) -> None:
        self._rows_known = rows
        lines = backup_lines(rows)
        self.set_lines(lines if self._shows_all else lines[:FIRST])
        self.words.setText(say("keeping", "backups_words" if rows else "no_backups"))
        self.more.setText(say("keeping", "all_backups", count=len(rows)))
        self.more.setVisible(len(rows) > FIRST and not self._shows_all)

    def _show_all(self) -> None:
        self._shows_all = True
        self._show(self._rows_known)
        self.lines[FIRST].button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _say(self, error: QuizbankError) -> None:
        self._context.window.tell(say_error(error))
