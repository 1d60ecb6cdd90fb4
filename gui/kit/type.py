"""Type: the fonts and line heights of each role, scaled. Line heights are whole pixels (LOOK.md, trap 1)."""

import sys
from dataclasses import dataclass
from functools import cache

from PySide6.QtGui import QFont, QFontDatabase, QFontInfo, QFontMetricsF

SERIF_FAMILIES = ("Charter", "Georgia", "Charis SIL", "Noto Serif", "Source Serif 4", "DejaVu Serif")
_GENERIC = ("", "Sans Serif", "Sans", "sans-serif")


@dataclass(frozen=True, slots=True)
class Role:
    """Points on Windows and Linux, points on macOS (72 to the inch there), line height as a factor of the size."""

    points: float
    mac_points: float
    line: float
    weight: QFont.Weight = QFont.Weight.Normal
    serif: bool = False
    spacing: float = 100.0
    reader: bool = False


_DEMI, _BOLD, _NORMAL = QFont.Weight.DemiBold, QFont.Weight.Bold, QFont.Weight.Normal
ROLES = {
    "badge": Role(8, 10.5, 1.2, _DEMI),
    "caption": Role(9, 12, 1.35),
    "body": Role(10, 13, 1.4),
    "lead": Role(11, 15, 1.4),
    "title": Role(13, 17, 1.3, _DEMI),
    "page": Role(17, 23, 1.25, _DEMI, spacing=98.5),
    "figure": Role(30, 40, 1.1, _DEMI),
    "quote": Role(11, 15, 1.35, serif=True),
    "proof": Role(12.5, 17, 1.4, serif=True),
    "reader": Role(12.5, 17, 1.6, serif=True, reader=True),
    "question": Role(14.5, 19, 1.25, serif=True),
    "question_large": Role(19.5, 26, 1.25, serif=True),
    "headline": Role(22, 29, 1.18, _BOLD, serif=True, reader=True),
}
_scales = [1.0, 1.0]


def set_scales(scale: float, reader_scale: float) -> None:
    """Set the factor of all text and the factor of the reader; called by the theme alone."""
    _scales[:] = [scale, reader_scale]


def scale() -> float:
    """The factor of all text and measures."""
    return _scales[0]


def font(role: str, weight: int | None = None) -> QFont:
    """A role's font at the present scale; ``weight`` (400..700) instead of the role's own."""
    own = ROLES[role]
    factor = _scales[0] * (_scales[1] if own.reader else 1.0)
    return QFont(_font(role, int(own.weight) if weight is None else weight, factor))


def line_height(role: str) -> int:
    """A role's line height in whole pixels at the present scale."""
    return round(QFontInfo(font(role)).pixelSize() * ROLES[role].line + 1e-6)


@cache
def _font(role: str, weight: int, factor: float) -> QFont:
    own = ROLES[role]
    made = QFont(serif_family() if own.serif else ui_family())
    made.setPointSizeF((own.mac_points if sys.platform == "darwin" else own.points) * factor)
    made.setWeight(QFont.Weight(weight))
    if own.spacing != 100.0:
        made.setLetterSpacing(QFont.SpacingType.PercentageSpacing, own.spacing)
    if role == "figure":
        # Tabular numbers widen the blank, too, in some fonts ("7   of   10"): it keeps the width that it has in words.
        blank = QFontMetricsF(made).horizontalAdvance(" ")
        made.setFeature(QFont.Tag("tnum"), 1)
        made.setWordSpacing(blank - QFontMetricsF(made).horizontalAdvance(" "))
    return made


@cache
def ui_family() -> str:
    """The system's general font; where the system names none, Inter if it is there."""
    family = QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont).family()
    return "Inter" if family in _GENERIC and "Inter" in QFontDatabase.families() else family


@cache
def serif_family() -> str:
    """The first reading serif that is installed."""
    present = set(QFontDatabase.families())
    return next((family for family in SERIF_FAMILIES if family in present), "serif")
