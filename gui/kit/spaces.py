"""Measures in pixels at scale 1; ``px`` scales them, so that everything grows with the text."""

from gui.kit import type as kit_type

S2, S4, S6, S8, S12, S16, S20, S24, S32, S40, S56 = 2, 4, 6, 8, 12, 16, 20, 24, 32, 40, 56
PAGE_MARGIN, CARD_PADDING, CARD_GAP, GROUP_GAP = 40, 20, 16, 24
RADIUS_KEY, RADIUS_FIELD, RADIUS_BUTTON, RADIUS_NOTE, RADIUS_CARD, RADIUS_DIALOG = 4, 6, 8, 10, 12, 14
SMALL_BUTTON, CONTROL, MAIN_BUTTON, GRADE, GRADE_LARGE = 28, 34, 38, 54, 58
NAV_ROW, RAIL_ROW, ROW_ONE, ROW_TWO, ROW_THREE = 36, 44, 44, 62, 80
TAB_LINE, READER_BAR, STATUS_LINE, MENU_BAR = 52, 40, 28, 28
SIDEBAR, RAIL, CARD_PANE, CARD_PANE_LEAST, LIST_PANE, STUDY_COLUMN = 220, 60, 388, 328, 420, 640
RAIL_UNDER, NARROW_UNDER = 1120, 960


def px(measure: float) -> int:
    """A measure at the present scale, in whole pixels."""
    return round(measure * kit_type.scale())
