"""What Print & export gives away: files of every format, and paper."""

import csv
import json
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QPageSize
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QDialog, QFileDialog

from gui.export import printing
from gui.export.state import EXTENSIONS, FORMATS
from gui.kit.buttons import Button
from quizbank.domain.paper import ExportReport
from tests.gui.export.room import OPTIONS, Room


# --- files ----------------------------------------------------------------------------------------------------
@pytest.mark.parametrize("format_name", FORMATS)
def test_every_format_is_written(room: Room, tmp_path: Path, format_name: str) -> None:
    out = tmp_path / f"quiz{EXTENSIONS[format_name]}"
    room.export(format_name, out)
    assert out.stat().st_size > 100
    assert f"items written to “{out.name}”" in room.message[1]
    assert room.page.preview.line.export.isEnabled()


def test_the_order_of_the_list_is_that_of_the_file(room: Room, tmp_path: Path) -> None:
    room.page.pane.list.select(room.uids[0])
    for _ in range(3):
        room.key(Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    out = tmp_path / "quiz.csv"
    room.export("csv", out)
    stems = [row.text for row in room.page.pane.list.rows.rows]
    with out.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.reader(file))
    found = [next(stem for stem in stems if stem in row) for row in rows if set(row) & set(stems)]
    assert found == stems


def test_json_is_for_one_article_only(room: Room, tmp_path: Path) -> None:
    line = room.page.preview.line
    assert line.formats["json"].isEnabled()
    out = tmp_path / "quiz.json"
    room.export("json", out)
    assert len(json.loads(out.read_text(encoding="utf-8"))["questions"]) == len(room.uids)
    room.page.pane.article.activated.emit(0)
    assert not line.formats["json"].isEnabled()
    assert line.formats["json"].text() == "Quizbank JSON: one article at a time"


def test_a_menu_entry_asks_for_a_file_with_the_titles_name(room: Room) -> None:
    asked: list[tuple[str, str]] = []
    room.page.choose_file = lambda words, name: asked.append((words, name))  # type: ignore[func-returns-value]
    room.page.preview.line.formats["apkg"].trigger()
    assert asked == [("Anki deck (.apkg)", "Highland communes win a veto on the river tariff.apkg")]
    assert room.page.preview.message is None, "cancelled, nothing is said"


def test_a_place_that_cannot_be_written_gives_one_message_and_no_file(room: Room, tmp_path: Path) -> None:
    nowhere = tmp_path / "nowhere" / "quiz.pdf"
    room.export("pdf", nowhere)
    assert room.message[:2] == ("danger", "The file was not written")
    assert "there is no folder nowhere" in room.message[2]
    full = tmp_path / "a file" / "quiz.pdf"
    full.parent.write_text("not a folder", encoding="utf-8")
    room.export("pdf", full)
    assert room.message[0] == "danger"
    assert {path.name for path in tmp_path.iterdir()} == {"library", "a file"}
    assert room.page.preview._said.findChildren(Button)[-1].text() == "Close"
    assert room.window.told == []


def test_what_the_format_cannot_hold_is_listed_with_its_reason(room: Room) -> None:
    room.page._exported(Path("quiz.txt"), ExportReport(9, (("Who?", "gift_arrow"),)))
    tone, title, body = room.message
    assert (tone, title) == ("warning", "9 items written to “quiz.txt”")
    assert body.splitlines() == [
        "1 item is not in the file; it cannot hold it:", "Who? – GIFT cannot hold an answer with ->."
    ]  # fmt: skip
    room.page.preview.close_message()
    assert room.page.preview.message is None
    assert room.page.preview._said.isHidden()


# --- paper ----------------------------------------------------------------------------------------------------
def to_file(room: Room, out: Path) -> None:
    """A printer that prints into a file."""

    def choose(paper: str, title: str, pages: int) -> QPrinter:
        printer = printing.new_printer(paper, title)
        printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        printer.setOutputFileName(str(out))
        return printer

    room.page.choose_printer = choose


def test_ctrl_p_prints_all_pages(room: Room, tmp_path: Path) -> None:
    out = tmp_path / "printed.pdf"
    to_file(room, out)
    assert room.page.act("print")
    assert not room.page.preview.line.print.isEnabled(), "not twice at once"
    room.qtbot.waitUntil(lambda: any("printer" in told for told in room.window.told), timeout=20_000)
    assert room.window.told[-1] == "2 pages went to the printer"
    assert out.read_bytes().count(b"/Type /Page\n") == 2
    assert room.page.preview.line.print.isEnabled()


def test_only_the_pages_that_were_chosen_are_printed(room: Room, tmp_path: Path) -> None:
    printer = printing.new_printer("letter", "Quiz")
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "one.pdf"))
    printer.setFromTo(2, 2)
    drawn = room.desk.paper(room.uids, OPTIONS).draw(30)
    assert printing.print_pages(printer, drawn.pages) == 1
    assert printer.fullPage(), "up to the edges of the paper"


def test_a_printer_that_takes_nothing_is_said(room: Room, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(printing, "print_pages", lambda printer, pages: 0)
    to_file(room, tmp_path / "printed.pdf")
    room.page.print_sheet()
    room.qtbot.waitUntil(lambda: room.page.preview.message is not None, timeout=20_000)
    assert room.message[:2] == ("danger", "The printer did not take it")
    assert room.page.preview.line.print.isEnabled()


def test_a_cancelled_printer_dialog_does_nothing(room: Room) -> None:
    room.page.choose_printer = lambda paper, title, pages: None
    room.page.print_sheet()
    assert room.window.told == []
    assert room.page.preview.line.print.isEnabled()


@pytest.mark.parametrize("accepted", [True, False])
def test_the_systems_dialogs_give_what_was_chosen(
    room: Room, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, accepted: bool
) -> None:
    code = QDialog.DialogCode.Accepted if accepted else QDialog.DialogCode.Rejected
    monkeypatch.setattr(QFileDialog, "exec", lambda dialog: code)
    monkeypatch.setattr(QPrintDialog, "exec", lambda dialog: code)
    out = printing.choose_file(room.page, "Table", "quiz.csv", str(tmp_path))
    assert out == (tmp_path / "quiz.csv" if accepted else None)
    printer = printing.choose_printer(room.page, "a4", "Quiz", 3)
    assert (printer is not None) == accepted
    if printer:
        assert printer.docName() == "Quiz"
        assert printer.pageLayout().pageSize().id() == QPageSize.PageSizeId.A4
