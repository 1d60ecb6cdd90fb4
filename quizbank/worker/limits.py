"""What the analysis process may take of the computer."""

import sys
from contextlib import suppress

MOST_BYTES = 3 * 1024**3
"""Of address space: five times what the longest article needs that is taken."""


def cap_memory(most: int = MOST_BYTES) -> None:
    """Let this process fail (MemoryError) rather than the whole computer; nothing where there is no such limit."""
    if sys.platform == "win32":
        return
    import resource

    with suppress(OSError, ValueError):
        _, hardest = resource.getrlimit(resource.RLIMIT_AS)
        resource.setrlimit(resource.RLIMIT_AS, (most if hardest < 0 else min(most, hardest), hardest))
