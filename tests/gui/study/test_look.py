"""The Study page at all sizes: nothing squeezed or cut, names for the keyboard, nothing kept."""

import pytest
from PySide6.QtCore import QObject, QPoint
from PySide6.QtWidgets import QApplication

from gui.kit import theme
from gui.kit.buttons import Button
from gui.kit.labels import WrapLabel
from gui.kit.surfaces import Message
from quizbank.domain.question import Interaction
from tests.gui.study.room import ARTICLE, Room, study_all


@pytest.mark.parametrize(("size", "scale"), [((840, 544), 1.0), ((1220, 744), 1.0), ((840, 544), 1.5), ((840, 544), 2)])
def test_no_label_is_squeezed(room: Room, size: tuple[int, int], scale: float) -> None:
    theme.appearance().set_scale(scale)
    room.page.resize(*size)
    steps = (
        lambda: room.page.open(ARTICLE),
        lambda: room.key(" "),
        lambda: room.key("w"),
        lambda: study_all(room, wrong=1),
        lambda: room.page.open(f"quiz:{ARTICLE}"),
        lambda: room.page.quiz_view.answered.emit("nobody"),
    )
    for show in steps:
        show()
        QApplication.processEvents()
        QApplication.processEvents()
        labels = [label for label in room.page.findChildren(WrapLabel) if label.isVisible() and label.text()]
        assert labels
        for label in labels:
            if label.lines == 0:
                assert label.height() >= label.heightForWidth(label.width()), label.text()


@pytest.mark.parametrize("scale", [1.0, 1.5, 2.0])
def test_actions_fit_in_a_small_window_at_every_scale(room: Room, scale: float) -> None:
    theme.appearance().set_scale(scale)
    room.page.resize(840, 544)
    room.page.open(ARTICLE)
    for _ in range(2):
        QApplication.processEvents()
        for button in (room.page.card_view.why, room.page.card_view.later, room.page.card_view.wrong):
            right = button.mapTo(room.page, QPoint(button.width(), 0)).x()
            assert not button.isVisible() or right <= room.page.width()
        assert room.page.width() == 840, "the page asks for no more than there is"
        room.key(" ")


@pytest.mark.parametrize(("height", "below"), [(520, True), (900, False)])
def test_a_message_covers_no_button_of_the_question(room: Room, height: int, *, below: bool) -> None:
    theme.appearance().set_scale(1.5)
    room.page.setFixedSize(840, height)
    room.page.open(ARTICLE)
    view = room.page.card_view
    view.set_offer(
        Message("info", "A quiz over the library is under way. " * 3, buttons=[Button("Go on", size="small")])
    )
    QApplication.processEvents()
    bottom = view.show_button.mapTo(view.scroller.viewport(), QPoint(0, view.show_button.height())).y()
    assert bottom <= view.scroller.viewport().height()
    assert view.offer is not None and view.offer.isVisible()
    assert view.scroller.isAncestorOf(view.offer) is below


def test_an_answered_item_in_a_low_page_shows_the_question_whole(room: Room) -> None:
    room.page.resize(840, 544)
    room.page.open(f"quiz:{ARTICLE}")
    sittings, view = room.page.sittings, room.page.quiz_view
    while sittings.quiz is not None and sittings.quiz.item.question.interaction is not Interaction.CHOICE:
        view.answered.emit("x")
        view.acted.emit("next")
    room.key("a")
    for _ in range(4):
        QApplication.processEvents()
    assert view.article.isVisible()
    assert view.stem.mapTo(view.scroller.viewport(), QPoint()).y() >= 0
    below = view.proof.mapTo(view.scroller.viewport(), QPoint(0, view.proof.height())).y()
    assert below <= view.scroller.viewport().height()
    room.page.resize(1220, 744)
    QApplication.processEvents()
    assert view.article.isVisible(), "it moves to the foot of the page"


def test_everything_that_takes_the_keyboard_has_a_name(room: Room) -> None:
    room.page.open("")
    room.key(" ")
    named = [room.page.card_view, *room.page.card_view.grades.buttons, room.page.card_view.undo]
    assert all(widget.accessibleName() for widget in named)
    assert room.page.card_view.accessibleName() == room.desk.card(room.uid).question.stem


def test_views_let_go_of_what_they_showed(room: Room) -> None:
    room.page.open(f"quiz:{ARTICLE}")
    QApplication.processEvents()
    before = len(room.page.quiz_view.findChildren(QObject))
    for _ in range(5):
        room.page.quiz_view.acted.emit("skip")
    QApplication.sendPostedEvents(None, 52)  # deferred deletes
    QApplication.processEvents()
    assert len(room.page.quiz_view.findChildren(QObject)) <= before + 30
