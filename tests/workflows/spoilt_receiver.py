"""The receiving process with a fault in the middle of looking a file over, which the file's name chooses."""

import os
import socket
import threading
from pathlib import Path
from typing import Any

from quizbank.store import receiving
from quizbank.workflows import receiver


def serve() -> None:
    """As the real one, on the way to ``receiving.check``."""
    receiving.check = check
    receiver.serve()


def check(file: Path, _: Path) -> Any:
    """Hang, die, fill the memory or call somebody."""
    file.with_suffix(".begun").touch()
    match file.stem:
        case "hangs":
            threading.Event().wait()
        case "dies":
            os._exit(3)
        case "greedy":
            bytearray(receiver.MOST_MEMORY)
        case "calls":
            socket.create_connection(("127.0.0.1", 9), 1)
