"""The words of the study plan, without Qt."""

from datetime import date

import pytest

from gui.plan import state
from quizbank.domain.study_set import SetKind, StudySet
from quizbank.workflows.rows import ExamPlan, StudySetRow, StudySettings

TODAY = date(2031, 3, 20)


def row(kind: SetKind, value: str, name: str = "", cards: int = 1, due: int = 0, new: int = 0) -> StudySetRow:
    return StudySetRow(StudySet(kind, value), name or value, cards, due, new)


@pytest.mark.parametrize(
    ("one", "words"),
    [
        (row(SetKind.PERSON, "Ilsa Corrin"), "Ilsa Corrin"),
        (row(SetKind.ARTICLE, "a1", "A veto"), "A veto"),
        (row(SetKind.TOPIC, "organization"), "Organizations"),
        (row(SetKind.PERIOD, "2031-03"), "March 2031"),
        (row(SetKind.PERIOD, "2031"), "2031"),
        (row(SetKind.PERIOD, "2030-11/2031-02"), "November 2030 to February 2031"),
        (StudySetRow(StudySet(SetKind.ARTICLE, "gone"), "", 0, 0, 0), "No longer in the library"),
    ],
)
def test_a_set_is_said(one: StudySetRow, words: str) -> None:
    assert state.say_set(one) == words


def test_counts_leave_out_what_is_none() -> None:
    assert state.say_counts(row(SetKind.TAG, "x", cards=9, due=5, new=4)) == "9 cards · 5 due · 4 new"
    assert state.say_counts(row(SetKind.TAG, "x")) == "1 card"


def test_years_stand_above_their_months_newest_first() -> None:
    months = [row(SetKind.PERIOD, value) for value in ("2030-06", "2030-11", "2031-02")]
    (year,) = state.full_years(months)
    assert year == StudySet(SetKind.PERIOD, "2030")
    listed = state.with_years(months, [row(SetKind.PERIOD, "2030")])
    assert [one.study_set.value for one in listed] == ["2031-02", "2030", "2030-11", "2030-06"]


def test_a_span_goes_from_the_earlier_month() -> None:
    assert state.span("2031-02", "2030-11").value == "2030-11/2031-02"
    assert state.span("2031-02", "2031-02").value == "2031-02"


def test_what_an_exam_plans_is_said() -> None:
    settings = StudySettings()
    plan = ExamPlan(date(2031, 6, 5), 7, date(2031, 6, 2), cramming=False)
    assert state.exam_words(plan, settings).startswith(
        "All seen by 2 June 2031, with 7 new cards a day. The last three"
    )
    last = ExamPlan(date(2031, 3, 22), 0, TODAY, cramming=True)
    assert state.exam_words(last, settings).startswith("All cards are seen already. These last days are for practice")
    assert state.exam_words(None, settings) == "No exam is set: 15 new cards come a day."
    assert state.exam_problem(TODAY, TODAY) and not state.exam_problem(date(2031, 3, 21), TODAY)
    assert not state.exam_problem(None, TODAY)


def test_a_value_of_ones_own_is_among_the_choices() -> None:
    assert state.choices(state.NEW_A_DAY, 12) == (0, 5, 10, 12, 15, 20, 30, 50, 100)
    assert [state.say_share(share) for share in state.choices((0.8, 0.9), 0.875)] == ["80 %", "87.5 %", "90 %"]
