"""A table for spreadsheets: UTF-8 with a byte order mark (Excel needs it for Cyrillic), CRLF, one row an item."""

import csv
import io

from quizbank.domain.question import Question
from quizbank.domain.spreadsheet import as_cell
from quizbank.export import wording
from quizbank.export.pack import ExportItem, Pack, Written

NAME = "csv"
EXTENSION = ".csv"
NEEDS_ITEMS = True

COLUMNS = (
    *("id", "topic", "kind", "interaction", "stem", "options", "answer", "also_accepted", "explanation"),
    *("proof", "claimed_by", "article", "outlet", "published"),
)


def write(pack: Pack) -> Written:
    """The items as rows below a header; lists (options, forms) stand in one cell, a line each."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    writer.writerows([cell(value) for value in _row(item)] for item in pack.items)
    return Written(text.getvalue().encode("utf-8-sig"), len(pack.items))


def cell(value: str) -> str:
    """The text as a cell that no spreadsheet runs."""
    return as_cell(wording.legible(value))


def _row(item: ExportItem) -> tuple[str, ...]:
    question = item.question
    return (
        item.uid,
        question.topic.value,
        question.kind,
        question.interaction.value,
        question.stem,
        "\n".join(_choices(question)),
        wording.answer(question),
        "\n".join(wording.also_accepted(question)),
        question.explanation,
        wording.proof_text(question),
        item.claimed_by,
        item.article_title,
        item.outlet,
        item.published.isoformat() if item.published else "",
    )


def _choices(question: Question) -> tuple[str, ...]:
    """The options; of a matching item both columns."""
    left = tuple(left for left, _ in wording.pairs(question))
    return left + wording.choices(question)
