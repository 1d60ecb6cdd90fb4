"""The parts of the page beside and above each other: the reader under its bars, the tabs at the right."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from gui.article.bars import ReaderBar, TodayBar
from gui.article.cards import CardsPane
from gui.article.lists import PlacesPane
from gui.article.quiz import QuizPane
from gui.article.reader import Reader
from gui.article.state import PageState, Span, find
from gui.kit.base import Surface
from gui.kit.buttons import Button
from gui.kit.page import Scroll, Stack
from gui.kit.spaces import CARD_PANE, CARD_PANE_LEAST, NARROW_UNDER, RAIL, px
from gui.kit.surfaces import EmptyState, Line, spaced
from gui.kit.tabs import Tabs
from quizbank.strings import say

CARDS, QUIZ, WHO, TIMELINE = range(4)
"""The tabs."""


class Panes(Stack):
    """All parts with an article, or a box that says that none is open. ``library_wanted``: from that box."""

    library_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.today_bar, self.reader_bar, self.reader = TodayBar(), ReaderBar(), Reader()
        self.cards, self.quiz = CardsPane(), QuizPane()
        self.who = PlacesPane(say("article", "who"), say("article", "who_nobody"), ask=say("article", "how_read"))
        self.timeline = PlacesPane(say("article", "timeline"), say("article", "timeline_nothing"))
        self.tabs = Tabs()
        self.side = Surface("bg")
        self._found: tuple[Span, ...] = ()
        self._found_at = -1
        self._text = ""
        self.addWidget(self._full())
        self.addWidget(self._empty())
        self.reader.column_moved.connect(self.today_bar.set_left)
        self.reader.column_moved.connect(self.reader_bar.set_left)
        self.reader_bar.kinds_changed.connect(self.reader.set_kinds)
        self.reader_bar.find_button.clicked.connect(lambda: self.reader_bar.show_find(shown=True))
        self.reader_bar.find_bar.searched.connect(self._search)
        self.reader_bar.find_bar.stepped.connect(self._step_found)
        self.reader_bar.find_bar.closed.connect(self.close_find)
        self.tabs.changed.connect(self._tab_changed)

    def set_state(self, state: PageState) -> None:
        """Show an article (everything but the open card)."""
        self._text = state.view.article.text
        self.reader.set_text(state.text)
        self.quiz.set_state(state.quiz)
        self.who.set_who(state.who)
        self.timeline.set_timeline(state.timeline)
        self.tabs.set_count(CARDS, len(state.cards))
        self.tabs.set_count(WHO, len(state.who))
        self.setCurrentIndex(0)

    def set_nothing(self) -> None:
        """No article is open."""
        self.setCurrentIndex(1)

    def fit(self, width: int) -> None:
        """Take the measures for a page of that width."""
        # The page is as wide as the window less the sidebar, which is a rail wherever this matters.
        narrow = width + px(RAIL) < px(NARROW_UNDER)
        self.side.setFixedWidth(px(CARD_PANE_LEAST if narrow else CARD_PANE))
        self.reader.set_narrow(narrow=narrow)
        self.cards.set_narrow(narrow=narrow)

    def close_find(self) -> None:
        """End the search."""
        self.reader_bar.show_find(shown=False)
        self.reader.set_found((), -1)
        self.reader.setFocus()

    def _search(self, words: str) -> None:
        self._found = find(self._text, words)
        self._found_at = 0 if self._found else -1
        self._show_found()

    def _step_found(self, by: int) -> None:
        if self._found:
            self._found_at = (self._found_at + by) % len(self._found)
            self._show_found()

    def _show_found(self) -> None:
        self.reader.set_found(self._found, self._found_at)
        self.reader_bar.find_bar.set_count(self._found_at, len(self._found))

    def _tab_changed(self, tab: int) -> None:
        """One primary a screen: that of the quiz while its tab is open."""
        button = self.today_bar.study_button
        button.kind = "secondary" if tab == QUIZ else "primary"
        button.restyle()

    def _full(self) -> QWidget:
        left = spaced(QVBoxLayout())
        for widget in (self.today_bar, self.reader_bar):
            left.addWidget(widget)
        left.addWidget(self.reader, 1)
        self.tabs.add(self.cards, say("article", "cards"), 0)
        self.tabs.add(self.quiz, say("article", "quiz"))
        self.tabs.add(self.who, say("article", "who"), 0)
        self.tabs.add(self.timeline, say("article", "timeline"))
        spaced(QVBoxLayout(self.side)).addWidget(self.tabs)
        full = Surface()
        row = spaced(QHBoxLayout(full))
        row.addLayout(left, 1)
        row.addWidget(Line(vertical=True))
        row.addWidget(self.side)
        return full

    def _empty(self) -> QWidget:
        button = Button(say("article", "to_library"), "primary", icon="books", key="Ctrl+1", size="main")
        button.clicked.connect(self.library_wanted)
        box = EmptyState("article", say("article", "no_article"), say("article", "no_article_why"), [button],
                         dashed=False)  # fmt: skip
        empty = Scroll("surface", 0, (40, 24, 40, 24))
        empty.column.addWidget(box)
        return empty
