"""The bench: what every action at the desk works with."""

from dataclasses import dataclass
from datetime import date, datetime, tzinfo

from quizbank.domain.study_day import beginning, next_day_start, study_day
from quizbank.store import preferences
from quizbank.store.engine import Library
from quizbank.store.events import Stamp
from quizbank.study import settings
from quizbank.study.scheduler import Scheduler
from quizbank.study.settings import StudySettings
from quizbank.workflows.desk import Clock


@dataclass(frozen=True, slots=True)
class Bench:
    """An open library with the clock and the zone that days are counted in."""

    library: Library
    clock: Clock
    zone: tzinfo

    def settings(self) -> StudySettings:
        """The study settings as they stand now: another window may have changed them."""
        return settings.from_texts(preferences.several(self.library, settings.NAMES))

    def scheduler(self) -> Scheduler:
        """The scheduler with the settings as they stand now."""
        set_to = self.settings()
        return Scheduler(set_to.retention, fuzz=set_to.spread)

    def now(self) -> datetime:
        """The moment, UTC."""
        return self.clock()

    def day(self) -> date:
        """The study day."""
        return study_day(self.now(), self.zone, self.settings().day_begins)

    def tomorrow(self) -> datetime:
        """When the next study day begins, UTC."""
        return next_day_start(self.now(), self.zone, self.settings().day_begins)

    def beginning(self, day: date) -> datetime:
        """When that study day begins, UTC."""
        return beginning(day, self.zone, self.settings().day_begins)

    def stamp(self) -> Stamp:
        """For the log: now, in this zone, on this study day."""
        now = self.now()
        name = getattr(self.zone, "key", None) or now.astimezone(self.zone).strftime("%z")
        return Stamp(now, name, study_day(now, self.zone, self.settings().day_begins).isoformat())
