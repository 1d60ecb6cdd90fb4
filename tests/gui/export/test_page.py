"""The Print & export page on the real desk: what is on the sheet is what goes out, and what fails is said once."""

import csv
import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QObject, QPoint, QPointF, Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPageSize
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QAbstractButton, QApplication, QComboBox, QDialog, QFileDialog, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from gui.export import printing
from gui.export.page import ExportPage
from gui.export.state import EXTENSIONS, FORMATS
from gui.kit import theme
from gui.kit.buttons import Button
from gui.kit.labels import WrapLabel
from gui.kit.pages import Bus, Context, chosen_target
from gui.kit.tasks import AnalysisRunner, Pool
from quizbank.domain.changes import Changes
from quizbank.domain.errors import QuizbankError
from quizbank.domain.paper import ExportReport, PaperOptions
from quizbank.workflows.desk import Desk
from quizbank.workflows.making_codec import encode
from quizbank.workflows.open_desk import open_desk
from tests.gui.desk_double import AnalystDouble
from tests.made_up import NOW, others, river

ARTICLE = river().article.id
OPTIONS = PaperOptions("Quiz")
TAKES_KEYS = (QAbstractButton, QComboBox, QLineEdit)


@dataclass
class WindowDouble:
    """Notes what it is asked."""

    asked: list[tuple[str, str]] = field(default_factory=list)
    told: list[str] = field(default_factory=list)

    def go(self, page: str, target: str = "") -> None:
        self.asked.append((page, target))

    def act(self, action: str) -> None:
        self.asked.append(("act", action))

    def tell(self, sentence: str, *, undo: bool = False) -> None:
        self.told.append(sentence)

    def page_changed(self) -> None:
        pass


