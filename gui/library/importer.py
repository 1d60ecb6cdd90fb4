"""Adds sources to the library one after another: reads files in the pool, questions in the analysis process."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QObject, Signal

from gui.kit.pages import Context
from gui.library import import_state as steps
from gui.library.import_state import Failure, ImportState, Source
from quizbank.domain.changes import NOTHING
from quizbank.domain.errors import QuizbankError
from quizbank.workflows import places
from quizbank.workflows.drafts import Draft, draft


class Importer(QObject):
    """Holds the ImportState; ``changed`` when it is another, ``moved`` when only the progress is.

    ``added(article)`` after one was stored and the pages were told; ``found(article)`` when it was there already.
    """

    changed = Signal()
    moved = Signal()
    added = Signal(str)
    found = Signal(str)

    def __init__(self, context: Context, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.context = context
        self.state = ImportState()
        self._ticket = 0
        context.analysis.progress.connect(self._on_progress)
        context.analysis.finished.connect(self._on_finished)
        context.analysis.failed.connect(self._on_failed)

    def add(self, sources: tuple[Source, ...], failures: tuple[Failure, ...] = ()) -> None:
        """Queue sources; what could not be queued is shown as failed."""
        if sources:
            self.state = steps.given(self.state, sources)
        if failures:
            self.state = steps.refused(self.state, failures)
        self._go_on()

    def cancel(self) -> None:
        """Stop what is read and forget what waits; the library stays as it is."""
        if self._ticket:
            self.context.analysis.cancel(self._ticket)
        self._become(steps.cancelled(self.state))

    def set_date(self, published: date | None) -> None:
        """Answer the first question: the day of publication, or None to go on without."""
        self.state = steps.dated(self.state, published)
        self._go_on()

    def keep_to_read(self) -> None:
        """Answer the first question: keep the page for reading."""
        self.state = steps.kept_to_read(self.state)
        self._go_on()

    def leave_out(self) -> None:
        """Answer the first question: do not add it."""
        self._become(steps.not_added(self.state))

    def dismiss(self) -> None:
        """Forget what failed."""
        self._become(steps.dismissed(self.state))

    # --- inside -----------------------------------------------------------------------------------------------
    def _become(self, state: ImportState) -> None:
        self.state, self._ticket = state, 0 if state.current is None else self._ticket
        self.changed.emit()

    def _go_on(self) -> None:
        if self.state.current is None and self.state.waiting:
            self._become(steps.begun(self.state))
            self._fetch()
        else:
            self.changed.emit()

    def _fetch(self) -> None:
        """Get the current source's bytes, then send it."""
        source = self.state.current
        assert source
        if source.path is None or source.data:
            self._send()
            return
        file = source.path
        self._beside(lambda: places.read_source(file), self._send)

    def _beside[T](self, call: Callable[[], T], done: Callable[[T], None]) -> None:
        """Do ``call`` in the pool, then ``done``."""
        source = self.state.current

        def landed[R](then: Callable[[R], None]) -> Callable[[R], None]:
            # Another source may be the current one by now, or none: then nobody waits for the result any more.
            return lambda result: then(result) if self.state.current is source else None

        self.context.pool.run(call, landed(done), landed(self._stop))

    def _send(self, data: bytes | None = None) -> None:
        if data is not None:
            self.state = steps.read(self.state, data)
        assert self.state.current
        self._ticket = self.context.analysis.start(self.state.current.job())

    def _stop(self, error: QuizbankError) -> None:
        self._become(steps.stopped(self.state, error))
        self._go_on()

    def _on_progress(self, ticket: int, step: str, done: int, total: int) -> None:
        if ticket == self._ticket:
            self.state = steps.moved(self.state, step, done, total)
            self.moved.emit()

    def _on_failed(self, ticket: int, error: QuizbankError) -> None:
        if ticket == self._ticket:
            self._stop(error)

    def _on_finished(self, ticket: int, making: bytes) -> None:
        if ticket == self._ticket:
            # Working out the rows takes longer than writing them; the window does not stand still for it.
            self._beside(lambda: draft(making), self._store)

    def _store(self, new: Draft) -> None:
        try:
            article, changes = self.context.desk.add(new)
        except QuizbankError as error:
            self._stop(error)
            return
        came_in = changes != NOTHING
        self._become(steps.came_in(self.state) if came_in else steps.was_there(self.state))
        self.context.publish(changes)
        (self.added if came_in else self.found).emit(article)
        self._go_on()
