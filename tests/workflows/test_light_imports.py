"""What the window imports before its first paint is light."""

import subprocess
import sys
from pathlib import Path

_ROOT = Path(__file__).parents[2]
HEAVY = ("sqlmodel", "sqlalchemy", "fsrs", "spacy", "numpy", "typst", "genanki", "trafilatura", "lxml", "typer")
_CHILD = """
import sys, tempfile
from datetime import UTC, datetime
from pathlib import Path
import quizbank.store, quizbank.workflows
from quizbank.workflows.open_desk import open_desk
with tempfile.TemporaryDirectory() as folder:
    desk = open_desk(Path(folder), lambda: datetime(2031, 5, 2, tzinfo=UTC), zone=UTC)
    desk.articles(), desk.today(), desk.queue(), desk.questions()
    desk.close()
print(*sys.modules)
"""


def test_opening_the_desk_and_its_first_views_loads_nothing_heavy() -> None:
    done = subprocess.run([sys.executable, "-c", _CHILD], capture_output=True, text=True, check=True, cwd=_ROOT)
    assert not set(HEAVY) & set(done.stdout.split())
