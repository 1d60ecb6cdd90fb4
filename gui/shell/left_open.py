"""What each window shows, written down while it runs: what is left lying there was left by one that died."""

import json
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import QLockFile, QObject

FOLDER = "windows"
_MOST = 8  # windows on one library


class Place(NamedTuple):
    """A page of the window and its target (``Window.go``)."""

    page: str
    target: str


class OpenPlace(QObject):
    """Keeps the place of one window in the data folder until ``end``; ``left`` is where one stood that died, or None.

    A lock that its window holds says that the window lives; the system drops it with the process. Where nothing can be
    written nothing is kept: it is only a comfort.
    """

    def __init__(self, folder: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.left: Place | None = None
        self._lock, self._file = self._free(folder / FOLDER)
        if self._file is not None:
            self.left = _read(self._file)

    def note(self, page: str, target: str) -> None:
        """The window shows that now."""
        if self._file is not None:
            with suppress(OSError):
                self._file.write_text(json.dumps([page, target]), encoding="utf-8")

    def end(self) -> None:
        """The window closes as it should."""
        if self._lock is None or self._file is None:
            return
        with suppress(OSError):
            self._file.unlink(missing_ok=True)
        self._lock.unlock()
        self._lock = self._file = None

    @staticmethod
    def _free(folder: Path) -> tuple[QLockFile | None, Path | None]:
        """The first number that no living window has."""
        with suppress(OSError):
            folder.mkdir(exist_ok=True)
            for number in range(1, _MOST + 1):
                lock = QLockFile(str(folder / f"{number}.lock"))
                lock.setStaleLockTime(0)  # however old: a window may be open for weeks
                if lock.tryLock(0):
                    return lock, folder / f"{number}.json"
        return None, None


def _read(file: Path) -> Place | None:
    try:
        match json.loads(file.read_text(encoding="utf-8")):
            case [str(page), str(target)]:
                return Place(page, target)
    except (OSError, ValueError):
        return None  # none was left, or it died while it wrote
    return None
