"""The quiz builder: joins list, form and the line that says what is ready with the desk, and starts the quiz."""

from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from gui.kit.base import Surface
from gui.kit.buttons import Button
from gui.kit.labels import WrapLabel
from gui.kit.page import Page
from gui.kit.pages import Context, PageWidget, chosen_target
from gui.kit.spaces import px
from gui.kit.surfaces import EmptyState, Line, spaced
from gui.quiz_builder import state
from gui.quiz_builder.articles import ArticlesPane
from gui.quiz_builder.form import BuilderForm
from gui.quiz_builder.state import Choice, Ready
from quizbank.domain.changes import ChangeKind, Changes
from quizbank.domain.errors import QuizbankError
from quizbank.domain.question import Interaction
from quizbank.strings import say, say_error
from quizbank.workflows.rows import ArticleRow

_SHOWN = {ChangeKind.ARTICLES, ChangeKind.QUESTIONS, ChangeKind.CARDS, ChangeKind.QUIZZES}
_PANE, _MOST_OF_WIDTH = 388, 0.42
_PAST = 8


class QuizBuilderPage(PageWidget):
    """``open(ARTICLE)`` begins with that article alone, ``open("")`` with what was chosen before."""

    wants_rail = True

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context, self._desk = context, context.desk
        self.title = say("builder", "title")
        self.choice = Choice()
        self.ready = Ready("", "", can_start=False)
        self.pane, self.form = ArticlesPane(), BuilderForm()
        self._rows: tuple[ArticleRow, ...] = ()
        self._forms: tuple[Interaction, ...] = ()
        self._unread: tuple[str, ...] = ()
        self.words = WrapLabel("", "body")
        self.start = Button("", "primary", icon="lightning", key="Enter", size="main")
        self.read = Button("", "secondary", size="small")
        self.print = Button("", "secondary", icon="printer", size="small")
        self.add = Button(say("shell", "action_add_article"), "quiet", icon="plus", size="small")
        self.stack = QStackedWidget()
        self._lay_out()
        self._connect()

    # --- what the window asks for -----------------------------------------------------------------------------
    def open(self, target: str) -> None:
        """Look anew, and begin with that article if one is named."""
        if target:
            self.choice = replace(self.choice, articles=frozenset({target}))
        self._look()
        if self.stack.currentIndex() == 0:
            self.setFocusProxy(self.form.number)

    def act(self, action: str, data: object = None) -> bool:
        """The page is the action."""
        return action == "choose_quiz"

    def refresh(self, changes: Changes) -> None:
        """Count again when something that can be asked has changed."""
        if self.isVisible() and changes.kinds & _SHOWN:
            self._look()

    # --- Qt ---------------------------------------------------------------------------------------------------
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter starts, Esc goes back to the article or the library."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._start()
        elif event.key() == Qt.Key.Key_Escape:
            one = next(iter(self.choice.articles)) if len(self.choice.articles) == 1 else ""
            self._context.window.go("article" if one else "library", one)
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The list gives way where the window is narrow; the buttons stand below the words."""
        super().resizeEvent(event)
        self.pane.setFixedWidth(min(px(_PANE), round(self.width() * _MOST_OF_WIDTH)))
        narrow = self.width() - self.pane.width() < px(560)
        self._foot.setDirection(QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight)

    # --- inside -----------------------------------------------------------------------------------------------
    def _look(self) -> None:
        self._rows = self._desk.articles()
        self.choice = state.pruned(self.choice, self._rows)
        self.stack.setCurrentIndex(0 if any(row.questions for row in self._rows) else 1)
        there = self._desk.interactions()
        self._forms = tuple(form for form in state.FORMS if form.value in there)
        self.form.set_past(state.past_lines(self._desk.past_quizzes(_PAST)))
        self._show()

    def _show(self) -> None:
        self._show_articles()
        self.form.set_choice(self.choice, self._forms)
        self._count()

    def _show_articles(self) -> None:
        lines = state.article_lines(self._rows, self.choice, self.pane.search.text())
        words = state.articles_words(self.choice, self._rows)
        self.pane.set_articles(lines, words, some=bool(self.choice.articles))

    def _count(self) -> None:
        """Say how many different facts are ready."""
        facts, self._unread = 0, ()
        if state.is_open(self.choice):
            wish = state.wish(self.choice, self._rows)
            facts = self._desk.facts_for(wish)
            if self.choice.only_read and facts < self.choice.count:
                self._unread = self._desk.unread_for(wish)
        self.ready = state.ready(self.choice, facts, len(self._unread))
        self.words.setText(self.ready.words)
        self.start.setText(self.ready.start)
        self.start.setEnabled(self.ready.can_start)
        self.read.setText(say("print", "read_them", count=self.ready.waiting))
        self.read.setVisible(self.ready.waiting > 0)
        self.print.setText(say("builder", "print", count=facts))
        self.print.setVisible(self.ready.few and self.ready.can_start)
        self.add.setVisible(self.ready.few)

    def _choose(self, choice: Choice) -> None:
        self.choice = replace(choice, articles=self.choice.articles)
        self._count()

    def _tick(self, article: str) -> None:
        self.choice = state.toggled(self.choice, article)
        self._show_articles()
        self._count()

    def _take_all(self) -> None:
        self.choice = replace(self.choice, articles=frozenset())
        self._show_articles()
        self._count()
        self.pane.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _start(self) -> None:
        if not self.ready.can_start:
            return
        try:
            view, changes = self._desk.build_quiz(state.wish(self.choice, self._rows))
        except QuizbankError as error:
            self._context.window.tell(say_error(error))
            return
        self._context.window.go("study", f"sitting:{view.id}")
        self._context.publish(changes)

    def _read(self) -> None:
        self._context.window.go("questions", chosen_target(self._unread[: self.ready.waiting]))

    def _print(self) -> None:
        items = self._desk.items_for(state.wish(self.choice, self._rows))
        self._context.window.go("export", chosen_target(items))

    def _connect(self) -> None:
        self.pane.ticked.connect(self._tick)
        self.pane.cleared.connect(self._take_all)
        self.pane.searched.connect(self._show_articles)
        self.pane.opened.connect(self._start)
        self.form.changed.connect(self._choose)
        self.form.past_wanted.connect(lambda quiz: self._context.window.go("study", f"result:{quiz}"))
        self.start.clicked.connect(self._start)
        self.read.clicked.connect(self._read)
        self.print.clicked.connect(self._print)
        self.add.clicked.connect(lambda: self._context.window.act("add_article"))

    def _lay_out(self) -> None:
        right = Surface("surface")
        column = spaced(QVBoxLayout(right))
        column.addWidget(self.form, 1)
        column.addWidget(Line())
        self._foot = spaced(QBoxLayout(QBoxLayout.Direction.LeftToRight), 12, 32, 14, 32, 14)
        said = spaced(QVBoxLayout(), 8)
        said.addWidget(self.words)
        offers = spaced(QHBoxLayout(), 8)
        for button in (self.read, self.print, self.add):
            offers.addWidget(button)
        offers.addStretch(1)
        said.addLayout(offers)
        words = QWidget()
        words.setLayout(said)
        self._foot.addWidget(words, 1, Qt.AlignmentFlag.AlignVCenter)
        self._foot.addWidget(self.start, 0, Qt.AlignmentFlag.AlignLeft)
        column.addLayout(self._foot)
        both = QWidget()
        row = spaced(QHBoxLayout(both))
        row.addWidget(self.pane)
        row.addWidget(Line(vertical=True))
        row.addWidget(right, 1)
        self.stack.addWidget(both)
        self.stack.addWidget(self._empty())
        spaced(QVBoxLayout(self)).addWidget(self.stack)

    def _empty(self) -> Page:
        page = Page(say("builder", "title"))
        add = Button(say("shell", "action_add_article"), "primary", icon="plus", key="Ctrl+N", size="main")
        add.clicked.connect(lambda: self._context.window.act("add_article"))
        box = EmptyState("lightning", say("builder", "empty"), say("builder", "empty_body"), [add], dashed=False)
        page.add_alone(box)
        return page
