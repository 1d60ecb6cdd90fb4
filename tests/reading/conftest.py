"""One loaded reader for all tests of reading, and a shorthand for reading a text."""

from collections.abc import Callable
from datetime import date

import pytest

from quizbank.domain.reading import Reading
from quizbank.reading.reader import Reader, load_reader
from tests.evaluation.reading import article_of

Read = Callable[..., Reading]


@pytest.fixture(scope="session")
def reader() -> Reader:
    return load_reader()


@pytest.fixture
def read(reader: Reader) -> Read:
    """Reads a text, published on the given day (ISO) or on no known one."""

    def read_text(text: str, published: str | None = None) -> Reading:
        return reader.read(article_of(text, date.fromisoformat(published) if published else None))

    return read_text
