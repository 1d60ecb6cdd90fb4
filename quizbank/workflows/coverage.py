"""Coverage at the desk: of how many sentences of an article something is asked."""

from collections.abc import Iterable

from quizbank.progress.coverage import Coverage, coverage
from quizbank.store.engine import Library
from quizbank.store.proofs import places


def coverages(library: Library, articles: Iterable[str]) -> dict[str, Coverage]:
    """The coverage of each of the articles that is in the library."""
    found = places(library, articles)
    return {article: coverage(place.sentences, place.proofs) for article, place in found.items()}
