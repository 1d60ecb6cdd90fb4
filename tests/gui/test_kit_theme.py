"""Colours keep the contrast that LOOK.md promises; text keeps its sizes."""

import itertools

import pytest
from PySide6.QtGui import QColor, QFontInfo, QPalette
from PySide6.QtWidgets import QApplication

from gui.kit import theme
from gui.kit.labels import Label
from gui.kit.type import ROLES, font, line_height, serif_family

# The table of look/LOOK.md: on bg, surface, raised, hover, soft, proof_soft, proof (light, dark).
GROUNDS = ("bg", "surface", "raised", "hover", "soft", "proof_soft", "proof")
TABLE = {
    "text": ((14.6, 16.4, 16.8, 13.5, 13.4, 15.7, 14.7), (14.7, 13.6, 12.2, 10.6, 9.8, 12.1, 9.1)),
    "muted": ((6.1, 6.9, 7.1, 5.7, 5.6, 6.6, 6.2), (7.9, 7.4, 6.6, 5.7, 5.3, 6.5, 4.9)),
    "accent": ((6.3, 7.0, 7.2, 5.8, 5.7, 6.7, 6.3), (8.8, 8.2, 7.3, 6.4, 5.9, 7.2, 5.4)),
    "success": ((5.7, 6.4, 6.6, 5.3, 5.2, 6.1, 5.8), (9.4, 8.7, 7.8, 6.8, 6.2, 7.7, 5.8)),
    "warning": ((5.8, 6.5, 6.7, 5.4, 5.3, 6.2, 5.9), (9.6, 8.9, 8.0, 6.9, 6.4, 7.9, 5.9)),
    "danger": ((6.0, 6.7, 6.9, 5.5, 5.5, 6.4, 6.0), (8.2, 7.7, 6.9, 6.0, 5.5, 6.8, 5.1)),
    "actor": ((6.4, 7.2, 7.4, 5.9, 5.9, 6.9, 6.5), (8.8, 8.2, 7.3, 6.4, 5.9, 7.3, 5.5)),
    "organization": ((6.7, 7.6, 7.7, 6.2, 6.2, 7.2, 6.8), (8.9, 8.3, 7.4, 6.4, 5.9, 7.3, 5.5)),
    "place": ((5.6, 6.2, 6.4, 5.1, 5.1, 6.0, 5.6), (9.8, 9.1, 8.1, 7.1, 6.5, 8.0, 6.0)),
    "date": ((5.7, 6.4, 6.5, 5.2, 5.2, 6.1, 5.7), (9.4, 8.8, 7.8, 6.8, 6.3, 7.7, 5.8)),
}
# Pairs beside the table: (ink, ground) -> least contrast in both themes.
OTHERS = {
    ("on_accent", "accent"): 4.5, ("on_accent", "accent_hover"): 4.5, ("on_accent", "accent_pressed"): 4.5,
    ("text", "sunken"): 4.5, ("muted", "sunken"): 4.5, ("text", "line"): 4.5, ("bg", "text"): 4.5,
    ("success", "success_soft"): 4.5, ("warning", "warning_soft"): 4.5, ("danger", "danger_soft"): 4.5,
    ("text", "success_soft"): 4.5, ("text", "warning_soft"): 4.5, ("text", "danger_soft"): 4.5,
    ("edge", "bg"): 3, ("edge", "surface"): 3, ("edge", "raised"): 3, ("edge", "sunken"): 3,
    ("focus", "bg"): 3, ("focus", "surface"): 3, ("focus", "raised"): 3, ("focus", "soft"): 3,
    ("proof_bar", "surface"): 3, ("proof_bar", "proof_soft"): 3,
}  # fmt: skip


@pytest.mark.parametrize(("mode", "column"), [("light", 0), ("dark", 1)])
def test_contrast_is_that_of_the_table(mode: str, column: int) -> None:
    of = theme.load(mode)
    for (ink, rows), (place, ground) in itertools.product(TABLE.items(), enumerate(GROUNDS)):
        found = theme.contrast(of.colour(ink), of.colour(ground))
        assert found == pytest.approx(rows[column][place], abs=0.06), (ink, ground)
        assert found >= 4.5
    for (ink, ground), least in OTHERS.items():
        assert theme.contrast(of.colour(ink), of.colour(ground)) >= least, (mode, ink, ground)


def test_both_themes_name_the_same_colours() -> None:
    light, dark = theme.load("light").colours, theme.load("dark").colours
    assert list(light) == list(dark)
    assert all(QColor(value).isValid() for value in (*light.values(), *dark.values()))


def test_contrast_is_wcags() -> None:
    assert theme.contrast(QColor("white"), QColor("black")) == pytest.approx(21)
    assert theme.contrast(QColor("#777777"), QColor("white")) == pytest.approx(4.48, abs=0.01)


def test_a_change_reaches_palette_sheet_and_widgets(qapp: QApplication, qtbot: object) -> None:
    label = Label("Words")
    before = label.sizeHint().width()
    theme.appearance().set_mode("dark")
    assert qapp.palette().color(QPalette.ColorRole.Window) == theme.load("dark").colour("bg")
    assert "#292724" in qapp.styleSheet()
    theme.appearance().set_scale(1.5)
    assert label.sizeHint().width() == pytest.approx(before * 1.5, abs=2)
    theme.appearance().set_scale(9)
    assert theme.appearance().scale == theme.LARGEST
    label.deleteLater()


def test_sizes_and_line_heights_follow_the_scale() -> None:
    assert QFontInfo(font("reader")).family() == serif_family()
    assert line_height("body") < line_height("lead") < line_height("title") < line_height("page")
    small = {role: line_height(role) for role in ROLES}
    theme.appearance().set_reader_scale(1.5)
    assert line_height("reader") > small["reader"] and line_height("quote") == small["quote"]
    theme.appearance().set_scale(2.0)
    assert all(line_height(role) > small[role] for role in ROLES)


def test_an_unknown_mode_follows_the_system() -> None:
    theme.appearance().set_mode("sepia")
    assert theme.appearance().mode == "system"
