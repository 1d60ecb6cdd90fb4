"""The Search page: a field, and what the library holds of what is typed; Enter opens it at its place."""

from PySide6.QtCore import QEvent, QObject, QSignalBlocker, Qt, QTimer
from PySide6.QtGui import QHideEvent, QKeyEvent
from PySide6.QtWidgets import QVBoxLayout

from gui.kit import marks
from gui.kit.buttons import Button
from gui.kit.fields import TextField
from gui.kit.labels import WrapLabel
from gui.kit.lists import Row, RowDelegate, RowList
from gui.kit.page import Page
from gui.kit.pages import Context, PageWidget
from gui.kit.spaces import px
from gui.kit.surfaces import EmptyState, Message, spaced
from gui.search.state import MOST, FoundLine, SearchState, search_state
from quizbank.domain.changes import ChangeKind, Changes
from quizbank.domain.errors import QuizbankError
from quizbank.strings import say, say_error
from quizbank.workflows.rows import ArticleRow

_SHOWN = {ChangeKind.ARTICLES, ChangeKind.QUESTIONS}
_FIELD_WIDE = 560
_LONGEST = 200  # characters; a pasted page is no search
_AT_ONCE = 8  # articles that are made ready to be found before the window is asked again
_ICONS = {"article": "file-text", "question": "question"}


class _FoundDelegate(RowDelegate):
    """Rows whose edges stand under those of the field."""

    inset, right_margin = 0, 8


class SearchPage(PageWidget):
    """``open(WORDS)`` looks for them, ``open("")`` shows what was found last; the keyboard is in the field."""

    title = say("search", "title")

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context, self._desk = context, context.desk
        self.state = SearchState()
        self._articles: tuple[ArticleRow, ...] = ()
        self._making_ready = QTimer(self)
        self._making_ready.setInterval(0)
        self._making_ready.timeout.connect(self._look)
        self._lay_out()
        self._connect()

    # --- what the window asks for -----------------------------------------------------------------------------
    def open(self, target: str) -> None:
        """Look for something, or again for what was looked for last."""
        if target:
            with QSignalBlocker(self.field):
                self.field.setText(target)
        self._load()
        self.field.selectAll()

    def act(self, action: str, data: object = None) -> bool:
        """Back into the field."""
        if action not in ("search", "find"):
            return False
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.field.selectAll()
        return True

    def refresh(self, changes: Changes) -> None:
        """Look again when something that can be found has changed while the page is shown; ``open`` does it else."""
        if self.isVisible() and changes.kinds & _SHOWN:
            self._load()

    # --- Qt ---------------------------------------------------------------------------------------------------
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Letters typed in the list go on in the field; Esc clears, then leads to the library."""
        key, inside = Qt.Key(event.key()), self.list.hasFocus()
        if key == Qt.Key.Key_Escape:
            self._escape()
        elif inside and event.text().isprintable() and event.text().strip():
            self.field.setFocus(Qt.FocusReason.OtherFocusReason)
            self.field.end(False)
            self.field.insert(event.text())
        else:
            super().keyPressEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Down leads from the field into the list; the area around both would scroll."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and event.key() == Qt.Key.Key_Down:
            if self.state.lines:
                self.list.setFocus(Qt.FocusReason.TabFocusReason)
            return True
        return super().eventFilter(watched, event)

    def hideEvent(self, event: QHideEvent) -> None:
        """Whatever is not ready is made ready another time."""
        self._making_ready.stop()
        super().hideEvent(event)

    # --- looking ----------------------------------------------------------------------------------------------
    def _load(self) -> None:
        """Look at the library anew, then for what is typed."""
        try:
            self._articles = self._desk.articles()
        except QuizbankError as error:
            self.say_failed(error)
            return
        self._look()

    def _look(self) -> None:
        """Make some more articles ready; once all are, look for what is typed."""
        words = self.field.text()
        try:
            waiting = self._desk.take_in(_AT_ONCE)
            found = () if waiting else self._desk.search(words, MOST)
        except QuizbankError as error:
            self.say_failed(error)
            return
        if waiting:
            self._making_ready.start()
        else:
            self._making_ready.stop()
        self.failure.hide()
        self.show_state(search_state(words, found, self._articles, waiting))

    def say_failed(self, error: QuizbankError) -> None:
        """What stands in the way, in place of what was found."""
        self._making_ready.stop()
        self.show_state(SearchState())
        self.failure.set_words(say("search", "failed"), say_error(error))
        self.failure.show()

    def show_state(self, state: SearchState) -> None:
        """Show what was found, or why nothing is."""
        self.state = state
        had_focus = self.list.hasFocus() or self.field.hasFocus()
        self.list.set_rows([_row(line) for line in state.lines])
        if state.lines and not self.list.current():
            self.list.select(state.lines[0].key)
        self.list.setVisible(bool(state.lines))
        self.summary.setText(state.summary)
        self.summary.setVisible(bool(state.summary))
        for label, words in ((self.nothing, state.title), (self.advice, state.body)):
            label.setText(words)
            label.setVisible(bool(words) and not state.empty)
        self.field.setVisible(not state.empty)
        self.box.setVisible(state.empty)
        self.setFocusProxy(self.add_button if state.empty else self.field)
        if had_focus and not (self.list.hasFocus() or self.field.hasFocus()):
            self.setFocus(Qt.FocusReason.OtherFocusReason)

    def _open_line(self, key: str) -> None:
        line = next((line for line in self.state.lines if line.key == key), None)
        if line is not None:
            self._context.window.go(line.page, line.target)

    def _escape(self) -> None:
        if self.field.text():
            self.field.clear()
            self.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self._context.window.go("library")

    # --- making -----------------------------------------------------------------------------------------------
    def _lay_out(self) -> None:
        page = Page(self.title, bottom=24)
        spaced(QVBoxLayout(self)).addWidget(page)
        self.field = TextField("", say("search", "field"))
        self.field.setAccessibleName(say("search", "field"))
        self.field.setMaximumWidth(px(_FIELD_WIDE))
        self.field.setMaxLength(_LONGEST)
        self.field.setAcceptDrops(False)  # what is dropped on the window is an article
        self.summary = WrapLabel("", "caption", "muted")
        self.nothing = WrapLabel("", "lead")
        self.advice = WrapLabel("", "body", "muted")
        self.failure = Message("danger", "")
        self.list = RowList(say("search", "list"))
        self.list.setItemDelegate(_FoundDelegate(self.list))
        self.add_button = Button(say("search", "add"), "primary", icon="plus", key="Ctrl+N", size="main")
        self.box = EmptyState(
            "magnifying-glass", say("search", "empty"), say("search", "empty_body"), [self.add_button], dashed=False
        )
        for widget in (self.field, self.failure, self.summary, self.nothing, self.advice, self.box):
            page.column.addWidget(widget)
        page.column.addWidget(self.list, 1)
        page.column.addStretch(0)
        self.failure.hide()

    def _connect(self) -> None:
        self.field.installEventFilter(self)
        self.field.textChanged.connect(lambda _: self._look())
        self.field.returnPressed.connect(lambda: self._open_line(self.list.current()))
        self.list.opened.connect(self._open_line)
        self.add_button.clicked.connect(lambda: self._context.window.act("add_article"))


def _row(line: FoundLine) -> Row:
    is_name = line.sort not in _ICONS
    icon = marks.icon_name(line.sort) if is_name else _ICONS[line.sort]
    ink = marks.colour_role(line.sort) if is_name else "muted"
    return Row(line.key, line.text, line.meta, line.word, icon, ink)
