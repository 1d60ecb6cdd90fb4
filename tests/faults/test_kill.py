"""The kills of the normal run; `python -m tests.faults.kill --times 1000` does more."""

import os

import pytest

from tests.faults import kill

TIMES = 50


@pytest.mark.slow
@pytest.mark.skipif(not hasattr(os, "fork"), reason="the process to be killed is forked")
@pytest.mark.filterwarnings("ignore:This process .* is multi-threaded, use of fork:DeprecationWarning")
def test_no_kill_loses_anything_that_was_confirmed() -> None:
    under_way, confirmed = kill.run(TIMES, seed=7)
    assert sum(under_way.values()) == TIMES
    assert confirmed > TIMES
    assert len(under_way) >= 5, under_way
