"""A desk whose clock the test moves, and files that are taken in."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from zoneinfo import ZoneInfo

import pytest

from quizbank.domain.selection import Making
from quizbank.store import receiving
from quizbank.store.receiving import Received
from quizbank.workflows.desk import Desk
from quizbank.workflows.making_codec import encode
from quizbank.workflows.open_desk import open_desk
from tests.store.makings import NOW

ZONE = ZoneInfo("Asia/Almaty")  # UTC+5, so the study day begins at 23:00 UTC


@dataclass
class Table:
    """A desk, its folder, and the clock: ``wait`` moves it, ``restart`` closes the desk and opens it again."""

    folder: Path
    moment: datetime = NOW
    desk: Desk = field(init=False)

    def __post_init__(self) -> None:
        self.desk = open_desk(self.folder, lambda: self.moment, zone=ZONE)

    def add(self, *makings: Making) -> None:
        for making in makings:
            self.desk.add(encode(making))

    def wait(self, **time: float) -> None:
        self.moment += timedelta(**time)

    def restart(self) -> None:
        self.desk.close()
        self.desk = open_desk(self.folder, lambda: self.moment, zone=ZONE)


def received(file: Path) -> Received:
    """The file looked over in this process: as ``keeping.parcel``, and ten times as quick."""
    with TemporaryDirectory(prefix="quizbank-") as folder:
        return receiving.read(receiving.check(file, Path(folder)), file)


@pytest.fixture
def table(data_folder: Path) -> Iterator[Table]:
    laid = Table(data_folder)
    yield laid
    laid.desk.close()
