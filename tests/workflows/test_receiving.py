"""A stranger's file is looked over in a process that has an end, and what it would bring is worked out there."""

import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from quizbank.domain.errors import QuizbankError
from quizbank.domain.review import Grade
from quizbank.strings import say_error
from quizbank.workflows import keeping, receiving_apart
from quizbank.workflows.keeping import LookedOver
from quizbank.workflows.receiving_apart import Receiving
from tests.made_up import others, river
from tests.store.makings import NOW
from tests.workflows.conftest import Table
from tests.workflows.test_carrying_over import dump


@pytest.fixture
def file(tmp_path: Path) -> Iterator[Path]:
    """Somebody else's library as a file."""
    other = Table(tmp_path / "other")
    other.add(*others(), river())
    for uid in other.desk.queue()[:3]:
        other.desk.grade(uid, Grade.GOOD)
    other.desk.tag(river().article.id, ["water"])
    other.desk.carry_library(path := tmp_path / "carried.quizbank")
    other.desk.close()
    return path


@pytest.fixture
def spoilt(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(receiving_apart, "_MODULE", "tests.workflows.spoilt_receiver")


def test_what_a_file_would_bring_is_worked_out_beside_the_window(table: Table, file: Path) -> None:
    table.add(others()[0])
    before = dump(table.folder)
    looked = table.desk.receive(file).result()
    assert looked is not None and looked.merged is not None
    assert dump(table.folder) == before
    assert looked.merged == table.desk.look_into(looked.parcel)
    assert (looked.merged.articles, looked.merged.here, looked.merged.sorting) == (3, 1, 1)
    assert table.desk.merge(looked.parcel)[0] == looked.merged
    assert table.desk.merge(keeping.parcel(file))[0].brings_nothing


@pytest.mark.usefixtures("spoilt")
@pytest.mark.parametrize(
    ("fault", "code"),
    [
        ("hangs", "carried_without_end"),
        ("dies", "carried_damaged"),
        ("greedy", "out_of_memory"),
        ("calls", "carried_damaged"),
    ],
)
def test_a_file_that_no_reading_ends_on_is_a_known_error(file: Path, fault: str, code: str) -> None:
    bad = file.rename(file.with_name(f"{fault}.quizbank"))
    seconds = 1.0 if fault == "hangs" else 60.0
    with pytest.raises(QuizbankError) as caught:
        Receiving(bad, None, NOW, seconds).result()
    assert caught.value.code == code and bad.name in say_error(caught.value)


@pytest.mark.usefixtures("spoilt")
def test_cancelling_ends_it_at_once(file: Path) -> None:
    bad = file.rename(file.with_name("hangs.quizbank"))
    receiving = Receiving(bad, None, NOW)
    results: list[LookedOver | None] = []
    thread = threading.Thread(target=lambda: results.append(receiving.result()))
    thread.start()
    while not bad.with_suffix(".begun").exists():
        time.sleep(0.01)
    receiving.cancel()
    thread.join(30)
    assert results == [None]


def test_what_was_cancelled_before_it_began_does_not_begin(file: Path) -> None:
    receiving = Receiving(file, None, NOW)
    receiving.cancel()
    assert receiving.result() is None
