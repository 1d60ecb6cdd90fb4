"""What the page remembers in the library: the last article and the place in it, and closed hints."""

from quizbank.domain.changes import Changes
from quizbank.workflows.desk import Desk

_LAST, _PLACE, _HINTS = "last_article", "article_place", "hints_closed"


class Memory:
    """Reads and writes settings of the desk; without Qt."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def last_article(self) -> str:
        """The article that was open last, else the one that was added last; "" in an empty library."""
        rows = self._desk.articles()
        last = self._desk.setting(_LAST)
        return last if any(row.id == last for row in rows) else rows[0].id if rows else ""

    def keep_article(self, article: str) -> None:
        """This one is open now."""
        self._desk.remember(_LAST, article)

    def place(self, article: str) -> tuple[int, str]:
        """The offset and the card at which that article was left; (-1, "") for another."""
        kept, _, rest = self._desk.setting(_PLACE).partition(" ")
        offset, _, uid = rest.partition(" ")
        if kept != article or not offset.lstrip("-").isdigit():
            return -1, ""
        return int(offset), uid

    def keep_place(self, article: str, offset: int, uid: str) -> None:
        """The article is left there."""
        self._desk.remember(_PLACE, f"{article} {offset} {uid}")

    def closed_hints(self) -> frozenset[str]:
        """The hints that went away."""
        return frozenset(self._desk.setting(_HINTS).split())

    def close_hint(self, code: str) -> Changes:
        """A hint goes away for good."""
        return self._desk.remember(_HINTS, " ".join(sorted(self.closed_hints() | {code})))
