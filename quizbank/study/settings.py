"""What a person may set about study; kept in the library, so that a backup carries it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

LEAST_RETENTION, MOST_RETENTION = 0.7, 0.97


@dataclass(frozen=True, slots=True)
class StudySettings:
    """``retention`` is the share that should still be known when a card comes; ``day_begins`` the hour of the rollover.

    ``spread`` lays long intervals a little apart by dice; ``apart`` keeps cards of one fact from following each other.
    ``leech_at`` lapses make a leech; ``spread_absence`` takes what waits after some days away in daily parts.
    ``exam_on`` is the day of an exam, None for none.
    """

    new_per_day: int = 15
    retention: float = 0.9
    day_begins: int = 4
    spread: bool = False
    apart: bool = True
    leech_at: int = 8
    spread_absence: bool = True
    exam_on: date | None = None


def from_texts(texts: Mapping[str, str]) -> StudySettings:
    """The settings as kept: what is missing, senseless or out of bounds is the usual."""
    usual = StudySettings()

    def number(name: str, least: int, most: int, otherwise: int) -> int:
        text = texts.get(name, "")
        return int(text) if text.isascii() and text.isdecimal() and least <= int(text) <= most else otherwise

    def switch(name: str, *, otherwise: bool) -> bool:
        return {"on": True, "off": False}.get(texts.get(name, ""), otherwise)

    return StudySettings(
        new_per_day=number("new_per_day", 0, 9999, usual.new_per_day),
        retention=_share(texts.get("retention", ""), usual.retention),
        day_begins=number("day_begins", 0, 23, usual.day_begins),
        spread=switch("spread", otherwise=usual.spread),
        apart=switch("apart", otherwise=usual.apart),
        leech_at=number("leech_at", 2, 99, usual.leech_at),
        spread_absence=switch("spread_absence", otherwise=usual.spread_absence),
        exam_on=_day(texts.get("exam_on", "")),
    )


def _share(text: str, otherwise: float) -> float:
    try:
        share = float(text)
    except ValueError:
        return otherwise
    return share if LEAST_RETENTION <= share <= MOST_RETENTION else otherwise


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None
