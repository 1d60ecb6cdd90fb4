"""Every way into the library, in its window: file, drop, paste, the questions on the way, cancel, what fails."""

import os
import sys
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFileDialog

from gui.library.notices import DateQuestion, LanguageQuestion
from quizbank.domain.errors import QuizbankError
from quizbank.strings import say
from quizbank.workflows import places
from quizbank.workflows.analysis import Progress
from tests.gui.library.conftest import (
    FOUR,
    Room,
    bridge,
    drag,
    drag_away,
    mime,
    more_articles,
    only_read,
    settle,
    undated,
)
from tests.made_up import river


@pytest.fixture
def page_file(tmp_path: Path) -> Path:
    file = tmp_path / "bridge.html"
    file.write_bytes(b"<p>bridge</p>")
    return file


# --- ways in --------------------------------------------------------------------------------------------------
def test_a_file_is_chosen_read_added_and_opened(room: Room, page_file: Path) -> None:
    room.window.act("open_files")
    dialog = room.page.findChild(QFileDialog)
    assert dialog is not None
    dialog.filesSelected.emit([str(page_file)])
    dialog.close()
    job = room.job()
    assert (job.name, job.data, job.published, job.date_settled) == ("bridge.html", b"<p>bridge</p>", None, False)
    room.moved("reading", 1, 2)
    work = room.page.notices.work
    assert (work.title.text(), work.detail.text()) == ("Adding bridge.html", "Reading")
    assert len(room.desk.articles()) == 4, "nothing is written before all is made"
    room.made(bridge())
    assert room.desk.articles()[0].title == "A bridge opens in Tarrowmouth"
    assert room.told == "Added: A bridge opens in Tarrowmouth, 1 question"
    assert (room.window.page_name, room.window.target) == ("article", bridge().article.id)
    assert not work.isVisibleTo(room.page)


def test_files_are_dropped_and_added_one_after_another(room: Room, tmp_path: Path) -> None:
    files = tuple(tmp_path / name for name in ("a.txt", "b.txt", "c.txt"))
    for file in files:
        file.write_text(file.name)
    room.drop(mime(files=files))
    assert room.job(1).name == "a.txt"
    assert room.page.notices.work.detail.text().endswith("2 more waiting")
    room.made(bridge())
    assert room.window.page_name == "library", "one of several does not open by itself"
    assert room.job(2).name == "b.txt"
    room.failed("source_empty", name="b.txt")
    assert room.message == (
        "b.txt was not added",
        "b.txt is empty. Nothing was added. Choose a file with an article in it.",
    )
    assert room.job(3).name == "c.txt"
    room.made(river())
    assert room.told == f"Already in the library: {FOUR[0]}"
    assert len(room.desk.articles()) == 5
    assert room.page.importer.state.idle


def test_a_folder_gives_its_pages(room: Room, tmp_path: Path) -> None:
    folder = tmp_path / "pages"
    folder.mkdir()
    for name in ("two.txt", "one.html", "picture.png"):
        (folder / name).write_text(name)
    room.drop(mime(files=(folder,)))
    assert room.job(1).name == "one.html"
    assert [source.name for source in room.page.importer.state.waiting] == ["two.txt"]


@pytest.mark.skipif(sys.platform != "linux", reason="file names are bytes on Linux only")
def test_a_file_whose_name_is_no_text_has_a_name_for_people(room: Room, tmp_path: Path) -> None:
    (tmp_path / "pages").mkdir()
    Path(os.fsdecode(os.fsencode(tmp_path / "pages") + b"/caf\xe9.txt")).write_text("The bridge opened.")
    room.drop(mime(files=(tmp_path / "pages",)))
    assert room.job().name == "caf?.txt"
    assert room.page.notices.work.title.text() == "Adding caf?.txt"


def test_what_cannot_be_got_at_is_said_in_one_message(
    room: Room, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "empty").mkdir()
    room.drop(mime(files=(tmp_path / "gone.txt", tmp_path / "empty")))
    title, body = room.message or ("", "")
    assert title == "2 sources were not added"
    assert body.split("\n") == [
        "• There is no file gone.txt. Check the name and the folder.",
        "• The folder empty holds no file that Quizbank reads (.txt, .html). Name a file or another folder.",
    ]
    assert room.analyst.jobs == []

    def forbidden(folder: Path) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "iterdir", forbidden)
    with pytest.raises(QuizbankError, match="source_unreadable"):
        places.source_files(tmp_path / "empty")


def test_a_file_that_goes_away_before_its_turn_is_said(room: Room, page_file: Path) -> None:
    room.drop(mime(text="A text."))
    room.drop(mime(files=(page_file,)))
    page_file.unlink()
    room.made(bridge())
    room.qtbot.waitUntil(lambda: room.message is not None)
    assert room.message == ("bridge.html was not added", "There is no file bridge.html. Check the name and the folder.")


