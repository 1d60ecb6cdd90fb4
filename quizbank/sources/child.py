"""What the processes of this room share: how they are started and ended, how they talk, how much they may take."""

import os
import signal
import subprocess
import sys
from contextlib import suppress
from pathlib import Path
from typing import IO

_START = "import sys; sys.path[:] = {path!r}; from {module} import serve; serve()"
_SIZE = 8


def start(module: str) -> "subprocess.Popen[bytes]":
    """A process that runs ``serve`` of that module, on two pipes."""
    code = _START.format(path=[str(Path(__file__).parents[2]), *sys.path], module=module)
    return subprocess.Popen(
        [sys.executable, "-c", code], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
    )


def end(process: "subprocess.Popen[bytes]") -> None:
    """End it at once, whatever it does, and wait for that."""
    process.kill()
    for pipe in (process.stdin, process.stdout):
        if pipe is not None:
            with suppress(OSError):  # what was not yet sent goes nowhere
                pipe.close()
    process.wait()


def write(pipe: IO[bytes], message: bytes) -> None:
    """One message: its length, then its bytes."""
    pipe.write(len(message).to_bytes(_SIZE))
    pipe.write(message)
    pipe.flush()


def read(pipe: IO[bytes]) -> bytes | None:
    """The next message, None where the pipe ends."""
    size = pipe.read(_SIZE)
    if len(size) < _SIZE:
        return None
    message = pipe.read(length := int.from_bytes(size))
    return message if len(message) == length else None


def pipes() -> tuple[IO[bytes], IO[bytes]]:
    """In the process: where messages come from and go to; what is printed gets nowhere among them."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    source, answers = sys.stdin.buffer, os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    sys.stdout = sys.stderr
    return source, answers


def end_after(seconds: int) -> None:
    """End this process then, even in the middle of C code: whoever asked may be gone. 0 takes that back."""
    if sys.platform != "win32":
        signal.signal(signal.SIGALRM, signal.SIG_DFL)
        signal.alarm(seconds)


def cap_memory(most_bytes: int) -> None:
    """This process gets no more address space than that."""
    if sys.platform != "win32":
        import resource

        with suppress(OSError, ValueError):
            _, hardest = resource.getrlimit(resource.RLIMIT_AS)
            resource.setrlimit(resource.RLIMIT_AS, (most_bytes if hardest < 0 else min(most_bytes, hardest), hardest))


def cut_network() -> None:
    """Nothing in this process can reach anything from now on (Python's own sockets; C code here has no others)."""

    def refuse(event: str, _: tuple[object, ...]) -> None:
        if event.startswith("socket."):
            raise PermissionError("strangers' bytes are read without the network")

    sys.addaudithook(refuse)
