"""What the Study page says when nothing is due; without Qt."""

from dataclasses import dataclass

from quizbank.strings import say

_LONGEST_TITLE = 60


@dataclass(frozen=True, slots=True)
class Done:
    """Title, body and the words of the buttons ("" for one that there is no use for).

    ``more`` are new cards that could be started, ``last`` is the article to read on.
    """

    title: str
    body: str
    test: str = ""
    choose: str = ""
    start: str = ""
    read_on: str = ""
    plan: str = ""
    add: str = ""
    more: tuple[str, ...] = ()
    last: str = ""


def done(
    *, articles: int, questions: int, tomorrow: int, more: tuple[str, ...], scope: str, last: str, title: str
) -> Done:
    """The page without cards: of an empty library, of one article (``scope``), or of the library.

    ``questions`` can be asked; ``last`` is the article to read on, ``title`` its title.
    """
    if not articles:
        return Done(say("study", "empty"), say("study", "empty_body"), add=say("shell", "action_add_article"))
    return Done(
        title=say("study", "done_article" if scope else "done_title"),
        body=say("study", "done_next" if tomorrow else "done_next_none", count=tomorrow),
        test=say("study", "test_article" if scope else "test_me") if questions else "",
        choose=say("study", "choose") if questions else "",
        start=say("study", "start_new", count=len(more)) if more else "",
        read_on=say("study", "read_on_title", title=shortened(title)) if last else "",
        plan=say("plan", "title") if questions else "",
        more=more,
        last=last,
    )


def shortened(title: str) -> str:
    """A title that is short enough for a button, cut between words."""
    if len(title) <= _LONGEST_TITLE:
        return title
    cut = title[: _LONGEST_TITLE - 1].rsplit(" ", 1)[0]
    return f"{cut} …"
