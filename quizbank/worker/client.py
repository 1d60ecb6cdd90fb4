"""The window's side: one process behind one pipe, kept by one thread, so that the window never waits.

Cancelling ends the process and starts another: there is nothing to clean, since only the window writes. A process
that dies in the middle of a job is tried once more, then the job fails with "analysis_crashed".
"""

import multiprocessing
import threading
from collections import deque
from collections.abc import Iterator
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from queue import Empty, SimpleQueue

from quizbank.worker.child import serve
from quizbank.workflows.analysis import Failed, Job, Message, Progress

_TRIES = 2


class Worker:
    """An ``Analyst``: start jobs, collect their messages, cancel, close. Made cheap; ``warm`` starts the process."""

    def __init__(self) -> None:
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
            process, pipe = self._fork()
            try:
                self._feed(process, pipe)
            finally:
                pipe.close()
                process.kill()
                process.join()
                process.close()

    def _fork(self) -> tuple[BaseProcess, Connection]:
        ours, theirs = multiprocessing.Pipe()
        process: BaseProcess
        if self._method == "forkserver":
            forkserver = multiprocessing.get_context("forkserver")
            forkserver.set_forkserver_preload(["quizbank.worker.preload"])
            process = forkserver.Process(target=serve, args=(theirs,), daemon=True)
        else:
            process = multiprocessing.get_context("spawn").Process(target=serve, args=(theirs,), daemon=True)
        process.start()
        theirs.close()
        return process, ours

    def _feed(self, process: BaseProcess, pipe: Connection) -> None:
        """Give the process job after job; returns when it must be replaced or is no longer needed."""
        while not self._closing:
            with self._lock:
                current = self._waiting[0] if self._waiting else None
            if current is None:
                self._sleep()
                continue
            ticket, job = current
            ended = self._run(ticket, job, process, pipe)
            if ended == "died" and self._has_failed_before(ticket):
                self._arrived.put((ticket, Failed("analysis_crashed", (("name", job.name),))))
                self._done(ticket)
            elif ended == "done":
                self._done(ticket)
            if ended != "done":
                return

    def _run(self, ticket: int, job: Job, process: BaseProcess, pipe: Connection) -> str:
        """One job to its end: "done", "cancelled" or "died"."""
        try:
            pipe.send(job)
            while True:
                ready = wait([pipe, process.sentinel, self._wake_read])
                if self._wake_read in ready:
                    self._wake_read.recv_bytes()
                    if self._closing or ticket in self._cancelled:
                        return "cancelled"
                if pipe in ready:
                    message: Message = pipe.recv()
                    self._arrived.put((ticket, message))
                    if not isinstance(message, Progress):
                        return "done"
                elif process.sentinel in ready:
                    return "died"
        except (EOFError, OSError):
            return "died"

    def _sleep(self) -> None:
        wait([self._wake_read])
        self._wake_read.recv_bytes()

    def _done(self, ticket: int) -> None:
        with self._lock:
            self._waiting = deque(item for item in self._waiting if item[0] != ticket)

    def _has_failed_before(self, ticket: int) -> bool:
        failed = self._deaths.get(ticket, 0) + 1
        self._deaths[ticket] = failed
        return failed >= _TRIES
