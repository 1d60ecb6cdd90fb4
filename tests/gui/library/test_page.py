"""The Library page in its window: the box, the list, the keyboard, and that nothing is squeezed."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QMenu

from gui.kit.labels import WrapLabel
from gui.kit.page import Page
from gui.kit.theme import appearance
from gui.library.notices import DateQuestion
from tests.gui.library.conftest import FOUR, MakeRoom, Room, more_articles, settle


# --- add article ----------------------------------------------------------------------------------------------
def test_add_article_shows_the_box_and_esc_goes_back(room: Room) -> None:
    room.window.act("add_article")
    assert room.page.begin.isVisible()
    assert room.page.begin.choose.hasFocus()
    assert not room.page.begin.heading.isVisible(), "starters are offered to an empty library only"
    room.press(Qt.Key.Key_Escape)
    assert not room.page.begin.isVisible()
    assert room.page.list.hasFocus()
    room.window.act("add_article")
    room.page.close_button.click()
    assert room.page.list.isVisible()


def test_an_empty_library_offers_the_box_and_what_is_ready(bare: Room) -> None:
    assert bare.page.begin.isVisible()
    assert bare.page.begin.heading.isVisible()
    assert bare.page.begin.choose.hasFocus()
    assert bare.told == "Nothing leaves this computer. Only fetching a link that you give uses the network."
    bare.press(Qt.Key.Key_Tab, Qt.Key.Key_Tab)
    assert bare.page.begin.link.text.hasFocus()
    bare.press(Qt.Key.Key_Tab, Qt.Key.Key_Tab)
    card = QApplication.focusWidget()
    assert card is not None
    assert ("cards" in card.accessibleName(), getattr(card, "ring", False)) == (True, True)
    bare.press(Qt.Key.Key_Space)
    (row,) = bare.desk.articles()
    assert row.starter
    assert (bare.window.page_name, bare.window.target) == ("article", row.id)


def test_the_first_import_stands_above_the_box_at_its_own_height(bare: Room) -> None:
    bare.paste("The bridge opened.")
    settle()
    work = bare.page.notices.work
    assert work.isVisible()
    assert work.height() < 140
    assert bare.page.begin.isVisible(), "more may be dropped"
    assert not bare.page.begin.heading.isVisible()
    bare.failed("date_missing", name="The pasted text")
    settle()
    question = bare.page.notices.question
    assert isinstance(question, DateQuestion)
    assert question.height() < 260
    assert not bare.page.begin.isVisible()


# --- the list -------------------------------------------------------------------------------------------------
def test_articles_are_listed_newest_first_and_enter_opens(room: Room) -> None:
    assert room.titles == FOUR
    assert room.page.list.hasFocus()
    room.press(Qt.Key.Key_Down, Qt.Key.Key_Return)
    assert (room.window.page_name, room.window.target) == ("article", room.page.state.lines[1].id)


def test_delete_takes_an_article_out_and_undo_brings_it_back(room: Room) -> None:
    cards = room.desk.article(room.page.state.lines[1].id).cards
    room.press(Qt.Key.Key_Down, Qt.Key.Key_Delete)
    assert room.titles == [FOUR[0], *FOUR[2:]]
    assert room.told == f"Deleted: {FOUR[1]}"
    assert room.page.list.current() == room.page.state.lines[1].id, "the next one is chosen"
    room.window.status.undo.click()
    assert room.titles == FOUR
    assert room.desk.article(room.page.state.lines[1].id).cards == cards


def test_the_last_article_leaves_the_empty_page_and_the_keyboard_in_it(room: Room) -> None:
    room.press(*[Qt.Key.Key_Delete] * 4)
    assert room.desk.articles() == ()
    assert room.page.begin.isVisible()
    assert room.page.begin.choose.hasFocus()
    assert not room.window.sidebar.test_button.isEnabled()
    room.window.act("undo")
    assert len(room.titles) == 1


def test_the_menu_of_a_row_opens_exports_and_deletes(room: Room) -> None:
    rect = room.page.list.visualRect(room.page.list.model().index(0, 0))
    room.page.list.customContextMenuRequested.emit(rect.center())
    menu = room.page.findChild(QMenu)
    assert menu is not None
    assert [action.text() for action in menu.actions()] == ["Open", "Export as a file…", "Delete\tDel"]
    menu.actions()[2].trigger()
    menu.close()
    assert room.titles == FOUR[1:]


def test_many_titles_can_be_looked_through(room: Room) -> None:
    assert not room.page.search.isVisible()
    more_articles(room)
    assert room.page.search.isVisible()
    room.window.act("find")
    assert room.page.search.hasFocus()
    room.qtbot.keyClicks(room.page.search, "veto")
    assert room.titles == [FOUR[0]]
    room.page.search.setText("harbour")
    assert room.page.missed.isVisible()
    assert room.page.nothing.text() == "No title has “harbour” in it."
    assert room.page.show_all.text() == "Show all 9"
    room.page.search_texts.click()
    assert (room.window.page_name, room.window.target) == ("search", "harbour")
    room.window.go("library")
    room.press(Qt.Key.Key_Escape, on=room.page.search)
    assert (room.page.search.text(), len(room.titles)) == ("", 9)


# --- looks ----------------------------------------------------------------------------------------------------
CASES = ("list", "adding", "date", "language", "failed", "working")


@pytest.mark.parametrize("empty", [False, True])
@pytest.mark.parametrize("case", CASES)
@pytest.mark.parametrize(("size", "scale"), [((1280, 800), 1.0), ((900, 600), 1.0), ((900, 600), 1.5)])
def test_no_text_is_squeezed(make_room: MakeRoom, case: str, empty: bool, size: tuple[int, int], scale: float) -> None:
    appearance().set_scale(scale)
    try:
        room = make_room(empty=empty, size=size)
        if case == "adding":
            room.window.act("add_article")
        elif case != "list":
            room.paste("The bridge opened.")
        if case == "date":
            room.failed("date_missing", name="A-title-without-any-blank-in-it-that-goes-on-and-on-for-a-long-line.html")
            room.page.notices.question.accept()  # type: ignore[union-attr]
        elif case == "language":
            room.failed("other_language", name="Wasserstraßengebührenverordnung.html", language="German")
        elif case == "failed":
            room.failed("source_binary", name="Wasserstraßengebührenverordnung.pdf")
        settle()
        for label in room.page.findChildren(WrapLabel):
            if label.isVisible() and label.text():
                assert label.height() >= label.heightForWidth(label.width()), label.text()
                assert label.mapTo(room.page, label.rect().bottomRight()).x() <= room.page.width(), label.text()
        assert room.page.width() <= room.window.width()
        assert not next(iter(room.page.findChildren(Page))).heading.elided(), "the keys of the buttons go first"
    finally:
        appearance().set_scale(1.0)
