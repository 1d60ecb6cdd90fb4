"""The bench: what every action at the desk works with."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta, timezone, tzinfo
from functools import cache

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
    _parsed: list[tuple[Mapping[str, str], StudySettings]] = field(default_factory=list, repr=False, compare=False)

    def settings(self) -> StudySettings:
        """The study settings as they stand now: another window may have changed them."""
        texts = preferences.all_of(self.library)
        if not self._parsed or self._parsed[0][0] is not texts:  # asked for with every answer, hardly ever changed
            self._parsed[:] = [(texts, settings.from_texts(texts))]
        return self._parsed[0][1]

    def scheduler(self, set_to: StudySettings | None = None) -> Scheduler:
        """The scheduler with the settings as they stand now."""
        set_to = set_to or self.settings()
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

    def stamp(self, set_to: StudySettings | None = None) -> Stamp:
        """For the log: now, in this zone, on this study day."""
        set_to = set_to or self.settings()
        now = self.now()
        local = now.astimezone(self.zone)
        name = getattr(self.zone, "key", None) or _offset_name(local.utcoffset())
        return Stamp(now, name, study_day(local, self.zone, set_to.day_begins).isoformat())


@cache
def _offset_name(offset: timedelta | None) -> str:
    """The offset as "+0530": worked out once, since ``strftime`` would take a tenth of an answer's time."""
    return datetime.min.replace(tzinfo=timezone(offset or timedelta())).strftime("%z")
