"""Each import contract breaks on the import that it forbids."""

import shutil
from pathlib import Path

import pytest

from tests.architecture.test_tools import ROOT, run

FORBIDDEN = {
    "Layers of the core": ("quizbank/store/__init__.py", "import quizbank.workflows.rows"),
    "Layers of the window": ("gui/kit/__init__.py", "import gui.shell"),
    "The core knows no window": ("quizbank/strings.py", "import PySide6"),
    "The window sees workflows, not rooms": ("gui/library/__init__.py", "import quizbank.store"),
    "State modules know no Qt": ("gui/shell/state.py", "import PySide6.QtCore"),
    "Door: spaCy in reading": ("quizbank/facts/__init__.py", "import spacy"),
    "Door: the database in store": ("quizbank/workflows/__init__.py", "import sqlite3"),
    "Door: FSRS in study.scheduler": ("quizbank/progress/__init__.py", "import fsrs"),
    "Door: typst and genanki in export": ("quizbank/workflows/__init__.py", "import typst"),
    "Door: pyqtgraph in gui.progress.plots": ("gui/progress/cards.py", "import pyqtgraph"),
    "Door: trafilatura and lxml in sources": ("quizbank/reading/__init__.py", "import lxml"),
    "Door: the network in sources.fetch": ("quizbank/sources/fetch_apart.py", "import socket"),
    "exhaustive": ("quizbank/extra.py", '"""A room without a layer."""'),
}


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of both packages to spoil."""
    folder = tmp_path_factory.mktemp("copy")
    for package in ("quizbank", "gui"):
        shutil.copytree(ROOT / package, folder / package, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "pyproject.toml", folder)
    return folder


@pytest.mark.parametrize("contract", FORBIDDEN)
def test_contract_breaks_on_a_forbidden_import(contract: str, copy: Path) -> None:
    name, line = FORBIDDEN[contract]
    file = copy / name
    before = file.read_text(encoding="utf-8") if file.exists() else None
    file.write_text((before or "") + f"\n{line}\n", encoding="utf-8")
    try:
        done = run("lint-imports", "--no-cache", cwd=copy)
    finally:
        if before is None:
            file.unlink()
        else:
            file.write_text(before, encoding="utf-8")
    assert done.returncode != 0
    assert contract in done.stdout
    if contract != "exhaustive":
        broken = [line for line in done.stdout.splitlines() if " BROKEN" in line]
        assert any(line.startswith(contract) for line in broken), done.stdout
