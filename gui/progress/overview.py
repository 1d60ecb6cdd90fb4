"""The overview: figures, plots and tables in cards, laid out by the width."""

from itertools import pairwise

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QGridLayout, QVBoxLayout, QWidget

from gui.kit.buttons import Button
from gui.kit.page import Page
from gui.kit.spaces import CARD_GAP, PAGE_MARGIN, px
from gui.kit.surfaces import FigureCard, Message, spaced
from gui.kit.tabs import TabBar
from gui.kit.theme import appearance
from gui.progress.cards import PlotCard, TableCard
from gui.progress.plots import BarPlot, YearPlot
from gui.progress.state import FIRST, PageState
from quizbank.domain.study_set import SetKind
from quizbank.strings import say

GROUPS = (SetKind.PERSON, SetKind.ORGANIZATION, SetKind.PERIOD)
"""The tabs of what is known."""
_WIDE_FROM = 860
_FIGURES = 4
_DAYS_SHOWN, _GROUPS_SHOWN = 14, 5


class KnownCard(TableCard):
    """What one would likely know of each actor, organization or month; ``changed`` fires when another kind is asked."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(say("progress_page", "known_title"), _GROUPS_SHOWN, say("progress_page", "known_none"), parent)
        self.tabs = TabBar(0)
        for kind in GROUPS:
            self.tabs.add(say("progress_page", f"known_{kind.value}"))
        self.head.addWidget(self.tabs)
        self.tabs.changed.connect(self._change)

    @property
    def kind(self) -> SetKind:
        """What is shown."""
        return GROUPS[self.tabs.current()]

    def _change(self) -> None:
        self.long.set_limit(_GROUPS_SHOWN)
        self.changed.emit()


class Overview(Page):
    """The cards; ``opened`` gives the key of a row, ``copied`` fires when a plot's numbers were copied."""

    opened = Signal(str)
    copied = Signal()

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(title, parent)
        self.study_button = Button("", "primary", icon="cards", key="Ctrl+2", size="main")
        self.header.addWidget(self.study_button)
        self.figures = tuple(FigureCard("", "", "") for _ in range(_FIGURES))
        legend = [(kind, say("progress_page", code)) for kind, code in _LEGEND]
        self.days = PlotCard(say("progress_page", "per_day"), BarPlot(), legend)
        self.known = KnownCard()
        self.forecast = PlotCard(say("progress_page", "forecast"), BarPlot(), legend[1:])
        self.retention = TableCard("")
        self.calendar = PlotCard(say("progress_page", "calendar"), YearPlot(), (), _DAYS_SHOWN)
        self.weakest = TableCard(say("progress_page", "weakest"), nothing=say("progress_page", "weakest_none"))
        self.articles = TableCard(say("progress_page", "articles"), FIRST)
        self._grid, self._columns = QGridLayout(), 0
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._pair = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        for cards, share in (((self.days, self.forecast), 612), ((self.known, self.retention), 352)):
            side = spaced(QVBoxLayout(), CARD_GAP)
            for number, card in enumerate(cards):
                side.addWidget(card, number)  # the lower one takes the rest, so that both sides end together
            self._pair.addLayout(side, share)
        self.absence = Message("info", "", inline=True, icon="clock")
        self.column.addWidget(self.absence)
        self.column.addLayout(self._grid)
        self.column.addLayout(self._pair)
        for card in (self.calendar, self.weakest, self.articles):
            self.column.addWidget(card)
        self.column.addStretch(1)
        for card in (self.known, self.weakest, self.articles):
            card.table.opened.connect(self.opened)
        for plot in (self.days, self.forecast, self.calendar):
            plot.copied.connect(self.copied)
        appearance().changed.connect(self.fit)
        self.fit()
        self._order()

    def set_state(self, state: PageState) -> None:
        """Show the figures and the days; the other cards are set one by one."""
        self.study_button.setText(say("progress_page", "study", count=f"{state.study:,}"))
        self.study_button.setVisible(bool(state.study))
        self.absence.set_words(state.absence)
        self.absence.setVisible(bool(state.absence))
        for card, words in zip(self.figures, state.figures, strict=True):
            card.set_words(words.figure, words.words, words.below)
            card.setAccessibleName(words.whole)
        self.days.plot.set_state(state.chart)
        self.days.table.set_state(state.days)
        self.fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Columns by the width."""
        super().resizeEvent(event)
        self.fit()

    def fit(self) -> None:
        """Four figures in a row where they have room, else two or one; both columns side by side if it is wide."""
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
        beside = QBoxLayout.Direction.LeftToRight if width >= px(_WIDE_FROM) else QBoxLayout.Direction.TopToBottom
        self._pair.setDirection(beside)
        self._grid.setSpacing(px(CARD_GAP))
        self._pair.setSpacing(px(CARD_GAP))

    def _order(self) -> None:
        """By Tab as it is read; the layouts were filled in another order."""
        days, known, forecast, calendar = self.days, self.known, self.forecast, self.calendar
        in_order: tuple[QWidget, ...] = (
            self.study_button,
            *(days.table, days.switch, days.copy),
            *(forecast.table, forecast.switch, forecast.copy),
            *(*known.tabs.buttons, known.table, known.more, self.retention.table),
            *(calendar.table, calendar.long.more, calendar.switch, calendar.copy),
            *(self.weakest.table, self.articles.table, self.articles.more),
        )
        for one, other in pairwise(in_order):
            QWidget.setTabOrder(one, other)


_LEGEND = (("done", "answered"), ("today", "today"), ("planned", "planned"))
