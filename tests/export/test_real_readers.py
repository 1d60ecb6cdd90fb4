"""The files as their real readers see them: Anki, a GIFT grammar, LibreOffice, poppler.

The checks lie with the development data and need programs: ``node`` with gift-pegjs in the folder that QB_NODE_DIR
names, a Python with the package anki named by QB_ANKI_PYTHON, LibreOffice, poppler. What is missing is skipped.
"""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from quizbank.export.pack import Pack
from quizbank.export.write import write
from tests.export import builders

type Check = Callable[..., None]

PACKS = {"plain": builders.pack, "hostile": builders.hostile_pack}


@pytest.fixture
def check(shared: Path, tmp_path: Path) -> Check:
    """Write a pack in a format and let the reader's check count it."""

    def run(name: str, pack: Pack, *options: str, python: str = sys.executable, script: str = "") -> None:
        written = write(name, pack)
        assert written.written + len(written.left_out) == len(pack.items)
        file = tmp_path / f"quiz.{name}"
        file.write_bytes(written.data)
        command = [python, shared / "exports" / f"check_{script or name}.py", file, "--expect", str(written.written)]
        done = subprocess.run([*command, *options], capture_output=True, text=True, timeout=300, check=False)
        assert done.returncode == 0, done.stdout + done.stderr

    return run


def need(program: str) -> None:
    if not shutil.which(program):
        pytest.skip(f"{program} is not installed: the file is not given to its real reader")


def anki_python() -> str:
    python = os.environ.get("QB_ANKI_PYTHON", "")
    if not python:
        pytest.skip("QB_ANKI_PYTHON names no Python with the package anki: Anki's importer is not asked")
    return python


@pytest.mark.parametrize("pack", PACKS)
def test_gift(check: Check, pack: str) -> None:
    need("node")
    if not os.environ.get("QB_NODE_DIR"):
        pytest.skip("QB_NODE_DIR names no folder with gift-pegjs: the GIFT grammar is not asked")
    check("gift", PACKS[pack](), "--contains", "became head of the Basin Council" if pack == "plain" else "Токаев")


@pytest.mark.parametrize("pack", PACKS)
def test_anki(check: Check, pack: str) -> None:
    items = PACKS[pack]()
    cards = str(len(items.items))
    check("apkg", items, "--cards", cards, "--tag", "Quizbank::actor", python=anki_python(), script="anki")


def test_a_later_export_updates_the_edited_note_and_adds_the_new_one(check: Check, tmp_path: Path) -> None:
    pack = builders.pack()
    first, *rest = pack.items
    assert first.edited
    edited = replace(first, question=replace(first.question, stem="Who heads the council?"))
    edited = replace(edited, edited=first.edited.replace(year=2031))
    later = tmp_path / "later.apkg"
    later.write_bytes(write("apkg", replace(pack, items=(edited, *rest))).data)
    before = replace(pack, items=(first, *rest[:-1]))
    again = ("--again", str(later), "--updated", "1", "--added", "1", "--contains", "Who heads the council?")
    check("apkg", before, *again, python=anki_python(), script="anki")


@pytest.mark.slow
@pytest.mark.parametrize("pack", PACKS)
def test_csv(check: Check, pack: str) -> None:
    need("soffice")
    check("csv", PACKS[pack]())


@pytest.mark.parametrize("pack", PACKS)
def test_pdf(check: Check, pack: str) -> None:
    need("pdftotext")
    check("pdf", PACKS[pack](), "--tagged", "--versions", "2")


def test_pdf_of_items_longer_than_a_page(check: Check) -> None:
    need("pdftotext")
    pack = builders.pack("A title of many words " * 12, class_name="Class and week " * 12)
    text = "A sentence that is said again and again until the page is full. " * 110
    long = [
        replace(
            item,
            article_title=text[:900],
            question=replace(item.question, stem=text, evidence=(builders.evidence(text, 0),), answer_span=None),
        )
        for item in pack.items
    ]
    check("pdf", replace(pack, items=tuple(long)), "--tagged", "--versions", "2")


def test_pdf_shows_every_answer_and_proof(check: Check) -> None:
    need("pdftotext")
    wanted = ("Answer key", builders.PROOF, "also accept: Corrin", "___", "A · ", "Page 2 of 2", "The Delta Post")
    check("pdf", builders.pack(class_name="10b"), *(part for text in wanted for part in ("--contains", text)))
