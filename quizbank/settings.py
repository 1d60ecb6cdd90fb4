"""Settings of look and machine: a frozen section, kept as settings.toml in the data folder.

What belongs to study (retention, limits) lives in the library, so that a backup carries it.
"""

import os
import tempfile
import tomllib
from dataclasses import asdict, dataclass, fields
from pathlib import Path

FILE = "settings.toml"
MODES = ("system", "light", "dark")
SMALLEST, LARGEST = 0.8, 2.0


@dataclass(frozen=True, slots=True)
class Look:
    """How the window looks here: mode, and the factors of all text and of the article's alone (0.8..2.0)."""

    mode: str = "system"
    text_scale: float = 1.0
    reader_scale: float = 1.0


def load_look(folder: Path) -> Look:
    """The look of that data folder; what is missing, unreadable or out of bounds takes its default."""
    try:
        section = tomllib.loads((folder / FILE).read_text(encoding="utf-8")).get("look", {})
    except (OSError, ValueError):
        return Look()
    known = {field.name for field in fields(Look)}
    return _within_bounds({name: value for name, value in section.items() if name in known})


def save_look(folder: Path, look: Look) -> None:
    """Keep the look, whole or not at all; OSError where the folder can't be written to."""
    lines = ["[look]", *(f"{name} = {_as_toml(value)}" for name, value in asdict(look).items())]
    handle, name = tempfile.mkstemp(prefix=".settings-", dir=folder)
    draft = Path(name)
    try:
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            file.write("\n".join(lines) + "\n")
        draft.replace(folder / FILE)
    except OSError:
        draft.unlink(missing_ok=True)
        raise


def _within_bounds(values: dict[str, object]) -> Look:
    usual = Look()
    mode = values.get("mode")

    def scale(name: str, otherwise: float) -> float:
        value = values.get(name)
        return float(value) if isinstance(value, int | float) and SMALLEST <= value <= LARGEST else otherwise

    return Look(
        mode=str(mode) if mode in MODES else usual.mode,
        text_scale=scale("text_scale", usual.text_scale),
        reader_scale=scale("reader_scale", usual.reader_scale),
    )


def _as_toml(value: object) -> str:
    return f'"{value}"' if isinstance(value, str) else str(value)
