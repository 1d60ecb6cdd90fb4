"""A fault of the window and a window that died: what is said, what is written down, what the next start offers."""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from datetime import UTC
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from gui import app
from gui.app import keep_place, page_factories, report_bug
from gui.kit.dialogs import Dialog
from gui.shell.left_open import FOLDER, OpenPlace
from gui.shell.window import MainWindow
from quizbank.domain.errors import QuizbankError
from quizbank.domain.review import Grade
from quizbank.store.engine import FILE_NAME
from quizbank.workflows.desk import Desk
from quizbank.workflows.open_desk import open_desk
from tests.gui.desk_double import AnalystDouble
from tests.gui.windows import leave, put_up, settle
from tests.made_up import NOW, made_up_desk, river

_ROOT = Path(__file__).parents[2]
SECRET = "Ilsa Corrin told the Assembly"


def fail(text: str) -> None:
    """A bug that has the words of an article in its message and among its values."""
    try:
        {}[text]  # type: ignore[index]
    except KeyError as error:
        raise ValueError(f"cannot show {text}") from error


def reported(error: BaseException) -> tuple[str, str]:
    """Report it, and press Enter in the dialog: its title and body."""
    said: list[tuple[str, str]] = []

    def answer() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, Dialog)
        said.append((dialog.title.text(), dialog.body.text()))
        dialog.accept_button.click()

    QTimer.singleShot(0, answer)
    report_bug(type(error), error, error.__traceback__)
    return said[0]


# --- the report ---------------------------------------------------------------------------------------------------
@pytest.mark.allow_log("a fault is logged")
def test_a_fault_is_told_with_a_report_that_holds_no_word_of_an_article(
    qtbot: QtBot, data_folder: Path, caplog: pytest.LogCaptureFixture
) -> None:
    with pytest.raises(ValueError, match="cannot show") as caught:
        fail(SECRET)
    title, body = reported(caught.value)
    (report,) = (data_folder / "logs").iterdir()
    assert title == "Quizbank met a fault"
    assert "(ValueError)" in body and "Everything that you confirmed is saved." in body and report.name in body
    story = report.read_text(encoding="utf-8")
    assert story.startswith("quizbank ") and "in fail" in story and story.endswith("ValueError\n")
    for written in (story, caplog.text, body):
        assert "Corrin" not in written and "Assembly" not in written


@pytest.mark.allow_log("a fault is logged")
def test_a_report_that_cannot_be_written_is_no_second_fault(
    qtbot: QtBot, data_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    data_folder.parent.mkdir(parents=True, exist_ok=True)
    data_folder.write_text("a file where the folder would be")
    assert "in the folder logs: -." in reported(ValueError("x"))[1]


def test_ctrl_c_is_no_fault(monkeypatch: pytest.MonkeyPatch) -> None:
    passed: list[object] = []
    monkeypatch.setattr(sys, "__excepthook__", lambda *what: passed.append(what[0]))
    report_bug(KeyboardInterrupt, KeyboardInterrupt(), None)
    assert passed == [KeyboardInterrupt]


# --- a library that does not open ---------------------------------------------------------------------------------
@pytest.mark.parametrize("wanted", [True, False])
def test_for_a_damaged_library_the_last_good_backup_is_offered(
    qtbot: QtBot, data_folder: Path, monkeypatch: pytest.MonkeyPatch, wanted: bool
) -> None:
    desk = made_up_desk(data_folder)
    job = desk.back_up_job()
    assert job is not None
    job()
    desk.close()
    (data_folder / FILE_NAME).write_bytes(b"This is no library. " * 500)
    asked: list[str] = []

    def answer() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, Dialog)
        asked.append(dialog.body.text())
        (dialog.accept_button if wanted else dialog.cancel_button).click()

    QTimer.singleShot(0, answer)
    if wanted:
        again = app.open_or_restore(data_folder)
        assert len(again.articles()) == 4
        again.close()
    else:
        with pytest.raises(QuizbankError, match="library_damaged"):
            app.open_or_restore(data_folder)
    assert "is damaged" in asked[0] and "4 articles" in asked[0]


# --- the next start -----------------------------------------------------------------------------------------------
_OPEN = """
import sys, time
from datetime import UTC
from pathlib import Path
from PySide6.QtWidgets import QApplication
from gui.app import keep_place, open_window
from gui.kit import theme
from quizbank.worker.client import Worker
from quizbank.workflows import places
from quizbank.workflows.open_desk import open_desk
from tests.made_up import NOW

app = QApplication([])
theme.start(app)
places.choose(Path(sys.argv[1]))
desk = open_desk(Path(sys.argv[1]), lambda: NOW, zone=UTC)
window = open_window(desk, Worker())
window.show()
place = keep_place(window, desk)
window.go(*sys.argv[2:4])
if sys.argv[4] == "close":
    window.close()
    place.end()
print("there", flush=True)
time.sleep(60 if sys.argv[4] == "die" else 0)
"""


