"""A desk whose clock the test moves."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from quizbank.domain.selection import Making
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


@pytest.fixture
def table(data_folder: Path) -> Iterator[Table]:
    laid = Table(data_folder)
    yield laid
    laid.desk.close()
