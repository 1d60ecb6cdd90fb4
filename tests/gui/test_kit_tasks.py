"""Offsets and work beside the window."""

import threading

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pytestqt.qtbot import QtBot

from gui.kit.offsets import Offsets, utf16_span
from gui.kit.tasks import AnalysisRunner, Pool
from quizbank.domain.errors import QuizbankError
from quizbank.workflows.analysis import Failed, MakeJob, Progress, Result
from tests.gui.desk_double import AnalystDouble


def test_an_emoji_takes_two_units() -> None:
    text = "Veto 🗳️ passed 👍🏽 today"
    offsets = Offsets(text)
    start = text.index("today")
    assert offsets.to_qt(start) == len(text[:start].encode("utf-16-le")) // 2
    assert offsets.from_qt(offsets.to_qt(start)) == start
    assert utf16_span(text, 5, 6) == (5, 7)
    assert offsets.from_qt(6) == 5, "inside a pair counts as its start"


@given(st.text(), st.integers(-3, 60))
def test_conversion_is_that_of_the_encoding(text: str, position: int) -> None:
    offsets = Offsets(text)
    inside = min(max(position, 0), len(text))
    units = len(text[:inside].encode("utf-16-le", "surrogatepass")) // 2
    assert offsets.to_qt(position) == units
    assert offsets.from_qt(units) == inside


def test_the_runner_hands_on_what_arrives_and_rests(qtbot: QtBot) -> None:
    analyst = AnalystDouble()
    runner = AnalysisRunner(analyst)
    ticket = runner.start(MakeJob("a.txt", b"words"))
    seen: list[object] = []
    runner.progress.connect(lambda *what: seen.append(what))
    runner.failed.connect(lambda _, error: seen.append(error.code))
    analyst.waiting = [(ticket, Progress("facts", 3, 9)), (99, Result(b"not mine"))]
    runner.poll()
    assert seen == [(ticket, "facts", 3, 9)] and runner.busy
    with qtbot.waitSignal(runner.finished, timeout=1000) as done:
        analyst.waiting = [(ticket, Result(b"making"))]
    assert done.args == [ticket, b"making"] and not runner.busy
    second = runner.start(MakeJob("b.txt", b""))
    analyst.waiting = [(second, Failed("empty_source", (("name", "b.txt"),)))]
    runner.poll()
    assert seen[-1] == "empty_source"
    third = runner.start(MakeJob("c.txt", b""))
    runner.close()
    assert analyst.cancelled == [third]


def test_the_pool_hands_results_back_in_this_thread(qtbot: QtBot) -> None:
    pool = Pool()
    here = threading.get_ident()
    seen: list[tuple[object, bool]] = []

    def fail() -> int:
        raise QuizbankError("cannot_write")

    def note(value: object) -> None:
        seen.append((value, threading.get_ident() == here))

    pool.run(lambda: threading.get_ident() != here, note, note)
    pool.run(fail, note, lambda error: note(error.code))
    qtbot.waitUntil(lambda: len(seen) == 2, timeout=2000)
    assert seen == [(True, True), ("cannot_write", True)]
    pool.close()


def test_a_closed_pool_waits_and_keeps_silent(qtbot: QtBot) -> None:
    pool = Pool()
    gate, ran, seen = threading.Event(), threading.Event(), []

    def slow() -> None:
        gate.wait(2)
        ran.set()

    pool.run(slow, seen.append, seen.append)
    gate.set()
    pool.close()
    assert ran.is_set()
    qtbot.wait(20)
    pool.run(slow, seen.append, seen.append)
    assert seen == []


def test_a_bug_in_the_pool_is_not_swallowed(qtbot: QtBot) -> None:
    pool = Pool()
    with qtbot.captureExceptions() as caught:
        pool.run(lambda: 1 // 0, print, print)
        qtbot.waitUntil(lambda: bool(caught), timeout=2000)
    assert caught[0][0] is ZeroDivisionError
    pool.close()


@pytest.mark.parametrize("text", ["", "plain", "é", "🗳"])
def test_ends_are_in_range(text: str) -> None:
    offsets = Offsets(text)
    assert offsets.from_qt(offsets.to_qt(len(text))) == len(text)
    assert offsets.to_qt(10_000) == offsets.to_qt(len(text))
