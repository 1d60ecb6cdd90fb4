"""What the Progress page shows, worked out from the desk's figures; without Qt."""

from dataclasses import dataclass
from datetime import date

from gui.kit.days import say_day
from quizbank.strings import say
from quizbank.workflows.rows import ActorTally, ArticleProgress, DayCount, ProgressView

_STEPS = (1, 2, 3, 4, 5, 10, 15, 20, 25, 30, 40, 50, 75)
GRID_LINES = 3


@dataclass(frozen=True, slots=True)
class FigureWords:
    """A large figure, the words on its baseline, and the line below."""

    figure: str
    words: str
    below: str

    @property
    def whole(self) -> str:
        """All of it as one sentence."""
        return f"{self.figure} {self.words} {self.below}"


@dataclass(frozen=True, slots=True)
class Bar:
    """One study day. ``kind`` is done, today or planned; ``height`` counts cards; ``tip`` says it in words."""

    kind: str
    label: str
    height: int
    tip: str


@dataclass(frozen=True, slots=True)
class ChartState:
    """The bars, the step between the three grid lines, and the chart in a sentence."""

    bars: tuple[Bar, ...]
    step: int
    summary: str


@dataclass(frozen=True, slots=True)
class TableState:
    """Numbers to read and to copy: a row's first cell is words, the others are numbers as text.

    ``keys`` are what the rows open, ``shares`` (done, total) a bar for the last column; empty where there is none.
    """

    title: str
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    keys: tuple[str, ...] = ()
    shares: tuple[tuple[int, int], ...] = ()

    def as_text(self) -> str:
        """The table with tabs between the cells, as spreadsheets take it."""
        return "\n".join("\t".join(row) for row in (self.head, *self.rows))


@dataclass(frozen=True, slots=True)
class PageState:
    """Everything on the page. ``empty`` is true while nothing was ever answered."""

    empty: bool
    study: int
    figures: tuple[FigureWords, ...]
    chart: ChartState
    days: TableState
    actors: tuple[ActorTally, ...]
    articles: TableState


def page_state(view: ProgressView) -> PageState:
    """The page of those figures."""
    return PageState(
        empty=not _was_studied(view),
        study=view.today.total,
        figures=(_known(view), _due(view), _retention(view), _minutes(view)),
        chart=chart_state(view.days),
        days=_days_table(view.days),
        actors=view.actors,
        articles=_articles_table(view.articles),
    )


def chart_state(days: tuple[DayCount, ...]) -> ChartState:
    """The bars of the days around today, as ``ProgressView.days`` gives them."""
    at = today_at(days)
    bars = tuple(_bar(day, at - number) for number, day in enumerate(days))
    summary = say(
        "progress_page",
        "chart",
        answered=sum(day.answered for day in days[:at]),
        today=bars[at].height if bars else 0,
        planned=sum(day.planned for day in days[at + 1 :]),
    )
    return ChartState(bars, grid_step(max((bar.height for bar in bars), default=0)), summary)


def today_at(days: tuple[DayCount, ...]) -> int:
    """The place of today: six days stand before it and seven behind."""
    return (len(days) - 1) // 2


def grid_step(highest: int) -> int:
    """The step of three grid lines over which no bar rises: 1, 2, 3, 4, 5, 10, 15, … and so on by tens."""
    factor = 1
    while True:
        for step in _STEPS:
            if step * factor * GRID_LINES >= highest:
                return step * factor
        factor *= 10


def say_weekday(day: date) -> str:
    """The weekday in three letters."""
    return say("progress_page", "days").split()[day.weekday()]


def _was_studied(view: ProgressView) -> bool:
    return bool(
        view.answered_today
        or view.retention_reviews
        or view.minutes_a_day
        or any(day.answered for day in view.days)
        or any(article.seen for article in view.articles)
    )


def _known(view: ProgressView) -> FigureWords:
    words = say("progress_page", "known_of", count=view.facts)
    return FigureWords(str(view.known), words, say("progress_page", "known"))


def _due(view: ProgressView) -> FigureWords:
    new = view.today.new
    more = say("progress_page", "due_more", count=new) if new else say("progress_page", "due_new_none")
    below = ", ".join((say("progress_page", "due"), more))
    return FigureWords(str(view.today.due), say("progress_page", "due_words", count=view.today.due), below)


def _retention(view: ProgressView) -> FigureWords:
    if view.retention is None:
        figure = say("progress_page", "figure_none")
        none, below = (say("progress_page", code) for code in ("retention_none", "retention_none_below"))
        return FigureWords(figure, none, below)
    return FigureWords(
        say("progress_page", "percent", share=round(100 * view.retention)),
        say("progress_page", "remembered"),
        say("progress_page", "retention", count=view.retention_reviews),
    )


def _minutes(view: ProgressView) -> FigureWords:
    minutes = view.minutes_a_day
    if 0 < minutes < 1:
        figure = say("progress_page", "seconds", count=max(1, round(60 * minutes)))
    else:
        figure = say("progress_page", "minutes", count=round(minutes))
    return FigureWords(figure, say("progress_page", "minutes_words"), say("progress_page", "minutes_below"))


def _bar(day: DayCount, ago: int) -> Bar:
    weekday = say_weekday(day.day)
    if ago > 0:
        return Bar(
            "done", weekday, day.answered, say("progress_page", "day_answered", day=weekday, answered=day.answered)
        )
    if ago < 0:
        return Bar(
            "planned", weekday, day.planned, say("progress_page", "day_planned", day=weekday, planned=day.planned)
        )
    tip = say("progress_page", "day_today", answered=day.answered, planned=day.planned)
    return Bar("today", say("progress_page", "today"), day.answered + day.planned, tip)


def _days_table(days: tuple[DayCount, ...]) -> TableState:
    at = today_at(days)
    rows = tuple(
        (
            f"{say_weekday(day.day)} {say_day(day.day)}",
            str(day.answered) if number <= at else "",
            str(day.planned) if number >= at else "",
        )
        for number, day in enumerate(days)
    )
    return TableState(say("progress_page", "per_day"), _heads("day", "answered", "planned"), rows)


def _articles_table(articles: tuple[ArticleProgress, ...]) -> TableState:
    rows = tuple((a.title, str(a.cards), str(a.seen), str(a.known)) for a in articles)
    keys, shares = tuple(a.article for a in articles), tuple((a.known, a.cards) for a in articles)
    return TableState(say("progress_page", "articles"), _heads("article", "made", "seen", "known"), rows, keys, shares)


def _heads(*codes: str) -> tuple[str, ...]:
    return tuple(say("progress_page", f"table_{code}") for code in codes)
