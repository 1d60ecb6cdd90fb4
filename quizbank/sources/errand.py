"""One request to a process of its own, which is ended when somebody cancels it or its time is over."""

import json
import subprocess
import threading
from collections.abc import Mapping

from quizbank.domain.errors import QuizbankError
from quizbank.sources import child


class Errand:
    """``run`` waits for the answer in the thread that calls it, ``cancel`` may come from any other."""

    def __init__(self, module: str, seconds: float) -> None:
        self._module, self._seconds = module, seconds
        self._lock = threading.Lock()
        self._process: subprocess.Popen[bytes] | None = None
        self._cancelled = self._late = False

    def run(self, request: Mapping[str, object]) -> tuple[dict[str, object], bytes] | None:
        """What the process (``serve`` of the module) says, and the bytes behind it; None when it was cancelled.

        Its known errors are raised here; TimeoutError when its time was over, EOFError when it died.
        """
        with self._lock:
            if self._cancelled:
                return None
            process = self._process = child.start(self._module)
        timer = threading.Timer(self._seconds, self._expire)
        timer.start()
        try:
            answer = _talk(process, request)
        finally:
            timer.cancel()
            timer.join()
            with self._lock:
                self._process = None
                child.end(process)
        return self._understood(answer)

    def cancel(self) -> None:
        """End it: ``run`` gives None, at once."""
        with self._lock:
            self._cancelled = True
            if self._process:
                self._process.kill()

    def _understood(self, answer: tuple[dict[str, object], bytes] | None) -> tuple[dict[str, object], bytes] | None:
        if self._cancelled:
            return None
        if answer is None:
            raise TimeoutError if self._late else EOFError
        code, parameters = answer[0].get("code"), answer[0].get("parameters")
        if code is not None:
            assert isinstance(parameters, dict)
            raise QuizbankError(str(code), **parameters)
        return answer

    def _expire(self) -> None:
        with self._lock:
            self._late = True
            if self._process:
                self._process.kill()


def _talk(process: "subprocess.Popen[bytes]", request: Mapping[str, object]) -> tuple[dict[str, object], bytes] | None:
    """What the process answers, None when it died."""
    assert process.stdin is not None and process.stdout is not None
    try:
        child.write(process.stdin, json.dumps(request).encode())
        said, data = child.read(process.stdout), child.read(process.stdout)
    except OSError:
        return None
    return None if said is None or data is None else (json.loads(said), data)
