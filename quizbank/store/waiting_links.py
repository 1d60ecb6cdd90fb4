"""Links that wait for their text: kept when a page held no article, gone when the article is there."""

import json
from datetime import date, datetime

from quizbank.domain.changes import NOTHING, ChangeKind, Changes
from quizbank.domain.link import WaitingLink
from quizbank.store.engine import Library
from quizbank.store.moments import to_ticks
from quizbank.store.undo import Row, Step, undoable

_KINDS = (ChangeKind.ARTICLES,)


def every(library: Library) -> tuple[WaitingLink, ...]:
    """All of them, the newest first."""
    with library.looking() as connection:
        rows = connection.execute(
            "SELECT link, title, published, code, parameters FROM waiting_link ORDER BY added DESC, rowid DESC"
        ).fetchall()
    return tuple(
        WaitingLink(link, title, date.fromisoformat(day) if day else None, code, tuple(json.loads(parameters).items()))
        for link, title, day, code, parameters in rows
    )


def keep(library: Library, waiting: WaitingLink, at: datetime) -> Changes:
    """Let the link wait; one that waits already takes the newer words."""
    day = waiting.published.isoformat() if waiting.published else None
    parameters = json.dumps(dict(waiting.parameters), ensure_ascii=False)
    row: Row = (waiting.link, waiting.title, day, waiting.code, parameters, to_ticks(at))
    with undoable(library, "keep_link", _KINDS, (waiting.link,)) as step:
        step.replace("waiting_link", {"link": waiting.link}, [row])
    return step.changes


def forget(library: Library, link: str) -> Changes:
    """Let the link wait no more; nothing changes for one that does not."""
    if link not in (waiting.link for waiting in every(library)):
        return NOTHING
    with undoable(library, "forget_link", _KINDS, (link,)) as step:
        complete(step, link)
    return step.changes


def complete(step: Step, link: str) -> None:
    """Within an action: its article is there, so it waits no more."""
    step.replace("waiting_link", {"link": link}, [])
