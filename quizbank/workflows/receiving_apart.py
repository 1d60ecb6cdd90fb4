"""A stranger's file is looked over in a process of its own, with an end to its time, its memory and its size."""

import tempfile
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from quizbank.domain.errors import QuizbankError
from quizbank.domain.keeping import Merged
from quizbank.sources.errand import Errand
from quizbank.store import receiving
from quizbank.store.receiving import Received

MOST_SECONDS = 120.0
"""The file of the greatest size takes a quarter of it."""
_MODULE = "quizbank.workflows.receiver"


@dataclass(frozen=True, slots=True)
class LookedOver:
    """What a file holds, and what merging it would bring, None where no library was named."""

    parcel: Received
    merged: Merged | None


class Receiving:
    """One file; ``result`` waits for it in the thread that calls it, ``cancel`` may come from any other.

    ``library`` is the folder of the library that it may be merged into, ``now`` the moment.
    """

    def __init__(self, file: Path, library: Path | None, now: datetime, seconds: float = MOST_SECONDS) -> None:
        self._file, self._library, self._now = file, library, now
        self._seconds = seconds
        self._errand = Errand(_MODULE, seconds)

    def result(self) -> LookedOver | None:
        """The file looked over, or None when it was cancelled.

        QuizbankErrors: those of ``store.receiving.check`` and, of the library, ``store.backups.save``;
        carried_without_end, and carried_damaged where the process died.
        """
        receiving.check_head(self._file)
        name = self._file.name
        with tempfile.TemporaryDirectory(prefix="quizbank-") as folder:
            request = {
                "file": str(self._file.absolute()),
                "folder": folder,
                "library": str(self._library.absolute()) if self._library else "",
                "now": self._now.isoformat(),
                "seconds": self._seconds,
            }
            try:
                answer = self._errand.run(request)
            except TimeoutError as error:
                raise QuizbankError("carried_without_end", name=name, seconds=f"{self._seconds:g}") from error
            except EOFError as error:
                raise QuizbankError("carried_damaged", name=name) from error
            if answer is None:
                return None
            merged = answer[0]["merged"]
            return LookedOver(
                receiving.read(Path(str(answer[0]["checked"])), self._file),
                Merged(**merged) if isinstance(merged, dict) else None,
            )

    def cancel(self) -> None:
        """End it: ``result`` gives None, at once."""
        self._errand.cancel()
