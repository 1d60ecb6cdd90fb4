"""Whether a library's file is sound: its pages, its references, its log. Nothing here repairs."""

from quizbank.domain.review import CardEvent, CardState
from quizbank.store import cards, carried_checks, events
from quizbank.store.engine import Library


def fault(library: Library) -> str:
    """SQLite's first complaint about the file (every page is read), or ""."""
    with library.looking() as connection:
        word = str(connection.execute("PRAGMA integrity_check(1)").fetchone()[0])
    return "" if word == "ok" else word


def dangling(library: Library) -> tuple[str, ...]:
    """The table of each row that refers to a row that is not there."""
    with library.looking() as connection:
        return tuple(row[0] for row in connection.execute("PRAGMA foreign_key_check"))


def unreadable(library: Library) -> str:
    """The table of the first thing that is not what it should be, or "": all that a carried file is held to."""
    with library.looking() as connection:
        return carried_checks.spoilt(connection)


def version(library: Library) -> int:
    """The version of the file."""
    with library.looking() as connection:
        return int(connection.execute("PRAGMA user_version").fetchone()[0])


def card_logs(library: Library) -> tuple[tuple[str, CardState, tuple[CardEvent, ...]], ...]:
    """Every card (uid) with its stored schedule and its log, cards of deleted articles among them."""
    with library.looking():
        log: dict[str, list[CardEvent]] = {}
        for event in events.read(library):
            log.setdefault(event.uid, []).append(event)
        return tuple((card.uid, card.state, tuple(log.get(card.uid, ()))) for card in cards.every(library))
