"""A slip is shown letter by letter."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quizbank.study.slips import marked


@pytest.mark.parametrize(
    ("typed", "meant", "shown"),
    [
        ("Tokayef", "Tokayev", ("Tokaye[f]", "Tokaye[v]")),
        ("tokayv", "Tokayev", ("tokayv", "Tokay[e]v")),
        ("Tokayyev", "Tokayev", ("Tokay[y]ev", "Tokayev")),
        ("Nort Korea", "North Korea", ("Nort Korea", "Nort[h] Korea")),
        ("Токаеф", "Toqaev", ("Токаеф", "Toqaev")),
        ("same", "Same", ("same", "Same")),
    ],
)
def test_what_differs_is_in_brackets(typed: str, meant: str, shown: tuple[str, str]) -> None:
    assert marked(typed, meant) == shown


@settings(max_examples=100, deadline=None)
@given(st.text("abİß", max_size=8), st.text("abİß", max_size=8))
def test_no_letter_is_lost(typed: str, meant: str) -> None:
    assert tuple(side.replace("[", "").replace("]", "") for side in marked(typed, meant)) == (typed, meant)