@dataclass
class Room:
    """A page on a library."""

    qtbot: QtBot
    context: Context
    page: ExportPage
    window: WindowDouble

    @property
    def desk(self) -> Desk:
        return self.context.desk

    @property
    def uids(self) -> tuple[str, ...]:
        return tuple(row.key for row in self.page.pane.list.rows.rows)

    def key(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        self.qtbot.keyClick(self.page.pane.list, key, modifiers)

    def drawn(self) -> None:
        """Wait for the pages as things stand now."""
        self.page.drawer.forget()
        with self.qtbot.waitSignal(self.page.drawer.drawn, timeout=20_000):
            self.page._soon.start()

    def export(self, format_name: str, out: Path | None) -> None:
        """Export there, and wait for what it came to."""
        self.page.choose_file = lambda words, name: out
        self.page.preview.close_message()
        self.page.export_as(format_name)
        if out:
            self.qtbot.waitUntil(lambda: self.page.preview.message is not None, timeout=20_000)

    @property
    def message(self) -> tuple[str, str, str]:
        """Tone, title and body of the message."""
        message = self.page.preview.message
        assert message is not None
        return message.tone, message.title.text(), message.body.text()


def new_page(context: Context) -> ExportPage:
    """A page that asks nobody."""
    page = ExportPage(context)
    page.choose_file = lambda words, name: pytest.fail("nobody was to be asked for a file")
    page.choose_printer = lambda paper, title, pages: pytest.fail("nobody was to be asked for a printer")
    return page


@pytest.fixture
def bare(qtbot: QtBot, tmp_path: Path) -> Iterator[Room]:
    """An empty library; the page is not opened yet."""
    desk = open_desk(tmp_path / "library", lambda: NOW, zone=UTC)
    owner = QObject()
    bus, window, pool = Bus(owner), WindowDouble(), Pool(owner)
    context = Context(desk, bus, window, AnalysisRunner(AnalystDouble(), owner), pool)
    page = new_page(context)
    bus.changed.connect(page.refresh)
    qtbot.addWidget(page)
    page.resize(1220, 744)
    page.show()
    qtbot.waitExposed(page)
    page.activateWindow()
    yield Room(qtbot, context, page, window)
    pool.close()
    desk.close()


@pytest.fixture
def room(bare: Room) -> Room:
    """The made-up articles; the river article's sheet is open."""
    for making in (*others(), river()):
        bare.desk.add(encode(making))
    bare.page.open(ARTICLE)
    return bare


# --- the list -------------------------------------------------------------------------------------------------
def test_alt_and_arrows_move_the_item_and_delete_takes_it_off(room: Room) -> None:
    before = room.uids
    room.page.pane.list.select(before[0])
    room.key(Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert room.uids[:2] == (before[1], before[0])
    assert room.page.pane.list.current() == before[0], "it stays chosen"
    room.key(Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    room.key(Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert room.uids == before
    room.key(Qt.Key.Key_Delete)
    assert room.uids == before[1:]
    assert room.page.pane.list.current() == before[1]
    assert room.page.pane.items.removed.words.text() == "1 item taken off"
    room.page.pane.items.removed.button.click()
    assert set(room.uids) == set(before)
    assert room.page.pane.items.removed.isHidden()


def test_buttons_do_what_the_keys_do_and_rest_at_the_ends(room: Room) -> None:
    before, items = room.uids, room.page.pane.items
    room.page.pane.list.select(before[0])
    assert (items.up.isEnabled(), items.down.isEnabled()) == (False, True)
    items.down.click()
    assert room.uids[:2] == (before[1], before[0])
    room.page.pane.list.select(before[-1])
    assert (items.up.isEnabled(), items.down.isEnabled()) == (True, False)
    items.off.click()
    assert before[-1] not in room.uids


def test_ctrl_z_in_the_list_takes_back_what_was_done_to_it(room: Room) -> None:
    before = room.uids
    room.page.pane.list.setFocus()
    room.page.pane.list.select(before[2])
    undo = (Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    override = QKeyEvent(QEvent.Type.ShortcutOverride, *undo)
    QApplication.sendEvent(room.page.pane.list, override)
    assert not override.isAccepted(), "with nothing to take back it is the window's"
    room.key(Qt.Key.Key_Delete)
    room.key(Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    override = QKeyEvent(QEvent.Type.ShortcutOverride, *undo)
    QApplication.sendEvent(room.page.pane.list, override)
    assert override.isAccepted()
    room.key(*undo)
    room.key(*undo)
    assert room.uids == before


def test_an_item_is_dragged_to_another_place(room: Room) -> None:
    before, view = room.uids, room.page.pane.list
    start = view.visualRect(view.rows.index(0)).center()
    end = view.visualRect(view.rows.index(3)).bottomLeft() + QPoint(200, -2)
    room.qtbot.mousePress(view.viewport(), Qt.MouseButton.LeftButton, pos=start)
    for at in (start + QPoint(0, 30), end):
        where = QPointF(at)
        move = QMouseEvent(
            QEvent.Type.MouseMove, where, view.viewport().mapToGlobal(where), Qt.MouseButton.NoButton,
            Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier,
        )  # fmt: skip
        QApplication.sendEvent(view.viewport(), move)
    view.viewport().grab()  # with the line where it would go
    room.qtbot.mouseRelease(view.viewport(), Qt.MouseButton.LeftButton, pos=end)
    assert room.uids[:4] == (*before[1:4], before[0])


def test_the_sheet_and_its_settings_are_there_again_after_a_start(room: Room) -> None:
    form = room.page.pane.form
    room.page.pane.list.select(room.uids[0])
    room.key(Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    form.mix.click()
    form.class_name.setText("10b")
    form.class_name.textEdited.emit("10b")
    form.title.setText("Water")
    form.title.textEdited.emit("Water")
    room.page.closing()
    again = new_page(room.context)
    room.qtbot.addWidget(again)
    again.open("")
    assert again.sheet.uids == room.uids
    assert (again.settings.mix, again.settings.class_name, again.settings.article) == (True, "10b", ARTICLE)
    assert again.pane.form.title.text() == "Water"
    assert again.pane.form.mix.isChecked()


def test_each_article_has_its_own_sheet(room: Room) -> None:
    room.page.pane.list.select(room.uids[0])
    room.key(Qt.Key.Key_Delete)
    of_river = room.uids
    room.page.pane.article.activated.emit(0)
    assert len(room.uids) > len(of_river), "all articles, nothing taken off"
    room.page.open(ARTICLE)
    assert room.uids == of_river


def test_the_number_of_items_and_what_is_read_fill_the_sheet(room: Room) -> None:
    form = room.page.pane.form
    form.number.activated.emit(0)
    assert len(room.uids) == 5
    room.context.publish(room.desk.keep(room.uids[:2]))
    form.unread.click()
    assert len(room.uids) == 2
    few = room.page.pane.items.few
    assert "You asked for 5; 2 different facts are ready." in few.words.text()
    assert few.button.text() == "Read the 3", "as many as there are places"
    few.button.click()
    assert room.window.asked == [("questions", chosen_target(room.page.sheet.to_read))]


def test_items_that_were_chosen_elsewhere_stand_on_the_sheet_of_their_article(room: Room) -> None:
    before = room.uids
    room.page.pane.form.unread.click()
    assert room.uids == ()
    room.page.open(chosen_target(reversed(before[:3])))
    assert (room.page.settings.article, room.page.settings.unread) == (ARTICLE, True)
    assert room.uids == tuple(reversed(before[:3])) and room.page.sheet.few == ""
    room.qtbot.keyClick(room.page.pane.list, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert room.uids == before


# --- warnings and states --------------------------------------------------------------------------------------
def test_the_warning_of_unread_items_leads_to_questions(room: Room) -> None:
    notice = room.page.pane.items.unread
    assert notice.words.text() == f"{len(room.uids)} items read by nobody yet"
    notice.button.click()
    assert room.window.asked == [("questions", chosen_target(room.uids))]
    room.context.publish(room.desk.keep(room.uids))
    assert notice.isHidden()


def test_a_dropped_item_leaves_the_sheet_while_it_is_shown(room: Room) -> None:
    gone = room.uids[0]
    room.context.publish(room.desk.drop([gone]))
    assert gone not in room.uids
    room.context.publish(room.desk.undo() or Changes())
    assert gone in room.uids


def test_an_empty_library_asks_for_an_article(bare: Room) -> None:
    bare.page.open("")
    assert bare.page.stack.currentIndex() == 1
    bare.page.add_button.click()
    assert bare.window.asked == [("act", "add_article")]
    bare.page.print_sheet()
    bare.page.export_as("pdf")
    bare.context.publish(bare.desk.add(encode(river()))[1])
    assert bare.page.stack.currentIndex() == 0
    assert bare.uids


def test_where_no_item_is_left_it_is_said_and_can_be_put_back(room: Room) -> None:
    room.page.pane.list.select(room.uids[0])
    for _ in range(len(room.uids)):
        room.key(Qt.Key.Key_Delete)
    preview = room.page.preview
    assert preview.stack.currentWidget() is preview._none
    assert not preview.line.print.isEnabled()
    assert not preview.line.export.isEnabled()
    preview.back.click()
    assert len(room.uids) == 1
    assert preview.line.print.isEnabled()


def test_an_article_that_has_no_items_left_gives_way_to_all(room: Room) -> None:
    room.context.publish(room.desk.drop([row.uid for row in room.desk.questions(ARTICLE)]))
    assert room.page.pane.article.currentText() == "All articles"
    assert len(room.uids) == len(others())
    room.context.publish(room.desk.drop(room.uids))
    assert room.page.stack.currentIndex() == 1, "there is nothing to print any more"


# --- the preview ----------------------------------------------------------------------------------------------
def test_the_preview_comes_and_its_key_is_found(room: Room) -> None:
    room.drawn()
    preview = room.page.preview
    sheet = preview.pages.sheet
    assert sheet is not None
    assert 0 < sheet.key_at < len(sheet.pages)
    assert preview.line.place.text() == f"Page 1 of {len(sheet.pages)}"
    preview.line.key.click()
    assert preview.pages.page == sheet.key_at
    assert preview.line.place.text() == f"Page {sheet.key_at + 1} of {len(sheet.pages)}"
    assert preview.pages.accessibleName() == f"Preview, Page {sheet.key_at + 1} of {len(sheet.pages)}"
    room.qtbot.keyClick(preview.pages, Qt.Key.Key_Home)
    assert preview.pages.page == 0
    preview.line.next.click()
    assert preview.pages.page == 1
    preview.line.previous.click()
    assert preview.pages.page == 0


def test_pages_are_drawn_as_wide_as_they_are_shown_and_again_for_another_width(room: Room) -> None:
    room.drawn()
    pages = room.page.preview.pages
    assert abs(pages._picture(0).width() - pages._page_size()[0]) <= 2
    with room.qtbot.waitSignal(room.page.drawer.drawn, timeout=20_000):
        room.page.resize(840, 544)
    assert abs(pages._picture(0).width() - pages._page_size()[0]) <= 2


def test_without_a_key_there_is_no_way_to_it(room: Room) -> None:
    with room.qtbot.waitSignal(room.page.drawer.drawn, timeout=20_000):
        room.page.pane.form.key.click()
    assert not room.page.preview.line.key.isEnabled()
    assert room.page.preview.line.formats["pdf"].text() == "PDF (.pdf)"


def test_the_last_wish_wins(room: Room) -> None:
    room.drawn()
    drawer, sheets = room.page.drawer, []
    drawer.drawn.connect(sheets.append)
    options = {key: room.desk.paper(room.uids[:count], OPTIONS) for key, count in (("one", 1), ("all", 11))}
    drawer.wish(options["all"], 30)
    drawer.wish(options["all"], 30)
    with room.qtbot.waitSignal(drawer.drawn, timeout=20_000):
        drawer.wish(options["one"], 30)
    room.qtbot.wait(200)
    assert len(sheets) == 1
    assert sheets[0] == options["one"].draw(30)
    drawer.wish(options["one"], 30)
    drawer.forget()
    room.qtbot.wait(200)
    assert len(sheets) == 1


def test_a_page_that_cannot_be_drawn_is_said(room: Room) -> None:
    room.page.drawer.failed.emit(QuizbankError("no_such_question"))
    assert room.message[:2] == ("danger", "The page could not be drawn")


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


# --- the look -------------------------------------------------------------------------------------------------
@pytest.mark.parametrize(("size", "scale"), [((840, 544), 1.0), ((1220, 744), 1.0), ((840, 544), 1.5)])
def test_no_label_is_squeezed(room: Room, size: tuple[int, int], scale: float) -> None:
    theme.appearance().set_scale(scale)
    room.page.resize(*size)
    room.page.pane.list.select(room.uids[0])

    def tell() -> None:
        stem = room.page.sheet.items[0].stem
        room.page._exported(Path("a long name of a file.txt"), ExportReport(9, ((stem, "gift_gaps"),) * 3))

    for show in (
        lambda: room.key(Qt.Key.Key_Delete), lambda: room.page.pane.tabs.set_current(1), tell,
        lambda: room.page.pane.form.unread.setChecked(False),
    ):  # fmt: skip
        show()
        for _ in range(4):
            QApplication.processEvents()
        labels = [label for label in room.page.findChildren(WrapLabel) if label.isVisible() and label.text()]
        for label in labels:
            if label.lines == 0:
                assert label.height() >= label.heightForWidth(label.width()), label.text()
        for widget in (*room.page.findChildren(Button), room.page.pane.form.key):
            if widget.isVisible():
                assert widget.width() >= widget.sizeHint().width(), widget.text()
                right = widget.mapTo(room.page, QPoint(widget.width(), 0)).x()
                assert right <= room.page.width(), widget.text()


def test_rows_do_not_overlap_at_any_width(room: Room) -> None:
    view = room.page.pane.list
    for width in (840, 1220, 1000):
        room.page.resize(width, 744)
        for _ in range(3):
            QApplication.processEvents()
        for number, row in enumerate(view.rows.rows):
            delegate = view.itemDelegate()
            rect = view.visualRect(view.rows.index(number))
            lines = delegate._lines(row, rect.width())  # type: ignore[attr-defined]
            assert rect.height() >= delegate._content_height(row, lines), row.text  # type: ignore[attr-defined]


def test_everything_that_takes_the_keyboard_has_a_name(room: Room) -> None:
    room.drawn()
    for tab in (0, 1):
        room.page.pane.tabs.set_current(tab)
        widgets = [w for w in room.page.findChildren(QWidget) if w.isVisible() and isinstance(w, TAKES_KEYS)]
        assert widgets
        assert all(widget.accessibleName() for widget in widgets)
    assert room.page.preview.pages.accessibleName()
    row = room.page.pane.list.rows
    spoken = row.data(row.index(0), Qt.ItemDataRole.AccessibleTextRole)
    assert str(spoken).startswith("1, ")
    assert str(spoken).endswith("read by nobody yet")
