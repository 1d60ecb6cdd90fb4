"""Controls: names, keyboard, rings, signals, and heights that never squeeze a word."""

import gc
from collections.abc import Iterator
from datetime import date

import pytest
from PySide6.QtCore import SIGNAL, QPoint, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from gui.kit import theme
from gui.kit.buttons import Button, Grades, IconButton
from gui.kit.days import NotADayError, parse_day
from gui.kit.dialogs import Dialog
from gui.kit.fields import CheckBox, ComboBox, DateField, Field, RadioButton, TextArea, TextField
from gui.kit.labels import Label, StateTag, Tag, WrapLabel
from gui.kit.lists import Row, RowList
from gui.kit.options import OptionRow
from gui.kit.page import Scroll
from gui.kit.progress import LongWork, Meter
from gui.kit.surfaces import Message, ProofBox
from gui.kit.tabs import Tabs
from tests.gui import kit_more_screens, kit_screens

LONG = "Rindfleischetikettierungsüberwachungsaufgabenübertragungsgesetz and some more words that must wrap somewhere"


@pytest.fixture(autouse=True)
def kept_pages() -> Iterator[None]:
    """Python's side of a page lives as long as its test."""
    yield
    _PAGES.clear()


_PAGES: list[QWidget] = []


def shown(qtbot: QtBot, *widgets: QWidget, width: int = 420) -> QWidget:
    page = Scroll()
    for widget in widgets:
        page.column.addWidget(widget)
    qtbot.addWidget(page)
    _PAGES.append(page)
    page.resize(width, 400)
    with qtbot.waitActive(page, timeout=1000):
        page.show()
        page.activateWindow()
    return page


def test_tab_alone_reaches_every_control_and_shows_the_ring(qtbot: QtBot) -> None:
    buttons = [Button("Keep", "primary", icon="check", key="K"), Button("Edit"), IconButton("x", "Close the card")]
    page = shown(qtbot, *buttons)
    buttons[0].setFocus(Qt.FocusReason.TabFocusReason)
    seen = [page.focusWidget()]
    for _ in range(2):
        qtbot.keyClick(page.focusWidget(), Qt.Key.Key_Tab)
        seen.append(page.focusWidget())
    assert seen == buttons
    assert buttons[2].ring and not buttons[0].ring


def test_a_mouse_press_shows_no_ring(qtbot: QtBot) -> None:
    button = Button("Edit")
    shown(qtbot, button)
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert not button.ring


@pytest.mark.parametrize("key", [Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter])
def test_space_and_enter_press_a_button(qtbot: QtBot, key: Qt.Key) -> None:
    button = Button("Edit")
    shown(qtbot, button)
    with qtbot.waitSignal(button.clicked, timeout=500):
        qtbot.keyClick(button, key)


def test_every_control_has_a_name_for_screen_readers(qtbot: QtBot) -> None:
    parts = [kit_screens.parts(), kit_more_screens.lists(), kit_more_screens.facts()]
    for part in parts:
        qtbot.addWidget(part)
        nameless = []
        for widget in part.findChildren(QWidget):
            if widget.window() is not part:  # the popup of a combo box
                continue
            face = QAccessible.queryAccessibleInterface(widget)
            if face and not face.text(QAccessible.Text.Name) and widget.focusPolicy() & Qt.FocusPolicy.TabFocus:
                nameless.append(type(widget).__name__)
        assert not nameless


def test_an_ampersand_stays_in_the_name(qtbot: QtBot) -> None:
    button = Button("Print & export")
    qtbot.addWidget(button)
    assert button.accessibleName() == "Print & export"


def test_grades_give_their_number_and_take_the_default(qtbot: QtBot) -> None:
    grades = Grades()
    shown(qtbot, grades)
    grades.set_intervals(("10 min", "2 days", "6 days", "15 days"))
    given: list[int] = []
    grades.graded.connect(given.append)
    for button in grades.buttons:
        button.click()
    grades.grade_default()
    assert given == [1, 2, 3, 4, 3]
    assert len({button.width() for button in grades.buttons}) <= 2, "equal but for a rounded pixel"
    assert grades.buttons[1].accessibleDescription() == "2 days"


