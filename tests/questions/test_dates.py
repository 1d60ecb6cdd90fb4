"""Dates as stems write them, their accepted forms, and values that are none."""

import pytest

from quizbank.domain.fact import DateValue
from quizbank.questions import dates


@pytest.mark.parametrize(
    ("value", "shown", "phrase", "asking"),
    [
        (DateValue("2022-01-07", "day"), "January 7, 2022", "on January 7, 2022", "On what date"),
        (DateValue("2022-01", "month"), "January 2022", "in January 2022", "In what month"),
    (
        DateValue("2021-12", "month_part", "mid"), "mid-December 2021", "in mid-December 2021",
        "In which part of December 2021 (early, middle or late)",
    ),
        (DateValue("2021-SU", "season"), "summer 2021", "in summer 2021", "In what season"),
        (DateValue("2019", "year"), "2019", "in 2019", "In what year"),
    ],
)  # fmt: skip
def test_each_grain_has_its_words(value: DateValue, shown: str, phrase: str, asking: str) -> None:
    assert dates.is_askable(value)
    assert (dates.display(value, "en"), dates.phrase(value, "en"), dates.asking(value, "en")) == (shown, phrase, asking)


def test_a_day_is_accepted_in_every_form() -> None:
    forms = dates.variants(DateValue("2022-01-07", "day"), "en")
    assert {"7 Jan", "January 7", "January 7, 2022", "7 January 2022", "2022-01-07"} <= set(forms)
    assert forms[0] == "January 7, 2022"


@pytest.mark.parametrize(
    "value",
    [
        DateValue("2022-02-30", "day"),
        DateValue("2022-13", "month"),
        DateValue("2022-01-07/2022-01-05", "interval"),
        DateValue("PAST_REF", "vague"),
        DateValue("2022-XX", "season"),
        DateValue("199", "decade"),
    ],
)
def test_what_is_no_date_is_not_asked(value: DateValue) -> None:
    assert not dates.is_askable(value)
