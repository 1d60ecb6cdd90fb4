"""The Progress page: figures, cards a day, actors and articles, laid out by the width."""

from itertools import pairwise

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from gui.kit.buttons import Button
from gui.kit.labels import Label
from gui.kit.page import Page
from gui.kit.pages import Context, PageWidget
from gui.kit.spaces import CARD_GAP, PAGE_MARGIN, px
from gui.kit.surfaces import Card, EmptyState, FigureCard, spaced
from gui.kit.theme import appearance
from gui.progress.chart import Chart, Legend
from gui.progress.lists import ActorsCard
from gui.progress.state import PageState, page_state
from gui.progress.table import NumbersTable
from quizbank.domain.changes import ChangeKind, Changes
from quizbank.strings import say

_SHOWN = {ChangeKind.ARTICLES, ChangeKind.QUESTIONS, ChangeKind.CARDS}
_WIDE_FROM = 860
_FIGURES = 4
TABLE_MARGINS = (12, 20, 12, 12)
"""Of a card with a table: a row that is lit reaches 8 px over its words on both sides."""


class DaysCard(Card):
    """Cards a day, as a chart or as a table."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(gap=0, parent=parent, margins=TABLE_MARGINS)
        self.chart, self.table, self.legend = Chart(), NumbersTable(), Legend()
        self.switch = Button("", "quiet", icon="list-numbers", size="small")
        self.copy = Button(say("progress_page", "copy"), "quiet", icon="clipboard-text", key="Ctrl+C", size="small")
        head = spaced(QHBoxLayout(), 8, 8, 0, 8)
        head.addWidget(Label(say("progress_page", "per_day"), weight=600), 1)
        head.addWidget(self.legend)
        foot = spaced(QHBoxLayout(), 4)
        foot.addWidget(self.switch)
        foot.addWidget(self.copy)
        foot.addStretch(1)
        self.column.addLayout(head)
        self.column.addSpacing(px(10))
        picture = spaced(QHBoxLayout(), 0, 8, 0, 8)
        picture.addWidget(self.chart)
        self.column.addLayout(picture)
        self.column.addWidget(self.table)
        self.column.addSpacing(px(8))
        self.column.addLayout(foot)
        self.column.addStretch(1)
        self.switch.clicked.connect(lambda: self.show_table(shown=self.table.isHidden()))
        self.show_table(shown=False)

    def show_table(self, *, shown: bool) -> None:
        """Change between chart and table."""
        self.table.setVisible(shown)
        self.copy.setVisible(shown)
        self.chart.setVisible(not shown)
        self.legend.setVisible(not shown)
        self.switch.setText(say("progress_page", "as_chart" if shown else "as_table"))


class ProgressPage(PageWidget):
    """Everything from the log; it is worked out only while the page is shown."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context, self._desk = context, context.desk
        self.title = say("progress_page", "title")
        self.state: PageState | None = None
        self.study_button = Button("", "primary", icon="cards", key="Ctrl+2", size="main")
        self.figures = tuple(FigureCard("", "", "") for _ in range(_FIGURES))
        self.days, self.actors, self.articles = DaysCard(), ActorsCard(), NumbersTable()
        self._page = Page(self.title)
        self._stack, self._grid, self._pair = QStackedWidget(), QGridLayout(), QGridLayout()
        self._columns, self._is_wide = 0, False
        self._build()
        self._connect()

    # --- what the window asks for -----------------------------------------------------------------------------
    def open(self, target: str) -> None:
        """Look at the figures as of now."""
        self._load()

    def refresh(self, changes: Changes) -> None:
        """Look again when cards, questions or articles changed while the page is shown; ``open`` does it before."""
        if self.isVisible() and changes.kinds & _SHOWN:
            self._load()

    # --- Qt ---------------------------------------------------------------------------------------------------
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Columns by the width."""
        super().resizeEvent(event)
        self._fit()

    # --- inside -----------------------------------------------------------------------------------------------
    def _load(self) -> None:
        self.state = page_state(self._desk.progress())
        self._stack.setCurrentIndex(1 if self.state.empty else 0)
        self.study_button.setText(say("progress_page", "study", count=self.state.study))
        self.study_button.setVisible(bool(self.state.study))
        self.empty_study.setVisible(bool(self.state.study))
        self.empty_add.setVisible(not self.state.study)
        for card, words in zip(self.figures, self.state.figures, strict=True):
            card.set_words(words.figure, words.words, words.below)
            card.setAccessibleName(words.whole)
        self.days.chart.set_state(self.state.chart)
        self.days.table.set_state(self.state.days)
        self.actors.set_actors(self.state.actors)
        self.articles.set_state(self.state.articles)
        self._fit()

    def _fit(self) -> None:
        """Four figures in a row where they have room, else two or one; chart and actors side by side if it is wide."""
        width = self.width() - px(2 * PAGE_MARGIN + 12)
        needed = max(card.figure.sizeHint().width() for card in self.figures) + px(2 * 20)
        fitting = (n for n in (4, 2, 1) if n * needed + (n - 1) * px(CARD_GAP) <= width)
        columns = next(fitting, 1)
        if columns != self._columns:
            self._columns = columns
            for number, card in enumerate(self.figures):
                self._grid.addWidget(card, number // columns, number % columns)
            for column in range(_FIGURES):
                self._grid.setColumnStretch(column, 1 if column < columns else 0)
        wide = width >= px(_WIDE_FROM)
        if wide != self._is_wide or not self._pair.count():
            self._is_wide = wide
            self._pair.addWidget(self.days, 0, 0)
            self._pair.addWidget(self.actors, 0 if wide else 1, 1 if wide else 0)
            self._pair.setColumnStretch(0, 612)
            self._pair.setColumnStretch(1, 352 if wide else 0)
        for grid in (self._grid, self._pair):
            grid.setSpacing(px(CARD_GAP))

    def _build(self) -> None:
        self._page.header.addWidget(self.study_button)
        for grid in (self._grid, self._pair):
            grid.setContentsMargins(0, 0, 0, 0)
        articles = Card(gap=0, margins=TABLE_MARGINS)
        title = spaced(QHBoxLayout(), 0, 8)
        title.addWidget(Label(say("progress_page", "articles"), weight=600))
        articles.column.addLayout(title)
        articles.column.addSpacing(px(8))
        articles.column.addWidget(self.articles)
        column = self._page.column
        column.addLayout(self._grid)
        column.addLayout(self._pair)
        column.addWidget(articles)
        column.addStretch(1)
        self._stack.addWidget(self._page)
        self._stack.addWidget(self._empty())
        spaced(QVBoxLayout(self)).addWidget(self._stack)
        self._fit()
        days, actors = self.days, self.actors
        in_order = (self.study_button, days.table, days.switch, days.copy, actors.more, self.articles)
        for one, other in pairwise(in_order):  # as it is read; the layouts were filled in another order
            QWidget.setTabOrder(one, other)

    def _empty(self) -> QWidget:
        self.empty_study = Button(
            say("progress_page", "empty_study"), "primary", icon="cards", key="Ctrl+2", size="main"
        )
        self.empty_add = Button(say("progress_page", "empty_add"), "primary", icon="plus", key="Ctrl+N", size="main")
        page = Page(self.title)
        title, body = say("progress_page", "empty"), say("progress_page", "empty_body")
        ways = [self.empty_study, self.empty_add]
        page.column.addWidget(EmptyState("chart-line-up", title, body, ways, dashed=False))
        page.column.addStretch(1)
        return page

    def _connect(self) -> None:
        window = self._context.window
        self.study_button.clicked.connect(lambda: window.go("study"))
        self.empty_study.clicked.connect(lambda: window.go("study"))
        self.empty_add.clicked.connect(lambda: window.act("add_article"))
        self.articles.opened.connect(lambda article: window.go("article", article))
        self.days.copy.clicked.connect(self._copy)
        appearance().changed.connect(self._fit)

    def _copy(self) -> None:
        self.days.table.copy()
        self._context.window.tell(say("progress_page", "copied"))
