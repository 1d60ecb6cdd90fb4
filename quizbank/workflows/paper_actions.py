"""Paper and files at the desk: items of the library as a sheet, its pages, or a file."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from quizbank.domain.paper import DrawnSheet, ExportReport, PaperOptions
from quizbank.export import save as saving
from quizbank.export import write as writing
from quizbank.export.pack import ExportItem, Pack, claim_speakers
from quizbank.store import articles, questions
from quizbank.store.questions import QuestionRecord
from quizbank.workflows.bench import Bench


def sheet(bench: Bench, uids: Iterable[str], options: PaperOptions) -> bytes:
    """The printed quiz as PDF."""
    return writing.write("pdf", _pack(bench, uids, options)).data


@dataclass(frozen=True, slots=True)
class PackedPaper:
    """Items taken out of the library (the contract stands in ``workflows.desk.Paper``)."""

    _pack: Pack

    def draw(self, pixels_per_inch: float) -> DrawnSheet:
        """The printed quiz as PNG pages."""
        from quizbank.export.formats.pdf import draw  # typst is loaded when paper is asked for

        return draw(self._pack, pixels_per_inch)

    def save(self, format_name: str, out: Path) -> ExportReport:
        """Write a file whole or not at all; QuizbankError("cannot_write")."""
        written = writing.write(format_name, self._pack)
        saving.save(written.data, out)
        return ExportReport(written.written, written.left_out)


def paper(bench: Bench, uids: Iterable[str], options: PaperOptions) -> PackedPaper:
    """The items as they stand now, for work beside the window."""
    return PackedPaper(_pack(bench, uids, options))


def export(bench: Bench, uids: Iterable[str], format_name: str, out: Path, options: PaperOptions) -> ExportReport:
    """Write a file whole or not at all; QuizbankError("cannot_write")."""
    return paper(bench, uids, options).save(format_name, out)


def _pack(bench: Bench, uids: Iterable[str], options: PaperOptions) -> Pack:
    """The items in the order given, worded by one article if one asks them all; only then with its Making."""
    chosen = tuple(dict.fromkeys(uids))
    with bench.library.looking():
        article = questions.common_article(bench.library, chosen)
        records = [questions.question(bench.library, uid, article) for uid in chosen]
        homes = dict.fromkeys(record.article for record in records)
        makings = {home: articles.making(bench.library, home) for home in homes}
    speakers = {home: claim_speakers(making) for home, making in makings.items()}
    items = tuple(_item(record, speakers[record.article]) for record in records)
    return Pack(options.title, items, makings.get(article), options)


def _item(record: QuestionRecord, speakers: dict[str, str]) -> ExportItem:
    question = record.question
    return ExportItem(
        uid=record.uid,
        question=question,
        article_title=record.article_title,
        outlet=record.outlet,
        published=record.published,
        claimed_by=speakers.get(question.fact, "") if question.claimed else "",
    )
