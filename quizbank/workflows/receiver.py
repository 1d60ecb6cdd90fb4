"""The process that looks a stranger's library over: a file in, a checked copy and what it would bring out.

It has neither the network nor the window's library: merging is tried in a copy. ``receiving_apart`` starts and ends it.
"""

import json
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path

from quizbank.domain.errors import QuizbankError
from quizbank.domain.keeping import Merged
from quizbank.sources import child
from quizbank.store import backups, receiving
from quizbank.store.engine import FILE_NAME, open_library
from quizbank.workflows import carrying_over
from quizbank.workflows.bench import Bench

MOST_MEMORY = 3 * 1024**3
"""Of address space: a library of the greatest size that is taken, read whole beside one's own."""


def serve() -> None:
    """Answer one request: the place of the checked copy and what merging it would bring, or a known error."""
    source, answers = child.pipes()
    child.cap_memory(MOST_MEMORY)
    child.cut_network()
    request = json.loads(child.read(source) or b"{}")
    child.end_after(int(request["seconds"]) + 5)
    child.write(answers, json.dumps(_answer(request)).encode())
    child.write(answers, b"")


def _answer(request: dict[str, str]) -> dict[str, object]:
    file, folder = Path(request["file"]), Path(request["folder"])
    try:
        checked = receiving.check(file, folder)
        merged = _preview(checked, file, request) if request["library"] else None
    except QuizbankError as error:
        return {"code": error.code, "parameters": {name: str(value) for name, value in error.parameters.items()}}
    except MemoryError:
        return {"code": "out_of_memory", "parameters": {"name": file.name}}
    return {"checked": str(checked), "merged": merged and asdict(merged)}


def _preview(checked: Path, file: Path, request: dict[str, str]) -> Merged:
    """What merging it would bring: the merging itself, into a copy of the library that nobody keeps."""
    copy = Path(request["folder"]) / "library"
    backups.save(Path(request["library"]), copy / FILE_NAME)
    library = open_library(copy)
    try:
        now = datetime.fromisoformat(request["now"])
        return carrying_over.look_into(Bench(library, lambda: now, UTC), receiving.read(checked, file))
    finally:
        library.close()
