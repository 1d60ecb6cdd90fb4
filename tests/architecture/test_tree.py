"""The tree keeps its shape: plug folders list their files, modules stay small, nothing private gets in."""

import ast
import re
import subprocess
import sys
from importlib import import_module
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PLUGS = {
    "quizbank.sources.formats": ("FORMATS",),
    "quizbank.reading.annotators": ("NAMES",),
    "quizbank.facts.rules.en": ("RULES", "TRIAL"),
    "quizbank.questions.kinds": ("RECALL", "RECOGNITION"),
    "quizbank.quality.checks": ("CHECKS", "SET_CHECKS", "TREE_CHECKS"),
    "quizbank.export.formats": ("FORMATS",),
}
SOURCES = sorted(p for d in ("quizbank", "gui") for p in (ROOT / d).rglob("*.py"))
TOP = {"gui", "quizbank", "resources", "tests", "main.py", "pyproject.toml", "README.md", "LICENSE", "CHANGELOG.md",
       "ARCHITECTURE.md", ".gitignore", ".ci"}  # fmt: skip


@pytest.mark.parametrize("package", PLUGS)
def test_a_plug_folder_lists_its_files(package: str) -> None:
    listed = [name for tuple_name in PLUGS[package] for name in getattr(import_module(package), tuple_name)]
    folder = ROOT / package.replace(".", "/")
    files = {p.stem for p in folder.glob("*.py")} - {"__init__"}
    assert set(listed) == files
    assert len(listed) == len(set(listed))


@pytest.mark.parametrize("path", SOURCES, ids=lambda p: str(p.relative_to(ROOT)))
def test_a_module_is_small_and_named_for_what_it_holds(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert len(text.splitlines()) <= 420, "split it by noun"
    assert path.stem not in {"utils", "util", "helpers", "manager", "misc", "common"}
    assert ast.get_docstring(ast.parse(text)), "a module says in its first line what it holds"


@pytest.mark.parametrize("path", SOURCES, ids=lambda p: str(p.relative_to(ROOT)))
def test_no_module_reaches_for_the_network_by_a_part_of_a_package(path: Path) -> None:
    """Of whole packages the import contract speaks; these are parts of ones that have others, too."""
    names = set[str]()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            names |= {node.module, *(f"{node.module}.{alias.name}" for alias in node.names)}
    parts = (
        "urllib.request",
        "PySide6.QtNetwork",
        "PySide6.QtWebEngine",
        "trafilatura.downloads",
        "trafilatura.fetch_",
    )
    assert not [name for name in names if name.startswith(parts)]


def _tracked() -> list[str]:
    done = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=False)
    if done.returncode:
        pytest.skip("not a git checkout: tracked files are not known")
    return done.stdout.splitlines()


def test_the_top_level_is_fixed() -> None:
    assert {name.split("/")[0] for name in _tracked()} <= TOP


def test_no_registry_and_no_path_of_a_machine_is_committed() -> None:
    private = re.compile(rb"pyp[i]\.org|pythonhoste[d]|npmj[s]\.|deb\.debia[n]|/wor[k]/|/roo[t]/")
    found = [n for n in _tracked() if (p := ROOT / n).is_file() and private.search(p.read_bytes())]
    assert not found


HEAVY = (
    "spacy",
    "thinc",
    "numpy",
    "sqlmodel",
    "sqlalchemy",
    "fsrs",
    "trafilatura",
    "typst",
    "genanki",
    "pyqtgraph",
    "typer",
    "PySide6",
)


@pytest.mark.parametrize(
    "module", ["main", "quizbank.workflows.desk", "quizbank.workflows", "quizbank.strings", "quizbank.store"]
)
def test_light_modules_import_nothing_heavy(module: str) -> None:
    code = f"import sys; import {module}; print([m for m in {HEAVY!r} if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
