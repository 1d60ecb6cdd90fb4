"""The page behind a link: the one verb that uses the network, and only when somebody gives the link."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from quizbank.sources.fetch import Fetched as Fetched
    from quizbank.sources.fetch_apart import Fetching as Fetching


def fetching(link: str) -> "Fetching":
    """A fetch that is yet to begin, with ``result`` and ``cancel``; QuizbankErrors as of ``domain.link.read_link``."""
    from quizbank.sources.fetch_apart import Fetching

    return Fetching(link)


def fetch_page(link: str) -> "tuple[str, Fetched]":
    """The link as it is kept, and its page; QuizbankErrors as of ``sources.fetch.fetch``."""
    begun = fetching(link)
    page = begun.result()
    assert page is not None  # nobody else could cancel it
    return begun.link, page
