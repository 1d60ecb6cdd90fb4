"""Bytes to a file, whole or not at all."""

import os
import secrets
from pathlib import Path

from quizbank.domain.errors import QuizbankError


def save(data: bytes, out: Path) -> None:
    """Write the bytes to ``out``, in place of a file that may be there.

    They go to a new file in the same folder first, which then takes the name in one step, so that a full disk or a
    crash leaves the old file as it was. Errors: "cannot_write" with the file's name and the system's reason.
    """
    if out.is_dir():
        raise QuizbankError("cannot_write_folder", path=out.name or str(out))
    if not out.parent.is_dir():
        raise QuizbankError("cannot_write_no_folder", path=out.name, folder=out.parent.name or str(out.parent))
    try:
        _replace(data, out)
    except OSError as error:
        raise QuizbankError("cannot_write", path=out.name, reason=error.strerror or str(error)) from error


def _replace(data: bytes, out: Path) -> None:
    target = out.resolve()  # through a link, so that the link stays one
    draft = target.with_name(f".quizbank-{secrets.token_hex(4)}")
    try:
        with draft.open("xb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        if target.exists():
            draft.chmod(target.stat().st_mode & 0o7777)
        draft.replace(target)
    except BaseException:
        draft.unlink(missing_ok=True)
        raise
