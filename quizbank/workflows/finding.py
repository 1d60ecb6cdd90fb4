"""Search over the library: what was found, and for an article where in its text."""

from quizbank.domain.spelling import place_of
from quizbank.store import articles, search
from quizbank.workflows.bench import Bench
from quizbank.workflows.rows import FoundRow

_AROUND = 60  # characters on both sides of what was found


def find(bench: Bench, words: str, limit: int) -> tuple[FoundRow, ...]:
    """At most so many articles, actors and questions that hold all the words."""
    with bench.library.looking():
        return tuple(_row(bench, hit, words) for hit in search.find(bench.library, words, limit))


def take_in(bench: Bench, most: int) -> int:
    """Make at most so many articles ready to be found; how many are left."""
    return search.take_in(bench.library, most)


def _row(bench: Bench, hit: search.Hit, words: str) -> FoundRow:
    text = articles.text(bench.library, hit.article) if hit.kind == "article" else ""
    place = place_of(text, words)
    around = _around(text, *place) if place else ""
    return FoundRow(hit.kind, hit.ref, hit.article, hit.label, hit.sort, place, around)


def _around(text: str, start: int, end: int) -> str:
    """The words about a place, on one line, cut between words."""
    first, last = max(0, start - _AROUND), min(len(text), end + _AROUND)
    before = text[first:start].split(" ", 1)[-1] if first else text[:start]
    after = text[end:last].rsplit(" ", 1)[0] if last < len(text) else text[end:]
    words = " ".join(f"{before}{text[start:end]}{after}".split())
    return f"{'… ' if first else ''}{words}{' …' if last < len(text) else ''}"
