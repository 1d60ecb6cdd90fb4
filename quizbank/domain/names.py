"""Names of files and addresses as people may be shown them."""

import unicodedata

_LONGEST = 200
# What moves or hides other characters: an innocent name must not be able to look like another, nor move the cursor.
_HIDDEN = frozenset({"Cc", "Cf", "Cs", "Co", "Zl", "Zp"})


def fit_to_show(name: str) -> str:
    """The name on one line: control, formatting and broken characters stand as "?", too long a middle as "…"."""
    plain = "".join("?" if unicodedata.category(c) in _HIDDEN else c for c in name)
    return plain if len(plain) <= _LONGEST else f"{plain[: _LONGEST // 2]}…{plain[-_LONGEST // 2 :]}"
