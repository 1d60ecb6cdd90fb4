"""Sources that cannot be added, in the window with the real analysis process: one clear message, nothing changed."""

import multiprocessing
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from gui.library.notices import LanguageQuestion
from quizbank.worker.client import Worker
from tests.gui.library.conftest import MakeRoom, Room, mime
from tests.news import KAZAKH

NO_ARTICLE = """<!doctype html><html><head><title>Log in</title></head><body><nav><a href="/">Home</a></nav>
<form><input name="user"><input name="password"></form></body></html>"""

PASTE = "Copy the article’s text and paste it."
CASES: dict[str, tuple[bytes, str, str]] = {
    # name: bytes, what is said of it, what to do
    "empty.txt": (b"", "is empty", "Choose a file with an article in it."),
    "blank.txt": (b" \r\n\t\n", "is empty", "Choose a file with an article in it."),
    "noise.bin": (bytes(range(256)) * 40, "is neither plain text nor HTML", PASTE),
    "noise.txt": (bytes(range(256)) * 40, "is neither plain text nor HTML", PASTE),
    "broken.pdf": (b"%PDF-1.7\n1 0 obj\n<< /Type /Catalog", "is neither plain text nor HTML", PASTE),
    "broken.zip": (b"PK\x03\x04\x14\x00\x00\x00", "is neither plain text nor HTML", PASTE),
    "picture.html": (b"\x89PNG\r\n\x1a\n<html>", "is neither plain text nor HTML", PASTE),
    "login.html": (NO_ARTICLE.encode(), "holds no article: 0 words", PASTE),
    "short.txt": (b"Only a few words stand here.", "holds no article: 6 words", PASTE),
    "long.txt": (b"The house of the people. " * 40_000, "holds 999999 characters", "Split the text and add the parts."),
    "tags.html": (b"<html><body>" + b"<p>a" * 60_001, "holds 60003 tags", PASTE),
}


@pytest.fixture(scope="module")
def worker() -> Iterator[Worker]:
    worker = Worker()
    worker.warm()
    while not multiprocessing.active_children():
        time.sleep(0.01)
    yield worker
    worker.close()


@pytest.fixture
def room(make_room: MakeRoom, worker: Worker) -> Iterator[Room]:
    room = make_room(analyst=worker)
    before = room.desk.articles()
    yield room
    assert room.desk.articles() == before
    assert room.desk.can_undo() == "import", "the last action is that of the made-up library still"
    assert not any(widget.isModal() for widget in QApplication.topLevelWidgets())


def refusal(room: Room) -> str:
    """The one message about the one source, once everything has come to rest."""
    room.come_to_rest()
    assert room.message is not None
    assert room.page.importer.state.asked == ()
    title, sentence = room.message
    name = title.removesuffix(" was not added")
    assert name != title
    assert name in sentence
    assert not set("{}\n") & set(sentence)
    return sentence


@pytest.mark.parametrize("name", CASES)
def test_a_file_that_cannot_be_added_is_one_message(room: Room, tmp_path: Path, name: str) -> None:
    data, what, todo = CASES[name]
    file = tmp_path / name
    file.write_bytes(data)
    room.drop(mime(files=(file,)))
    sentence = refusal(room)
    assert sentence.startswith(f"{name} {what}")
    assert "Nothing was added." in sentence
    assert sentence.endswith(todo)


@pytest.mark.parametrize(("megabytes", "size"), [(50, "50.0 MB"), (500, "500 MB")])
def test_a_huge_text_is_refused(room: Room, tmp_path: Path, megabytes: int, size: str) -> None:
    file = tmp_path / "huge.txt"
    with file.open("wb") as out:
        out.truncate(megabytes * 1_000_000)
    room.drop(mime(files=(file,)))
    sentence = refusal(room)
    assert sentence.startswith(f"huge.txt has {size}; a source may have up to 5 MB.")
    assert sentence.endswith("Save the article alone as text and add that.")


def test_a_missing_file_is_one_message(room: Room, tmp_path: Path) -> None:
    room.drop(mime(files=(tmp_path / "gone.txt",)))
    assert refusal(room) == "There is no file gone.txt. Check the name and the folder."


def test_a_pasted_page_without_an_article_is_one_message(room: Room) -> None:
    room.paste("Log in", NO_ARTICLE)
    sentence = refusal(room)
    assert sentence.startswith("The pasted text holds no article: ")
    assert sentence.endswith(PASTE)


def test_a_page_in_kazakh_is_asked_about(room: Room, tmp_path: Path) -> None:
    file = tmp_path / "tarif.txt"
    file.write_text(KAZAKH, encoding="utf-8")
    room.drop(mime(files=(file,)))
    room.come_to_rest()
    question = room.page.notices.question
    assert isinstance(question, LanguageQuestion)
    assert question.accessibleName() == "This looks like Kazakh. Quizbank makes questions from English only."
    assert room.message is None
    question.leave.click()
    assert not room.page.notices.isVisible()


def test_ten_bad_files_at_once_are_one_message(room: Room, tmp_path: Path) -> None:
    for name, (data, _, _) in CASES.items():
        (tmp_path / name).write_bytes(data)
    room.drop(mime(files=tuple(tmp_path / name for name in CASES)))
    room.come_to_rest()
    title, body = room.message or ("", "")
    assert title == f"{len(CASES)} sources were not added"
    assert [line.split()[1] for line in body.split("\n")] == list(CASES)
    assert room.page.importer.state.added == 0
