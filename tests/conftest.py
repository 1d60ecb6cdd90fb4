"""Tests fail on surprise: warnings, log errors, threads, windows and child processes left over, network use."""

import logging
import multiprocessing
import os
import socket
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

SHARED = Path(__file__).resolve().parents[2] / "shared"


@pytest.fixture(autouse=True)
def data_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Every test has a data folder of its own."""
    folder = tmp_path / "data"
    monkeypatch.setenv("QUIZBANK_DATA_DIR", str(folder))
    return folder


@pytest.fixture(autouse=True)
def no_log_errors(request: pytest.FixtureRequest, caplog: pytest.LogCaptureFixture) -> Iterator[None]:
    """A log line of warning or above fails the test, unless it is marked allow_log."""
    yield
    if request.node.get_closest_marker("allow_log"):
        return
    bad = [r for when in ("setup", "call") for r in caplog.get_records(when) if r.levelno >= logging.WARNING]
    assert not bad, f"logged: {[r.getMessage() for r in bad]}"


@pytest.fixture(autouse=True)
def no_network(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """A socket to anywhere fails the test; sockets of the family AF_UNIX (child processes) are fine."""
    if request.node.get_closest_marker("network"):
        return
    connect = socket.socket.connect

    def refuse(self: socket.socket, address: object) -> None:
        if self.family != socket.AF_UNIX:
            raise AssertionError(f"the test opened a connection to {address}")
        connect(self, address)  # type: ignore[arg-type]

    monkeypatch.setattr(socket.socket, "connect", refuse)
    monkeypatch.setattr("quizbank.sources.fetch_apart.Fetching.result", refuse_to_fetch)


def refuse_to_fetch(fetching: object) -> None:
    """Instead of the process that fetches links, which the watch on sockets would not see."""
    raise AssertionError(f"the test fetched {vars(fetching)['link']}")


@pytest.fixture(autouse=True)
def nothing_left() -> Iterator[None]:
    """Threads, child processes and top-level windows that a test leaves behind fail it; a module's own may stay."""
    before, children_before = set(threading.enumerate()), set(multiprocessing.active_children())
    yield
    _close_leftovers()
    threads = [t for t in threading.enumerate() if t not in before and t.is_alive() and not _is_harmless(t)]
    children = [child for child in multiprocessing.active_children() if child not in children_before]
    assert not threads, f"threads left: {threads}"
    assert not children, f"processes left: {children}"
    assert not (windows := _windows()), f"windows left: {windows}"


def _is_harmless(thread: threading.Thread) -> bool:
    # Python shows threads of Qt's global pool as dummies once they ran Python code; Qt ends them when idle.
    return type(thread).__name__ == "_DummyThread"


def _close_leftovers() -> None:
    """Let Qt carry out deletions that are due, so that only real leftovers are counted."""
    if (widgets := sys.modules.get("PySide6.QtWidgets")) and (app := widgets.QApplication.instance()):
        from PySide6.QtCore import QEvent

        app.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        app.processEvents()


def _windows() -> list[str]:
    if "PySide6.QtWidgets" not in sys.modules:
        return []
    from PySide6.QtWidgets import QApplication

    if not QApplication.instance():
        return []
    return [f"{type(w).__name__} {w.windowTitle()!r}" for w in QApplication.topLevelWidgets() if w.isVisible()]


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of development data beside the checkout; tests on it are skipped without it."""
    if not SHARED.is_dir():
        pytest.skip("the development data (../shared) is not here: evaluation on it is skipped")
    return SHARED
