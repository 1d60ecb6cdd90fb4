"""From what is dropped, pasted or chosen to sources that can be queued."""

from collections.abc import Iterable
from pathlib import Path

from PySide6.QtCore import QMimeData

from gui.library.import_state import Failure, Source, failure, is_link
from quizbank.domain.errors import QuizbankError
from quizbank.strings import say
from quizbank.workflows import keeping, places

type Intake = tuple[tuple[Source, ...], tuple[Failure, ...]]
"""Sources, and why there are none or fewer."""


def from_mime(data: QMimeData) -> Intake:
    """Files that were dragged or copied, else text: as the web page that it was copied from, if it was one."""
    files = [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]
    if files:
        return from_files(files)
    if data.hasUrls() or is_link(data.text()):
        return _refused("link")
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


def parcel_among(data: QMimeData) -> Path | None:
    """The file that carries a library to be merged, if that is all there is."""
    files = [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]
    return files[0] if len(files) == 1 and keeping.is_parcel(files[0]) else None


def _refused(code: str) -> Intake:
    return (), (Failure(say("import", f"{code}_title"), say("import", f"{code}_body")),)
