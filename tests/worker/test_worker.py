"""The analysis process: results, known errors, cancel at any moment, and a process that dies."""

import errno
import multiprocessing
import os
import pickle
import random
import signal
import threading
import time
from collections.abc import Iterator
from contextlib import closing
from datetime import date
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from pathlib import Path

import pytest

from quizbank.domain.correction import Rename, anchor
from quizbank.domain.errors import QuizbankError
from quizbank.domain.reading import EntityKind
from quizbank.strings import say_error
from quizbank.worker import child, client
from quizbank.worker.client import Worker
from quizbank.worker.limits import MOST_BYTES
from quizbank.workflows import import_article
from quizbank.workflows.analysis import Failed, MakeJob, Message, Progress, RemakeJob, Result
from quizbank.workflows.making_codec import decode
from tests.news import KAZAKH, TREATY

TREATY_JOB = MakeJob("treaty.txt", TREATY.encode(), date(2021, 3, 29))
LONG_JOB = MakeJob("long.txt", (TREATY + TREATY[40:] * 10).encode(), date(2021, 3, 29))


@pytest.fixture
def worker() -> Iterator[Worker]:
    worker = Worker()
    yield worker
    worker.close()


def wait_for(worker: Worker, ticket: int, *, until: type[Message] | None = None) -> list[Message]:
    """All messages of a job up to its end, or to the first of a type."""
    got: list[Message] = []
    deadline = time.monotonic() + 120
    while time.monotonic() < deadline:
        for number, message in worker.messages():
            if number == ticket:
                got.append(message)
                if not isinstance(message, Progress) or (until and isinstance(message, until)):
                    return got
        time.sleep(0.005)
    raise AssertionError("the job never ended")


def the_child() -> int:
    return next(p.pid for p in multiprocessing.active_children() if p.pid)


def test_a_job_reports_its_steps_and_gives_a_making(worker: Worker) -> None:
    *progress, last = wait_for(worker, worker.start(TREATY_JOB))
    assert isinstance(last, Result)
    making = decode(last.making)
    assert making.article.title == "Tashkent and Bishkek sign a border treaty"
    assert making.questions
    steps = [p.step for p in progress if isinstance(p, Progress)]
    assert list(dict.fromkeys(steps)) == ["loading", "model", "reading", "facts", "questions", "choosing"]


def test_known_errors_come_as_code_and_parameters(worker: Worker) -> None:
    assert wait_for(worker, worker.start(MakeJob("e.txt", b"")))[-1] == Failed("source_empty", (("name", "e.txt"),))
    kazakh = MakeJob("k.txt", KAZAKH.encode(), date_settled=True)
    failed = wait_for(worker, worker.start(kazakh))[-1]
    assert isinstance(failed, Failed) and failed.code == "other_language"
    undated = MakeJob("u.txt", TREATY.replace("2021-03-29", "").encode())
    failed = wait_for(worker, worker.start(undated))[-1]
    assert isinstance(failed, Failed) and failed.code == "date_missing"


def test_a_page_in_another_language_can_be_kept_to_read(worker: Worker) -> None:
    job = MakeJob("k.txt", KAZAKH.encode(), date_settled=True, reading_only=True)
    last = wait_for(worker, worker.start(job))[-1]
    assert isinstance(last, Result)
    making = decode(last.making)
    assert making.article.language == "kk" and not making.questions


def test_jobs_are_done_one_after_another(worker: Worker) -> None:
    first, second = worker.start(TREATY_JOB), worker.start(MakeJob("e.txt", b""))
    order: list[int] = []
    while len(order) < 2:
        order += [t for t, m in worker.messages() if not isinstance(m, Progress)]
        time.sleep(0.005)
    assert order == [first, second]


@pytest.mark.slow
def test_cancel_at_twenty_moments_and_the_next_job_works(worker: Worker) -> None:
    rng = random.Random(7)
    wait_for(worker, worker.start(TREATY_JOB))
    for _ in range(20):
        ticket = worker.start(LONG_JOB)
        time.sleep(rng.uniform(0, 0.4))
        worker.cancel(ticket)
        assert not [t for t, _ in worker.messages() if t == ticket]
    assert isinstance(wait_for(worker, worker.start(TREATY_JOB))[-1], Result)


def test_a_process_that_dies_is_tried_once_more(worker: Worker) -> None:
    ticket = worker.start(LONG_JOB)
    wait_for(worker, ticket, until=Progress)
    os.kill(the_child(), signal.SIGKILL)
    assert isinstance(wait_for(worker, ticket)[-1], Result)


def test_a_job_whose_process_dies_twice_fails_and_the_next_one_works(worker: Worker) -> None:
    ticket = worker.start(LONG_JOB)
    for _ in range(2):
        wait_for(worker, ticket, until=Progress)
        os.kill(the_child(), signal.SIGKILL)
        list(worker.messages())
    assert wait_for(worker, ticket)[-1] == Failed("analysis_crashed", (("name", "long.txt"),))
    assert isinstance(wait_for(worker, worker.start(TREATY_JOB))[-1], Result)


class Unstartable(Worker):
    """A worker whose process cannot be started for a while."""

    broken = True

    def _process(self, pipe: Connection) -> BaseProcess:
        if self.broken:
            raise OSError(errno.EAGAIN, "Resource temporarily unavailable")
        return super()._process(pipe)


