"""The right side: the line of pages and actions, what an export came to, and the pages or why there are none."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QMenu, QSizePolicy, QStackedWidget, QVBoxLayout, QWidget

from gui.export.canvas import PagesView
from gui.export.state import FORMATS, Settings, SheetState, say_format
from gui.kit.base import Surface
from gui.kit.buttons import Button, IconButton
from gui.kit.labels import Label
from gui.kit.page import Scroll
from gui.kit.spaces import px
from gui.kit.surfaces import EmptyState, Line, Message, spaced
from gui.kit.theme import appearance
from quizbank.domain.paper import DrawnSheet
from quizbank.strings import say

_MOST_OF_HEIGHT = 0.45


class ActionLine(Surface):
    """Pages at the left, actions at the right; in two lines where one is too short."""

    export_asked = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("surface", parent)
        self.previous = IconButton("caret-left", say("print", "previous_page"))
        self.next = IconButton("caret-right", say("print", "next_page"))
        self.place = Label("", fixed=True)
        self.key = Button(say("print", "key"), "quiet", icon="list-numbers")
        self.key.setToolTip(say("print", "key_tip"))
        self.export = Button(say("print", "export"), icon="export")
        self.print = Button(say("print", "print"), "primary", icon="printer", key="Ctrl+P")
        self.menu = QMenu()
        self.formats: dict[str, QAction] = {}
        for name in FORMATS:
            self.formats[name] = action = self.menu.addAction("")
            action.triggered.connect(lambda _=False, chosen=name: self.export_asked.emit(chosen))
        self.export.set_menu(self.menu)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._build()

    def set_state(self, state: SheetState, settings: Settings, *, busy: bool) -> None:
        """Name the formats, and allow what can be done."""
        for name, action in self.formats.items():
            action.setText(say_format(name, settings, state))
            action.setEnabled(name != "json" or state.one_article)
        for button in (self.export, self.print):
            button.setEnabled(bool(state.items) and not busy)

    def set_page(self, page: int, sheet: DrawnSheet | None) -> None:
        """Say which page is looked at, and allow the ways from it."""
        pages = len(sheet.pages) if sheet else 0
        self.place.setText(say("print", "page_of", page=page + 1, pages=pages) if pages else "")
        for widget in (self.previous, self.place, self.next, self.key):
            widget.setVisible(bool(pages))
        self.previous.setEnabled(page > 0)
        self.next.setEnabled(page < pages - 1)
        self.key.setEnabled(bool(sheet and sheet.key_at < pages))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """See whether one line has room for all."""
        super().resizeEvent(event)
        self._fit()

    def restyle(self) -> None:
        """Look at the theme and the scale again."""
        super().restyle()
        if hasattr(self, "_line"):
            self._fit()

    def _fit(self) -> None:
        needed = self._pages.sizeHint().width() + self._actions.sizeHint().width() + px(16 + 8 + 16)
        one = self.width() >= needed
        self._line.setDirection(QBoxLayout.Direction.LeftToRight if one else QBoxLayout.Direction.TopToBottom)

    def _build(self) -> None:
        self._pages, self._actions = QWidget(), QWidget()
        pages = spaced(QHBoxLayout(self._pages), 6)
        for widget in (self.previous, self.place, self.next):
            pages.addWidget(widget)
        pages.addStretch(1)
        pages.addWidget(self.key)
        actions = spaced(QHBoxLayout(self._actions), 6)
        actions.addStretch(1)
        actions.addWidget(self.export)
        actions.addWidget(self.print)
        self._line = spaced(QBoxLayout(QBoxLayout.Direction.LeftToRight, self), 8, 16, 11, 16, 10)
        self._line.addWidget(self._pages, 1)
        self._line.addWidget(self._actions)


class PreviewPane(Surface):
    """``read_asked`` and ``back_asked`` come from the message where no item is on the sheet."""

    read_asked = Signal()
    back_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("bg", parent)
        self.line, self.pages = ActionLine(), PagesView()
        self.message: Message | None = None
        self.drawing = Label(say("print", "drawing"), "body", "muted", align=Qt.AlignmentFlag.AlignHCenter)
        self.stack = QStackedWidget()
        self._said = Scroll("surface", 0, (16, 4, 16, 12))
        self._said.content.setMinimumHeight(1)  # or a least height from a narrower moment would make it scroll
        self._said.hide()
        self._build()
        self.line.previous.clicked.connect(lambda: self.pages.go_to(self.pages.page - 1))
        self.line.next.clicked.connect(lambda: self.pages.go_to(self.pages.page + 1))
        self.line.key.clicked.connect(self.go_to_key)
        self.pages.page_changed.connect(lambda page: self.line.set_page(page, self.pages.sheet))
        appearance().changed.connect(self._fit_message)
        self.line.set_page(0, None)

    def show_sheet(self, sheet: DrawnSheet) -> None:
        """Show the drawn pages."""
        self.pages.set_sheet(sheet)
        self.line.set_page(self.pages.page, sheet)
        self.stack.setCurrentWidget(self.pages)

    def pixels_per_inch(self, paper: str) -> float:
        """How finely a paper is to be drawn to fill the width of a page."""
        self.pages.resize(self.stack.size())  # a stack gives only the shown one its size
        return self.pages.pixels_per_inch(paper)

    def show_drawing(self) -> None:
        """Say that the page is being drawn, if there is none to be seen until then."""
        if self.pages.sheet is None:
            self.stack.setCurrentWidget(self._waiting)

    def show_nothing(self, state: SheetState) -> None:
        """Say that no item is on the sheet, and what can be done."""
        self.pages.set_sheet(None)
        self.line.set_page(0, None)
        self.nothing.body.setText(state.few or say("print", "no_items_body"))
        self.read.setText(say("print", "read_them", count=len(state.to_read)))
        self.read.setVisible(bool(state.waiting))
        self.back.setVisible(bool(state.removed) and not state.waiting)
        self.stack.setCurrentWidget(self._none)

    def go_to_key(self) -> None:
        """Show the first page of the key."""
        if self.pages.sheet:
            self.pages.go_to(self.pages.sheet.key_at)

    def say_message(self, tone: str, title: str, body: str = "") -> None:
        """Say what happened, in place of what was said before; it can be closed."""
        self.close_message()
        close = Button(say("print", "close"), "secondary", size="small")
        close.clicked.connect(self.close_message)
        self.message = Message(tone, title, body, [close], inline=not body)
        self._said.column.addWidget(self.message)
        self._said.column.addStretch(1)
        self._said.show()
        self._fit_message()

    def close_message(self) -> None:
        """Take the message away."""
        if self.message:
            self.message.hide()
            self.message.deleteLater()
            while self._said.column.takeAt(0):
                pass
            self.message = None
            self._said.hide()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The message takes the height of its words, but not much of the pages' height."""
        super().resizeEvent(event)
        self._fit_message()

    def _fit_message(self) -> None:
        if not self.message:
            return
        layout = self._said.content.layout()
        height = layout.totalHeightForWidth(self.width()) if layout else 0
        self._said.setFixedHeight(min(height, max(px(90), round(self.height() * _MOST_OF_HEIGHT))))

    def _build(self) -> None:
        column = spaced(QVBoxLayout(self))
        for widget in (self.line, self._said, Line()):
            column.addWidget(widget)
        column.addWidget(self.stack, 1)
        self._waiting = QWidget()
        waiting = spaced(QVBoxLayout(self._waiting), 0, 24, 24, 24, 24)
        waiting.addStretch(1)
        waiting.addWidget(self.drawing)
        waiting.addStretch(2)
        self.read = Button("", "primary", icon="eye", size="main")
        self.back = Button(say("print", "put_back"), icon="arrow-counter-clockwise", size="main")
        words = say("print", "no_items_title"), say("print", "no_items_body")
        self.nothing = EmptyState("printer", *words, [self.read, self.back], dashed=False)
        self._none = Scroll("bg", 0, (24, 24, 24, 24))
        self._none.column.addWidget(self.nothing)
        self._none.column.addStretch(1)
        for shown in (self._waiting, self.pages, self._none):
            self.stack.addWidget(shown)
        self.read.clicked.connect(self.read_asked)
        self.back.clicked.connect(self.back_asked)
