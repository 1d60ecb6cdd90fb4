"""The Print & export page: joins list, form and preview with the desk, the printer and the files."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QLocale, QTimer
from PySide6.QtGui import QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from gui.export import printing, state
from gui.export.drawing import Drawer
from gui.export.pane import SheetPane
from gui.export.preview import PreviewPane
from gui.export.state import Choice, Draft, Settings, SheetState
from gui.kit.base import Surface
from gui.kit.buttons import Button
from gui.kit.page import Page
from gui.kit.pages import Context, PageWidget, chosen_items, chosen_target
from gui.kit.spaces import LIST_PANE, NARROW_UNDER, RAIL, px
from gui.kit.surfaces import EmptyState, Line, spaced
from gui.kit.theme import appearance
from quizbank.domain.changes import ChangeKind, Changes
from quizbank.domain.errors import QuizbankError
from quizbank.domain.paper import DrawnSheet, ExportReport
from quizbank.domain.review import ItemState
from quizbank.strings import say, say_error
from quizbank.workflows.desk import Paper
from quizbank.workflows.rows import QuestionRow

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

_SHOWN = {ChangeKind.ARTICLES, ChangeKind.QUESTIONS}
_NARROW_PANE, _MOST_OF_WIDTH = 328, 0.46
_DRAW_AFTER_MS = 90
"""A word that is typed, or a window that is pulled, is drawn once and not at each step."""


class ExportPage(PageWidget):
    """``open(ARTICLE)`` shows that article's sheet, ``open("")`` the one of before; ``print`` is Ctrl+P.

    ``open(chosen_target(UIDS))`` puts those items on a sheet.

    ``choose_file(words, name)`` and ``choose_printer(paper, title, pages)`` ask with the system's dialogs; tests put
    their own in their place.
    """

    wants_rail = True

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context, self._desk = context, context.desk
        self.title = say("print", "title")
        usual = Settings(paper=state.default_paper(QLocale.territoryToCode(QLocale.system().territory())))
        self.settings = state.settings_from(self._desk.setting("sheet"), usual)
        self.draft = Draft()
        self.sheet = SheetState()
        self._rows: tuple[QuestionRow, ...] = ()
        self._before: list[Choice] = []
        """What Ctrl+Z brings back of the list, the last one last."""
        self._folder, self._busy, self._fineness = "", False, 0.0
        self.choose_file: Callable[[str, str], Path | None] = self._ask_for_file
        self.choose_printer: Callable[[str, str, int], QPrinter | None] = partial(printing.choose_printer, self)
        self.pane, self.preview = SheetPane(), PreviewPane()
        self.drawer = Drawer(context.pool, self)
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(_DRAW_AFTER_MS)
        self.stack = QStackedWidget()
        self._lay_out()
        self._connect()

    # --- what the window asks for -----------------------------------------------------------------------------
    def open(self, target: str) -> None:
        """Show an article's sheet, one of chosen items, or the one of before."""
        if uids := chosen_items(target):
            self._take_items(uids)
        else:
            self._take_article(target or self.settings.article)

    def act(self, action: str, data: object = None) -> bool:
        """Ctrl+P."""
        if action != "print":
            return False
        self.print_sheet()
        return True

    def refresh(self, changes: Changes) -> None:
        """Look again when items or articles changed while the page is shown; ``open`` does it before that."""
        if self.isVisible() and changes.kinds & _SHOWN:
            self._before.clear()
            self._take_article(self.settings.article)

    def closing(self) -> None:
        """Remember the sheet."""
        self._remember()

    # --- Qt ---------------------------------------------------------------------------------------------------
    def event(self, event: QEvent) -> bool:
        """Ctrl+Z belongs to the list while there is something to take back in it."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.ShortcutOverride and self._takes_back(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl+Z in the list."""
        if self._takes_back(event):
            self._choose(self._before.pop(), keep=False)
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The list is narrower where the window is."""
        super().resizeEvent(event)
        self._fit()

    # --- the list ---------------------------------------------------------------------------------------------
    def _take_article(self, article: str) -> None:
        """Take the items of that article, or of all where it has none, and its sheet as it was left."""
        articles = state.choosable(self._desk.articles())
        known = article if article in {identity for identity, _ in articles} else ""
        if known != self.settings.article or not self._rows:
            self.settings = replace(self.settings, article=known)
            self.draft = state.draft_from(self._desk.setting(_draft_name(known)), self.settings.wanted)
            self._before.clear()
        self._rows = self._desk.questions(known)
        self.pane.set_articles(articles, known)
        self._show()
        self.stack.setCurrentIndex(0 if known or self.sheet.any_items else 1)

    def _take_items(self, uids: tuple[str, ...]) -> None:
        """Put those items on the sheet of their article, or of all; Ctrl+Z in the list brings back what was on it."""
        chosen = [row for row in self._desk.questions() if row.uid in uids]
        articles = {row.article for row in chosen}
        self._take_article(articles.pop() if len(articles) == 1 else "")
        if any(row.state is ItemState.NEW for row in chosen):
            self.settings = replace(self.settings, unread=True)
        self._choose(Choice(uids, places=len(uids), moved=True))
        self.pane.list.setFocus()

    def _choose_article(self, article: str) -> None:
        self._remember()
        self._take_article(article)
        self._remember()
        self.pane.list.setFocus()

    def _move(self, uid: str, to: int) -> None:
        self._choose(state.moved(self.draft.choice, uid, to), uid)

    def _take_off(self, uid: str) -> None:
        uids = self.draft.choice.uids
        place = uids.index(uid) if uid in uids else 0
        left = state.taken_off(self.draft.choice, uid)
        self._choose(left, left.uids[min(place, len(left.uids) - 1)] if left.uids else "")

    def _put_back(self) -> None:
        back = self.draft.choice.removed[-1:]
        self._choose(state.put_back(self.draft.choice), *back)
        self.pane.list.setFocus()

    def _choose(self, choice: Choice, current: str = "", *, keep: bool = True) -> None:
        """Another list; ``keep`` the one of before for Ctrl+Z."""
        if choice == self.draft.choice:
            return
        if keep:
            self._before.append(self.draft.choice)
        self.draft = replace(self.draft, choice=choice)
        self._show(current)
        self._remember()

    def _takes_back(self, event: QKeyEvent) -> bool:
        items = self.pane.items
        own = any(widget.hasFocus() for widget in (items.list, items.up, items.down, items.off))
        return own and bool(self._before) and event.matches(QKeySequence.StandardKey.Undo)

    # --- the form ---------------------------------------------------------------------------------------------
    def _set(self, settings: Settings) -> None:
        """Other settings of the sheet."""
        typed = replace(settings, class_name=self.settings.class_name) == self.settings
        self.settings = settings
        self._show()
        if not typed:
            self._remember()

    def _want(self, count: int) -> None:
        """Another number of items."""
        self.settings = replace(self.settings, wanted=count)
        self._choose(replace(self.draft.choice, places=count))
        self._remember()

    def _give_title(self, title: str) -> None:
        self.draft = replace(self.draft, title="" if title.strip() == self.sheet.title else title)
        self._soon.start()

    def _remember(self) -> None:
        """Write down what changed of settings and sheet."""
        for name, text in (
            ("sheet", state.settings_text(self.settings)),
            (_draft_name(self.settings.article), state.draft_text(self.draft)),
        ):
            if text != self._desk.setting(name):
                try:
                    self._context.publish(self._desk.remember(name, text))
                except QuizbankError as error:
                    self._context.window.tell(say_error(error))

    # --- showing ----------------------------------------------------------------------------------------------
    def _show(self, current: str = "") -> None:
        """Show the sheet as it stands, and have it drawn."""
        choice = state.fill(self.draft.choice, self._rows, unread=self.settings.unread)
        self.draft = replace(self.draft, choice=choice)
        self.sheet = state.sheet_state(self._rows, choice, self.settings)
        self.pane.set_state(self.sheet, current)
        self.pane.form.set_settings(self.settings)
        self.pane.form.set_title(self.draft.title, self.sheet.title)
        self.preview.line.set_state(self.sheet, self.settings, busy=self._busy)
        if self.sheet.items:
            self.preview.show_drawing()
            self._soon.start()
        else:
            self._soon.stop()
            self.drawer.forget()
            self.preview.show_nothing(self.sheet)

    def _draw(self) -> None:
        """Have the pages drawn as wide as they are shown."""
        if not self.isVisible() or not self.sheet.items:
            return
        paper = self._paper()
        if paper:
            self._fineness = self.preview.pixels_per_inch(self.settings.paper)
            self.drawer.wish(paper, self._fineness)

    def _draw_wider(self) -> None:
        """Draw anew where the pages have another width."""
        if self._fineness != self.preview.pixels_per_inch(self.settings.paper):
            self._soon.start()

    def _paper(self) -> Paper | None:
        """The sheet out of the library; what fails is said."""
        try:
            return self._desk.paper(self.sheet.uids, state.options(self.settings, self._sheet_title()))
        except QuizbankError as error:
            self._say_error("cannot_draw", error)
            return None

    def _sheet_title(self) -> str:
        return self.draft.title.strip() or self.sheet.title

    def _say_error(self, code: str, error: QuizbankError) -> None:
        self.preview.say_message("danger", say("print", code), say_error(error))

    # --- files ------------------------------------------------------------------------------------------------
    def export_as(self, format_name: str) -> None:
        """Ask for a place and write the items there, whole or not at all."""
        if not self.sheet.items or self._busy:
            return
        name = state.file_name(self._sheet_title(), format_name)
        out = self.choose_file(state.say_format(format_name, self.settings, self.sheet), name)
        paper = self._paper() if out else None
        if out and paper:
            self._set_busy(busy=True)
            self._context.pool.run(
                partial(paper.save, format_name, out), partial(self._exported, out), self._export_failed
            )

    def _ask_for_file(self, words: str, name: str) -> Path | None:
        out = printing.choose_file(self, words.partition(" (")[0], name, self._folder)
        if out:
            self._folder = str(out.parent)
        return out

    def _exported(self, out: Path, report: ExportReport) -> None:
        self._set_busy(busy=False)
        said = say("print", "exported", count=report.written, file=out.name)
        self.preview.say_message("warning" if report.left_out else "success", said, state.say_left_out(report))

    def _export_failed(self, error: QuizbankError) -> None:
        self._set_busy(busy=False)
        self._say_error("export_failed", error)

    # --- paper ------------------------------------------------------------------------------------------------
    def print_sheet(self) -> None:
        """Ask for a printer and give it the pages."""
        if not self.sheet.items or self._busy:
            return
        pages = self.preview.pages.page_count
        printer = self.choose_printer(self.settings.paper, self._sheet_title(), pages)
        paper = self._paper() if printer else None
        if printer and paper:
            self._set_busy(busy=True)
            if pages:
                self._context.window.tell(say("print", "printing", count=pages))
            draw = partial(paper.draw, printing.PIXELS_PER_INCH)
            self._context.pool.run(draw, partial(self._give_to_printer, printer), self._print_failed)

    def _give_to_printer(self, printer: "QPrinter", drawn: DrawnSheet) -> None:
        self._set_busy(busy=False)
        count = printing.print_pages(printer, drawn.pages)
        if count:
            self._context.window.tell(say("print", "printed", count=count))
        else:
            words = say("print", "printer_failed_title"), say("print", "printer_failed_body")
            self.preview.say_message("danger", *words)

    def _print_failed(self, error: QuizbankError) -> None:
        self._set_busy(busy=False)
        self._say_error("printer_failed_title", error)

    def _set_busy(self, *, busy: bool) -> None:
        self._busy = busy
        if busy:
            self.preview.close_message()
        self.preview.line.set_state(self.sheet, self.settings, busy=busy)

    # --- making -----------------------------------------------------------------------------------------------
    def _read(self) -> None:
        self._context.window.go("questions", chosen_target(self.sheet.to_read))

    def _fit(self) -> None:
        narrow = self.width() + px(RAIL) < px(NARROW_UNDER)
        self.pane.setFixedWidth(min(px(_NARROW_PANE if narrow else LIST_PANE), round(self.width() * _MOST_OF_WIDTH)))

    def _lay_out(self) -> None:
        panes = Surface("surface")
        row = spaced(QHBoxLayout(panes))
        row.addWidget(self.pane)
        row.addWidget(Line(vertical=True))
        row.addWidget(self.preview, 1)
        self.stack.addWidget(panes)
        self.stack.addWidget(self._empty())
        spaced(QVBoxLayout(self)).addWidget(self.stack)
        self.setFocusProxy(self.pane.list)

    def _empty(self) -> QWidget:
        page = Page(self.title)
        self.add_button = Button(say("print", "add_article"), "primary", icon="plus", key="Ctrl+N", size="main")
        words = say("print", "empty_title"), say("print", "empty_body")
        page.add_alone(EmptyState("printer", *words, [self.add_button], dashed=False))
        return page

    def _connect(self) -> None:
        pane, preview = self.pane, self.preview
        self._soon.timeout.connect(self._draw)
        self.drawer.drawn.connect(preview.show_sheet)
        self.drawer.failed.connect(partial(self._say_error, "cannot_draw"))
        self.add_button.clicked.connect(lambda: self._context.window.act("add_article"))
        pane.article_chosen.connect(self._choose_article)
        pane.list.moved.connect(self._move)
        pane.list.taken_off.connect(self._take_off)
        for asked in (pane.read_asked, preview.read_asked):
            asked.connect(self._read)
        for asked in (pane.back_asked, preview.back_asked):
            asked.connect(self._put_back)
        pane.form.changed.connect(self._set)
        pane.form.counted.connect(self._want)
        pane.form.titled.connect(self._give_title)
        pane.form.left.connect(self._remember)
        preview.line.print.clicked.connect(self.print_sheet)
        preview.line.export_asked.connect(self.export_as)
        preview.pages.width_changed.connect(self._draw_wider)
        appearance().changed.connect(self._fit)


def _draft_name(article: str) -> str:
    """The setting that holds the sheet of an article, or of the library."""
    return f"sheet:{article}" if article else "sheet:all"
