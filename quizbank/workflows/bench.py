"""The bench: what every action at the desk works with."""

from dataclasses import dataclass
from datetime import date, datetime, tzinfo

from quizbank.domain.study_day import next_day_start, study_day
from quizbank.store import preferences
from quizbank.store.engine import Library
from quizbank.store.events import Stamp
from quizbank.study.scheduler import Scheduler
from quizbank.workflows.desk import Clock

NEW_PER_DAY = "new_per_day"
_DEFAULTS = {NEW_PER_DAY: 15}


@dataclass(frozen=True, slots=True)
class Bench:
    """An open library with the clock, the zone that days are counted in, and the scheduler."""

    library: Library
    clock: Clock
    zone: tzinfo
    scheduler: Scheduler

    def now(self) -> datetime:
        """The moment, UTC."""
        return self.clock()

    def day(self) -> date:
        """The study day."""
        return study_day(self.now(), self.zone)

    def tomorrow(self) -> datetime:
        """When the next study day begins, UTC."""
        return next_day_start(self.now(), self.zone)

    def stamp(self) -> Stamp:
        """For the log: now, in this zone, on this study day."""
        now = self.now()
        name = getattr(self.zone, "key", None) or now.astimezone(self.zone).strftime("%z")
        return Stamp(now, name, study_day(now, self.zone).isoformat())

    def number(self, name: str) -> int:
        """A study setting that is a whole number; its default where nobody set it, or not to a number."""
        text = preferences.get(self.library, name)
        return int(text) if text.isdecimal() else _DEFAULTS[name]
