"""Work beside the window: jobs of the analysis process, polled, and short calls in a pool."""

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from quizbank.domain.errors import QuizbankError
from quizbank.workflows.analysis import Analyst, Failed, Job, Progress, Result

_POLL_MS = 40


class AnalysisRunner(QObject):
    """Sends jobs to an Analyst and polls it from a timer while any is under way.

    ``progress(ticket, step, done, total)``, ``finished(ticket, making: bytes)``, ``failed(ticket, error)`` with a
    QuizbankError.
    """

    progress = Signal(int, str, int, int)
    finished = Signal(int, object)
    failed = Signal(int, object)

    def __init__(self, analyst: Analyst, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._analyst = analyst
        self._under_way: set[int] = set()
        self._timer = QTimer(self)
        self._timer.setInterval(_POLL_MS)
        self._timer.timeout.connect(self.poll)

    @property
    def busy(self) -> bool:
        """Whether a job is under way."""
        return bool(self._under_way)

    def start(self, job: Job) -> int:
        """Send a job; its ticket."""
        ticket = self._analyst.start(job)
        self._under_way.add(ticket)
        self._timer.start()
        return ticket

    def cancel(self, ticket: int) -> None:
        """End a job; nothing more is heard of it."""
        self._under_way.discard(ticket)
        self._analyst.cancel(ticket)
        self._rest()

    def poll(self) -> None:
        """Hand on what has arrived."""
        for ticket, message in self._analyst.messages():
            if ticket not in self._under_way:
                continue
            match message:
                case Progress(step, done, total):
                    self.progress.emit(ticket, step, done, total)
                case Result(making):
                    self._under_way.discard(ticket)
                    self.finished.emit(ticket, making)
                case Failed(code, parameters):
                    self._under_way.discard(ticket)
                    self.failed.emit(ticket, QuizbankError(code, **dict(parameters)))
        self._rest()

    def close(self) -> None:
        """End what is under way; the Analyst itself is closed by whoever made it."""
        for ticket in tuple(self._under_way):
            self.cancel(ticket)
        self._timer.stop()

    def _rest(self) -> None:
        if not self._under_way:
            self._timer.stop()


class Pool(QObject):
    """Runs calls that take a moment (a PDF) in one thread and hands the result back in the window's thread.

    ``close`` waits for the running call, so that no thread outlives the window.
    """

    _landed = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._threads: ThreadPoolExecutor | None = None
        self._closed = False
        self._landed.connect(self._deliver)

    def run[T](self, call: Callable[[], T], done: Callable[[T], None], failed: Callable[[QuizbankError], None]) -> None:
        """Do ``call`` in the thread, then ``done(result)`` or ``failed(error)`` here.

        Another exception than QuizbankError is raised here, where the window's hook reports it.
        """
        if self._closed:
            return
        if self._threads is None:
            self._threads = ThreadPoolExecutor(max_workers=1, thread_name_prefix="quizbank-pool")

        def deliver(future: Future[T]) -> None:
            if self._closed or future.cancelled():
                return
            error = future.exception()
            if isinstance(error, QuizbankError):
                failed(error)
            elif error is not None:
                raise error
            else:
                done(future.result())

        self._threads.submit(call).add_done_callback(lambda future: self._landed.emit(lambda: deliver(future)))

    @Slot(object)
    def _deliver(self, deliver: Callable[[], None]) -> None:
        deliver()

    def close(self) -> None:
        """Wait for the running call, drop the others; nothing is handed back any more."""
        self._closed = True
        if self._threads:
            self._threads.shutdown(wait=True, cancel_futures=True)
            self._threads = None
