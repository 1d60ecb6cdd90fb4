"""From what is dropped, pasted, typed or chosen to sources that can be queued."""

from collections.abc import Iterable
from pathlib import Path

from PySide6.QtCore import QMimeData

from gui.library.import_state import Failure, Source, failure
from quizbank.domain.errors import QuizbankError
from quizbank.domain.link import links_in, read_link, show_link
from quizbank.strings import say
from quizbank.workflows import keeping, places

type Intake = tuple[tuple[Source, ...], tuple[Failure, ...]]
"""Sources, and why there are none or fewer."""


def from_mime(data: QMimeData) -> Intake:
    """Files and links that were dragged or copied, else text: as the web page it was copied from, if it was one."""
    files = [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]
    links = tuple(bytes(url.toEncoded().data()).decode() for url in data.urls() if not url.isLocalFile())
    if links := links or (() if files else links_in(data.text())):
        (sources, failures), (pages, missed) = from_files(files), from_links(links)
        return (*sources, *pages), (*failures, *missed)
    if files:
        return from_files(files)
    plain = data.text().strip()
    if not plain:
        return _refused("no_text")
    if data.hasHtml():
        return (Source(data=data.html().encode(), format="html", plain=plain.encode()),), ()
    return (Source(data=plain.encode(), format="text"),), ()


def from_files(files: Iterable[Path]) -> Intake:
    """Files, and what can be read in folders; the bytes are read when their turn comes."""
    sources: list[Source] = []
    failures: list[Failure] = []
    for given in files:
        try:
            sources += (Source(places.name_of(file), file) for file in places.source_files(given))
        except QuizbankError as error:
            failures.append(failure(places.name_of(given), error))
    return tuple(sources), tuple(failures)


def from_links(links: Iterable[str]) -> Intake:
    """Links; what is behind them is fetched when their turn comes."""
    sources: list[Source] = []
    failures: list[Failure] = []
    for given in links:
        try:
            sources.append(Source(link=read_link(given)))
        except QuizbankError as error:
            failures.append(failure(show_link(error.parameters["name"]), error))
    return tuple(sources), tuple(failures)


def parcel_among(data: QMimeData) -> Path | None:
    """The file that carries a library to be merged, if that is all there is."""
    files = [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]
    return files[0] if len(files) == 1 and keeping.is_parcel(files[0]) else None


def _refused(code: str) -> Intake:
    return (), (Failure(say("import", f"{code}_title"), say("import", f"{code}_body")),)
