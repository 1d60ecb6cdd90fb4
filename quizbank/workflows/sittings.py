"""A review session as the window drives it: study's plain state, handed on, since the window sees no rooms."""

from quizbank.study.grading import hint
from quizbank.study.review_session import ReviewSession, grade, reveal, skip, start, undo
from quizbank.study.slips import marked

__all__ = ["ReviewSession", "grade", "hint", "marked", "reveal", "skip", "start", "undo"]
