"""One spelling for a name that is written in several: in Latin or Cyrillic letters, by this or that transliteration."""

import re
import unicodedata
from collections.abc import Iterator
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
    wanted = spelt(words).split()
    if not wanted:
        return None
    longest = max(wanted, key=len)
    alone: tuple[int, int] | None = None
    row: list[tuple[int, str]] = []
    for start, end, word in _spelt_words(text):
        row = [*row, (start, word)][-len(wanted) :]
        if len(row) == len(wanted) and all(w.startswith(t) for (_, w), t in zip(row, wanted, strict=True)):
            return row[0][0], end
        if alone is None and word.startswith(longest):
            alone = start, end
    return alone


def _spelt_words(text: str) -> Iterator[tuple[int, int, str]]:
    for match in _WORD.finditer(text):
        yield *match.span(), _spelt_word(match.group())


@lru_cache(maxsize=65_536)
def _spelt_word(word: str) -> str:
    return spelt(word)
