"""What goes out of Quizbank: how a printed quiz is to look, and what a format could hold."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class PaperOptions:
    """How a printed quiz looks.

    ``title`` and ``class_name`` are the teacher's own words; ``paper`` is a4 or letter; ``key`` adds the answer key on
    pages of its own. ``mix_options`` deals the options of a choice anew, instead of the order of the item (names by
    alphabet, dates in time); ``points`` are those of each item, 0 for none.
    """

    title: str
    class_name: str = ""
    paper: str = "a4"
    key: bool = True
    mix_options: bool = False
    points: int = 1


@dataclass(frozen=True, slots=True)
class DrawnSheet:
    """The pages of a printed quiz as PNG; ``key_at`` is the index of the key's first page, past the last if none."""

    pages: tuple[bytes, ...]
    key_at: int


@dataclass(frozen=True, slots=True)
class ExportReport:
    """What an export wrote and which items the format could not hold ((stem, code of the reason), …).

    The reason's sentence stands under [export] in the strings catalogue.
    """

    written: int
    left_out: tuple[tuple[str, str], ...] = ()
