"""From a source's bytes to a Making: what the analysis process does for each job."""

from quizbank.domain.article import Article
from quizbank.domain.errors import QuizbankError
from quizbank.domain.selection import Making
from quizbank.workflows.analysis import MakeJob
from quizbank.workflows.make_questions import Report, Wishes, keep_to_read, make


def load_source(job: MakeJob) -> Article:
    """The job's bytes as an article; QuizbankError as of ``sources.apart``, or "date_missing" until it is settled."""
    from quizbank.sources.apart import load_apart

    article = load_apart(
        job.data,
        job.name,
        format=job.format,
        published=job.published,
        verbatim=job.verbatim,
        any_language=job.reading_only,
        title=job.title,
    )
    if article.published is None and not job.date_settled:
        raise QuizbankError("date_missing", name=job.name or article.title)
    return article


def analyse(job: MakeJob, report: Report) -> Making:
    """Load, read, ask: everything made of one source, or a known error and nothing."""
    report("loading", 0, 1)
    article = load_source(job)
    if job.reading_only:
        return keep_to_read(article, job.seed)
    return make(article, Wishes(job.seed), report)
