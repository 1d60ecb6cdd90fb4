"""Counting verdicts: the interval of a share, and what a row says."""

import pytest

from tests.evaluation.judge import Judged, figures, wilson


def test_wilson_as_published() -> None:
    low, high = wilson(81, 263)  # the example of R. G. Newcombe, Statistics in Medicine 17 (1998), table I
    assert (round(low, 4), round(high, 4)) == (0.2553, 0.3662)
    assert wilson(0, 0) == (0.0, 1.0)
    assert wilson(10, 10)[1] == pytest.approx(1.0)


def test_an_item_is_acceptable_when_both_readers_say_so() -> None:
    items = [
        Judged("a", "typed", "role", ((), ()), (True, True)),
        Judged("b", "choice", "role", ((5,), ()), (False, True)),
        Judged("c", "cloze", "said", ((3, 4), (3,)), (False, False)),
    ]
    row = figures(items)
    assert row["acceptable"].startswith("1 (33 %")
    assert (row["wrong key"], row["second right"], row["weak distractors"]) == ("1", "0", "1 of 1")
    assert row["agreement"] == "67 %"
