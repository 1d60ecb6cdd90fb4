"""What is being added to the library: a queue of sources, what was asked about them, what failed; without Qt.

A source waits, is read, and ends as added, failed or asked about; an answered one goes to the front of the queue. A
link without an article behind it is neither: it is kept, and its text may be pasted.
"""

from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from gui.kit.days import say_day
from quizbank.domain.errors import QuizbankError
from quizbank.domain.link import WaitingLink, show_link
from quizbank.domain.names import fit_to_show
from quizbank.strings import say, say_error
from quizbank.workflows.analysis import MakeJob

ASKED = ("date_missing", "other_language")
"""Errors that are questions here: the person may answer and go on."""

WAITS = ("no_article", "link_kept_out", "link_type", "source_binary", "source_damaged", "source_empty",
         "source_too_large", "source_without_end", "page_too_complex")  # fmt: skip
"""Errors of a link that has a page, only none that holds an article: it waits for its text."""

# What part of the whole each step takes, in the order in which they come. How long a site takes is not known.
_STEPS = {"fetching": 0, "loading": 3, "model": 12, "reading": 65, "facts": 6, "questions": 7, "choosing": 7}
_NOT_HTML = ("no_article", "source_damaged", "page_too_complex", "source_too_large")


@dataclass(frozen=True, slots=True)
class Source:
    """What is to be added: a file by its ``path``, a page by its ``link``, or bytes in hand (pasted ones have no name).

    ``plain`` is the same as plain text, tried when the bytes cannot be read as a page. With ``completes`` the bytes are
    the text of a link that waits for it, and ``title`` is that of its page. The last three fields are what the person
    answered.
    """

    name: str = ""
    path: Path | None = None
    data: bytes = b""
    format: str = ""
    plain: bytes = b""
    link: str = ""
    completes: bool = False
    title: str = ""
    published: date | None = None
    date_settled: bool = False
    reading_only: bool = False

    @property
    def shown(self) -> str:
        """Its name for people."""
        return self.title or show_link(self.link) or self.name or say("import", "pasted")

    def job(self) -> MakeJob:
        """The work for the analysis process."""
        return MakeJob(
            self.link or self.name, self.data, published=self.published,
            date_settled=self.date_settled or self.reading_only, reading_only=self.reading_only, format=self.format,
            title=self.title,
        )  # fmt: skip


@dataclass(frozen=True, slots=True)
class Asked:
    """A source that waits for an answer: ``code`` is one of ASKED, ``name`` and ``language`` are for the words."""

    source: Source
    code: str
    name: str
    language: str = ""


@dataclass(frozen=True, slots=True)
class Failure:
    """What was not added (``title``), why, and what to do (``sentence``)."""

    title: str
    sentence: str


