"""Where things are on this computer: the data folder, and the files that somebody names."""

import os
from pathlib import Path

from quizbank.domain.errors import QuizbankError
from quizbank.domain.names import fit_to_show

_VARIABLE = "QUIZBANK_DATA_DIR"
_READABLE = (".txt", ".html", ".htm", ".xhtml")
_MOST_BYTES = 64 * 1024 * 1024  # more is not even read; the sources have a limit of their own below it


def choose(data_dir: Path) -> None:
    """Take that data folder for this process and its children."""
    os.environ[_VARIABLE] = str(data_dir)


def data_dir() -> Path:
    """The data folder: the one chosen, else appdirs' user data folder. It need not be there yet."""
    if chosen := os.environ.get(_VARIABLE):
        return Path(chosen)
    import appdirs

    return Path(appdirs.user_data_dir("Quizbank", appauthor=False))


def name_of(source: Path) -> str:
    """The name of a file or folder for people; what could fool the eye stands as question marks."""
    return fit_to_show(source.name or str(source))


def source_files(source: Path) -> tuple[Path, ...]:
    """The files that a name stands for: itself, or what can be read in a folder, by name.

    Errors: "source_missing", "source_unreadable", "folder_without_sources".
    """
    try:
        if not source.is_dir():
            if source.is_file():
                return (source,)
            raise QuizbankError("source_missing", name=name_of(source))
        files = tuple(sorted(p for p in source.iterdir() if p.is_file() and p.suffix.lower() in _READABLE))
    except OSError as error:  # a name that is too long is one, too
        reason = error.strerror or str(error)
        raise QuizbankError("source_unreadable", name=name_of(source), reason=reason) from error
    if not files:
        raise QuizbankError("folder_without_sources", name=name_of(source))
    return files


def read_source(file: Path) -> bytes:
    """The bytes of a file; QuizbankError("source_missing" | "source_unreadable" | "source_too_large")."""
    try:
        size = file.stat().st_size
        if size <= _MOST_BYTES:
            with file.open("rb") as opened:
                data = opened.read(_MOST_BYTES + 1)  # it may have grown, or be a device that has no size
            size = len(data)
        if size > _MOST_BYTES:
            raise QuizbankError("source_too_large", name=name_of(file), size=f"{size / 1e6:.0f} MB", limit="5 MB")
        return data
    except FileNotFoundError as error:
        raise QuizbankError("source_missing", name=name_of(file)) from error
    except (OSError, ValueError) as error:  # ValueError: a name that no file can have
        reason = getattr(error, "strerror", None) or str(error)
        raise QuizbankError("source_unreadable", name=name_of(file), reason=reason) from error
