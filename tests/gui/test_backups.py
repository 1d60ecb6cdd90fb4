"""The window backs the library up beside its work, offers the last good backup, and notices another window."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from pytestqt.qtbot import QtBot

from gui import app
from gui.kit.dialogs import Dialog
from gui.shell.window import MainWindow
from quizbank.domain.errors import QuizbankError
from quizbank.workflows import backing_up
from quizbank.workflows.desk import Desk
from quizbank.workflows.making_codec import encode
from quizbank.workflows.open_desk import open_desk
from tests.gui.desk_double import AnalystDouble
from tests.store.makings import NOW, first


@pytest.fixture
def desk(data_folder: Path) -> Iterator[Desk]:
    opened = open_desk(data_folder, app.utc_now)
    opened.add(encode(first()))
    yield opened
    opened.close()


@pytest.fixture
def window(qtbot: QtBot, desk: Desk, monkeypatch: pytest.MonkeyPatch) -> MainWindow:
    monkeypatch.setattr(app, "_FIRST_BACKUP_LOOK_MS", 0)
    opened = MainWindow(desk, AnalystDouble(), {})
    qtbot.addWidget(opened)
    return opened


def test_a_backup_is_made_beside_the_window(qtbot: QtBot, window: MainWindow, desk: Desk, data_folder: Path) -> None:
    app.keep_backups(window, desk)
    qtbot.waitUntil(lambda: len(backing_up.rows(data_folder)) == 1)
    window.close()
    assert backing_up.rows(data_folder)[0].cards == 2


def test_a_backup_that_fails_is_said(qtbot: QtBot, window: MainWindow, desk: Desk, data_folder: Path) -> None:
    (data_folder / "backups").write_text("a file is in the way")
    app.keep_backups(window, desk)
    qtbot.waitUntil(lambda: "No backup could be made" in window.status.words.text())


def test_the_window_looks_again_when_another_has_written(
    qtbot: QtBot, window: MainWindow, desk: Desk, data_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(app, "_OTHER_WINDOWS_LOOK_MS", 5)
    app.watch_other_windows(window, desk)
    with qtbot.assertNotEmitted(window.context.bus.changed, wait=50):
        desk.keep([desk.questions()[0].uid])
    other = open_desk(data_folder, app.utc_now)
    with qtbot.waitSignal(window.context.bus.changed):
        other.delete_article(first().article.id)
    other.close()
    assert not window.sidebar.test_button.isEnabled()


def answer(*, accept: bool, seen: list[str]) -> None:
    """Answer the next dialog."""

    def press() -> None:
        from PySide6.QtWidgets import QApplication

        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, Dialog)
        seen.append(dialog.body.text())
        dialog.accept() if accept else dialog.reject()

    QTimer.singleShot(0, press)


@pytest.mark.parametrize("accept", [True, False])
def test_the_last_good_backup_is_offered_for_a_damaged_library(qtbot: QtBot, data_folder: Path, accept: bool) -> None:
    desk = open_desk(data_folder, lambda: NOW)
    desk.add(encode(first()))
    desk.close()
    backing_up.back_up(data_folder, None, NOW)
    file = data_folder / "library.sqlite"
    file.write_bytes(spoilt := b"no library " * 50)
    seen: list[str] = []
    answer(accept=accept, seen=seen)
    if accept:
        desk = app.open_or_restore(data_folder)
        assert [row.title for row in desk.articles()] == [first().article.title]
        desk.close()
        assert any(path.name.startswith("damaged-") for path in (data_folder / "backups").iterdir())
    else:
        with pytest.raises(QuizbankError, match="library_damaged"):
            app.open_or_restore(data_folder)
        assert file.read_bytes() == spoilt
    assert "1 article, 2 cards, 0 answers" in seen[0] and "is damaged" in seen[0]