def test_a_drop_on_the_rest_of_the_window_is_the_same(room: Room, page_file: Path) -> None:
    drag(room.window, mime(files=(page_file,)))
    assert room.page.begin.box.dropping
    assert room.page.begin.isVisible()
    room.drop(mime(files=(page_file,)), on=room.window)
    assert room.job().name == "bridge.html"
    assert room.page.list.isVisible()


def test_the_box_shows_while_something_is_held_over_the_page(room: Room) -> None:
    drag(room.page, mime(text="words"))
    assert room.page.begin.isVisible()
    assert not room.page.list.isVisible()
    drag_away(room.page)
    assert not room.page.begin.isVisible()
    assert room.page.list.isVisible()


def test_plain_text_is_pasted(room: Room) -> None:
    room.paste("  The bridge opened.\n")
    job = room.job()
    assert (job.name, job.data, job.format) == ("", b"The bridge opened.", "text")
    assert room.page.notices.work.title.text() == "Adding The pasted text"


def test_a_pasted_page_is_read_as_a_page_else_as_text(room: Room) -> None:
    room.paste("The bridge opened.", "<p>The <b>bridge</b> opened.</p>")
    job = room.job()
    assert (job.format, b"<b>bridge</b>" in job.data) == ("html", True)
    room.failed("no_article", name="The pasted text", words="3", minimum="40")
    assert room.message is None, "the second try comes first"
    job = room.job(2)
    assert (job.format, job.data) == ("text", b"The bridge opened.")
    room.failed("no_article", name="The pasted text", words="3", minimum="40")
    title, body = room.message or ("", "")
    assert title == "The pasted text was not added"
    assert body.endswith("Copy the article’s text and paste it.")


def test_an_empty_clipboard_is_told(room: Room) -> None:
    room.paste(" \n ")
    assert room.message == ("There is no text to paste", "Copy the text of an article, then press Ctrl+V again.")


def test_pasting_from_another_page_comes_here(room: Room) -> None:
    room.window.go("progress")
    room.paste("The bridge opened.")
    assert room.window.page_name == "library"
    assert room.job().data == b"The bridge opened."


def test_who_went_elsewhere_meanwhile_is_not_called_back(room: Room) -> None:
    room.paste("The bridge opened.")
    room.window.go("progress")
    room.made(bridge())
    assert room.window.page_name == "progress"
    assert room.told == "Added: A bridge opens in Tarrowmouth, 1 question"
    assert room.window.status.undo.isVisible()


def test_an_import_is_taken_back_with_undo(room: Room) -> None:
    room.paste("The bridge opened.")
    room.made(bridge())
    room.window.act("undo")
    room.window.go("library")
    assert room.titles == FOUR


def test_an_article_that_is_there_is_gone_to_and_kept_as_it_is(room: Room) -> None:
    before = room.desk.articles()
    room.paste("The veto.")
    room.made(river())
    assert room.told == f"Already in the library: {FOUR[0]}"
    assert (room.window.page_name, room.window.target) == ("article", river().article.id)
    assert room.desk.articles() == before


def test_a_making_that_arrives_damaged_is_one_sentence(room: Room) -> None:
    room.paste("The veto.")
    made = room.window.context.analysis.finished
    made.emit(1, b"not a making")
    settle()
    assert room.message == (
        "The pasted text was not added",
        "The questions that were made did not arrive whole. Nothing was added; add the article again.",
    )
    assert room.titles == FOUR


# --- questions ------------------------------------------------------------------------------------------------
def ask_for_the_date(room: Room) -> DateQuestion:
    room.paste("The bridge opened.")
    room.failed("date_missing", name="The bridge opened")
    question = room.page.notices.question
    assert isinstance(question, DateQuestion)
    assert question.day.hasFocus()
    return question


def test_the_missing_date_is_typed(room: Room) -> None:
    question = ask_for_the_date(room)
    for typed, wrong in (
        ("", say("import", "date_missing")),
        ("soon", say("kit", "date_unreadable")),
        ("21 Mar 2031", "21 Mar 2031 is still to come. When was it published?"),
    ):
        question.day.setText(typed)
        room.press(Qt.Key.Key_Return, on=question.day)
        assert question.field.error.text() == wrong
        assert question.day.hasFocus()
    assert len(room.analyst.jobs) == 1
    question.day.setText("18 Mar 2031")
    room.press(Qt.Key.Key_Return, on=question.day)
    job = room.job(2)
    assert (job.data, job.published, job.date_settled) == (b"The bridge opened.", date(2031, 3, 18), True)
    assert room.page.notices.question is None
    room.made(bridge())
    assert room.window.page_name == "article"


def test_the_missing_date_may_stay_unknown(room: Room) -> None:
    question = ask_for_the_date(room)
    room.press(Qt.Key.Key_Tab, Qt.Key.Key_Tab, Qt.Key.Key_Space)
    assert question is not room.page.notices.question
    job = room.job(2)
    assert (job.published, job.date_settled) == (None, True)
    room.made(undated(bridge()))
    assert room.desk.article(bridge().article.id).row.published is None


