"""What the Progress page shows, worked out from the desk's figures; without Qt."""

from dataclasses import dataclass
from datetime import date, timedelta
from math import ceil

from gui.kit.dates import say_value
from gui.kit.days import say_day
from quizbank.domain.spreadsheet import as_cell
from quizbank.domain.study_set import SetKind
from quizbank.strings import say
from quizbank.workflows.rows import (
    ArticleProgress,
    Coverage,
    DayCount,
    KnownRow,
    ProgressView,
    RetentionFigures,
    Today,
    WeakRow,
)

_STEPS = (1, 2, 3, 4, 5, 10, 15, 20, 25, 30, 40, 50, 75)
_ONE_LINE = str.maketrans("\t\n\r", "   ")
GRID_LINES = 3
LEVELS = 4
YEAR = 365
FIRST = 8
"""So many rows of a long table are shown before one asks for all."""


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
    """The bars, the step between the three grid lines, and the plot in a sentence."""

    bars: tuple[Bar, ...]
    step: int
    summary: str


@dataclass(frozen=True, slots=True)
class DaySquare:
    """A day of the year: its column and row (Monday is 0), 0..LEVELS by how much was answered, and it in words."""

    week: int
    weekday: int
    level: int
    tip: str
    is_today: bool


@dataclass(frozen=True, slots=True)
class CalendarState:
    """The squares in so many weeks; (week, name) where a month begins; the names of the rows, some of them "".

    ``legend`` are the levels with the counts that they stand for.
    """

    squares: tuple[DaySquare, ...]
    weeks: int
    months: tuple[tuple[int, str], ...]
    weekdays: tuple[str, ...]
    legend: tuple[tuple[str, str], ...]
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
        """The table with tabs between the cells, as spreadsheets take it; no cell is a formula."""
        rows = (self.head, *self.rows)
        return "\n".join("\t".join(as_cell(cell.translate(_ONE_LINE)) for cell in row) for row in rows)


@dataclass(frozen=True, slots=True)
class PageState:
    """What the page shows at once. ``empty`` is true while nothing was ever answered; ``absence`` is said after days
    away, else "".
    """

    empty: bool
    study: int
    absence: str
    figures: tuple[FigureWords, ...]
    chart: ChartState
    days: TableState
    articles: tuple[ArticleProgress, ...]


