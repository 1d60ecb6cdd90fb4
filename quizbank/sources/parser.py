"""The side of the process that parses: sources in, articles or known errors out, nothing else."""

import json
from datetime import date
from typing import Any

from quizbank.domain.errors import QuizbankError
from quizbank.domain.plain import to_plain
from quizbank.sources import apart, child
from quizbank.sources.load import load, shown_name

MOST_BYTES = 2 * 1024**3
"""Of address space; the most that a page of the greatest size took was a quarter of it."""


def serve() -> None:
    """Answer one request after another until the pipe ends."""
    source, answers = child.pipes()
    child.cap_memory(MOST_BYTES)
    child.cut_network()
    while (request := child.read(source)) is not None and (data := child.read(source)) is not None:
        child.end_after(int(apart.MOST_SECONDS) + 5)
        answer = _answer(json.loads(request), data)
        child.end_after(0)
        try:
            child.write(answers, json.dumps(answer).encode())
        except BrokenPipeError:
            return


def _answer(request: dict[str, Any], data: bytes) -> dict[str, Any]:
    name, published = request.pop("name"), request.pop("published")
    try:
        article = load(data, name, published=date.fromisoformat(published) if published else None, **request)
    except QuizbankError as error:
        return {"code": error.code, "parameters": error.parameters}
    except MemoryError:
        return {"code": "out_of_memory", "parameters": {"name": shown_name(name)}}
    return {"article": to_plain(article)}