@dataclass(frozen=True, slots=True)
class ImportState:
    """``given`` and ``added`` count the sources of this round and those that came in; it ends when nothing is left.

    ``textless`` are links whose text is asked for, the first one now; they wait in the library, too.
    """

    current: Source | None = None
    waiting: tuple[Source, ...] = ()
    asked: tuple[Asked, ...] = ()
    failed: tuple[Failure, ...] = ()
    textless: tuple[WaitingLink, ...] = ()
    step: str = "loading"
    done: int = 0
    total: int = 0
    given: int = 0
    added: int = 0

    @property
    def idle(self) -> bool:
        """Whether nothing is read and nothing waits to be."""
        return self.current is None and not self.waiting

    @property
    def alone(self) -> bool:
        """Whether only one source was given in this round."""
        return self.given == 1

    def share(self) -> int:
        """How far the current source is, of 100."""
        before = 0
        for step, weight in _STEPS.items():
            if step == self.step:
                return before + (weight * min(self.done, self.total) // self.total if self.total else 0)
            before += weight
        return before

    def title(self) -> str:
        """What is being done."""
        return say("import", "adding", name=self.current.shown) if self.current else ""

    def detail(self) -> str:
        """The step, and how many more wait."""
        step = say("progress", self.step)
        return f"{step} · {say('import', 'waiting', count=len(self.waiting))}" if self.waiting else step


def given(state: ImportState, sources: tuple[Source, ...]) -> ImportState:
    """More sources; what failed before is forgotten when a new round begins."""
    if not state.idle or state.asked:
        return replace(state, waiting=state.waiting + sources, given=state.given + len(sources))
    return ImportState(waiting=sources, given=len(sources))


def begun(state: ImportState) -> ImportState:
    """The first that waits is the current one."""
    first, *rest = state.waiting
    step = "fetching" if first.link and not first.data else "loading"
    return replace(state, current=first, waiting=tuple(rest), step=step, done=0, total=0)


def read(state: ImportState, data: bytes, format_name: str = "") -> ImportState:
    """The current source's bytes have come, from the disk or from its site, which may have named their format."""
    assert state.current
    return replace(state, current=replace(state.current, data=data, format=format_name), step="loading")


def moved(state: ImportState, step: str, done: int, total: int) -> ImportState:
    """The analysis process told how far it is."""
    return replace(state, step=step, done=done, total=total)


def came_in(state: ImportState) -> ImportState:
    """The current source is in the library now."""
    return replace(was_there(state), added=state.added + 1)


def was_there(state: ImportState) -> ImportState:
    """The current source was in the library already."""
    link = state.current.link if state.current else ""
    return replace(state, current=None, textless=tuple(one for one in state.textless if one.link != link))


def stopped(state: ImportState, error: QuizbankError) -> ImportState:
    """The current source cannot be added as it is: ask about it, try it as plain text, or note why."""
    source = state.current
    assert source
    if source.plain and error.code in _NOT_HTML:
        again = replace(source, data=source.plain, plain=b"", format="text")
        return replace(state, current=None, waiting=(again, *state.waiting))
    if error.code in ASKED:
        name = source.shown if source.link else error.parameters.get("name") or source.shown
        asked = Asked(source, error.code, name, error.parameters.get("language", ""))
        return replace(state, current=None, asked=(*state.asked, asked))
    return replace(state, current=None, failed=(*state.failed, failure(source.shown, error)))


def waiting_link(source: Source, error: QuizbankError) -> WaitingLink | None:
    """What is kept of a link that has no article behind it; None where the error is another."""
    if not source.link or source.completes or error.code not in WAITS:
        return None
    said = {name: fit_to_show(value) for name, value in error.parameters.items() if value}
    day = said.pop("published", "")
    published = source.published or (date.fromisoformat(day) if day else None)
    return WaitingLink(source.link, said.pop("title", ""), published, error.code, tuple(said.items()))


def kept(state: ImportState) -> ImportState:
    """The current source is a link that waits for its text now."""
    return replace(state, current=None)


def asking_for_text(state: ImportState, waiting: WaitingLink, *, first: bool = False) -> ImportState:
    """Ask for the text of a link: behind the others that are asked for, or ``first``."""
    others = tuple(one for one in state.textless if one.link != waiting.link)
    return replace(state, textless=(waiting, *others) if first else (*others, waiting))


def completed(state: ImportState, text: Source) -> ImportState:
    """A text was pasted for the link that is asked for first: title, link and day are those of its page."""
    waiting = state.textless[0]
    source = replace(
        text, link=waiting.link, completes=True, title=waiting.title, published=text.published or waiting.published
    )
    return replace(given(state, (source,)), textless=state.textless)


def still_waiting(state: ImportState, links: tuple[WaitingLink, ...]) -> ImportState:
    """Only these wait in the library by now."""
    there = {one.link for one in links}
    return replace(state, textless=tuple(one for one in state.textless if one.link in there))


def let_wait(state: ImportState) -> ImportState:
    """Do not ask for the first text now."""
    return replace(state, textless=state.textless[1:])


def waiting_words(waiting: WaitingLink) -> tuple[str, str]:
    """Title and body of the message that asks for a link's text."""
    said = dict(waiting.parameters)
    words = int(said.get("words", "0"))
    if waiting.code == "no_article":
        why = say("import", "waits_words", count=words) if words else say("import", "waits_no_words")
    elif waiting.code == "link_kept_out":
        why = say("import", "waits_kept_out", status=said.get("status", ""))
    elif waiting.code == "link_type":
        kind = said.get("type", "")
        short = kind.rpartition("/")[2].upper()
        why = say("import", "waits_type", type=short if len(short) <= 4 else kind)
    else:
        why = say("import", "waits_unread")
    title = say("import", "waits_title", name=waiting.title or show_link(waiting.link))
    return title, f"{why} {say('import', 'waits_titled' if waiting.title else 'waits_untitled')}"


def dated(state: ImportState, published: date | None) -> ImportState:
    """The first question is answered with a day, or with None: go on without one."""
    return _answered(state, replace(state.asked[0].source, published=published, date_settled=True))


def kept_to_read(state: ImportState) -> ImportState:
    """The first question is answered: keep the page without questions."""
    return _answered(state, replace(state.asked[0].source, reading_only=True))


def not_added(state: ImportState) -> ImportState:
    """The first question is answered: leave that source out."""
    return replace(state, asked=state.asked[1:])


def cancelled(state: ImportState) -> ImportState:
    """Stop: neither the current source nor one that waits is added."""
    return replace(state, current=None, waiting=())


def dismissed(state: ImportState) -> ImportState:
    """What failed was read."""
    return replace(state, failed=())


def refused(state: ImportState, failures: tuple[Failure, ...]) -> ImportState:
    """Something could not even be queued; what failed before is forgotten unless its round still goes on."""
    state = state if not state.idle or state.asked else ImportState()
    return replace(state, failed=(*state.failed, *failures))


def failure(name: str, error: QuizbankError) -> Failure:
    """The failure of the source that is called so."""
    return Failure(say("import", "failed", name=name), say_error(error))


def failure_words(failed: tuple[Failure, ...]) -> tuple[str, str]:
    """Title and body of the message about all that failed."""
    if len(failed) == 1:
        return failed[0].title, failed[0].sentence
    return say("import", "failed_some", count=len(failed)), "\n".join(f"• {one.sentence}" for one in failed)


def date_problem(day: date | None, today: date) -> str:
    """Why a day cannot be that of publication; "" if it can."""
    if day is None:
        return say("import", "date_missing")
    return say("import", "date_later", day=say_day(day)) if day > today else ""


def _answered(state: ImportState, source: Source) -> ImportState:
    return replace(state, asked=state.asked[1:], waiting=(source, *state.waiting))
