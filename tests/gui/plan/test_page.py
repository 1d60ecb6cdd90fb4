"""The study plan in its window, by keyboard: sets, an exam, the settings, accepted answers, cards to mend."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QDialog
from pytestqt.qtbot import QtBot

from gui.answers.edit import EditDialog
from gui.kit import theme
from gui.kit.labels import WrapLabel
from gui.plan.asking import AskDialog
from gui.plan.page import PlanPage
from gui.shell.window import MainWindow
from gui.study.page import StudyPage
from quizbank.domain.review import Grade
from quizbank.domain.study_set import SetKind, StudySet
from quizbank.workflows.desk import Desk
from tests.gui.plan_screens import choose_kind, plan_on
from tests.gui.windows import leave, put_up, settle
from tests.made_up import river, studied_desk

COAST = StudySet(SetKind.PERSON, "Anneke Roth")


class Room:
    """A plan in its window, and the keyboard."""

    def __init__(self, qtbot: QtBot, desk: Desk, window: MainWindow, page: PlanPage) -> None:
        self.qtbot, self.desk, self.window, self.page = qtbot, desk, window, page

    def press(self, *keys: Qt.Key | str) -> None:
        for key in keys:
            target = QApplication.focusWidget() or self.page
            if isinstance(key, str):
                self.qtbot.keyClicks(target, key)
            else:
                self.qtbot.keyClick(target, key)
            settle()

    def open(self, tab: str) -> None:
        self.window.go("plan", tab)
        settle()

    def answer(self, words: str) -> None:
        """Fill in the dialog that is open, and press Enter."""
        (dialog,) = [d for d in self.page.findChildren(AskDialog) if d.isVisible()]
        dialog.text.setText(words)
        self.qtbot.keyClick(dialog.text, Qt.Key.Key_Return)
        self.back_from(dialog)

    def back_from(self, dialog: QDialog) -> None:
        """Offscreen nobody gives the keyboard back to the window when a dialog closes."""
        if not dialog.isVisible():
            self.window.activateWindow()
            settle()

    @property
    def study(self) -> StudyPage:
        shown = self.window.stack.currentWidget()
        assert isinstance(shown, StudyPage)
        return shown

    @property
    def told(self) -> str:
        return self.window.status.words.text()


@pytest.fixture
def room(qtbot: QtBot, tmp_path: Path) -> Iterator[Room]:
    desk = studied_desk(tmp_path)
    window, page = plan_on(desk)
    put_up(window, focus=page)
    yield Room(qtbot, desk, window, page)
    leave(window)
    desk.close()


# --- sets -----------------------------------------------------------------------------------------------------------
def test_a_set_is_chosen_and_studied(room: Room) -> None:
    choose_kind(room.page, SetKind.PERSON)
    room.page.sets.list.select(f"set:person:{COAST.value}")
    room.page.sets.list.setFocus()
    wanted = room.desk.queue_of(COAST)
    room.press(Qt.Key.Key_Return)
    assert room.window.page_name == "study"
    assert room.study.sittings.current.session.queue == wanted


def test_a_set_whose_new_cards_are_done_for_today_starts_some_more(room: Room) -> None:
    room.desk.remember("new_per_day", "0")
    article = StudySet(SetKind.ARTICLE, river().article.id)
    for uid in room.desk.queue_of(article):
        room.desk.grade(uid, Grade.EASY)
    assert room.desk.queue_of(article) == () and room.desk.study_set(article).new
    room.window.go("study", f"set:article:{article.value}")
    assert room.study.sittings.mode == "review"


def test_a_set_is_kept_under_a_name_and_deleted_and_comes_back(room: Room) -> None:
    choose_kind(room.page, SetKind.PERSON)
    room.page.sets.list.select(f"set:person:{COAST.value}")
    room.page.sets.list.setFocus()
    room.press("n")
    room.answer("  ")
    assert room.desk.kept_sets() == ()
    assert room.page.findChild(AskDialog).field.error.text() == "A set needs a name. Nothing was kept; type one."
    room.answer("The coast")
    assert [row.kept_as for row in room.desk.kept_sets()] == ["The coast"]
    choose_kind(room.page, None)
    room.page.sets.list.setFocus()
    assert room.page.sets.words.text().startswith("The coast: ")
    room.press(Qt.Key.Key_Delete)
    assert room.desk.kept_sets() == () and room.told.startswith("Deleted: The coast")
    assert room.page.sets.empty is not None
    room.window.act("undo")
    assert room.page.sets.list.isVisible() and [*room.page.sets.lines] == ["kept:The coast"]


def test_an_article_gets_tags_and_is_studied_by_them(room: Room) -> None:
    choose_kind(room.page, SetKind.ARTICLE)
    room.page.sets.list.select(f"set:article:{river().article.id}")
    room.page.sets.list.setFocus()
    room.press("t")
    room.answer("exam,  water law ,exam")
    assert room.desk.tags(river().article.id) == ("exam", "water law")
    choose_kind(room.page, SetKind.TAG)
    assert [line.name for line in room.page.sets.lines.values()] == ["exam", "water law"]


def test_months_are_taken_together(room: Room) -> None:
    choose_kind(room.page, SetKind.PERIOD)
    pane = room.page.sets
    assert pane.first.isVisible() and pane.first.itemText(0) == "June 2030"
    pane.first.setCurrentIndex(1)
    pane.first.activated.emit(1)
    assert pane.words.text().startswith("November 2030 to March 2031: ")
    choose_kind(room.page, SetKind.TOPIC)
    assert not pane.first.isVisible()


# --- exam and pace ----------------------------------------------------------------------------------------------------
def test_an_exam_plans_the_new_cards_and_is_taken_back(room: Room) -> None:
    room.open("pace")
    pane = room.page.pace
    pane.exam.setFocus()
    room.press("26 Mar 2031", Qt.Key.Key_Tab)
    plan = room.desk.exam()
    assert plan is not None and pane.exam_words.text().startswith("All seen by ")
    assert not pane.new.isEnabled(), "the exam says how many"
    pane.exam.setFocus()
    pane.exam.selectAll()
    room.press("1 Mar 2031", Qt.Key.Key_Tab)
    assert pane.exam_field.error.text().startswith("That day is over.") and room.desk.exam() == plan
    pane.exam.clear()
    pane.exam.editingFinished.emit()
    assert room.desk.exam() is None and pane.new.isEnabled()


def test_cramming_leaves_due_dates_alone(room: Room) -> None:
    room.open("pace")
    before = {uid: room.desk.card(uid).due for uid in room.desk.cram()}
    room.page.pace.cram.click()
    study = room.study
    assert study.sittings.mode == "practice"
    assert study.sittings.current.session.queue == tuple(before)
    for _ in before:
        study.card_view.acted.emit("show")
        study.card_view.acted.emit("next")
    assert study.sittings.mode == "done", "there is no session to end"
    assert {uid: room.desk.card(uid).due for uid in before} == before


def test_cramming_is_left_by_esc(room: Room) -> None:
    room.window.go("study", "cram")
    study = room.study
    room.press(Qt.Key.Key_Escape)
    assert room.window.page_name == "library" and study.sittings.mode == ""


def test_what_is_set_about_study_is_kept(room: Room) -> None:
    room.open("pace")
    pane = room.page.pace
    for combo, words in ((pane.new, "30 a day"), (pane.retention, "95 %"), (pane.hour, "6:00")):
        at = combo.findText(words)
        combo.setCurrentIndex(at)
        combo.activated.emit(at)
    settings = room.desk.study_settings()
    assert (settings.new_per_day, settings.retention, settings.day_begins) == (30, 0.95, 6)


# --- accepted answers -----------------------------------------------------------------------------------------------
def test_an_accepted_answer_is_changed_and_taken_out(room: Room) -> None:
    uid = room.desk.queue()[0]
    room.desk.accept(uid, "Rothh")
    room.open("accepted")
    room.press(Qt.Key.Key_Return)
    room.answer("Roth the elder")
    assert [row.variant for row in room.desk.variants()] == ["Roth the elder"]
    room.page.accepted.list.setFocus()
    room.press(Qt.Key.Key_Delete)
    assert room.desk.variants() == () and room.page.accepted.empty is not None
    room.window.act("undo")
    assert [row.variant for row in room.desk.variants()] == ["Roth the elder"]


# --- cards to mend ----------------------------------------------------------------------------------------------------
def test_cards_to_mend_are_reworded_resumed_and_deleted(room: Room) -> None:
    flagged, put_off, *_ = room.desk.queue()
    room.desk.flag(flagged)
    room.desk.suspend(put_off)
    room.open("mend")
    pane = room.page.mend
    assert [line.why for line in pane.lines.values()] == ["flagged", "suspended"]
    assert room.page.tabs.bar.buttons[3].accessibleName() == "To mend 2"
    room.press("e")
    (dialog,) = [d for d in room.page.findChildren(EditDialog) if d.isVisible()]
    dialog.stem.setPlainText("In my words?")
    dialog.accept_button.click()
    room.back_from(dialog)
    assert room.desk.card(flagged).question.stem == "In my words?"
    pane.list.setFocus()
    room.press("f")
    assert room.told == "The flag is taken away." and [*pane.lines] == [put_off]
    pane.list.select(put_off)
    room.press("s")
    assert room.told == "Back in study." and room.desk.suspended() == ()
    room.window.act("undo")
    pane.list.setFocus()
    room.press(Qt.Key.Key_Delete)
    assert room.told == "Deleted: it is not asked again." and pane.empty is not None


def test_esc_leads_to_study_and_keys_do_nothing_without_a_row(room: Room) -> None:
    room.open("accepted")
    room.press("e", Qt.Key.Key_Return, Qt.Key.Key_Delete)
    assert room.window.page_name == "plan"
    room.press(Qt.Key.Key_Escape)
    assert room.window.page_name == "study"


@pytest.mark.parametrize(("size", "scale"), [((900, 600), 1.0), ((900, 600), 1.5), ((1280, 800), 1.0)])
def test_nothing_is_squeezed_or_cut(room: Room, size: tuple[int, int], scale: float) -> None:
    theme.appearance().set_scale(scale)
    room.window.resize(*size)
    room.desk.flag(room.desk.queue()[0])
    room.desk.accept(room.desk.queue()[0], "a name")
    for tab in ("sets", "pace", "accepted", "mend"):
        room.open(tab)
        settle()
        for label in room.page.findChildren(WrapLabel):
            if label.isVisible() and label.text() and label.lines == 0:
                assert label.height() >= label.heightForWidth(label.width()), label.text()
        for pane in (room.page.sets, room.page.accepted, room.page.mend):
            for button in pane.buttons.values():
                if button.isVisible():
                    assert button.mapTo(room.page, QPoint(button.width(), 0)).x() <= room.page.width(), button.text()
        assert room.page.width() <= room.window.width()
