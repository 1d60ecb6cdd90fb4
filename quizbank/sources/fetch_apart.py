"""A link is fetched in a process of its own, which is ended when somebody cancels it or its time is over."""

from dataclasses import asdict

from quizbank.domain.errors import QuizbankError
from quizbank.domain.link import read_link
from quizbank.domain.names import fit_to_show
from quizbank.sources.errand import Errand
from quizbank.sources.fetch import LIMITS, Fetched, Limits

_MODULE = "quizbank.sources.fetch"


class Fetching:
    """One fetch; ``result`` waits for it in the thread that calls it, ``cancel`` may come from any other.

    QuizbankError of ``domain.link.read_link`` when it is made.
    """

    def __init__(self, link: str, limits: Limits = LIMITS) -> None:
        self.link = read_link(link)
        self._limits = limits
        self._errand = Errand(_MODULE, limits.seconds)

    def result(self) -> Fetched | None:
        """The page, or None when it was cancelled.

        QuizbankErrors: those of ``sources.fetch.fetch``, link_too_slow, and link_broken where the process died.
        """
        name = fit_to_show(self.link)
        try:
            answer = self._errand.run({"link": self.link, "limits": asdict(self._limits)})
        except TimeoutError as error:
            raise QuizbankError("link_too_slow", name=name, seconds=f"{self._limits.seconds:g}") from error
        except EOFError as error:
            raise QuizbankError("link_broken", name=name) from error
        return None if answer is None else Fetched(answer[1], str(answer[0]["format"]))

    def cancel(self) -> None:
        """End it: ``result`` gives None, at once."""
        self._errand.cancel()
