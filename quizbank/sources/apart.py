"""Hostile pages are parsed in a process of their own: without a model or a library, with an end to its time and memory.

The parsers are C code that no exception stops, and markup can be made on which they take hours. The process is started
when the first page comes and kept for the next ones; one that takes too long or dies is replaced.
"""

import atexit
import json
import subprocess
import threading
from collections.abc import Mapping
from datetime import date
from typing import Any

from quizbank.domain.article import Article
from quizbank.domain.errors import QuizbankError
from quizbank.domain.plain import from_plain
from quizbank.sources import child, load

MOST_SECONDS = 30.0
_MODULE = "quizbank.sources.parser"


class _Parser:
    """The process, and the one conversation that it has at a time."""

    def __init__(self) -> None:
        self._process: subprocess.Popen[bytes] | None = None
        self._lock = threading.Lock()

    def ask(self, request: Mapping[str, Any], data: bytes, seconds: float) -> dict[str, Any] | None:
        """The answer, or None when the process died; TimeoutError when it had to be ended."""
        with self._lock:
            process = self._running()
            expired = threading.Event()

            def expire() -> None:
                expired.set()
                process.kill()

            timer = threading.Timer(seconds, expire)
            timer.start()
            try:
                answer = _talk(process, request, data)
            finally:
                timer.cancel()
                timer.join()
            if answer is None or expired.is_set():
                self._end()
            if answer is None and expired.is_set():
                raise TimeoutError
            return answer

    def close(self) -> None:
        """End the process."""
        with self._lock:
            self._end()

    def _running(self) -> subprocess.Popen[bytes]:
        if self._process is not None and self._process.poll() is not None:
            self._end()
        if self._process is None:
            self._process = child.start(_MODULE)
        return self._process

    def _end(self) -> None:
        process, self._process = self._process, None
        if process is not None:
            child.end(process)


_parser = _Parser()
atexit.register(_parser.close)


def load_apart(
    data: bytes,
    name: str,
    *,
    format: str = "",  # noqa: A002 - the word of the command line
    published: date | None = None,
    verbatim: bool = False,
    any_language: bool = False,
    title: str = "",
    seconds: float = MOST_SECONDS,
) -> Article:
    """As ``sources.load.load``, web pages in the other process; plain text needs no parser and stays here.

    QuizbankErrors of their own: "source_without_end" after so many seconds, "source_damaged" where the parser died,
    "out_of_memory".
    """
    options: dict[str, Any] = {
        "format": format,
        "published": published,
        "verbatim": verbatim,
        "any_language": any_language,
        "title": title,
    }
    if not load.needs_parser(data, name, format):
        return load.load(data, name, **options)
    shown = load.shown_name(name)
    request = {"name": name, **options, "published": published and published.isoformat()}
    try:
        answer = _parser.ask(request, data, seconds)
    except TimeoutError as error:
        raise QuizbankError("source_without_end", name=shown, seconds=f"{seconds:g}") from error
    if answer is None:
        raise QuizbankError("source_damaged", name=shown)
    if "code" in answer:
        raise QuizbankError(answer["code"], **answer["parameters"])
    return from_plain(Article, answer["article"])


def _talk(process: subprocess.Popen[bytes], request: Mapping[str, Any], data: bytes) -> dict[str, Any] | None:
    assert process.stdin is not None and process.stdout is not None
    try:
        child.write(process.stdin, json.dumps(request).encode())
        child.write(process.stdin, data)
        answer = child.read(process.stdout)
    except OSError:
        return None
    return None if answer is None else json.loads(answer)
