"""An encoded Making worked out to its rows: most of the time of storing, away from the library and the window."""

from quizbank.store import articles
from quizbank.store.articles import Draft
from quizbank.workflows import making_codec

__all__ = ["Draft", "draft"]


def draft(making: bytes) -> Draft:
    """What ``Desk.add`` writes, in any thread; QuizbankError("making_damaged")."""
    return articles.draft(making_codec.decode(making))
