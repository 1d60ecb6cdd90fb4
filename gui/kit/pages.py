"""What a page gets and what it must offer; the shell keeps both promises, pages and shell never import each other."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Protocol

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QWidget

from gui.kit.tasks import AnalysisRunner, Pool
from quizbank.domain.changes import NOTHING, Changes
from quizbank.workflows.desk import Desk


class Bus(QObject):
    """Carries ``Changes`` from where an action was done to everything that shows it."""

    changed = Signal(object)


class Window(Protocol):
    """What a page may ask of the window."""

    def go(self, page: str, target: str = "") -> None:
        """Show a page: library, article, reading, search, study, questions, progress, export, keeping, preferences.

        ``target`` is its own word (an article's id, …) and reaches the page's ``open``.
        """
        ...

    def act(self, action: str) -> None:
        """Do an action of gui/shell/actions.py by its id ("test_me", "add_article", "undo", …)."""
        ...

    def tell(self, sentence: str, *, undo: bool = False) -> None:
        """Say something in the status line for some seconds, with an Undo beside it."""
        ...

    def page_changed(self) -> None:
        """The page's ``wants_rail``, ``title`` or ``status`` is another now."""
        ...


@dataclass(frozen=True, slots=True)
class Context:
    """The long-lived things that a page works with."""

    desk: Desk
    bus: Bus
    window: Window
    analysis: AnalysisRunner
    pool: Pool

    def publish(self, changes: Changes) -> None:
        """Tell every page what an action changed."""
        if changes != NOTHING:
            self.bus.changed.emit(changes)


class PageWidget(QWidget):
    """The base of a page; made when it is first shown.

    ``refresh`` comes after every change and before the page is shown (then with NOTHING); it should be cheap when
    nothing that it shows is among ``changes.kinds``.
    """

    title = ""
    """For the window's title."""
    wants_rail = False
    """Whether the sidebar shrinks to a rail at any width."""
    status = ""
    """A sentence for the status line instead of "Everything is saved."."""
    _first: QWidget | None = None

    def setFocusProxy(self, widget: QWidget | None) -> None:
        """Where the focus goes when the page is shown; Qt is not told, whose Tab leaps over all that stands before."""
        self._first = widget

    def setFocus(self, reason: Qt.FocusReason = Qt.FocusReason.OtherFocusReason) -> None:
        """Give the focus to where it is to go."""
        if self._first is None:
            super().setFocus(reason)
        else:
            self._first.setFocus(reason)

    def open(self, target: str) -> None:
        """Go to a place of the page."""

    def act(self, action: str, data: object = None) -> bool:
        """Do an action if it is this page's own; whether it was."""
        return False

    def refresh(self, changes: Changes) -> None:
        """Look again."""

    def dragging(self, *, over: bool) -> None:
        """Something that can be dropped is held over the window, or no longer."""

    def closing(self) -> None:
        """The window closes: remember what is to be remembered, end what is under way."""


type PageFactory = Callable[[Context], PageWidget]


_CHOSEN = "items:"


def chosen_target(uids: Iterable[str]) -> str:
    """The target that names those items, for the pages that list items."""
    return _CHOSEN + " ".join(uids)


def chosen_items(target: str) -> tuple[str, ...]:
    """The items that a target names, none if it is another one."""
    return tuple(target.removeprefix(_CHOSEN).split()) if target.startswith(_CHOSEN) else ()
