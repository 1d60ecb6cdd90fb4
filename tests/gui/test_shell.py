"""The window: places, rail, actions, undo, status line, and that nothing stays behind."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent, QKeySequence
from pytestqt.qtbot import QtBot

from gui.kit import theme
from gui.kit.pages import Context, PageWidget
from gui.shell import actions
from gui.shell.help import ShortcutsHelp
from gui.shell.state import RECENT, SidebarState, lit, sidebar_state
from gui.shell.window import MainWindow
from quizbank import resources
from quizbank.domain.changes import ChangeKind, Changes
from quizbank.settings import Look
from quizbank.strings import say
from quizbank.workflows.rows import Today
from tests.gui.desk_double import LIBRARY, TODAY, AnalystDouble, DeskDouble, article_row


class PageDouble(PageWidget):
    """Notes what it is told."""

    def __init__(self, context: Context, name: str) -> None:
        super().__init__()
        self.context, self.name, self.told = context, name, []
        self.title = name.capitalize()
        self.wants_rail = name == "study"
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def open(self, target: str) -> None:
        self.told.append(("open", target))

    def act(self, action: str, data: object = None) -> bool:
        self.told.append(("act", action))
        return self.name == "library" and action in ("add_article", "drop", "paste")

    def refresh(self, changes: Changes) -> None:
        self.told.append(("refresh", changes.label))

    def dragging(self, *, over: bool) -> None:
        self.told.append(("dragging", str(over)))

    def closing(self) -> None:
        self.told.append(("closing", ""))


PLACES = ("library", "article", "study", "questions", "progress", "export")


@pytest.fixture
def desk() -> DeskDouble:
    return DeskDouble(LIBRARY, TODAY)


@pytest.fixture
def window(qtbot: QtBot, desk: DeskDouble) -> MainWindow:
    factories = {name: lambda context, name=name: PageDouble(context, name) for name in PLACES}
    made = MainWindow(desk, AnalystDouble(), factories)
    qtbot.addWidget(made)
    made.resize(1280, 800)
    made.go("library")
    with qtbot.waitActive(made, timeout=1000):
        made.show()
        made.activateWindow()
    return made


def told(window: MainWindow, page: str) -> list[tuple[str, str]]:
    found = window.page(page)
    assert isinstance(found, PageDouble)
    return found.told


def test_the_sidebar_counts_what_there_is_to_do() -> None:
    state = sidebar_state(LIBRARY, TODAY)
    assert (state.count("study"), state.count("questions"), state.count("progress")) == (17, 8, 0)
    assert [row.article for row in state.recent] == ["a1", "a2", "a3", "a4"] and state.can_test
    assert sidebar_state((), Today(0, 0, 0)) == SidebarState((("study", 0), ("questions", 0)))


def test_recent_are_the_last_added_whatever_the_order() -> None:
    rows = [article_row(f"a{day}", "T", day=day) for day in (3, 9, 1, 7, 5, 8)]
    assert [row.article for row in sidebar_state(rows, TODAY).recent] == ["a9", "a8", "a7", "a5", "a3"]
    assert len(sidebar_state(rows, TODAY).recent) == RECENT
    assert lit("article") == "library" and lit("study") == "study"
    assert rows[0].added < datetime(2031, 4, 1, tzinfo=UTC)


@pytest.mark.parametrize(("number", "page"), [*enumerate(("library", "study", "questions", "progress", "export"), 1)])
def test_ctrl_and_a_number_go_to_a_place(qtbot: QtBot, window: MainWindow, number: int, page: str) -> None:
    qtbot.keyClick(window, Qt.Key(Qt.Key.Key_0 + number), Qt.KeyboardModifier.ControlModifier)
    assert window.page_name == page
    assert window.windowTitle().startswith(page.capitalize())


def test_pages_are_made_when_first_shown_and_then_kept(window: MainWindow) -> None:
    assert window.page("study") is None
    window.go("study")
    first = window.page("study")
    window.go("library")
    window.go("study", "due")
    assert window.page("study") is first
    assert told(window, "study")[-1] == ("open", "due")
    window.go("nowhere")
    assert window.page_name == "study"


def test_the_rail_comes_with_small_windows_and_with_pages_that_ask(qtbot: QtBot, window: MainWindow) -> None:
    window.resize(1280, 800)
    assert not window.sidebar.rail and window.sidebar.width() == 220
    window.go("study")
    assert window.sidebar.rail and window.sidebar.width() == 60
    window.go("article", "a2")
    assert not window.sidebar.rail
    assert [row.page for row in window.sidebar._rows if row.chosen] == ["library", "library"]
    window.resize(900, 600)
    assert window.sidebar.rail


def test_an_action_goes_to_the_open_page_or_to_its_own(window: MainWindow) -> None:
    window.go("progress")
    window.act("add_article")
    assert window.page_name == "library" and told(window, "library")[-1] == ("act", "add_article")
    window.go("progress")
    window.sidebar.test_button.click()
    assert window.page_name == "study" and told(window, "study")[-1] == ("act", "test_me")
    window.go("progress")
    window.act("find")
    assert window.page_name == "progress" and told(window, "progress")[-1] == ("act", "find")


def test_a_drop_reaches_the_library(window: MainWindow) -> None:
    window.go("progress")
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile("/a.txt")])
    nothing = Qt.KeyboardModifier.NoModifier
    drop = QDropEvent(QPointF(5, 5), Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, nothing)
    window.dropEvent(drop)
    assert told(window, "progress")[-1] == ("dragging", "False")
    assert window.page_name == "library" and told(window, "library")[-1] == ("act", "drop")


def test_changes_reach_every_page_and_the_counts(window: MainWindow, desk: DeskDouble) -> None:
    desk._articles, desk._today, desk.label = LIBRARY[:1], Today(1, 0, 1), "keep"
    window.context.publish(Changes(frozenset({ChangeKind.QUESTIONS}), ("x",), "keep"))
    assert told(window, "library")[-1] == ("refresh", "keep")
    assert {row.count for row in window.sidebar._rows if row.page == "study"} == {1}
    assert window.menus.actions["undo"].isEnabled()
    assert say("undo", "keep") in window.menus.actions["undo"].text()


def test_undo_takes_back_and_says_so(qtbot: QtBot, window: MainWindow, desk: DeskDouble) -> None:
    window.act("undo")
    assert window.status.words.text() == say("shell", "nothing_to_undo")
    desk.label = "drop"
    window.tell("8 questions dropped.", undo=True)
    assert window.status.undo.isVisible()
    qtbot.mouseClick(window.status.undo, Qt.MouseButton.LeftButton)
    assert desk.calls == ["undo", "undo"] and say("undo", "drop") in window.status.words.text()
    assert told(window, "library")[-1] == ("refresh", "drop")
    window.status.rest()
    assert window.status.words.text() == say("shell", "saved") and not window.status.undo.isVisible()


def test_redo_does_it_again_and_says_so(window: MainWindow, desk: DeskDouble) -> None:
    redo = window.menus.actions["redo"]
    assert not redo.isEnabled() and redo.shortcut().toString() == "Ctrl+Shift+Z"
    window.act("redo")
    assert window.status.words.text() == say("shell", "nothing_to_redo")
    desk.label = "drop"
    window.act("undo")
    assert redo.isEnabled() and say("undo", "drop") in redo.text()
    redo.trigger()
    assert desk.label == "drop" and say("undo", "drop") in window.status.words.text()
    assert not window.status.undo.isHidden() and not redo.isEnabled()
    assert told(window, "library")[-1] == ("refresh", "drop")


def test_an_answer_reads_again_only_the_articles_that_are_named(window: MainWindow, desk: DeskDouble) -> None:
    named = {row.article for row in window.sidebar._state.recent}
    desk._articles = tuple(replace(row, due=77, unread=50) for row in desk._articles)
    window.context.publish(Changes(frozenset({ChangeKind.CARDS}), ("x",), "grade"))
    assert {row.due for row in window.sidebar._state.recent} == {77}
    assert window.sidebar._state.count("questions") == 50 * len(named)
    desk._articles = ()
    window.context.publish(Changes(frozenset({ChangeKind.CARDS}), ("x",), "grade"))
    assert {row.article for row in window.sidebar._state.recent} == named, "until it is said that articles went"
    window.context.publish(Changes(frozenset({ChangeKind.ARTICLES}), ("x",), "delete_article"))
    assert window.sidebar._state == sidebar_state((), TODAY)


def test_what_is_done_next_takes_the_offer_of_undo_away(window: MainWindow) -> None:
    window.tell("Dropped.", undo=True)
    window.context.publish(Changes(frozenset({ChangeKind.SETTINGS}), ()))
    assert not window.status.undo.isHidden(), "what can't be undone leaves it"
    window.context.publish(Changes(frozenset({ChangeKind.CARDS}), ("x",), "grade"))
    assert window.status.undo.isHidden()
    assert window.status.words.text() == say("shell", "saved")


def test_a_page_may_have_its_own_words_in_the_status_line(window: MainWindow) -> None:
    page = window.page("library")
    assert page is not None
    page.status = "Nothing leaves this computer."
    window.page_changed()
    assert window.status.words.text() == page.status


def test_theme_and_size_are_chosen_in_the_menu(window: MainWindow, desk: DeskDouble) -> None:
    window.act("theme_dark")
    window.act("larger")
    assert theme.appearance().look == Look("dark", 1.1)
    assert theme.theme().name == "dark" and window.menus.actions["theme_dark"].isChecked()
    window.act("smaller")
    window.act("normal_size")
    assert theme.appearance().look == Look("dark")
    assert desk.settings == {}, "the look belongs to this computer, not to the library"


def test_nothing_can_be_asked_of_an_empty_library(qtbot: QtBot) -> None:
    window = MainWindow(DeskDouble(), AnalystDouble(), {"library": lambda context: PageDouble(context, "library")})
    qtbot.addWidget(window)
    window.go("library")
    assert not window.sidebar.test_button.isEnabled() and not window.sidebar.test_icon.isEnabled()
    assert "preferences" not in window.menus.actions, "no menu promises a page that isn't there"
    assert "test_me" not in window.menus.actions
    window.show()
    window.close()


def test_every_action_has_words_and_a_key_of_its_own() -> None:
    words = resources.toml("strings", "en.toml")["shell"]
    assert all(f"action_{action.id}" in words for action in actions.ACTIONS)
    assert all(code in words for _, keys in actions.PAGE_KEYS for _, code in keys)
    assert all(f"keys_{place}" in words for place, _ in actions.PAGE_KEYS)
    keys = [action.keys for action in actions.ACTIONS if action.keys]
    assert len(keys) == len(set(keys)) and all(not QKeySequence(key).isEmpty() for key in keys)
    assert {action.menu for action in actions.ACTIONS} == set(actions.MENUS)


def test_f1_lists_the_keys_and_esc_leaves(qtbot: QtBot, window: MainWindow) -> None:
    window.act("shortcuts")
    helps = window.findChildren(ShortcutsHelp)
    assert helps and helps[0].isVisible()
    assert helps[0].screen().availableGeometry().contains(helps[0].geometry()), "it is placed by its full height"
    qtbot.keyClick(helps[0], Qt.Key.Key_Escape)
    assert not helps[0].isVisible()


def test_the_keys_scroll_on_a_low_screen(qtbot: QtBot, window: MainWindow) -> None:
    theme.appearance().set_scale(1.5)
    window.move(0, 300)
    window.act("shortcuts")
    (shown,) = window.findChildren(ShortcutsHelp)
    screen, bar = shown.screen().availableSize(), shown.scroller.verticalScrollBar()
    assert shown.width() <= screen.width() and shown.height() <= screen.height(), "1.5 × 562 px are more than 800"
    assert screen.height() >= shown.frameGeometry().bottom(), "it ends on the screen wherever the window stands"
    assert shown.accept_button.isVisible() and bar.maximum() > 0
    qtbot.keyClick(shown, Qt.Key.Key_PageDown)
    assert bar.value() > 0
    qtbot.keyClick(shown, Qt.Key.Key_PageUp)
    assert bar.value() == 0
    qtbot.keyClick(shown, Qt.Key.Key_Return)
    assert not shown.isVisible()


def test_by_tab_alone_the_whole_window_is_walked_and_the_ring_is_seen(qtbot: QtBot, window: MainWindow) -> None:
    window.sidebar._rows[0].setFocus(Qt.FocusReason.TabFocusReason)
    walked = []
    for _ in range(12):
        focused = window.focusWidget()
        walked.append(focused.accessibleName() or type(focused).__name__)
        assert getattr(focused, "ring", True)
        qtbot.keyClick(focused, Qt.Key.Key_Tab)
    assert walked[:5] == ["Library", "Study, 17", "Questions, 8", "Progress", "Print & export"]
    assert walked[5] == "Highland communes win a veto, 5 cards due"
    assert walked[9:12] == ["Test me: 10 questions", "Choose a quiz…", "Add article"]


def test_closing_tells_the_pages_and_leaves_no_thread(window: MainWindow) -> None:
    page = window.page("library")
    window.context.pool.run(lambda: 1, lambda _: None, lambda _: None)
    window.close()
    assert isinstance(page, PageDouble) and page.told[-1] == ("closing", "")


@pytest.mark.parametrize(
    ("kept", "size"), [("", (800, 800)), ("900x600", (800, 600)), ("7x9", (800, 520)), ("wide", (800, 800))]
)
def test_the_window_has_the_size_that_it_was_left_with(
    qtbot: QtBot, desk: DeskDouble, kept: str, size: tuple[int, int]
) -> None:
    desk.settings["window"] = kept
    window = MainWindow(desk, AnalystDouble(), {})
    qtbot.addWidget(window)
    assert (window.width(), window.height()) == size, "the screen of the tests is 800 × 800"
    window.close()
    assert desk.settings["window"] == f"{size[0]}x{size[1]}"
