"""The inputs of the normal run; `python -m tests.faults.fuzz --inputs 20000` does more."""

import os

import pytest

from tests.faults import fuzz

INPUTS = 500


@pytest.mark.slow
@pytest.mark.skipif(not hasattr(os, "fork"), reason="the process that reads is forked")
@pytest.mark.filterwarnings("ignore:This process .* is multi-threaded, use of fork:DeprecationWarning")
def test_whatever_comes_is_read_or_a_known_error() -> None:
    results = fuzz.run(INPUTS, seed=7)
    assert results.total() == INPUTS
    assert results["article"] > INPUTS / 20 and results["source_binary"] and results["making_damaged"], results
    assert results["carried_damaged"] and results["merged"] and results["restored"] and results["link_broken"], results


@pytest.mark.skipif(not hasattr(os, "fork"), reason="the process that reads is forked")
@pytest.mark.filterwarnings("ignore:This process .* is multi-threaded, use of fork:DeprecationWarning")
@pytest.mark.parametrize("fault", ["hang", "crash", "memory", "bug"])
def test_the_fuzzer_sees_what_it_looks_for(monkeypatch: pytest.MonkeyPatch, fault: str) -> None:
    def spoilt(self: fuzz.Reader, number: int) -> str:
        if number == 3:
            if fault == "hang":
                while True:
                    pass
            if fault == "crash":
                os._exit(3)
            if fault == "memory":
                bytearray(2 * fuzz.MOST_BYTES)
            raise ZeroDivisionError
        return "article"

    monkeypatch.setattr(fuzz.Reader, "read", spoilt)
    monkeypatch.setattr(fuzz, "MOST_SECONDS", 0.2)
    with pytest.raises(SystemExit, match="input 3 of seed 1"):
        fuzz.run(5, seed=1)
