"""The look over restarts: kept in settings.toml when it changes, worn at the next start, never a hindrance."""

from collections.abc import Iterator
from datetime import UTC
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from gui import app
from gui.kit import theme
from gui.shell.look import LookKeeper
from gui.shell.window import MainWindow
from quizbank.settings import FILE, Look, load_look, save_look
from quizbank.strings import say
from quizbank.workflows.desk import Desk
from quizbank.workflows.open_desk import open_desk
from tests.gui.desk_double import LIBRARY, TODAY, AnalystDouble, DeskDouble
from tests.made_up import NOW


@pytest.fixture
def window(qtbot: QtBot, data_folder: Path) -> Iterator[MainWindow]:
    """A window whose look is kept in the data folder."""
    data_folder.mkdir()
    made = MainWindow(DeskDouble(LIBRARY, TODAY), AnalystDouble(), {})
    LookKeeper(data_folder, made.tell, made)
    qtbot.addWidget(made)
    yield made
    made.close()


def test_what_is_chosen_is_kept(window: MainWindow, data_folder: Path) -> None:
    window.act("theme_dark")
    window.act("larger")
    theme.appearance().set_reader_scale(1.3)
    assert load_look(data_folder) == Look("dark", 1.1, 1.3)
    assert [file.name for file in data_folder.iterdir()] == [FILE]


def test_only_what_differs_is_written(window: MainWindow, data_folder: Path) -> None:
    theme.appearance().apply()
    theme.appearance().set_mode("light")
    assert not (data_folder / FILE).exists(), "light it was before"
    window.act("theme_system")
    kept = (data_folder / FILE).stat().st_mtime_ns
    styles = QApplication.styleHints()
    for scheme in (Qt.ColorScheme.Dark, Qt.ColorScheme.Unknown):  # the system's colours change, not the choice
        styles.colorSchemeChanged.emit(scheme)
    assert (data_folder / FILE).stat().st_mtime_ns == kept


def test_a_file_that_cannot_be_written_is_told_once(
    window: MainWindow, data_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[str] = []
    monkeypatch.setattr(window.status, "tell", lambda sentence, **_: told.append(sentence))
    (data_folder / FILE).mkdir()  # whoever runs the tests: nobody writes over a folder
    window.act("theme_dark")
    window.act("larger")
    assert theme.appearance().look == Look("dark", 1.1), "it is worn all the same"
    (sentence,) = told
    assert sentence.startswith(f"{FILE} cannot be written (")
    assert [file.name for file in data_folder.iterdir()] == [FILE], "no draft is left behind"
    (data_folder / FILE).rmdir()
    window.act("larger")
    assert load_look(data_folder) == Look("dark", 1.2), "when it can be written again, it is"


def test_a_data_folder_that_went_away_does_no_harm(window: MainWindow, data_folder: Path) -> None:
    data_folder.rmdir()
    window.act("theme_dark")
    assert theme.theme().name == "dark" and not data_folder.exists()
    assert window.status.words.text() == say("shell", "look_unsaved", file=FILE, reason="No such file or directory")


def test_a_closed_window_keeps_no_more(qtbot: QtBot, window: MainWindow, data_folder: Path) -> None:
    keeper = window.findChild(LookKeeper)
    assert isinstance(keeper, LookKeeper)
    with qtbot.waitSignal(keeper.destroyed):
        keeper.deleteLater()
    theme.appearance().set_mode("dark")
    assert not (data_folder / FILE).exists()


def test_a_restart_keeps_the_look(
    qtbot: QtBot, qapp: QApplication, data_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Through the composition root itself, but for the analysis process."""
    seen: list[tuple[Look, str]] = []
    steps = iter((("theme_dark", "larger"), ("smaller",), ()))

    class QuietWorker(AnalystDouble):
        def warm(self) -> None:
            pass

    def start_and_close() -> int:
        window = next(w for w in QApplication.topLevelWidgets() if isinstance(w, MainWindow) and w.isVisible())
        seen.append((theme.appearance().look, theme.theme().name))
        for action in next(steps):
            window.act(action)
        assert {window.desk.setting(name) for name in ("theme", "text_scale", "reader_scale")} == {""}
        window.close()
        window.deleteLater()
        return 0

    monkeypatch.setattr(app, "Worker", QuietWorker)
    monkeypatch.setattr(app, "add_starters", lambda desk: None)
    monkeypatch.setattr(app, "open_desk", _desk)
    monkeypatch.setattr("sys.excepthook", None)
    monkeypatch.setattr(QApplication, "exec", staticmethod(start_and_close))
    for _ in range(3):
        assert app.run() == 0
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        theme.start(qapp, "light")  # another process would begin with what its system has
    assert seen == [(Look(), "light"), (Look("dark", 1.1), "dark"), (Look("dark", 1.0), "dark")]


def test_it_is_worn_before_a_library_that_cannot_be_opened_says_so(
    qapp: QApplication, data_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    data_folder.mkdir()
    save_look(data_folder, Look("dark", 1.2))
    (data_folder / "library.sqlite").write_bytes(b"no library at all" * 400)
    worn: list[Look] = []
    monkeypatch.setattr("gui.app.Dialog.exec", lambda _: worn.append(theme.appearance().look))
    assert app.run() == 1
    assert worn == [Look("dark", 1.2)]


def _desk(folder: Path, clock: object) -> Desk:
    return open_desk(folder, lambda: NOW, zone=UTC)
