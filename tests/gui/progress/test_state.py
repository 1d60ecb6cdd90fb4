"""What the Progress page says, without Qt: words at their edges, and five weeks of study counted by hand."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from gui.progress.state import (
    LEVELS,
    YEAR,
    PageState,
    TableState,
    articles_table,
    calendar_state,
    chart_state,
    forecast_state,
    grid_step,
    known_table,
    level_of,
    page_state,
    retention_table,
    say_weekday,
    today_at,
    weakest_table,
)
from quizbank.domain.review import Grade
from quizbank.domain.study_set import SetKind
from quizbank.workflows.rows import DayCount, ProgressView, RetentionFigures, Today
from tests.gui.progress.log import Studied, lay_out
from tests.made_up import river

NOTHING = ProgressView(Today(0, 0, 0), 0, None, 0, 0, 0, 0.0, (), ())
THURSDAY = date(2031, 3, 20)


@pytest.fixture
def studied(data_folder: Path) -> Iterator[Studied]:
    made = lay_out(data_folder)
    made.desk.drop([made.uids["court"]])
    yield made
    made.desk.close()


def days(*counts: tuple[int, int]) -> tuple[DayCount, ...]:
    """Fourteen days with Thursday the 20th as today."""
    first = THURSDAY - timedelta(days=6)
    return tuple(DayCount(first + timedelta(days=n), *count) for n, count in enumerate(counts))


def figures(state: PageState) -> list[str]:
    return [figure.whole for figure in state.figures]


# --- the whole way: grades at the desk, figures on the page -----------------------------------------------------
def test_the_figures_are_those_of_the_log(studied: Studied) -> None:
    # Known: of the cards in review those whose next day is still to come: cabinet 04-23, coast 03-30, president
    # 03-27, money 03-22. Not union (03-18 is past), not locks (relearning), consent and since (learning).
    # Facts: 9 of the river article and 3 others, less the dropped one: 11.
    # Due: consent 09:10, since 09:02, locks 09:15; union is suspended. New: 8 of the river article in study, less the
    # 5 that were answered: 3, of the 15 − 3 that may still come today.
    # Remembered: since 02-18 11:00 there were 4 answers to cards in review: locks hard, cabinet good, coast hard,
    # locks again: 3 of 4. The miss at 10:30 is half an hour too old, that of 03-15 was taken back.
    # Minutes: since 02-21, 28 days with today, 30 + 30 + 30 + 10 + 45 + 50 + 120 (of 600) + 20 + 20 + 40 + 15 + 10 =
    # 420 s; 420 / 28 = 15 s a day.
    state = page_state(studied.desk.progress())
    assert figures(state) == [
        "4 of 11 facts you would likely know today",
        "3 cards due today, and 3 new ones",
        "75 % right of 4 answers in 30 days",
        "15 s a day on average in the last 4 weeks",
    ]
    assert (state.empty, state.study) == (False, 6)


def test_the_days_are_those_of_the_log(studied: Studied) -> None:
    # Half past midnight on the 15th is the evening of the 14th. To come: money on the 22nd, president on the 27th;
    # coast (30th) and cabinet (23 April) are beyond the seven days, union is suspended.
    state = page_state(studied.desk.progress())
    assert [(row[0], row[1], row[2]) for row in state.days.rows] == [
        ("Fri 14 Mar 2031", "1", ""),
        ("Sat 15 Mar 2031", "1", ""),
        ("Sun 16 Mar 2031", "0", ""),
        ("Mon 17 Mar 2031", "0", ""),
        ("Tue 18 Mar 2031", "0", ""),
        ("Wed 19 Mar 2031", "1", ""),
        ("Thu 20 Mar 2031", "5", "3"),
        ("Fri 21 Mar 2031", "", "0"),
        ("Sat 22 Mar 2031", "", "1"),
        ("Sun 23 Mar 2031", "", "0"),
        ("Mon 24 Mar 2031", "", "0"),
        ("Tue 25 Mar 2031", "", "0"),
        ("Wed 26 Mar 2031", "", "0"),
        ("Thu 27 Mar 2031", "", "1"),
    ]
    assert [bar.height for bar in state.chart.bars] == [1, 1, 0, 0, 0, 1, 8, 0, 1, 0, 0, 0, 0, 1]
    assert [bar.kind for bar in state.chart.bars] == ["done"] * 6 + ["today"] + ["planned"] * 7
    assert state.chart.step == 3, "8 cards stand under 3, 6, 9"
    assert "3 answered on the six days before today, 8 today, 2 planned" in state.chart.summary
    assert state.chart.bars[6].tip == "Today: 5 answered, 3 still due"


def test_articles_and_actors_are_those_of_the_log(studied: Studied) -> None:
    # The river article: 9 cards less the dropped one; president, consent, since, union and money were answered; of
    # these president and money would be known.
    desk = studied.desk
    articles = page_state(desk.progress()).articles
    table = articles_table(articles, desk.coverage([articles[0].article]))
    assert {row[0]: row[1:] for row in table.rows} == {
        "Highland communes win a veto on the river tariff": ("7 of 10", "8", "5", "2"),
        "Who speaks for the coast?": ("", "1", "1", "1"),
        "Three ministers leave the cabinet": ("", "1", "1", "1"),
        "The long road to the Orsa locks": ("", "1", "1", "0"),
    }
    assert table.rows[0][0].startswith("Highland"), "the newest first"
    assert (table.keys[0], table.shares[0]) == (river().article.id, (2, 8))
    people = known_table(SetKind.PERSON, desk.known(SetKind.PERSON))
    assert people.rows[0] == ("Anneke Roth", "2 of 4"), "most cards first: locks, cabinet, coast, who leads the League"
    assert people.keys[0] == "known/person/Anneke Roth" and people.shares[0] == (2, 4)
    assert {("Tomas Veld", "1 of 2"), ("Ilsa Corrin", "1 of 1")} <= set(people.rows)
    bodies = known_table(SetKind.ORGANIZATION, desk.known(SetKind.ORGANIZATION))
    assert "Court of Accounts" not in {row[0] for row in bodies.rows}, "its only card is dropped"
    months = known_table(SetKind.PERIOD, desk.known(SetKind.PERIOD))
    assert [row[0] for row in months.rows] == ["March 2031", "February 2031", "November 2030", "June 2030"]


def test_retention_and_the_weakest_facts_in_words(studied: Studied) -> None:
    retention = retention_table(studied.desk.retention())
    assert retention.rows[0] == ("Wanted", "90 %") and retention.rows[2] == ("True", "75 %")
    assert retention.shares[2] == (75, 100)
    nothing = retention_table(RetentionFigures(30, 0, 0.85, None, None))
    assert nothing.rows == (("Wanted", "85 %"), ("Predicted", "–"), ("True", "–"))
    weakest = weakest_table(studied.desk.weakest(3))
    assert {(row[1], row[2]) for row in weakest.rows} <= {("0", "learning"), ("1", "learning"), ("2", "learning")}
    assert all(key.startswith("card/") for key in weakest.keys)


def test_what_falls_due_by_day(studied: Studied) -> None:
    chart, table = forecast_state(studied.desk.forecast())
    # consent, since and locks today, money on the 22nd, president on the 27th, coast on the 30th; cabinet too late.
    assert [(n, bar.height) for n, bar in enumerate(chart.bars) if bar.height] == [(0, 3), (2, 1), (7, 1), (10, 1)]
    assert [bar.label for bar in chart.bars if bar.label] == ["Today", "24 Mar", "31 Mar", "7 Apr", "14 Apr"]
    assert chart.summary == "6 cards are due today and in the 30 days to come"
    assert chart.bars[2].tip == "Sat 22 Mar 2031: 1 due" and table.rows[2] == ("Sat 22 Mar 2031", "1")
    assert forecast_state(())[0].bars == ()


def test_the_calendar_of_a_year(studied: Studied) -> None:
    calendar, table = calendar_state(studied.desk.calendar(), THURSDAY)
    by_day = {square.tip.split(":")[0]: square for square in calendar.squares}
    assert len(calendar.squares) == YEAR and calendar.weeks == 53
    today = by_day["Thu 20 Mar 2031"]
    assert (today.week, today.weekday, today.level, today.is_today) == (52, 3, LEVELS, True)
    assert today.tip == "Thu 20 Mar 2031: 5 answered" and by_day["Wed 19 Mar 2031"].level == 1
    assert by_day["Tue 18 Mar 2031"].level == 0
    assert calendar.legend == (("0", "none"), ("1", "1"), ("2", "2"), ("3", "3"), ("4", "4–5"))
    assert calendar.weekdays == ("Mon", "", "Wed", "", "Fri", "", "")
    assert [name for _, name in calendar.months][:2] == ["Mar", "Apr"] and len(calendar.months) == 13
    assert calendar.summary.endswith("days") and table.rows[0] == ("Thu 20 Mar 2031", "5")
    assert sum(int(row[1]) for row in table.rows) == 16


@pytest.mark.parametrize(("answered", "highest", "level"), [(0, 0, 0), (0, 9, 0), (1, 900, 1), (225, 900, 1),
                                                            (226, 900, 2), (900, 900, 4), (1, 1, 4)])  # fmt: skip
def test_a_day_is_as_full_as_its_share_of_the_fullest(answered: int, highest: int, level: int) -> None:
    assert level_of(answered, highest) == level


def test_a_year_without_answers_is_none() -> None:
    calendar, table = calendar_state((), THURSDAY)
    assert calendar.legend == (("0", "none"),) and not table.rows
    assert {square.level for square in calendar.squares} == {0}


def test_a_card_that_is_set_aside_is_due_tomorrow_everywhere(studied: Studied) -> None:
    desk = studied.desk
    desk.bury(studied.uids["since"])
    state = page_state(desk.progress())
    assert figures(state)[1] == "2 cards due today, and 3 new ones" and state.study == 5
    assert [bar.height for bar in state.chart.bars[6:9]] == [7, 1, 1]
    end = desk.session_end([])
    assert (end.tomorrow, end.this_week) == (1, 3)
    studied.moment[0] += timedelta(days=1)
    state = page_state(desk.progress())
    assert state.figures[1].figure == "3", "and there it is, with the two that were left"
    assert state.chart.bars[6].height == 3


def test_an_answer_and_its_undo_move_the_figures_there_and_back(studied: Studied) -> None:
    before = page_state(studied.desk.progress())
    studied.desk.grade(studied.uids["locks"], Grade.GOOD, duration_ms=28_000)
    after = page_state(studied.desk.progress())
    # 420 + 28 = 448 s, by 28: 16 s. Good after relearning: the card comes on another day and would be known until then.
    assert [f.figure for f in after.figures] == ["5", "2", "75 %", "16 s"]
    studied.desk.undo()
    assert page_state(studied.desk.progress()) == before


# --- words at their edges ---------------------------------------------------------------------------------------
def test_before_the_first_answer_the_page_is_empty() -> None:
    assert page_state(NOTHING).empty
    state = page_state(replace(NOTHING, today=Today(0, 1, 1), facts=1))
    assert state.empty and state.study == 1
    assert figures(state)[:3] == [
        "0 of 1 fact you would likely know today",
        "0 cards due today, and 1 new one",
        "– no answers yet to cards that came back",
    ]


@pytest.mark.parametrize(
    ("minutes", "figure"),
    [(0.0, "0 min"), (0.001, "1 s"), (0.25, "15 s"), (0.99, "59 s"), (1.0, "1 min"), (8.6, "9 min")],
)
def test_less_than_a_minute_is_said_in_seconds(minutes: float, figure: str) -> None:
    assert page_state(replace(NOTHING, minutes_a_day=minutes)).figures[3].figure == figure


@pytest.mark.parametrize(
    ("retention", "reviews", "words"),
    [
        (1.0, 1, "100 % right of 1 answer in 30 days"),
        (0.0, 3, "0 % right of 3 answers in 30 days"),
        (0.875, 8, "88 % right of 8 answers in 30 days"),
    ],
)
def test_retention_in_words(retention: float, reviews: int, words: str) -> None:
    state = page_state(replace(NOTHING, retention=retention, retention_reviews=reviews))
    assert figures(state)[2] == words and not state.empty


def test_one_card_and_no_new_ones() -> None:
    assert figures(page_state(replace(NOTHING, today=Today(1, 0, 1))))[1] == "1 card due today, no new ones"


@pytest.mark.parametrize(
    ("highest", "step"), [(0, 1), (3, 1), (4, 2), (15, 5), (16, 10), (226, 100), (300, 100), (301, 150), (9001, 4000)]
)
def test_no_bar_rises_over_the_third_grid_line(highest: int, step: int) -> None:
    assert grid_step(highest) == step and 3 * step >= highest


def test_the_chart_of_no_days_and_of_a_busy_today() -> None:
    assert chart_state(()).bars == ()
    busy = chart_state(days(*[(10, 0)] * 6, (7, 20), *[(0, 4)] * 7))
    assert (busy.bars[6].label, busy.bars[6].height, busy.step) == ("Today", 27, 10)
    assert today_at(days(*[(0, 0)] * 14)) == 6
    assert " ".join(say_weekday(THURSDAY + timedelta(days=n)) for n in range(7)) == "Thu Fri Sat Sun Mon Tue Wed"


def test_a_table_is_copied_as_spreadsheets_take_it() -> None:
    table = TableState("Cards", ("Day", "Answered"), (("Thu 20 Mar 2031", "5"), ("Fri 21 Mar 2031", "")))
    assert table.as_text() == "Day\tAnswered\nThu 20 Mar 2031\t5\nFri 21 Mar 2031\t"


def test_a_copied_table_runs_nothing_and_stays_a_table() -> None:
    rows = (("=1+1", "a\tb"), ("+7", "-7"), ("@x", "c\nd"), ("5", "x=1"))
    text = TableState("Formulas", ("Words", "More"), rows).as_text()
    assert text.split("\n") == ["Words\tMore", "'=1+1\ta b", "'+7\t'-7", "'@x\tc d", "5\tx=1"]