@pytest.mark.parametrize("scale", [1.0, 1.5])
@pytest.mark.parametrize("width", [300, 640])
def test_no_wrapped_label_is_squeezed(qtbot: QtBot, scale: float, width: int) -> None:
    theme.appearance().set_scale(scale)
    proof = ProofBox()
    proof.set_proof(LONG * 2, [(0, 5)], "The Orsa Courier")
    message = Message("warning", LONG, LONG, [Button("Paste text", size="small")])
    page = shown(qtbot, WrapLabel(LONG, "question"), proof, message, OptionRow("A", LONG, "a note"), width=width)
    for label in page.findChildren(WrapLabel):
        if label.isVisible():
            assert label.height() >= label.heightForWidth(label.width()), label.text()
    option = page.findChild(OptionRow)
    assert isinstance(option, OptionRow)
    assert option.height() >= option.heightForWidth(option.width())


def test_a_label_of_one_line_elides_and_then_says_itself(qtbot: QtBot) -> None:
    label = Label(LONG)
    shown(qtbot, label, width=160)
    assert label.elided() and label.toolTip() == LONG
    label.setText("Short")
    label.resize(120, 20)
    assert not label.elided()


def test_two_lines_are_the_most_where_asked(qtbot: QtBot) -> None:
    label = WrapLabel(LONG * 3, lines=2)
    shown(qtbot, label, width=200)
    assert label.heightForWidth(180) == WrapLabel("One\nTwo").heightForWidth(180)
    assert label.elided()


def test_tags_say_their_kind_and_state(qtbot: QtBot) -> None:
    for tag, name in ((Tag("group"), "Group"), (StateTag("kept"), "Kept"), (StateTag("warning", "Check the year"),
                                                                            "Check the year")):  # fmt: skip
        qtbot.addWidget(tag)
        assert tag.accessibleName() == name
        assert not tag.grab().isNull()


@pytest.mark.parametrize(
    ("text", "day"),
    [("14 Mar 2031", date(2031, 3, 14)), ("2031-03-14", date(2031, 3, 14)), ("March 14, 2031", date(2031, 3, 14)),
     (" 1  sept 2030 ", date(2030, 9, 1)), ("29 February 2032", date(2032, 2, 29))],
)  # fmt: skip
def test_days_are_read_as_people_write_them(text: str, day: date) -> None:
    assert parse_day(text) == day


@pytest.mark.parametrize("text", ["31 Feb 2031", "2031-13-01", "soon", "14.3.31", "٣ Mar 2031x", "0 May 2031"])
def test_what_is_no_day_is_said(text: str) -> None:
    with pytest.raises(NotADayError):
        parse_day(text)


def test_a_date_field_says_what_is_wrong_when_it_is_left(qtbot: QtBot) -> None:
    field = DateField()
    labelled = Field("Published", field)
    shown(qtbot, labelled)
    qtbot.keyClicks(field, "31 Feb 2031")
    assert field.value() is None and not labelled.error.isVisible()
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert labelled.error.text() == "There is no 31 February. Example: 14 Mar 2031"
    field.selectAll()
    qtbot.keyClicks(field, "14 Mar 2031")
    assert field.value() == date(2031, 3, 14) and not labelled.error.isVisible()
    assert field.accessibleName() == "Published"


def test_ticks_and_choices_are_worked_by_keyboard(qtbot: QtBot) -> None:
    check, one, two = CheckBox("Print the key"), RadioButton("A4", checked=True), RadioButton("Letter")
    combo = ComboBox(["A4", "Letter"])
    shown(qtbot, check, one, two, combo, TextArea("Paste here"))
    qtbot.keyClick(check, Qt.Key.Key_Space)
    qtbot.keyClick(two, Qt.Key.Key_Space)
    qtbot.keyClick(combo, Qt.Key.Key_Down)
    assert check.isChecked() and two.isChecked() and not one.isChecked() and combo.currentText() == "Letter"
    qtbot.mouseClick(check, Qt.MouseButton.LeftButton, pos=QPoint(check.width() - 4, 10))
    assert not check.isChecked(), "the words belong to the box"


