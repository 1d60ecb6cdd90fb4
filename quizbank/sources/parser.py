"""The side of the process that parses: sources in, articles or known errors out, nothing else."""

import json
import os
import signal
import sys
from contextlib import suppress
from datetime import date
from typing import Any

from quizbank.domain.errors import QuizbankError
from quizbank.domain.plain import to_plain
from quizbank.sources import apart
from quizbank.sources.load import load, shown_name

MOST_BYTES = 2 * 1024**3
"""Of address space; the most that a page of the greatest size took was a quarter of it."""


def serve() -> None:
    """Answer one request after another until the pipe ends."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    source, answers = sys.stdin.buffer, os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    sys.stdout = sys.stderr  # nothing that a parser prints gets among the answers
    _cap_memory()
    cut_network()
    while (request := apart.read(source)) is not None and (data := apart.read(source)) is not None:
        # Whoever asked may be gone by then: an orphan ends by itself.
        _set_alarm(int(apart.MOST_SECONDS) + 5)
        answer = _answer(json.loads(request), data)
        _set_alarm(0)
        try:
            apart.write(answers, json.dumps(answer).encode())
        except BrokenPipeError:
            return


def cut_network() -> None:
    """Nothing in this process can reach anything from now on (Python's own sockets; the parsers have no others)."""

    def refuse(event: str, _: tuple[object, ...]) -> None:
        if event.startswith("socket."):
            raise PermissionError("a page is parsed without the network")

    sys.addaudithook(refuse)


def _answer(request: dict[str, Any], data: bytes) -> dict[str, Any]:
    name, published = request.pop("name"), request.pop("published")
    try:
        article = load(data, name, published=date.fromisoformat(published) if published else None, **request)
    except QuizbankError as error:
        return {"code": error.code, "parameters": error.parameters}
    except MemoryError:
        return {"code": "out_of_memory", "parameters": {"name": shown_name(name)}}
    return {"article": to_plain(article)}


def _set_alarm(seconds: int) -> None:
    if sys.platform != "win32":
        signal.signal(signal.SIGALRM, signal.SIG_DFL)  # ends the process even in the middle of C code
        signal.alarm(seconds)


def _cap_memory() -> None:
    if sys.platform != "win32":
        import resource

        with suppress(OSError, ValueError):
            _, hardest = resource.getrlimit(resource.RLIMIT_AS)
            resource.setrlimit(resource.RLIMIT_AS, (MOST_BYTES if hardest < 0 else min(MOST_BYTES, hardest), hardest))