@pytest.mark.allow_log("the process cannot be started")
def test_jobs_of_a_process_that_cannot_be_started_fail_and_later_ones_work(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(client, "_PAUSE", 0.01)
    with closing(Unstartable()) as worker:
        worker.warm()
        first, second = worker.start(TREATY_JOB), worker.start(MakeJob("other.txt", b""))
        failed = dict(next_of(worker) for _ in range(2))
        assert failed == {
            first: Failed("analysis_not_started", (("name", "treaty.txt"),)),
            second: Failed("analysis_not_started", (("name", "other.txt"),)),
        }
        worker.broken = False
        assert isinstance(wait_for(worker, worker.start(TREATY_JOB))[-1], Result)


def next_of(worker: Worker) -> tuple[int, Message]:
    """The next message, whatever job it is of."""
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline:
        for ticket, message in worker.messages():
            return ticket, message
        time.sleep(0.005)
    raise AssertionError("no message came")


@pytest.mark.allow_log("the process cannot be started")
def test_a_worker_that_never_started_can_be_closed() -> None:
    with closing(Unstartable()) as worker:
        worker.warm()


def test_a_process_that_hangs_is_ended_and_the_next_job_works() -> None:
    with closing(Worker({"": 3.0, "loading": 3.0})) as worker:
        ticket = worker.start(LONG_JOB)
        wait_for(worker, ticket, until=Progress)
        os.kill(the_child(), signal.SIGSTOP)
        assert wait_for(worker, ticket)[-1] == Failed("analysis_hung", (("name", "long.txt"),))
        worker._patience |= {"": 60.0, "loading": 60.0}
        assert isinstance(wait_for(worker, worker.start(TREATY_JOB))[-1], Result)


@pytest.mark.allow_log("what came is no message")
def test_a_process_that_talks_nonsense_is_replaced(monkeypatch: pytest.MonkeyPatch) -> None:
    real, spoilt = Connection.recv, [2]

    def recv(self: Connection) -> object:
        if spoilt[0]:
            spoilt[0] -= 1
            raise pickle.UnpicklingError("invalid load key")
        return real(self)

    monkeypatch.setattr(Connection, "recv", recv)
    with closing(Worker()) as worker:
        ticket = worker.start(TREATY_JOB)
        assert wait_for(worker, ticket)[-1] == Failed("analysis_crashed", (("name", "treaty.txt"),))
        assert isinstance(wait_for(worker, worker.start(TREATY_JOB))[-1], Result)


@pytest.mark.skipif(not Path("/proc/self/limits").exists(), reason="limits are looked up in /proc")
def test_the_process_may_not_fill_the_memory(worker: Worker) -> None:
    wait_for(worker, worker.start(MakeJob("e.txt", b"")))
    limits = Path(f"/proc/{the_child()}/limits").read_text().splitlines()
    (space,) = [line for line in limits if line.startswith("Max address space")]
    assert int(space.split()[3]) == MOST_BYTES


@pytest.mark.parametrize(
    ("raised", "code"),
    [
        (MemoryError(), "out_of_memory"),
        (QuizbankError("model_missing", model="some-model"), "model_missing"),
        (QuizbankError("model_unusable", model="some-model", reason="OSError"), "model_unusable"),
        (ZeroDivisionError("x"), "analysis_failed"),
    ],
)
@pytest.mark.allow_log("a fault is logged")
def test_whatever_ends_a_job_is_one_sentence_about_its_source(
    monkeypatch: pytest.MonkeyPatch, raised: Exception, code: str
) -> None:
    def fail(*_: object) -> None:
        raise raised

    monkeypatch.setattr(import_article, "analyse", fail)
    ours, theirs = multiprocessing.Pipe()
    ours.send(TREATY_JOB)
    thread = threading.Thread(target=serve_once, args=(theirs,))
    thread.start()
    failed = ours.recv()
    ours.close()
    thread.join()
    assert isinstance(failed, Failed) and failed.code == code
    sentence = say_error(QuizbankError(code, **dict(failed.parameters)))
    assert "{" not in sentence and "errors." not in sentence
    assert "treaty.txt" in sentence or code.startswith("model_")


def serve_once(pipe: Connection) -> None:
    """What the process does with a job, here."""
    with closing(pipe):
        pipe.send(child._answer(pipe.recv(), pipe))


def test_closing_in_the_middle_of_a_job_leaves_no_process() -> None:
    worker = Worker()
    wait_for(worker, worker.start(LONG_JOB), until=Progress)
    worker.close()
    assert not multiprocessing.active_children()


def test_questions_are_made_anew_without_reading_again(worker: Worker) -> None:
    first = wait_for(worker, worker.start(TREATY_JOB))[-1]
    assert isinstance(first, Result)
    made = decode(first.making)
    *progress, last = wait_for(worker, worker.start(RemakeJob("treaty", first.making)))
    assert isinstance(last, Result) and decode(last.making) == made, "the same reading gives the same"
    assert "reading" not in [p.step for p in progress if isinstance(p, Progress)]
    head = max(made.outline.entities, key=lambda e: (e.kind is EntityKind.PERSON, len(e.mentions)))
    corrections = (Rename(anchor(head), "Odo Finn"),)
    renamed = wait_for(worker, worker.start(RemakeJob("treaty", first.making, corrections)))[-1]
    assert isinstance(renamed, Result)
    assert "Odo Finn" in [e.name for e in decode(renamed.making).outline.entities]
    assert decode(renamed.making).reading == made.reading


def test_a_damaged_reading_is_a_known_error(worker: Worker) -> None:
    last = wait_for(worker, worker.start(RemakeJob("treaty", b"QBM1")))[-1]
    assert last == Failed("making_damaged")
