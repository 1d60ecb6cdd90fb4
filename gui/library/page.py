"""The Library: the list of articles, and how articles come into it."""

from pathlib import Path

from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import (
    QDesktopServices,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDropEvent,
    QGuiApplication,
    QHideEvent,
    QKeyEvent,
)
from PySide6.QtWidgets import QApplication, QFileDialog, QHBoxLayout, QMenu, QVBoxLayout, QWidget

from gui.kit.buttons import Button, IconButton
from gui.kit.fields import TextField
from gui.kit.labels import WrapLabel
from gui.kit.lists import Row, RowDelegate, RowList
from gui.kit.page import Page
from gui.kit.pages import Context, PageWidget
from gui.kit.spaces import ROW_TWO, px
from gui.kit.surfaces import spaced
from gui.library.begin import Begin
from gui.library.import_state import waiting_words
from gui.library.importer import Importer
from gui.library.intake import Intake, from_files, from_links, from_mime, parcel_among
from gui.library.notices import Notices
from gui.library.state import ArticleLine, LibraryState, StarterLine, library_state, starter_line
from quizbank.domain.changes import NOTHING, ChangeKind, Changes
from quizbank.domain.errors import QuizbankError
from quizbank.domain.link import WaitingLink
from quizbank.strings import say, say_error
from quizbank.workflows import making_codec, starters
from quizbank.workflows.rows import ArticleRow

_SHOWN = {ChangeKind.ARTICLES, ChangeKind.QUESTIONS, ChangeKind.CARDS}
_LIST_LEAST = 2 * ROW_TWO
_FIELD_WIDE = 320


def _row(line: ArticleLine) -> Row:
    icon = "clipboard-text" if line.waiting else ""
    return Row(line.id, line.title, line.meta, line.today, meta_icon=icon, quiet=line.waiting is not None)


class _ArticleDelegate(RowDelegate):
    """Rows as wide as the cards above them: edges on one vertical, words on another."""

    inset, right_margin = 0, 8


