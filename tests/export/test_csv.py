"""The table: strict CSV that a spreadsheet opens with every letter and runs nowhere."""

import csv
import io

import pytest

from quizbank.export.formats.csv import COLUMNS, cell
from quizbank.export.write import write
from tests.export import builders


def rows(data: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline=""), strict=True))


def test_one_row_an_item_with_answer_proof_and_source() -> None:
    written = write("csv", builders.pack())
    table = rows(written.data)
    assert len(table) == written.written == 6
    choice = table[0]
    assert list(choice) == list(COLUMNS)
    assert choice["options"] == "Anneke Roth\nIlsa Corrin\nTomas Veld"
    assert choice["answer"] == "Ilsa Corrin"
    assert choice["proof"] == builders.PROOF
    assert choice["published"] == "2030-03-05"
    by_interaction = {row["interaction"]: row for row in table}
    assert by_interaction["text"]["also_accepted"] == "Corrin"
    assert by_interaction["true_false"]["answer"] == "True"
    assert by_interaction["ordering"]["answer"] == "1. The reading fails\n2. The vote\n3. The signing"
    assert "Tomas Veld – Veld" in by_interaction["matching"]["answer"]


def test_byte_order_mark_crlf_between_records_lf_inside() -> None:
    data = write("csv", builders.hostile_pack()).data
    assert data.startswith(b"\xef\xbb\xbf")
    assert data.endswith(b"\r\n")
    assert all("\r" not in value for row in rows(data) for value in row.values())


@pytest.mark.parametrize(
    "text", ["=1+1", "+1", "-1", "@SUM(A1)", " \t=1+1", "\r\n=1+1", "\x00=1", "＝1+1", "＋1", "－1", "＠SUM(A1)"]
)
def test_a_formula_becomes_text(text: str) -> None:
    assert cell(text).startswith("'")


def test_no_cell_of_a_hostile_pack_is_a_formula() -> None:
    for row in rows(write("csv", builders.hostile_pack()).data):
        assert not any(value.lstrip()[:1] in ("=", "+", "-", "@") for value in row.values() if value)
