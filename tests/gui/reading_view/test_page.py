"""The page in its window on the real desk, by keyboard and mouse; the analysis process answers when the test says."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget
from pytestqt.qtbot import QtBot

from gui.kit.labels import WrapLabel
from gui.kit.theme import appearance
from gui.reading_view.asking import ChoiceDialog, NameDialog
from gui.reading_view.page import ReadingPage
from gui.reading_view.remaker import Stage
from gui.shell.window import MainWindow
from quizbank.domain.correction import Rename, anchor
from quizbank.workflows.analysis import Failed, Progress, RemakeJob, Result
from quizbank.workflows.desk import Desk
from quizbank.workflows.making_codec import encode
from tests.gui.desk_double import AnalystDouble
from tests.gui.reading_view_screens import (
    HEAD,
    Elsewhere,
    answer,
    correct_head,
    desk_with,
    read_river,
    remade,
    window_on,
)
from tests.gui.windows import leave, put_up, settle
from tests.made_up import others
from tests.store.makings import to_read

ARTICLE = read_river().article.id

type Shown = tuple[MainWindow, ReadingPage, AnalystDouble]


@pytest.fixture
def desk() -> Iterator[Desk]:
    desk = desk_with()
    yield desk
    desk.close()


@pytest.fixture
def shown(desk: Desk) -> Iterator[Shown]:
    window, page, analyst = show(window_on(desk, ARTICLE))
    yield window, page, analyst
    leave(window)


def show(shown: Shown, size: tuple[int, int] = (1280, 800)) -> Shown:
    window, page, _ = shown
    put_up(window, size, page)
    return shown


def press(qtbot: QtBot, *keys: Qt.Key) -> None:
    for key in keys:
        if QApplication.focusWidget() is None:  # no window manager here gives it back when a dialog is gone
            next(w for w in QApplication.topLevelWidgets() if isinstance(w, MainWindow)).activateWindow()
            settle()
        focused = QApplication.focusWidget()
        assert focused is not None
        qtbot.keyClick(focused, key)
    settle()


def dialog[D: NameDialog | ChoiceDialog](page: ReadingPage, kind: type[D]) -> D:
    found = [d for d in page.findChildren(kind) if d.isVisible()]
    assert len(found) == 1
    return found[0]


def pick(page: ReadingPage, name: str) -> None:
    assert page.state is not None
    page.pane.list.select(next(line.key for line in page.state.lines if line.text == name))
    settle()


def names(desk: Desk) -> list[str]:
    return [entity.name for entity in desk.how_read(ARTICLE).outline.entities]


def test_the_first_name_is_shown_and_the_arrows_go_on(shown: Shown, qtbot: QtBot) -> None:
    _, page, _ = shown
    assert page.detail.name.text() == HEAD
    assert not page.bar.isVisible(), "nothing was put right, so there is nothing to remake"
    press(qtbot, Qt.Key.Key_Down)
    assert page.detail.name.text() == "Tomas Veld"
    assert page.pane.list.hasFocus()


def test_f2_renames_and_undo_takes_it_back(shown: Shown, desk: Desk, qtbot: QtBot) -> None:
    window, page, _ = shown
    press(qtbot, Qt.Key.Key_F2)
    asking = dialog(page, NameDialog)
    assert not asking.accept_button.isEnabled(), "that is its name already"
    asking.field.setText("Ilsa Maria Corrin")
    qtbot.keyClick(asking.field, Qt.Key.Key_Return)
    settle()
    assert "Ilsa Maria Corrin" in names(desk)
    assert (page.detail.name.text(), page.detail.also.text()) == ("Ilsa Maria Corrin", "also Ilsa Corrin, Corrin")
    assert window.status.words.text() == "Put right: Ilsa Corrin is Ilsa Maria Corrin in full."
    assert window.status.undo.isVisible()
    assert page.bar.isVisible() and page.remaker.stage is Stage.LOOKING
    window.act("undo")
    settle()
    assert page.detail.name.text() == HEAD
    assert not page.bar.isVisible() and page.remaker.stage is Stage.RESTING
    window.act("redo")
    assert page.detail.name.text() == "Ilsa Maria Corrin"


def test_m_takes_two_together(shown: Shown, desk: Desk, qtbot: QtBot) -> None:
    _, page, _ = shown
    before = len(names(desk))
    press(qtbot, Qt.Key.Key_M)
    asking = dialog(page, ChoiceDialog)
    assert asking.box.itemText(0) == "Anneke Roth (person)"
    asking.accept_button.click()
    settle()
    assert len(names(desk)) == before - 1
    assert "Anneke Roth" in page.detail.also.text()


def test_k_sets_the_kind_and_the_name_stays_in_sight(shown: Shown, desk: Desk, qtbot: QtBot) -> None:
    _, page, _ = shown
    page._choose_show("people")
    press(qtbot, Qt.Key.Key_K)
    asking = dialog(page, ChoiceDialog)
    assert "Person" not in [asking.box.itemText(n) for n in range(asking.box.count())]
    asking.accept_button.click()
    settle()
    assert (page.detail.name.text(), page.detail.tag.text) == (HEAD, "Organization")


def test_chosen_places_are_split_off(shown: Shown, desk: Desk, qtbot: QtBot) -> None:
    _, page, _ = shown
    pick(page, "Harbour League")
    assert not page.detail.split_button.isEnabled()
    press(qtbot, Qt.Key.Key_S)
    assert desk.corrections(ARTICLE) == (), "no place is chosen"
    page.detail.mentions[1].box.click()
    assert page.detail.split_button.isEnabled()
    page.detail.split_button.click()
    settle()
    assert names(desk).count("Harbour League") == 2
    assert [page.detail.name.text(), len(page.detail.mentions)] == ["Harbour League", 1]


def test_a_dialog_that_is_left_changes_nothing(shown: Shown, desk: Desk, qtbot: QtBot) -> None:
    _, page, _ = shown
    press(qtbot, Qt.Key.Key_F2)
    qtbot.keyClick(dialog(page, NameDialog), Qt.Key.Key_Escape)
    settle()
    assert desk.corrections(ARTICLE) == ()
    assert page.window().focusWidget() is page.pane.list


def test_what_would_change_is_said_shown_and_done(desk: Desk, qtbot: QtBot) -> None:
    correct_head(desk)
    desk.keep([read_river().questions[-1].id])
    window, page, analyst = show(window_on(desk, ARTICLE))
    assert page.bar.words.text() == "Looking at what would change in the questions…"
    page.remaker.start()
    (job,) = analyst.jobs
    assert isinstance(job, RemakeJob) and len(job.corrections) == 1
    new = remade(desk.making(ARTICLE))
    analyst.waiting = [(1, Progress("questions", 0, 1)), (1, Result(encode(new)))]
    window.context.analysis.poll()
    settle()
    assert page.bar.words.text() == "Questions can be remade: 2 change, 1 is new, 1 rests, 1 goes."
    press(qtbot, Qt.Key.Key_V)
    assert page.preview.isVisible() and page.bar.show_button.text() == "Hide"
    assert "Who chairs the Basin Council?" in [stem.text() for stem in page.preview.stems]
    press(qtbot, Qt.Key.Key_Escape)
    assert page.detail.isVisible()
    qtbot.keyClick(page.pane.list, Qt.Key.Key_R, Qt.KeyboardModifier.ControlModifier)
    settle()
    assert desk.making(ARTICLE) == new
    assert window.status.words.text().startswith("The questions were remade.")
    page._choose_show("resting")
    assert [line.text for line in page.state.lines] == [read_river().questions[-1].stem]  # type: ignore[union-attr]
    assert "its history is kept" in page.detail.note.text()
    window.act("undo")
    assert desk.making(ARTICLE) == read_river()
    assert page.pane.nothing.isVisible()
    leave(window)


def test_remaking_that_changes_nothing_is_said_and_settles_the_matter(desk: Desk) -> None:
    correct_head(desk)
    window, page, analyst = show(window_on(desk, ARTICLE))
    making = desk.making(ARTICLE)
    answer(page, analyst, Result(encode(making)))
    assert page.bar.words.text() == "The questions stay as they are: all 15 would be the same."
    assert not page.bar.show_button.isVisible() and page.bar.remake_button.isVisible()
    leave(window)


def test_a_failure_says_that_all_is_safe_and_can_be_tried_again(desk: Desk) -> None:
    correct_head(desk)
    window, page, analyst = show(window_on(desk, ARTICLE))
    answer(page, analyst, Failed("analysis_crashed", (("name", "x"),)))
    assert page.bar.words.text().startswith("The questions could not be remade. They are as they were.")
    page.bar.again_button.click()
    assert page.remaker.stage is Stage.LOOKING
    answer(page, analyst, Result(encode(remade(read_river()))))
    assert page.bar.remake_button.isVisible()
    leave(window)


def test_another_correction_ends_the_look_that_is_under_way(desk: Desk, qtbot: QtBot) -> None:
    correct_head(desk)
    window, page, analyst = show(window_on(desk, ARTICLE))
    page.remaker.start()
    window.act("undo")
    assert analyst.cancelled == [1] and page.remaker.stage is Stage.RESTING
    window.act("redo")
    page.remaker.start()
    window.go("article", ARTICLE)
    settle()
    assert analyst.cancelled == [1, 2], "nobody waits for it any more"
    leave(window)


def test_what_was_put_right_is_listed_and_taken_back(desk: Desk) -> None:
    correct_head(desk)
    window, page, _ = show(window_on(desk, ARTICLE))
    page._choose_show("corrected")
    assert page.detail.action_button.text() == "Take back"
    page.detail.action_button.click()
    settle()
    assert desk.corrections(ARTICLE) == ()
    assert page.pane.nothing.isVisible()
    leave(window)


def test_another_article_s_correction_is_offered_done_and_refused(desk: Desk) -> None:
    other = others()[0]
    desk.correct(other.article.id, Rename(anchor(other.outline.entities[0]), "Anneke Maria Roth"))
    window, page, _ = show(window_on(desk, ARTICLE))
    assert page.offer.isVisible() and "Anneke Maria Roth" in page.offer.title.text()
    page.refuse_button.click()
    settle()
    assert not page.offer.isVisible()
    page._choose_show("offered")
    page.detail.action_button.click()
    settle()
    assert "Anneke Maria Roth" in names(desk)
    leave(window)


def test_esc_leads_back_to_the_article(shown: Shown, qtbot: QtBot) -> None:
    window, _, _ = shown
    press(qtbot, Qt.Key.Key_Escape)
    article = window.page("article")
    assert isinstance(article, Elsewhere) and (window.page_name, article.opened) == ("article", ARTICLE)


def test_one_entity_can_be_asked_for(desk: Desk) -> None:
    league = next(e.id for e in desk.how_read(ARTICLE).outline.entities if e.name == "Harbour League")
    window, page, _ = show(window_on(desk, f"{ARTICLE}/{league}"))
    assert page.detail.name.text() == "Harbour League"
    leave(window)


def test_an_article_that_is_gone_is_left(desk: Desk) -> None:
    window, _, _ = show(window_on(desk, ARTICLE))
    window.context.publish(desk.delete_article(ARTICLE))
    assert window.page_name == "library"
    leave(window)


def test_an_article_kept_for_reading_has_nothing_here() -> None:
    desk = desk_with(to_read())
    window, page, _ = show(window_on(desk, to_read().article.id))
    assert page.pane.nothing.isVisible() and not page.bar.isVisible()
    leave(window)
    desk.close()


@pytest.mark.parametrize("scale", [1.0, 1.5])
@pytest.mark.parametrize("size", [(1280, 800), (900, 600)])
def test_no_text_is_squeezed_and_every_control_has_a_name(desk: Desk, size: tuple[int, int], scale: float) -> None:
    other = others()[0]
    desk.correct(other.article.id, Rename(anchor(other.outline.entities[0]), "Anneke Maria Roth"))
    correct_head(desk)
    try:
        appearance().set_scale(scale)
        window, page, analyst = show(window_on(desk, ARTICLE), size)
        answer(page, analyst, Result(encode(remade(read_river()))))
        assert (window.width(), window.height()) == size, "no page makes the window larger"
        for look in (lambda: pick(page, "Harbour League"), page.toggle_list, lambda: page._choose_show("corrected")):
            look()
            settle()
            for label in page.findChildren(WrapLabel):
                if label.isVisible():
                    assert label.height() >= label.heightForWidth(label.width()), label.text()
            for control in page.findChildren(QWidget):
                if control.isVisible() and control.focusPolicy() & Qt.FocusPolicy.TabFocus:
                    assert control.accessibleName() or not isinstance(control, QAbstractButton), control
            whole = QRect(0, 0, page.width(), page.height())
            for button in page.findChildren(QAbstractButton):
                if button.isVisible() and button.visibleRegion().boundingRect().size() != button.size():
                    assert page.detail.viewport().isAncestorOf(button), "only what scrolls is cut"
                    left = button.mapTo(page.detail.viewport(), button.rect().topLeft()).x()
                    assert left + button.width() <= page.detail.viewport().width(), button.text()
                if button.isVisible() and page.bar.isAncestorOf(button):
                    at = button.mapTo(page, button.rect().topLeft())
                    assert whole.contains(QRect(at, button.size())), button.text()
        leave(window)
    finally:
        appearance().set_scale(1.0)
