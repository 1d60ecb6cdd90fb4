"""One spelling for a name that is written in several: in Latin or Cyrillic letters, by this or that transliteration."""

import unicodedata

from quizbank.domain.identity import fold

# Letters of Cyrillic alphabets as English-language news writes them; what is not listed stays as it is.
_LETTERS = {
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
# In this order: one way to write a sound for the several in use. Tokayev, Toqaev and Токаев are one name.
_SOUNDS = (
    *(("kh", "h"), ("q", "k"), ("w", "v"), ("x", "ks"), ("j", "zh")),
    *(("ye", "e"), ("yo", "e"), ("iy", "i"), ("yy", "i"), ("y", "i"), ("ii", "i")),
)


def spelt(text: str) -> str:
    """The words as they are looked for: without marks and case, Cyrillic as Latin, one spelling for each sound."""
    composed = unicodedata.normalize("NFC", text).casefold()
    latin = fold("".join(_LETTERS.get(c, c) for c in composed))
    for written, meant in _SOUNDS:
        latin = latin.replace(written, meant)
    return latin
