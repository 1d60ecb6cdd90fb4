"""The quiz builder in its window, by keyboard: choose, start, sit, and look at earlier attempts."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from gui.kit import theme
from gui.kit.labels import WrapLabel
from gui.shell.window import MainWindow
from gui.study.page import StudyPage
from quizbank.domain.question import Interaction
from quizbank.workflows.desk import Desk
from quizbank.workflows.making_codec import encode
from quizbank.workflows.open_desk import open_desk
from tests.gui.quiz_builder_screens import builder_on
from tests.gui.windows import leave, put_up, settle
from tests.made_up import NOW, made_up_desk, river


class Room:
    """A builder in its window, and the keyboard."""

    def __init__(self, qtbot: QtBot, desk: Desk, article: str = "") -> None:
        self.qtbot, self.desk = qtbot, desk
        self.window, self.page = builder_on(desk, article)

    def press(self, *keys: Qt.Key, on: QWidget | None = None) -> None:
        for key in keys:
            self.qtbot.keyClick(on or QApplication.focusWidget() or self.page, key)
            settle()

    @property
    def study(self) -> StudyPage:
        shown = self.window.stack.currentWidget()
        assert isinstance(shown, StudyPage)
        return shown

    def answer_all(self) -> None:
        while self.study.sittings.quiz is not None:
            self.study.quiz_view.answered.emit(self.study.sittings.quiz.item.question.key or "")
            self.study.quiz_view.acted.emit("next")


@pytest.fixture
def room(qtbot: QtBot, tmp_path: Path) -> Iterator[Room]:
    room = Room(qtbot, made_up_desk(tmp_path))
    put_up(room.window, focus=room.page)
    yield room
    leave(room.window)
    room.desk.close()


def test_enter_starts_what_is_ready(room: Room) -> None:
    assert room.page.ready.words == "14 different facts are ready."
    room.press(Qt.Key.Key_Return)
    quiz = room.study.sittings.quiz
    assert quiz is not None and len(quiz.view.items) == 10
    assert isinstance(room.window, MainWindow) and room.window.page_name == "study"


def test_articles_are_ticked_by_space(room: Room) -> None:
    listed = room.page.pane.list
    listed.setFocus(Qt.FocusReason.TabFocusReason)
    room.press(Qt.Key.Key_Down, Qt.Key.Key_Space)
    assert len(room.page.choice.articles) == 1
    assert room.page.ready.words == "You asked for 10; one fact is ready."
    spoken = listed.model().index(1, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken.startswith("Who speaks for the coast?, ticked")
    room.press(Qt.Key.Key_Return)
    quiz = room.study.sittings.quiz
    assert quiz is not None and quiz.view.title == "Who speaks for the coast?"


def test_topics_and_kinds_narrow_and_a_row_of_boxes_can_be_empty(room: Room) -> None:
    form = room.page.form
    for interaction, box in form.forms.items():
        assert box.isVisible() == (interaction not in (Interaction.MATCHING, Interaction.ORDERING))
    for box in form.topics.values():
        box.setFocus()
        room.press(Qt.Key.Key_Space)
    assert not room.page.start.isEnabled()
    room.press(Qt.Key.Key_Return)
    assert room.window.page_name == "quiz", "there is nothing to start"
    form.topics[next(iter(form.topics))].click()
    assert room.page.start.isEnabled()
    assert room.page.choice.topics == {next(iter(form.topics))}


def test_only_what_is_kept_offers_to_read_the_rest(room: Room) -> None:
    room.page.form.read.click()
    assert "10 more are waiting unread" in room.page.ready.words
    assert room.page.read.isVisible() and not room.page.start.isEnabled()
    assert not room.page.print.isVisible() and room.page.read.text() == "Read the 10"
    room.page.read.setFocus()
    room.press(Qt.Key.Key_Space)
    assert room.window.page_name == "questions"
    room.window.go("quiz")
    room.desk.keep([room.desk.questions()[0].uid])
    room.window.go("quiz")
    assert (room.page.read.text(), room.page.print.text()) == ("Read the 9", "Print 1")
    room.page.print.setFocus()
    room.press(Qt.Key.Key_Space)
    assert room.window.page_name == "export"
    room.window.go("quiz")
    room.desk.keep([row.uid for row in room.desk.questions()])
    room.window.go("quiz")
    assert room.page.start.isEnabled() and not room.page.read.isVisible()
    room.page.form.read.click()
    room.page.form.missed.click()
    assert room.page.ready.words == "Nothing like that was missed last time."


def test_a_quiz_before_is_opened_and_taken_again_and_compared(room: Room) -> None:
    room.press(Qt.Key.Key_Return)
    room.answer_all()
    room.window.go("quiz")
    assert [link.text() for link in room.page.form.links] == ["Quiz over the library"]
    room.page.form.links[0].click()
    assert room.study.sittings.mode == "result"
    summary = room.study.end_view.summary
    assert summary is not None and summary.attempts is None
    room.study.end_view.again.click()
    assert room.study.sittings.quiz is not None
    room.study.quiz_view.answered.emit("nobody")
    room.study.quiz_view.acted.emit("next")
    room.answer_all()
    summary = room.study.end_view.summary
    assert summary is not None and summary.attempts is not None
    assert [(number, score) for number, _, score in summary.attempts.columns] == [
        ("Attempt 1", "10 of 10"),
        ("Attempt 2", "9 of 10"),
    ]
    assert summary.attempts.rows[0][1] == (True, False)


def test_esc_leads_out_and_an_article_begins_alone(qtbot: QtBot, tmp_path: Path) -> None:
    desk = made_up_desk(tmp_path)
    room = Room(qtbot, desk, river().article.id)
    put_up(room.window, focus=room.page)
    assert room.page.choice.articles == {river().article.id}
    room.press(Qt.Key.Key_Escape)
    assert (room.window.page_name, room.window.target) == ("article", river().article.id)
    leave(room.window)
    desk.close()


def test_an_empty_library_has_one_thing_to_do(qtbot: QtBot, tmp_path: Path) -> None:
    desk = open_desk(tmp_path, lambda: NOW)
    room = Room(qtbot, desk)
    put_up(room.window)
    assert room.page.stack.currentIndex() == 1
    room.press(Qt.Key.Key_Return, on=room.page)
    assert room.window.page_name == "quiz"
    leave(room.window)
    desk.close()


def test_a_timer_stands_in_the_line_on_top_and_outlives_the_page(qtbot: QtBot, tmp_path: Path) -> None:
    moment = [NOW]
    desk = open_desk(tmp_path, lambda: moment[0])
    desk.add(encode(river()))
    room = Room(qtbot, desk)
    put_up(room.window, focus=room.page)
    room.page.form.timer.setCurrentIndex(1)
    room.page.form.timer.activated.emit(1)
    room.press(Qt.Key.Key_Return)
    view = room.study.quiz_view
    assert view.time.text() == "5 min left"
    moment[0] += timedelta(minutes=3, seconds=30)
    room.study.show_time()
    assert view.time.text() == "2 min left"
    view.acted.emit("skip")
    view.answered.emit("nobody")
    moment[0] += timedelta(minutes=30)
    room.study.show_time()
    assert view.time.text() == "2 min left", "reading the proof takes no time"
    view.acted.emit("next")
    moment[0] += timedelta(minutes=1)
    room.study.show_time()
    assert view.time.text() == "less than a minute left"
    moment[0] += timedelta(minutes=1)
    room.study.show_time()
    assert view.up.isVisible() and room.study.sittings.mode == "quiz", "it is said, nothing is cut off"
    view.acted.emit("result")
    summary = room.study.end_view.summary
    assert summary is not None and summary.words == "right the first time, in 3 min 30 s of 5 min"
    leave(room.window)
    desk.close()


@pytest.mark.parametrize("scale", [1.0, 1.5])
def test_nothing_is_squeezed_in_a_small_window(room: Room, scale: float) -> None:
    theme.appearance().set_scale(scale)
    room.window.resize(900, 600)
    room.desk.keep([room.desk.questions()[0].uid])
    room.page.form.read.click()
    settle()
    for button in (room.page.read, room.page.print, room.page.add):
        right = button.mapTo(room.page, button.rect().topRight()).x()
        assert button.isVisible() and right <= room.page.width(), button.text()
    for label in room.page.findChildren(WrapLabel):
        if label.isVisible() and label.text() and label.lines == 0:
            assert label.height() >= label.heightForWidth(label.width()), label.text()
    form = room.page.form
    for widget in (room.page.start, form.number, form.timer, *form.topics.values(), *form.forms.values()):
        right = widget.mapTo(room.page, widget.rect().topRight()).x()
        assert not widget.isVisible() or right <= room.page.width(), widget.accessibleName()
