"""Migrations: the library's versions as plain SQL steps, only ever added to.

What lives here: ``step_NNN.sql``, one file a version; a step that was shipped is never edited. It knows no table class.
What does not belong: SQL that the app runs every day (the modules of ``store``), tables' meaning (``store.tables``).
A new step: the next number, the same change in ``store.tables``, and a line in CHANGELOG.md; a test compares the two.
"""

from functools import cache
from pathlib import Path

_FOLDER = Path(__file__).parent


@cache
def steps() -> tuple[str, ...]:
    """The SQL of each step; the step at index n lifts a library from version n to n + 1."""
    return tuple(file.read_text(encoding="utf-8") for file in sorted(_FOLDER.glob("step_*.sql")))
