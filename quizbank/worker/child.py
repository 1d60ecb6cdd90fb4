"""The process's side: reads jobs from a pipe until it closes, answers each with messages."""

import logging
import signal
from multiprocessing.connection import Connection

from quizbank.domain.errors import QuizbankError
from quizbank.worker.limits import cap_memory
from quizbank.workflows.analysis import Failed, Job, MakeJob, Progress, Result

_log = logging.getLogger(__name__)


def serve(pipe: Connection) -> None:
    """Do one job after another; returns when the window's end of the pipe is closed."""
    # Ctrl+C in a terminal goes to the whole group; the window decides when this process ends.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    cap_memory()
    while True:
        try:
            job: Job = pipe.recv()
        except EOFError:
            return
        try:
            pipe.send(_answer(job, pipe))
        except BrokenPipeError:
            return


def _answer(job: Job, pipe: Connection) -> Result | Failed:
    # Imported here: the pipe is up before the rooms are loaded where nothing was preloaded (spawn).
    from quizbank.workflows.import_article import analyse
    from quizbank.workflows.making_codec import encode
    from quizbank.workflows.remake_questions import remade

    def report(step: str, done: int, total: int) -> None:
        pipe.send(Progress(step, done, total))

    try:
        return Result(encode(analyse(job, report) if isinstance(job, MakeJob) else remade(job, report)))
    except QuizbankError as error:
        return Failed(error.code, tuple(sorted(error.parameters.items())))
    except BrokenPipeError:
        raise
    except MemoryError:
        return Failed("out_of_memory", (("name", job.name),))
    except Exception as error:
        _log.exception("the analysis failed")
        return Failed("analysis_failed", (("name", job.name), ("error", f"{type(error).__name__}: {error}")))
