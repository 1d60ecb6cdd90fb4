"""The Progress page: the overview, and the places behind its lines; one card after the other is worked out."""

from collections.abc import Callable

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from gui.kit.buttons import Button
from gui.kit.page import Page, Stack
from gui.kit.pages import Context, PageWidget
from gui.kit.surfaces import EmptyState, spaced
from gui.progress.facts.state import facts_state, history_state, study_set_of
from gui.progress.facts.views import CardView, FactsView
from gui.progress.overview import Overview
from gui.progress.state import (
    PageState,
    articles_table,
    calendar_state,
    forecast_state,
    known_table,
    page_state,
    retention_table,
    weakest_table,
)
from quizbank.domain.changes import ChangeKind, Changes
from quizbank.domain.errors import QuizbankError
from quizbank.strings import say, say_error
from quizbank.workflows.rows import Coverage

_SHOWN = {ChangeKind.ARTICLES, ChangeKind.QUESTIONS, ChangeKind.CARDS}
_MOST_FACTS = 100
"""So many facts of a group are listed; more would be a page that nobody reads."""
_CHUNK = 25
"""Of so many articles the coverage is worked out at a time."""


class ProgressPage(PageWidget):
    """Everything from the log; it is worked out only while the page is shown.

    ``open("")`` shows the overview, ``open("known/KIND/VALUE")`` what of an actor, organization or month is to be
    looked at again, ``open("card/UID")`` a card's history.
    """

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context, self._desk = context, context.desk
        self.title = say("progress_page", "title")
        self.state: PageState | None = None
        self.overview, self.facts, self.card = Overview(self.title), FactsView(), CardView()
        self._stack = Stack()
        self._trail: list[str] = []
        self._card_target = ""
        self._todo: list[Callable[[], None]] = []
        self._coverage: dict[str, Coverage] = {}
        for page in (self.overview, self._empty(), self.facts, self.card):
            self._stack.addWidget(page)
        spaced(QVBoxLayout(self)).addWidget(self._stack)
        self._connect()

    # --- what the window asks for -----------------------------------------------------------------------------
    def open(self, target: str) -> None:
        """Look at the figures as of now, or at the place behind a line."""
        if target in self._trail:
            del self._trail[self._trail.index(target) + 1 :]
        elif target:
            self._trail.append(target)
        else:
            self._trail.clear()
        self._load()

    def refresh(self, changes: Changes) -> None:
        """Look again when cards, questions or articles changed while the page is shown; ``open`` does it before."""
        if self.isVisible() and changes.kinds & _SHOWN:
            self._load()

    # --- Qt ---------------------------------------------------------------------------------------------------
    def showEvent(self, event: QShowEvent) -> None:
        """Go on with what was left when the page was put away, or not yet shown."""
        super().showEvent(event)
        QTimer.singleShot(0, self, self._next)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc leads back, Enter from a card to its article."""
        if event.key() == Qt.Key.Key_Escape and self._trail:
            self._back()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self._stack.currentWidget() is self.card:
            self.card.open_button.click()
        else:
            super().keyPressEvent(event)

    # --- the places -------------------------------------------------------------------------------------------
    def _load(self) -> None:
        target = self._trail[-1] if self._trail else ""
        self._todo.clear()
        try:
            shown = bool(target) and (self._load_card(target) or self._load_facts(target))
        except QuizbankError as error:
            shown = False
            self._context.window.tell(say_error(error))
        if not shown:
            self._trail.clear()
            self._load_overview()

    def _load_card(self, target: str) -> bool:
        place, _, uid = target.partition("/")
        if place != "card":
            return False
        state = history_state(self._desk.history(uid), self._desk.now())
        self._card_target = state.target
        self.card.set_state(state)
        self._stack.setCurrentWidget(self.card)
        self.setFocusProxy(self.card.open_button)
        return True

    def _load_facts(self, target: str) -> bool:
        wanted = study_set_of(target)
        row = next((r for r in self._desk.known(wanted.kind) if r.study_set == wanted), None) if wanted else None
        if row is None:
            return False
        cards = map(self._desk.card, row.others[:_MOST_FACTS])
        rest = len(row.others) - _MOST_FACTS
        more = say("progress_page", "facts_more", count=rest) if rest > 0 else ""
        self.facts.set_state(facts_state(row, cards, self._desk.now()), more)
        self._stack.setCurrentWidget(self.facts)
        self.setFocusProxy(self.facts.others.table if row.others else self.facts.back)
        return True

    def _back(self) -> None:
        self._context.window.go("progress", self._trail[-2] if len(self._trail) > 1 else "")

    # --- the overview -----------------------------------------------------------------------------------------
    def _load_overview(self) -> None:
        """The figures and the days at once, the other cards one by one, so that the window answers meanwhile."""
        self.state = page_state(self._desk.progress())
        self._stack.setCurrentIndex(1 if self.state.empty else 0)
        self.empty_study.setVisible(bool(self.state.study))
        self.empty_add.setVisible(not self.state.study)
        self.setFocusProxy(self.overview.scroller)
        if self.state.empty:
            return
        self._coverage.clear()
        self.overview.set_state(self.state)
        self._show_articles()
        steps = (self._show_known, self._show_retention, self._show_days, self._show_weakest, self._show_coverage)
        self._todo.extend(steps)
        QTimer.singleShot(0, self, self._next)

    def _next(self) -> None:
        if self._todo and self.isVisible():
            self._todo.pop(0)()
            QTimer.singleShot(0, self, self._next)

    def _show_known(self) -> None:
        kind = self.overview.known.kind
        self.overview.known.set_state(known_table(kind, self._desk.known(kind)))

    def _show_retention(self) -> None:
        figures = self._desk.retention()
        table = retention_table(figures)
        self.overview.retention.title.setText(table.title)
        words = say("progress_page", "retention_answers", count=figures.reviews)
        self.overview.retention.set_state(table, words)

    def _show_days(self) -> None:
        days = self._desk.forecast()
        chart, table = forecast_state(days)
        self.overview.forecast.plot.set_state(chart)
        self.overview.forecast.table.set_state(table)
        calendar, table = calendar_state(self._desk.calendar(), days[0].day)
        self.overview.calendar.plot.set_state(calendar)
        self.overview.calendar.set_legend(calendar.legend)
        self.overview.calendar.long.set_state(table)

    def _show_weakest(self) -> None:
        self.overview.weakest.set_state(weakest_table(self._desk.weakest()))

    def _show_articles(self) -> None:
        if self.state is not None:
            table = articles_table(self.state.articles, self._coverage)
            self.overview.articles.set_state(table, say("progress_page", "articles_words"))

    def _show_coverage(self) -> None:
        """Of the articles that are listed, some at a time."""
        if self.state is None:
            return
        listed = self.state.articles[: self.overview.articles.table.numbers.rowCount()]
        missing = [article.article for article in listed if article.article not in self._coverage][:_CHUNK]
        if missing:
            none = dict.fromkeys(missing, Coverage(0, 0))
            self._coverage |= none | self._desk.coverage(missing)
            self._show_articles()
            self._todo.append(self._show_coverage)

    # --- inside -----------------------------------------------------------------------------------------------
    def _empty(self) -> QWidget:
        self.empty_study = Button(
            say("progress_page", "empty_study"), "primary", icon="cards", key="Ctrl+2", size="main"
        )
        self.empty_add = Button(say("progress_page", "empty_add"), "primary", icon="plus", key="Ctrl+N", size="main")
        page = Page(self.title)
        title, body = say("progress_page", "empty"), say("progress_page", "empty_body")
        ways = [self.empty_study, self.empty_add]
        page.add_alone(EmptyState("chart-line-up", title, body, ways, dashed=False))
        return page

    def _open_row(self, key: str) -> None:
        place = "progress" if key.partition("/")[0] in ("known", "card") else "article"
        self._context.window.go(place, key)

    def _more_articles(self) -> None:
        self._todo.append(self._show_coverage)
        QTimer.singleShot(0, self, self._next)

    def _connect(self) -> None:
        window = self._context.window
        self.overview.study_button.clicked.connect(lambda: window.go("study"))
        self.empty_study.clicked.connect(lambda: window.go("study"))
        self.empty_add.clicked.connect(lambda: window.act("add_article"))
        self.overview.opened.connect(self._open_row)
        self.overview.copied.connect(lambda: window.tell(say("progress_page", "copied")))
        self.overview.known.changed.connect(self._show_known)
        self.overview.articles.long.all_shown.connect(self._more_articles)
        self.facts.opened.connect(self._open_row)
        self.facts.back_asked.connect(self._back)
        self.card.opened.connect(lambda: window.go("article", self._card_target))
        self.card.back_asked.connect(self._back)
