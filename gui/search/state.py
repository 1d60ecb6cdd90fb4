"""What the search page shows, worked out from rows of the desk; without Qt."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from gui.kit.days import say_day
from quizbank.domain.names import fit_to_show
from quizbank.strings import say
from quizbank.workflows.rows import ArticleRow, FoundRow

MOST = 20
"""Of each kind; who wants others types a further word."""
_LONGEST = 60  # characters of what was typed, where it is repeated


@dataclass(frozen=True, slots=True)
class FoundLine:
    """A row: ``sort`` is article, question, or the kind of a name; ``page`` and ``target`` where it leads."""

    key: str
    sort: str
    text: str
    meta: str
    word: str
    page: str
    target: str


@dataclass(frozen=True, slots=True)
class SearchState:
    """The lines found and a sentence over them; without lines ``title`` and ``body`` say why and what to do.

    ``waiting`` articles are not in the index yet; ``empty`` is a library without articles.
    """

    lines: tuple[FoundLine, ...] = ()
    summary: str = ""
    title: str = ""
    body: str = ""
    waiting: int = 0
    empty: bool = False


def search_state(words: str, found: Sequence[FoundRow], articles: Sequence[ArticleRow], waiting: int) -> SearchState:
    """The state for what was typed; ``found`` counts only once nothing is ``waiting``."""
    if not articles:
        return SearchState(title=say("search", "empty"), body=say("search", "empty_body"), empty=True)
    if waiting:
        return SearchState(title=say("search", "waiting", count=waiting), body=say("search", "waiting_body"),
                           waiting=waiting)  # fmt: skip
    if not words.strip():
        return SearchState(title=say("search", "begin"), body=say("search", "begin_body"))
    if not found:
        return SearchState(title=say("search", "nothing", words=_shown(words)), body=say("search", "nothing_body"))
    by_id = {row.id: row for row in articles}
    lines = tuple(_line(number, row, by_id) for number, row in enumerate(found))
    return SearchState(lines, _summary(found))


def _line(number: int, row: FoundRow, articles: Mapping[str, ArticleRow]) -> FoundLine:
    article = articles.get(row.article)
    meta, page, target = article.title if article else "", "article", row.article
    if row.kind == "article":
        meta = row.around or (_source(article) if article else "")
        target = f"{row.article}/@{row.place[0]}-{row.place[1]}" if row.place else row.article
    elif row.kind == "actor":
        target = f"{row.article}/who:{row.ref}"
    else:
        page, target = "questions", f"{row.article}/{row.ref}"
    return FoundLine(str(number), row.sort, row.label, meta, say("search", f"sort_{row.sort}"), page, target)


def _source(row: ArticleRow) -> str:
    return " · ".join(part for part in (row.outlet, say_day(row.published) if row.published else "") if part)


def _summary(found: Sequence[FoundRow]) -> str:
    counts = Counter(row.kind for row in found)
    kinds = [say("search", f"found_{kind}", count=counts[kind]) for kind in ("article", "actor", "question")
             if counts[kind]]  # fmt: skip
    best = say("search", "best", count=MOST) if max(counts.values()) >= MOST else ""
    return " ".join(part for part in (f"{' · '.join(kinds)}.", best) if part)


def _shown(words: str) -> str:
    """What was typed, as it may be repeated: one line, short, nothing that hides or moves other letters."""
    plain = fit_to_show(" ".join(words.split()))
    return plain if len(plain) <= _LONGEST else f"{plain[:_LONGEST]}…"
