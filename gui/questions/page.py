"""The Questions page: joins the list and the open question with the desk; one key decides and goes on."""

from collections.abc import Callable, Mapping
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from gui.answers.edit import ask_words
from gui.answers.rewording import Words
from gui.answers.why import why_of
from gui.answers.words import say_dropped
from gui.answers.wrong import ask_wrong
from gui.kit.base import Surface
from gui.kit.buttons import Button
from gui.kit.page import Page
from gui.kit.pages import Context, PageWidget, chosen_items
from gui.kit.spaces import LIST_PANE, NARROW_UNDER, RAIL, px
from gui.kit.surfaces import EmptyState, Line, spaced
from gui.kit.theme import appearance
from gui.questions.detail import QuestionView
from gui.questions.done import DoneView
from gui.questions.pane import ListPane
from gui.questions.state import CHOSEN, Order, arrange, choosable, detail, done_state, list_state
from quizbank.domain.changes import ChangeKind, Changes
from quizbank.domain.errors import QuizbankError
from quizbank.domain.review import ItemState
from quizbank.strings import say, say_error
from quizbank.workflows.rows import QuestionRow

_SHOWN = {ChangeKind.ARTICLES, ChangeKind.QUESTIONS}
_NARROW_PANE, _MOST_OF_WIDTH = 328, 0.46
_UNDONE_HERE = ("keep", "drop", "edit")
"""The page's own Undo takes back no import that was done elsewhere; the menu does."""


