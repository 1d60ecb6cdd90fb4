"""What a person typed, made fit for a column."""

_LONGEST = 1000


def as_typed(text: str) -> str:
    """The beginning of the text, half a surrogate pair (which SQLite cannot hold) replaced by "?"."""
    return text[:_LONGEST].encode("utf-8", "replace").decode()
