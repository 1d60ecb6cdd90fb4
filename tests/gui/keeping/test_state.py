"""What the page says, without a window."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from gui.keeping.state import backup_lines, bin_lines, file_name, merge_offer, out_path, restore_offer, say_when
from quizbank.domain.keeping import BinRow, Merged
from quizbank.workflows.backup_rows import BackupRow, Comparison

NOW = datetime(2031, 3, 20, 12, tzinfo=UTC)
BACKUP = BackupRow(Path("library-1.sqlite"), NOW, 12, 212, 96)


def test_a_backup_is_said_by_its_moment_and_what_it_holds() -> None:
    damaged = BackupRow(Path("b"), NOW, 0, 0, 0, "backup_damaged")
    migrated = BackupRow(Path("c"), None, 1, 1, 1)
    first, second, third = backup_lines((BACKUP, damaged, migrated))
    assert (first.title, first.meta) == (say_when(NOW), "12 articles, 212 cards, 96 answers")
    assert first.title.startswith("20 Mar 2031, ")
    assert (second.meta, second.verb) == ("Damaged: cannot be put back.", "")
    assert third.title == "Before Quizbank was updated" and third.meta == "1 article, 1 card, 1 answer"


def test_a_restoration_says_what_would_be_different() -> None:
    offer = restore_offer("20 Mar 2031, 09:00", Comparison(BACKUP, 0, 0, -3))
    assert offer.title == "Restore the backup of 20 Mar 2031, 09:00?"
    assert "212 cards" in offer.body and "3 answers fewer" in offer.body and "is kept" in offer.body


def test_an_article_in_the_bin_says_when_it_goes() -> None:
    (line,) = bin_lines((BinRow("a", "Floods", "Post", None, NOW, NOW + timedelta(days=30), 5),))
    assert (line.title, line.meta) == ("Floods", "Deleted 20 Mar 2031 · goes on 19 Apr 2031")


@pytest.mark.parametrize(
    ("merged", "said"),
    [
        (Merged(articles=3, here=2, reviews=41), "3 articles new, 2 already here, 41 answers new"),
        (Merged(articles=1, questions=1, reviews=1, quizzes=1, words=1, decisions=1),
         ("1 article new, 1 question new, 1 answer new, 1 quiz new, 1 edit, correction or accepted answer new,"
          " 1 question kept or dropped there")),
        (Merged(here=4, remade=1), "4 already here, 1 with newer questions"),
        (Merged(here=4), "all of it is here already"),
    ],
)  # fmt: skip
def test_a_file_says_what_it_brings(merged: Merged, said: str) -> None:
    offer = merge_offer("x.quizbank", merged)
    assert offer.title == f"x.quizbank: {said}."
    assert bool(offer.body) != merged.brings_nothing


@pytest.mark.parametrize(
    ("name", "file"),
    [("Who speaks for the coast?", "Who-speaks-for-the-coast.quizbank"), ("../..\\x", "x.quizbank"),
     ("…", "quizbank.quizbank"), ("я" * 200, "я" * 60 + ".quizbank")],
)  # fmt: skip
def test_a_file_is_named_for_what_it_carries(name: str, file: str) -> None:
    assert file_name(name) == file


def test_the_ending_is_added_where_it_is_missing() -> None:
    assert out_path("/a/b") == Path("/a/b.quizbank") and out_path("/a/b.quizbank") == Path("/a/b.quizbank")
    assert out_path("/a/b.2031") == Path("/a/b.2031.quizbank")