class QuestionsPage(PageWidget):
    """``open(ARTICLE)`` shows an article's questions, ``open("")`` those that were open last, at first all.

    ``open("ARTICLE/UID")`` shows them at one of them, ``open(chosen_target(UIDS))`` those alone.

    K keeps (or brings back) and D drops the open question, and both go on to the next unread; R asks what is wrong with
    it, E puts it in other words. W says why its answer is the answer, Enter opens its article.
    """

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context, self._desk = context, context.desk
        self.title = say("questions", "title")
        self.article, self.order, self.uid = "", Order.UNREAD, ""
        self._chosen: frozenset[str] = frozenset()
        """The questions that are shown alone, none for all of the article."""
        self._rows: tuple[QuestionRow, ...] = ()
        self._places: tuple[str, ...] = ()
        self.state = list_state((), ())
        self.pane, self.view, self.done = ListPane(), QuestionView(), DoneView()
        self.stack, self._right = QStackedWidget(), QStackedWidget()
        self._lay_out()
        self._connect()

    # --- what the window asks for -----------------------------------------------------------------------------
    def open(self, target: str) -> None:
        """Show an article's questions (or those of before) in a fresh order, at the open one or the first unread."""
        chosen = frozenset(chosen_items(target))
        article, _, uid = ("", "", "") if chosen else target.partition("/")
        if chosen or article or not self.state.unread:
            self._chosen = chosen
        self.article = "" if chosen else article or self.article
        self.order = Order.UNREAD if chosen else self.order
        self._rearrange(self.uid)
        if uid:
            self._open_sibling(uid)

    def refresh(self, changes: Changes) -> None:
        """Look again when questions or articles changed while the page is shown; ``open`` does it before that.

        What was taken back is shown again.
        """
        if not self.isVisible() or not changes.kinds & _SHOWN:
            return
        self._load()
        back = next((uid for uid in changes.ids if self.state.has(uid)), "") if changes.undone else ""
        self._show(back or self.uid or self.state.next_unread())

    # --- Qt ---------------------------------------------------------------------------------------------------
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The single keys."""
        own = {
            Qt.Key.Key_K: self.keep,
            Qt.Key.Key_D: self.drop,
            Qt.Key.Key_E: self.edit,
            Qt.Key.Key_R: self.ask_wrong,
            Qt.Key.Key_W: self.show_why,
        }
        moves = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}
        key = Qt.Key(event.key())
        if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier or self.stack.currentIndex():
            super().keyPressEvent(event)
        elif key in own:
            own[key]()
        elif key in moves:
            self.pane.list.step(moves[key])
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._open_article()
        elif key == Qt.Key.Key_Escape and self.view.detail.why_note.isVisible():
            self.view.detail.why_note.hide()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The list is narrower where the window is."""
        super().resizeEvent(event)
        self._fit()

    # --- deciding ---------------------------------------------------------------------------------------------
    def keep(self) -> None:
        """Keep the open question, or bring it back; one that is kept already is only left."""
        row = self._row()
        if row is None:
            return
        if row.state in (ItemState.KEPT, ItemState.EDITED):
            self._go_on()
        else:
            self._decide(lambda: self._desk.keep([row.uid]))

    def drop(self) -> None:
        """Drop the open question."""
        row = self._row()
        if row is not None and row.state is not ItemState.DROPPED:
            self._decide(lambda: self._desk.drop([row.uid]))

    def ask_wrong(self) -> None:
        """Ask what is wrong with the open question, and drop it for that reason, or put it in other words."""
        if (row := self._row()) is None:
            return
        ask_wrong(
            self.view.bar.wrong,
            lambda reason: self._decide(lambda: self._desk.drop([row.uid], reason)),
            lambda: ask_words(row.question, self, partial(self._reword, row.uid)),
            self,
        )

    def edit(self) -> None:
        """Ask for other words for the open question, and keep them; one that was dropped is brought back first."""
        row = self._row()
        if row is None or row.state is ItemState.DROPPED:
            return
        ask_words(row.question, self, partial(self._reword, row.uid))

    def show_why(self) -> None:
        """Say why the answer is the answer, below it; or hide that again."""
        if (row := self._row()) is not None:
            self.view.detail.toggle_why(why_of(self._desk, row.article, row.uid))

    def _decide(self, doing: Callable[[], Changes]) -> None:
        """Keep or drop the open question, and go on."""
        uid = self.uid
        if (changes := self._do(doing)) is None:
            return
        words = say("questions", "kept") if changes.label == "keep" else say_dropped(changes)
        self._context.window.tell(words, undo=True)
        if self.uid == uid:
            self._go_on()

    def _reword(self, uid: str, words: Mapping[str, Words]) -> None:
        if self._do(lambda: self._desk.reword_all(uid, words)) is not None:
            self._context.window.tell(say("study", "edited"), undo=True)

    def _do(self, doing: Callable[[], Changes]) -> Changes | None:
        """Do something at the desk and tell the others; a known error is said, and None comes back."""
        try:
            changes = doing()
        except QuizbankError as error:
            self._context.window.tell(say_error(error))
            return None
        self._context.publish(changes)
        return changes

    def _go_on(self) -> None:
        """The next unread question; in the list of dropped ones simply the next."""
        if self.order is Order.DROPPED:
            self.pane.list.step(1)
        else:
            self._show(self.state.next_unread(self.uid))

    # --- showing ----------------------------------------------------------------------------------------------
    def _rearrange(self, uid: str = "") -> None:
        """Put the list into its order afresh; at ``uid`` if it is unread still, else at the first unread one."""
        articles = choosable(self._desk.articles(), self.article)
        if self.article not in {identity for identity, _ in articles}:
            self.article = ""
        self._places = ()
        self._load()
        if self._chosen:
            articles = ((CHOSEN, say("questions", "chosen", count=len(self._rows))), *articles)
        self.pane.set_articles(articles, CHOSEN if self._chosen else self.article)
        self.pane.set_order(self.order)
        unread = {line.uid for line in self.state.lines if line.state is ItemState.NEW}
        first = self.state.lines[0].uid if self.state.lines and self.order is not Order.UNREAD else ""
        self._show(uid if uid in unread else self.state.next_unread() or first)

    def _load(self) -> None:
        """Take the rows from the desk; those that are in the list keep their places."""
        rows = self._desk.questions(self.article)
        self._rows = tuple(row for row in rows if row.uid in self._chosen) or rows
        self._chosen &= {row.uid for row in self._rows}
        self._places = arrange(self._rows, self.order, self._places)
        self.state = list_state(self._rows, self._places)
        self.stack.setCurrentIndex(0 if self._rows or self.article else 1)

    def _show(self, uid: str) -> None:
        """Open a question of the list, or say what to do where there is none."""
        self.uid = uid if self.state.has(uid) else ""
        self.pane.set_state(self.state, self.uid)
        self._show_open()

    def _show_open(self) -> None:
        opened = detail(self._rows, self.uid, with_title=not self.article)
        if opened is None:
            self._show_none()
            return
        self.view.detail.show_detail(opened)
        can_go_on = bool(self.state.next_unread(self.uid))
        self.view.bar.set_state(opened.state, can_go_on=can_go_on, can_undo=self._desk.can_undo() in _UNDONE_HERE)
        self._right.setCurrentWidget(self.view)

    def _show_none(self) -> None:
        if self.state.lines and self.order is not Order.DROPPED:
            scope = CHOSEN if self._chosen else self.article
            self.done.show_done(done_state(self.state, self._desk.articles(), scope))
        else:
            self.done.show_nothing(self.state, self.order)
        self._right.setCurrentWidget(self.done)

    def _choose(self, uid: str) -> None:
        """A row became current by arrow or mouse."""
        if uid != self.uid:
            self.uid = uid
            self.pane.list.shows_choice = True
            self._show_open()

    def _open_sibling(self, uid: str) -> None:
        """Another question of the sentence; the list changes to one that holds it, if it must."""
        if not self.state.has(uid):
            dropped = any(row.uid == uid and row.state is ItemState.DROPPED for row in self._rows)
            self.order, self._places = Order.DROPPED if dropped else Order.ARTICLE, ()
            self.pane.set_order(self.order)
            self._load()
        self._show(uid)
        self.pane.list.setFocus()

    def _open_article(self) -> None:
        """The article at the proof: at the card on the question's fact, if one is in study."""
        row = self._row()
        if row is None:
            return
        cards = self._desk.cards_for([row.uid])
        self._context.window.go("article", f"{row.article}/{cards[0]}" if cards else row.article)

    def _choose_article(self, article: str) -> None:
        if article != CHOSEN:
            self.article, self._chosen = article, frozenset()
        self._rearrange()
        self.pane.list.setFocus()

    def _choose_order(self, order: str) -> None:
        self.order = Order(order)
        self._rearrange()
        self.pane.list.setFocus()

    def _row(self) -> QuestionRow | None:
        return next((row for row in self._rows if row.uid == self.uid), None)

    # --- making -----------------------------------------------------------------------------------------------
    def _fit(self) -> None:
        narrow = self.width() + px(RAIL) < px(NARROW_UNDER)
        self.pane.setFixedWidth(min(px(_NARROW_PANE if narrow else LIST_PANE), round(self.width() * _MOST_OF_WIDTH)))

    def _lay_out(self) -> None:
        panes = Surface("surface")
        row = spaced(QHBoxLayout(panes))
        self._right.addWidget(self.view)
        self._right.addWidget(self.done)
        row.addWidget(self.pane)
        row.addWidget(Line(vertical=True))
        row.addWidget(self._right, 1)
        self.stack.addWidget(panes)
        self.stack.addWidget(self._empty())
        spaced(QVBoxLayout(self)).addWidget(self.stack)
        self.setFocusProxy(self.pane.list)

    def _empty(self) -> QWidget:
        page = Page(self.title)
        self.add_button = Button(say("questions", "add_article"), "primary", icon="plus", key="Ctrl+N", size="main")
        box = EmptyState(
            "tray", say("questions", "empty"), say("questions", "empty_body"), [self.add_button], dashed=False
        )
        page.add_alone(box)
        self.add_button.clicked.connect(lambda: self._context.window.act("add_article"))
        return page

    def _connect(self) -> None:
        window = self._context.window
        self.pane.chosen.connect(self._choose)
        self.pane.opened.connect(lambda _: self._open_article())
        self.pane.article_chosen.connect(self._choose_article)
        self.pane.order_chosen.connect(self._choose_order)
        self.view.bar.keep_asked.connect(self.keep)
        self.view.bar.edit_asked.connect(self.edit)
        self.view.bar.drop_asked.connect(self.drop)
        self.view.bar.wrong_asked.connect(self.ask_wrong)
        self.view.bar.why_asked.connect(self.show_why)
        self.view.bar.undo_asked.connect(lambda: window.act("undo"))
        self.view.detail.sibling_chosen.connect(self._open_sibling)
        self.view.detail.article_asked.connect(self._open_article)
        self.done.next_asked.connect(self._choose_article)
        self.done.study_asked.connect(lambda: window.go("study"))
        self.done.print_asked.connect(lambda: window.go("export"))
        appearance().changed.connect(self._fit)
