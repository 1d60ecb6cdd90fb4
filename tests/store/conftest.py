"""A library in a folder of its own, closed after the test."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from quizbank.store.engine import Library, open_library


@pytest.fixture
def library(data_folder: Path) -> Iterator[Library]:
    opened = open_library(data_folder)
    yield opened
    opened.close()
