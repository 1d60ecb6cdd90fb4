"""The window's side: one process behind one pipe, kept by one thread, so that the window never waits.

Cancelling ends the process and starts another: there is nothing to clean, since only the window writes. A process
that dies in the middle of a job is tried once more, then the job fails with "analysis_crashed"; one that says nothing
for too long is ended ("analysis_hung"); where none can be started, the jobs that wait fail ("analysis_not_started").
"""

import logging
import multiprocessing
import threading
import time
from collections import deque
from collections.abc import Iterator, Mapping
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from queue import Empty, SimpleQueue

from quizbank.worker.child import serve
from quizbank.workflows.analysis import Failed, Job, Message, Progress

_TRIES = 2
_PATIENCE = {"loading": 60.0}
_LONGEST_SILENCE = 600.0  # seconds; the longest article that is taken needs a tenth of it on a slow computer
_PAUSE = 0.5  # before a process is started again that could not be started

_log = logging.getLogger(__name__)


class Worker:
    """An ``Analyst``: start jobs, collect their messages, cancel, close. Made cheap; ``warm`` starts the process.

    ``patience`` is how many seconds a step of a job may go on without a word, by its code; "" stands for the others.
    """

    def __init__(self, patience: Mapping[str, float] | None = None) -> None:
        self._patience = {"": _LONGEST_SILENCE, **_PATIENCE, **(patience or {})}
        self._method = "forkserver" if "forkserver" in multiprocessing.get_all_start_methods() else "spawn"
        self._wake_read, self._wake_write = multiprocessing.Pipe(duplex=False)
        self._lock = threading.Lock()
        self._waiting: deque[tuple[int, Job]] = deque()
        self._cancelled: set[int] = set()
        self._arrived: SimpleQueue[tuple[int, Message]] = SimpleQueue()
        self._deaths: dict[int, int] = {}
        self._last_ticket = 0
        self._closing = False
        self._thread: threading.Thread | None = None

    def warm(self) -> None:
        """Start the process ahead of the first job; call it after the first paint."""
        if self._thread is None:
            self._thread = threading.Thread(target=self._keep, name="analysis", daemon=True)
            self._thread.start()

    def start(self, job: Job) -> int:
        """Send a job; its ticket."""
        with self._lock:
            self._last_ticket += 1
            self._waiting.append((self._last_ticket, job))
        self.warm()
        self._wake()
        return self._last_ticket

    def messages(self) -> Iterator[tuple[int, Message]]:
        """What has arrived since the last call, without waiting; nothing of cancelled jobs."""
        while True:
            try:
                ticket, message = self._arrived.get_nowait()
            except Empty:
                return
            if ticket not in self._cancelled:
                yield ticket, message

    def cancel(self, ticket: int) -> None:
        """End the job, running or waiting; nothing more arrives from it."""
        with self._lock:
            self._cancelled.add(ticket)
            self._waiting = deque(item for item in self._waiting if item[0] != ticket)
        self._wake()

    def close(self) -> None:
        """End the process and wait for it."""
        self._closing = True
        self._wake()
        if self._thread is not None:
            self._thread.join()
            self._thread = None
        self._wake_read.close()
        self._wake_write.close()

    def _wake(self) -> None:
        self._wake_write.send_bytes(b".")

    # --- the thread -------------------------------------------------------------------------------------------

    def _keep(self) -> None:
        """Keep a process running and busy until closed."""
        while not self._closing:
            try:
                process, pipe = self._fork()
            except (
                Exception
            ):  # no memory, no process, no file handle left: whatever it is, somebody waits for an answer
                _log.exception("the analysis process cannot be started")
                self._not_started()
                continue
            try:
                self._feed(process, pipe)
            finally:
                pipe.close()
                process.kill()
                process.join()
                process.close()

    def _fork(self) -> tuple[BaseProcess, Connection]:
        ours, theirs = multiprocessing.Pipe()
        try:
            process = self._process(theirs)
            process.start()
        except BaseException:
            ours.close()
            raise
        finally:
            theirs.close()
        return process, ours

    def _process(self, pipe: Connection) -> BaseProcess:
        if self._method == "forkserver":
            forkserver = multiprocessing.get_context("forkserver")
            forkserver.set_forkserver_preload(["quizbank.worker.preload"])
            return forkserver.Process(target=serve, args=(pipe,), daemon=True)
        return multiprocessing.get_context("spawn").Process(target=serve, args=(pipe,), daemon=True)

    def _not_started(self) -> None:
        """Give the first job up if this was its second try; wait for a job where there is none."""
        current = self._next()
        if current is None:
            self._sleep()
            return
        ticket, job = current
        if self._has_failed_before(ticket):
            self._give_up(ticket, job, "analysis_not_started")
        else:
            time.sleep(_PAUSE)

    def _feed(self, process: BaseProcess, pipe: Connection) -> None:
        """Give the process job after job; returns when it must be replaced or is no longer needed."""
        while not self._closing:
            current = self._next()
            if current is None:
                self._sleep()
                continue
            ticket, job = current
            ended = self._run(ticket, job, process, pipe)
            if ended == "hung":
                self._give_up(ticket, job, "analysis_hung")
            elif ended == "died" and self._has_failed_before(ticket):
                self._give_up(ticket, job, "analysis_crashed")
            elif ended == "done":
                self._done(ticket)
            if ended != "done":
                return

    def _run(self, ticket: int, job: Job, process: BaseProcess, pipe: Connection) -> str:
        """One job to its end: "done", "cancelled", "died" or "hung"."""
        try:
            pipe.send(job)
            return self._follow(ticket, process, pipe)
        except (EOFError, OSError):
            return "died"
        except Exception:  # what came is no message: the process is as good as dead
            _log.exception("the analysis process cannot be understood")
            return "died"

    def _follow(self, ticket: int, process: BaseProcess, pipe: Connection) -> str:
        limit = self._patience[""]
        last_word = time.monotonic()
        while True:
            ready = wait([pipe, process.sentinel, self._wake_read], timeout=limit + last_word - time.monotonic())
            if self._wake_read in ready:
                self._wake_read.recv_bytes()
                if self._closing or ticket in self._cancelled:
                    return "cancelled"
            if pipe in ready:
                message: Message = pipe.recv()
                self._arrived.put((ticket, message))
                if not isinstance(message, Progress):
                    return "done"
                limit, last_word = self._patience.get(message.step, self._patience[""]), time.monotonic()
            elif process.sentinel in ready:
                return "died"
            elif time.monotonic() - last_word >= limit:
                return "hung"

    def _sleep(self) -> None:
        wait([self._wake_read])
        self._wake_read.recv_bytes()

    def _next(self) -> tuple[int, Job] | None:
        with self._lock:
            return self._waiting[0] if self._waiting else None

    def _give_up(self, ticket: int, job: Job, code: str) -> None:
        self._arrived.put((ticket, Failed(code, (("name", job.name),))))
        self._done(ticket)

    def _done(self, ticket: int) -> None:
        with self._lock:
            self._waiting = deque(item for item in self._waiting if item[0] != ticket)

    def _has_failed_before(self, ticket: int) -> bool:
        failed = self._deaths.get(ticket, 0) + 1
        self._deaths[ticket] = failed
        return failed >= _TRIES