def run_window(folder: Path, page: str, target: str, end: str) -> None:
    """A window in a process of its own that is killed, or closed as it should."""
    child = subprocess.Popen(
        [sys.executable, "-c", _OPEN, str(folder), page, target, end],
        stdout=subprocess.PIPE, cwd=_ROOT, env=os.environ | {"QT_QPA_PLATFORM": "offscreen"},
    )  # fmt: skip
    assert child.stdout is not None
    with child.stdout:
        assert child.stdout.readline() == b"there\n"
    if end == "die":
        child.send_signal(signal.SIGKILL)
    child.wait(30)


@pytest.fixture
def desk(data_folder: Path) -> Iterator[Desk]:
    made = made_up_desk(data_folder)
    made.remember("starters", "added")
    yield made
    made.close()


@pytest.fixture
def window(desk: Desk) -> Iterator[MainWindow]:
    made = MainWindow(desk, AnalystDouble(), page_factories())
    app.show_first_page(made, desk)
    put_up(made)
    yield made
    leave(made)


def offer(window: MainWindow) -> Dialog | None:
    settle()
    return next((dialog for dialog in window.findChildren(Dialog) if dialog.isVisible()), None)


@pytest.mark.slow
def test_after_a_kill_the_next_start_offers_what_was_open_once(
    data_folder: Path, desk: Desk, window: MainWindow
) -> None:
    run_window(data_folder, "questions", "", "die")
    place = keep_place(window, desk)
    dialog = offer(window)
    assert dialog is not None and dialog.title.text() == "Go on where you were?"
    assert "while Questions was open" in dialog.body.text() and "confirmed is saved" in dialog.body.text()
    dialog.accept_button.click()
    assert window.page_name == "questions"
    place.end()
    again = keep_place(window, desk)
    assert offer(window) is None, "it was closed as it should"
    again.end()


@pytest.mark.slow
def test_a_window_that_was_closed_leaves_nothing_to_offer(data_folder: Path, desk: Desk, window: MainWindow) -> None:
    run_window(data_folder, "progress", "", "close")
    place = keep_place(window, desk)
    assert place.left is None and offer(window) is None
    place.end()
    assert list((data_folder / FOLDER).glob("*.json")) == []


def test_a_second_window_is_none_that_died(data_folder: Path, desk: Desk, window: MainWindow) -> None:
    first = OpenPlace(data_folder)
    first.note("study", "")
    second = keep_place(window, desk)
    assert second.left is None and offer(window) is None
    second.end()
    first.end()


@pytest.mark.parametrize(
    "left",
    ['["study"', "[]", '["study", 3]', '{"a": 1}', '["nowhere", ""]', '["article", "gone"]', '["reading", ""]', "\x00"],
)
def test_what_was_written_down_may_be_damaged_or_gone(
    data_folder: Path, desk: Desk, window: MainWindow, left: str
) -> None:
    (data_folder / FOLDER).mkdir()
    (data_folder / FOLDER / "1.json").write_text(left)
    place = keep_place(window, desk)
    assert offer(window) is None
    window.go("study")
    assert (data_folder / FOLDER / "1.json").read_text() == '["study", ""]'
    place.end()


def test_the_article_that_is_shown_anyway_is_not_asked_about(data_folder: Path, desk: Desk, window: MainWindow) -> None:
    (data_folder / FOLDER).mkdir()
    (data_folder / FOLDER / "1.json").write_text(f'["{window.page_name}", "{window.target}"]')
    place = keep_place(window, desk)
    assert offer(window) is None
    assert window.status.words.text() == "Quizbank ended without being closed. Everything that you confirmed is saved."
    place.end()


def test_another_article_is_named_and_opened(data_folder: Path, desk: Desk, window: MainWindow) -> None:
    window.go("study")
    (data_folder / FOLDER).mkdir()
    (data_folder / FOLDER / "1.json").write_text(f'["article", "{river().article.id}"]')
    place = keep_place(window, desk)
    dialog = offer(window)
    assert dialog is not None and f"“{river().article.title}” was open" in dialog.body.text()
    dialog.cancel_button.click()
    assert window.page_name == "study"
    place.end()


def test_where_nothing_can_be_written_nothing_is_kept(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    place = OpenPlace(tmp_path / "file")
    place.note("study", "")
    place.end()
    assert place.left is None


def test_a_quiz_that_was_broken_off_is_offered_and_grades_are_there(tmp_path: Path) -> None:
    desk = made_up_desk(tmp_path / "x")
    quiz, _ = desk.new_quiz(count=3)
    desk.answer_quiz(quiz.id, 0, "Corrin")
    answered, _ = desk.grade(desk.queue()[0], Grade.GOOD)
    other = open_desk(tmp_path / "x", lambda: NOW, zone=UTC)  # the first was never closed
    unfinished = other.open_quiz()
    assert unfinished is not None and unfinished.items[0].given == "Corrin"
    assert other.session_end([answered.event]).cards == 1
    other.close()
    desk.close()