def test_tabs_switch_pages_by_mouse_and_arrows(qtbot: QtBot) -> None:
    tabs = Tabs()
    tabs.add(QWidget(), "Cards", 14)
    tabs.add(TextField("a"), "Quiz")
    shown(qtbot, tabs)
    with qtbot.waitSignal(tabs.changed, timeout=500):
        qtbot.mouseClick(tabs.bar.buttons[1], Qt.MouseButton.LeftButton)
    assert tabs.current() == 1
    qtbot.keyClick(tabs.bar.buttons[1], Qt.Key.Key_Left)
    assert tabs.current() == 0
    tabs.set_count(0, 13)
    assert tabs.bar.buttons[0].accessibleName() == "Cards 13"


def test_a_list_tells_what_is_chosen_and_opened_and_keeps_its_place(qtbot: QtBot) -> None:
    rows = RowList("Questions")
    shown(qtbot, rows)
    chosen: list[str] = []
    rows.chosen.connect(chosen.append)
    rows.set_rows([Row("a", "First"), Row("b", "Second", meta="m"), Row("c", LONG, meta="m")])
    rows.select("b")
    rows.step(1)
    with qtbot.waitSignal(rows.opened, timeout=500):
        qtbot.keyClick(rows, Qt.Key.Key_Return)
    assert chosen[-2:] == ["b", "c"]
    rows.set_rows([Row("b", "Second"), Row("c", "Third")])
    assert rows.current() == "c"
    rows.set_rows([])
    assert rows.current() == ""


def test_a_list_leaves_single_letters_to_the_page(qtbot: QtBot) -> None:
    class KeyPage(QWidget):
        def keyPressEvent(self, event) -> None:
            seen.append(event.text())

    seen: list[str] = []
    page = KeyPage()
    rows = RowList("Questions", parent=page)
    rows.set_rows([Row("a", "Keep this")])
    qtbot.addWidget(page)
    page.show()
    qtbot.keyClick(rows, Qt.Key.Key_K)
    assert seen == ["k"]


def test_long_work_is_cancelled_once(qtbot: QtBot) -> None:
    work = LongWork("Reading")
    shown(qtbot, work)
    work.set_progress(62, 100, "62 of 100 sentences")
    count: list[int] = []
    work.cancelled.connect(lambda: count.append(1))
    work.cancel.click()
    work.cancel.click()
    assert count == [1] and work.line.value() == 62
    meter = Meter(0, 0)
    qtbot.addWidget(meter)
    assert meter.words.text() == "0 of 0"


def test_a_dialog_is_left_with_esc_and_done_with_enter(qtbot: QtBot) -> None:
    for key, result in ((Qt.Key.Key_Escape, 0), (Qt.Key.Key_Return, 1)):
        dialog = Dialog("Drop 8 questions?", "Ctrl+Z brings them back.", "Drop 8", icon="trash")
        qtbot.addWidget(dialog)
        dialog.open()
        qtbot.keyClick(dialog, key)
        assert dialog.result() == result and not dialog.isVisible()


def test_the_parts_are_drawn_in_both_themes_and_at_150_percent(qtbot: QtBot) -> None:
    for make in (kit_screens.parts, kit_more_screens.lists, kit_more_screens.facts):
        part = make()
        qtbot.addWidget(part)
        part.resize(900, 600)
        light = part.grab().toImage()
        theme.appearance().set_mode("dark")
        assert part.grab().toImage() != light
        theme.appearance().set_scale(1.5)
        part.grab()
        theme.appearance().set_scale(1.0)
        theme.appearance().set_mode("light")


def test_nothing_keeps_a_page_alive_that_is_gone(qtbot: QtBot) -> None:
    look = theme.appearance()
    gc.collect()
    before = look.receivers(SIGNAL("changed()"))
    for make in (kit_screens.parts, kit_more_screens.lists, kit_more_screens.facts):
        part = make()
        assert look.receivers(SIGNAL("changed()")) > before
        gone: list[int] = []
        part.destroyed.connect(lambda *_, gone=gone: gone.append(1))
        part.deleteLater()
        del part
        qtbot.waitUntil(lambda gone=gone: bool(gone), timeout=1000)
        gc.collect()
    assert look.receivers(SIGNAL("changed()")) == before
    look.set_scale(1.2)
