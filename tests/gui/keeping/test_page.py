"""The page that keeps a library on the real desk: backups, bin and files, and that nothing is done unasked."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, Qt, QUrl
from PySide6.QtWidgets import QAbstractButton, QApplication, QFileDialog, QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from gui.keeping.page import KeepingPage
from gui.kit.labels import WrapLabel
from gui.kit.theme import appearance
from gui.library.page import LibraryPage
from gui.shell.window import MainWindow
from quizbank.domain.study_set import SetKind
from quizbank.workflows import keeping, receiving_apart
from quizbank.workflows.desk import Desk
from tests.gui.desk_double import AnalystDouble
from tests.gui.keeping_screens import carried, kept_desk, rest, window_on
from tests.gui.windows import leave, put_up, settle
from tests.made_up import made_up_desk, others, river


@pytest.fixture
def desk(data_folder: Path) -> Iterator[Desk]:
    made = kept_desk(data_folder)
    yield made
    made.close()


@pytest.fixture
def shown(desk: Desk, qtbot: QtBot) -> Iterator[tuple[MainWindow, KeepingPage]]:
    window, page = window_on(desk)
    put_up(window)
    yield window, page
    leave(window)


def told(window: MainWindow) -> str:
    return window.status.words.text()


def test_backups_are_listed_and_one_is_made_now(shown: tuple[MainWindow, KeepingPage], desk: Desk) -> None:
    window, page = shown
    assert [line.meta.text() for line in page.backups.lines] == [
        f"4 articles, 12 cards, {answers} answers" for answers in (15, 12, 9, 6, 3)
    ]
    page.backups.make_button.click()
    assert not page.backups.make_button.isEnabled()
    rest(page)
    rest(page)
    assert page.backups.make_button.isEnabled() and told(window).startswith("Backed up: library-")
    assert len(page.backups.lines) == 5 and page.backups.more.text() == "All 6 backups"
    page.backups.more.click()
    assert len(page.backups.lines) == 6 and page.backups.more.isHidden()
    assert page.backups.lines[0].meta.text() == "2 articles, 12 cards, 15 answers"


def test_a_backup_is_compared_before_it_is_restored(shown: tuple[MainWindow, KeepingPage], desk: Desk) -> None:
    window, page = shown
    page.backups.lines[2].button.click()
    offer = page.backups.offer
    assert offer.isVisible() and "2 articles more, 6 answers fewer" in offer.body.text()
    assert len(desk.articles()) == 2, "nothing was done yet"
    page.backups.leave_button.click()
    assert offer.isHidden() and len(desk.articles()) == 2
    page.backups.lines[2].button.click()
    page.backups.restore_button.click()
    rest(page)
    assert len(desk.articles()) == 4 and desk.bin() == ()
    assert told(window).startswith("Restored.") and offer.isHidden()
    assert len(desk.backups()) == 6, "the library as it was is one of them"


def test_esc_leaves_the_offer(shown: tuple[MainWindow, KeepingPage], qtbot: QtBot) -> None:
    _, page = shown
    page.backups.lines[0].button.click()
    qtbot.keyClick(page.backups.restore_button, Qt.Key.Key_Escape)
    assert page.backups.offer.isHidden()
    assert QApplication.focusWidget() is page.backups.make_button


def test_a_damaged_backup_says_so_and_has_no_button(desk: Desk, qtbot: QtBot, data_folder: Path) -> None:
    max((data_folder / "backups").glob("library-*")).write_bytes(b"no library")
    window, page = window_on(desk)
    put_up(window)
    assert page.backups.lines[0].meta.text() == "Damaged: cannot be put back."
    assert page.backups.lines[0].button.isHidden() and page.backups.lines[1].button.isVisible()
    leave(window)


def test_an_article_is_put_back_and_undo_takes_it_out_again(shown: tuple[MainWindow, KeepingPage], desk: Desk) -> None:
    window, page = shown
    page.tabs.set_current(1)
    assert [line.title.text() for line in page.bin.lines] == [making.article.title for making in others()[1::-1]]
    page.bin.lines[0].button.setFocus()
    page.bin.lines[0].button.click()
    assert len(page.bin.lines) == 1 and len(desk.articles()) == 3
    assert QApplication.focusWidget() is page.tabs.bar.buttons[1], "the line that was pressed is gone"
    assert told(window).endswith("is back, with its history.")
    window.act("undo")
    assert len(page.bin.lines) == 2 and page.tabs.bar.buttons[1].count == 2


@pytest.mark.parametrize("accept", [True, False])
def test_the_bin_is_emptied_only_after_a_question(
    shown: tuple[MainWindow, KeepingPage], desk: Desk, accept: bool
) -> None:
    _, page = shown
    page.tabs.set_current(1)
    dialog = page.bin.ask()
    assert dialog.title.text() == "Remove 2 articles for good?" and "cannot be undone" in dialog.body.text()
    dialog.accept() if accept else dialog.reject()
    assert len(desk.bin()) == (0 if accept else 2)
    assert page.bin.empty_button.isHidden() == accept
    assert len(page.bin.lines) == (0 if accept else 2)


def test_a_file_says_what_it_brings_before_it_is_merged(
    shown: tuple[MainWindow, KeepingPage], desk: Desk, tmp_path: Path
) -> None:
    window, page = shown
    file = carried(tmp_path)
    page.files.take(file)
    assert page.files.offer.title.text() == "Looking through Marenia.quizbank…"
    assert page.files.merge_button.isHidden() and not page.files.import_button.isEnabled()
    rest(page)
    assert page.files.offer.title.text() == "Marenia.quizbank: 2 articles new, 2 already here, 7 answers new."
    assert len(desk.articles()) == 2
    page.files.merge_button.click()
    assert len(desk.articles()) == 4 and page.files.offer.isHidden()
    assert told(window).startswith("Imported: 2 articles new")
    window.act("undo")
    assert len(desk.articles()) == 2
    window.act("redo")
    page.files.take(file)
    rest(page)
    assert page.files.offer.title.text() == "Marenia.quizbank: all of it is here already."
    assert page.files.merge_button.isHidden() and page.files.leave_button.text() == "Close"


def test_a_file_that_lies_is_refused_in_one_sentence(
    shown: tuple[MainWindow, KeepingPage], desk: Desk, tmp_path: Path
) -> None:
    _, page = shown
    file = tmp_path / "lie.quizbank"
    file.write_bytes(b"SQLite format 3\0" + bytes(500))
    page.files.take(file)
    rest(page)
    assert page.files.offer.title.text().startswith("lie.quizbank was not written by Quizbank")
    assert page.files.offer.tone == "warning" and page.files.merge_button.isHidden()
    page.files.leave_button.click()
    assert page.files.offer.isHidden() and len(desk.articles()) == 2


@pytest.mark.parametrize("closes", [False, True])
def test_what_takes_too_long_is_cancelled_or_ends_with_the_window(
    desk: Desk, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, closes: bool
) -> None:
    monkeypatch.setattr(receiving_apart, "_MODULE", "tests.workflows.spoilt_receiver")
    window, page = window_on(desk)
    put_up(window)
    page.tabs.set_current(2)
    file = carried(tmp_path).rename(tmp_path / "hangs.quizbank")
    page.files.take(file)
    qtbot.waitUntil(file.with_suffix(".begun").exists, timeout=10_000)
    assert page.files.leave_button.isVisible() and page.files.leave_button.text() == "Cancel"
    assert page.files.merge_button.isHidden() and not page.files.import_button.isEnabled()
    if not closes:
        qtbot.keyClick(page.files.leave_button, Qt.Key.Key_Escape)
        assert page.files.offer.isHidden() and page.files.import_button.isEnabled()
        rest(page)
        assert page.files.offer.isHidden() and len(desk.articles()) == 2
    leave(window)


def test_a_second_file_takes_the_place_of_the_first(
    shown: tuple[MainWindow, KeepingPage], desk: Desk, tmp_path: Path
) -> None:
    _, page = shown
    (lie := tmp_path / "lie.quizbank").write_bytes(b"SQLite format 3\0" + bytes(500))
    page.files.take(lie)
    page.files.take(carried(tmp_path))
    rest(page)
    assert page.files.offer.title.text().startswith("Marenia.quizbank: 2 articles new")


def test_a_library_an_article_or_a_set_is_written(
    shown: tuple[MainWindow, KeepingPage], desk: Desk, tmp_path: Path
) -> None:
    window, page = shown
    window.act("export_library")
    assert page.tabs.current() == 2 and page.files.which_field.isHidden()
    page.files.write(tmp_path / "whole.quizbank")
    assert told(window).startswith("whole.quizbank holds 2 articles, ")
    assert not [
        page.files.kind.itemText(n) for n in range(page.files.kind.count()) if "." in page.files.kind.itemText(n)
    ]
    page.files.kind.setCurrentIndex(1)
    assert page.files.which_field.isVisible()
    page.files.which.setCurrentIndex(page.files.which.findText(river().article.title))
    page.files.write(tmp_path / "article.quizbank")
    assert told(window) == "article.quizbank holds 1 article, 15 questions."
    page.files.kind.setCurrentIndex(1 + list(SetKind).index(SetKind.TOPIC))
    assert page.files.which.currentText() in ("Actors", "Dates", "Organizations")
    page.files.write(tmp_path / "none" / "set.quizbank")
    assert "there is no folder" in told(window)
    page.files.write(tmp_path / "set.quizbank")
    assert keeping.is_parcel(tmp_path / "set.quizbank")


def test_an_article_of_the_library_is_chosen_to_be_written(shown: tuple[MainWindow, KeepingPage], desk: Desk) -> None:
    window, page = shown
    window.go("keeping", f"article:{river().article.id}")
    assert page.tabs.current() == 2 and page.files.which.currentText() == river().article.title
    rest(page)


def test_the_dialogs_ask_for_a_file(shown: tuple[MainWindow, KeepingPage], tmp_path: Path) -> None:
    window, page = shown
    file = carried(tmp_path)
    window.act("import_library")
    choose = page.files.findChild(QFileDialog)
    assert choose is not None
    choose.fileSelected.emit(str(file))
    choose.close()
    rest(page)
    assert page.files.offer.isVisible()
    page.files.leave()
    page.files.ask_where()
    save = next(dialog for dialog in page.files.findChildren(QFileDialog) if dialog is not choose)
    save.fileSelected.emit(str(tmp_path / "mine"))
    save.close()
    assert keeping.is_parcel(tmp_path / "mine.quizbank")


def test_a_file_that_is_dropped_on_the_library_is_looked_into(desk: Desk, qtbot: QtBot, tmp_path: Path) -> None:
    window = MainWindow(desk, AnalystDouble(), {"library": LibraryPage, "keeping": KeepingPage})
    put_up(window)
    window.go("library")
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(carried(tmp_path)))])
    library = window.page("library")
    assert isinstance(library, LibraryPage)
    library.act("drop", data)
    page = window.page("keeping")
    assert isinstance(page, KeepingPage) and page.isVisible() and page.tabs.current() == 2
    rest(page)
    assert page.files.merge_button.isVisible()
    leave(window)


def test_an_empty_library_has_nothing_to_put_back(qtbot: QtBot, data_folder: Path) -> None:
    desk = made_up_desk(data_folder, makings=())
    window, page = window_on(desk)
    put_up(window)
    assert page.backups.words.text().startswith("None yet.") and not page.backups.lines
    assert page.bin.words.text().startswith("Nothing here.") and page.bin.empty_button.isHidden()
    page.tabs.set_current(2)
    page.files.kind.setCurrentIndex(1)
    assert not page.files.export_button.isEnabled()
    leave(window)
    desk.close()


def in_sight(page: KeepingPage, button: QAbstractButton) -> None:
    """The button can be seen whole without scrolling."""
    seen = page.tabs.stack.currentWidget()
    assert isinstance(seen, QScrollArea)
    top = button.mapTo(seen.viewport(), button.rect().topLeft()).y()
    assert top >= 0 and top + button.height() <= seen.viewport().height()


@pytest.mark.parametrize("scale", [1.0, 1.5])
def test_nothing_is_squeezed_and_every_button_has_a_name(
    shown: tuple[MainWindow, KeepingPage], tmp_path: Path, scale: float
) -> None:
    window, page = shown
    appearance().set_scale(scale)
    window.resize(900, 600)
    settle()
    page.backups.lines[2].button.click()
    settle()
    in_sight(page, page.backups.restore_button)
    page.tabs.set_current(2)
    page.files.take(carried(tmp_path))
    rest(page)
    settle()
    in_sight(page, page.files.merge_button)
    for tab in range(3):
        page.tabs.set_current(tab)
        settle()
        scroll = page.tabs.stack.currentWidget()
        assert isinstance(scroll, QWidget)
        for label in scroll.findChildren(WrapLabel):
            if label.isVisible():
                assert label.height() >= label.heightForWidth(label.width()), label.text()
        for button in scroll.findChildren(QAbstractButton):
            if button.isVisible():
                assert button.accessibleName() or button.text()
                right = button.mapTo(page, button.rect().topRight()).x()
                assert right <= page.width(), button.text()
