"""The main window: menus, sidebar, pages, status line; it does what no page does by itself."""

from collections.abc import Mapping

from PySide6.QtCore import QMimeData, QSize, Signal
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDragLeaveEvent, QDropEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QMainWindow, QVBoxLayout, QWidget

from gui.kit.page import Stack
from gui.kit.pages import Bus, Context, PageFactory, PageWidget
from gui.kit.spaces import MENU_BAR, RAIL_UNDER, px
from gui.kit.surfaces import spaced
from gui.kit.tasks import AnalysisRunner, Pool
from gui.kit.theme import appearance
from gui.shell.actions import find
from gui.shell.help import ShortcutsHelp
from gui.shell.menus import Menus
from gui.shell.sidebar import Sidebar
from gui.shell.state import latest, sidebar_state
from gui.shell.status import StatusLine
from quizbank.domain.changes import NOTHING, ChangeKind, Changes
from quizbank.domain.errors import QuizbankError
from quizbank.strings import say, say_error
from quizbank.workflows.analysis import Analyst
from quizbank.workflows.desk import Desk
from quizbank.workflows.rows import ArticleRow

SMALLEST = (800, 520)
_COUNTED = {ChangeKind.ARTICLES, ChangeKind.QUESTIONS, ChangeKind.CARDS}


