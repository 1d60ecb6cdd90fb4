"""The theme: colours by role from resources/themes, light, dark or as the system, and the two factors of size."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication

from gui.kit import type as kit_type
from gui.kit.qss import application_sheet
from quizbank import resources
from quizbank.settings import LARGEST, MODES, SMALLEST, Look


@dataclass(frozen=True, slots=True)
class Theme:
    """Colours by role (``#RRGGBB``); the roles are those of resources/themes/light.toml."""

    name: str
    colours: Mapping[str, str]

    def colour(self, role: str, alpha: float = 1.0) -> QColor:
        """The role's colour, ``alpha`` in 0..1; KeyError for a role that no theme has."""
        colour = QColor(self.colours[role])
        colour.setAlphaF(alpha)
        return colour


@cache
def load(name: str) -> Theme:
    """The theme of resources/themes/NAME.toml."""
    return Theme(name, resources.toml("themes", f"{name}.toml"))


class Appearance(QObject):
    """What the person chose: mode, text scale and reader scale. ``changed`` fires when widgets must look again."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.mode = "system"
        self.scale = 1.0
        self.reader_scale = 1.0
        QGuiApplication.styleHints().colorSchemeChanged.connect(self._system_changed)

    @property
    def look(self) -> Look:
        """All three, as settings.toml keeps them."""
        return Look(self.mode, self.scale, self.reader_scale)

    @property
    def theme(self) -> Theme:
        """The theme in force."""
        if self.mode != "system":
            return load(self.mode)
        dark = QGuiApplication.styleHints().colorScheme() == Qt.ColorScheme.Dark
        return load("dark" if dark else "light")

    def set_mode(self, mode: str) -> None:
        """Choose "system", "light" or "dark"."""
        self.mode = mode if mode in MODES else "system"
        scheme = {"light": Qt.ColorScheme.Light, "dark": Qt.ColorScheme.Dark}
        QGuiApplication.styleHints().setColorScheme(scheme.get(self.mode, Qt.ColorScheme.Unknown))
        self.apply()

    def set_scale(self, scale: float) -> None:
        """Scale all text and measures by a factor within 0.8..2.0."""
        self.scale = min(LARGEST, max(SMALLEST, scale))
        self.apply()

    def set_reader_scale(self, scale: float) -> None:
        """Scale the article's text alone, on top of the first factor."""
        self.reader_scale = min(LARGEST, max(SMALLEST, scale))
        self.apply()

    def apply(self) -> None:
        """Give the application its palette, font and style sheet, then tell the widgets."""
        kit_type.set_scales(self.scale, self.reader_scale)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.setFont(kit_type.font("body"))
            app.setPalette(_palette(self.theme))
            app.setStyleSheet(application_sheet(self.theme.colours, self.scale, kit_type.font("caption").pointSizeF()))
        self.changed.emit()

    def _system_changed(self) -> None:
        # After app.setPalette() Qt no longer follows the system by itself (LOOK.md, trap 5).
        if self.mode == "system":
            self.apply()


@cache
def appearance() -> Appearance:
    """The one appearance of this process; needs a QApplication."""
    return Appearance()


def theme() -> Theme:
    """The theme in force; ask at paint time."""
    return appearance().theme


def colour(role: str, alpha: float = 1.0) -> QColor:
    """A colour of the theme in force; ask at paint time."""
    return appearance().theme.colour(role, alpha)


def start(app: QApplication, mode: str = "system", scale: float = 1.0, reader_scale: float = 1.0) -> None:
    """Dress the application once, before the first window: Fusion, fonts, palette, style sheet."""
    app.setStyle("Fusion")
    look = appearance()
    look.scale, look.reader_scale = scale, reader_scale
    look.set_mode(mode)


def contrast(first: QColor, second: QColor) -> float:
    """WCAG 2 contrast of two opaque colours, 1..21."""
    bright, dim = sorted((_luminance(first), _luminance(second)), reverse=True)
    return (bright + 0.05) / (dim + 0.05)


def _luminance(colour_: QColor) -> float:
    parts = (colour_.redF(), colour_.greenF(), colour_.blueF())
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _palette(of: Theme) -> QPalette:
    palette = QPalette()
    role = QPalette.ColorRole
    for target, name in (
        (role.Window, "bg"), (role.WindowText, "text"), (role.Base, "raised"), (role.AlternateBase, "surface"),
        (role.Text, "text"), (role.Button, "raised"), (role.ButtonText, "text"), (role.Highlight, "accent"),
        (role.HighlightedText, "on_accent"), (role.PlaceholderText, "muted"), (role.ToolTipBase, "text"),
        (role.ToolTipText, "bg"), (role.Link, "accent"), (role.LinkVisited, "accent"), (role.BrightText, "on_accent"),
        (role.Light, "raised"), (role.Midlight, "hover"), (role.Mid, "line"), (role.Dark, "edge"),
        (role.Shadow, "edge"), (role.Accent, "accent"),
    ):  # fmt: skip
        palette.setColor(target, of.colour(name))
    for target in (role.WindowText, role.Text, role.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, target, of.colour("muted"))
    return palette
