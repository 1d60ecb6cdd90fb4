"""Opening the desk: the library of a folder, with the clock and the zone that days are counted in."""

from datetime import datetime, tzinfo
from pathlib import Path

from quizbank.store.engine import open_library
from quizbank.study.scheduler import Scheduler
from quizbank.workflows.bench import Bench
from quizbank.workflows.desk import Clock, Desk
from quizbank.workflows.library_desk import LibraryDesk


def open_desk(data_dir: Path, clock: Clock, *, zone: tzinfo | None = None) -> Desk:
    """The desk over the folder's library, which is made if it is not there.

    ``clock`` gives the moment in UTC; without a ``zone`` days are counted as this computer does now. QuizbankErrors as
    of ``store.engine.open_library``: the library is untouched by any of them.
    """
    return LibraryDesk(Bench(open_library(data_dir), clock, zone or _zone_here(clock()), Scheduler()))


def _zone_here(now: datetime) -> tzinfo:
    here = now.astimezone().tzinfo
    assert here is not None
    return here
