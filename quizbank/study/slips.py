"""A forgiven slip, letter by letter: what was typed beside what was meant, the letters that differ in brackets."""

from rapidfuzz.distance import Levenshtein

_OPEN, _CLOSE = "[]"


def marked(typed: str, meant: str) -> tuple[str, str]:
    """Both texts with what differs in brackets; unmarked where little is alike, as in two scripts.

    Case is no difference. What is missing in one is in brackets in the other only.
    """
    left, right = typed.casefold(), meant.casefold()
    if len(left) != len(typed) or len(right) != len(meant):  # casefolding made letters more
        left, right = typed, meant
    if Levenshtein.normalized_similarity(left, right) < 0.5:
        return typed, meant
    shown: tuple[list[str], list[str]] = ([], [])
    for step in Levenshtein.opcodes(left, right):
        parts = typed[step.src_start : step.src_end], meant[step.dest_start : step.dest_end]
        for side, part in zip(shown, parts, strict=True):
            side.append(part if step.tag == "equal" or not part else f"{_OPEN}{part}{_CLOSE}")
    return "".join(shown[0]), "".join(shown[1])
