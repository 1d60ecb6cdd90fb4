"""What the window and the analysis process say to each other: jobs in, Progress | Result | Failed out.

Plain frozen values that pickle small; a Result carries an encoded Making, which stays opaque on its way.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from quizbank.domain.correction import Correction

type Parameters = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class MakeJob:
    """Read a source and make questions from it.

    ``data`` are the source's bytes, ``name`` its file name (or "" for pasted text). ``published`` overrides what the
    source says; with ``date_settled`` the job goes on without a date, otherwise it fails with "date_missing".
    ``reading_only`` keeps a page in any language as an article without questions.
    """

    name: str
    data: bytes
    published: date | None = None
    date_settled: bool = False
    reading_only: bool = False
    verbatim: bool = False
    format: str = ""
    seed: int = 0
    title: str = ""


@dataclass(frozen=True, slots=True)
class RemakeJob:
    """Make the questions of an article of the library anew, from the reading that is kept with it.

    ``making`` is its encoded Making (only article, reading and seed are looked at), ``name`` its title.
    """

    name: str
    making: bytes
    corrections: tuple[Correction, ...] = ()


type Job = MakeJob | RemakeJob


@dataclass(frozen=True, slots=True)
class Progress:
    """``step`` is a code of the strings catalogue ([progress]); ``done`` of ``total`` units."""

    step: str
    done: int
    total: int


@dataclass(frozen=True, slots=True)
class Result:
    """The encoded Making (``workflows.making_codec``)."""

    making: bytes


@dataclass(frozen=True, slots=True)
class Failed:
    """A known error as code and parameters; "analysis_crashed" when the process died twice."""

    code: str
    parameters: Parameters = ()


type Message = Progress | Result | Failed


class Analyst(Protocol):
    """The window's handle on the analysis process; implemented by ``quizbank.worker``, given to pages by gui/app.py."""

    def start(self, job: Job) -> int:
        """Send a job; its ticket. Jobs are done one after another."""
        ...

    def messages(self) -> Iterator[tuple[int, Message]]:
        """What has arrived since the last call, without waiting; call it from a timer."""
        ...

    def cancel(self, ticket: int) -> None:
        """End the job: nothing more arrives from it. A running one ends its process, a new one is started."""
        ...

    def close(self) -> None:
        """End the process and wait for it."""
        ...
