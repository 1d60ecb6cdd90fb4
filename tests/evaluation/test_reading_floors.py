"""What reading must not fall below; how the figures came about stands in READING.md."""

from pathlib import Path

import pytest

from quizbank.reading.reader import Reader, load_reader
from tests.evaluation import clusters, yearless
from tests.evaluation.reading import dates_f1, names_f1

NAMES = 0.775
DATES = 0.78
SEED = 0.97
STORIES = 0.975
YEARLESS = 95


@pytest.fixture(scope="module")
def reader() -> Reader:
    return load_reader()


def test_names_by_strict_f1(shared: Path, reader: Reader) -> None:
    assert shared.is_dir()
    assert names_f1(reader) >= NAMES


def test_dates_by_value_f1(shared: Path, reader: Reader) -> None:
    assert shared.is_dir()
    assert dates_f1(reader) >= DATES


def test_persons_and_organizations_by_b_cubed(shared: Path, reader: Reader) -> None:
    assert shared.is_dir()
    groups = clusters.totals(reader)
    assert groups["seed"].actors.f1 >= SEED
    assert groups["stories"].actors.f1 >= STORIES


def test_days_without_a_year(reader: Reader) -> None:
    total = len(list(yearless.sentences()))
    assert total - len(yearless.wrong(reader)) >= total * YEARLESS // 100
