"""Opening the desk: the library of a folder, with the clock and the zone that days are counted in."""

from contextlib import suppress
from datetime import tzinfo
from pathlib import Path

from quizbank.domain.errors import QuizbankError
from quizbank.store import binned
from quizbank.store.engine import open_library
from quizbank.workflows.bench import Bench
from quizbank.workflows.desk import Clock, Desk
from quizbank.workflows.library_desk import LibraryDesk
from quizbank.workflows.system_zone import SystemZone


def open_desk(data_dir: Path, clock: Clock, *, zone: tzinfo | None = None) -> Desk:
    """The desk over the folder's library, which is made if it is not there.

    What has lain in the bin for thirty days goes. ``clock`` gives the moment in UTC; without a ``zone`` days are
    counted as this computer does. QuizbankErrors as of ``store.engine.open_library``: the library is untouched by any
    of them.
    """
    library = open_library(data_dir)
    with suppress(QuizbankError):  # another window is writing, or the disk is full: it goes at the next start
        binned.clear_outdated(library, clock())
    return LibraryDesk(Bench(library, clock, zone or SystemZone()))
