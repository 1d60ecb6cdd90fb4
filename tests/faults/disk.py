"""A disk that is full after so many bytes of a file: the system's own limit on the size of files."""

import resource
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


@contextmanager
def full_after(size: int) -> Iterator[None]:
    """Nothing in this process can write a file beyond that size; Python lets the write fail (EFBIG)."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


def sizes(folder: Path) -> dict[str, int]:
    """The files of a folder with their sizes."""
    return {path.name: path.stat().st_size for path in folder.iterdir() if path.is_file()}
