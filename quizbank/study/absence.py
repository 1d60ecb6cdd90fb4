"""Coming back after days away: what waited is taken in daily parts, most at risk first."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from math import ceil

IDLE_DAYS = 3
"""So many days without an answer are an absence."""
_LEAST_A_DAY = 30
_LONGEST = 14
DAYS_TO_KNOW = _LONGEST + 2
"""So many of the last days with an answer tell of every return whose parts still last."""


@dataclass(frozen=True, slots=True)
class Return:
    """The study day of coming back, and how many days were missed before it."""

    day: date
    away: int


@dataclass(frozen=True, slots=True)
class CatchUp:
    """The cards that waited: ``today`` of them are for today, ``later`` for the ``days`` after it, ``a_day`` each."""

    away: int
    today: int
    later: int
    days: int
    a_day: int

    @property
    def parts(self) -> tuple[int, ...]:
        """How many of ``later`` come on each day after today."""
        return tuple(min(self.a_day, self.later - n * self.a_day) for n in range(self.days))


def last_return(answered: Iterable[date], today: date) -> Return | None:
    """The last time that somebody came back after an absence, today or before; None if there was none.

    ``answered`` are the study days with an answer, in order. Who never answered was not away.
    """
    days = [day for day in answered if day < today]
    gaps = [(one, two) for one, two in pairwise([*days, today]) if (two - one).days > IDLE_DAYS]
    return Return(gaps[-1][1], (gaps[-1][1] - gaps[-1][0]).days - 1) if gaps else None


def catch_up(came: Return, today: date, waiting: int, done: int) -> CatchUp | None:
    """How much of what waited is for today; None if all of it is.

    ``waiting`` of those cards are not answered yet, ``done`` are since the return. As many days are taken as were
    missed, at most two weeks, and at least thirty cards a day.
    """
    whole = waiting + done
    a_day = max(_LEAST_A_DAY, ceil(whole / min(came.away, _LONGEST)))
    allowed = max(0, a_day * ((today - came.day).days + 1) - done)
    later = waiting - allowed
    return CatchUp(came.away, allowed, later, ceil(later / a_day), a_day) if later > 0 else None
