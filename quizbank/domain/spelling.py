"""One spelling for a name that is written in several: in Latin or Cyrillic letters, by this or that transliteration."""

import re
import unicodedata
from functools import lru_cache

from quizbank.domain.identity import fold

# Letters of Cyrillic alphabets as English-language news writes them; what is not listed stays as it is.
_LETTERS = str.maketrans(
    {
        **dict(zip("абвгдезийклмнопрстуфыэ", "abvgdeziiklmnoprstufye", strict=True)),
        **dict(zip("іјәғқңөұүһҷӣӯ", "ijagknouuhjiu", strict=True)),
        "ё": "e",
        "ж": "zh",
        "х": "kh",
        "ц": "ts",
        "ч": "ch",
        "ш": "sh",
        "щ": "shch",
        "ю": "yu",
        "я": "ya",
        "ъ": "",
        "ь": "",
        "ђ": "dj",
        "ћ": "c",
        "љ": "lj",
        "њ": "nj",
    }
)
# In this order: one way to write a sound for the several in use. Tokayev, Toqaev and Токаев are one name.
_SOUNDS = (
    *(("kh", "h"), ("q", "k"), ("w", "v"), ("x", "ks"), ("j", "zh")),
    *(("ye", "e"), ("yo", "e"), ("iy", "i"), ("yy", "i"), ("y", "i"), ("ii", "i")),
)


_WORD = re.compile(r"[^\W_]+(?:[’'ʼ][^\W_]+)*")


def spelt(text: str) -> str:
    """The words as they are looked for: without marks and case, Cyrillic as Latin, one spelling for each sound."""
    composed = unicodedata.normalize("NFC", text).casefold()
    latin = fold(composed.translate(_LETTERS))
    for written, meant in _SOUNDS:
        latin = latin.replace(written, meant)
    return latin


def place_of(text: str, words: str) -> tuple[int, int] | None:
    """Where the words stand in a text by their beginnings: all of them in a row, else the longest; None for nowhere."""
    typed = _WORD.findall(words)
    if not typed:
        return None
    for few in (typed, [max(typed, key=len)]):
        # As it was typed first: to spell every word of every text that was found took longer than to find them.
        if place := _typed_place(text, few) or _spelt_place(text, [_spelt_word(word) for word in few]):
            return place
    return None


def _typed_place(text: str, wanted: list[str]) -> tuple[int, int] | None:
    low = text.lower()
    if len(low) != len(text):  # a letter that has no small form of one letter: the places would be others
        return None
    words = [word.lower() for word in wanted]
    in_a_row = re.compile(r"\W+".join(rf"{re.escape(word)}\w*" for word in words))
    at = low.find(words[0])
    while at >= 0:
        if not (at and low[at - 1].isalnum()) and (found := in_a_row.match(low, at)):
            return found.span()
        at = low.find(words[0], at + 1)
    return None


def _spelt_place(text: str, wanted: list[str]) -> tuple[int, int] | None:
    spans = [match.span() for match in _WORD.finditer(text)]
    words = [_spelt_word(text[start:end]) for start, end in spans]
    last = len(wanted) - 1
    for at, word in enumerate(words[: len(words) - last]):
        if word.startswith(wanted[0]) and all(map(str.startswith, words[at : at + last + 1], wanted)):
            return spans[at][0], spans[at + last][1]
    return None


@lru_cache(maxsize=65_536)
def _spelt_word(word: str) -> str:
    return spelt(word)
