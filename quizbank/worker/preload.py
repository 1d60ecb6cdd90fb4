"""Imported by the forkserver before it forks: every analysis process starts with the model in memory."""

from contextlib import suppress

from quizbank.domain.errors import QuizbankError
from quizbank.workflows.make_questions import reader_for

# A missing model is said by the job that needs it, in a sentence; here nobody would see it.
with suppress(QuizbankError):
    reader_for("en")