class MainWindow(QMainWindow):
    """The window on one open library.

    ``factories`` gives the pages by name; a place without a page is left out of the menus. The desk and the analyst
    belong to whoever made them: closing the window ends its own work only. ``moved`` tells page and target.
    """

    moved = Signal(str, str)

    def __init__(self, desk: Desk, analyst: Analyst, factories: Mapping[str, PageFactory]) -> None:
        super().__init__()
        self.desk = desk
        self.context = Context(desk, Bus(self), self, AnalysisRunner(analyst, self), Pool(self))
        self._factories = dict(factories)
        self._pages: dict[str, PageWidget] = {}
        self._articles: tuple[ArticleRow, ...] = ()
        self.page_name = ""
        self.target = ""
        self.setAcceptDrops(True)
        self.menuBar().setMinimumHeight(px(MENU_BAR))
        self.menus = Menus(self.menuBar(), frozenset(factories), self)
        self.menus.acted.connect(self.act)
        self.sidebar = Sidebar()
        self.sidebar.asked.connect(self.go)
        self.sidebar.acted.connect(self.act)
        self.status = StatusLine()
        self.status.undone.connect(self._undo)
        self.stack = Stack()
        self._lay_out()
        self.context.bus.changed.connect(self._on_changes)
        self._look_again()
        self._restore_size()
        self.setWindowTitle(say("shell", "app"))

    # --- what pages ask for -----------------------------------------------------------------------------------
    def go(self, page: str, target: str = "") -> None:
        """Show a page; nothing happens for a page that isn't there."""
        shown = self._page(page)
        if shown is None:
            return
        self.page_name, self.target = page, target
        shown.refresh(NOTHING)
        shown.open(target)
        self.stack.setCurrentWidget(shown)
        self.page_changed()
        shown.setFocus()
        self.moved.emit(page, target)

    def act(self, action: str, data: object = None) -> None:
        """Do an action: the window's own, else the open page's, else that of the page that owns it."""
        own = self._own(action)
        if own:
            return
        current = self._pages.get(self.page_name)
        if current is not None and current.act(action, data):
            return
        # What the open page cannot find in itself is looked for everywhere.
        self._hand_over("search" if action == "find" else find(action).page, action, data)

    def tell(self, sentence: str, *, undo: bool = False) -> None:
        """Say something in the status line."""
        self.status.tell(sentence, undo=undo)

    def page_changed(self) -> None:
        """Look at the open page's title, status and wish for a rail again."""
        page = self._pages.get(self.page_name)
        if page is None:
            return
        narrow = self.width() < px(RAIL_UNDER)
        self.sidebar.set_rail(rail=narrow or page.wants_rail)
        self.sidebar.set_place(self.page_name, self.target if self.page_name == "article" else "")
        self.status.set_resting(page.status)
        self.setWindowTitle(f"{page.title} – {say('shell', 'app')}" if page.title else say("shell", "app"))

    def page(self, name: str) -> PageWidget | None:
        """A page that was shown already."""
        return self._pages.get(name)

    # --- Qt ---------------------------------------------------------------------------------------------------
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Sidebar or rail."""
        super().resizeEvent(event)
        self.page_changed()

    def minimumSizeHint(self) -> QSize:
        """Small screens are fine."""
        return QSize(*SMALLEST)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take files and text."""
        if event.mimeData().hasUrls() or event.mimeData().hasText():
            event.acceptProposedAction()
            self._tell_dragging(over=True)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        """It went away again."""
        self._tell_dragging(over=False)

    def dropEvent(self, event: QDropEvent) -> None:
        """Hand files and text to the library page, as the action "drop" with a copy of the data."""
        self._tell_dragging(over=False)
        copy = QMimeData()
        copy.setUrls(event.mimeData().urls())
        if not event.mimeData().hasUrls():
            copy.setText(event.mimeData().text())
            if event.mimeData().hasHtml():
                copy.setHtml(event.mimeData().html())
        event.acceptProposedAction()
        self._hand_over("library", "drop", copy)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Let pages remember, end what is under way, wait for threads."""
        for page in self._pages.values():
            page.closing()
        self.context.analysis.close()
        self.context.pool.close()
        if not self.isMaximized():
            self.desk.remember("window", f"{self.width()}x{self.height()}")
        super().closeEvent(event)

    # --- inside -----------------------------------------------------------------------------------------------
    def _lay_out(self) -> None:
        middle = spaced(QHBoxLayout())
        middle.addWidget(self.sidebar)
        middle.addWidget(self.stack, 1)
        central = QWidget()
        column = spaced(QVBoxLayout(central))
        column.addLayout(middle, 1)
        column.addWidget(self.status)
        self.setCentralWidget(central)

    def _restore_size(self) -> None:
        """The size that it had when it was closed, within the screen; 1280 × 800 at first."""
        width, _, height = self.desk.setting("window", "").partition("x")
        wanted = QSize(int(width), int(height)) if width.isdecimal() and height.isdecimal() else QSize(1280, 800)
        self.resize(wanted.boundedTo(self.screen().availableSize()).expandedTo(QSize(*SMALLEST)))

    def _page(self, name: str) -> PageWidget | None:
        if name not in self._pages and name in self._factories:
            page = self._factories[name](self.context)
            self._pages[name] = page
            self.stack.addWidget(page)
        return self._pages.get(name)

    def _tell_dragging(self, *, over: bool) -> None:
        if page := self._pages.get(self.page_name):
            page.dragging(over=over)

    def _hand_over(self, page: str, action: str, data: object) -> None:
        if not page:
            return
        self.go(page)
        if owner := self._pages.get(page):
            owner.act(action, data)

    def _own(self, action: str) -> bool:
        """Do an action that no page has; whether it was one."""
        if action == "quit":
            self.close()
        elif action == "undo":
            self._undo()
        elif action == "redo":
            self._redo()
        elif action == "shortcuts":
            ShortcutsHelp(frozenset(self._factories), self).open()
        elif action in ("larger", "smaller", "normal_size"):
            steps = {"larger": appearance().scale + 0.1, "smaller": appearance().scale - 0.1, "normal_size": 1.0}
            self._set_scale(round(steps[action], 1))
        elif action.startswith("theme_"):
            self._set_mode(action.removeprefix("theme_"))
        elif find(action).menu == "view" and find(action).page:
            self.go(find(action).page)
        else:
            return False
        return True

    def _undo(self) -> None:
        try:
            changes = self.desk.undo()
        except QuizbankError as error:
            self.tell(say_error(error))
            return
        if changes is None:
            self.tell(say("shell", "nothing_to_undo"))
            return
        self.context.publish(changes)
        self.tell(say("shell", "undone", action=say("undo", changes.label)))

    def _redo(self) -> None:
        try:
            changes = self.desk.redo()
        except QuizbankError as error:
            self.tell(say_error(error))
            return
        if changes is None:
            self.tell(say("shell", "nothing_to_redo"))
            return
        self.context.publish(changes)
        self.tell(say("shell", "redone", action=say("undo", changes.label)), undo=True)

    def _set_mode(self, mode: str) -> None:
        appearance().set_mode(mode)
        self.menus.set_theme(mode)

    def _set_scale(self, scale: float) -> None:
        appearance().set_scale(scale)
        self.page_changed()

    def _on_changes(self, changes: Changes) -> None:
        if changes.kinds & _COUNTED:
            self._look_again(answers_only=changes.kinds == {ChangeKind.CARDS})
        self.menus.set_undo(self.desk.can_undo())
        self.menus.set_redo(self.desk.can_redo())
        if changes.label:
            self.status.drop_undo()
        for page in tuple(self._pages.values()):  # one of them may lead to a page that is made then
            page.refresh(changes)

    def _look_again(self, *, answers_only: bool = False) -> None:
        """Show the numbers as they are now; answers change those of the articles that the sidebar names, no others."""
        if answers_only:
            fresh = {row.id: row for named in latest(self._articles) for row in self.desk.articles(named.id)}
            self._articles = tuple(fresh.get(row.id, row) for row in self._articles)
        else:
            self._articles = self.desk.articles()
        self.sidebar.set_state(sidebar_state(self._articles, self.desk.today()))
        self.menus.set_undo(self.desk.can_undo())
        self.menus.set_redo(self.desk.can_redo())
        self.menus.set_enabled("test_me", enabled=self.sidebar.test_button.isEnabled())