class LibraryPage(PageWidget):
    """Lists articles; takes files, text and drops; Enter opens, Delete takes out."""

    title = say("library", "title")

    def __init__(self, context: Context) -> None:
        super().__init__()
        self.context = context
        self.state = LibraryState()
        self.setAcceptDrops(True)
        self.importer = Importer(context, self)
        self._starters: tuple[StarterLine, ...] | None = None
        self._adding = False
        self._dragging = False
        self._had_focus = False
        self.importer.changed.connect(self._note_focus)  # before the notices hear of it and hide what has the focus
        self._lay_out()
        self.importer.changed.connect(self._show_state)
        self.importer.added.connect(self._on_added)
        self.importer.found.connect(self._on_found)
        self.importer.waits.connect(self._on_waits)
        self.refresh(NOTHING)

    # --- what the shell asks ----------------------------------------------------------------------------------
    def open(self, target: str) -> None:
        """Choose the article ``target`` in the list."""
        self._adding = False
        self.list.select(target)
        self._show_state()

    def act(self, action: str, data: object = None) -> bool:
        """Add an article by any of its ways; find a title."""
        if action == "add_article":
            self._set_adding(adding=True)
        elif action == "open_files":
            self.choose_files()
        elif action == "paste":
            self._paste_mime(QGuiApplication.clipboard().mimeData())
        elif action == "drop" and isinstance(data, QMimeData):
            self._take_mime(data)
        elif action == "find" and self.state.can_filter:
            self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        else:
            return False
        return True

    def refresh(self, changes: Changes) -> None:
        """Look at the articles again."""
        if changes != NOTHING and not changes.kinds & _SHOWN:
            return
        desk = self.context.desk
        self.state = library_state(desk.articles(), self.search.text(), desk.waiting_links())
        self.importer.look_again()
        self.list.set_rows([_row(line) for line in self.state.lines])
        if not self.list.current() and self.state.lines:
            self.list.select(self.state.lines[0].id)
        self._show_state()

    def dragging(self, *, over: bool) -> None:
        """Show where it can be dropped while something is held over the rest of the window."""
        self._set_dragging(dragging=over)

    def closing(self) -> None:
        """Stop what is under way; nothing of it is in the library."""
        self.importer.close()

    # --- adding -----------------------------------------------------------------------------------------------
    def choose_files(self) -> None:
        """Ask for files."""
        dialog = QFileDialog(self, say("library", "choose_files"))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
        dialog.setNameFilters([f"{say('library', 'file_types')} (*.txt *.html *.htm *.xhtml)", "* (*)"])
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.filesSelected.connect(lambda files: self._take(from_files(map(Path, files))))
        dialog.open()

    def _paste_mime(self, data: QMimeData) -> None:
        """As ``_take_mime``, but a text may belong to the link that is asked for."""
        if parcel_among(data):
            self._take_mime(data)
        else:
            self._paste(from_mime(data))

    def _take_mime(self, data: QMimeData) -> None:
        """Articles are read here; a file from another Quizbank is looked into where it can be merged."""
        if parcel := parcel_among(data):
            self.context.window.go("keeping", str(parcel))
        else:
            self._take(from_mime(data))

    def _take(self, intake: Intake) -> None:
        self._adding = False
        self.importer.add(*intake)

    def _paste(self, intake: Intake) -> None:
        """A text belongs to the link that is asked for on the page; anything else is another source."""
        sources, _ = intake
        if self.importer.state.textless and sources and not (sources[0].path or sources[0].link):
            self._adding = False
            self.importer.complete(sources[0])
        else:
            self._take(intake)

    def _add_links(self, words: str) -> None:
        sources, failures = from_links(words.split())
        self.begin.link.set_error(failures[0].sentence if failures else "")
        if sources:
            self.begin.link.text.clear()
            self._take((sources, failures))

    def _on_waits(self, waiting: WaitingLink) -> None:
        """Ask for its text where the person is looking; else only say that it waits."""
        if self.isVisible():
            self.importer.ask_for_text(waiting)
        else:
            self.context.window.tell(waiting_words(waiting)[0], undo=True)

    def _open_page(self, link: str) -> None:
        if not QDesktopServices.openUrl(QUrl(link)):
            self.context.window.tell(say("import", "no_browser", link=link))

    def _cancel(self) -> None:
        some = self.importer.state.added
        self.importer.cancel()
        self.context.window.tell(say("import", "cancelled_rest" if some else "cancelled"))

    def _on_added(self, article: str) -> None:
        row = self._row(article)
        if row.reading_only:
            sentence = say("import", "added_to_read", title=row.title)
        elif row.questions:
            sentence = say("import", "added", title=row.title, count=row.questions)
        else:
            sentence = say("import", "added_none", title=row.title)
        self.context.window.tell(sentence, undo=True)
        self._go_to(article)

    def _on_found(self, article: str) -> None:
        self.context.window.tell(say("library", "already_here", title=self._row(article).title))
        self._go_to(article)

    def _go_to(self, article: str) -> None:
        """Choose it; open it, unless it is one of several or the person went to another page meanwhile."""
        self.list.select(article)
        if self.importer.state.alone and self.isVisible():
            self.context.window.go("article", article)

    def _row(self, article: str) -> ArticleRow:
        return next(row for row in self.context.desk.articles() if row.id == article)

    def _add_starter(self, name: str) -> None:
        try:
            article, changes = self.context.desk.add(starters.making(name), starter=True)
        except QuizbankError as error:
            self.context.window.tell(say_error(error))
            return
        self.context.publish(changes)
        self.context.window.go("article", article)

    # --- the list ---------------------------------------------------------------------------------------------
    def delete(self) -> None:
        """Take the chosen article, or link that waits, out of the library; Undo brings it back."""
        article = self.list.current()
        line = next((line for line in self.state.lines if line.id == article), None)
        if line is None:
            return
        place = self.state.lines.index(line)
        try:
            desk = self.context.desk
            changes = desk.forget_link(article) if line.waiting else desk.delete_article(article)
        except QuizbankError as error:
            self.context.window.tell(say_error(error))
            return
        self.context.publish(changes)
        if self.state.lines:
            self.list.select(self.state.lines[min(place, len(self.state.lines) - 1)].id)
        self.context.window.tell(say("library", "deleted", title=line.title), undo=True)

    def _open_article(self, article: str) -> None:
        waiting = next((line.waiting for line in self.state.lines if line.id == article), None)
        if waiting is None:
            self.context.window.go("article", article)
            return
        self.importer.ask_for_text(waiting, first=True)
        if self.notices.textless:
            self.notices.textless.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _show_menu(self, at: QPoint) -> None:
        if not self.list.indexAt(at).isValid():
            return
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        open_it = menu.addAction(say("library", "open"))
        open_it.triggered.connect(lambda: self._open_article(self.list.current()))
        export = menu.addAction(say("library", "export"))
        export.triggered.connect(lambda: self.context.window.go("keeping", f"article:{self.list.current()}"))
        delete = menu.addAction(f"{say('library', 'delete')}\tDel")
        delete.triggered.connect(self.delete)
        menu.popup(self.list.viewport().mapToGlobal(at))

    # --- Qt ---------------------------------------------------------------------------------------------------
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Delete takes the chosen article out; Esc stops, closes or clears, one thing a press."""
        if event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace) and self.list.hasFocus():
            self.delete()
        elif event.key() == Qt.Key.Key_Escape and not self.importer.state.idle:
            self._cancel()
        elif event.key() == Qt.Key.Key_Escape and self._adding:
            self._set_adding(adding=False)
        elif event.key() == Qt.Key.Key_Escape and self.importer.state.textless:
            self.importer.let_wait()
        elif event.key() == Qt.Key.Key_Escape and self.search.text():
            self.search.clear()
        else:
            super().keyPressEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:
        """On another page Ctrl+V is about another text: what waits is asked for again from the list."""
        super().hideEvent(event)
        if not event.spontaneous() and self.window().isVisible():
            while self.importer.state.textless:
                self.importer.let_wait()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Show where it can be dropped."""
        if event.mimeData().hasUrls() or event.mimeData().hasText():
            event.acceptProposedAction()
            self._set_dragging(dragging=True)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        """As it was."""
        self._set_dragging(dragging=False)
        super().dragLeaveEvent(event)

    def dropEvent(self, event: QDropEvent) -> None:
        """Take it."""
        event.acceptProposedAction()
        self._set_dragging(dragging=False)
        self._take_mime(event.mimeData())

    # --- inside -----------------------------------------------------------------------------------------------
    def _lay_out(self) -> None:
        page = Page(self.title, bottom=24)
        spaced(QVBoxLayout(self)).addWidget(page)
        self.search_button = IconButton("magnifying-glass", say("library", "search"), key="Ctrl+Shift+F", side=34)
        self.paste_button = Button(say("library", "paste_short"), icon="clipboard-text", key="Ctrl+V")
        self.choose_button = Button(say("library", "choose_files"), icon="file-text", key="Ctrl+O")
        self.close_button = Button(say("library", "close_box"), "quiet", key="Esc")
        for button in (self.search_button, self.paste_button, self.choose_button, self.close_button):
            page.header.addWidget(button)
        self.begin = Begin()
        self.notices = Notices(self.importer, lambda: self.context.desk.now().date())
        self.search = TextField("", say("library", "find"))
        self.search.setAccessibleName(say("library", "find"))
        self.search.setMaximumWidth(px(_FIELD_WIDE))
        self.search.setAcceptDrops(False)
        self.list = RowList(say("library", "list"))
        self.list.setItemDelegate(_ArticleDelegate(self.list))
        self.nothing = WrapLabel("", "body", "muted")
        self.show_all = Button("", "link", size="small")
        self.search_texts = Button(say("library", "search_texts"), "link", size="small")
        self.missed = QWidget()
        row = spaced(QHBoxLayout(self.missed), 8)
        row.addWidget(self.nothing)
        row.addWidget(self.search_texts)
        row.addWidget(self.show_all)
        row.addStretch(1)
        self.column = page.column
        for widget in (self.notices, self.begin, self.search, self.missed):
            self.column.addWidget(widget)
        self.column.addWidget(self.list, 1)
        self.column.addStretch(0)  # takes the rest where there is neither list nor box, so that no card grows
        self._connect()

    def _connect(self) -> None:
        for paste in (self.paste_button, self.begin.paste):
            paste.clicked.connect(lambda: self.act("paste"))
        for choose in (self.choose_button, self.begin.choose):
            choose.clicked.connect(self.choose_files)
        self.close_button.clicked.connect(lambda: self._set_adding(adding=False))
        self.begin.starter.connect(self._add_starter)
        self.begin.link.given.connect(self._add_links)
        self.notices.open_page.connect(self._open_page)
        self.notices.paste.connect(lambda: self.act("paste"))
        self.search.textChanged.connect(lambda _: self.refresh(NOTHING))
        self.show_all.clicked.connect(self.search.clear)
        self.search_texts.clicked.connect(lambda: self.context.window.go("search", self.search.text()))
        self.search_button.clicked.connect(lambda: self.context.window.act("search"))
        self.list.opened.connect(self._open_article)
        self.list.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.list.customContextMenuRequested.connect(self._show_menu)
        self.notices.work.cancelled.disconnect(self.importer.cancel)
        self.notices.work.cancelled.connect(self._cancel)

    def _set_adding(self, *, adding: bool) -> None:
        self._adding = adding
        self._show_state()
        (self.begin.choose if adding else self.list).setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _set_dragging(self, *, dragging: bool) -> None:
        self._dragging = dragging
        self.begin.box.set_dropping(dropping=dragging)
        self._show_state()

    def _show_state(self) -> None:
        """Show what fits the library and the importer."""
        self._note_focus()
        empty, busy = self.state.empty, self.importer.state
        box = self._dragging or self._adding or (empty and not busy.asked)
        self.begin.setVisible(box)
        self.begin.set_starters(self._offered() if empty and box and busy.idle else ())
        self.column.setStretchFactor(self.begin, 1 if box else 0)
        for button in (self.paste_button, self.choose_button):
            button.setVisible(not box)
        self.search_button.setVisible(not box and not empty)
        self.choose_button.kind = "secondary" if busy.asked else "primary"
        self.choose_button.restyle()
        self.close_button.setVisible(box and not empty)
        self.search.setVisible(self.state.can_filter and not box)
        self.missed.setVisible(bool(self.state.needle) and not self.state.lines and not box)
        self.nothing.setText(say("library", "none_found", words=self.state.needle))
        self.show_all.setText(say("library", "show_all", count=self.state.total))
        self.list.setVisible(bool(self.state.lines) and not box)
        self.list.setMinimumHeight(px(min(_LIST_LEAST, len(self.state.lines) * ROW_TWO)))
        self.setFocusProxy(self.begin.choose if box or not self.state.lines else self.list)
        self._keep_focus()
        status = say("library", "offline") if empty else ""
        if status != self.status:
            self.status = status
            self.context.window.page_changed()

    def _note_focus(self) -> None:
        self._had_focus = self._had_focus or self._has_focus()

    def _keep_focus(self) -> None:
        """Qt gives the focus of what was hidden to whatever comes next, out of the page even: bring it back."""
        if self._had_focus and not self._has_focus():
            self.setFocus(Qt.FocusReason.OtherFocusReason)
        self._had_focus = False

    def _has_focus(self) -> bool:
        focus = QApplication.focusWidget()
        return focus is not None and self.isAncestorOf(focus)

    def _offered(self) -> tuple[StarterLine, ...]:
        if self._starters is None:
            made = ((name, making_codec.decode(starters.making(name))) for name in starters.names())
            self._starters = tuple(starter_line(name, making) for name, making in made)
        return self._starters