def test_a_page_without_a_date_may_be_left_out(room: Room) -> None:
    question = ask_for_the_date(room)
    room.press(Qt.Key.Key_Tab, Qt.Key.Key_Tab, Qt.Key.Key_Tab, Qt.Key.Key_Space)
    assert room.page.notices.question is None
    assert not question.isVisible()
    assert not room.page.notices.isVisible()
    assert (len(room.analyst.jobs), room.titles) == (1, FOUR)
    focus = QApplication.focusWidget()
    assert focus is not None
    assert focus.isVisible()
    assert room.page.isAncestorOf(focus)


def test_another_language_is_said_and_the_page_kept_to_read(room: Room) -> None:
    room.paste("Су тарифі")
    room.failed("other_language", name="The pasted text", language="Kazakh")
    question = room.page.notices.question
    assert isinstance(question, LanguageQuestion)
    assert question.accessibleName() == "This looks like Kazakh. Quizbank makes questions from English only."
    assert question.keep.hasFocus()
    assert room.titles == FOUR, "nothing changes until one chooses"
    room.press(Qt.Key.Key_Space)
    job = room.job(2)
    assert (job.reading_only, job.date_settled) == (True, True)
    room.made(only_read(bridge()))
    row = room.desk.articles()[0]
    assert (row.reading_only, row.questions) == (True, 0)
    assert room.told == f"Kept to read: {row.title}"


def test_another_language_is_left_out(room: Room) -> None:
    room.paste("Су тарифі")
    room.failed("other_language", name="The pasted text", language="Kazakh")
    room.press(Qt.Key.Key_Tab, Qt.Key.Key_Space)
    assert room.page.notices.question is None
    assert (len(room.analyst.jobs), room.titles) == (1, FOUR)


def test_questions_are_asked_one_at_a_time_while_the_rest_is_read(room: Room, tmp_path: Path) -> None:
    files = tuple(tmp_path / name for name in ("a.txt", "b.txt", "c.txt"))
    for file in files:
        file.write_text(file.name)
    room.drop(mime(files=files))
    room.job(1)
    room.failed("date_missing", name="a.txt")
    room.job(2)
    room.failed("other_language", name="b.txt", language="Kazakh")
    assert room.job(3).name == "c.txt"
    questions = [*room.page.findChildren(DateQuestion), *room.page.findChildren(LanguageQuestion)]
    assert [q.isVisible() for q in questions] == [True]
    room.page.importer.set_date(None)
    assert isinstance(room.page.notices.question, LanguageQuestion)
    assert [source.name for source in room.page.importer.state.waiting] == ["a.txt"]
    room.made(bridge())
    assert room.job(4).name == "a.txt"
    assert room.window.page_name == "library"


def test_a_question_does_not_take_the_keyboard_from_who_types(room: Room) -> None:
    more_articles(room)
    room.paste("The bridge opened.")
    room.window.act("find")
    room.failed("date_missing", name="The bridge opened")
    assert room.page.notices.question is not None
    assert room.page.search.hasFocus()


# --- cancel and failure ---------------------------------------------------------------------------------------
@pytest.mark.parametrize("way", ["button", "esc"])
def test_cancel_stops_at_once_and_the_library_is_as_it_was(room: Room, way: str) -> None:
    room.paste("The bridge opened.")
    room.moved()
    if way == "button":
        room.page.notices.work.cancel.click()
    else:
        room.press(Qt.Key.Key_Escape)
    assert (room.analyst.cancelled, room.told) == ([1], "Stopped. Nothing was added.")
    room.answer(Progress("facts", 1, 1), 1)
    room.made(bridge())
    assert room.titles == FOUR, "what arrives late is not taken"
    assert not room.page.notices.isVisible()
    room.paste("The bridge opened.")
    room.made(bridge())
    assert len(room.desk.articles()) == 5


def test_cancel_keeps_what_came_in_before(room: Room, tmp_path: Path) -> None:
    files = tuple(tmp_path / name for name in ("a.txt", "b.txt", "c.txt"))
    for file in files:
        file.write_text(file.name)
    room.drop(mime(files=files))
    room.job(1)
    room.made(bridge())
    room.job(2)
    room.press(Qt.Key.Key_Escape)
    assert room.told == "Stopped. What was added before is kept."
    assert (len(room.desk.articles()), room.page.importer.state.waiting) == (5, ())


def test_a_message_stays_until_it_is_closed(room: Room) -> None:
    room.paste("words")
    room.failed("source_empty", name="The pasted text")
    assert room.message is not None
    close = room.page.notices.failure
    assert close is not None
    assert close.accessibleName() == "The pasted text was not added"
    close.buttons[0].click()
    assert room.message is None
    assert not room.page.notices.isVisible()


def test_closing_the_window_stops_the_work(room: Room) -> None:
    room.paste("The bridge opened.")
    room.window.close()
    assert room.analyst.cancelled == [1]
