"""Asks the analysis process to make an article's questions anew, and the desk what that would change."""

from enum import StrEnum

from PySide6.QtCore import QObject, QTimer, Signal

from gui.kit.pages import Context
from quizbank.domain.errors import QuizbankError
from quizbank.workflows.reading_rows import RemakePreview

_PAUSE_MS = 300
"""Several corrections in a row are looked at once."""


class Stage(StrEnum):
    """Where the remaking stands."""

    RESTING = "resting"
    LOOKING = "looking"
    READY = "ready"
    FAILED = "failed"


class Remaker(QObject):
    """``changed`` when ``stage``, ``preview`` or ``error`` is another; ``moved(done, total)`` while it looks."""

    changed = Signal()
    moved = Signal(int, int)

    def __init__(self, context: Context, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self.article = ""
        self.stage = Stage.RESTING
        self.preview: RemakePreview | None = None
        self.error: QuizbankError | None = None
        self.making = b""
        self._ticket = 0
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._pause.timeout.connect(self.start)
        context.analysis.progress.connect(self._on_progress)
        context.analysis.finished.connect(self._on_finished)
        context.analysis.failed.connect(self._on_failed)

    def look(self, article: str) -> None:
        """See what would change, after a moment; what was under way for something else is ended."""
        self.rest()
        self.article = article
        self._become(Stage.LOOKING)
        self._pause.start()

    def rest(self) -> None:
        """End what is under way; there is nothing to remake."""
        self._pause.stop()
        if self._ticket:
            self._context.analysis.cancel(self._ticket)
            self._ticket = 0
        self.making, self.preview, self.error = b"", None, None
        self._become(Stage.RESTING)

    def start(self) -> None:
        """Send the job now."""
        self._pause.stop()
        try:
            self._ticket = self._context.analysis.start(self._context.desk.remake_job(self.article))
        except QuizbankError as error:
            self._fail(error)

    # --- inside -----------------------------------------------------------------------------------------------
    def _become(self, stage: Stage) -> None:
        self.stage = stage
        self.changed.emit()

    def _fail(self, error: QuizbankError) -> None:
        self._ticket, self.error = 0, error
        self._become(Stage.FAILED)

    def _on_progress(self, ticket: int, step: str, done: int, total: int) -> None:
        if ticket == self._ticket:
            self.moved.emit(done, total)

    def _on_failed(self, ticket: int, error: QuizbankError) -> None:
        if ticket == self._ticket:
            self._fail(error)

    def _on_finished(self, ticket: int, making: bytes) -> None:
        if ticket != self._ticket:
            return
        self._ticket, self.making = 0, making
        try:
            self.preview = self._context.desk.remake_preview(self.article, making)
        except QuizbankError as error:
            self._fail(error)
        else:
            self._become(Stage.READY)
