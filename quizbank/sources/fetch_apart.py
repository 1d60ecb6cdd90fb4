"""A link is fetched in a process of its own, which is ended when somebody cancels it or its time is over."""

import json
import subprocess
import threading
from dataclasses import asdict

from quizbank.domain.errors import QuizbankError
from quizbank.domain.link import read_link
from quizbank.domain.names import fit_to_show
from quizbank.sources import child
from quizbank.sources.fetch import LIMITS, Fetched, Limits

_MODULE = "quizbank.sources.fetch"


class Fetching:
    """One fetch; ``result`` waits for it in the thread that calls it, ``cancel`` may come from any other.

    QuizbankError of ``domain.link.read_link`` when it is made.
    """

    def __init__(self, link: str, limits: Limits = LIMITS) -> None:
        self.link = read_link(link)
        self._limits = limits
        self._lock = threading.Lock()
        self._process: subprocess.Popen[bytes] | None = None
        self._cancelled = self._late = False

    def result(self) -> Fetched | None:
        """The page, or None when it was cancelled.

        QuizbankErrors: those of ``sources.fetch.fetch``, link_too_slow, and link_broken where the process died.
        """
        with self._lock:
            if self._cancelled:
                return None
            process = self._process = child.start(_MODULE)
        timer = threading.Timer(self._limits.seconds, self._expire)
        timer.start()
        try:
            answer = _talk(process, {"link": self.link, "limits": asdict(self._limits)})
        finally:
            timer.cancel()
            timer.join()
            with self._lock:
                self._process = None
                child.end(process)
        return self._understood(answer)

    def cancel(self) -> None:
        """End it: ``result`` gives None, at once."""
        with self._lock:
            self._cancelled = True
            if self._process:
                self._process.kill()

    def _understood(self, answer: tuple[dict[str, object], bytes] | None) -> Fetched | None:
        if self._cancelled:
            return None
        name = fit_to_show(self.link)
        if answer is None and self._late:
            raise QuizbankError("link_too_slow", name=name, seconds=f"{self._limits.seconds:g}")
        if answer is None:
            raise QuizbankError("link_broken", name=name)
        said, data = answer
        if "code" in said:
            parameters = said["parameters"]
            assert isinstance(parameters, dict)
            raise QuizbankError(str(said["code"]), **parameters)
        return Fetched(data, str(said["format"]))

    def _expire(self) -> None:
        with self._lock:
            self._late = True
            if self._process:
                self._process.kill()


def _talk(process: "subprocess.Popen[bytes]", request: object) -> tuple[dict[str, object], bytes] | None:
    """What the process answers, None when it died."""
    assert process.stdin is not None and process.stdout is not None
    try:
        child.write(process.stdin, json.dumps(request).encode())
        said, data = child.read(process.stdout), child.read(process.stdout)
    except OSError:
        return None
    return None if said is None or data is None else (json.loads(said), data)