def page_state(view: ProgressView) -> PageState:
    """The page of those figures."""
    return PageState(
        empty=not _was_studied(view),
        study=view.today.total,
        absence=_absence(view.today),
        figures=(_known(view), _due(view), _retention(view), _minutes(view)),
        chart=chart_state(view.days),
        days=_days_table(view.days),
        articles=view.articles,
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


def forecast_state(days: tuple[DayCount, ...]) -> tuple[ChartState, TableState]:
    """The bars and the table of what falls due, from today on."""
    bars = tuple(
        Bar(
            "planned" if number else "today",
            _forecast_label(day.day) if number else say("progress_page", "today"),
            day.planned,
            say("progress_page", "day_due", day=_long(day.day), count=day.planned),
        )
        for number, day in enumerate(days)
    )
    total = sum(day.planned for day in days)
    summary = say("progress_page", "forecast_chart", count=total, days=max(0, len(days) - 1))
    rows = tuple((_long(day.day), str(day.planned)) for day in days)
    table = TableState(say("progress_page", "forecast"), heads("day", "planned"), rows)
    return ChartState(bars, grid_step(max((bar.height for bar in bars), default=0)), summary), table


def _forecast_label(day: date) -> str:
    """Mondays are named, so that weeks can be told."""
    return "" if day.weekday() else f"{day.day} {say_month(day)}"


def calendar_state(days: tuple[DayCount, ...], today: date) -> tuple[CalendarState, TableState]:
    """The squares of the last year up to today, and the table of the days with answers, the last first."""
    first = today - timedelta(days=YEAR - 1)
    monday = first - timedelta(days=first.weekday())
    answered = {day.day: day.answered for day in days if first <= day.day <= today}
    highest = max(answered.values(), default=0)
    dates = [first + timedelta(days=n) for n in range(YEAR)]
    squares = tuple(
        DaySquare(
            week=(day - monday).days // 7,
            weekday=day.weekday(),
            level=level_of(answered.get(day, 0), highest),
            tip=say("progress_page", "day_answered", day=_long(day), answered=answered.get(day, 0)),
            is_today=day == today,
        )
        for day in dates
    )
    months = tuple(((day - monday).days // 7, say_month(day)) for day in dates if day.day == 1 or day == first)
    weekdays = tuple(name if n % 2 == 0 and n < 6 else "" for n, name in enumerate(_weekdays()))
    total = sum(answered.values())
    summary = say("progress_page", "calendar_chart", days=len(answered), count=total)
    table = TableState(
        say("progress_page", "calendar"),
        heads("day", "answered"),
        tuple((_long(day), str(count)) for day, count in sorted(answered.items(), reverse=True)),
    )
    return CalendarState(squares, squares[-1].week + 1, months, weekdays, _levels(highest), summary), table


def level_of(answered: int, highest: int) -> int:
    """0 for a day without answers, else 1..LEVELS by its share of the fullest day."""
    return ceil(LEVELS * answered / highest) if answered else 0


def _levels(highest: int) -> tuple[tuple[str, str], ...]:
    """The levels that occur with the counts that they stand for: none, 1–5, 6–10 …"""
    entries = [("0", say("progress_page", "level_none"))]
    for level in range(1, LEVELS + 1):
        low, high = highest * (level - 1) // LEVELS + 1, highest * level // LEVELS
        if low <= high:
            entries.append((str(level), f"{low}–{high}" if low < high else str(high)))
    return tuple(entries)


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


def retention_table(figures: RetentionFigures) -> TableState:
    """Retention as it was wanted, predicted and true, in percent; a dash where nothing came back yet."""
    named = (("wanted", figures.wanted), ("predicted", figures.predicted), ("true", figures.true))
    rows = tuple((say("progress_page", f"retention_{code}"), _percent(share)) for code, share in named)
    shares = tuple((round(100 * (share or 0)), 100) for _, share in named)
    title = say("progress_page", "retention_title", count=figures.days)
    return TableState(title, heads("retention", "share"), rows, (), shares)


def known_table(kind: SetKind, groups: tuple[KnownRow, ...]) -> TableState:
    """What one would likely know of each group: months in time, the last first; the others by their cards."""
    if kind is SetKind.PERIOD:
        ordered = sorted(groups, key=lambda row: row.study_set.value, reverse=True)
    else:
        ordered = sorted(groups, key=lambda row: (-row.cards, row.name))
    return TableState(
        say("progress_page", f"known_{kind.value}"),
        heads(kind.value, "known"),
        tuple((group_name(row), say("kit", "of", done=f"{row.known:,}", total=f"{row.cards:,}")) for row in ordered),
        tuple(f"known/{kind.value}/{row.study_set.value}" for row in ordered),
        tuple((row.known, row.cards) for row in ordered),
    )


def group_name(row: KnownRow) -> str:
    """The name of an actor or organization, or a month in words."""
    return say_value(row.name, "month") if row.study_set.kind is SetKind.PERIOD else row.name


def weakest_table(rows: tuple[WeakRow, ...]) -> TableState:
    """The facts that one would least likely know, each with its chance and how often it was missed."""
    return TableState(
        say("progress_page", "weakest"),
        heads("fact", "missed", "chance"),
        tuple((row.card.question.stem, str(row.lapses), _chance(row)) for row in rows),
        tuple(f"card/{row.card.uid}" for row in rows),
    )


def articles_table(articles: tuple[ArticleProgress, ...], coverage: dict[str, Coverage]) -> TableState:
    """The cards of each article, and of how many sentences something is asked, where that is known."""
    rows = tuple(
        (a.title, _covered(coverage.get(a.article)), str(a.cards), str(a.seen), str(a.known)) for a in articles
    )
    keys, shares = tuple(a.article for a in articles), tuple((a.known, a.cards) for a in articles)
    head = heads("article", "covered", "made", "seen", "known")
    return TableState(say("progress_page", "articles"), head, rows, keys, shares)


def say_weekday(day: date) -> str:
    """The weekday in three letters."""
    return _weekdays()[day.weekday()]


def say_month(day: date) -> str:
    """The month in three letters."""
    return say_day(day).split()[1]


def _weekdays() -> list[str]:
    return say("progress_page", "days").split()


def _long(day: date) -> str:
    return f"{say_weekday(day)} {say_day(day)}"


def _percent(share: float | None) -> str:
    return say("progress_page", "figure_none" if share is None else "percent", share=round(100 * (share or 0)))


def _chance(row: WeakRow) -> str:
    return _percent(row.recall) if row.recall else say("progress_page", "learning")


def _covered(coverage: Coverage | None) -> str:
    if coverage is None or not coverage.sentences:
        return ""
    return say("kit", "of", done=coverage.asked, total=coverage.sentences)


def _was_studied(view: ProgressView) -> bool:
    return bool(
        view.answered_today
        or view.retention_reviews
        or view.minutes_a_day
        or any(day.answered for day in view.days)
        or any(article.seen for article in view.articles)
    )


def _absence(today: Today) -> str:
    """The same words as in Study."""
    code = "away" if today.due else "away_done"
    plan = say("study", code, away=today.away, due=today.due, later=today.later, count=today.later_days)
    return plan if today.later else ""


def _known(view: ProgressView) -> FigureWords:
    words = say("progress_page", "known_of", count=f"{view.facts:,}")
    return FigureWords(f"{view.known:,}", words, say("progress_page", "known"))


def _due(view: ProgressView) -> FigureWords:
    new = view.today.new
    more = say("progress_page", "due_more", count=new) if new else say("progress_page", "due_new_none")
    below = ", ".join((say("progress_page", "due"), more))
    return FigureWords(f"{view.today.due:,}", say("progress_page", "due_words", count=view.today.due), below)


def _retention(view: ProgressView) -> FigureWords:
    if view.retention is None:
        figure = say("progress_page", "figure_none")
        none, below = (say("progress_page", code) for code in ("retention_none", "retention_none_below"))
        return FigureWords(figure, none, below)
    return FigureWords(
        say("progress_page", "percent", share=round(100 * view.retention)),
        say("progress_page", "remembered"),
        say("progress_page", "retention", count=f"{view.retention_reviews:,}"),
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
            _long(day.day),
            str(day.answered) if number <= at else "",
            str(day.planned) if number >= at else "",
        )
        for number, day in enumerate(days)
    )
    return TableState(say("progress_page", "per_day"), heads("day", "answered", "planned"), rows)


def heads(*codes: str) -> tuple[str, ...]:
    """The names of columns."""
    return tuple(say("progress_page", f"table_{code}") for code in codes)
