"""Questions made anew from a reading that is kept: what the analysis process does for a RemakeJob."""

from dataclasses import replace

from quizbank.domain import reading_codec
from quizbank.domain.selection import Making
from quizbank.reading import corrections
from quizbank.workflows import making_codec
from quizbank.workflows.analysis import RemakeJob
from quizbank.workflows.make_questions import Report, Wishes, make_of


def remade(job: RemakeJob, report: Report) -> Making:
    """Facts and questions of the reading as corrected; QuizbankError("making_damaged" | "reading_damaged").

    The reading is kept as it was read, so that a correction can be taken back.
    """
    report("loading", 0, 1)
    old = making_codec.decode(job.making)
    reading = corrections.apply(reading_codec.decode(old.reading), job.corrections, old.article.text)
    report("model", 0, 1)
    return replace(make_of(old.article, reading, Wishes(old.seed), report), reading=old.reading)
