"""Keeps the look that was chosen in settings.toml, so that the next start wears it."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject

from gui.kit.theme import appearance
from quizbank.settings import FILE, save_look
from quizbank.strings import say


class LookKeeper(QObject):
    """Saves mode and sizes when they change; ``tell`` says once that it can't be done. Lives as long as its parent."""

    def __init__(self, folder: Path, tell: Callable[[str], None], parent: QObject) -> None:
        super().__init__(parent)
        self._folder, self._tell = folder, tell
        self._kept, self._told = appearance().look, False
        appearance().changed.connect(self._save)

    def _save(self) -> None:
        """Save what differs from the last; a change of the system's own colours changes nothing of it."""
        look = appearance().look
        if look == self._kept:
            return
        try:
            save_look(self._folder, look)
        except OSError as error:
            if not self._told:
                self._told = True
                self._tell(say("shell", "look_unsaved", file=FILE, reason=error.strerror or type(error).__name__))
            return
        self._kept = look
