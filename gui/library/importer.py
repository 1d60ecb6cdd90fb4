"""Adds sources to the library one after another: reads files in the pool, fetches links in a line of their own."""

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from gui.kit.pages import Context
from gui.kit.tasks import Pool
from gui.library import import_state as steps
from gui.library.import_state import Failure, ImportState, Source
from quizbank.domain.errors import QuizbankError
from quizbank.domain.link import WaitingLink
from quizbank.workflows import links, places
from quizbank.workflows.drafts import Draft, draft

if TYPE_CHECKING:
    from quizbank.workflows.links import Fetched, Fetching


class Importer(QObject):
    """Holds the ImportState; ``changed`` when it is another, ``moved`` when only the progress is.

    ``added(article)`` after one was stored and the pages were told; ``found(article)`` when it was there already;
    ``waits(WaitingLink)`` when a link has no article behind it and is kept until its text is pasted.
    """

    changed = Signal()
    moved = Signal()
    added = Signal(str)
    found = Signal(str)
    waits = Signal(object)

    def __init__(self, context: Context, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.context = context
        self.state = ImportState()
        self._ticket = 0
        self._line = Pool(self)  # a site may take its time; what the pool does for other pages must not wait for it
        self._fetching: Fetching | None = None
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
        if self._fetching:
            self._fetching.cancel()
        self._become(steps.cancelled(self.state))

    def close(self) -> None:
        """Stop, and wait for the thread that fetches."""
        if not self.state.idle:
            self.cancel()
        self._line.close()

    def ask_for_text(self, waiting: WaitingLink, *, first: bool = False) -> None:
        """Ask for the text of a link that waits."""
        self._become(steps.asking_for_text(self.state, waiting, first=first))

    def complete(self, text: Source) -> None:
        """A text was pasted for the link that is asked for."""
        self.state = steps.completed(self.state, text)
        self._go_on()

    def let_wait(self) -> None:
        """Ask for the next text, or for none."""
        self._become(steps.let_wait(self.state))

    def look_again(self) -> None:
        """See which links wait still."""
        if self.state.textless:
            self._become(steps.still_waiting(self.state, self.context.desk.waiting_links()))

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
        file = source.path
        if source.link and not source.data:
            self._fetching = links.fetching(source.link)
            self._beside(self._fetching.result, self._arrived, self._line)
        elif file and not source.data:
            self._beside(lambda: places.read_source(file), self._send)
        else:
            self._send()

    def _arrived(self, page: "Fetched | None") -> None:
        if page:
            self.state = steps.read(self.state, page.data, page.format)
            self.moved.emit()
            self._send()

    def _beside[T](self, call: Callable[[], T], done: Callable[[T], None], pool: Pool | None = None) -> None:
        """Do ``call`` in the pool, then ``done``."""
        source = self.state.current

        def landed[R](then: Callable[[R], None]) -> Callable[[R], None]:
            # Another source may be the current one by now, or none: then nobody waits for the result any more.
            return lambda result: then(result) if self.state.current is source else None

        (pool or self.context.pool).run(call, landed(done), landed(self._stop))

    def _send(self, data: bytes | None = None) -> None:
        if data is not None:
            self.state = steps.read(self.state, data)
        assert self.state.current
        self._ticket = self.context.analysis.start(self.state.current.job())

    def _stop(self, error: QuizbankError) -> None:
        assert self.state.current
        waiting = steps.waiting_link(self.state.current, error)
        if waiting is None:
            self._become(steps.stopped(self.state, error))
        else:
            self._keep(waiting)
        self._go_on()

    def _keep(self, waiting: WaitingLink) -> None:
        try:
            changes = self.context.desk.keep_link(waiting)
        except QuizbankError as error:
            self._become(steps.stopped(self.state, error))
            return
        self._become(steps.kept(self.state))
        self.context.publish(changes)
        self.waits.emit(waiting)

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
        assert self.state.current
        try:
            article, changes = self.context.desk.add(new, link=self.state.current.link)
        except QuizbankError as error:
            self._stop(error)
            return
        came_in = changes.label == "import"  # another change is that its link waits no more
        self._become(steps.came_in(self.state) if came_in else steps.was_there(self.state))
        self.context.publish(changes)
        (self.added if came_in else self.found).emit(article)
        self._go_on()
