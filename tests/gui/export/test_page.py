"""The Print & export page on the real desk: what is on the sheet is what goes out, and what fails is said once."""

from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QApplication

from gui.kit.pages import chosen_target
from quizbank.domain.changes import Changes
from quizbank.domain.errors import QuizbankError
from quizbank.workflows.making_codec import encode
from tests.gui.export.room import ARTICLE, OPTIONS, Room, new_page
from tests.made_up import others, river


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
