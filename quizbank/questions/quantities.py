"""Numbers as answers: their size, the forms that are taken for right, and wrong ones of the same form."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from quizbank import resources

_NUMBER = re.compile(r"\d[\d,]*(?:\.\d+)?")
_STEPS = (-0.22, -0.15, 0.12, 0.18, 0.26)
_SMALL_STEPS = (-3, -2, 2, 3, 4)
_SMALL = 30
_WHOLE = 100


def bare(text: str, language: str) -> str:
    """The number without "about" or "at least"."""
    low = text.lower()
    hedge = next((h for h in _words(language)["hedges"] if low.startswith(f"{h} ")), "")
    return bare(text[len(hedge) + 1 :], language) if hedge else text


def is_bounded(before: str, language: str) -> bool:
    """Whether the words before a number make it a bound: a smaller one is as true as "over 1,000"."""
    return any(before.lower().rstrip().endswith(f" {bound}") for bound in _words(language)["bounds"])


def value(text: str, language: str) -> float:
    """How large the number is; 0.0 for one that cannot be read."""
    words = _words(language)
    found = _NUMBER.search(text)
    size = float(found[0].replace(",", "")) if found else _in_words(bare(text, language).split(), words)
    for word in text.lower().split():
        size *= words["scales"].get(word, 1)
    return size


def variants(text: str, language: str) -> tuple[str, ...]:
    """Every written form of the number that is taken for right."""
    plain = bare(text, language)
    forms = [text, plain]
    for sign in _words(language)["percent"]:
        if plain.endswith(sign):
            number = plain.removesuffix(sign)
            forms += [number, *(f"{number}{s}" for s in _words(language)["percent"])]
    size = value(text, language)
    if size == int(size) and size > 0 and len(forms) == 2:
        forms += [str(int(size)), f"{int(size):,}"]
        if size < len(_words(language)["small"]):
            forms.append(_words(language)["small"][int(size)])
    return tuple(dict.fromkeys(forms))


def near(text: str, language: str, *, age: bool = False) -> Iterator[str]:
    """Numbers not far away, written in the same way."""
    words = _words(language)
    head = text[: len(text) - len(bare(text, language))]
    found = _NUMBER.search(text)
    if found is None:
        first, _, rest = bare(text, language).partition(" ")
        small = words["small"]
        at = small.index(first.lower()) if first.lower() in small else -1
        for step in _SMALL_STEPS if at > 0 else ():
            if 2 <= at + step < len(small):
                word = small[at + step]
                yield f"{head}{word.capitalize() if first[:1].isupper() else word} {rest}".strip()
        return
    number = found[0]
    size = float(number.replace(",", ""))
    share = any(text.endswith(s) for s in words["percent"])
    steps = (
        [size + s for s in _SMALL_STEPS]
        if age or (size < _SMALL and "." not in number)
        else [size * (1 + s) for s in _STEPS]
    )
    for other in steps:
        shown = _like(number, other)
        if shown and shown != number and other > 1 and not (share and other >= _WHOLE):
            yield text[: found.start()] + shown + text[found.end() :]


def _like(number: str, size: float) -> str:
    """The size with as many decimals, commas and round digits as the number."""
    if "." in number:
        decimals = len(number.split(".")[1])
        return f"{size:.{decimals}f}"
    plain = number.replace(",", "")
    zeros = len(plain) - len(plain.rstrip("0"))
    zeros = min(zeros, max(0, len(str(int(size))) - 2))
    whole = round(size / 10**zeros) * 10**zeros
    return f"{whole:,}" if "," in number else str(whole)


def _in_words(words_of: list[str], words: Mapping[str, Any]) -> float:
    first = words_of[0].lower() if words_of else ""
    if first in words["small"]:
        return float(words["small"].index(first))
    return float(words["tens"].get(first, 0))


def _words(language: str) -> Mapping[str, Any]:
    return resources.toml("stems", language, "numbers.toml")
